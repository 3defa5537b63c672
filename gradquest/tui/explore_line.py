"""The line in which a function or a point is typed, and under it what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from gradquest.errors import Unreadable
from gradquest.tui.answering import AnswerLine
from gradquest.tui.lines import MUTED, WARNED

if TYPE_CHECKING:
    from gradquest.tui.app import GradquestApp

ASKED = {
    "function": "Type a function, such as x^2 + 3xy + y^2. Enter takes it, Esc keeps the old one.",
    "point": "Type a point, such as 1, 2. Enter goes there, Esc stays.",
}


class ExploreLine(Vertical):
    """Where one types."""

    class Entered(Message):
        """Enter was pressed."""

        def __init__(self, what: str, text: str) -> None:
            super().__init__()
            self.what = what
            self.text = text

    def __init__(self) -> None:
        super().__init__()
        self.what = "function"

    def compose(self) -> ComposeResult:
        """The line, and what is said under it."""
        yield AnswerLine()
        yield Static(id="asked-for", markup=False)

    def ask(self, what: str, text: str) -> None:
        """Wait for a function or a point; what stands there is replaced as one types."""
        self.what = what
        line = self.query_one(AnswerLine)
        line.value = text
        line.focus()
        line.select_all()
        self._say(ASKED[what], MUTED)

    def refuse(self, reason: Unreadable) -> None:
        """Point at what could not be read."""
        line = self.query_one(AnswerLine)
        before = cell_len(line.value[: reason.column - 1]) - round(line.scroll_offset.x)
        place = f"column {reason.column}: " if reason.column > 1 else ""
        caret = f"{' ' * before}^\n" if 0 <= before < max(20, line.size.width) else ""
        self._say(f"{caret}{place}{reason.message}", WARNED)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Nothing is wrong with what is still being typed."""
        event.stop()
        self._say(ASKED[self.what], MUTED)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the text on."""
        event.stop()
        self.post_message(self.Entered(self.what, event.value))

    def _say(self, text: str, tone: str) -> None:
        shown = cast("GradquestApp", self.app).lettered(text)
        self.query_one("#asked-for", Static).update(Content.styled(shown, tone))
