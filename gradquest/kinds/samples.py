"""Answers of the shape that is asked for, made of small numbers: to show what one may type.

Two of each, for the case that one of them is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import cycle, islice
from math import isqrt

Samples = Iterator[str]

FIRST = (6, 5)
SIDES = {2: (3, 4), 3: (2, 3, 6), 4: (2, 4, 5, 6)}
"""Whole numbers whose squares add up to that of a whole number."""


def numbers(count: int = 1) -> Samples:
    """`6`, `(6, -7)`"""
    for first in FIRST:
        yield _listed(str((first + place) * (-1) ** place) for place in range(count))


def decimals() -> Samples:
    """`6.5`"""
    return (f"{first}.5" for first in FIRST)


def small_decimals() -> Samples:
    """`0.6`"""
    return (f"0.{first}" for first in FIRST)


def roots() -> Samples:
    """`6sqrt(7)`"""
    return (f"{first}sqrt(7)" for first in FIRST)


def formulas(letters: Sequence[str], count: int = 1) -> Samples:
    """`6x^2`; `(6x, 7y)` where there are several entries."""
    for first in FIRST:
        terms = _terms(range(first, first + count), islice(cycle(letters), count))
        yield f"{first}{letters[0]}^2" if count == 1 else _listed(terms)


def planes(letters: Sequence[str]) -> Samples:
    """`6x + 7`, `6x + 7y + 8`"""
    for first in FIRST:
        terms = _terms(range(first, first + len(letters) + 1), (*letters, ""))
        yield " + ".join(terms)


def units(count: int) -> Samples:
    """`(3/5, 4/5)`: entries that make length 1."""
    sides = SIDES.get(count) or range(1, count + 1)
    squares = sum(side * side for side in sides)
    whole = isqrt(squares)
    for each in (sides, sides[::-1]):
        if whole * whole == squares:
            yield _listed(str(Fraction(side, whole)) for side in each)
        else:
            yield _listed(f"{side}/sqrt({squares})" for side in each)


def unit_formulas(letters: Sequence[str]) -> Samples:
    """`(6x/sqrt(36x^2 + 49y^2), 7y/sqrt(36x^2 + 49y^2))`"""
    for first in FIRST:
        sizes = range(first, first + len(letters))
        squares = (f"{size * size}{name}^2" for size, name in zip(sizes, letters, strict=True))
        length = f"sqrt({' + '.join(squares)})"
        yield _listed(f"{term}/{length}" for term in _terms(sizes, letters))


def _terms(sizes: Iterable[int], letters: Iterable[str]) -> list[str]:
    return [f"{size}{name}" for size, name in zip(sizes, letters, strict=True)]


def _listed(entries: Iterable[str]) -> str:
    """One entry, or several in brackets."""
    first, *others = entries
    return f"({', '.join((first, *others))})" if others else first
