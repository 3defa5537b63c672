"""Quick looks at whether two expressions have the same value: for slips, never for verdicts."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

from gradquest.maths import floats
from gradquest.maths.exact import rational
from gradquest.maths.expression import Expression, variables
from gradquest.maths.judging.decimals import Rounding, rounding, typed_number
from gradquest.maths.verdict import EVERYWHERE, Domain

ENOUGH_POINTS = 4
MOST_POINTS = 32
"""Points where an expression has no value are passed over."""

STRIDES = (0.6180339887, 0.7548776662, 0.8191725134, 0.8566748839, 0.8812714616)
"""Irrational steps: the multiples of each fill an interval evenly."""

Interval = tuple[Fraction, Fraction]


def coincides(left: Expression, right: Expression, domain: Domain) -> bool:
    """Both have the same value wherever both have one; exact for rational numbers.

    A typed decimal on the left is taken for what it rounds.
    """
    names = tuple(sorted(variables(left) | variables(right)))
    if not names:
        return _is_same_number(left, right)
    agreed = 0
    for point in _points(names, tuple(domain.get(name, EVERYWHERE) for name in names)):
        one, other = floats.value(left, point), floats.value(right, point)
        if math.isfinite(one) and math.isfinite(other):
            if not _is_close(one, other):
                return False
            agreed += 1
        if agreed == ENOUGH_POINTS:
            return True
    return agreed > 1


def all_coincide(left: Sequence[Expression], right: Sequence[Expression], domain: Domain) -> bool:
    """As many entries, and entry by entry the same value."""
    return len(left) == len(right) and all(
        coincides(one, other, domain) for one, other in zip(left, right, strict=True)
    )


def _is_same_number(left: Expression, right: Expression) -> bool:
    one, other = rational(left), rational(right)
    if one is not None and one == other:
        return True
    wanted = floats.value(right) if other is None else other
    number = typed_number(left)
    if number is not None and number.is_decimal and math.isfinite(wanted):
        return rounding(number, Fraction(wanted)) is Rounding.ROUNDED
    return (one is None or other is None) and _is_close(floats.value(left), float(wanted))


def _is_close(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)


@lru_cache(maxsize=256)
def _points(
    names: tuple[str, ...], intervals: tuple[Interval, ...]
) -> Sequence[Mapping[str, float]]:
    """The same points every time, spread over the domain, none of them special."""
    return [
        {
            name: _between(interval, count * STRIDES[place % len(STRIDES)] + 0.137 * place)
            for place, (name, interval) in enumerate(zip(names, intervals, strict=True))
        }
        for count in range(1, MOST_POINTS + 1)
    ]


def _between(interval: Interval, turns: float) -> float:
    low, high = map(float, interval)
    return low + (high - low) * (turns % 1.0)
