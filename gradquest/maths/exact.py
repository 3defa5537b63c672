"""Exact rational arithmetic on the tree: quick, and without sympy."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from fractions import Fraction

from gradquest.maths.expression import (
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
)

MOST_BITS = 4096
"""A power that would need more is left alone."""


def rational(node: Expression, point: Mapping[str, Fraction] | None = None) -> Fraction | None:
    """The exact value where numbers, variables, + - * / and whole powers suffice, else None."""
    try:
        return _rational(node, point or {})
    except (ZeroDivisionError, _IrrationalError):
        return None


class _IrrationalError(Exception):
    """Something in the tree is not rational, or not known."""


def _rational(node: Expression, point: Mapping[str, Fraction]) -> Fraction:
    match node:
        case Number(value):
            return value
        case Variable(name) if name in point:
            return point[name]
        case Negative(of):
            return -_rational(of, point)
        case Quotient(top, bottom):
            return _rational(top, point) / _rational(bottom, point)
        case Sum(terms):
            return sum(_all(terms, point), Fraction(0))
        case Product(factors):
            return math.prod(_all(factors, point), start=Fraction(1))
        case Power(base, exponent):
            return _power(_rational(base, point), _rational(exponent, point))
    raise _IrrationalError


def _all(nodes: Iterable[Expression], point: Mapping[str, Fraction]) -> Iterable[Fraction]:
    return (_rational(node, point) for node in nodes)


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    size = max(base.numerator.bit_length(), base.denominator.bit_length())
    if exponent.denominator != 1 or size * abs(exponent) > MOST_BITS:
        raise _IrrationalError
    if not base and not exponent:
        raise _IrrationalError
    return Fraction(base ** int(exponent))
