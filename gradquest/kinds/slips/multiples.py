"""Sign and size of a wrong value against the right one, in words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from gradquest.kinds.slips.coincidence import coincides
from gradquest.maths import floats
from gradquest.maths.calculus.building import times
from gradquest.maths.expression import ZERO, Expression, number, variables
from gradquest.maths.judging.decimals import Rounding, rounding, typed_number
from gradquest.maths.verdict import Domain


@dataclass(frozen=True, slots=True)
class Finding:
    """What is true of a wrong entry, said of one and of several."""

    of_one: str
    of_several: str


TOO_LARGE = Finding("is too large", "are too large")
TOO_SMALL = Finding("is too small", "are too small")
CUT_OFF = Finding(
    "is cut off: round the last digit, or write the exact value",
    "are cut off: round the last digits, or write the exact values",
)
OPPOSITE = Finding(
    "has the right size, but the wrong sign", "have the right size, but the wrong sign"
)


def _sized(words: str) -> Finding:
    return Finding(f"is {words}", f"are {words}")


def _share(words: str) -> Finding:
    return Finding(f"is {words} what it should be", f"are {words} what they should be")


def _turned(finding: Finding) -> Finding:
    return Finding(
        f"{finding.of_one}, and has the wrong sign",
        f"{finding.of_several}, and have the wrong sign",
    )


RATIOS = {
    Fraction(-1): OPPOSITE,
    Fraction(2): _share("twice"),
    Fraction(-2): _turned(_share("twice")),
    Fraction(1, 2): _share("half"),
    Fraction(-1, 2): _turned(_share("half")),
    **{Fraction(size): _sized(f"{size} times too large") for size in range(3, 11)},
    **{Fraction(1, size): _sized(f"{size} times too small") for size in range(3, 11)},
}
"""What is said of an answer that is a multiple of the right one."""


def compared(entry: Expression, right: Expression, domain: Domain) -> Finding | None:
    """Sign or size of a wrong entry; None where nothing is certain, as of formulas that differ."""
    if not coincides(right, ZERO, domain):
        for ratio, finding in RATIOS.items():
            if coincides(entry, times(number(ratio), right), domain):
                return finding
    if variables(entry) | variables(right):
        return None
    if _is_cut_off(entry, right):
        return CUT_OFF
    gap = floats.value(entry) - floats.value(right)
    return TOO_LARGE if gap > 0 else TOO_SMALL if gap < 0 else None


def _is_cut_off(entry: Expression, right: Expression) -> bool:
    typed, true = typed_number(entry), floats.value(right)
    if typed is None or not math.isfinite(true):
        return False
    return rounding(typed, Fraction(true)) is Rounding.CUT_OFF
