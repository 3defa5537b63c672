"""Phrases that several kinds use, so that one thing is always called the same."""

from __future__ import annotations

from collections.abc import Sequence

from gradquest.kinds.kind import Task
from gradquest.maths.calculus.working import Step
from gradquest.maths.notation import number_text, point_text, pretty_answer
from gradquest.maths.phrases import letters, listed


def place(task: Task) -> str:
    """`(x, y) = (1, 2)`."""
    return f"({row(task)}) = {point_text(task.point or ())}"


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
        return " = ".join(filter(None, (step.name, "" if step.of == step.equals else written)))
    return step.name or f"∂/∂{letters([step.by])} ({written})"


_EVERYWHERE = ("constant rule", "sum rule")
"""Rules that every problem uses: naming them helps nobody."""


def rule_hints(steps: Sequence[Step]) -> tuple[str, str]:
    """The second and third hint: the rules that are needed, and how to begin."""
    rules = [step.rule for step in steps if step.rule and step.rule not in _EVERYWHERE]
    needed = listed([f"the {rule}" for rule in dict.fromkeys(rules)])
    named = f"You need {needed}." if rules else "Take the terms one at a time."
    first = next((step for step in steps if step.rule in rules), steps[0])
    return named, first.says if first.name else f"To begin: {step_line(first)}. {first.says}"
