"""Arrows and steps of a scene as shafts from cell to cell."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from gradquest.plot.ground import height_at, slopes_at
from gradquest.plot.scene import Arrow, Move, Point, Role, Scene
from gradquest.plot.window import Wanted, Window, reach

FARTHEST = 1e12
"""Coordinates beyond this are no place for a picture."""

LONGEST, SHORTEST = 1e100, 1e-100
"""Between these, an arrow has a direction that can be worked with."""

ABSURDLY_FAR = 50
"""A step so many times as long as the true one leaves the picture."""

MOST_TIMES = 8
"""An arrow that the longest is more times as long as is drawn as a stub, not to scale."""

HIDING = 25
"""Degrees below which a longer arrow would hide a shorter one."""

PARTS = (Role.X_ONLY, Role.Y_ONLY)
TRUE = {Role.YOURS: Role.GRADIENT, Role.YOUR_STEP: Role.STEP}
"""What the learner's arrow stands beside."""


TRAIL_REACH = 3.0
"""A trail leaves the picture so many times as far from its start as the shortest one gets."""


@dataclass(frozen=True, slots=True)
class Track:
    """A piece of a trail, in columns and rows from the top left corner."""

    role: Role | None
    """None for the one trail of a scene that compares nothing."""
    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Shaft:
    """An arrow from cell to cell: columns and rows from the top left corner."""

    role: Role
    tail: Point
    tip: Point
    aspect: float
    label: str = ""

    @property
    def run(self) -> Point:
        """How far it goes, in cell widths: to the right and down."""
        across, down = self.tip[0] - self.tail[0], self.tip[1] - self.tail[1]
        return across, down * self.aspect

    @property
    def length(self) -> float:
        """In cell widths."""
        return math.hypot(*self.run)

    @property
    def angle(self) -> float:
        """Degrees as seen, counterclockwise from the right."""
        return math.degrees(math.atan2(-self.run[1], self.run[0])) % 360

    @property
    def is_part(self) -> bool:
        """It is only a component of another arrow."""
        return self.role in PARTS


def drawable_arrows(scene: Scene) -> tuple[Arrow, ...]:
    """The arrows that have a direction; where f has no value there is no gradient."""
    is_somewhere = math.isfinite(height_at(scene.field, scene.point))
    return tuple(
        it
        for it in scene.arrows
        if has_direction(it.vector) and (is_somewhere or it.role is Role.YOURS)
    )


def has_direction(vector: Point) -> bool:
    """It is neither zero nor endless."""
    return SHORTEST < math.hypot(*vector) < LONGEST


def near_moves(scene: Scene) -> tuple[Move, ...]:
    """The steps that stay within reach of a picture."""
    return tuple(it for it in scene.moves if is_finite(it.end) and not is_far(scene, it))


def near_stops(scene: Scene) -> Iterator[Point]:
    """The points of the trails that are near enough to be seen beside the others."""
    reaches = [
        max((math.dist(it.points[0], point) for point in it.points if is_finite(point)), default=0)
        for it in scene.trails
    ]
    farthest = TRAIL_REACH * min(filter(None, reaches), default=0.0)
    for trail in scene.trails:
        for point in filter(is_finite, trail.points):
            if math.dist(trail.points[0], point) <= farthest:
                yield point


def is_finite(point: Point) -> bool:
    """Both coordinates are numbers that a picture can hold."""
    return all(abs(it) <= FARTHEST for it in point)


def is_far(scene: Scene, move: Move) -> bool:
    """The learner's step is so much longer than the true one that it leaves the picture."""
    true = max(
        (math.dist(it.start, it.end) for it in scene.moves if it.role is Role.STEP), default=0.0
    )
    is_mine = move.role is Role.YOUR_STEP
    return is_mine and 0 < ABSURDLY_FAR * true < math.dist(move.start, move.end)


def wanted(scene: Scene, critical: Point | None) -> Wanted:
    """What the window of a scene has to hold."""
    if scene.home is not None:
        return Wanted(scene.home, critical=critical)
    arrows = drawable_arrows(scene)
    longest = max((math.hypot(*it.vector) for it in arrows), default=1.0)
    directions = tuple((it.vector[0] / longest, it.vector[1] / longest) for it in arrows)
    trail = tuple(filter(is_finite, scene.trail))
    moves = (end for it in near_moves(scene) for end in (it.start, it.end))
    places = (*moves, *trail, *near_stops(scene))
    return Wanted(scene.point, directions, places, critical)


