"""Lines and arrows in braille dots, two by four to a cell."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gradquest.plot.cells import INK_OF, Bools, Cells, Ink, Small, ink_of_trail
from gradquest.plot.contours import Contours, Whole
from gradquest.plot.scene import Floats, Role
from gradquest.plot.shafts import Shaft, Track

SIGNS: Final = np.array([chr(0x2800 + bits) for bits in range(256)])
BITS: Final = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
"""Column and row of the dot that each bit of a braille character stands for."""

SCALE: Final = (2.0, 4.0)
DASHED: Final = (Role.YOURS, Role.YOUR_STEP)

Octets = NDArray[np.uint8]


class BrailleCanvas:
    """Cells to draw on, first the lines of the ground, then what lies over them."""

    def __init__(self, cells: Cells, aspect: float) -> None:
        self.cells, self.aspect = cells, aspect
        self.dots: Bools = np.zeros((cells.rows * 4, cells.columns * 2), dtype=np.bool_)
        """Of lines."""

    def copy(self) -> BrailleCanvas:
        """The same once more, to go on with."""
        twin = BrailleCanvas(self.cells.copy(), self.aspect)
        twin.dots = self.dots.copy()
        return twin

    def draw_lines(self, lines: Contours, shades: Small) -> None:
        """Level lines, whose levels have these shades."""
        cells, (column, row, piece) = self.cells, _thin(lines, self.dots.shape)
        self.dots[row, column] = True
        cells.inks[row // 4, column // 2] = Ink.LEVEL
        cells.shades[row // 4, column // 2] = shades[lines.level[piece]]

    def draw_over(self, key: Contours, shafts: Sequence[Shaft], tracks: Iterable[Track]) -> None:
        """The one solid line, then trails and arrows, around which lines keep clear."""
        cells = self.cells
        column, row, _ = _thin(key, self.dots.shape)
        self.dots[row, column] = True
        cells.inks[row // 4, column // 2] = Ink.KEY
        arrows, inks = _arrow_dots(cells, [it for it in shafts if it.has_head], tracks)
        bare = [it for it in shafts if not it.has_head]
        lines = self.dots & ~_dilated(arrows)
        _place(cells, _packed(lines))
        if bare:
            straights, straight_inks = _arrow_dots(cells, bare, ())
            where = (straight_inks > 0) & (inks == 0)
            _cover(cells, _packed(straights | lines), straight_inks, where)
        _cover(cells, _packed(arrows), inks, inks > 0)


def _place(cells: Cells, lines: Octets) -> None:
    """Write the dots of lines as characters."""
    was_line = (cells.inks == Ink.LEVEL) | (cells.inks == Ink.KEY)
    cells.inks[was_line & (lines == 0)] = Ink.BLANK
    cells.signs[was_line] = " "
    at = lines > 0
    cells.signs[at] = SIGNS[lines[at]]


def _cover(cells: Cells, tops: Octets, inks: NDArray[np.int8], where: Bools) -> None:
    """Write dots over what is there and take their cells: a cell has one colour."""
    at = where & (tops > 0)
    cells.signs[at] = SIGNS[tops[at]]
    cells.inks[at] = inks[at]
    cells.taken |= at


def _packed(dots: Bools) -> Octets:
    """The braille character of every cell, as its bits."""
    octets = np.zeros((dots.shape[0] // 4, dots.shape[1] // 2), dtype=np.uint8)
    for bit, (column, row) in enumerate(BITS):
        octets |= dots[row::4, column::2].view(np.uint8) << np.uint8(bit)
    return octets


def _dilated(dots: Bools) -> Bools:
    """The dots and their eight neighbours."""
    wide = dots.copy()
    wide[:, 1:] |= dots[:, :-1]
    wide[:, :-1] |= dots[:, 1:]
    tall = wide.copy()
    tall[1:] |= wide[:-1]
    tall[:-1] |= wide[1:]
    return tall


def _thin(lines: Contours, size: tuple[int, ...]) -> tuple[Whole, Whole, Whole]:
    """One dot a column where a line is flat, one a row where it is steep, and each dot's piece."""
    x1, y1, x2, y2 = (lines.ends * (SCALE * 2)).T
    is_flat = np.abs(x2 - x1) >= np.abs(y2 - y1)
    start, end = np.where(is_flat, x1, y1), np.where(is_flat, x2, y2)
    first = np.ceil(np.minimum(start, end) - 0.5).astype(np.int64)
    count = np.ceil(np.maximum(start, end) - 0.5).astype(np.int64) - first
    piece = np.repeat(np.arange(len(count)), count)
    within = np.arange(len(piece)) - np.repeat(np.cumsum(count) - count, count)
    along = first[piece] + within
    share = (along + 0.5 - start[piece]) / (end - start)[piece]
    flat = is_flat[piece]
    aside = np.where(
        flat, y1[piece] + share * (y2 - y1)[piece], x1[piece] + share * (x2 - x1)[piece]
    )
    column = np.where(flat, along, np.floor(aside)).astype(np.int64)
    row = np.where(flat, np.floor(aside), along).astype(np.int64)
    return np.minimum(column, size[1] - 1), np.minimum(row, size[0] - 1), piece


