"""A curve over its axis: the point, the tangent, steps and trails in the cells of a window."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from gradquest.plot.axes import draw_axes, extent, name_ends
from gradquest.plot.canvas import canvas_for
from gradquest.plot.cells import NO_SHADE, SHADES, Bools, Cells, Ink
from gradquest.plot.contours import Contours, is_unexplained
from gradquest.plot.ground import TOO_HIGH
from gradquest.plot.labels import label_point, label_tip
from gradquest.plot.legend import Shown
from gradquest.plot.scene import Curve, Floats, Point, Role
from gradquest.plot.shafts import Shaft, clipped, is_finite, merged, tracks_of
from gradquest.plot.signs import Look, signs_of, written
from gradquest.plot.span import height_on, moves_of, slope_on, window_of
from gradquest.plot.stops import draw_landings, draw_point, draw_trails
from gradquest.plot.window import Window

__all__ = ["CurvePlot", "roles_of", "window_of"]

FINENESS = 4
"""Pieces of the curve in the width of a cell."""

TANGENT_SHARE = 0.42
"""The tangent reaches to either side by so much of the window's short side."""


def roles_of(curve: Curve) -> tuple[Role, ...]:
    """What is drawn beside the curve."""
    lines = [Role.GRADIENT] * curve.has_tangent + [Role.YOURS] * (curve.yours is not None)
    return (*lines, *(it.role for it in curve.hops))


def marks_of(curve: Curve) -> tuple[str, ...]:
    """The names of points."""
    return ("point", *(it.label for it in curve.marks))


class CurvePlot:
    """The cells of a window, drawn in layers from the ground up."""

    def __init__(
        self, curve: Curve, window: Window, look: Look, names: tuple[str, str] | None
    ) -> None:
        self.curve, self.window, self.look = curve, window, look
        self.signs = signs_of(look)
        self.cells = Cells(window.columns, window.rows)
        self.line = _Line(curve, window)
        self.place = curve.point, height_on(curve.profile, curve.point)
        self.shafts = tuple(merged([*self._straights(), *self._hops()]))
        self.names = names

    @property
    def shown(self) -> Shown:
        """What there is to see."""
        return Shown(
            roles=tuple(it.role for it in self.shafts),
            has_poles=bool(self.line.poles.any()),
            has_holes=bool(self.line.holes.any()),
            trails=tuple(it.role for it in self.curve.trails),
            extent=extent(self.window, self.names) if self.names else "",
            is_curve=True,
            marks=marks_of(self.curve),
        )

    def drawn(self) -> Cells:
        """The cells, in layers from the ground up."""
        self._draw_ground()
        self._draw_line()
        self._draw_stops()
        if self.names:
            name_ends(self.cells, self.window, self.names)
        for shaft in self.shafts:
            label_tip(self.cells, shaft, written(shaft.label, self.look))
        for mark in filter(lambda it: is_finite(it.point), self.curve.marks):
            place, name = self.window.place(mark.point), written(mark.label, self.look)
            label_point(self.cells, place, self.window.aspect, name)
        return self.cells

    def _draw_ground(self) -> None:
        """Axes, poles and holes."""
        cells, line, signs = self.cells, self.line, self.signs
        draw_axes(cells, self.window, signs)
        place = np.arange(cells.columns) % 4
        cells.signs[:, line.holes | line.poles] = " "
        cells.inks[:, line.holes | line.poles] = Ink.POLE
        cells.signs[::2, line.poles] = signs.pole
        cells.signs[::2, line.holes & (place == 1)] = signs.hole
        cells.signs[1::2, line.holes & (place == 3)] = signs.hole

    def _draw_line(self) -> None:
        """The curve, which labels keep clear of, with trails and arrows over it."""
        tracks = tracks_of(self.curve.trails, self.window)
        canvas = canvas_for(self.look, self.cells, self.window.aspect)
        canvas.draw_over(self.line.pieces, self.shafts, tracks)
        self.cells.taken |= self.cells.inks == Ink.KEY
        if self.look is Look.FILL:
            self._shade()

    def _draw_stops(self) -> None:
        """Points of trails, landings of steps too short for arrows, and the point."""
        draw_trails(self.cells, self.window, self.curve.trails[::-1], self.signs)
        draw_landings(self.cells, self.shafts, self.signs)
        height = self.place[1] if is_finite(self.place) else 0.0
        for point in (*(it.point for it in self.curve.marks), (self.curve.point, height)):
            if is_finite(point):
                draw_point(self.cells, self.window, point, self.signs)

    def _shade(self) -> None:
        """The ground below the curve, lighter the higher it is."""
        rows = np.arange(self.window.rows) + 0.5
        heights = np.round((1 - rows / self.window.rows) * (SHADES - 1)).astype(np.int8)
        below = rows[:, None] > self.line.middles[None, :]
        self.cells.shades[:] = np.where(below, heights[:, None], NO_SHADE)

    def _straights(self) -> Iterator[Shaft]:
        """The tangent and the learner's line, both as long."""
        if not (is_finite(self.place) and self.window.shows(self.place)):
            return
        slope = slope_on(self.curve.profile, self.curve.point)
        if self.curve.has_tangent and math.isfinite(slope):
            yield self._straight(Role.GRADIENT, self.place, slope, "slope")
        mine, height = self.curve.yours, self.curve.yours_height
        through = self.place if height is None else (self.curve.point, height)
        if mine is not None and math.isfinite(mine) and self.window.shows(through):
            yield self._straight(Role.YOURS, through, mine, "yours")

    def _straight(self, role: Role, through: Point, slope: float, label: str) -> Shaft:
        """A line through a place, to both sides of it."""
        window = self.window
        angle = math.atan2(slope * window.unit * window.aspect, window.row_unit)
        length = TANGENT_SHARE * window.short
        across, down = length * math.cos(angle), -length * math.sin(angle) / window.aspect
        column, row = window.place(through)
        tail, tip = (
            clipped((column, row), (column + way * across, row + way * down), window)
            for way in (-1, 1)
        )
        return Shaft(role, tail, tip, window.aspect, label, has_head=False)

    def _hops(self) -> Iterator[Shaft]:
        for move in moves_of(self.curve):
            if is_finite(move.start) and is_finite(move.end) and self.window.shows(move.start):
                tail = self.window.place(move.start)
                tip = clipped(tail, self.window.place(move.end), self.window)
                yield Shaft(move.role, tail, tip, self.window.aspect, move.label)


