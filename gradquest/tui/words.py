"""The words of a page, as paragraphs that scroll where they do not fit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from gradquest.tui.lines import Line

if TYPE_CHECKING:
    from gradquest.tui.page import Page


class Words(VerticalScroll):
    """Shows lines, each in its tone."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name for it)
        super().__init__(id=id, can_focus=False)

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(markup=False)

    def show(self, lines: Iterable[Line]) -> None:
        """Replace what is said."""
        page = cast("Page", self.screen)
        said = [page.write(line.text, line.tone) for line in lines]
        self.query_one(Static).update(Content("\n").join(said))
        self.scroll_home(animate=False)
