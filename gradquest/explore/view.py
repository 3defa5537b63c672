"""What there is to see of an exploration: a map, a curve, or a slice of the map."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gradquest.explore.descent import Ending
from gradquest.explore.exploration import FARTHEST
from gradquest.explore.facts import unit
from gradquest.explore.function import pretty_name

if TYPE_CHECKING:
    from gradquest.explore.descent import Descent
    from gradquest.explore.exploration import Exploration
    from gradquest.explore.function import Place
    from gradquest.plot.scene import Arrow, Curve, Picture, Point, Scene, Trail

MOST_STOPS = 150
"""A trail is drawn with at most so many points; the others lie next to them."""

TAME = 5.0
"""A trail may go so many times as far from its start as it ends, to be shown as a whole."""
FAR_OFF = 1e6


def picture(state: Exploration) -> Picture:
    """What is seen, in data units."""
    if state.function.is_curve:
        return _curve(state)
    return _map(state) if state.sliced is None else _slice(state, state.sliced)


def still(state: Exploration) -> Picture:
    """The picture to be printed once: it holds a whole trail, unless that goes out of all bounds.

    Then it stands where the descent has come, or where it began if it came nowhere.
    """
    descent = state.descent
    if descent is None:
        return picture(state)
    if _is_tame(descent):
        return replace(picture(state), home=None)
    is_near = max(map(abs, descent.end.point)) <= FAR_OFF
    has_arrived = is_near and descent.ending is not Ending.DIVERGING
    return picture(replace(state, home=(descent.end if has_arrived else descent.start).point))


def _is_tame(descent: Descent) -> bool:
    start = descent.start.point
    way = max(math.dist(start, stop.point) for stop in descent.stops)
    return way <= min(TAME * math.dist(start, descent.end.point), FAR_OFF)


def described(seen: Picture) -> str:
    """The picture in words, without the trail: `sentences` tells of that."""
    from gradquest.plot.describe import describe
    from gradquest.plot.scene import Curve

    bare = replace(seen, trails=()) if isinstance(seen, Curve) else replace(seen, trail=())
    return describe(bare)


def drawable(seen: Picture) -> Picture:
    """The same with a point that a picture can hold, far outside of it where need be."""
    from gradquest.plot.scene import Curve

    if isinstance(seen, Curve):
        return replace(seen, point=_within(seen.point))
    return replace(seen, point=(_within(seen.point[0]), _within(seen.point[1])))


def _within(value: float) -> float:
    return min(max(value, -FARTHEST), FARTHEST)


def _map(state: Exploration) -> Scene:
    from gradquest.plot.scene import Scene

    first, second = map(pretty_name, state.function.names)
    return Scene(
        state.function.landscape,
        _pair(state.point),
        _arrows(state),
        trail=_trail(state.descent),
        names=(first, second),
        home=_pair(state.home),
        zoom=state.zoom,
        centre=None if state.centre is None else _pair(state.centre),
    )


def _pair(point: Place) -> Point:
    first, second = point
    return first, second


def _arrows(state: Exploration) -> tuple[Arrow, ...]:
    from gradquest.plot.scene import Arrow, Role

    facts = state.facts
    arrows = [Arrow(Role.GRADIENT, _pair(facts.gradient), "∇f")] if facts.is_known else []
    if state.angle is not None:
        east, north = unit(state.angle)
        arrows.append(Arrow(Role.DIRECTION, (east, north), "u"))
    return tuple(arrows)


def _trail(descent: Descent | None) -> tuple[Point, ...]:
    """The stops of a descent without those that lie next to another one."""
    if descent is None or not descent.steps:
        return ()
    points = [_pair(stop.point) for stop in descent.stops]
    near = [it for it in points if max(map(abs, it)) <= FARTHEST]
    least = 0.0
    while len(near) > MOST_STOPS:
        spans = [max(values) - min(values) for values in zip(*near, strict=True)]
        least = 2 * least or max(spans) / MOST_STOPS
        near = _apart(near, least)
    return tuple(near)


def _apart(points: Sequence[Point], least: float) -> list[Point]:
    """The points that are so far from the one kept before them."""
    kept: list[Point] = []
    for point in points:
        if not kept or math.dist(point, kept[-1]) > least:
            kept.append(point)
    return kept


def _curve(state: Exploration) -> Curve:
    from gradquest.plot.scene import Curve, Role, Trail

    trails: tuple[Trail, ...] = ()
    if state.descent is not None and state.descent.steps:
        points = tuple((stop.point[0], stop.height) for stop in state.descent.stops)
        trails = (Trail(Role.STEP, points[-MOST_STOPS:]),)
    return Curve(
        state.function.profile,
        state.point[0],
        trails=trails,
        name=pretty_name(state.function.names[0]),
        has_tangent=state.facts.missing is None,
        home=state.home[0],
        zoom=state.zoom,
        centre=None if state.centre is None else state.centre[0],
    )


def _slice(state: Exploration, axis: int) -> Curve:
    from gradquest.plot.slices import slice_of

    first, second = map(pretty_name, state.function.names)
    cut = slice_of(state.function.landscape, _pair(state.point), axis, (first, second))
    centre = None if state.centre is None else state.centre[axis]
    has_tangent = state.facts.missing is None or state.function.has_slope_along(state.point, axis)
    return replace(
        cut, home=state.home[axis], zoom=state.zoom, centre=centre, has_tangent=has_tangent
    )
