"""The words of a page, as paragraphs that scroll where they do not fit."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult

from gradquest.tui.lines import Line
from gradquest.tui.paragraphs import Paragraphs
from gradquest.tui.scrolling import Scroller


class Words(Scroller):
    """Shows lines, each in its tone."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        super().__init__()
        self.begin = tuple(lines)
        """What is said before anything else is."""

    def compose(self) -> ComposeResult:
        """One text."""
        yield Paragraphs(self.begin)

    def show(self, lines: Iterable[Line], *, is_newest_last: bool = False) -> None:
        """Replace what is said; show its beginning, or its end where the newest stands there."""
        self.query_one(Paragraphs).show(lines)
        if is_newest_last:
            self.scroll_end(animate=False)
        else:
            self.scroll_home(animate=False)
