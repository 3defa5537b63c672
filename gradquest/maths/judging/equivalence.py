"""Whether two expressions are the same: proved, sampled, or refuted by a point.

Nothing here simplifies, so the work is bounded: a proof modulo a prime where that settles it,
else high precision at a bounded number of points of the domain.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import chain, islice

from gradquest.maths import floats
from gradquest.maths.exact import rational
from gradquest.maths.expression import Call, Expression, Power, variables, walk
from gradquest.maths.judging import fingerprint
from gradquest.maths.judging.samples import (
    Place,
    Samples,
    is_total,
    kinks,
    patterns,
    place,
    samples,
)
from gradquest.maths.judging.sighting import Sight, settle
from gradquest.maths.verdict import Domain, Method, Witness

ENOUGH = 8
"""Random points at which both must agree."""
FEWEST = 3
"""With fewer points at which both have a value, nothing is settled."""
BUDGET = 6000
"""Nodes worked out for one comparison, a function counting for `CALL_COST`."""
CALL_COST = 8
MOST_UNSEEN = 6
"""Points without any finding, after which no other is tried."""


_WIDER = tuple((Fraction(low), Fraction(high)) for low, high in ((-30, 30), (0, 1), (3, 300)))


class Standing(Enum):
    """What a comparison found."""

    SAME = "same"
    DIFFERENT = "different"
    UNDEFINED = "undefined"
    """The first expression has no real value anywhere in the domain."""
    UNSETTLED = "unsettled"
    """There was no way to compare them, such as numbers beyond reach."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was found, and how."""

    standing: Standing
    method: Method | None = None
    witness: Witness | None = None

    @property
    def is_same(self) -> bool:
        """Both are equal."""
        return self.standing is Standing.SAME


PROVED = Comparison(Standing.SAME, Method.PROVED)
SAMPLED = Comparison(Standing.SAME, Method.SAMPLED)
UNDEFINED = Comparison(Standing.UNDEFINED)
UNSETTLED = Comparison(Standing.UNSETTLED)


def same(one: Expression, other: Expression, domain: Domain | None = None) -> bool:
    """Both are equal wherever the other one has a real value in the domain."""
    return compare(one, other, domain or {}).is_same


def compare(yours: Expression, expected: Expression, domain: Domain) -> Comparison:
    """How an expression compares with the expected one. The same call, the same outcome."""
    if yours == expected:
        return PROVED
    names = variables(yours) | variables(expected)
    if not names:
        return _compare_numbers(yours, expected)
    points = samples(names, _inhabited(expected, names, domain))
    return _Comparing(yours, expected, points).outcome()


def are_near(one: Expression, other: Expression, domain: Domain, tolerance: float) -> bool:
    """They differ relatively by no more than the tolerance, at every point looked at."""
    points = samples(variables(one) | variables(other), domain)
    seen = 0
    for at in points.spread[:ENOUGH]:
        mine, theirs = (floats.value(node, at.approximate) for node in (one, other))
        if not math.isfinite(theirs):
            continue
        if not abs(mine - theirs) <= tolerance * abs(theirs):
            return False
        seen += 1
    return seen > 0


def _inhabited(expected: Expression, names: Set[str], domain: Domain) -> Domain:
    """The domain; where it declares too little to find a value, a wider one."""
    undeclared = [name for name in names if name not in domain]
    if not undeclared:
        return domain
    wider = ({**domain, **dict.fromkeys(undeclared, interval)} for interval in _WIDER)
    for choice in (domain, *wider):
        if any(_has_value(expected, at) for at in samples(names, choice).spread):
            return choice
    return domain


def _compare_numbers(yours: Expression, expected: Expression) -> Comparison:
    mine, theirs = rational(yours), rational(expected)
    if mine is not None and theirs is not None:
        if mine == theirs:
            return PROVED
        witness = Witness({}, _float(mine), _float(theirs))
        return Comparison(Standing.DIFFERENT, Method.REFUTED, witness)
    found = settle(yours, expected, place({}), is_strict=True)
    match found.sight:
        case Sight.AGREE:
            return PROVED if fingerprint.are_identical(yours, expected) else SAMPLED
        case Sight.DIFFER:
            return Comparison(Standing.DIFFERENT, Method.REFUTED, found.witness)
        case Sight.UNDEFINED:
            return UNDEFINED
    return UNSETTLED


