"""Which landscape the next quest is on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from gradquest.training.landscapes import LANDSCAPES, Landscape
from gradquest.tui.menu import Item, Menu
from gradquest.tui.page import Page
from gradquest.wording import counted

if TYPE_CHECKING:
    from gradquest.training.start import Start

LEAD = "You stand in fog, and all you can feel is the slope. Where?"


class QuestChoicePage(Page):
    """Every landscape is open from the beginning; the easier ones stand first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "set out", id="quest.choose"),
        *(
            Binding(str(number), f"take('{it.name}')", it.title, id=f"quest.{it.name}", show=False)
            for number, it in enumerate(LANDSCAPES, 1)
        ),
    ]
    heading = "quest"

    class Found(Message):
        """Which valleys were reached is known."""

        def __init__(self, reached: Mapping[str, int]) -> None:
            super().__init__()
            self.reached = reached

    def compose_body(self) -> ComposeResult:
        """One row a landscape."""
        with VerticalScroll(id="landscapes", classes="menu-page", can_focus=False):
            yield Static(self.write(LEAD, "bold"), classes="lead", markup=False)
            yield Menu([self._item(it, {}) for it in LANDSCAPES])

    def _item(self, landscape: Landscape, reached: Mapping[str, int]) -> Item:
        number = LANDSCAPES.index(landscape) + 1
        title = self.write(f"{landscape.title.capitalize():<16}")
        if landscape.name in reached:
            said = f"✓ valley reached in {counted(reached[landscape.name], 'step')}"
            title = Content.assemble(title, self.write(said, "$accent"))
        return Item(landscape.name, str(number), title, self.write(landscape.story))

    def on_mount(self) -> None:
        """Look up what was reached behind the first paint."""
        self._look_up()

    @work(thread=True, exclusive=True)
    def _look_up(self) -> None:
        from gradquest.training.quest import reached

        self.post_message(self.Found(reached(self.quest.game.sessions())))

    def on_quest_choice_page_found(self, event: Found) -> None:
        """Tell it, and lay the bar on the first landscape that is new."""
        event.stop()
        if not self.is_whole:
            return
        menu = self.query_one(Menu)
        for landscape in LANDSCAPES:
            menu.rewrite(self._item(landscape, event.reached))
        fresh = [place for place, it in enumerate(LANDSCAPES) if it.name not in event.reached]
        if menu.place == 0:
            menu.go_to(fresh[0] if fresh else 0)

    # Keys

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Set out there."""
        event.stop()
        self.action_take(event.choice)

    def action_choose(self) -> None:
        """Set out on the landscape under the bar."""
        self.query_one(Menu).choose()

    def action_take(self, name: str) -> None:
        """Set out on a landscape by its name."""
        from gradquest.training.start import Start

        self.quest.play(Start(place="quest", landscape=name))


def is_settled(start: Start) -> bool:
    """The start says on which landscape, so that there is nothing to choose."""
    return bool(start.landscape) or start.seed is not None or start.level is not None
