"""The line where an answer is typed, and under it how the text is being read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from gradquest.errors import Unreadable
from gradquest.kinds.problem import Problem
from gradquest.maths.expression import Expression
from gradquest.maths.notation import pretty, to_ascii
from gradquest.maths.phrases import letters
from gradquest.tui.lines import MUTED, WARNED
from gradquest.tui.statement import answer_text
from gradquest.wording import harmless

MOST_UNNAMED = 3
"""Entries of a longer list are named as they are typed."""

QUIET, LOUD = MUTED, WARNED


@dataclass(frozen=True, slots=True)
class Preview:
    """What stands under the answer: how it is read, or where reading stopped and why."""

    text: str
    column: int | None = None
    """1-based column of what could not be read."""


def preview(problem: Problem, text: str, columns: int, rows: int, *, is_ascii: bool) -> Preview:
    """How a text is read, from the same reading that is judged."""
    if not text.strip():
        return Preview("")
    is_long = len(problem.entries) > MOST_UNNAMED and problem.entries != problem.task.variables
    try:
        reading = problem.read(text)
    except Unreadable as trouble:
        begun = _begun(problem, text) if is_long else ()
        if begun:
            return Preview(filled_in(problem, begun))
        return Preview(trouble.message, None if problem.accepts else trouble.column)
    if is_long and len(reading.components) > 1:
        return Preview(filled_in(problem, reading.components))
    return Preview(answer_text(reading.components, columns, rows, is_ascii=is_ascii))


def _begun(problem: Problem, text: str) -> Sequence[Expression]:
    """The entries of a list that is not finished; empty where it is, or something is wrong."""
    try:
        entries = problem.read(f"{text.rstrip().rstrip(',')})").components
    except Unreadable:
        return ()
    return entries if len(entries) < len(problem.entries) else ()


def filled_in(problem: Problem, answer: Sequence[Expression]) -> str:
    """A long list with the name of each entry, and of the one that comes next."""
    names = [letters([name]) for name in problem.entries]
    shown = [f"{name} = {pretty(it)}" for name, it in zip(names, answer, strict=False)]
    left, surplus = names[len(answer) :], len(answer) - len(names)
    shown += [f"next: {left[0]}"] if left else [f"{surplus} too many"] if surplus > 0 else []
    return "   ".join(shown)


def wanted(problem: Problem) -> str:
    """What may be typed: words, or what an answer of this shape looks like."""
    return problem.accepts or (f"for example {problem.sample}" if problem.sample else "")


class AnswerLine(Input):
    """An Input that stays calm: no blinking, nothing selected, nothing invisible in it."""

    def __init__(self) -> None:
        super().__init__(id="answer", select_on_focus=False)
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """Keep control characters out: they could neither be seen nor be meant."""
        return harmless(value).replace("\n", " ")


class Answering(Vertical):
    """The answer and its preview."""

    class Entered(Message):
        """The learner pressed Enter."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, *, is_ascii: bool) -> None:
        super().__init__(id="answering")
        self.is_ascii = is_ascii
        self.problem: Problem | None = None

    def compose(self) -> ComposeResult:
        """The line, and what is said under it."""
        yield AnswerLine()
        yield Static(id="preview", markup=False)

    @property
    def line(self) -> AnswerLine:
        """Where one types."""
        return self.query_one(AnswerLine)

    def ask(self, problem: Problem, text: str = "") -> None:
        """Wait for an answer to this problem; what stands there is replaced as one types."""
        self.problem = problem
        self.line.placeholder = to_ascii(wanted(problem)) if self.is_ascii else wanted(problem)
        with self.line.prevent(Input.Changed):
            self.line.value = text
        self.line.focus()
        self.line.select_all()
        self.read()

    def read(self) -> None:
        """Show how the text is read."""
        if self.problem is None:
            return
        size = self.query_one("#preview").size
        room = max(20, size.width), max(1, size.height)
        shown = preview(self.problem, self.line.value, *room, is_ascii=self.is_ascii)
        self._write(shown, QUIET)

    def say(self, message: str, column: int | None = None) -> None:
        """Tell something about the answer that stands there, such as why it cannot be read."""
        self._write(Preview(message, column), LOUD)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Follow what is typed."""
        event.stop()
        self.read()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the text on."""
        event.stop()
        self.post_message(self.Entered(event.value))

    def _write(self, shown: Preview, tone: str) -> None:
        text = to_ascii(shown.text) if self.is_ascii else shown.text
        if shown.column is None or not self._is_in_view(shown.column):
            style = tone if tone == LOUD else "$foreground"
            content = Content.styled(harmless(text), style)
        else:
            content = Content.styled(f"{self._caret(shown.column)}\n{harmless(text)}", tone)
        self.query_one("#preview", Static).update(content)

    def _is_in_view(self, column: int) -> bool:
        return 0 <= self._cells_before(column) < max(20, self.line.size.width)

    def _caret(self, column: int) -> str:
        return " " * self._cells_before(column) + "^"

    def _cells_before(self, column: int) -> int:
        return cell_len(self.line.value[: column - 1]) - round(self.line.scroll_offset.x)
