"""What an estimate by slopes shows: the tangent beside the curve, and both beside the truth."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gradquest.kinds.curves import along, as_asked, is_plain
from gradquest.kinds.kind import Task
from gradquest.kinds.pictures import arrows_scene, standing_spot
from gradquest.kinds.slips.estimate_slips import Near, placed, surface
from gradquest.maths import floats
from gradquest.maths.expression import Expression
from gradquest.maths.phrases import height_word

if TYPE_CHECKING:
    from gradquest.plot.scene import Curve, Scene

SAME = 1e-9
USUAL_DECIMALS, MOST_DECIMALS = 4, 10
FINENESS = 0.05
"""What is rounded away is at most this share of a difference."""

STEPS = (-1, 0, 1)
"""Places beside the point that tell a line from a curve."""


def estimate_curve(task: Task, learner: Sequence[Expression] | None) -> Curve | None:
    """The curve with its tangent, the estimate on it, and what the learner's answer says."""
    ground = along(task, task.variables[0], tuple(map(float, task.point or ())))
    if task.aspect == "plane":
        return _with_line(ground, task, learner)
    from gradquest.plot.scene import Mark, Whose

    spot = Near(task)
    x, start = float(spot.near[0]), floats.value(spot.height)
    base = start if task.aspect == "change" else 0.0
    right = floats.value(spot.estimate)
    marks = [Mark((x, right), "estimate", Whose.ANSWER)]
    for value in _numbers(as_asked(task, learner)):
        if not math.isclose(base + value, right, rel_tol=SAME, abs_tol=SAME):
            marks.append(Mark((x, base + value), "yours", Whose.LEARNER))
    return replace(ground, marks=tuple(marks))


def estimate_scene(task: Task, gradient: Sequence[Expression]) -> Scene | None:
    """The gradient at the point; and the near point where the question is about it."""
    from gradquest.plot.scene import Mark

    spot = standing_spot(task)
    scene = None if spot is None else arrows_scene(task, spot, gradient)
    if scene is None or task.aspect == "plane":
        return scene
    x, y = map(float, Near(task).near)
    return replace(scene, marks=(Mark((x, y), "near"),))


def _with_line(ground: Curve, task: Task, learner: Sequence[Expression] | None) -> Curve:
    """With the learner's line, if it is one."""
    values = _along_axis(task, learner)
    if len(values) < len(STEPS):
        return ground
    before, here, after = values
    if not math.isclose(after - here, here - before, rel_tol=1e-6, abs_tol=SAME):
        return ground
    return replace(ground, yours=after - here, yours_height=here)


def _along_axis(task: Task, learner: Sequence[Expression] | None) -> list[float]:
    """A formula's values at the point, and one unit to either side of it."""
    name, at = task.variables[0], float(task.at[task.variables[0]])
    found = (floats.value(entry, {name: at + step}) for entry in learner or () for step in STEPS)
    return [it for it in found if is_plain(it)]


def _numbers(answer: Sequence[Expression] | None) -> Iterator[float]:
    if answer is not None and len(answer) == 1:
        yield from filter(is_plain, [floats.value(answer[0])])


def beside_truth(task: Task, learner: Sequence[Expression] | None) -> str:
    """How good the estimate is, and how far off the learner's answer."""
    spot = Near(task)
    there = dict(zip(task.variables, map(float, spot.near), strict=True))
    truth, start = floats.value(task.function, there), floats.value(spot.height)
    if not (is_plain(truth) and is_plain(start)):
        return ""
    if task.aspect == "change":
        change = floats.value(spot.change)
        found, real = side_by_side(change, truth - start)
        sentence = f"The estimate is {found}; f really changes by {real}."
        return f"{sentence}{_off(_numbers(as_asked(task, learner)), change)}"
    right = floats.value(spot.estimate)
    found, real = side_by_side(right, truth)
    place = placed(spot.near) if len(there) > 1 else spot.assignment(spot.near)
    if task.aspect == "plane":
        mine = (floats.value(entry, there) for entry in learner or ())
        return f"Close by, {_both(task, place, found, real)}{_off(filter(is_plain, mine), right)}"
    sentence = _both(task, place, found, real)
    return f"{sentence[0].upper()}{sentence[1:]}{_off(_numbers(as_asked(task, learner)), right)}"


def _both(task: Task, place: str, found: str, real: str) -> str:
    word = height_word(task.variables)
    return f"at {place} the {surface(task)} has the {word} {found}; f itself has {real}."


def _off(mine: Iterator[float], right: float) -> str:
    """How far the learner's number is from the right estimate."""
    from gradquest.plot.numbers import told

    for value in mine:
        if not math.isclose(value, right, rel_tol=SAME, abs_tol=SAME):
            return f" Yours, {told(value)}, is off by {told(abs(value - right))}."
    return ""


def side_by_side(one: float, other: float) -> tuple[str, str]:
    """Two numbers with as many decimals as it takes to see by how much they differ."""
    apart = abs(one - other)
    wanted = -math.log10(apart * FINENESS) if apart > 0 else 0.0
    decimals = min(max(math.ceil(wanted), USUAL_DECIMALS), MOST_DECIMALS)
    first, second = (f"{round(it, decimals) + 0.0:.{decimals}f}" for it in (one, other))
    return first.rstrip("0").rstrip("."), second.rstrip("0").rstrip(".")
