"""What a map shows wherever the point is: axes, poles, holes and level lines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from gradquest.plot.axes import draw_axes
from gradquest.plot.canvas import Canvas, canvas_for
from gradquest.plot.cells import Cells, Ink, Word
from gradquest.plot.ground import Ground, survey
from gradquest.plot.labels import label_levels
from gradquest.plot.scene import Field, Point
from gradquest.plot.signs import Look, Signs, signs_of
from gradquest.plot.window import Window

ROWS_PER_LINE = {Look.ASCII: 4.6, Look.BRAILLE: 3.2, Look.FILL: 3.2}
"""Rows of the picture for each level line."""


@dataclass(frozen=True, eq=False)
class Backdrop:
    """The ground, drawn; copy the canvas before you draw over it."""

    ground: Ground
    canvas: Canvas
    marks: frozenset[str]
    """The signs of poles and holes that are there."""

    @cached_property
    def numbers(self) -> list[Word]:
        """The heights of the level lines: while the point moves, they keep their places."""
        ground, window = self.ground, self.ground.window
        cells = Cells(window.columns, window.rows)
        label_levels(cells, ground.lines, ground.levels.heights, window.aspect)
        return cells.words()


@lru_cache(maxsize=4)
def backdrop_of(
    field: Field, window: Window, home: Point, look: Look, must_be_even: bool = False
) -> Backdrop:
    """The ground in a window; its levels suit the point `home`."""
    ground = survey(field, window, home, ROWS_PER_LINE[look], must_be_even)
    cells, signs = Cells(window.columns, window.rows), signs_of(look)
    draw_axes(cells, window, signs)
    _mark_cells(cells, ground, signs)
    canvas = canvas_for(look, cells, window.aspect)
    canvas.draw_lines(ground.lines, ground.level_shades)
    marks = frozenset(cells.signs[cells.inks == Ink.POLE].tolist())
    return Backdrop(ground, canvas, marks)


def _mark_cells(cells: Cells, ground: Ground, signs: Signs) -> None:
    poles, holes = ground.poles, ground.holes.copy()
    cells.signs[poles] = signs.pole
    cells.signs[holes] = " "
    holes[:, ::2] = False
    holes[::2, 1::4] = False
    holes[1::2, 3::4] = False
    cells.signs[holes] = signs.hole
    cells.inks[poles | holes] = Ink.POLE