class _Line:
    """The curve in cells from the top left, where it breaks, and where it is not."""

    def __init__(self, curve: Curve, window: Window) -> None:
        columns: Floats = (np.arange(window.columns * FINENESS) + 0.5) / FINENESS
        x = window.left + window.unit * columns
        heights = np.clip(curve.profile.height(x), -TOO_HIGH, TOO_HIGH)
        is_there = ~np.isnan(heights)
        breaks = _breaks(heights, curve.profile.slope(x), window)
        rows = np.clip(_rows(heights, window), -1e6, 1e6)
        ends = np.stack([columns[:-1], rows[:-1], columns[1:], rows[1:]], axis=1)
        ends = _split(_within(ends[is_there[:-1] & is_there[1:] & ~breaks], window.rows))
        self.pieces = Contours(ends, np.zeros(len(ends), dtype=np.int64))
        per_cell = is_there.reshape(-1, FINENESS)
        self.holes: Bools = np.asarray(~per_cell.any(axis=1))
        broken = np.append(breaks, False).reshape(-1, FINENESS)
        self.poles: Bools = np.asarray(broken.any(axis=1) & ~self.holes)
        self.middles: Floats = np.where(is_there, rows, np.inf)[FINENESS // 2 :: FINENESS]
        """The row of the curve in each column; below all rows where it is not."""


def _rows(heights: Floats, window: Window) -> Floats:
    with np.errstate(all="ignore"):
        return np.asarray((window.top - heights) / window.row_unit)


def _breaks(heights: Floats, slopes: Floats, window: Window) -> Bools:
    """The pieces that would join what a pole or a jump parts."""
    with np.errstate(all="ignore"):
        change = heights[1:] - heights[:-1]
        foretold = window.unit / FINENESS * (slopes[1:] + slopes[:-1]) / 2
        least = 0.1 * window.rows * window.row_unit
        is_known = np.maximum(np.abs(heights[1:]), np.abs(heights[:-1])) < TOO_HIGH
        return is_unexplained(change, foretold, least) & is_known


def _within(ends: Floats, rows: int) -> Floats:
    """The parts of pieces that lie between the top and the bottom."""
    start, run = ends[:, 1], ends[:, 3] - ends[:, 1]
    with np.errstate(all="ignore"):
        shares = np.stack([-start / run, (rows - start) / run])
    shares = np.where(run == 0, [[-np.inf], [np.inf]], shares)
    enter, leave = np.maximum(shares.min(axis=0), 0), np.minimum(shares.max(axis=0), 1)
    inside = (enter < leave) & ((run != 0) | ((start >= 0) & (start < rows)))
    enter, leave, ends = enter[inside, None], leave[inside, None], ends[inside]
    way = ends[:, 2:] - ends[:, :2]
    return np.hstack([ends[:, :2] + enter * way, ends[:, :2] + leave * way])


def _split(ends: Floats) -> Floats:
    """Steep pieces in parts that are at most a row high, so that no row is left out."""
    count = np.maximum(np.ceil(np.abs(ends[:, 3] - ends[:, 1])), 1).astype(np.int64)
    whole = np.repeat(np.arange(len(ends)), count)
    part = np.arange(len(whole)) - np.repeat(np.cumsum(count) - count, count)
    start, way = ends[whole, :2], (ends[:, 2:] - ends[:, :2])[whole]
    share = (np.stack([part, part + 1]) / count[whole])[:, :, None]
    return np.hstack([start + share[0] * way, start + share[1] * way])
