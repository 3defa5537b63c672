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
from gradquest.maths.judging import fingerprint, quick
from gradquest.maths.judging.decimals import moved
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
MOST_DECIMALS = 8
"""In a formula that is looked at for rounding."""
ROOM = 1.05
"""Rounding moves a value in proportion, but not quite."""
NOISE = 1e-13
"""What floating point may add to that."""
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


def are_near(
    yours: Expression, expected: Expression, domain: Domain, witness: Witness | None = None
) -> bool:
    """Rounding of the decimals in `yours` explains the difference wherever one looks."""
    loose = list(islice(moved(yours), MOST_DECIMALS + 1))
    if not 0 < len(loose) <= MOST_DECIMALS:
        return False
    points = samples(variables(yours) | variables(expected), domain)
    places = [at.approximate for at in points.spread[:ENOUGH]]
    places += [witness.at] if witness else []
    seen = [at for at in places if math.isfinite(floats.value(expected, at))]
    return bool(seen) and all(_is_near(yours, expected, loose, at) for at in seen)


def _is_near(
    yours: Expression, expected: Expression, loose: Sequence[Expression], at: Mapping[str, float]
) -> bool:
    mine = floats.value(yours, at)
    reach = sum(abs(floats.value(other, at) - mine) for other in loose)
    theirs = floats.value(expected, at)
    return abs(mine - theirs) <= ROOM * reach + NOISE * abs(theirs)


def _inhabited(expected: Expression, names: Set[str], domain: Domain) -> Domain:
    """The domain; where it declares too little to find a value, a wider one."""
    undeclared = [name for name in names if name not in domain]
    if not undeclared:
        return domain
    value = quick.function(expected)
    wider = ({**domain, **dict.fromkeys(undeclared, interval)} for interval in _WIDER)
    for choice in (domain, *wider):
        if any(math.isfinite(value(at.approximate)) for at in samples(names, choice).spread):
            return choice
    return domain


def _compare_numbers(yours: Expression, expected: Expression) -> Comparison:
    mine, theirs = rational(yours), rational(expected)
    if mine is not None and theirs is not None:
        if mine == theirs:
            return PROVED
        witness = Witness({}, floats.nearest(mine), floats.nearest(theirs))
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
        self.mine, self.theirs = quick.function(yours), quick.function(expected)
        """At first look, in floating point."""
        self.most = max(FEWEST, BUDGET // (_cost(yours) + _cost(expected)))

    def outcome(self) -> Comparison:
        """Cheap answers first: a proof, a readable counterexample, then the whole sample."""
        if fingerprint.are_identical(self.yours, self.expected):
            return PROVED if is_total(self.yours) else self._proved()
        if witness := self._readable_witness() or self._exact_witness():
            return Comparison(Standing.DIFFERENT, Method.REFUTED, witness)
        return self._sampled()

    def _proved(self) -> Comparison:
        """Identical where both have a value: yours must have one wherever the expected has."""
        missing, is_seen = None, False
        for at in self._places():
            if math.isfinite(self.mine(at.approximate)):
                is_seen = True
            elif missing is None:
                found = settle(self.yours, self.expected, at)
                missing = (at, found.witness) if found.sight is Sight.UNDEFINED else None
        if missing is None:
            return PROVED
        return self._different(missing[0], Sight.UNDEFINED, missing[1]) if is_seen else UNDEFINED

    def _readable_witness(self) -> Witness | None:
        for at in islice(self.points.simple, self.most):
            if self._is_apart(at):
                found = settle(self.yours, self.expected, at)
                if found.sight is Sight.DIFFER:
                    return found.witness
        return None

    def _exact_witness(self) -> Witness | None:
        """A point for rational expressions, which are known to differ, be it by ever so little."""
        if not (fingerprint.is_rational(self.yours) and fingerprint.is_rational(self.expected)):
            return None
        for at in islice(self.points.simple, self.most):
            mine, theirs = rational(self.yours, at.exact), rational(self.expected, at.exact)
            if mine is not None and theirs is not None and mine != theirs:
                return Witness(at.approximate, floats.nearest(mine), floats.nearest(theirs))
        return None

    def _is_apart(self, at: Place) -> bool:
        """At first look both have values here, clearly not the same."""
        mine, theirs = self.mine(at.approximate), self.theirs(at.approximate)
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
        seen = (at for at in probes if math.isfinite(self.theirs(at.approximate)))
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


def _cost(node: Expression) -> int:
    return sum(CALL_COST if isinstance(part, Call | Power) else 1 for part in walk(node))


def _rounded(value: Fraction, digits: int) -> Fraction:
    return Fraction(f"{float(value):.{digits}g}")
