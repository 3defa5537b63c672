"""The gallery: landscapes worth a walk, and a function of one's own."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from gradquest.explore.function import function_of
from gradquest.explore.gallery import GALLERY, Landmark
from gradquest.maths.notation import pretty
from gradquest.tui.menu import Item, Menu
from gradquest.tui.page import Page

OWN = "own"
NAME_COLUMNS = 14


class GalleryPage(Page):
    """Choose where to walk."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "walk there", id="gallery.choose"),
        Binding("f", "own", "type a function", id="gallery.own"),
    ]
    heading = "explore"

    def compose_body(self) -> ComposeResult:
        """Every landscape, and a line for one's own at the end."""
        with Vertical(classes="menu-page"):
            yield Static(
                self.write("Where do you want to walk?", "bold"),
                classes="lead",
                markup=False,
            )
            yield Menu([self._own(), *map(self._item, range(len(GALLERY)))])

    def _item(self, place: int) -> Item:
        landmark = GALLERY[place]
        formula = pretty(function_of(landmark.formula, landmark.names).formula)
        title = self.write(f"{landmark.name:<{NAME_COLUMNS}}{formula}")
        return Item(f"landmark-{place}", "", title, self.write(landmark.says))

    def _own(self) -> Item:
        says = "anything in one letter or two"
        return Item(OWN, "f", self.write("A function of your own"), self.write(says))

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Go there."""
        event.stop()
        if event.choice == OWN:
            self.action_own()
        else:
            self._walk(GALLERY[int(event.choice.removeprefix("landmark-"))])

    def action_choose(self) -> None:
        """Go to the landscape under the bar."""
        self.query_one(Menu).choose()

    def action_own(self) -> None:
        """Type a function."""
        from gradquest.tui.explore import ExplorePage

        self.quest.push_screen(ExplorePage(is_typing=True))

    def _walk(self, landmark: Landmark) -> None:
        from gradquest.tui.explore import ExplorePage

        self.quest.push_screen(ExplorePage(landmark.exploration()))
