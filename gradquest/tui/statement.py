"""A problem as it stands on the page: the function in two dimensions, and what is asked of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gradquest.kinds.problem import Problem
from gradquest.kinds.wording import step_line
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression
from gradquest.maths.layout import Block, answer_block, beside, block
from gradquest.maths.notation import pretty, pretty_answer, to_ascii

TALLEST = 9
"""A function that would take more rows is written on one line."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What is asked, ready for the page."""

    story: str
    """The author's words for what f is; often empty."""
    function: str
    """The formulas, as blocks of lines or each on one line; empty where none is shown."""
    asked: str
    """What to find, in a sentence."""
    question: str
    """What stands before the answer: `∂f/∂x =`."""

    @property
    def columns(self) -> int:
        """How wide the function is; lines of a block cannot wrap."""
        return max(map(len, self.function.splitlines()), default=0)


def statement(problem: Problem, columns: int, *, is_ascii: bool = False) -> Statement:
    """The problem for a page that many columns wide."""
    return Statement(
        problem.origin.show,
        _formulas(problem, columns, is_ascii),
        problem.kind.request(problem.task),
        problem.question.removesuffix("?").rstrip(),
    )


def _formulas(problem: Problem, columns: int, is_ascii: bool) -> str:
    """Each formula as a block where all of them fit, else each on one line."""
    shown = problem.kind.defined(problem.task)
    drawn = [
        beside(Block((f"{name} = ",)), block(formula, is_ascii=is_ascii)) for name, formula in shown
    ]
    if all(it.width <= columns for it in drawn) and sum(it.height for it in drawn) <= TALLEST:
        return "\n".join(map(text_of, drawn))
    return "\n".join(f"{name} = {pretty(formula)}" for name, formula in shown)


def answer_text(
    components: Sequence[Expression], columns: int, rows: int, *, is_ascii: bool = False
) -> str:
    """An answer in two dimensions where it fits, else on one line."""
    drawn = answer_block(components, is_ascii=is_ascii)
    if drawn.width <= columns and drawn.height <= rows:
        return text_of(drawn)
    line = pretty_answer(components)
    shown = to_ascii(line) if is_ascii else line
    return shown if len(shown) <= columns else f"{shown[: columns - 3]}..."


def text_of(drawn: Block) -> str:
    """A block as text."""
    return "\n".join(line.rstrip() for line in drawn.lines)


def solution_lines(steps: Sequence[Step]) -> list[tuple[str, str]]:
    """Each step of a worked solution: its equation, and the rule with its sentence."""
    return [(step_line(step), step.because) for step in steps]
