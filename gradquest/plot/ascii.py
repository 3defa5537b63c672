"""Lines and arrows in ASCII.

Only the level line through the point is made of strokes; all others are dots, so that the one line
that the arrow stands square on is told apart without colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from gradquest.plot.cells import INK_OF, Cells, Ink, Signs, Small, ink_of_trail
from gradquest.plot.contours import Contours, Whole
from gradquest.plot.scene import Floats, Point, Role
from gradquest.plot.shafts import Shaft, Track

SHORTEST = 0.22
"""Pieces of a line below this length in a cell are left out."""

SHAFT_SIGNS = {
    Role.GRADIENT: "#",
    Role.YOURS: "o",
    Role.X_ONLY: "=",
    Role.Y_ONLY: "!",
    Role.STEP: "*",
    Role.YOUR_STEP: "+",
    Role.DIRECTION: "%",
    Role.CHOICE: "&",
}
DASHED = (Role.YOURS, Role.YOUR_STEP)

TRAIL_SIGNS = {None: "+", Role.STEP: "+", Role.YOUR_STEP: "="}
"""What joins the points of a trail."""

SIMPLE_HEADS = (">", "^", "<", "v")
"""To the right, up, to the left, down."""

Mark = tuple[int, int, str]
"""Rows down and columns to the right of the tip, and the character there."""

HEADS: tuple[tuple[Mark, ...], ...] = (
    ((0, 0, ">"),),
    ((0, -1, "-"), (0, -2, "-"), (1, 0, "|")),
    ((0, 0, "^"), (1, -1, "/"), (1, 1, "\\")),
    ((0, 1, "-"), (0, 2, "-"), (1, 0, "|")),
    ((0, 0, "<"),),
    ((0, 1, "-"), (0, 2, "-"), (-1, 0, "|")),
    ((0, 0, "v"), (-1, -1, "\\"), (-1, 1, "/")),
    ((0, -1, "-"), (0, -2, "-"), (-1, 0, "|")),
)
"""One for each eighth of a turn, counterclockwise from the right."""

SMALL_HEAD = 7
"""Below this length an arrow ends in one character."""


class AsciiCanvas:
    """Cells to draw on, first the lines of the ground, then what lies over them."""

    def __init__(self, cells: Cells, aspect: float) -> None:
        self.cells, self.aspect = cells, aspect

    def copy(self) -> AsciiCanvas:
        """The same once more, to go on with."""
        return AsciiCanvas(self.cells.copy(), self.aspect)

    def draw_lines(self, lines: Contours, shades: Small) -> None:
        """Level lines, whose levels have these shades."""
        _draw_lines(self.cells, _Strokes(lines, self.cells, self.aspect), shades)

    def draw_over(self, key: Contours, shafts: Sequence[Shaft], tracks: Iterable[Track]) -> None:
        """The one solid line, then trails, then arrows."""
        _draw_key(self.cells, _Strokes(key, self.cells, self.aspect))
        for track in tracks:
            for row, column in cells_between(track.start, track.end)[1:-1]:
                self.cells.put(row, column, TRAIL_SIGNS[track.role], ink_of_trail(track.role))
        for shaft in shafts:
            _draw_shaft(self.cells, shaft)


class _Strokes:
    """What each level line does in each cell it passes: one stroke a cell, longest last."""

    def __init__(self, lines: Contours, cells: Cells, aspect: float) -> None:
        run = (lines.ends[:, 2:] - lines.ends[:, :2]) * (1.0, aspect)
        middle = (lines.ends[:, 2:] + lines.ends[:, :2]) / 2
        last = (cells.columns - 1, cells.rows - 1)
        corner = np.minimum(np.floor(middle), last).astype(np.int64)
        length = np.hypot(run[:, 0], run[:, 1])
        first, group = _groups(lines.level, corner)
        total = np.bincount(group, length)
        turn = 2 * np.arctan2(-run[:, 1], run[:, 0])
        turned = [np.bincount(group, length * part) for part in (np.cos(turn), np.sin(turn))]
        height = np.bincount(group, length * middle[:, 1]) / np.maximum(total, 1e-12)
        order = np.argsort(total, kind="stable")
        order = order[total[order] > SHORTEST]
        self.column, self.row = corner[first][order].T
        self.level: Whole = lines.level[first][order]
        self.slope: Floats = np.degrees(np.arctan2(turned[1], turned[0]) / 2)[order]
        """Degrees as seen, from -90 to 90; the mean of the pieces, whichever way they run."""
        self.drop: Floats = height[order] - self.row
        """How far down in its cell the stroke lies, 0 to 1."""


def _groups(level: Whole, corner: Whole) -> tuple[Whole, Whole]:
    """Pieces of one line in one cell: the first of each group, and each piece's group."""
    key = (level * 4096 + corner[:, 1]) * 4096 + corner[:, 0]
    order = np.argsort(key, kind="stable")
    begins = np.append(True, key[order][1:] != key[order][:-1])[: key.size]
    group = np.empty_like(key)
    group[order] = np.cumsum(begins) - 1
    return order[begins], group


