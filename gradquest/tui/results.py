"""What a session came to, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from gradquest.errors import GradquestError
from gradquest.training import postcard
from gradquest.training.drill import PLAIN, Card
from gradquest.training.result import Result
from gradquest.training.session import Session
from gradquest.tui.columns import Columns
from gradquest.tui.lines import Line
from gradquest.tui.paragraphs import Paragraphs
from gradquest.tui.results_words import (
    FORMULA,
    NOTHING,
    PASTE,
    again,
    brought,
    chart,
    formula,
    reached,
    shared,
    summary,
    worked,
)
from gradquest.tui.scrolling import ScrollingPage
from gradquest.wording import sentence

if TYPE_CHECKING:
    from gradquest.progress.achievement import Achievement
    from gradquest.training.start import Start

COPIED = "Copied, where your terminal allows it. The lines stand here too."


class ResultsPage(ScrollingPage):
    """The end of a session."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "again", "again", id="results.again"),
        Binding("f5,r", "same", "same again", id="results.same"),
        Binding("f6,f", "formula", "formula", id="results.formula"),
        Binding("f7,c", "share", "copy to share", id="results.share"),
        Binding("f9,w", "weak", "drill weak spots", id="results.weak", show=False),
        Binding("f10,k", "keep", "keep for friends as a file", id="results.keep", show=False),
    ]
    heading = "results"

    class Reckoned(Message):
        """The numbers are there."""

        def __init__(self, result: Result | None, unlocked: tuple[Achievement, ...]) -> None:
            super().__init__()
            self.result = result
            self.unlocked = unlocked

    def __init__(self, session: Session, start: Start) -> None:
        super().__init__()
        self.session = session
        self.start = start
        self.result: Result | None = None
        self.unlocked: tuple[Achievement, ...] = ()
        self.has_formula = False
        self.has_card = False

    def compose_body(self) -> ComposeResult:
        """The numbers, and beside or below them the problems to look at again."""
        yield Columns("sums", "worked")

    def on_mount(self) -> None:
        """Reckon behind the first paint."""
        self._reckon()

    @work(thread=True, exclusive=True)
    def _reckon(self) -> None:
        game = self.quest.game
        self.post_message(self.Reckoned(game.result(self.session), tuple(game.new_achievements())))

    def on_results_page_reckoned(self, event: Reckoned) -> None:
        """Show what it came to and what was reached."""
        event.stop()
        self.result = event.result
        self.unlocked = () if self.quest.game.settings.quiet else event.unlocked
        self.write_result()
        if self.start.keep is not None:
            self.action_keep()

    def on_resize(self, event: events.Resize) -> None:
        """Draw the bars for the new size."""
        super().on_resize(event)
        self.when_laid_out(self.write_result)

    def write_result(self) -> None:
        """Write the page."""
        if not self.is_whole:
            return
        columns = self.query_one(Columns)
        columns.write("sums", self._sums(columns.room))
        columns.write("worked", () if self.result is None else worked(self.result))
        self.refresh_bindings()

    def go_to(self, heading: str) -> None:
        """Scroll so that a part of the sums begins at the top."""
        self.when_laid_out(lambda: self._bring_up(heading))

    def _bring_up(self, heading: str) -> None:
        columns, sums = self.query_one(Columns), self.query_one("#sums", Paragraphs)
        above = Content(str(sums.content).partition(f"\n{heading}\n")[0])
        top = sums.region.y - columns.content_region.y + round(columns.scroll_y)
        columns.scroll_to(y=top + above.get_height({}, sums.size.width), animate=False)

    def _sums(self, room: int) -> Iterator[Line]:
        if self.result is None:
            yield from NOTHING
            return
        yield from summary(self.result)
        if self.result.gains is not None:
            yield from brought(self.result.gains, room, is_ascii=self.quest.is_ascii)
        yield from reached(self.unlocked)
        if self.has_card:
            yield from shared(self.result, is_ascii=self.quest.is_ascii)
        if self.has_formula:
            yield from formula(self.result)
        yield from chart(self.result, room, is_ascii=self.quest.is_ascii)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each action where there is something for it."""
        if action in ("formula", "same", "share", "weak", "keep"):
            return self.result is not None and self.session.rules.is_timed
        return super().check_action(action, parameters)

    def all_keys(self) -> list[Binding]:
        """Enter says what it begins."""
        said = again(self.start.place, self._next.place, self.session.total)
        keys = super().all_keys()
        return [replace(it, description=said) if it.id == "results.again" else it for it in keys]

    def action_again(self) -> None:
        """The same kind of session with fresh problems."""
        self.quest.play(self._next)

    @property
    def _next(self) -> Start:
        """The same kind of session with fresh problems; a daily has its fresh ones tomorrow."""
        place = "race" if self.start.place == "daily" else self.start.place
        settled = replace(self.start, place=place, seed=None, date=None, code="", keep=None)
        return replace(settled, **self._coded) if self.start.code else settled

    def action_same(self) -> None:
        """The very same problems once more; this sets no record."""
        if self.start.place == "daily":
            self.quest.play(replace(self.start, date=self._card.daily, keep=None))
        else:
            self.quest.play(replace(self.start, seed=self.session.seed, keep=None))

    @property
    def _coded(self) -> dict[str, Any]:
        """What the code stood for, but for its seed."""
        place = "race" if self.session.rules.limit_s is None else "sprint"
        level = int(self._card.levels) if self._card.levels else None
        kinds, size = self._card.kinds, self._card.size
        return {"place": place, "kinds": kinds, "level": level, "size": size}

    @property
    def _card(self) -> Card:
        return self.result.card if self.result is not None else PLAIN

    def action_formula(self) -> None:
        """Say how the pace is computed, or put that away."""
        self.has_formula = not self.has_formula
        self.write_result()
        if self.has_formula:
            self.go_to(FORMULA)

    def action_share(self) -> None:
        """Put the lines to paste into the clipboard, where the terminal lets us, and show them."""
        if self.result is None:
            return
        said = postcard.lines(self.result, is_ascii=self.quest.is_ascii)
        self.app.copy_to_clipboard("\n".join(said))
        self.has_card = True
        self.write_result()
        self.go_to(PASTE)
        self.notify(COPIED, markup=False, timeout=4)

    def action_weak(self) -> None:
        """A drill of what goes wrong or takes long lately."""
        from gradquest.training.start import Start

        self.quest.play(Start(place="weak", bank=self.start.bank))

    def action_keep(self) -> None:
        """Keep the run as a file that friends can race against."""
        if self.result is None:
            return
        try:
            where = self.quest.game.keep_result(self.result, self.start.keep)
        except GradquestError as trouble:
            self.notify(
                self.quest.lettered(sentence(str(trouble))), severity="warning", markup=False
            )
        else:
            self.notify(self.quest.lettered(f"Kept in {where}"), markup=False, timeout=8)
