"""What a map shows wherever the point is: axes, poles, holes and level lines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from gradquest.plot.axes import draw_axes
from gradquest.plot.canvas import Canvas, canvas_for
from gradquest.plot.cells import Bools, Cells, Ink, Word
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
    look: Look
    cells: Cells
    """With all but the level lines."""
    marks: frozenset[str]
    """The signs of poles, holes and heights beyond the scale that are there."""

    @cached_property
    def canvas(self) -> Canvas:
        """With the level lines; drawn when it is certain that the window stays."""
        canvas = canvas_for(self.look, self.cells, self.ground.window.aspect)
        canvas.draw_lines(self.ground.lines, self.ground.level_shades)
        return canvas

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
    marks = frozenset(cells.signs[cells.inks == Ink.POLE].tolist())
    return Backdrop(ground, look, cells, marks)


def _mark_cells(cells: Cells, ground: Ground, signs: Signs) -> None:
    cells.signs[ground.poles] = signs.pole
    for some, sign in ((ground.holes, signs.hole), (ground.beyond, signs.beyond)):
        cells.signs[some] = " "
        cells.signs[_every_fourth(some)] = sign
    cells.inks[ground.poles | ground.holes | ground.beyond] = Ink.POLE


def _every_fourth(some: Bools) -> Bools:
    """In rows that are shifted against each other."""
    kept = some.copy()
    kept[:, ::2] = False
    kept[::2, 1::4] = False
    kept[1::2, 3::4] = False
    return kept
