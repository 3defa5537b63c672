"""The part of the plane that a picture shows, and how its cells lie in it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from gradquest.plot.scene import Floats, Point

NICE = (1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8)
"""Half-widths of windows, times a power of ten."""

ARROW_SHARE = 0.32
"""The longest arrow, as a share of the window's short side."""

LEAST_ARROW = 9
"""Cell widths that the longest arrow should have, where there is room."""

SHORTEST_MOVE = 0.15
"""The longest step takes at least this share of the short side."""

SMALLEST = 1e-9
"""No window is smaller, in comparison with what it shows: floats have no more digits."""


@dataclass(frozen=True, slots=True)
class Window:
    """Columns by rows of cells over the plane; a cell is `aspect` times as high as wide."""

    centre: Point
    unit: float
    """Data units that the width of a cell spans."""
    columns: int
    rows: int
    aspect: float = 2.0
    stretch: float = 1.0
    """How many times as many data units a length spans upwards as it does to the right."""

    @property
    def row_unit(self) -> float:
        """Data units that the height of a cell spans."""
        return self.unit * self.aspect * self.stretch

    @property
    def left(self) -> float:
        """The first x."""
        return self.centre[0] - self.unit * self.columns / 2

    @property
    def right(self) -> float:
        """The last x."""
        return self.centre[0] + self.unit * self.columns / 2

    @property
    def bottom(self) -> float:
        """The lowest y."""
        return self.centre[1] - self.row_unit * self.rows / 2

    @property
    def top(self) -> float:
        """The highest y."""
        return self.centre[1] + self.row_unit * self.rows / 2

    @property
    def short(self) -> float:
        """The shorter side, in cell widths."""
        return min(self.columns, self.rows * self.aspect)

    def place(self, point: Point) -> Point:
        """Column and row of a point, counted from the top left corner; cells are floored."""
        return (point[0] - self.left) / self.unit, (self.top - point[1]) / self.row_unit

    def point(self, column: float, row: float) -> Point:
        """The point at a column and a row."""
        return self.left + column * self.unit, self.top - row * self.row_unit

    def shows(self, point: Point) -> bool:
        """Whether a point is inside."""
        column, row = self.place(point)
        return 0 <= column < self.columns and 0 <= row < self.rows

    def corners(self, fineness: int) -> tuple[Floats, Floats]:
        """The x as a row and the y as a column of all cell corners, `fineness` to a cell."""
        across: Floats = np.arange(self.columns * fineness + 1, dtype=np.float64)
        down: Floats = np.arange(self.rows * fineness + 1, dtype=np.float64)
        x = self.left + self.unit / fineness * across
        y = self.top - self.row_unit / fineness * down
        return x[None, :], y[:, None]

    def zoomed(self, about: Point, times: float) -> Window:
        """So many times closer; the point `about` stays where it is."""
        if times == 1:
            return self
        (x, y), (a, b) = self.centre, about
        centre = a + (x - a) / times, b + (y - b) / times
        return replace(self, centre=centre, unit=self.unit / times).with_centred_axes()

    def around(self, centre: Point | None) -> Window:
        """The same with another middle; None: as it is."""
        return self if centre is None else replace(self, centre=centre).with_centred_axes()

    def with_centred_axes(self) -> Window:
        """Shifted by less than a cell, so that x = 0 and y = 0 run through middles of cells."""
        column, row = self.place((0.0, 0.0))
        x = self.centre[0] + self.unit * (column - math.floor(column) - 0.5)
        y = self.centre[1] - self.row_unit * (row - math.floor(row) - 0.5)
        return replace(self, centre=(x, y))


def whole(corner: Point, opposite: Point, columns: int, rows: int, aspect: float) -> Window:
    """The smallest window with room for all between two corners."""
    (left, bottom), (right, top) = corner, opposite
    unit = max((right - left) / (columns - 1), (top - bottom) / aspect / (rows - 1))
    middle = (left + right) / 2, (bottom + top) / 2
    return Window(middle, unit, columns, rows, aspect).with_centred_axes()


