"""An expression without warts: no `1x`, `x^1`, `+ -3`, `0y`; its shape is kept.

Only rational arithmetic is done. Like terms are not gathered and nothing is expanded, so that a
product stays a product and a quotient a quotient.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from gradquest.maths.expression import (
    ONE,
    ZERO,
    Call,
    Constant,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    children,
    number,
    with_children,
)

LARGEST_FOLDED_EXPONENT = 24
LARGEST_FOLDED_BASE = 1000


def tidy(node: Expression) -> Expression:
    """The same value, written as one would write it."""
    parts = tuple(tidy(part) for part in children(node))
    match node:
        case Sum():
            return _sum(parts)
        case Product():
            return product(parts)
        case Quotient():
            return quotient(*parts)
        case Power():
            return power(*parts)
        case Negative():
            return negative(parts[0])
        case Call(function):
            return _call(function, parts[0])
        case Number(value):
            return number(value)
    return with_children(node, parts) if parts else node


def negative(node: Expression) -> Expression:
    """The negated expression, with at most one sign in front."""
    match node:
        case Number(value):
            return number(-value)
        case Negative(of):
            return of
    return Negative(node)


def signed(node: Expression) -> tuple[int, Expression]:
    """The sign in front of an expression, and the rest."""
    match node:
        case Negative(of):
            return -1, of
        case Number(value) if value < 0:
            return -1, number(-value)
        case Quotient(top, bottom) if isinstance(top, Number | Negative):
            sign, size = signed(top)
            return (sign, Quotient(size, bottom)) if sign < 0 else (1, node)
    return 1, node


def add(*terms: Expression) -> Expression:
    """The tidy sum of tidy terms."""
    return _sum(terms)


def positive_first(node: Expression) -> Expression:
    """A sum of two terms does not begin with a minus where it need not: `2 - x`."""
    match node:
        case Sum((first, second)) if signed(first)[0] < 0 < signed(second)[0]:
            return Sum((second, first))
    return node


def _terms(parts: Iterable[Expression]) -> Iterator[Expression]:
    for part in parts:
        match part:
            case Sum(terms):
                yield from terms
            case _:
                yield part


def _sum(parts: Iterable[Expression]) -> Expression:
    constant, place = Fraction(0), None
    terms: list[Expression] = []
    for term in _terms(parts):
        if isinstance(term, Number):
            constant += term.value
            place = len(terms) if place is None and term.value else place
        else:
            terms.append(term)
    if constant and place is not None:
        terms.insert(place, number(constant))
    if len(terms) > 1:
        return Sum(tuple(terms))
    return terms[0] if terms else ZERO


def product(parts: Iterable[Expression]) -> Expression:
    """The tidy product of tidy factors: sign, one number, the rest in order."""
    size = Fraction(1)
    factors: list[Expression] = []
    for part in parts:
        inner, rest = coefficient(part)
        size *= inner
        factors += rest.factors if isinstance(rest, Product) else () if rest == ONE else (rest,)
    return _scaled(size, factors) if size and factors else number(size)


def _scaled(coefficient: Fraction, factors: list[Expression]) -> Expression:
    size = abs(coefficient)
    above = factors if size.numerator == 1 else [number(size.numerator), *factors]
    over = above[0] if len(above) == 1 else Product(tuple(above))
    whole = over if size.denominator == 1 else Quotient(over, number(size.denominator))
    return Negative(whole) if coefficient < 0 else whole


def coefficient(node: Expression) -> tuple[Fraction, Expression]:
    """The rational number in front of an expression, and the rest: -3x/2 is (-3/2, x)."""
    match node:
        case Number(value):
            return value, ONE
        case Negative(of):
            inner, rest = coefficient(of)
            return -inner, rest
        case Quotient(top, Number(value)) if value:
            inner, rest = coefficient(top)
            return inner / value, rest
        case Product((Number(value), *rest)):
            return value, rest[0] if len(rest) == 1 else Product(tuple(rest))
    return Fraction(1), node


def quotient(top: Expression, bottom: Expression) -> Expression:
    """The tidy quotient of two tidy parts."""
    under, below = coefficient(bottom)
    if not under:
        return Quotient(top, bottom)
    over, above = coefficient(top)
    size = over / under
    if below == ONE:
        return product((number(size), above))
    if not size:
        return ZERO
    over_part = product((number(abs(size.numerator)), above))
    whole = Quotient(over_part, product((number(size.denominator), below)))
    return Negative(whole) if size < 0 else whole


def power(base: Expression, exponent: Expression) -> Expression:
    """The tidy power of two tidy parts."""
    if ONE in (exponent, base):
        return base
    if exponent == ZERO and base != ZERO:
        return ONE
    if isinstance(base, Number) and isinstance(exponent, Number) and _is_small(base, exponent):
        return number(base.value ** int(exponent.value))
    return Power(base, exponent)


def _is_small(base: Number, exponent: Number) -> bool:
    return (
        exponent.value.denominator == 1
        and abs(exponent.value) <= LARGEST_FOLDED_EXPONENT
        and abs(base.value) <= LARGEST_FOLDED_BASE
        and (bool(base.value) or exponent.value > 0)
    )


_AT_ZERO = {"sin": ZERO, "tan": ZERO, "cos": ONE, "sqrt": ZERO, "arctan": ZERO, "tanh": ZERO}


def _call(function: str, argument: Expression) -> Expression:
    if argument == ZERO and function in _AT_ZERO:
        return _AT_ZERO[function]
    if function == "ln" and argument in (ONE, Constant("e")):
        return ZERO if argument == ONE else ONE
    if function == "sqrt" and isinstance(argument, Number) and argument.value >= 0:
        return square_root(argument.value) or Call(function, argument)
    return Call(function, argument)


def square_root(value: Fraction) -> Expression | None:
    """The root of a rational square; None where it is irrational."""
    from math import isqrt

    over, under = isqrt(value.numerator), isqrt(value.denominator)
    if over * over == value.numerator and under * under == value.denominator:
        return number(Fraction(over, under))
    return None
