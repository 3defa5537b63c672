"""Arrows and steps of a scene as shafts from cell to cell."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from gradquest.plot.ground import height_at, slopes_at
from gradquest.plot.scene import Arrow, Move, Point, Role, Scene, Trail
from gradquest.plot.window import Wanted, Window, reach

FARTHEST = 1e12
"""Coordinates beyond this are no place for a picture."""

LONGEST, SHORTEST = 1e100, 1e-100
"""Between these, an arrow has a direction that can be worked with."""

ABSURDLY_FAR = 50
"""A step so many times as long as the true one leaves the picture."""

MOST_TIMES = 8
"""An arrow that the longest is more times as long as is drawn as a stub, not to scale."""

LEAST_STUB = 3.0
"""Cell widths that an arrow keeps while the point moves, however small it becomes."""

HIDING = 25
"""Degrees below which a longer arrow would hide a shorter one."""

PARTS = (Role.X_ONLY, Role.Y_ONLY)
SLOPES = (Role.GRADIENT, *PARTS)
"""What there is only where f has a value."""
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
    has_head: bool = True
    """Without one it is a straight line, such as a tangent."""

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


DIRECTION_SHARE = 0.6
"""An arrow that only points is so long, as a share of the longest that counts."""

LEAST_DIRECTION, BESIDE_SHORT = 5.0, 4.0
"""Cell widths: where its share would be less, it is longer than the longest by so much."""


def label_of(arrow: Arrow) -> str:
    """What is written at the tip of an arrow; a direction is called u."""
    return arrow.label or ("u" if arrow.role is Role.DIRECTION else "")


def start_of(arrow: Arrow, scene: Scene) -> Point:
    """From where an arrow goes."""
    return scene.point if arrow.start is None else arrow.start


def drawable_arrows(scene: Scene) -> tuple[Arrow, ...]:
    """The arrows that have a direction; where f has no value there is no gradient."""
    starts = {start_of(it, scene) for it in scene.arrows if it.role in SLOPES}
    nowhere = {it for it in starts if not math.isfinite(height_at(scene.field, it))}
    return tuple(
        it
        for it in scene.arrows
        if has_direction(it.vector)
        and is_finite(start_of(it, scene))
        and (it.role not in SLOPES or start_of(it, scene) not in nowhere)
    )


def _lengths(arrows: tuple[Arrow, ...]) -> list[float]:
    """How long each is beside the longest, which is 1."""
    longest = _longest(arrows)
    return [
        DIRECTION_SHARE if it.role is Role.DIRECTION else math.hypot(*it.vector) / longest
        for it in arrows
    ]


def _longest(arrows: tuple[Arrow, ...]) -> float:
    """The length of the longest that counts."""
    counted = (math.hypot(*it.vector) for it in arrows if it.role is not Role.DIRECTION)
    return max(counted, default=1.0)


def has_direction(vector: Point) -> bool:
    """It is neither zero nor endless."""
    return SHORTEST < math.hypot(*vector) < LONGEST


def near_moves(moves: tuple[Move, ...]) -> tuple[Move, ...]:
    """The steps that stay within reach of a picture."""
    return tuple(it for it in moves if is_finite(it.end) and not is_far(it, moves))


def near_stops(trails: tuple[Trail, ...]) -> Iterator[Point]:
    """The points of the trails that are near enough to be seen beside the others."""
    reaches = [
        max((math.dist(it.points[0], point) for point in it.points if is_finite(point)), default=0)
        for it in trails
    ]
    farthest = TRAIL_REACH * min(filter(None, reaches), default=0.0)
    for trail in trails:
        for point in filter(is_finite, trail.points):
            if math.dist(trail.points[0], point) <= farthest:
                yield point


def is_finite(point: Point) -> bool:
    """Both coordinates are numbers that a picture can hold."""
    return all(abs(it) <= FARTHEST for it in point)


def is_far(move: Move, moves: tuple[Move, ...]) -> bool:
    """The learner's step is so much longer than the true one that it leaves the picture."""
    true = max((math.dist(it.start, it.end) for it in moves if it.role is Role.STEP), default=0.0)
    is_mine = move.role is Role.YOUR_STEP and is_finite(move.end)
    return is_mine and 0 < ABSURDLY_FAR * true < math.dist(move.start, move.end)