class _Comparing:
    """One comparison of two expressions over one domain."""

    def __init__(self, yours: Expression, expected: Expression, points: Samples) -> None:
        self.yours = yours
        self.expected = expected
        self.points = points
        self.most = max(FEWEST, BUDGET // (_cost(yours) + _cost(expected)))

    def outcome(self) -> Comparison:
        """Cheap answers first: a proof, a readable counterexample, then the whole sample."""
        if fingerprint.are_identical(self.yours, self.expected):
            return PROVED if is_total(self.yours) else self._proved()
        if witness := self._readable_witness():
            return Comparison(Standing.DIFFERENT, Method.REFUTED, witness)
        return self._sampled()

    def _proved(self) -> Comparison:
        """Identical where both have a value: yours must have one wherever the expected has."""
        for at in self._places():
            if not _has_value(self.yours, at):
                found = settle(self.yours, self.expected, at)
                if found.sight is Sight.UNDEFINED:
                    return self._different(at, Sight.UNDEFINED, found.witness)
        return PROVED

    def _readable_witness(self) -> Witness | None:
        for at in islice(self.points.simple, self.most):
            if self._is_apart(at):
                found = settle(self.yours, self.expected, at)
                if found.sight is Sight.DIFFER:
                    return found.witness
        return None

    def _is_apart(self, at: Place) -> bool:
        """At first look both have values here, clearly not the same."""
        mine = floats.value(self.yours, at.approximate)
        theirs = floats.value(self.expected, at.approximate)
        if not (math.isfinite(mine) and math.isfinite(theirs)):
            return False
        return abs(mine - theirs) > 1e-3 * max(abs(mine), abs(theirs), 1e-6)

    def _sampled(self) -> Comparison:
        agreed, unseen, undefined = 0, 0, None
        for turn, at in enumerate(self._places()):
            found = settle(self.yours, self.expected, at, is_strict=turn == 0)
            if found.sight is Sight.DIFFER:
                return self._different(at, Sight.DIFFER, found.witness)
            if found.sight is Sight.UNDEFINED and undefined is None:
                undefined = (at, found.witness)
            agreed += found.sight is Sight.AGREE
            unseen += found.sight is Sight.NOTHING
            if unseen == MOST_UNSEEN and not agreed:
                break
        if undefined and agreed:
            return self._different(undefined[0], Sight.UNDEFINED, undefined[1])
        if agreed >= FEWEST:
            return SAMPLED
        return UNDEFINED if undefined else UNSETTLED

    def _places(self) -> Iterator[Place]:
        """Random points where the expected one has a value, corners, every pattern of signs."""
        bends = list(dict.fromkeys((*kinks(self.yours), *kinks(self.expected))))
        probes = self.points.spread[: self._probes(bends)]
        seen = (at for at in probes if _has_value(self.expected, at))
        chosen = list(islice(seen, ENOUGH)) or list(probes[:ENOUGH])
        rest = chain(patterns(bends, probes), self.points.corners)
        unique = {id(at): at for at in chain(chosen[:4], rest, chosen[4:])}
        return islice(unique.values(), self.most)

    def _probes(self, bends: Sequence[Expression]) -> int:
        weight = 1 + sum(map(_cost, bends))
        return max(ENOUGH, min(len(self.points.spread), BUDGET // weight))

    def _different(self, at: Place, sight: Sight, witness: Witness | None) -> Comparison:
        """The same finding at a rounder point, if there is one close by."""
        for digits in (1, 2, 3):
            rounder = place({name: _rounded(value, digits) for name, value in at.exact.items()})
            found = settle(self.yours, self.expected, rounder)
            if found.sight is sight and self._is_inside(rounder.exact):
                return Comparison(Standing.DIFFERENT, Method.REFUTED, found.witness)
        return Comparison(Standing.DIFFERENT, Method.REFUTED, witness)

    def _is_inside(self, point: Mapping[str, Fraction]) -> bool:
        intervals = zip(self.points.names, self.points.intervals, strict=True)
        return all(low <= point[name] <= high for name, (low, high) in intervals)


def _has_value(node: Expression, at: Place) -> bool:
    return math.isfinite(floats.value(node, at.approximate))


def _cost(node: Expression) -> int:
    return sum(CALL_COST if isinstance(part, Call | Power) else 1 for part in walk(node))


def _rounded(value: Fraction, digits: int) -> Fraction:
    return Fraction(f"{float(value):.{digits}g}")


def _float(value: Fraction) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf
