"""A window over the page: text to read and scroll in, closed by the keys that one would try."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from gradquest.tui.lines import MUTED, Line
from gradquest.tui.page import Page
from gradquest.tui.paragraphs import Paragraphs
from gradquest.tui.sturdy import SturdyScreen

HOW_TO_CLOSE = "Esc closes   Up, Down and PgDn scroll"


class Overlay(ModalScreen[None], SturdyScreen):
    """Lies over the page that it belongs to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "close", id="overlay.close"),
        Binding("ctrl+q", "app.quit", "quit", id="overlay.quit", priority=True),
        Binding("down", "scroll(1)", "down", id="overlay.down"),
        Binding("up", "scroll(-1)", "up", id="overlay.up"),
        Binding("pagedown,space", "scroll(12)", "further", id="overlay.further"),
        Binding("pageup", "scroll(-12)", "back up", id="overlay.back-up"),
        Binding("home", "scroll(-1000)", "to the top", id="overlay.top"),
        Binding("end", "scroll(1000)", "to the end", id="overlay.bottom"),
    ]

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page

    def lines(self) -> Iterable[Line]:
        """What is to be read."""
        return ()

    def compose(self) -> ComposeResult:
        """A window with everything in it."""
        with Vertical(id="overlay"):
            with VerticalScroll(id="overlay-text", can_focus=False):
                yield Paragraphs(self.lines())
            yield Static(self.page.write(HOW_TO_CLOSE, MUTED), id="overlay-keys", markup=False)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, unless that has been done: Textual would close the page below."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def action_scroll(self, rows: int) -> None:
        """Scroll by so many rows."""
        self.query_one("#overlay-text").scroll_relative(y=rows, animate=False)