def _arrow_dots(
    cells: Cells, shafts: Sequence[Shaft], tracks: Iterable[Track]
) -> tuple[Bools, NDArray[np.int8]]:
    """The dots of trail and arrows, and the ink of each cell; later arrows own their cells."""
    dots: Bools = np.zeros((cells.rows * 4, cells.columns * 2), dtype=np.bool_)
    inks = np.zeros((cells.rows, cells.columns), dtype=np.int8)
    for track in tracks:
        _own(dots, inks, *_segment(track), ink_of_trail(track.role))
    for shaft in shafts:
        _own(dots, inks, *_shaft(shaft), INK_OF[shaft.role])
    return dots, inks


def _own(dots: Bools, inks: NDArray[np.int8], x: Floats, y: Floats, ink: Ink) -> None:
    column, row = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
    inside = (column >= 0) & (row >= 0) & (column < dots.shape[1]) & (row < dots.shape[0])
    column, row = column[inside], row[inside]
    is_mine = np.zeros(inks.shape, dtype=np.bool_)
    is_mine[row // 4, column // 2] = True
    lost = is_mine & (inks != ink) & (inks > 0)
    for cell_row, cell_column in zip(*np.nonzero(lost), strict=True):
        dots[cell_row * 4 : cell_row * 4 + 4, cell_column * 2 : cell_column * 2 + 2] = False
    dots[row, column] = True
    inks[is_mine] = ink


def _segment(track: Track) -> tuple[Floats, Floats]:
    (start, end), is_dashed = (track.start, track.end), track.role in DASHED
    across, down = (end[0] - start[0]) * 2, (end[1] - start[1]) * 4
    shares = np.linspace(0, 1, int(max(abs(across), abs(down)) / 0.6) + 2)
    if is_dashed:
        shares = shares[shares * math.hypot(across, down) % 4 < 2.2]
    return start[0] * 2 + shares * across, start[1] * 4 + shares * down


def _shaft(shaft: Shaft) -> tuple[Floats, Floats]:
    """The dots whose middles lie on a shaft or in its head."""
    (x1, y1), (x2, y2) = ((place[0] * 2, place[1] * 4) for place in (shaft.tail, shaft.tip))
    length = math.hypot(x2 - x1, y2 - y1)
    if length < 1:
        return np.empty(0), np.empty(0)
    ahead, width = _head(length, shaft)
    across, down = _middles(x1, x2, width + 1), _middles(y1, y2, width + 1)
    x, y = across[None, :], down[:, None]
    unit = (x2 - x1) / length, (y2 - y1) / length
    along = (x - x1) * unit[0] + (y - y1) * unit[1]
    aside = (y - y1) * unit[0] - (x - x1) * unit[1]
    gap = 2.4 if shaft.has_head else 0.0
    on_shaft = (
        (np.abs(aside - 1e-9) <= _thickness(length, shaft))
        & (along >= gap)
        & (along <= length - 0.6 * ahead)
    )
    if shaft.role in DASHED:
        on_shaft &= along % 6.5 < 4
    left = length - along
    in_head = (left >= 0) & (left <= ahead) & (np.abs(aside) <= left / ahead * width)
    row, column = np.nonzero(on_shaft | in_head)
    return across[column], down[row]


def _thickness(length: float, shaft: Shaft) -> float:
    """Half of it, in dots."""
    if shaft.is_part or not shaft.has_head:
        return 0.5
    return 1.45 if length >= 14 else 0.95


def _head(length: float, shaft: Shaft) -> tuple[float, float]:
    """Length and half-width of an arrow's head, in dots."""
    if not shaft.has_head:
        return 1e-9, 0.0
    is_thick = not shaft.is_part
    if is_thick and length >= 18:
        return 8.6, 4.4
    if is_thick and length >= 11:
        return 6.4, 3.4
    return (5.0, 2.6) if length >= 8 else (min(3.0, length), 1.8)


def _middles(start: float, end: float, margin: float) -> Floats:
    low, high = math.floor(min(start, end) - margin), math.ceil(max(start, end) + margin)
    return np.arange(low, high, dtype=np.float64) + 0.5
