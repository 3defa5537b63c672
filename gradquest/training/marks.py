"""What the log notes of an answer besides its verdict: achievements are made of it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gradquest.maths import floats
from gradquest.maths.exact import rational
from gradquest.maths.expression import Expression, Product, Sum, children, with_children
from gradquest.progress.moments import FLAT, LEVEL_GROUND, OTHER_FORM, OVERSHOOTS

if TYPE_CHECKING:
    from gradquest.kinds.kind import Task
    from gradquest.kinds.problem import Problem
    from gradquest.maths.verdict import Verdict

SLOPES = ("partial", "derivative", "gradient", "second", "hessian")
"""How the kinds begin whose answers are derivatives."""
LEVEL, STEP = ("critical_point", "classify"), "descent_step"
"""The kinds about points at which every slope is 0, and the kind that takes one step."""


def flags(problem: Problem, verdict: Verdict | None) -> str:
    """The marks of a right answer, words with a space between."""
    is_right = verdict is not None and verdict.is_right
    return " ".join(_flags(problem, verdict)) if verdict and is_right else ""


def _flags(problem: Problem, verdict: Verdict) -> Iterator[str]:
    name, answer = problem.kind.name, problem.answer
    zeros = [rational(entry) == 0 for entry in answer]
    if verdict.reading and _is_other(verdict.reading.components, answer):
        yield OTHER_FORM
    if name.startswith(SLOPES) and any(zeros):
        yield FLAT
    is_level = name in LEVEL or (name.startswith("gradient") and all(zeros))
    if is_level and len(problem.task.variables) > 1:
        yield LEVEL_GROUND
    if name == STEP and overshoots(problem.task, answer):
        yield OVERSHOOTS


def _is_other(typed: Sequence[Expression], reference: Sequence[Expression]) -> bool:
    """Formulas that are equal and not alike; another order of terms and factors is the same."""
    pairs = zip(typed, reference, strict=False)
    return len(typed) == len(reference) and any(
        rational(one) is None and _sorted(one) != _sorted(other) for one, other in pairs
    )


def _sorted(node: Expression) -> Expression:
    from gradquest.maths.tidy import tidy

    return _in_order(tidy(node))


def _in_order(node: Expression) -> Expression:
    parts = tuple(map(_in_order, children(node)))
    if isinstance(node, Sum | Product):
        parts = tuple(sorted(parts, key=repr))
    return with_children(node, parts) if parts else node


def overshoots(task: Task, landing: Sequence[Expression]) -> bool:
    """A step goes beyond the lowest point on its way: where it lands, it would go back."""
    from gradquest.maths.symbolic import derivative

    slopes = [derivative(task.function, by) for by in task.variables]
    before = {name: float(value) for name, value in task.at.items()}
    after = dict(zip(task.variables, map(floats.value, landing), strict=True))
    return sum(floats.value(it, before) * floats.value(it, after) for it in slopes) < 0


def arrow_error(problem: Problem, verdict: Verdict | None) -> float | None:
    """Degrees between the answer's arrow and the true one; None where there is none."""
    if verdict is None or verdict.reading is None or not verdict.counts:
        return None
    kind, task = problem.kind, problem.task
    true = kind.arrow(task, problem.answer)
    yours = kind.arrow(task, verdict.reading.components)
    if true is None or yours is None or len(true) != len(yours):
        return None
    return 0.0 if verdict.is_right else _angle(yours, true)


def _angle(one: Sequence[float], other: Sequence[float]) -> float | None:
    lengths = math.hypot(*one) * math.hypot(*other)
    if not 0 < lengths < math.inf:
        return None
    cosine = sum(a * b for a, b in zip(one, other, strict=True)) / lengths
    return round(math.degrees(math.acos(max(-1.0, min(1.0, cosine)))), 2)
