"""Which drill it shall be."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from gradquest.errors import GradquestError
from gradquest.tui.menu import Item, Menu
from gradquest.tui.page import Page

if TYPE_CHECKING:
    from gradquest.progress.records import Best
    from gradquest.training.game import Game


@dataclass(frozen=True, slots=True)
class DrillChoice:
    """One row of the page."""

    id: str
    key: str
    title: str
    says: str
    place: str
    size: int
    """Problems of a race, seconds of a sprint."""


CHOICES = (
    DrillChoice("race-10", "1", "Race 10", "ten problems, as fast as you can be right",
                "race", 10),
    DrillChoice("race-20", "2", "Race 20", "twenty problems: speed and staying power",
                "race", 20),
    DrillChoice("sprint-120", "3", "Sprint 2:00", "as many as you can in two minutes",
                "sprint", 120),
)  # fmt: skip


class DrillChoicePage(Page):
    """Choose a drill; options given on the command line go straight through."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "start", id="drill.choose"),
        *(
            Binding(it.key, f"take('{it.id}')", it.title, id=f"drill.{it.id}", show=False)
            for it in CHOICES
        ),
    ]
    heading = "drill"

    class Found(Message):
        """The personal bests are known."""

        def __init__(self, bests: Mapping[str, Best]) -> None:
            super().__init__()
            self.bests = bests

    def compose_body(self) -> ComposeResult:
        """What a drill is, and which there are."""
        with VerticalScroll(classes="menu-page", can_focus=False):
            yield Static(self.write("Against the clock. Which one?", "bold"), classes="lead",
                         markup=False)  # fmt: skip
            yield Menu([self._item(it) for it in CHOICES])

    def _item(self, choice: DrillChoice, best: Best | None = None) -> Item:
        title = self.write(f"{choice.title:<15}")
        if best is not None:
            said = self.write(f"your best {best.pace:.2f} on {best.day}", "$accent")
            title = Content.assemble(title, said)
        return Item(choice.id, choice.key, title, self.write(choice.says))

    # Personal bests

    def on_mount(self) -> None:
        """Look the bests up behind the first paint."""
        self._look_up()

    @work(thread=True, exclusive=True)
    def _look_up(self) -> None:
        self.quest.ready.wait()
        with suppress(GradquestError):  # without banks there is nothing to beat
            self.post_message(self.Found(bests(self.quest.game)))

    def on_drill_choice_page_found(self, event: Found) -> None:
        """Write each best behind its drill."""
        event.stop()
        for choice in CHOICES if self.is_whole else ():
            self.query_one(Menu).rewrite(self._item(choice, event.bests.get(choice.id)))

    # Keys

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Begin that drill."""
        event.stop()
        self.action_take(event.choice)

    def action_choose(self) -> None:
        """Begin the drill under the bar."""
        self.query_one(Menu).choose()

    def action_take(self, choice: str) -> None:
        """Begin a drill by its name."""
        from gradquest.training.start import Start

        chosen = next(it for it in CHOICES if it.id == choice)
        self.quest.play(Start(place=chosen.place, size=chosen.size))


def bests(game: Game) -> dict[str, Best]:
    """The best run of each drill of this page, in exactly the configuration that it starts."""
    from gradquest.progress.records import personal_bests
    from gradquest.training.menu import configuration
    from gradquest.training.start import Start

    standing, banks = personal_bests(game.history()[1]), game.banks()
    names = {
        it.id: configuration(Start(place=it.place, size=it.size), it.size, banks) for it in CHOICES
    }
    return {choice: standing[name] for choice, name in names.items() if name in standing}
