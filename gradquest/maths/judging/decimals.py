"""The one rule for typed decimals: the true value, rounded to the digits typed, at least three."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from fractions import Fraction

from gradquest.maths.expression import Expression, Negative, Number, children, with_children

FEWEST_DIGITS = 3
"""Significant digits."""

LARGEST_MOVE = Fraction(1, 50)
"""As a part of the decimal."""


class Rounding(Enum):
    """How a typed decimal relates to the true value."""

    EXACT = "exact"
    ROUNDED = "rounded"
    """Rounded as it should be, with enough digits."""
    TOO_SHORT = "too short"
    """Rounded as it should be, but with too few digits."""
    CUT_OFF = "cut off"
    """The digits of the true value, with the rest dropped instead of rounded."""
    OFF = "off"
    """Not the true value."""


def typed_number(node: Expression) -> Number | None:
    """The number that an answer is, with its sign; None where it is anything else."""
    match node:
        case Number():
            return node
        case Negative(Number(value, text, span)):
            return Number(-value, f"-{text}", span)
    return None


def rounding(typed: Number, true: Fraction) -> Rounding:
    """How a typed number relates to the true value, which must be known to 40 digits.

    A whole number of one or two digits is taken at its word: 4 is not a rounded 3.7.
    """
    gap = abs(typed.value - true)
    if not gap:
        return Rounding.EXACT
    unit, digits = last_place(typed.text), significant_digits(typed.text)
    if not typed.is_decimal and digits < FEWEST_DIGITS:
        return Rounding.OFF
    if gap * 2 <= unit:
        return Rounding.ROUNDED if digits >= FEWEST_DIGITS else Rounding.TOO_SHORT
    is_cut = gap < unit and abs(typed.value) < abs(true) and digits >= FEWEST_DIGITS
    return Rounding.CUT_OFF if is_cut else Rounding.OFF


def moved(node: Expression) -> Iterator[Expression]:
    """The node with one of its decimals moved as far as rounding may have moved it, for each.

    Decimals of one digit are taken as exact: 0.5 is rarely a rounded number.
    """
    if isinstance(node, Number):
        if node.is_decimal and node.value and significant_digits(node.text) > 1:
            half = min(last_place(node.text) / 2, abs(node.value) * LARGEST_MOVE)
            yield Number(node.value + half)
        return
    parts = children(node)
    for place, part in enumerate(parts):
        for other in moved(part):
            yield with_children(node, (*parts[:place], other, *parts[place + 1 :]))


def last_place(text: str) -> Fraction:
    """The worth of one in the last digit: 0.01 for 3.14 and for 2.50, 1 for 12, 100 for 3e2."""
    mantissa, _, exponent = text.lower().partition("e")
    decimals = len(mantissa.partition(".")[2])
    return Fraction(10) ** (int(exponent or 0) - decimals)


def significant_digits(text: str) -> int:
    """The digits that count: 3 in 0.00450, 3 in -120, none in 0.00."""
    mantissa = text.lower().partition("e")[0]
    return len("".join(sign for sign in mantissa if sign.isdigit()).lstrip("0"))
