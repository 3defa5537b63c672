"""The landscape in a window: its heights, level lines, poles and holes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from gradquest.plot.cells import NO_SHADE, SHADES, Bools, Small
from gradquest.plot.contours import Contours, Squares, breaks
from gradquest.plot.levels import Levels
from gradquest.plot.levels import choose as choose_levels
from gradquest.plot.scene import Field, Floats, Point
from gradquest.plot.window import Window

SMALL_WINDOW = 44
"""Below this short side, in cell widths, squares are half a cell: straighter lines."""

TOO_HIGH = 1e100
"""Beyond this the ground counts as infinitely high."""


@dataclass(frozen=True, eq=False)
class Ground:
    """What the window shows of a field, whatever stands or points there."""

    window: Window
    fineness: int
    squares: Squares
    """Heights at the corners of squares, `fineness` squares to a cell each way."""
    broken: Bools
    """Squares that no line may cross."""
    levels: Levels

    @cached_property
    def lines(self) -> Contours:
        """Those of the levels, in cells from the top left."""
        return _lines(self.squares, self.levels.heights, self.fineness)

    def line_at(self, height: float) -> Contours:
        """The level line of one height, in cells."""
        return _lines(self.squares, np.array([height]), self.fineness)

    @cached_property
    def poles(self) -> Bools:
        """Cells with a pole, a jump or the edge of a hole."""
        poles = np.asarray(_per_cell(self.broken, self.fineness).any(axis=(1, 3)))
        return poles & ~self.holes & ~self.beyond

    @cached_property
    def holes(self) -> Bools:
        """Cells where f has no value at all."""
        empty = np.isnan(self.squares.corners)
        empty = empty[:-1] & empty[1:]
        empty = empty[:, :-1] & empty[:, 1:]
        return np.asarray(_per_cell(empty, self.fineness).all(axis=(1, 3)))

    @cached_property
    def beyond(self) -> Bools:
        """Cells where f has a value everywhere, but one that is too large to be drawn."""
        corners = self.squares.corners
        if not np.isinf(corners).any():
            return np.zeros((self.window.rows, self.window.columns), dtype=np.bool_)
        is_large = _per_cell(_any_corner(np.isinf(corners)), self.fineness).any(axis=(1, 3))
        is_edge = _per_cell(_any_corner(np.isnan(corners)), self.fineness).any(axis=(1, 3))
        return np.asarray(is_large & ~is_edge)

    @cached_property
    def shades(self) -> Small:
        """How high each cell is: its place among the level lines, low to high."""
        corners = self.squares.corners[:: self.fineness, :: self.fineness]
        with np.errstate(all="ignore"):
            middles = (corners[:-1] + corners[1:]) / 2
            middles = (middles[:, :-1] + middles[:, 1:]) / 2
        known = np.isfinite(middles)
        shades = np.full(middles.shape, NO_SHADE, dtype=np.int8)
        if known.any():
            shades[known] = self._ranks(middles[known])
        return shades

    def _ranks(self, heights: Floats) -> Small:
        levels = self.levels.heights
        if not levels.size:
            return np.full(heights.shape, SHADES // 3, dtype=np.int8)
        low, high = min(heights.min(), levels[0]), max(heights.max(), levels[-1])
        stops = np.concatenate(([low], levels, [high]))
        ranks = np.interp(heights, stops, np.linspace(0, SHADES - 1, stops.size))
        return np.round(ranks).astype(np.int8)

    @property
    def level_shades(self) -> Small:
        """The shade of each level line."""
        count = self.levels.heights.size
        return np.round(np.linspace(0, SHADES - 1, count + 2)[1:-1]).astype(np.int8)


@lru_cache(maxsize=4)
def survey(
    field: Field, window: Window, home: Point, rows_per_line: float, must_be_even: bool = False
) -> Ground:
    """The ground in a window; the levels suit the point `home`."""
    fineness = 2 if window.short < SMALL_WINDOW else 1
    x, y = window.corners(fineness)
    corners = field.height(x, y)
    corners = np.where(np.abs(corners) > TOO_HIGH, np.inf, corners)
    unit, row_unit = window.unit / fineness, window.row_unit / fineness
    broken = breaks(corners, field.slopes(x, y), unit, -row_unit)
    coarse = corners[::fineness, ::fineness]
    wish = _wish(field, window, home, rows_per_line, must_be_even)
    levels = choose_levels(coarse, *wish, must_be_even=must_be_even, has_poles=bool(broken.any()))
    return Ground(window, fineness, Squares(corners, broken), broken, levels)


def _wish(
    field: Field, window: Window, home: Point, rows_per_line: float, must_be_even: bool
) -> tuple[int, float, float]:
    """How many levels, around which height, and how far apart next to it."""
    key, steepness = height_at(field, home), math.hypot(*slopes_at(field, home))
    count = round(min(window.rows, window.columns / 2) / rows_per_line)
    gap = steepness * max(3.0, 0.0625 * rows_per_line * window.rows) * window.unit
    if must_be_even:  # what is steep and what is flat shall both be seen
        count, gap = count + 3, 0.0
    return min(max(count, 3), 11), key, gap if math.isfinite(gap) else 0.0


def height_at(field: Field, point: Point) -> float:
    """The height at one point."""
    return float(field.height(np.asarray(point[0]), np.asarray(point[1])))


def slopes_at(field: Field, point: Point) -> Point:
    """The gradient at one point."""
    first, second = field.slopes(np.asarray(point[0]), np.asarray(point[1]))
    return float(first), float(second)


def _lines(squares: Squares, levels: Floats, fineness: int) -> Contours:
    lines = squares.lines(levels)
    return Contours(lines.ends / fineness, lines.level)


def _any_corner(corners: Bools) -> Bools:
    """Squares with such a corner."""
    either = corners[:-1] | corners[1:]
    return np.asarray(either[:, :-1] | either[:, 1:])


def _per_cell(squares: Bools, fineness: int) -> Bools:
    rows, columns = squares.shape
    return squares.reshape(rows // fineness, fineness, columns // fineness, fineness)
