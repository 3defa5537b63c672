"""What the picture of a curve shows, in sentences."""

from __future__ import annotations

import math
from collections.abc import Iterator

from gradquest.plot.numbers import short, told
from gradquest.plot.phrases import is_lower, outcome, walked
from gradquest.plot.scene import Curve, Mark, Move, Role, Trail
from gradquest.plot.shafts import is_far, is_finite
from gradquest.plot.span import height_on, moves_of, slope_on

LEVEL = 1e-12
"""A slope below this counts as none."""


def sentences(curve: Curve) -> Iterator[str]:
    """Point, slope, the learner's slope, steps and trails, one after the other."""
    height = height_on(curve.profile, curve.point)
    if not math.isfinite(height):
        place = f"{curve.name} = {told(curve.point)}"
        yield f"{curve.height_name} has no value at {place}, so there is no slope."
        return
    yield f"At {curve.name} = {told(curve.point)} {curve.height_name} is {told(height)}."
    slope = slope_on(curve.profile, curve.point)
    if curve.has_tangent:
        yield _of_slope(curve, slope)
    if curve.yours is not None:
        yield from _of_line(curve, height)
        yield _of_yours(curve, curve.yours, slope if curve.has_tangent else math.nan)
    for mark in curve.marks:
        yield _of_mark(curve, mark)
    for move in moves_of(curve):
        yield _of_hop(curve, move, height)
    for trail in curve.trails:
        yield _of_trail(curve, trail)
    if is_lower(curve.trails, [it.points[-1][1] for it in curve.trails]):
        place = f"{curve.name} = {told(curve.trails[1].points[0][0])}"
        yield f"Yours is lower here by luck: your slope is not the true one at {place}."


def _of_slope(curve: Curve, slope: float) -> str:
    if not math.isfinite(slope):
        return "There is no slope at this point."
    if abs(slope) < LEVEL:
        return "The slope is 0: the tangent is level."
    verb = "rises" if slope > 0 else "falls"
    rate = f"{curve.height_name} {verb} by {short(abs(slope))} for each unit of {curve.name}"
    return f"The slope is {told(slope)}: next to the point {rate}."


def _of_line(curve: Curve, height: float) -> Iterator[str]:
    """How high the learner's line is over the point, where it has a height of its own."""
    mine = curve.yours_height
    if mine is None:
        return
    place = f"over {curve.name} = {told(curve.point)}"
    if math.isclose(mine, height, rel_tol=1e-9, abs_tol=LEVEL):
        yield f"Your line meets the curve {place}."
    else:
        yield f"Your line is at {told(mine)} {place}, not at {told(height)}."


def _of_mark(curve: Curve, mark: Mark) -> str:
    place = f"{curve.name} = {told(mark.point[0])}"
    return f"The place marked {mark.label} is at {place}, with the value {told(mark.point[1])}."


def _of_yours(curve: Curve, mine: float, true: float) -> str:
    """How the learner's slope compares, and where: it may be told alone."""
    if not math.isfinite(mine):
        return "Your slope is no number that can be drawn."
    place = f"At {curve.name} = {told(curve.point)}"
    subject = f"{place} your slope {told(mine)}"
    if not math.isfinite(true):
        rate = f" by {short(abs(mine))} for each unit of {curve.name}" * (abs(mine) >= LEVEL)
        return f"{place} your line {_way(mine)}{rate}."
    if math.isclose(mine, true, rel_tol=1e-9, abs_tol=LEVEL):
        return f"{place} your slope is the true one."
    if abs(mine) < LEVEL or abs(true) < LEVEL:
        return f"{subject} {_way(mine)}, but the curve {_way(true)}."
    times = abs(mine / true)
    steep = "as steep" if abs(times - 1) < 5e-3 else f"{short(times)} times as steep"
    if mine * true < 0:
        return f"{subject} {_way(mine)} where the curve {_way(true)}, and is {steep}."
    return f"{subject} {_way(mine)} too, but is {steep}."


def _way(slope: float) -> str:
    return "is level" if abs(slope) < LEVEL else "rises" if slope > 0 else "falls"


def _of_hop(curve: Curve, move: Move, height: float) -> str:
    is_true = move.role is Role.STEP
    start, end = (f"{curve.name} = {told(it[0])}" for it in (move.start, move.end))
    if move.start == move.end:
        return f"{'The' if is_true else 'Your'} step stays at {start}."
    true = next((it.end for it in moves_of(curve) if it.role is Role.STEP), None)
    if not is_true and true and math.isclose(true[0], move.end[0], rel_tol=1e-9, abs_tol=1e-9):
        return "Your step lands in the same place."
    lands = f"The step goes from {start} to {end}" if is_true else f"Your step lands at {end}"
    after = move.end[1] if is_finite(move.end) else math.nan
    far = " That is far outside the picture, so its arrow ends at the edge."
    return f"{lands}, {outcome(height, after)}.{far * is_far(move, moves_of(curve))}"


def _of_trail(curve: Curve, trail: Trail) -> str:
    heights = [trail.points[0][1], trail.points[-1][1]]
    end = f"{curve.name} = {told(trail.points[-1][0])}"
    return walked(trail, curve.trails, heights, end)
