"""Kinks so near the domain's edge that the far side of them is hardly ever compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

from gradquest.kinds.kind import Task
from gradquest.maths import floats
from gradquest.maths.expression import (
    Call,
    Expression,
    Number,
    Power,
    variables,
    walk,
)

NEAR = Fraction(1, 50)
"""This share of the domain's width, on either side, is near its edge."""
PLACES = 9
MOST_LETTERS = 3
_BENT = ("abs", "sign", "relu")


def edge_kink(task: Task) -> Expression | None:
    """What is 0 at a kink that only a thin strip along the domain's edge lies behind."""
    return next((inside for inside in _insides(task.function) if _is_at_edge(inside, task)), None)


def _insides(function: Expression) -> Iterator[Expression]:
    for node in walk(function):
        match node:
            case Call(name, inside) if name in _BENT:
                yield inside
            case Call("sqrt", Power(base, Number(exponent))) if exponent % 2 == 0:
                yield base


def _is_at_edge(inside: Expression, task: Task) -> bool:
    """It has one sign all over the middle of the domain, and the other one beside its edge."""
    letters = sorted(variables(inside) & set(task.domain))
    if not letters or len(letters) > MOST_LETTERS:
        return False
    middle = _signs(inside, letters, task, NEAR)
    return len(middle) == 1 and len(middle | _signs(inside, letters, task, Fraction(0))) > 1


def _signs(
    inside: Expression, letters: Sequence[str], task: Task, margin: Fraction
) -> frozenset[bool]:
    rows = [_places(*task.domain[name], margin) for name in letters]
    spots: Iterator[Mapping[str, float]] = (
        dict(zip(letters, spot, strict=True)) for spot in product(*rows)
    )
    values = [floats.value(inside, spot) for spot in spots]
    return frozenset(value > 0 for value in values if value)


def _places(low: Fraction, high: Fraction, margin: Fraction) -> Sequence[float]:
    """Places from end to end, without a margin on either side."""
    width = high - low
    first, span = low + margin * width, width * (1 - 2 * margin)
    return [float(first + span * place / (PLACES - 1)) for place in range(PLACES)]