def reach(columns: int, rows: int, aspect: float) -> float:
    """The length of the longest arrow, in cell widths."""
    short = min(columns, rows * aspect)
    return max(ARROW_SHARE * short, min(LEAST_ARROW, 0.45 * short))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What has to be in a window."""

    point: Point
    arrows: tuple[tuple[Point, Point], ...] = ()
    """From where they start, and which way; the longest of length 1."""
    places: tuple[Point, ...] = ()
    """Landings of steps, points of a trail, and named points."""
    critical: Point | None = None
    """A place whose whole ring through the point is welcome."""

    @property
    def fixed(self) -> tuple[Point, ...]:
        """The points that do not depend on the window's scale."""
        return (self.point, *self.places, *(start for start, _ in self.arrows))

    @property
    def span(self) -> float:
        """The larger extent of the fixed points."""
        across, along = [point[0] for point in self.fixed], [point[1] for point in self.fixed]
        return max(max(across) - min(across), max(along) - min(along))

    @property
    def size(self) -> float:
        """How far the point is from the origin, along the farther axis."""
        return max(abs(self.point[0]), abs(self.point[1]))

    @property
    def usual_half(self) -> float:
        """The half-width that the point's coordinates suggest."""
        near = min(1.5, 1.5 * self.size) if self.size > SMALLEST else 1.5
        return max(near, 0.3 * self.size, 0.55 * self.span)

    @property
    def is_close_up(self) -> bool:
        """The steps are too short for the usual window."""
        return 0 < self.span < 2 * SHORTEST_MOVE * self.usual_half

    @property
    def least_half(self) -> float:
        """The smallest half-width worth showing."""
        if not self.is_close_up:
            return self.usual_half
        return max(self.span / (2 * SHORTEST_MOVE), SMALLEST * max(1.0, self.size))

    @property
    def largest_ring(self) -> float:
        """The half-width up to which a window may grow to hold a ring; steps stay to be seen."""
        most = 12 * self.least_half
        return min(most, self.span / (2 * SHORTEST_MOVE)) if self.span else most

    @property
    def largest(self) -> float:
        """A half-width that is of no use any more: arrows grow with the window."""
        return 1000 * self.least_half

    def all_points(self, reach: float) -> tuple[Point, ...]:
        """The fixed points and the tips of arrows that are `reach` data units long."""
        tips = ((x + reach * a, y + reach * b) for (x, y), (a, b) in self.arrows)
        return (*self.fixed, *tips)


def choose(wanted: Wanted, columns: int, rows: int, aspect: float) -> Window:
    """The smallest nice window in which all that is wanted fits, with room for labels.

    The whole ring around the critical point comes too, where it is not too large.
    """
    for ring in _rings(wanted):
        for half in nice_halves(wanted.least_half, wanted.largest_ring if ring else wanted.largest):
            window = Window(wanted.point, 2 * half, columns, rows, aspect)
            window = replace(window, unit=2 * half / window.short)
            found = _fitting(wanted, ring, window, half)
            if found is not None:
                return found.with_centred_axes()
    unit = 4 * wanted.least_half / min(columns, rows * aspect)
    return Window(_middle(wanted.fixed), unit, columns, rows, aspect).with_centred_axes()


@dataclass(frozen=True, slots=True)
class _Ring:
    centre: Point
    radius: float


def _rings(wanted: Wanted) -> Iterator[_Ring | None]:
    if wanted.critical is not None and not wanted.is_close_up:
        radius = max(math.dist(wanted.critical, point) for point in wanted.fixed)
        if radius <= 2.5 * max(wanted.span, 1.0, wanted.size):
            yield _Ring(wanted.critical, radius)
    yield None


def nice_halves(least: float, most: float) -> Iterator[float]:
    """Half-widths from `least` to `most`, rising."""
    exponent = math.floor(math.log10(least))
    while True:
        for factor in NICE:
            half = factor * 10.0**exponent
            if half > most:
                return
            if half >= least * (1 - 1e-9):
                yield half
        exponent += 1


def _fitting(wanted: Wanted, ring: _Ring | None, window: Window, half: float) -> Window | None:
    """The window moved so that everything fits; first around the ring, last around the tips."""
    arrow = reach(window.columns, window.rows, window.aspect) * window.unit
    points = wanted.all_points(arrow)
    start = ring.centre if ring else _middle(wanted.fixed)
    end = _middle(points)
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        centre = tuple(
            rounded(a + share * (b - a), half / 8) for a, b in zip(start, end, strict=True)
        )
        moved = replace(window, centre=(centre[0], centre[1]))
        if _fits(points, moved) and (ring is None or _holds(ring, moved)):
            return moved
    return None


def rounded(value: float, step: float) -> float:
    """The nearest multiple of a step."""
    return round(value / step) * step


def _middle(points: Sequence[Point]) -> Point:
    across, along = zip(*points, strict=True)
    return (min(across) + max(across)) / 2, (min(along) + max(along)) / 2


def _fits(points: Sequence[Point], window: Window) -> bool:
    """All are inside by the margin that a label needs."""
    wide = window.columns / 2 - min(5.0, 0.12 * window.columns)
    high = window.rows / 2 - min(1.3, 0.1 * window.rows)
    x, y = window.centre
    return all(
        abs(a - x) <= wide * window.unit and abs(b - y) <= high * window.row_unit for a, b in points
    )


def _holds(ring: _Ring, window: Window) -> bool:
    across = abs(ring.centre[0] - window.centre[0]) + ring.radius
    along = abs(ring.centre[1] - window.centre[1]) + ring.radius
    return (
        across <= 0.485 * window.columns * window.unit
        and along <= 0.485 * window.rows * window.row_unit
    )
