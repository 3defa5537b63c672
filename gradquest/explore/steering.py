"""Moving by cells of the picture that is seen: the point, and what one looks at."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from gradquest.explore.rounding import roundest

if TYPE_CHECKING:
    from gradquest.explore.exploration import Exploration
    from gradquest.explore.function import Place
    from gradquest.plot.scene import Point
    from gradquest.plot.window import Window

PAN = 0.25
"""The picture moves by so much of its width or height."""


def moved(state: Exploration, window: Window, across: int, up: int) -> Exploration:
    """The point so many cells further, at the roundest numbers of its cell; the picture follows.

    On a slice, up and down move what is held.
    """
    if state.is_curve:
        return _moved_on_curve(state, window, across, up)
    column, row = map(math.floor, window.place(_pair(state.point)))
    point = _in_cell(window, column + across, row - up)
    return _followed(state, state.at(point), window, across, up)


def _in_cell(window: Window, column: int, row: int) -> Place:
    left, top = window.point(column, row)
    right, bottom = window.point(column + 1, row + 1)
    return roundest(left, right), -roundest(-top, -bottom)  # a cell has its top, not its bottom


def _moved_on_curve(state: Exploration, window: Window, across: int, up: int) -> Exploration:
    axis = state.sliced or 0
    values = list(state.point)
    if across:
        column = math.floor((values[axis] - window.left) / window.unit) + across
        left = window.left + column * window.unit
        values[axis] = roundest(left, left + window.unit)
    if up and state.sliced is not None:
        unit = window.unit
        cell = round(values[1 - axis] / unit) + up
        values[1 - axis] = roundest((cell - 0.5) * unit, (cell + 0.5) * unit)
    return _followed(state, state.at(tuple(values)), window, across, 0)


def _followed(
    before: Exploration, after: Exploration, window: Window, across: int, up: int
) -> Exploration:
    """The picture moves with a point that would leave it; one that was outside moves alone."""
    if not is_seen(before, window) or is_seen(after, window):
        return after
    return panned(after, window, across, up)


def is_seen(state: Exploration, window: Window) -> bool:
    """The point is in the picture; of a curve only left and right count."""
    if not state.is_curve:
        return window.shows(_pair(state.point))
    return window.left <= state.point[state.sliced or 0] < window.right


def pointed(state: Exploration, window: Window, at: Point) -> Exploration:
    """The point in the cell that was pointed at; on a curve only left and right count."""
    column, row = map(math.floor, window.place(at))
    if not state.is_curve:
        return state.at(_in_cell(window, column, row))
    axis, values = state.sliced or 0, list(state.point)
    values[axis] = _in_cell(window, column, row)[0]
    return state.at(tuple(values))


def zoomed(state: Exploration, window: Window, times: float) -> Exploration:
    """So many times closer; the point stays where it is on the screen, if it is there at all."""
    if is_seen(state, window):
        return state.zoomed(times, _middle(state, window))
    return replace(state.zoomed(times, state.point), centre=_middle(state, window))


def panned(state: Exploration, window: Window, across: int, up: int) -> Exploration:
    """The picture a part of its size further."""
    x, y = _middle(state, window) if not state.is_curve else (window.centre[0], 0.0)
    x += PAN * across * (window.right - window.left)
    y += PAN * up * (window.top - window.bottom)
    if not state.is_curve:
        return state.panned((x, y))
    return state.panned(_with(state.point, state.sliced or 0, x))


def _middle(state: Exploration, window: Window) -> Place:
    if not state.is_curve:
        return window.centre
    return _with(state.point, state.sliced or 0, window.centre[0])


def _with(point: Place, axis: int, value: float) -> Place:
    return (*point[:axis], value, *point[axis + 1 :])


def _pair(point: Place) -> Point:
    first, second = point
    return first, second
