"""Where the problem stands: what f is, what is asked of it, and what comes before the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from gradquest.tui.lines import MUTED
from gradquest.tui.statement import statement

if TYPE_CHECKING:
    from gradquest.kinds.problem import Problem
    from gradquest.tui.page import Page

FEWEST_COLUMNS = 16
BESIDE_FUNCTION = 4
"""Columns that stay free beside the function."""


class ProblemView(Vertical):
    """Shows one problem."""

    problem: Problem | None = None
    """The one that is shown."""
    columns = 0
    """For so many it is laid out."""

    def compose(self) -> ComposeResult:
        """A part for each piece of a statement."""
        for part in ("story", "function", "asked"):
            yield Static(id=part, markup=False)
        yield Static(self._written("getting ready…", MUTED), id="question", markup=False)

    def _written(self, text: str, style: str = "") -> Content:
        return cast("Page", self.screen).write(text, style)

    def show(self, problem: Problem) -> None:
        """Lay a problem out for the columns that there are."""
        self.problem, self.columns = problem, self.room
        is_ascii = cast("Page", self.screen).quest.is_ascii
        shown = statement(problem, max(FEWEST_COLUMNS, self.columns), is_ascii=is_ascii)
        self.set_class(bool(shown.story), "-storied")
        for part, text in (
            ("story", shown.story),
            ("function", shown.function),
            ("asked", shown.asked),
            ("question", shown.question),
        ):
            widget = self.query_one(f"#{part}", Static)
            widget.update(self._written(text))
            widget.set_class(not text, "-empty")

    @property
    def room(self) -> int:
        """The columns that there are for a function."""
        return self.query_one("#function").container_size.width - BESIDE_FUNCTION

    def on_resize(self) -> None:
        """Lay it out anew where something beside it came or went."""
        if self.problem is not None and self.room != self.columns:
            self.show(self.problem)

    def say(self, text: str) -> None:
        """Say something in the place of a question, such as why there is none."""
        self.query_one("#question", Static).update(self._written(text))
