"""Two expressions at one point: compared with ever more digits, until it is beyond doubt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from gradquest.errors import Undefined
from gradquest.maths.expression import Expression
from gradquest.maths.judging.samples import Place
from gradquest.maths.verdict import Witness

if TYPE_CHECKING:
    from gradquest.maths.judging.precise import Real

_PRECISIONS = ((50, 35), (170, 120), (500, 340))
"""Digits worked with, and digits in which equal values agree."""
_STABLE = 10
"""Digits that a value must share at two precisions before it is trusted to differ."""


class Sight(Enum):
    """What is seen at one point."""

    AGREE = "agree"
    DIFFER = "differ"
    UNDEFINED = "undefined"
    """Only the expected expression has a value."""
    NOTHING = "nothing"
    """The expected one has none, or a value is beyond reach."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was seen, with the point where it is something against the answer."""

    sight: Sight
    witness: Witness | None = None


AGREE = Finding(Sight.AGREE)
NOTHING = Finding(Sight.NOTHING)


def settle(
    yours: Expression, expected: Expression, at: Place, *, is_strict: bool = False
) -> Finding:
    """Compare at one point, with ever more digits until the outcome is beyond doubt."""
    from gradquest.maths.judging import precise

    before: tuple[Real, Real] | None = None
    for digits, agreeing in _PRECISIONS[is_strict:]:
        bench = precise.Bench(at.exact, digits)
        try:
            theirs = bench.value(expected)
        except Undefined:
            return NOTHING
        try:
            mine = bench.value(yours)
        except precise.OutOfReach:
            return NOTHING
        except Undefined:
            witness = Witness(at.approximate, None, precise.to_float(theirs))
            return Finding(Sight.UNDEFINED, witness)
        if precise.are_close(mine, theirs, agreeing):
            return AGREE
        if before and all(map(precise.are_close, before, (mine, theirs), (_STABLE, _STABLE))):
            witness = Witness(at.approximate, precise.to_float(mine), precise.to_float(theirs))
            return Finding(Sight.DIFFER, witness)
        before = (mine, theirs)
    return NOTHING
