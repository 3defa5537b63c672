"""The part of a curve that a picture shows: a range of x, and the heights that matter there."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from gradquest.plot.scene import Curve, Floats, Move, Point, Profile, Whose
from gradquest.plot.shafts import FARTHEST, is_finite, near_moves, near_stops
from gradquest.plot.window import Wanted, Window, nice_halves, rounded

SAMPLES = 241
"""So many places along a range tell how high the curve goes there."""

FLATTEST, STEEPEST = 0.65, 8.0
"""The tangent rises over the width by at least and at most so many heights of the picture."""

SPIKY = 3.0
"""A curve that goes beyond so many times its usual extent is cut off there."""

REACH = 2.0
"""To so many times the usual half-width on either side of the point one looks."""

AROUND = 0.35
"""Steps and trails have so much of their extent free on either side."""

WELCOME = 1.7
"""To show a turn of the curve, or x = 0, a range may grow so many times."""

FARTHEST_MARK = 100.0
"""A named place that is farther away than this is not looked for."""

FARTHEST_OFF = 3.0
"""A learner's height is seen up to so many times the extent of the curve away from it."""

MARGIN = 0.08
"""Left free above and below, as a share of the extent."""

MOST_HALVINGS = 8
MOST_STEPS = 12


def window_of(curve: Curve, columns: int, rows: int, aspect: float) -> Window:
    """A window with the point and what is around it, its steps and trails, in nice ranges."""
    at = curve.point if curve.home is None else curve.home
    base = replace(curve, point=at, home=None, yours=None, zoom=1.0, centre=None, outlook=None)
    if curve.home is not None:
        base = replace(base, hops=(), trails=())
    window = _usual_window(base, columns, rows, aspect)
    zoomed = window.zoomed(_spot(curve, at, window), curve.zoom)
    return zoomed.around(None if curve.centre is None else _spot(curve, curve.centre, window))


def _spot(curve: Curve, x: float, window: Window) -> Point:
    """A place on the curve; where it has no height, in the middle of the window."""
    height = height_on(curve.profile, x)
    return x, height if math.isfinite(height) else window.centre[1]


@lru_cache(maxsize=16)
def _usual_window(curve: Curve, columns: int, rows: int, aspect: float) -> Window:
    """Both axes get one scale where that costs little room: slopes then look as steep as are."""
    need = _Need.of(curve)
    reach = need.reach
    for _ in range(MOST_HALVINGS):
        left, right = need.across(reach)
        heights = need.heights(left, right)
        if not heights.is_too_steep or reach < need.span:
            break
        reach /= 2
    low, high = heights.extent
    unit = (right - left) / columns
    even = unit * aspect * rows
    if high - low <= even <= 1.8 * (high - low):
        low, high = (low + high - even) / 2, (low + high + even) / 2
    middle = (left + right) / 2, (low + high) / 2
    return Window(middle, unit, columns, rows, aspect, (high - low) / even).with_centred_axes()


