"""A scene drawn into character cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gradquest.plot import ascii as ascii_lines
from gradquest.plot import braille, legend, window
from gradquest.plot.axes import (
    FRAME_ROWS,
    LEAST_GUTTER,
    draw_axes,
    extent,
    framed,
    gutter_for,
    name_ends,
)
from gradquest.plot.cells import INK_OF, Cells, Ink
from gradquest.plot.critical import critical_point
from gradquest.plot.ground import height_at, survey
from gradquest.plot.labels import label_key, label_levels, label_tip
from gradquest.plot.legend import Shown
from gradquest.plot.numbers import short
from gradquest.plot.scene import Point, Role, Scene
from gradquest.plot.shafts import is_finite, shafts, trail_ways, wanted
from gradquest.plot.signs import Look, Signs, signs_of, written
from gradquest.plot.window import Window

__all__ = ["Look", "Picture", "draw"]

LEAST_COLUMNS, LEAST_ROWS = 24, 8
FRAMED_COLUMNS, FRAMED_ROWS = 50, 12
"""From this size on, numbers stand along the edges."""

ROWS_PER_LINE = {Look.ASCII: 4.6, Look.BRAILLE: 3.2, Look.FILL: 3.2}
"""Rows of the picture for each level line."""


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """Drawn cells; empty where there is too little room, or nothing to stand on."""

    cells: Cells
    legend: str = ""
    window: Window | None = None
    gutter: int = 0
    """Columns to the left of the window."""

    @property
    def is_empty(self) -> bool:
        """There is nothing to see, so that words have to do."""
        return self.window is None

    def lines(self) -> tuple[str, ...]:
        """The picture and its legend as text."""
        return tuple("".join(row).rstrip() for row in self.cells.signs.tolist())

    def point_at(self, column: int, row: int) -> Point | None:
        """The point in the middle of a cell; None outside of the window."""
        at = column - self.gutter
        if self.window is None or not (
            0 <= at < self.window.columns and 0 <= row < self.window.rows
        ):
            return None
        return self.window.point(at + 0.5, row + 0.5)


NOTHING = Picture(Cells(0, 0))


def draw(
    scene: Scene,
    columns: int,
    rows: int,
    look: Look,
    *,
    aspect: float = 2.0,
    frame: bool = True,
) -> Picture:
    """The scene in so many columns and rows, frame and legend included.

    `aspect` is how many times a cell is as high as wide. Without `frame` there are no
    numbers at the edges and no legend.
    """
    is_somewhere = is_finite(scene.point) and is_finite(scene.home or scene.point)
    if columns < LEAST_COLUMNS or rows < LEAST_ROWS or not is_somewhere:
        return NOTHING
    sheet = _Sheet(scene, columns, rows, Look(look), aspect, has_legend=frame)
    has_gutter = frame and columns >= FRAMED_COLUMNS and rows >= FRAMED_ROWS
    return sheet.drawn(LEAST_GUTTER if has_gutter else 0)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The room that a picture has."""

    scene: Scene
    columns: int
    rows: int
    look: Look
    aspect: float
    has_legend: bool

    @property
    def signs(self) -> Signs:
        return signs_of(self.look)

    @property
    def names(self) -> tuple[str, str]:
        first, second = self.scene.names
        return written(first, self.look), written(second, self.look)

    @property
    def most_legend_rows(self) -> int:
        return (1 if self.rows < 12 else 2 if self.rows < 18 else 3) * self.has_legend

    def drawn(self, gutter: int) -> Picture:
        """The picture with as many legend rows as it turns out to need."""
        scene = self.scene
        roles = (*(it.role for it in scene.arrows), *(it.role for it in scene.moves))
        trails = tuple(it.role for it in scene.trails)
        needed = len(self._legend(Shown(roles, key="f=0.00", trails=trails)))
        plot = self._plot(gutter, needed)
        if gutter and (wider := gutter_for(plot.window, self.names)) > gutter:
            gutter, plot = wider, self._plot(wider, needed)
        rows = self._legend(plot.shown)
        if len(rows) != needed:
            plot = self._plot(gutter, len(rows))
            rows = self._legend(plot.shown)
        return self._joined(plot, gutter, rows)

    def _joined(self, plot: _Plot, gutter: int, rows: list[list[legend.Entry]]) -> Picture:
        whole = Cells(self.columns, self.rows)
        if gutter:
            whole.paste(framed(plot.cells, plot.window, gutter, self.names, self.signs), 0, 0)
        else:
            whole.paste(plot.cells, 0, 0)
        legend.write(whole, rows, plot.window.rows + (FRAME_ROWS if gutter else 0))
        told = "\n".join(legend.row_text(row, self.columns) for row in rows)
        return Picture(whole, told, plot.window, gutter)

    def _legend(self, shown: Shown) -> list[list[legend.Entry]]:
        every = list(legend.entries(shown, self.names, self.signs, self.columns))
        return legend.wrapped(every, self.columns)[: self.most_legend_rows]

    def _plot(self, gutter: int, legend_rows: int) -> _Plot:
        rows = self.rows - legend_rows - (FRAME_ROWS if gutter else 0)
        critical = critical_point(self.scene.field, self.scene.home or self.scene.point)
        shown = window.choose(
            wanted(self.scene, critical), self.columns - gutter, rows, self.aspect
        )
        has_names = self.has_legend and not gutter
        return _Plot(self.scene, shown, self.look, self.names if has_names else None)


