"""Steps of gradient descent: exact points, slopes and moves, and how a solution shows them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from gradquest.kinds.kind import Task
from gradquest.maths.calculus.neat import neat_derivative
from gradquest.maths.calculus.working import Step
from gradquest.maths.exact import rational
from gradquest.maths.expression import Expression, Negative, Product, Sum, number, substitute
from gradquest.maths.notation import pretty_answer
from gradquest.maths.phrases import slope_name, total
from gradquest.maths.tidy import tidy

Entries = tuple[Expression, ...]


def path(task: Task) -> tuple[Entries, ...]:
    """The start and where each step lands, exact."""
    if task.point is None or task.learning_rate is None or task.count is None:
        raise ValueError("a descent needs a point, a learning rate and a number of steps")
    return _path(task.function, task.variables, task.point, task.learning_rate, task.count)


@lru_cache(maxsize=64)
def _path(
    function: Expression,
    names: tuple[str, ...],
    start: tuple[Fraction, ...],
    rate: Fraction,
    count: int,
) -> tuple[Entries, ...]:
    points: list[Entries] = [tuple(map(number, start))]
    for _ in range(count):
        here = points[-1]
        points.append(tuple(map(exact, moves(here, gradient(function, names, here), rate))))
    return tuple(points)


def gradient(function: Expression, names: Sequence[str], here: Entries) -> Entries:
    """The exact slopes at a point."""
    from gradquest.maths.symbolic import derivative

    at = dict(zip(names, here, strict=True))
    return tuple(exact(substitute(derivative(function, by), at)) for by in names)


def slopes_line(task: Task, here: Entries, says: str) -> Step:
    """The partials with a point's numbers put in."""
    at = dict(zip(task.variables, here, strict=True))
    partials = [neat_derivative(task.function, by) for by in task.variables]
    filled = tuple(substitute(partial, at) for partial in partials)
    where = pretty_answer(here)
    name = f"∇f{where}" if len(here) > 1 else f"{total(slope_name(task.variables[0]))} at {where}"
    slopes = gradient(task.function, task.variables, here)
    return Step("", says, filled, slopes, name=name, work=len(partials))


def moves(here: Entries, slopes: Entries, rate: Fraction) -> Entries:
    """`1 - 0.1·6` for each letter, not yet computed."""
    return tuple(
        Sum((start, Negative(Product((number(rate), slope)))))
        for start, slope in zip(here, slopes, strict=True)
    )


@lru_cache(maxsize=2048)
def exact(node: Expression) -> Expression:
    """The value of a formula without letters. Raises `Undefined` where it has none.

    Slips of an optimiser differ in one entry, so most of what they compute is known already.
    """
    known = rational(node)
    if known is None:
        node = tidy(node)  # which takes the roots of squares
        known = rational(node)
    if known is not None:
        return number(known)
    from gradquest.maths.symbolic import value_at

    return value_at(node, {})