@dataclass(frozen=True, slots=True)
class _Need:
    """What has to be seen of a curve, and what is welcome."""

    profile: Profile
    at: float
    stops: tuple[Point, ...]
    """Landings of hops and points of trails, on the curve."""
    reach: float
    """To so far on either side of the point one looks."""
    span: float
    welcome: tuple[float, ...]
    claimed: tuple[float, ...]
    """Heights that only the learner's answer says."""

    @classmethod
    def of(cls, curve: Curve) -> _Need:
        """What a curve needs."""
        stops, claimed = tuple(_near(curve)), tuple(_claimed(curve))
        wanted = Wanted((curve.point, 0.0), places=tuple((x, 0.0) for x, _ in stops))
        if wanted.is_close_up:
            half, span = wanted.least_half, wanted.span
            return cls(curve.profile, curve.point, stops, half, span, (), claimed)
        turn = turn_of(curve.profile, curve.point)
        welcome = (0.0,) if turn is None else (turn, 0.0)
        reach = REACH * wanted.usual_half
        if wanted.span:
            reach = max(wanted.usual_half / 2, AROUND * wanted.span)
        return cls(curve.profile, curve.point, stops, reach, wanted.span, welcome, claimed)

    def across(self, reach: float) -> Point:
        """The range of x."""
        places = [self.at, *(x for x, _ in self.stops)]
        low, high = min(places) - reach, max(places) + reach
        most = WELCOME * (high - low)
        for x in self.welcome:
            wider = min(low, x - reach / 5), max(high, x + reach / 5)
            if wider[1] - wider[0] <= most:
                low, high = wider
        half = next(nice_halves((high - low) / 2, math.inf))
        middle = rounded((low + high) / 2, half / 8)
        return middle - half, middle + half

    def heights(self, left: float, right: float) -> _Heights:
        """How high the curve goes from `left` to `right`."""
        x = np.linspace(left, right, SAMPLES)
        every, slopes = self.profile.height(x), np.abs(self.profile.slope(x))
        fixed = [height_on(self.profile, self.at), *(height for _, height in self.stops)]
        around = np.sort(slopes[(np.abs(x - self.at) < (right - left) / 6) & np.isfinite(slopes)])
        slope = abs(slope_on(self.profile, self.at))
        rising = np.sort(every[np.abs(every) < FARTHEST])
        return _Heights(
            rising,
            tuple(it for it in (*fixed, *self._seen(rising)) if abs(it) < FARTHEST),
            (slope if math.isfinite(slope) else 0.0) * (right - left),
            (float(around[around.size // 2]) if around.size else 0.0) * (right - left),
        )

    def _seen(self, rising: Floats) -> Iterator[float]:
        """The learner's heights that leave room for the curve."""
        if rising.size:
            low, high = float(rising[0]), float(rising[-1])
            far = FARTHEST_OFF * (high - low)
            yield from (it for it in self.claimed if low - far <= it <= high + far)


@dataclass(frozen=True, slots=True, eq=False)
class _Heights:
    """How high a curve goes in a range of x."""

    rising: Floats
    fixed: tuple[float, ...]
    """Those that have to be seen."""
    climb: float
    """By so much the tangent rises over the range."""
    usual_climb: float
    """By so much tangents around the point do."""

    @property
    def is_too_steep(self) -> bool:
        """The tangent would look upright."""
        low, high = self.extent
        return self.climb > STEEPEST * (high - low)

    @property
    def extent(self) -> Point:
        """The range of heights, with the level axis where it is near, and a margin."""
        low, high = self._shortened(*self._usual())
        if 0 < low <= 0.35 * (high - low):
            low = 0.0
        if 0 < -high <= 0.35 * (high - low):
            high = 0.0
        if high - low <= 1e-9 * max(abs(low), abs(high)) or high - low < 1e-300:
            half = max(1.0, abs(low) / 2)
            return low - half, high + half
        margin = MARGIN * (high - low)
        return low - margin, high + margin

    def _usual(self) -> Point:
        """All heights, or without spikes most of them, and always the fixed ones."""
        if not self.rising.size:
            return min(self.fixed, default=0.0), max(self.fixed, default=0.0)
        low, high = float(self.rising[0]), float(self.rising[-1])
        last = self.rising.size - 1
        first, final = (float(self.rising[round(share * last)]) for share in (0.05, 0.95))
        if high - low > SPIKY * (final - first) > 0:
            half = (final - first) / 2
            low, high = max(low, first - half), min(high, final + half)
        return min([low, *self.fixed]), max([high, *self.fixed])

    def _shortened(self, low: float, high: float) -> Point:
        """Only as much as lets one see that the curve climbs, around the fixed heights."""
        climb = max(self.climb, self.usual_climb)
        bottom, top = min(self.fixed, default=low), max(self.fixed, default=high)
        length = max(climb / FLATTEST, 1.3 * (top - bottom))
        if not 0 < length < high - low:
            return low, high
        middle = (bottom + top) / 2
        start = middle - min(max((middle - low) / (high - low), 0.15), 0.85) * length
        start = min(max(start, top - 0.9 * length), bottom - 0.1 * length)
        start = min(max(start, low), high - length)
        return start, start + length


def _near(curve: Curve) -> Iterator[Point]:
    """Where hops start and land and trails pass, as far as a picture reaches."""
    for move in near_moves(moves_of(curve)):
        yield from (move.start, move.end)
    yield from near_stops(curve.trails)
    for mark in curve.marks:
        if is_finite(mark.point) and abs(mark.point[0] - curve.point) <= FARTHEST_MARK:
            is_claim = mark.whose is Whose.LEARNER
            height = height_on(curve.profile, curve.point) if is_claim else mark.point[1]
            yield mark.point[0], height


def _claimed(curve: Curve) -> Iterator[float]:
    """The heights of the learner's places and of the learner's line."""
    yield from (it.point[1] for it in curve.marks if it.whose is Whose.LEARNER)
    if curve.yours_height is not None:
        yield curve.yours_height


def moves_of(curve: Curve) -> tuple[Move, ...]:
    """The hops as steps from place to place on the curve."""
    return tuple(
        Move(
            hop.role,
            (hop.start, height_on(curve.profile, hop.start)),
            (hop.end, height_on(curve.profile, hop.end)),
            hop.label,
        )
        for hop in curve.hops
    )


def height_on(profile: Profile, x: float) -> float:
    """The height of a curve at one place."""
    return float(profile.height(np.asarray(x, dtype=np.float64)))


def slope_on(profile: Profile, x: float) -> float:
    """The slope of a curve at one place."""
    return float(profile.slope(np.asarray(x, dtype=np.float64)))


def turn_of(profile: Profile, near: float) -> float | None:
    """The flat place that Newton's method finds from `near`; None where it finds none."""
    x, farthest = near, max(1.5, abs(near))
    for _ in range(MOST_STEPS):
        reach = 1e-5 * max(1.0, abs(x))
        left, here, right = profile.slope(x + np.array([-reach, 0.0, reach])).tolist()
        bend = (right - left) / (2 * reach)
        if not (math.isfinite(here) and math.isfinite(bend)) or abs(bend) < 1e-12:
            return None
        step = min(max(-here / bend, -farthest), farthest)
        x += step
        if abs(step) <= 1e-6 * farthest:
            return x if is_finite((x, 0.0)) else None
    return None
