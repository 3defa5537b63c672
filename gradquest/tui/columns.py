"""Two texts: side by side where there is room, else one below the other."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Container

from gradquest.tui.lines import Line
from gradquest.tui.paragraphs import Paragraphs
from gradquest.tui.scrolling import Scroller


class Columns(Scroller):
    """A scroller with two texts that have names."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(id="scrolled")
        self.parts = first, second

    def compose(self) -> ComposeResult:
        """Both texts, still empty."""
        with Container(id="columns"):
            for part in self.parts:
                yield Paragraphs(id=part)

    @property
    def room(self) -> int:
        """Columns of the first text."""
        return self.query_one(f"#{self.parts[0]}").size.width

    def write(self, part: str, lines: Iterable[Line]) -> None:
        """Replace one of the texts."""
        self.query_one(f"#{part}", Paragraphs).show(lines)
