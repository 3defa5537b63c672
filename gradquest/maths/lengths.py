"""Exact lengths of vectors, with roots written as one writes them: √8 is 2√2, 3/√3 is √3."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import gcd, lcm

from gradquest.maths.calculus.building import squared
from gradquest.maths.exact import rational
from gradquest.maths.expression import (
    ONE,
    Call,
    Expression,
    Negative,
    Number,
    Product,
    Quotient,
    number,
)
from gradquest.maths.tidy import add, coefficient, product, quotient, tidy

MOST_TRIED = 10_000
"""Square factors above this one squared are left under the root."""

SMALL_RADICAND = 200
SMALL_FACTOR = 60
"""What is shorter than these is nice to write down."""


def length(entries: Sequence[Expression]) -> Expression:
    """The length of a vector, exact."""
    known = rationals(entries)
    if known is not None:
        return root(squares(known))
    return tidy(Call("sqrt", add(*map(_squared, entries))))


def _squared(entry: Expression) -> Expression:
    """The square with its number in front: (2x)² is 4x²."""
    size, rest = coefficient(entry)
    return product((number(size * size), squared(rest)))


def unit(entries: Sequence[Expression]) -> tuple[Expression, ...]:
    """The vector of length 1 that points the same way."""
    known = rationals(entries)
    if known is None or not any(known):
        shorter = _without_content(entries)
        whole = length(shorter)
        return tuple(quotient(entry, whole) for entry in shorter)
    whole_numbers = primitive(known)
    under = squares(whole_numbers)
    return tuple(over_root(entry, under) for entry in whole_numbers)


def _without_content(entries: Sequence[Expression]) -> tuple[Expression, ...]:
    """The entries without the number that all have in front."""
    sizes = [coefficient(entry)[0] for entry in entries if rational(entry) != 0]
    if not sizes:
        return tuple(entries)
    over, under = gcd(*(it.numerator for it in sizes)), lcm(*(it.denominator for it in sizes))
    return tuple(product((number(Fraction(under, over)), entry)) for entry in entries)


def rationals(entries: Sequence[Expression]) -> tuple[Fraction, ...] | None:
    """The entries as fractions; None where one is none."""
    values = [rational(entry) for entry in entries]
    found = tuple(value for value in values if value is not None)
    return found if len(found) == len(values) else None


def squares(values: Sequence[Fraction]) -> Fraction:
    """The length squared."""
    return sum((value * value for value in values), Fraction(0))


def primitive(values: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """The smallest whole numbers that point the same way."""
    scale = lcm(*(value.denominator for value in values))
    whole = [int(value * scale) for value in values]
    shared = gcd(*whole) or 1
    return tuple(Fraction(value // shared) for value in whole)


def root(value: Fraction) -> Expression:
    """√value without square factors under the root: √8 is 2√2, √(1/2) is √2/2."""
    factor, radicand = factored(value.numerator * value.denominator)
    size = Fraction(factor, value.denominator)
    under = ONE if radicand == 1 else Call("sqrt", number(radicand))
    return _times(size, under)


def over_root(value: Fraction, under: Fraction) -> Expression:
    """value/√under: without a root below the bar where it cancels, as 2/√2 is √2."""
    factor, radicand = factored(under.numerator * under.denominator)
    size = value * under.denominator / factor
    if radicand == 1 or not value:
        return number(size)
    if size.numerator % radicand == 0:
        return _times(size / radicand, Call("sqrt", number(radicand)))
    return quotient(number(size), Call("sqrt", number(radicand)))


def _times(size: Fraction, factor: Expression) -> Expression:
    return product((number(size), factor))


def factored(value: int) -> tuple[int, int]:
    """The largest s with s²·m = value, and m."""
    if not value:
        return 0, 1
    factor, radicand, tried = 1, value, 2
    while tried * tried <= radicand and tried <= MOST_TRIED:
        while radicand % (tried * tried) == 0:
            radicand //= tried * tried
            factor *= tried
        tried += 1
    return factor, radicand


def square(entry: Expression) -> Fraction | None:
    """The square of a rational number times roots; None of anything else."""
    match entry:
        case Number(value):
            return value * value
        case Negative(of):
            return square(of)
        case Call("sqrt", Number(value)):
            return value
        case Product(factors):
            return _all(map(square, factors))
        case Quotient(top, bottom):
            over, under = square(top), square(bottom)
            return over / under if over is not None and under else None
    return None


def _all(values: Iterable[Fraction | None]) -> Fraction | None:
    whole = Fraction(1)
    for value in values:
        if value is None:
            return None
        whole *= value
    return whole


def is_short_root(entry: Expression) -> bool:
    """A number that is nice to write down: a small number times a small root."""
    value = square(entry)
    if value is None or value.denominator > SMALL_RADICAND:
        return False
    factor, radicand = factored(value.numerator * value.denominator)
    return radicand <= SMALL_RADICAND and factor <= SMALL_FACTOR * value.denominator
