"""F1: the keys of the page one is on, the places, what may be typed; all from their tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from gradquest.tui.keybar import all_keys
from gradquest.tui.lines import HEAD, MUTED, Line
from gradquest.tui.page import Page
from gradquest.tui.paragraphs import Paragraphs
from gradquest.tui.places import PLACES

TYPED = 36
"""Columns for what is typed; its meaning stands behind."""
ROOM_FOR_TWO = 78
"""From so many columns the meaning stands beside what is typed."""
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
                yield Paragraphs(lines(self.page))
            yield Static(self.page.write(HOW_TO_CLOSE, MUTED), id="help-keys", markup=False)

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
        yield Line(place.help, indent=5)
    yield from typing_lines(is_narrow=page.size.width < ROOM_FOR_TWO)


def _key(binding: Binding) -> Line:
    return Line(f"  {all_keys(binding.key):<18}{binding.description}")


def typing_lines(*, is_narrow: bool = False) -> Iterator[Line]:
    """What may be typed as an answer, from the tables that the reader itself uses."""
    from gradquest.maths.grammar.forms import FORMS, READINGS, VECTOR_FORMS
    from gradquest.maths.grammar.names import CONSTANT_NAMES, FUNCTION_NAMES

    yield Line("\nWhat you may type", HEAD)
    for typed, means in FORMS:
        yield from _row(typed, means, is_narrow)
    yield Line("\nVectors", HEAD)
    for typed, means in VECTOR_FORMS:
        yield from _row(typed, means, is_narrow)
    yield Line("\nTexts with two meanings", HEAD)
    yield Line("Where only the other one would be right, gradquest asks.", MUTED, indent=2)
    for typed, ours, other in READINGS:
        yield Line(f"  {typed:<10}is {ours:<12} and not {other}")
    yield Line("\nFunctions and constants", HEAD)
    for name in (*FUNCTION_NAMES, *CONSTANT_NAMES):
        yield from _row(", ".join(name.spellings), name.says, is_narrow)


def _row(typed: str, means: str, is_narrow: bool) -> Iterator[Line]:
    """What is typed and what it means: side by side, or one below the other."""
    if is_narrow:
        yield Line(f"  {typed}")
        yield Line(means, MUTED, indent=5)
    else:
        yield Line(f"  {typed:<{TYPED}}{means}")
