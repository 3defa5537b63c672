"""Lines as a widget: each in its tone, those with an indent hanging below it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.widgets import Static

from gradquest.tui.lines import Line

if TYPE_CHECKING:
    from gradquest.tui.app import GradquestApp


class Paragraphs(Static):
    """Shows lines; nothing in them is read as markup."""

    def __init__(self, lines: Iterable[Line] = (), *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id, markup=False)
        self.lines = tuple(lines)

    def on_mount(self) -> None:
        """Write what was given from the start."""
        self.write()

    def on_resize(self) -> None:
        """Hang the indented lines anew."""
        if any(line.indent for line in self.lines):
            self.write()

    def show(self, lines: Iterable[Line]) -> None:
        """Replace what is said."""
        self.lines = tuple(lines)
        self.write()

    def write(self) -> None:
        """Write the lines for the columns that there are."""
        self.update(Content("\n").join(map(self._content, self.lines)))

    def _content(self, line: Line) -> Content:
        text = cast("GradquestApp", self.app).lettered(line.text)
        if line.indent:
            text = hanging(text, line.indent, self.size.width)
        return Content.styled(text, line.tone)


def hanging(text: str, indent: int, columns: int) -> str:
    """A text in so many columns, each of its rows so far to the right."""
    room = columns - indent
    rows = textwrap.wrap(text, room) if 0 < room < len(text) else [text]
    return "\n".join(" " * indent + row for row in rows)
