"""The last line of a page: the keys that matter now, at most five."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import events
from textual.content import Content
from textual.widgets import Static

from gradquest.tui.lines import HEAD

if TYPE_CHECKING:
    from gradquest.tui.page import Page

MOST_KEYS = 5
GAP = 3
"""Columns between two keys."""

NAMES = {
    "enter": "Enter", "escape": "Esc", "space": "Space", "question_mark": "?", "pageup": "PgUp",
    "pagedown": "PgDn", "up": "Up", "down": "Down", "left": "Left", "right": "Right",
    "tab": "Tab", "backspace": "Backspace", "plus": "+", "minus": "-", "equals_sign": "=",
    "less_than_sign": "<", "greater_than_sign": ">", "left_square_bracket": "[",
    "right_square_bracket": "]",
}  # fmt: skip


def key_name(key: str) -> str:
    """A key as it is printed on a keyboard: `ctrl+q` is Ctrl+Q."""
    first = key.split(",", maxsplit=1)[0]
    if first in NAMES:
        return NAMES[first]
    return "+".join(part.capitalize() if len(part) > 1 else part for part in _parts(first))


def _parts(key: str) -> list[str]:
    *held, last = key.split("+")
    return [*held, last.upper() if held else last]


def all_keys(key: str) -> str:
    """Every key of one binding: `F2 or Ctrl+T`."""
    return " or ".join(key_name(one) for one in key.split(","))


class KeyBar(Static):
    """Shows the page's bindings that are open now; a click is as good as the key."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self.places: list[tuple[int, int, str]] = []
        """First column, column after the last, action."""

    def on_mount(self) -> None:
        """Draw anew whenever the page says that its keys changed."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.show())
        self.show()

    def on_resize(self) -> None:
        """Show as many keys as fit."""
        self.show()

    def show(self) -> None:
        """Write the line, and remember where each key stands."""
        page = cast("Page", self.screen)
        line, self.places = Content(""), []
        for binding in page.open_keys()[:MOST_KEYS]:
            start = line.cell_length
            name = page.write(f" {binding.key_display or key_name(binding.key)} ", HEAD)
            longer = Content.assemble(line, name, page.write(f"{binding.description}   "))
            if longer.cell_length - GAP > page.size.width - 2:
                break
            line = longer
            self.places.append((start, line.cell_length - GAP, binding.action))
        self.update(line)

    async def on_click(self, event: events.Click) -> None:
        """Do what stands there."""
        event.stop()
        at = event.x - self.gutter.left
        for start, end, action in self.places:
            if start <= at < end:
                await self.screen.run_action(action)
