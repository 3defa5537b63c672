"""Where somebody is on a function, and what they can do there; a state that never changes.

Every verb gives the next state. Nothing here knows screens, cells or clocks.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from gradquest.explore.descent import Descent, beginning, continued
from gradquest.explore.facts import Facts, facts_at
from gradquest.explore.function import Function, Place
from gradquest.explore.rounding import higher_rung, lower_rung

LEAST_RATE, MOST_RATE = 1e-9, 1e6
USUAL_RATE = 0.1
CLOSER = 1.5
"""One step of the zoom."""
MOST_ZOOM = 1e6
TURN = 15.0
"""Degrees by which the direction turns."""

FARTHEST = 1e11
"""A point beyond this is not drawn: the picture stays, and words say where it is."""

SPOTS = ((1.0, 2.0), (2.0, 1.0), (1.0, 1.0), (-1.0, 2.0), (0.5, 0.5), (3.0, 4.0))
"""Where one begins if nothing is said, best first."""


@dataclass(frozen=True, slots=True)
class Exploration:
    """A function, a point on it, what one looks at, and the trail behind."""

    function: Function
    point: Place
    home: Place
    """Where the picture belongs to while the point moves."""
    rate: float = USUAL_RATE
    angle: float | None = None
    """The direction looked along, in degrees; None: none yet."""
    zoom: float = 1.0
    centre: Place | None = None
    """The middle of the picture, once it was moved or zoomed."""
    descent: Descent | None = None
    sliced: int | None = None
    """The variable that moves in a slice, by its place; None: the whole map."""

    @property
    def facts(self) -> Facts:
        """What is true at the point."""
        return facts_at(self.function, self.point)

    @property
    def is_curve(self) -> bool:
        """A curve is seen: of a function of one variable, or a slice."""
        return self.function.is_curve or self.sliced is not None

    @property
    def is_far(self) -> bool:
        """The point is too far away for any picture."""
        return max(map(abs, self.point)) > FARTHEST

    # Moving

    def at(self, point: Place) -> Exploration:
        """At another point; a trail stays to be seen."""
        return replace(self, point=point)

    def begun_at(self, point: Place) -> Exploration:
        """At another point, as if one had begun there."""
        return replace(self, point=point, home=point, zoom=1.0, centre=None, descent=None)

    @property
    def homed(self) -> Exploration:
        """With the picture around the point again, as it is usually chosen."""
        if self.is_far:
            return self
        return replace(self, home=self.point, zoom=1.0, centre=None)

    # Directions

    def turned(self, by: float) -> Exploration:
        """With the direction turned counterclockwise; the first press only shows it, at 0."""
        return replace(self, angle=0.0 if self.angle is None else (self.angle + by) % 360)

    @property
    def faced(self) -> Exploration:
        """With the direction along the gradient; then across; then against; then put away."""
        slope = self.facts.angle
        if slope is None:
            return self.turned(TURN)
        for quarter in range(4):
            if self.angle is not None and _is_same(self.angle, slope + 90 * quarter):
                angle = None if quarter == 3 else (slope + 90 * (quarter + 1)) % 360
                return replace(self, angle=angle)
        return replace(self, angle=slope)

    # Descending

    @property
    def faster(self) -> Exploration:
        """With the next larger learning rate."""
        return replace(self, rate=min(higher_rung(self.rate), MOST_RATE))

    @property
    def slower(self) -> Exploration:
        """With the next smaller learning rate."""
        return replace(self, rate=max(lower_rung(self.rate), LEAST_RATE))

    def stepped(self, steps: int = 1) -> Exploration:
        """So many steps downhill; where the point left the trail, a new trail begins."""
        descent = self.descent
        if descent is None or descent.end.point != self.point:
            descent = beginning(self.function, self.point)
        descent = continued(self.function, descent, self.rate, steps)
        return replace(self, descent=descent, point=descent.end.point)

    @property
    def undone(self) -> Exploration:
        """One step back on the trail; the first undo of a point that left it leads back to it."""
        if self.descent is None:
            return self
        if self.descent.end.point != self.point:
            return replace(self, point=self.descent.end.point)
        if not self.descent.steps:
            return replace(self, descent=None)
        back = self.descent.undone
        return replace(self, descent=back, point=back.end.point)

    @property
    def cleared(self) -> Exploration:
        """Without the trail."""
        return replace(self, descent=None)

    # Looking

    def zoomed(self, times: float, centre: Place) -> Exploration:
        """So many times closer, `centre` being the middle now; the point stays where it is seen."""
        zoom = min(max(self.zoom * times, 1 / MOST_ZOOM), MOST_ZOOM)
        times = zoom / self.zoom
        middle = tuple(at + (old - at) / times for at, old in zip(self.point, centre, strict=True))
        return replace(self, zoom=zoom, centre=middle)

    def panned(self, centre: Place) -> Exploration:
        """With the picture around another middle."""
        return replace(self, centre=centre)

    @property
    def turned_over(self) -> Exploration:
        """From the map to the slice along the first variable, then the second, then back."""
        if self.function.is_curve:
            return self
        following = {None: 0, 0: 1, 1: None}[self.sliced]
        return replace(self, sliced=following, zoom=1.0, centre=None)


def _is_same(one: float, other: float) -> bool:
    return abs((one - other + 180) % 360 - 180) < 1e-6


def exploration(
    function: Function, point: Place | None = None, rate: float | None = None
) -> Exploration:
    """The beginning of one; without a point at one that has a value and a slope."""
    start = _good_spot(function) if point is None else point
    return Exploration(function, start, start, USUAL_RATE if rate is None else rate)


def continued_on(function: Function, before: Exploration) -> Exploration:
    """Another function, at the same point where it has a slope there, at the same rate."""
    is_alike = function.names == before.function.names and _has_slope(function, before.point)
    return exploration(function, before.point if is_alike else None, before.rate)


def _good_spot(function: Function) -> Place:
    spots = [spot[: len(function.names)] for spot in SPOTS]
    return next((it for it in spots if _has_slope(function, it)), spots[0])


def _has_slope(function: Function, point: Place) -> bool:
    return _are_numbers((function.height(point), *function.gradient(point)))


def _are_numbers(values: Iterable[float]) -> bool:
    return all(map(math.isfinite, values))
