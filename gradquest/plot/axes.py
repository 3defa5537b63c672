"""The axes: through the picture where x or y is 0, and numbered along its left and bottom edge."""

from __future__ import annotations

import math
from functools import lru_cache

from gradquest.plot.cells import Cells, Ink
from gradquest.plot.levels import nice_step
from gradquest.plot.numbers import tick
from gradquest.plot.signs import Look, Signs, signs_of
from gradquest.plot.window import Window

LEAST_GUTTER = 7
MOST_GUTTER = 12
FRAME_ROWS = 2
"""Below the picture: the edge, and the numbers under it."""


def draw_axes(cells: Cells, window: Window, signs: Signs) -> None:
    """The lines x = 0 and y = 0, where they are in the window."""
    column, row = (math.floor(place) for place in window.place((0.0, 0.0)))
    if 0 <= row < cells.rows:
        for place in range(cells.columns):
            cells.signs[row, place] = signs.level_axis[(place + column + 1) % 2]
        cells.inks[row, :] = Ink.AXIS
    if 0 <= column < cells.columns:
        cells.signs[:, column] = signs.upright_axis
        cells.inks[:, column] = Ink.AXIS
    if 0 <= row < cells.rows and 0 <= column < cells.columns:
        cells.signs[row, column] = signs.origin


def gutter_for(window: Window, names: tuple[str, str]) -> int:
    """Columns to the left of the picture that its numbers need."""
    longest = max(len(text) for _, text in _upright_ticks(window))
    return min(max(longest + 2, len(names[1]) + 2, LEAST_GUTTER), MOST_GUTTER)


@lru_cache(maxsize=8)
def frame_of(window: Window, gutter: int, names: tuple[str, str], look: Look) -> Cells:
    """The edges of a picture, the numbers on them, and the names of the axes at their ends.

    Copy it before you write into it.
    """
    whole, signs = Cells(window.columns + gutter, window.rows + FRAME_ROWS), signs_of(look)
    edge, floor = gutter - 1, window.rows
    for row in range(floor):
        whole.put(row, edge, signs.left_edge, Ink.FRAME)
    whole.put(floor, edge, signs.corner + signs.bottom_edge * window.columns, Ink.FRAME)
    whole.put(0, edge - 1 - len(names[1][: edge - 1]), names[1][: edge - 1], Ink.TEXT)
    whole.put(floor + 1, whole.columns - len(names[0]), names[0], Ink.TEXT)
    _number_left(whole, window, edge, signs)
    _number_bottom(whole, window, gutter, whole.columns - len(names[0]) - 1, signs)
    return whole


def _number_left(whole: Cells, window: Window, edge: int, signs: Signs) -> None:
    for y, text in _upright_ticks(window):
        row = math.floor(window.place((0.0, y))[1])
        if 0 < row < window.rows and len(text) < edge:
            whole.put(row, edge - 1 - len(text), text, Ink.TICK)
            whole.put(row, edge, signs.left_tick, Ink.FRAME)


def _number_bottom(whole: Cells, window: Window, gutter: int, end: int, signs: Signs) -> None:
    floor, free_from = window.rows, 0
    for x, text in _level_ticks(window):
        column = gutter + math.floor(window.place((x, 0.0))[0])
        start = column - (len(text) - 1) // 2 - text.startswith("-")
        if column >= gutter and start >= free_from and start + len(text) <= end:
            whole.put(floor + 1, start, text, Ink.TICK)
            whole.put(floor, column, signs.bottom_tick, Ink.FRAME)
            free_from = start + len(text) + 1


def _upright_ticks(window: Window) -> list[tuple[float, str]]:
    return _ticks(window.bottom, window.top, 4 * window.row_unit)


def _level_ticks(window: Window) -> list[tuple[float, str]]:
    return _ticks(window.left, window.right, 7 * window.unit)


def _ticks(low: float, high: float, apart: float) -> list[tuple[float, str]]:
    step = nice_step(apart, (1, 2, 5, 10))
    places = range(math.ceil(low / step), math.floor(high / step) + 1)
    return [(place * step, tick(place * step, step)) for place in places]


def name_ends(cells: Cells, window: Window, names: tuple[str, str]) -> None:
    """Without a frame, the names stand at the ends of the axes or of the picture's edges."""
    column, row = (math.floor(place) for place in window.place((0.0, 0.0)))
    row = min(max(row, 0), cells.rows - 1)
    column = min(max(column, 0), cells.columns - len(names[1]))
    for name, at_row, at_column in (
        (names[0], row, cells.columns - len(names[0])),
        (names[1], 0, column),
    ):
        if cells.is_free(at_row, at_column, len(name)):
            cells.write(at_row, at_column, name, Ink.TEXT)


def extent(window: Window, names: tuple[str, str]) -> str:
    """Both ranges in words, for pictures without numbers on their edges."""
    ranges = []
    for name, low, high in (
        (names[0], window.left, window.right),
        (names[1], window.bottom, window.top),
    ):
        step = nice_step((high - low) / 10)
        ranges.append(f"{name} {tick(low, step)} to {tick(high, step)}")
    return ", ".join(ranges)
