"""Pages that may be longer than the window: the same keys scroll them all."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from gradquest.tui.page import Page


class Scroller(VerticalScroll):
    """Scrolls without ever taking the focus."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name for it)
        super().__init__(id=id, can_focus=False)

    def watch_show_vertical_scrollbar(self) -> None:
        """There is more than fits, or no longer: the line of keys says so."""
        self.screen.refresh_bindings()


class ScrollingPage(Page):
    """A page with one scroller; its keys work while there is more than fits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,space", "scroll_page(1)", "more", id="page.down"),
        Binding("pageup", "scroll_page(-1)", "back up", id="page.up", show=False),
        Binding("down", "scroll_row(1)", "one line down", id="page.row-down", show=False),
        Binding("up", "scroll_row(-1)", "one line up", id="page.row-up", show=False),
        Binding("home", "scroll_to_top", "to the top", id="page.top", show=False),
        Binding("end", "scroll_to_bottom", "to the end", id="page.bottom", show=False),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Scroll where there is something to scroll."""
        if action in ("scroll_page", "scroll_row", "scroll_to_top", "scroll_to_bottom"):
            return any(it.show_vertical_scrollbar for it in self.query(Scroller))
        return super().check_action(action, parameters)

    def action_scroll_page(self, pages: int) -> None:
        """Scroll by nearly a window."""
        scroller = self.query_one(Scroller)
        scroller.scroll_relative(y=pages * max(1, scroller.size.height - 1), animate=False)

    def action_scroll_row(self, rows: int) -> None:
        """Scroll by a row."""
        self.query_one(Scroller).scroll_relative(y=rows, animate=False)

    def action_scroll_to_top(self) -> None:
        """Scroll to where the text begins."""
        self.query_one(Scroller).scroll_home(animate=False)

    def action_scroll_to_bottom(self) -> None:
        """Scroll to where the text ends."""
        self.query_one(Scroller).scroll_end(animate=False)
