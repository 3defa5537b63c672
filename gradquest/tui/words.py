"""The words of a page, as paragraphs that scroll where they do not fit."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult

from gradquest.tui.lines import Line
from gradquest.tui.paragraphs import Paragraphs
from gradquest.tui.scrolling import Scroller


class Words(Scroller):
    """Shows lines, each in its tone."""

    def compose(self) -> ComposeResult:
        """One text."""
        yield Paragraphs()

    def show(self, lines: Iterable[Line]) -> None:
        """Replace what is said."""
        self.query_one(Paragraphs).show(lines)
        self.scroll_home(animate=False)
