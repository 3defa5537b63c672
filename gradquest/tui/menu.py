"""A list of things to choose from, with arrows and Enter, their own keys, or the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from gradquest.tui.lines import HEAD, MUTED

KEY_COLUMNS = 9


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a menu."""

    id: str
    key: str
    """Chooses it from anywhere on the page; empty: none."""
    title: Content
    says: Content


class MenuRow(Static, can_focus=True):
    """A key, a title, and a few quiet words below it."""

    def __init__(self, item: Item) -> None:
        super().__init__(id=f"row-{item.id}", markup=False)
        self.item = item

    def on_mount(self) -> None:
        """Write the row."""
        self.write_row(is_current=self.has_focus)

    def on_focus(self) -> None:
        """Under the bar: Enter chooses it."""
        self.write_row(is_current=True)

    def on_blur(self) -> None:
        """No longer under the bar."""
        self.write_row(is_current=False)

    def write_row(self, *, is_current: bool) -> None:
        """Write the row for where the bar is."""
        key = "Enter" if is_current else self.item.key
        self.update(
            Content.assemble(
                (f"{key:<{KEY_COLUMNS}}", HEAD),
                self.item.title.stylize("bold"),
                "\n" + " " * KEY_COLUMNS,
                self.item.says.stylize(MUTED),
            )
        )

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        event.stop()
        self.focus()
        self.post_message(Menu.Chosen(self.item.id))


class Menu(VerticalScroll, can_focus=False):
    """Rows, one of them under the bar."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "up", id="menu.up", show=False),
        Binding("down", "move(1)", "down", id="menu.down", show=False),
    ]

    class Chosen(Message):
        """A row was chosen."""

        def __init__(self, choice: str) -> None:
            super().__init__()
            self.choice = choice

    def __init__(self, items: Sequence[Item], at: int = 0) -> None:
        super().__init__(id="menu")
        self.items = tuple(items)
        self.first = at

    def compose(self) -> ComposeResult:
        """The rows."""
        for item in self.items:
            yield MenuRow(item)

    def on_mount(self) -> None:
        """Lay the bar on the first row."""
        self.go_to(self.first)

    @property
    def place(self) -> int:
        """Which row is under the bar."""
        rows = list(self.query(MenuRow))
        return next((place for place, row in enumerate(rows) if row is self.screen.focused), 0)

    def go_to(self, place: int) -> None:
        """Lay the bar on a row."""
        if rows := list(self.query(MenuRow)):
            self.screen.set_focus(rows[place % len(rows)])

    def action_move(self, by: int) -> None:
        """Move the bar; at the end it comes round."""
        self.go_to(self.place + by)

    def choose(self) -> None:
        """Choose the row under the bar."""
        self.post_message(self.Chosen(self.items[self.place].id))

    def rewrite(self, item: Item) -> None:
        """Show a row with other words."""
        row = self.query_one(f"#row-{item.id}", MenuRow)
        row.item = item
        row.write_row(is_current=row.has_focus)
