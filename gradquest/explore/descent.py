"""Going downhill: one step after the other against the gradient, and how that ends."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradquest.explore.function import Function, Place

MOST_STEPS = 10_000
LOOKED_AT = 4
"""Stops at the end of a trail that tell whether it diverges."""
FAR = 1000.0
"""From the start on; a descent that gains speed beyond this falls without end."""


class Ending(Enum):
    """How a descent stands."""

    UNDER_WAY = auto()
    SETTLED = auto()
    """Steps do not move the point any more."""
    DIVERGING = auto()
    """Each step is longer than the one before and leads higher, or beyond all numbers."""
    ENDLESS = auto()
    """Each step is longer than the one before and leads lower, far away already."""
    LOST = auto()
    """The next step would leave the ground on which f has a value."""
    CORNERED = auto()
    """f has no gradient here, so nothing says where to step."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A point of a descent and the height there."""

    point: Place
    height: float


@dataclass(frozen=True, slots=True)
class Descent:
    """Where a descent has come, stop by stop."""

    stops: tuple[Stop, ...]
    barred: Ending | None = None
    """Why there is no next step."""

    @property
    def steps(self) -> int:
        """How many steps were taken."""
        return len(self.stops) - 1

    @property
    def start(self) -> Stop:
        """Where it began."""
        return self.stops[0]

    @property
    def end(self) -> Stop:
        """Where it is now."""
        return self.stops[-1]

    @property
    def ending(self) -> Ending:
        """How it stands."""
        if self.barred is not None:
            return self.barred
        last = self.stops[-LOOKED_AT:]
        if self.steps and last[-1].point == last[-2].point:
            return Ending.SETTLED
        if len(last) == LOOKED_AT and _rises(_lengths(last)):
            if _rises([stop.height for stop in last]):
                return Ending.DIVERGING
            if math.dist(self.start.point, self.end.point) > FAR:
                return Ending.ENDLESS
        return Ending.UNDER_WAY

    @property
    def undone(self) -> Descent:
        """Without the last step; the first stop stays."""
        return Descent(self.stops[:-1] or self.stops)


def _lengths(stops: Sequence[Stop]) -> list[float]:
    return [math.dist(one.point, other.point) for one, other in pairwise(stops)]


def _rises(values: Sequence[float]) -> bool:
    return all(one < other for one, other in pairwise(values))


def beginning(function: Function, point: Place) -> Descent:
    """No step yet."""
    return Descent((Stop(point, function.height(point)),))


def continued(function: Function, descent: Descent, rate: float, steps: int) -> Descent:
    """So many steps further, or as far as there is ground and numbers go."""
    stops, barred = list(descent.stops), None
    for _ in range(min(steps, MOST_STEPS - descent.steps)):
        following = _next(function, stops[-1], rate)
        if isinstance(following, Ending):
            barred = following
            break
        stops.append(following)
    return Descent(tuple(stops), barred)


def _next(function: Function, here: Stop, rate: float) -> Stop | Ending:
    """Where the next step leads, or why there is none."""
    gradient = function.gradient(here.point)
    if math.isnan(here.height):
        return Ending.LOST
    if any(map(math.isnan, gradient)):
        return Ending.CORNERED
    landing = landed(here.point, gradient, rate)
    if landing is None:
        return Ending.DIVERGING
    height = function.height(landing)
    if math.isnan(height):
        return Ending.LOST
    return Ending.DIVERGING if math.isinf(height) else Stop(landing, height)


def landed(point: Place, gradient: Place, rate: float) -> Place | None:
    """The point minus rate times gradient; None where that is beyond all numbers.

    Each coordinate is rounded once, as machines with fused arithmetic do: the digits that they
    print come out.
    """
    try:
        return tuple(
            float(Fraction(at) - Fraction(rate) * Fraction(slope))
            for at, slope in zip(point, gradient, strict=True)
        )
    except OverflowError:
        return None
