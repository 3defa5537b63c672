"""F1: the keys of the page one is on, the places, what may be typed; all from their tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from gradquest.tui.keybar import all_keys
from gradquest.tui.lines import HEAD, MUTED, Line
from gradquest.tui.page import Page
from gradquest.tui.places import PLACES

HOW_TO_CLOSE = "Esc closes   Up, Down and PgDn scroll"


class HelpPage(ModalScreen[None]):
    """Lies over the page that it explains."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "close", id="help.close"),
        Binding("ctrl+q", "app.quit", "quit", id="help.quit", priority=True),
        Binding("down", "scroll(1)", "down", id="help.down"),
        Binding("up", "scroll(-1)", "up", id="help.up"),
        Binding("pagedown,space", "scroll(12)", "further", id="help.further"),
        Binding("pageup", "scroll(-12)", "back up", id="help.back-up"),
    ]

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page

    def compose(self) -> ComposeResult:
        """A window with everything in it."""
        with Vertical(id="help"):
            with VerticalScroll(id="help-text", can_focus=False):
                yield Static(self._text(), markup=False)
            yield Static(self.page.write(HOW_TO_CLOSE, MUTED), id="help-keys", markup=False)

    def _text(self) -> Content:
        return Content("\n").join(self.page.write(it.text, it.tone) for it in lines(self.page))

    def action_scroll(self, rows: int) -> None:
        """Scroll by so many rows."""
        self.query_one("#help-text").scroll_relative(y=rows, animate=False)


def lines(page: Page) -> Iterator[Line]:
    """All that help says on this page."""
    yield Line("Keys on this page", HEAD)
    yield from map(_key, page.all_keys())
    yield Line("\nEverywhere", HEAD)
    yield from map(_key, (it for it in page.quest.BINDINGS if isinstance(it, Binding)))
    yield Line(f"  {'Ctrl+P':<16}all of this as a list to search in")
    yield Line("\nPlaces", HEAD)
    for place in PLACES:
        yield Line(f"  {place.key}  {place.title}", "bold")
        yield Line(f"     {place.help}")
    yield from typing_lines()


def _key(binding: Binding) -> Line:
    return Line(f"  {all_keys(binding.key):<16}{binding.description}")


def typing_lines() -> Iterator[Line]:
    """What may be typed as an answer, from the tables that the reader itself uses."""
    from gradquest.maths.grammar.names import CONSTANT_NAMES, FUNCTION_NAMES

    yield Line("\nWhat you may type", HEAD)
    for name in (*FUNCTION_NAMES, *CONSTANT_NAMES):
        yield Line(f"  {', '.join(name.spellings):<26}{name.says}")
