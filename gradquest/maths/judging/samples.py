"""Where two expressions are compared: the same points of a domain every time."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import islice, product

from gradquest.maths.chance import Chance
from gradquest.maths.exact import rational
from gradquest.maths.expression import EULER, ONE, Call, Expression, Negative, Power, Sum, walk
from gradquest.maths.judging import quick
from gradquest.maths.verdict import EVERYWHERE, Domain

Interval = tuple[Fraction, Fraction]

PROBES = 96
"""Points at which signs of kinks are looked at."""
SIMPLE = 12
MOST_PATTERNS = 16
MOST_CORNERS = 8
MOST_ORTHANTS = 16
CORNER = 2e-4
"""How far from a corner its point lies, as a part of the interval."""

_PARTIAL = frozenset(
    ("sqrt", "ln", "log10", "log2", "arcsin", "arccos", "arccosh", "arctanh"),
)

_READABLE = tuple(Fraction(*pair) for pair in (
    (2, 1), (1, 1), (3, 1), (-1, 1), (-2, 1), (3, 2), (1, 2), (-1, 2), (5, 2), (-3, 1), (4, 1),
    (5, 1), (-3, 2), (1, 4), (3, 4), (1, 10), (3, 10), (7, 10), (-1, 4), (10, 1), (20, 1), (50, 1),
))  # fmt: skip
"""Values that are easy to check by hand, the easiest first."""


@dataclass(frozen=True)
class Place:
    """A point, exact and in floating point."""

    exact: Mapping[str, Fraction]
    approximate: Mapping[str, float]


def place(exact: Mapping[str, Fraction]) -> Place:
    """The place of exact coordinates."""
    return Place(exact, {name: float(value) for name, value in exact.items()})


@dataclass(frozen=True)
class Samples:
    """All points of one domain, made when first needed."""

    names: tuple[str, ...]
    intervals: tuple[Interval, ...]

    @cached_property
    def simple(self) -> tuple[Place, ...]:
        """Points with small round coordinates, to show where two expressions differ."""
        options = [_readable(interval) for interval in self.intervals]
        turns = ([option[(turn * (1 + lead) + lead) % len(option)]
                  for lead, option in enumerate(options)] for turn in range(SIMPLE))  # fmt: skip
        return tuple(map(self._place, turns))

    @cached_property
    def spread(self) -> tuple[Place, ...]:
        """Random points, all sign orthants in turn."""
        chance = Chance("spread", *self._key)
        return tuple(self._in_orthant(signs, chance) for signs in self._orthants(chance))

    @cached_property
    def corners(self) -> tuple[Place, ...]:
        """A point close to each corner of the domain."""
        chance = Chance("corners", *self._key)
        ends = islice(product((True, False), repeat=len(self.names)), MOST_CORNERS)
        return tuple(self._at([_near(is_low, chance) for is_low in corner]) for corner in ends)

    @property
    def _key(self) -> tuple[str, ...]:
        return (*self.names, *(f"{low}..{high}" for low, high in self.intervals))

    def _orthants(self, chance: Chance) -> Iterator[tuple[bool, ...]]:
        count = len(self.names)
        every = list(islice(product((True, False), repeat=min(count, 4)), MOST_ORTHANTS))
        for turn in range(PROBES):
            signs = every[turn % len(every)]
            yield signs + tuple(chance.below(2) == 0 for _ in range(count - len(signs)))

    def _in_orthant(self, signs: Sequence[bool], chance: Chance) -> Place:
        values = []
        for (low, high), is_positive in zip(self.intervals, signs, strict=True):
            half = (low, high)
            if low < 0 < high:
                half = (Fraction(0), high) if is_positive else (low, Fraction(0))
            values.append(_between(half, chance.unit()))
        return self._place(values)

    def _at(self, parts: Sequence[float]) -> Place:
        return self._place(map(_between, self.intervals, parts))

    def _place(self, values: Iterable[Fraction]) -> Place:
        return place(dict(zip(self.names, values, strict=True)))


@lru_cache(maxsize=128)
def _samples(names: tuple[str, ...], intervals: tuple[Interval, ...]) -> Samples:
    return Samples(names, intervals)


def samples(names: Iterable[str], domain: Domain) -> Samples:
    """The points of a domain, for the variables that occur."""
    ordered = tuple(sorted(names))
    return _samples(ordered, tuple(domain.get(name, EVERYWHERE) for name in ordered))


def kinks(node: Expression) -> Iterator[Expression]:
    """Expressions at whose change of sign the node may bend, jump or cease to be real."""
    for part in walk(node):
        match part:
            case Call("abs" | "sign" | "sqrt" | "ln" | "log10" | "log2", argument):
                yield argument
            case Call("arcsin" | "arccos" | "arctanh", argument):
                yield Sum((argument, ONE))
                yield Sum((argument, Negative(ONE)))
            case Call("arccosh", argument):
                yield Sum((argument, Negative(ONE)))
            case Power(base, exponent) if base != EULER and not _is_whole(exponent):
                yield base


def _is_whole(exponent: Expression) -> bool:
    value = rational(exponent)
    return value is not None and value.denominator == 1


def is_total(node: Expression) -> bool:
    """It has a real value everywhere, but perhaps for single points and curves."""
    return not any(map(_is_partial, walk(node)))


def _is_partial(node: Expression) -> bool:
    match node:
        case Call(function, _):
            return function in _PARTIAL
        case Power(base, exponent):
            return base != EULER and not _is_whole(exponent)
    return False


def patterns(bends: Sequence[Expression], places: Sequence[Place]) -> Iterator[Place]:
    """One place for each pattern of signs of the given expressions."""
    seen, signed = set(), [quick.function(bend) for bend in bends]
    for candidate in places if bends else ():
        pattern = tuple(_sign(bend(candidate.approximate)) for bend in signed)
        if pattern not in seen:
            seen.add(pattern)
            yield candidate
        if len(seen) == MOST_PATTERNS:
            return


def _sign(value: float) -> bool | None:
    return None if math.isnan(value) else value > 0


def _between(interval: Interval, part: float) -> Fraction:
    """A float of the interval, as an exact fraction: 53 bits, so that nothing cancels by luck."""
    low, high = map(float, interval)
    return Fraction(min(max(low + (high - low) * part, low), high))


def _near(is_low: bool, chance: Chance) -> float:
    offset = CORNER * chance.unit()
    return offset if is_low else 1 - offset


def _readable(interval: Interval) -> Sequence[Fraction]:
    low, high = interval
    inside = [value for value in _READABLE if low <= value <= high]
    if len(inside) >= 3:
        return inside
    return inside + [_rounded(low + (high - low) * Fraction(part, 8)) for part in (4, 2, 6, 3, 5)]


def _rounded(value: Fraction) -> Fraction:
    return Fraction(f"{float(value):.3g}")
