"""Where labels go: beside the tips of arrows, and into flat stretches of level lines."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from gradquest.plot.cells import INK_OF, Cells, Ink
from gradquest.plot.contours import Contours, Whole
from gradquest.plot.numbers import told
from gradquest.plot.scene import Floats, Point
from gradquest.plot.shafts import Shaft

CELLS_PER_LABEL = 100
"""A picture has at most one level number on so many cells."""

MOST_PLACES = 90
"""So many places along a line are looked at."""

FEWEST_PIECES = 5
"""A line of fewer pieces gets no number."""


NEAR, FAR_IS_BAD = 30.0, 0.05
"""Cell widths up to which the number of the point's own line may be anywhere; each one beyond."""


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What a label stands beside."""

    place: Point
    aspect: float
    ahead: Point = (0.0, 0.0)
    """The way on which cells count as nearer, in cell widths to the right and down."""

    def distance(self, row: int, column: float) -> float:
        """Of the middle of a label from the place, in cell widths."""
        across, down = column - self.place[0], (row + 0.5 - self.place[1]) * self.aspect
        return math.hypot(across, down) - 0.6 * (across * self.ahead[0] + down * self.ahead[1])


def label_tip(cells: Cells, shaft: Shaft, text: str) -> None:
    """Write the label of an arrow where it is free beside the tip, best straight ahead."""
    run, length = shaft.run, shaft.length or 1.0
    anchor = _Anchor(shaft.tip, shaft.aspect, (run[0] / length, run[1] / length))
    _write_near(cells, anchor, text, INK_OF[shaft.role])


def label_point(
    cells: Cells, place: Point, aspect: float, text: str, ahead: Point = (0.0, 0.0)
) -> None:
    """Write the name of a point beside it, best on the way `ahead`."""
    _write_near(cells, _Anchor(place, aspect, ahead), text, Ink.POINT)


def _write_near(cells: Cells, anchor: _Anchor, text: str, ink: Ink) -> None:
    """In the nearest free cells, best where nothing touches the text."""
    if not text:
        return
    width = len(text)
    places = sorted(
        _around(anchor.place, width), key=lambda it: anchor.distance(it[0], it[1] + width / 2)
    )
    free = None
    for place in places:
        if cells.is_free(*place, width):
            free = free or place
            if _is_apart(cells, *place, width):
                free = place
                break
    if free is not None:
        cells.write(*free, text, ink)


def _is_apart(cells: Cells, row: int, column: int, width: int) -> bool:
    """Nothing that is drawn touches it on the left or the right."""
    beside = [it for it in (column - 1, column + width) if cells.holds(row, it)]
    return not any(cells.taken[row, it] and cells.signs[row, it] != " " for it in beside)


def _around(place: Point, width: int) -> Iterator[tuple[int, int]]:
    row, column = math.floor(place[1]), math.floor(place[0])
    for down in (0, -1, 1, -2, 2, -3, 3):
        beside = (2, 3, -width - 1, -width - 2)
        over = (0, 1, -width, -width // 2, 1 - width, 3, -width - 2)
        for across in beside if down == 0 else over:
            yield row + down, column + across


def label_levels(cells: Cells, lines: Contours, heights: Floats, aspect: float) -> None:
    """Write the numbers of level lines into them, apart from each other."""
    room = cells.columns * cells.rows // CELLS_PER_LABEL
    some = [_some(np.flatnonzero(lines.level == level)) for level in range(len(heights))]
    places = _Places.on(lines.ends[np.concatenate([*some, []]).astype(np.int64)], cells, aspect)
    end = 0
    for pieces, height in zip(some, heights.tolist(), strict=True):
        start, end = end, end + len(pieces)
        if room <= 0:
            return
        found = places.write(cells, slice(start, end), told(height), Ink.NUMBER)
        if found is not None:
            room -= 1
            places.keep_away(found)


def label_key(cells: Cells, key: Contours, text: str, point: Point, aspect: float) -> bool:
    """Write the name of the point's own line into it, near the point; whether there was room."""
    places = _Places.on(key.ends, cells, aspect)
    places.stay_near(point)
    return places.write(cells, slice(None), text, Ink.KEY) is not None


def _some(pieces: Whole) -> Whole:
    """As many, spread over all, as it is worth while to look at."""
    return pieces[:: max(1, len(pieces) // MOST_PLACES)]


@dataclass(frozen=True, slots=True, eq=False)
class _Places:
    """Where numbers may go: middles of pieces of lines, and how unfit each is."""

    across: Floats
    down: Floats
    bad: Floats
    """Low where a line is flat, near the middle, and away from other numbers."""
    aspect: float

    @classmethod
    def on(cls, pieces: Floats, cells: Cells, aspect: float) -> _Places:
        """The places along pieces of lines."""
        x1, y1, x2, y2 = pieces.T
        across, down = (x1 + x2) / 2, (y1 + y2) / 2
        wide, high = np.abs(x2 - x1), np.abs(y2 - y1) * aspect
        flatness = wide / np.maximum(wide + high, 1e-9)
        off_centre = np.hypot(across / cells.columns - 0.5, down / cells.rows - 0.5)
        return cls(across, down, 0.6 * off_centre - 1.5 * flatness, aspect)

    def keep_away(self, place: Point) -> None:
        """Make the places around a number worse."""
        far = np.hypot(self.across - place[0], (self.down - place[1]) * self.aspect)
        self.bad[:] += 1.2 * np.exp(far / -6)

    def stay_near(self, place: Point) -> None:
        """Make the places that are far from one worse."""
        far = np.hypot(self.across - place[0], (self.down - place[1]) * self.aspect)
        self.bad[:] += FAR_IS_BAD * np.maximum(far - NEAR, 0)

    def write(self, cells: Cells, line: slice, text: str, ink: Ink) -> Point | None:
        """Write a number into a line where it is least bad, and say where."""
        bad = self.bad[line]
        if len(bad) < FEWEST_PIECES:
            return None
        across, down = self.across[line], self.down[line]
        for piece in np.argsort(bad, kind="stable").tolist():
            row, column = int(down[piece]), round(across[piece] - len(text) / 2)
            if cells.is_free(row, column - 1, len(text) + 2):
                cells.write(row, column, text, ink)
                return float(across[piece]), float(down[piece])
        return None
