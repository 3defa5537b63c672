"""Phrases that several kinds use, so that one thing is always called the same."""

from __future__ import annotations

from collections.abc import Sequence

from gradquest.kinds.kind import Task
from gradquest.maths import floats
from gradquest.maths.calculus.working import Step
from gradquest.maths.exact import rational
from gradquest.maths.expression import Expression, variables
from gradquest.maths.notation import number_text, point_text, pretty_answer
from gradquest.maths.phrases import letters, listed


def place(task: Task) -> str:
    """`(x, y) = (1, 2)`; `x = 1` where there is one letter."""
    return (
        f"{names(task)} = {point_text(task.point or ())}"
        if _has_several(task)
        else assignment(task)
    )


def names(task: Task) -> str:
    """The letters as a point: `(x, y)`; `x` where there is one."""
    return f"({row(task)})" if _has_several(task) else row(task)


def _has_several(task: Task) -> bool:
    return len(task.variables) > 1


def row(task: Task) -> str:
    """The letters in their order: `x, y`."""
    return ", ".join(letters([name]) for name in task.variables)


def assignment(task: Task) -> str:
    """`x = 1 and y = 2`."""
    return listed([f"{letters([name])} = {number_text(value)}" for name, value in task.at.items()])


def step_line(step: Step) -> str:
    """A step's equation on one line: `∂/∂x (3x²y) = 6xy`."""
    return f"{left_side(step)} = {pretty_answer(step.equals)}"


def left_side(step: Step) -> str:
    """What stands before the equals sign; a named value shows its arithmetic too."""
    written = pretty_answer(step.of)
    if step.by is None:
        is_done = written == pretty_answer(step.equals)
        return " = ".join(filter(None, (step.name, "" if is_done else written)))
    return step.name or f"{step.sign}/{step.sign}{letters([step.by])} ({written})"


def told_answer(answer: Sequence[Expression]) -> str:
    """An answer for people: roots and the like with their decimals, `√73 ≈ 8.544`."""
    text = pretty_answer(answer)
    if any(variables(entry) for entry in answer) or all(rational(it) is not None for it in answer):
        return text
    decimals = ", ".join(f"{floats.value(entry):.4g}" for entry in answer)
    return f"{text} ≈ {decimals if len(answer) == 1 else f'({decimals})'}"


def arrow(answer: Sequence[Expression]) -> tuple[float, ...]:
    """A vector as decimals."""
    return tuple(floats.value(entry) for entry in answer)


_EVERYWHERE = ("constant rule", "sum rule")
"""Rules that every problem uses: naming them helps nobody."""


def rule_hints(steps: Sequence[Step], said: str = "") -> tuple[str, str]:
    """The second and third hint: the rules with their pieces, and how to begin.

    What the first hint has `said` is not said again.
    """
    ruled = [step for step in steps if step.rule and step.rule not in _EVERYWHERE]
    needed = listed(list({step.rule: _needed(step) for step in reversed(ruled)}.values())[::-1])
    named = f"You need {needed}." if ruled else "Take the terms one at a time."
    first = next(iter(ruled), steps[0])
    because = _unsaid(first.says, said)
    return named, because if first.name else f"To begin: {step_line(first)}. {because}".strip()


def _needed(step: Step) -> str:
    """`the power rule for 3x²y²`; where a step is about all of f, the rule alone."""
    piece = "" if step.name else f" for {pretty_answer(step.of)}"
    return f"the {step.rule}{piece}"


def _unsaid(text: str, said: str) -> str:
    """The sentences of a text that do not begin as an earlier one did."""
    sentences = text.split(". ")
    return ". ".join(it for it in sentences if not said or it.split(";")[0] not in said)
