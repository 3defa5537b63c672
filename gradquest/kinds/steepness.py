"""Bowls and learning rates: what share of the way to the floor one step does."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gradquest.kinds.kind import Task
from gradquest.maths.calculus.curvature import Matrix, curvatures, hessian_at, is_bowl
from gradquest.maths.calculus.differentiation import differentiate
from gradquest.maths.exact import rational

TOO_SMALL, GOOD, OVERSHOOTS, DIVERGES = "too small", "good", "overshoots", "diverges"

TENTH, QUARTER, WHOLE, TWICE = Fraction(1, 10), Fraction(1, 4), Fraction(1), Fraction(2)
"""Shares of the way: less than a tenth is too small, a quarter or more is good."""


@dataclass(frozen=True, slots=True)
class Bowl:
    """A quadratic bowl, by its second derivatives."""

    matrix: Matrix
    flattest: Fraction
    """The smallest second derivative in any direction."""
    steepest: Fraction
    """The largest one, by which a rate is judged."""


def bowl_of(task: Task) -> Bowl | None:
    """The bowl that f is; None where it is none, or its curvature is no plain number."""
    origin = dict.fromkeys(task.variables, Fraction(0))
    matrix = hessian_at(task.function, task.variables, origin)
    if matrix is None or not is_bowl(matrix):
        return None
    found = curvatures(matrix)
    return Bowl(matrix, found[0], found[-1]) if found else None


def suits(share: Fraction) -> str:
    """What is said of a rate that does so much of the way with each step."""
    if share > TWICE:
        return DIVERGES
    if share > WHOLE:
        return OVERSHOOTS
    return GOOD if share >= QUARTER else TOO_SMALL


def is_unclear(bowl: Bowl, rate: Fraction) -> bool:
    """The word is not certain: on a border, or good for one direction and too small for another."""
    share, least = rate * bowl.steepest, rate * bowl.flattest
    is_between = TENTH <= share < QUARTER or share == TWICE
    return is_between or (suits(share) == GOOD and least < TENTH)


def landing(task: Task, point: tuple[Fraction, ...]) -> tuple[Fraction, ...] | None:
    """Where one step leads; None where a slope is no rational number."""
    at = dict(zip(task.variables, point, strict=True))
    slopes = [rational(differentiate(task.function, by), at) for by in task.variables]
    rate = task.learning_rate or Fraction(1)
    ends = [
        start - rate * slope
        for start, slope in zip(point, slopes, strict=True)
        if slope is not None
    ]
    return tuple(ends) if len(ends) == len(point) else None


def height(task: Task, point: tuple[Fraction, ...]) -> Fraction | None:
    """f at a point, where that is a rational number."""
    return rational(task.function, dict(zip(task.variables, point, strict=True)))
