"""Single places in a picture: the point, named points, and the stops of a trail."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from gradquest.plot.cells import INK_OF, Cells, Ink
from gradquest.plot.scene import Point, Role, Trail
from gradquest.plot.shafts import Shaft, is_finite
from gradquest.plot.signs import Signs
from gradquest.plot.window import Window

SHORT = 6.0
"""Cell widths: an arrow that is shorter is easily hidden."""
PARTS = 8


def draw_point(cells: Cells, window: Window, point: Point, signs: Signs) -> None:
    """The point where one stands."""
    _mark(cells, window.place(point), signs.point, Ink.POINT)


def clear_beside(cells: Cells, window: Window, point: Point) -> None:
    """Keep an empty cell on either side of a point, so that its sign stands alone."""
    if window.shows(point):
        column, row = (math.floor(it) for it in window.place(point))
        cells.clear(row, column - 1)
        cells.clear(row, column + 1)


def draw_trails(cells: Cells, window: Window, trails: Iterable[Trail], signs: Signs) -> None:
    """The stops of trails that are compared."""
    for trail in trails:
        sign = signs.your_stop if trail.role is Role.YOUR_STEP else signs.stop
        draw_stops(cells, window, trail.points, sign, INK_OF[trail.role])


def draw_stops(cells: Cells, window: Window, points: Iterable[Point], sign: str, ink: Ink) -> None:
    """The same sign at each of the points that are seen."""
    for stop in filter(window.shows, filter(is_finite, points)):
        _mark(cells, window.place(stop), sign, ink)


def uncovering(points: Iterable[Point], window: Window, shafts: Iterable[Shaft]) -> Iterator[Point]:
    """The points that would not hide an arrow which is too short to be seen beside them."""
    covered = {cell for it in shafts if it.has_head and it.length < SHORT for cell in _under(it)}
    for point in points:
        column, row = window.place(point) if is_finite(point) else (-1.0, -1.0)
        if (math.floor(row), math.floor(column)) not in covered:
            yield point


def _under(shaft: Shaft) -> Iterator[tuple[int, int]]:
    """The cells that a shaft runs through, as rows and columns."""
    for part in range(PARTS + 1):
        column, row = (
            start + (end - start) * part / PARTS
            for start, end in zip(shaft.tail, shaft.tip, strict=True)
        )
        yield math.floor(row), math.floor(column)


def draw_landings(cells: Cells, shafts: Iterable[Shaft], signs: Signs) -> None:
    """Where steps too short for an arrow land."""
    for shaft in shafts:
        if shaft.has_head and shaft.length < 1 and not shaft.is_part:
            _mark(cells, shaft.tip, signs.stop, INK_OF[shaft.role])


def _mark(cells: Cells, place: Point, sign: str, ink: Ink) -> None:
    cells.put(math.floor(place[1]), math.floor(place[0]), sign, ink)