class _Plot:
    """The cells of a window, drawn in layers from the ground up."""

    def __init__(
        self, scene: Scene, shown: Window, look: Look, names: tuple[str, str] | None
    ) -> None:
        self.scene, self.window, self.look = scene, shown, look
        self.signs = signs_of(look)
        self.cells = Cells(shown.columns, shown.rows)
        home = scene.home or scene.point
        self.ground = survey(scene.field, shown, home, ROWS_PER_LINE[look])
        self.height = height_at(scene.field, scene.point)
        self.key = self.ground.line_at(self.height)
        self.shafts = shafts(scene, shown)
        self._draw_ground()
        self._draw_marks()
        if names:
            name_ends(self.cells, shown, names)
        is_labelled = self._write_labels()
        key = f"f={short(self.height)}" if is_labelled else ""
        self.shown = self._list(key, extent(shown, names) if names else "")

    def _draw_ground(self) -> None:
        """Axes, poles and holes, then lines and arrows, and the tint below all."""
        cells, ground = self.cells, self.ground
        draw_axes(cells, self.window, self.signs)
        self._mark_cells()
        paint = ascii_lines.paint if self.look is Look.ASCII else braille.paint
        paint(cells, ground, self.key, self.shafts, tuple(trail_ways(self.scene, self.window)))
        if self.look is Look.FILL:
            cells.shades[:] = ground.shades

    def _mark_cells(self) -> None:
        poles, holes = self.ground.poles, self.ground.holes
        self.cells.signs[poles] = self.signs.pole
        self.cells.signs[holes] = " "
        holes[:, ::2] &= False
        holes[::2, 1::4] = False
        holes[1::2, 3::4] = False
        self.cells.signs[holes] = self.signs.hole
        self.cells.inks[poles | holes] = Ink.POLE

    def _draw_marks(self) -> None:
        """The points of the trail, landings of steps too short for arrows, and the point."""
        for trail in self.scene.trails[::-1]:
            is_mine = trail.role is Role.YOUR_STEP
            sign = self.signs.your_stop if is_mine else self.signs.stop
            self._mark_stops(trail.points, sign, INK_OF[trail.role])
        self._mark_stops(self.scene.trail, self.signs.stop, Ink.TRAIL)
        for shaft in self.shafts:
            if shaft.length < 1 and not shaft.is_part:
                self._mark(shaft.tip, self.signs.stop, INK_OF[shaft.role])
        row, column = self._mark(self.window.place(self.scene.point), self.signs.point, Ink.POINT)
        if self.look is Look.ASCII and self.window.shows(self.scene.point):
            self.cells.clear(row, column - 1)
            self.cells.clear(row, column + 1)

    def _mark_stops(self, points: Sequence[Point], sign: str, ink: Ink) -> None:
        for stop in filter(self.window.shows, filter(is_finite, points)):
            self._mark(self.window.place(stop), sign, ink)

    def _mark(self, place: Point, sign: str, ink: Ink) -> tuple[int, int]:
        column, row = int(place[0] // 1), int(place[1] // 1)
        self.cells.put(row, column, sign, ink)
        return row, column

    def _write_labels(self) -> bool:
        """Labels of arrows and levels; whether the line through the point has its own."""
        for shaft in self.shafts:
            label_tip(self.cells, shaft, written(shaft.label, self.look))
        is_labelled = label_key(self.cells, self.key, self.height, self.window.aspect)
        self._number_levels()
        return is_labelled

    def _number_levels(self) -> None:
        """While the point moves, numbers keep their places and give way to what covers them."""
        ground, aspect = self.ground, self.window.aspect
        if self.scene.home is None:
            label_levels(self.cells, ground.lines, ground.levels.heights, aspect)
            return
        numbers = Cells(self.window.columns, self.window.rows)
        label_levels(numbers, ground.lines, ground.levels.heights, aspect)
        self.cells.overlay(numbers)

    def _list(self, key: str, ranges: str) -> Shown:
        seen = set(self.cells.signs[self.cells.inks == Ink.POLE].tolist())
        return Shown(
            roles=tuple(it.role for it in self.shafts),
            key=key,
            has_poles=self.signs.pole in seen,
            has_holes=self.signs.hole in seen,
            is_uneven=not self.ground.levels.is_even,
            is_flat=self.ground.levels.is_flat,
            has_trail=bool(self.scene.trail),
            trails=tuple(it.role for it in self.scene.trails),
            extent=ranges,
        )
