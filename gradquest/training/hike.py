"""A hike from cairn to cairn: where each answer leads. A pure function of where one began.

A right gradient leads against itself, as far as the learning rate says and always downhill; a wrong
one leads against *itself* too. Nobody ever leaves the map.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import product

from gradquest.maths.chance import Chance
from gradquest.training.landscapes import Cairn, Landscape

Vector = tuple[float, float]

SHARES = (1.0, 0.75, 0.5, 0.25)
"""A stride that would lead uphill again is shortened so."""

SIGHT, DIM = 0.25, 0.6
"""How far one sees after a right answer, as a share of the map; and how much of that is left
after any other."""


ALL_AROUND = 8
"""So many neighbours has a cairn that is not at the edge."""


class Footing(Enum):
    """How one goes on from a cairn."""

    SURE = "sure"
    """The answer was right."""
    ASTRAY = "astray"
    """By a wrong gradient."""
    LED = "led"
    """By the hand, for one did not answer: one cell downhill."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer means for the way."""

    footing: Footing
    vector: Vector | None = None
    """The gradient as the learner has it; only of one that is wrong."""


SURE, LED = Answer(Footing.SURE), Answer(Footing.LED)


@dataclass(frozen=True, slots=True)
class Leg:
    """The way from one cairn to the next."""

    start: Cairn
    end: Cairn
    footing: Footing
    is_at_edge: bool = False
    """The map ended before the stride did."""
    passed: Cairn | None = None
    """A flat place that is no valley: one got there, and was set down beside it."""

    @property
    def goal(self) -> Cairn:
        """Where the walk itself led."""
        return self.passed or self.end


@dataclass(frozen=True, slots=True)
class Clearing:
    """A round place from which the fog has lifted."""

    centre: Cairn
    radius: float


@dataclass(frozen=True, slots=True)
class Hike:
    """Where one has been so far."""

    landscape: Landscape
    start: Cairn
    legs: tuple[Leg, ...] = ()

    @property
    def stands(self) -> tuple[Cairn, ...]:
        """Every cairn at which one stood, the latest last."""
        return (self.start, *(leg.end for leg in self.legs))

    @property
    def stand(self) -> Cairn:
        """Where one is."""
        return self.stands[-1]

    @property
    def has_arrived(self) -> bool:
        """One is in a valley."""
        return self.landscape.is_valley(self.stand)

    @property
    def clearings(self) -> tuple[Clearing, ...]:
        """Where the fog has lifted: far around a sure step, less far around any other."""
        far = SIGHT * (self.landscape.east + self.landscape.north)
        found = [Clearing(self.start, far * DIM)]
        for leg in self.legs:
            radius = far if leg.footing is Footing.SURE else far * DIM
            found += [Clearing(it, radius) for it in (leg.start, leg.goal, leg.end)]
        return tuple(dict.fromkeys(found))


def hike(landscape: Landscape, start: Cairn, answers: Sequence[Answer], seed: int = 0) -> Hike:
    """The hike that these answers make; what comes after the valley counts for nothing."""
    legs: list[Leg] = []
    stand = start
    for answer in answers:
        if landscape.is_valley(stand):
            break
        legs.append(leg_from(landscape, stand, answer, seed))
        stand = legs[-1].end
    return Hike(landscape, start, tuple(legs))


def leg_from(landscape: Landscape, stand: Cairn, answer: Answer, seed: int = 0) -> Leg:
    """Where an answer leads from a cairn; at a pass the seed says on which side one goes on."""
    is_at_edge = False
    match answer.footing:
        case Footing.SURE:
            end = downhill(landscape, stand)
        case Footing.LED:
            end = next(_lower(landscape, stand), stand)
        case Footing.ASTRAY:
            end, is_at_edge = _astray(landscape, stand, answer.vector)
    if not landscape.is_flat(end) or landscape.is_valley(end):
        return Leg(stand, end, answer.footing, is_at_edge)
    beside = _set_down(landscape, end, seed)
    return Leg(stand, beside, answer.footing, is_at_edge, passed=end)


