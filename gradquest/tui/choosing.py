"""Which drill it shall be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from gradquest.tui.menu import Item, Menu
from gradquest.tui.page import Page


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
    DrillChoice("race-10", "1", "Race 10", "ten problems, as fast as you can get them right",
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

    def compose_body(self) -> ComposeResult:
        """What a drill is, and which there are."""
        with VerticalScroll(classes="menu-page", can_focus=False):
            yield Static(self.write("Against the clock. Which one?", "bold"), classes="lead",
                         markup=False)  # fmt: skip
            yield Menu(
                [Item(it.id, it.key, self.write(it.title), self.write(it.says)) for it in CHOICES]
            )

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