def shafts(scene: Scene, window: Window) -> tuple[Shaft, ...]:
    """What is drawn, in the order to draw it: parts first, longer before shorter."""
    every = [*_arrow_shafts(scene, window), *_move_shafts(scene, window)]
    shown = list(_merged(every))
    return tuple(sorted(shown, key=lambda it: (not it.is_part, _depth(it, shown))))


def _arrow_shafts(scene: Scene, window: Window) -> Iterator[Shaft]:
    """To one scale, from the middle of the cell where the point is marked."""
    if not window.shows(scene.point):
        return
    column, row = window.place(scene.point)
    tail = math.floor(column) + 0.5, math.floor(row) + 0.5
    arrows = drawable_arrows(scene)
    full, longest = _scale(scene, arrows, window)
    for arrow in arrows:
        size = math.hypot(*arrow.vector)
        length = full * size / longest
        if arrow.role not in PARTS:
            length = max(length, full / MOST_TIMES)
        across, up = length * arrow.vector[0] / size, length * arrow.vector[1] / size
        tip = clipped(tail, (tail[0] + across, tail[1] - up / window.aspect), window)
        yield Shaft(arrow.role, tail, tip, window.aspect, arrow.label)


def _scale(scene: Scene, arrows: tuple[Arrow, ...], window: Window) -> tuple[float, float]:
    """How long the longest arrow is drawn, in cell widths, and how long it is.

    While the point moves, an arrow as long as the gradient at home takes a quarter of the window,
    and however long it grows, it stays below half.
    """
    longest = max((math.hypot(*it.vector) for it in arrows), default=1.0)
    if scene.home is None:
        return reach(window.columns, window.rows, window.aspect), longest
    usual = math.hypot(*slopes_at(scene.field, scene.home))
    usual = usual if 0 < usual < math.inf else longest
    return window.short / 2 / (1 + usual / longest), longest


def _move_shafts(scene: Scene, window: Window) -> Iterator[Shaft]:
    for move in scene.moves:
        if is_finite(move.end) and window.shows(move.start):
            tail = window.place(move.start)
            tip = clipped(tail, window.place(move.end), window)
            yield Shaft(move.role, tail, tip, window.aspect, move.label)


def clipped(tail: Point, tip: Point, window: Window) -> Point:
    """The tip, or where the way to it leaves the window, just inside."""
    shares = [1.0]
    for start, end, size in zip(tail, tip, (window.columns, window.rows), strict=True):
        if not 0 <= end < size:
            edge = size - 0.6 if end > start else 0.6
            shares.append((edge - start) / (end - start))
    share = max(min(shares), 0.0)
    return tail[0] + share * (tip[0] - tail[0]), tail[1] + share * (tip[1] - tail[1])


def trail_ways(scene: Scene, window: Window) -> Iterator[Track]:
    """The parts of the trails that start in the window, cut off where they leave it."""
    every = [(it.role, it.points) for it in scene.trails[::-1]]
    for role, points in ((None, scene.trail), *every):
        for start, end in pairwise(filter(is_finite, points)):
            if window.shows(start):
                tail = window.place(start)
                yield Track(role, tail, clipped(tail, window.place(end), window))


def _merged(every: list[Shaft]) -> Iterator[Shaft]:
    """Without those that would be hidden; a learner's arrow on the true one becomes its label."""
    tops = [it for it in every if not it.is_part]
    for shaft in every:
        twins = [it for it in tops if it is not shaft and _same_place(it, shaft)]
        if shaft.is_part and twins:
            continue
        roles = [it.role for it in twins]
        if TRUE.get(shaft.role) in roles:
            continue
        mine = next((it for it in twins if TRUE.get(it.role) is shaft.role), None)
        labels = [it.label for it in (shaft, mine) if it and it.label]
        yield replace(shaft, label=", ".join(labels))


def _same_place(one: Shaft, other: Shaft) -> bool:
    return math.dist(one.tip, other.tip) < 0.5 and math.dist(one.tail, other.tail) < 0.5


def _depth(shaft: Shaft, shown: list[Shaft]) -> int:
    """Larger is on top: steps, and of two the true one, unless it would hide the learner's."""
    layer = 3 if shaft.role in (Role.STEP, Role.YOUR_STEP) else 0
    true = next((it for it in shown if it.role is TRUE.get(shaft.role)), None)
    if true is None:
        return layer + 1
    apart = abs((shaft.angle - true.angle + 180) % 360 - 180)
    return layer + 2 * (apart < HIDING and shaft.length < true.length)