@lru_cache(maxsize=4096)
def downhill(landscape: Landscape, stand: Cairn) -> Cairn:
    """The next cairn against the gradient; a stride over the bottom is shortened.

    The step of the learning rate, cut to a stride, is taken to the nearest cairn; where that is
    not lower, to one nearer by.
    """
    if landscape.is_flat(stand):
        return stand
    way = _step(landscape, landscape.gradient(stand))
    for share in SHARES:
        end, _ = _walked(landscape, stand, (share * way[0], share * way[1]))
        if end != stand and landscape.height(end) < landscape.height(stand):
            return end
    return next(_lower(landscape, stand), stand)


def _step(landscape: Landscape, gradient: Vector) -> Vector:
    """Learning rate times gradient, the other way round, at most a stride and at least a cell."""
    rate, length = float(landscape.rate), math.hypot(*gradient)
    size = min(max(rate * length, float(landscape.cell)), landscape.stride)
    return -size * gradient[0] / length, -size * gradient[1] / length


def _astray(landscape: Landscape, stand: Cairn, vector: Vector | None) -> tuple[Cairn, bool]:
    """Against a wrong gradient; one that points nowhere leads nowhere."""
    if vector is None or not 0 < math.hypot(*vector) < math.inf:
        return stand, False
    return _walked(landscape, stand, _step(landscape, vector))


def _walked(landscape: Landscape, stand: Cairn, way: Vector) -> tuple[Cairn, bool]:
    """The cairn nearest to the end of a way, which ends at the edge of the map at the latest."""
    ends = [float(at) + by for at, by in zip(stand, way, strict=True)]
    limits = landscape.east, landscape.north
    shares = [
        (math.copysign(limit, end) - float(at)) / by
        for at, by, end, limit in zip(stand, way, ends, limits, strict=True)
        if abs(end) > limit and by
    ]
    share = min([1.0, *shares])
    x, y = (
        round((float(at) + share * by) / float(landscape.cell)) * landscape.cell
        for at, by in zip(stand, way, strict=True)
    )
    return (x, y), share < 1


def neighbours(landscape: Landscape, stand: Cairn) -> Iterator[Cairn]:
    """The cairns around one, as far as the map goes."""
    for across, up in product((-1, 0, 1), repeat=2):
        found = stand[0] + across * landscape.cell, stand[1] + up * landscape.cell
        if found != stand and landscape.holds(found):
            yield found


def _lower(landscape: Landscape, stand: Cairn) -> Iterator[Cairn]:
    """The lower cairns around one, those straight against the gradient first."""
    height, (a, b) = landscape.height(stand), landscape.gradient(stand)

    def rise(cairn: Cairn) -> float:
        x, y = float(cairn[0] - stand[0]), float(cairn[1] - stand[1])
        return (a * x + b * y) / math.hypot(x, y)

    lower = [it for it in neighbours(landscape, stand) if landscape.height(it) < height]
    yield from sorted(lower, key=rise)


def _set_down(landscape: Landscape, flat: Cairn, seed: int) -> Cairn:
    """A lowest cairn beside a flat place; of several the seed takes one."""
    around = list(neighbours(landscape, flat))
    lowest = min(map(landscape.height, around))
    return Chance("quest", "beside", seed).pick(
        [it for it in around if landscape.height(it) - lowest < 1e-9]
    )


# How far it is


def fewest(landscape: Landscape, start: Cairn, seed: int = 0) -> int:
    """How many right answers lead from a cairn into a valley."""
    stand, count = start, 0
    while not landscape.is_valley(stand):
        stand, count = leg_from(landscape, stand, SURE, seed).end, count + 1
    return count


@lru_cache(maxsize=64)
def starts(landscape: Landscape) -> tuple[Cairn, ...]:
    """Where a quest may begin: on a slope, far from every valley and not at the map's edge."""
    return tuple(
        it
        for it in landscape.cairns
        if len(list(neighbours(landscape, it))) == ALL_AROUND
        and not landscape.is_flat(it)
        and fewest(landscape, it) >= landscape.far
    )
