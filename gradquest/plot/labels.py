"""Where labels go: beside the tips of arrows, and into flat stretches of level lines."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from gradquest.plot.cells import INK_OF, Cells, Ink
from gradquest.plot.contours import Contours
from gradquest.plot.numbers import short, told
from gradquest.plot.scene import Floats
from gradquest.plot.shafts import Shaft

CELLS_PER_LABEL = 100
"""A picture has at most one level number on so many cells."""

MOST_PLACES = 90
"""So many places along a line are looked at."""

FEWEST_PIECES = 5
"""A line of fewer pieces gets no number."""


def label_tip(cells: Cells, shaft: Shaft, text: str) -> None:
    """Write the label of an arrow where it is free beside the tip, best straight ahead."""
    if not text:
        return
    places = sorted(_around(shaft, len(text)), key=lambda it: _distance(shaft, text, *it))
    for row, column in places:
        if cells.is_free(row, column, len(text)):
            cells.write(row, column, text, INK_OF[shaft.role])
            return


def _around(shaft: Shaft, width: int) -> Iterator[tuple[int, int]]:
    row, column = math.floor(shaft.tip[1]), math.floor(shaft.tip[0])
    for down in (0, -1, 1, -2, 2, -3, 3):
        beside = (2, 3, -width - 1, -width - 2)
        over = (0, 1, -width, -width // 2, 1 - width, 3, -width - 2)
        for across in beside if down == 0 else over:
            yield row + down, column + across


def _distance(shaft: Shaft, text: str, row: int, column: int) -> float:
    """How far the label's middle is from the tip, with a bonus for lying ahead of it."""
    across = column + len(text) / 2 - shaft.tip[0]
    down = (row + 0.5 - shaft.tip[1]) * shaft.aspect
    run, length = shaft.run, shaft.length or 1.0
    ahead = (across * run[0] + down * run[1]) / length
    return math.hypot(across, down) - 0.6 * ahead


def label_levels(cells: Cells, lines: Contours, heights: Floats, aspect: float) -> None:
    """Write the numbers of level lines into them, apart from each other."""
    room = cells.columns * cells.rows // CELLS_PER_LABEL
    used: list[tuple[float, float]] = []
    for level, height in enumerate(heights.tolist()):
        if len(used) >= room:
            return
        pieces = _some(lines.ends[lines.level == level])
        bad = _unfitness(cells, pieces, aspect, used)
        place = _write_into(cells, pieces, bad, told(height), Ink.NUMBER)
        used += [place] if place else []


def label_key(cells: Cells, key: Contours, height: float, aspect: float) -> bool:
    """Write the height of the point's own line into it; whether there was room."""
    bad = _unfitness(cells, key.ends, aspect, [])
    return _write_into(cells, key.ends, bad, f"f={short(height)}", Ink.KEY) is not None


def _some(pieces: Floats) -> Floats:
    """As many, spread over all, as it is worth while to look at."""
    return pieces[:: max(1, len(pieces) // MOST_PLACES)]


def _write_into(
    cells: Cells, pieces: Floats, bad: Floats, text: str, ink: Ink
) -> tuple[float, float] | None:
    """Write a number into a line where it is least bad, and say where."""
    if len(pieces) < FEWEST_PIECES:
        return None
    across, down = (pieces[:, 0] + pieces[:, 2]) / 2, (pieces[:, 1] + pieces[:, 3]) / 2
    for piece in np.argsort(bad, kind="stable").tolist():
        row, column = int(down[piece]), round(across[piece] - len(text) / 2)
        if cells.is_free(row, column - 1, len(text) + 2):
            cells.write(row, column, text, ink)
            return across[piece], down[piece]
    return None


def _unfitness(
    cells: Cells, pieces: Floats, aspect: float, used: list[tuple[float, float]]
) -> Floats:
    """Low where a line is flat, near the middle, and away from other numbers."""
    across, down = (pieces[:, 0] + pieces[:, 2]) / 2, (pieces[:, 1] + pieces[:, 3]) / 2
    wide = np.abs(pieces[:, 2] - pieces[:, 0])
    high = np.abs(pieces[:, 3] - pieces[:, 1]) * aspect
    flatness = wide / np.maximum(wide + high, 1e-9)
    off_centre = np.hypot(across / cells.columns - 0.5, down / cells.rows - 0.5)
    bad: Floats = 0.6 * off_centre - 1.5 * flatness
    for x, y in used:
        bad += 1.2 * np.exp(-np.hypot(across - x, (down - y) * aspect) / 6)
    return bad
