"""What is true of a function at one point."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradquest.explore.corners import Missing
    from gradquest.explore.function import Function, Place

NEXT_TO_NOTHING = 1e-9
"""What is smaller, compared with what it comes from, counts as zero."""

_EXACT = {0.0: (1.0, 0.0), 90.0: (0.0, 1.0), 180.0: (-1.0, 0.0), 270.0: (0.0, -1.0)}


class Shape(Enum):
    """What the Hessian says of the ground."""

    BOWL = "bowl"
    DOME = "dome"
    SADDLE = "saddle"
    TROUGH = "trough"
    """It curves up one way and not at all across."""
    RIDGE = "ridge"
    PLANE = "plane"
    UNKNOWN = "unknown"
    """There is no Hessian."""


def unit(angle: float) -> Place:
    """The direction at so many degrees, counterclockwise from the first axis."""
    return _EXACT.get(angle % 360) or (math.cos(math.radians(angle)), math.sin(math.radians(angle)))


@dataclass(frozen=True)
class Facts:
    """Height, slopes and bends at a point."""

    point: Place
    height: float
    gradient: Place
    hessian: tuple[Place, ...]
    missing: Missing | None = None
    """Why there is no gradient, where f has a value."""

    @property
    def is_known(self) -> bool:
        """The function has a value and a gradient here."""
        return all(map(math.isfinite, (self.height, *self.gradient)))

    @property
    def magnitude(self) -> float:
        """The length of the gradient."""
        return math.hypot(*self.gradient)

    @property
    def angle(self) -> float | None:
        """Where the gradient points, in degrees from 0 to 360; None where it points nowhere."""
        if len(self.gradient) != 2 or not self.is_known or self.is_level:
            return None
        return math.degrees(math.atan2(self.gradient[1], self.gradient[0])) % 360

    def along(self, angle: float) -> float:
        """The directional derivative: how fast f changes in a direction."""
        east, north = unit(angle)
        rate = self.gradient[0] * east + self.gradient[1] * north
        return 0.0 if abs(rate) <= NEXT_TO_NOTHING * self.magnitude else rate

    def off(self, angle: float) -> float | None:
        """Degrees between a direction and the gradient, 0 to 180."""
        if self.angle is None:
            return None
        return abs((angle - self.angle + 180) % 360 - 180)

    @cached_property
    def bends(self) -> tuple[float, ...]:
        """The eigenvalues of the Hessian, least first; empty where there is none.

        Of [[a, b], [b, d]] they are (a + d)/2 ∓ √(((a − d)/2)² + b²).
        """
        if not all(math.isfinite(it) for row in self.hessian for it in row):
            return ()
        if len(self.hessian) == 1:
            return self.hessian[0]
        (first, mixed), (_, second) = self.hessian
        if not mixed:
            return min(first, second), max(first, second)
        middle, half = (first + second) / 2, math.hypot((first - second) / 2, mixed)
        return tuple(map(self._cleaned, (middle - half, middle + half)))

    def _cleaned(self, bend: float) -> float:
        largest = max(abs(it) for row in self.hessian for it in row)
        return 0.0 if abs(bend) <= NEXT_TO_NOTHING * largest else bend

    @property
    def shape(self) -> Shape:
        """What the signs of the eigenvalues say."""
        if not self.bends:
            return Shape.UNKNOWN
        low, high = self.bends[0], self.bends[-1]
        if low < 0 < high:
            return Shape.SADDLE
        if low > 0 or high < 0:
            return Shape.BOWL if low > 0 else Shape.DOME
        return Shape.TROUGH if high > 0 else Shape.RIDGE if low < 0 else Shape.PLANE

    @property
    def is_level(self) -> bool:
        """The ground is flat here: a critical point, as near as numbers can tell."""
        steepest = max((abs(it) for it in self.bends), default=0.0)
        return self.is_known and self.magnitude <= NEXT_TO_NOTHING * max(1.0, steepest)

    @property
    def largest_rate(self) -> float | None:
        """The learning rate from which steps overshoot for good on ground that bends like this.

        2/λ for the largest eigenvalue λ, as in every text on gradient descent.
        """
        steepest = max(self.bends, default=0.0)
        return 2 / steepest if steepest > 0 else None


@lru_cache(maxsize=16)
def facts_at(function: Function, point: Place) -> Facts:
    """What is true at a point; a gradient that only rounding keeps from zero is zero."""
    facts = Facts(
        point,
        function.height(point),
        function.gradient(point),
        function.hessian(point),
        function.missing(point),
    )
    return replace(facts, gradient=(0.0,) * len(point)) if facts.is_level else facts