def wanted(scene: Scene, critical: Point | None) -> Wanted:
    """What the window of a scene has to hold."""
    if scene.home is not None:
        return Wanted(scene.home, critical=critical)
    arrows = drawable_arrows(scene)
    ways = tuple(
        (start_of(it, scene), _scaled(it.vector, length))
        for it, length in zip(arrows, _lengths(arrows), strict=True)
    )
    trail = tuple(filter(is_finite, scene.trail))
    moves = (end for it in near_moves(scene.moves) for end in (it.start, it.end))
    marks = (it.point for it in scene.marks if is_finite(it.point))
    places = (*moves, *trail, *near_stops(scene.trails), *marks)
    return Wanted(scene.point, ways, places, critical)


def _scaled(vector: Point, length: float) -> Point:
    size = math.hypot(*vector)
    return length * vector[0] / size, length * vector[1] / size


def shafts(scene: Scene, window: Window) -> tuple[Shaft, ...]:
    """What is drawn, in the order to draw it: parts first, longer before shorter."""
    shown = list(merged([*_arrow_shafts(scene, window), *_move_shafts(scene, window)]))
    return tuple(sorted(shown, key=lambda it: _order(it, shown)))


def _arrow_shafts(scene: Scene, window: Window) -> Iterator[Shaft]:
    """To one scale, from the middles of the cells where they start."""
    arrows = drawable_arrows(scene)
    full = _full_length(scene, arrows, window)
    for arrow, share in zip(arrows, _lengths(arrows), strict=True):
        start = start_of(arrow, scene)
        if window.shows(start):
            column, row = window.place(start)
            tail = math.floor(column) + 0.5, math.floor(row) + 0.5
            across, up = _scaled(arrow.vector, _drawn(arrow.role, full, share))
            tip = clipped(tail, (tail[0] + across, tail[1] - up / window.aspect), window)
            yield Shaft(arrow.role, tail, tip, window.aspect, label_of(arrow))


def _drawn(role: Role, full: float, share: float) -> float:
    """How long an arrow is drawn, in cell widths; beside a short one a direction is longer."""
    if role is Role.DIRECTION and full * share < LEAST_DIRECTION:
        return full + BESIDE_SHORT
    return full * max(share, 0.0 if role in PARTS else 1 / MOST_TIMES)


def _full_length(scene: Scene, arrows: tuple[Arrow, ...], window: Window) -> float:
    """How long the longest arrow is drawn, in cell widths.

    While the point moves, an arrow as long as the gradient at home takes a quarter of the window;
    however long it grows, it stays below half, and however short, it stays to be seen.
    """
    if scene.home is None:
        return reach(window.columns, window.rows, window.aspect)
    longest, usual = _longest(arrows), math.hypot(*slopes_at(scene.field, scene.home))
    usual = usual if 0 < usual < math.inf else longest
    times = min(usual / longest, MOST_TIMES)
    return max(window.short / 2 / (1 + times), LEAST_STUB)


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
    """The pieces of the one trail that compares nothing, and of those that are compared."""
    yield from _tracks(None, scene.trail, window)
    yield from tracks_of(scene.trails, window)


def tracks_of(trails: tuple[Trail, ...], window: Window) -> Iterator[Track]:
    """The pieces of trails that start in the window; the true one on top."""
    for trail in trails[::-1]:
        yield from _tracks(trail.role, trail.points, window)


def _tracks(role: Role | None, points: Iterable[Point], window: Window) -> Iterator[Track]:
    """Each cut off where it leaves the window."""
    for start, end in pairwise(filter(is_finite, points)):
        if window.shows(start):
            tail = window.place(start)
            yield Track(role, tail, clipped(tail, window.place(end), window))


def merged(every: list[Shaft]) -> Iterator[Shaft]:
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


def _order(shaft: Shaft, shown: list[Shaft]) -> tuple[bool, int, float]:
    return not shaft.is_part, _depth(shaft, shown), -shaft.length


def _depth(shaft: Shaft, shown: list[Shaft]) -> int:
    """Larger is on top: steps, and of two the true one, unless it would hide the learner's."""
    if shaft.role is Role.DIRECTION:
        return 3 * all(it.length >= shaft.length for it in shown if it.role in SLOPES)
    layer = 4 if shaft.role in (Role.STEP, Role.YOUR_STEP) else 0
    true = next((it for it in shown if it.role is TRUE.get(shaft.role)), None)
    if true is None:
        return layer + 1
    apart = abs((shaft.angle - true.angle + 180) % 360 - 180)
    return layer + 2 * (apart < HIDING and shaft.length < true.length)
