"""The end of a quest: what it came to, and the whole map without fog."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message

from gradquest.training.landscapes import LANDSCAPES
from gradquest.tui.feedback import seen
from gradquest.tui.lines import BLANK, HEAD, STRONG, Line
from gradquest.tui.mapview import MapView
from gradquest.tui.results_words import NOTHING, reached, worked
from gradquest.tui.scrolling import ScrollingPage
from gradquest.tui.words import Words

if TYPE_CHECKING:
    from gradquest.progress.achievement import Achievement
    from gradquest.training.quest import Quest
    from gradquest.training.result import Result
    from gradquest.training.start import Start


class QuestEndPage(ScrollingPage):
    """How it ended, and where one has been."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "onward", "on to the next", id="quest.onward"),
        Binding("r", "again", "same landscape", id="quest.again"),
        Binding("f4,m", "map", "map", id="quest.map"),
    ]
    heading = "quest"

    class Reckoned(Message):
        """The numbers are there."""

        def __init__(self, result: Result | None, unlocked: tuple[Achievement, ...]) -> None:
            super().__init__()
            self.result = result
            self.unlocked = unlocked

    def __init__(self, way: Quest, start: Start) -> None:
        super().__init__()
        self.way = way
        self.start = start
        self.result: Result | None = None
        self.unlocked: tuple[Achievement, ...] = ()

    def compose_body(self) -> ComposeResult:
        """Words on the left, the map on the right."""
        with Horizontal(id="split"):
            with Vertical(id="left"):
                yield Words()
            yield MapView()

    def on_mount(self) -> None:
        """Show the map at once, and reckon behind the first paint."""
        self.say_where(f"{self.heading}  {self.way.landscape.title}")
        for name in ("-drawn", "-exhibited"):
            self.set_class(True, name)
        self.write_end()
        self.query_one(MapView).show(self.way.whole_map)
        self._reckon()

    @work(thread=True, exclusive=True)
    def _reckon(self) -> None:
        game = self.quest.game
        self.post_message(self.Reckoned(game.result(self.way), tuple(game.new_achievements())))

    def on_quest_end_page_reckoned(self, event: Reckoned) -> None:
        """Show what was reached and what was missed."""
        event.stop()
        self.result = event.result
        self.unlocked = () if self.quest.game.settings.quiet else event.unlocked
        self.write_end()

    def write_end(self) -> None:
        """Write the words."""
        if self.is_whole:
            self.query_one(Words).show(self._lines())

    def _lines(self) -> Iterator[Line]:
        if self.way.end is None:
            yield from NOTHING
            return
        arrived = self.way.hike.has_arrived
        yield Line("✓ Out of the fog." if arrived else "Day's end.", HEAD)
        yield BLANK
        yield from (Line(it, STRONG) for it in self.way.outcome.split("\n"))
        yield from reached(self.unlocked)
        yield from seen(self.way.whole_map)
        if self.result is not None and self.result.missed:
            yield BLANK
            yield from worked(self.result)

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new size."""
        super().on_resize(event)
        for view in self.query(MapView):
            view.take_aspect(event)

    # Keys

    def all_keys(self) -> list[Binding]:
        """Enter says where it leads: on, or back to where one did not arrive."""
        keys = super().all_keys()
        if self.way.hike.has_arrived:
            return keys
        said = "try it again"
        return [replace(it, description=said) if it.id == "quest.onward" else it for it in keys]

    def action_onward(self) -> None:
        """The next landscape; the same one, where one did not arrive."""
        place = LANDSCAPES.index(self.way.landscape) + self.way.hike.has_arrived
        self._begin(LANDSCAPES[place % len(LANDSCAPES)].name)

    def action_again(self) -> None:
        """The same landscape from another side."""
        self._begin(self.way.landscape.name)

    def _begin(self, name: str) -> None:
        self.quest.play(replace(self.start, landscape=name, seed=None, level=None))

    def action_map(self) -> None:
        """Put the map away to read, or show it again."""
        for name in ("-drawn", "-exhibited"):
            self.toggle_class(name)