def _draw_lines(cells: Cells, strokes: _Strokes, shades: Small) -> None:
    steep = np.abs(strokes.slope) > 52
    signs = np.where(steep, ":", np.where(strokes.drop < 0.5, "'", "."))
    cells.signs[strokes.row, strokes.column] = signs
    cells.inks[strokes.row, strokes.column] = Ink.LEVEL
    cells.shades[strokes.row, strokes.column] = shades[strokes.level]


def _draw_key(cells: Cells, strokes: _Strokes) -> None:
    cells.signs[strokes.row, strokes.column] = _stroke_signs(strokes.slope, strokes.drop)
    cells.inks[strokes.row, strokes.column] = Ink.KEY


def _stroke_signs(slope: Floats, drop: Floats) -> Signs:
    """The character that looks most like a stroke of this slope at this height of the cell."""
    angle = np.abs(slope)
    flat = np.where(drop < 0.25, "'", np.where(drop <= 0.7, "-", "_"))
    sloping = np.where(drop < 0.36, "'", np.where(drop <= 0.62, "-", "."))
    diagonal = np.where(slope > 0, "/", "\\")
    return np.select([angle > 75, angle > 50, angle > 12], ["|", diagonal, sloping], flat)


def _draw_shaft(cells: Cells, shaft: Shaft) -> None:
    if shaft.length < 1:
        return
    marks = _shaft_marks(shaft)
    ink = INK_OF[shaft.role]
    if shaft.has_head:
        _clear_beside(cells, marks)
    for (row, column), sign in marks.items():
        cells.put(row, column, sign, ink)


def _clear_beside(cells: Cells, marks: Iterable[tuple[int, int]]) -> None:
    taken = set(marks)
    for row, column in taken:
        for beside in (column - 1, column + 1):
            if (row, beside) not in taken:
                cells.clear(row, beside)


def _shaft_marks(shaft: Shaft) -> dict[tuple[int, int], str]:
    sign = SHAFT_SIGNS[shaft.role]
    line = cells_between(shaft.tail, shaft.tip)
    last = len(line) - 1
    is_dashed = shaft.role in DASHED
    marks = {
        cell: sign
        for place, cell in enumerate(line)
        if not (is_dashed and place % 3 == 2 and place < last - 1)
    }
    if not shaft.has_head:
        return marks
    row, column = line[-1]
    if shaft.is_part or shaft.length < SMALL_HEAD:
        marks[line[-1]] = SIMPLE_HEADS[round(shaft.angle / 90) % 4]
        return marks
    for down, across, head in HEADS[round(shaft.angle / 45) % 8]:
        cell = (row + down, column + across)
        if cell == line[-1] or cell not in marks:
            marks[cell] = sign if cell in line and cell != line[-1] else head
    return marks


def cells_between(start: Point, end: Point) -> list[tuple[int, int]]:
    """Rows and columns of the cells from one place to another, each touching the next."""
    across, down = end[0] - start[0], end[1] - start[1]
    count = max(2, int(4 * max(abs(across), abs(down))) + 1)
    shares = np.linspace(0, 1, count + 1)
    rows = np.floor(start[1] + shares * down).astype(int).tolist()
    columns = np.floor(start[0] + shares * across).astype(int).tolist()
    line: list[tuple[int, int]] = []
    for cell in dict.fromkeys(zip(rows, columns, strict=True)):
        if len(line) > 1 and max(abs(a - b) for a, b in zip(cell, line[-2], strict=True)) <= 1:
            line.pop()
        line.append(cell)
    return line
