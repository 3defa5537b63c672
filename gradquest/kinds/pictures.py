"""What each kind shows on the contour map: the true arrows and the learner's."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from gradquest.kinds.curves import (
    apart,
    are_handy,
    as_asked,
    entry_curve,
    is_plain,
    path_curve,
    slope_curve,
    step_curve,
)
from gradquest.kinds.kind import Task
from gradquest.maths import floats
from gradquest.maths.expression import Expression
from gradquest.maths.phrases import letters

if TYPE_CHECKING:
    from gradquest.maths.landscape import Landscape
    from gradquest.plot.scene import Arrow, Claim, Picture, Point, Scene

SPOTS = ((1, 2), (2, 1), (1, 1), (1, -1), (-1, 2), (2, -1), (-1, -2), (0.5, 1), (1.5, 0.5))
"""Where a picture may stand if the problem names no point, best first."""


def partial_scene(task: Task, place: int, learner: Sequence[Expression] | None) -> Picture | None:
    """The gradient with its two parts; the learner's partial replaces one part of it.

    Without a map it is the curve along the one letter, with all others frozen.
    """
    from gradquest.plot.scene import Arrow, Claim, Role

    if len(task.variables) != 2:
        return slope_curve(task, task.variables[place], learner)
    spot = telling_spot(task, place, learner)
    if spot is None:
        return None
    slopes = _slopes(task, spot)
    part = (
        Arrow(Role.X_ONLY, (slopes[0], 0.0)) if place == 0 else Arrow(Role.Y_ONLY, (0.0, slopes[1]))
    )
    claim = (Claim.X_SLOPE, Claim.Y_SLOPE)[place]
    mine = [
        Arrow(Role.YOURS, _replaced(slopes, place, value), "yours", claim=claim)
        for value, _ in _numbers(learner, task, spot, 1)
    ]
    return ground_at(task, spot, (_gradient(task, slopes), part, *mine))


def _replaced(slopes: Point, place: int, value: float) -> Point:
    return (value, slopes[1]) if place == 0 else (slopes[0], value)


def telling_spot(task: Task, place: int, learner: Sequence[Expression] | None) -> Point | None:
    """A good spot, if possible one where the learner's partial differs from the true one."""
    usual = standing_spot(task)
    if usual is None or learner is None or task.point is not None:
        return usual
    return _apart(task, (_partials(task)[place],), learner) or usual


def gradient_scene(
    task: Task, gradient: Sequence[Expression], learner: Sequence[Expression] | None
) -> Picture | None:
    """The gradient with its parts, and the learner's arrow; without a map curve and tangent."""
    if len(task.variables) != 2:
        return entry_curve(task, gradient, learner)
    spot = spot_apart(task, gradient, learner)
    if spot is None:
        return None
    return arrows_scene(task, spot, gradient, yours(_numbers(learner, task, spot, 2)))


def arrows_scene(
    task: Task,
    spot: Point,
    gradient: Sequence[Expression],
    others: Iterable[Arrow] = (),
) -> Scene | None:
    """The gradient with its parts, and other arrows."""
    from gradquest.plot.scene import Arrow, Role

    for slopes in _numbers(gradient, task, spot, 2):
        arrows = [
            _gradient(task, slopes),
            Arrow(Role.X_ONLY, (slopes[0], 0.0)),
            Arrow(Role.Y_ONLY, (0.0, slopes[1])),
        ]
        return ground_at(task, spot, (*arrows, *others))
    return None


def yours(vectors: Iterable[Point], claim: Claim | None = None) -> tuple[Arrow, ...]:
    """The learner's arrow, of which the answer may say only a part."""
    from gradquest.plot.scene import Arrow, Claim, Role

    return tuple(Arrow(Role.YOURS, it, "yours", claim=claim or Claim.VECTOR) for it in vectors)


def _gradient(task: Task, slopes: Point) -> Arrow:
    from gradquest.plot.scene import Arrow, Role

    return Arrow(Role.GRADIENT, slopes, f"∇{height_name(task)}")


def height_name(task: Task) -> str:
    """What the function is called: a loss on data is L."""
    return "L" if task.data else "f"


def spot_apart(
    task: Task, gradient: Sequence[Expression], learner: Sequence[Expression] | None
) -> Point | None:
    """A good spot, if possible one where the learner's arrow is not the true one."""
    usual = standing_spot(task)
    if usual is None or learner is None or task.point is not None:
        return usual
    return _apart(task, gradient, learner) or usual


def _apart(task: Task, right: Sequence[Expression], learner: Sequence[Expression]) -> Point | None:
    spot = apart(task, right, learner, good_spots(task))
    return None if spot is None else (spot[0], spot[1])


def length_scene(
    task: Task, gradient: Sequence[Expression], learner: Sequence[Expression] | None
) -> Scene | None:
    """The gradient with its parts, and an arrow along it of the length that the learner gives."""
    from gradquest.plot.scene import Claim

    spot = standing_spot(task)
    if spot is None:
        return None
    mine = [
        (size * slopes[0] / math.hypot(*slopes), size * slopes[1] / math.hypot(*slopes))
        for slopes in _numbers(gradient, task, spot, 2)
        for size, _ in _numbers(learner, task, spot, 1)
        if any(slopes)
    ]
    return arrows_scene(task, spot, gradient, yours(mine, Claim.LENGTH))


def direction_scene(
    task: Task, gradient: Sequence[Expression], learner: Sequence[Expression] | None
) -> Scene | None:
    """The gradient with its parts, and the learner's vector or angle as an arrow as long."""
    from gradquest.plot.scene import Claim

    spot = spot_apart(task, gradient, learner)
    if spot is None:
        return None
    angles = (math.radians(angle) for angle, _ in _numbers(learner, task, spot, 1))
    turned = ((math.cos(angle), math.sin(angle)) for angle in angles)
    vectors = (it for it in _numbers(learner, task, spot, 2) if any(it))
    mine = [
        (size * x / math.hypot(x, y), size * y / math.hypot(x, y))
        for size in (math.hypot(*it) for it in _numbers(gradient, task, spot, 2))
        for x, y in (*vectors, *turned)
    ]
    return arrows_scene(task, spot, gradient, yours(mine, Claim.WAY))


def directional_scene(
    task: Task,
    gradient: Sequence[Expression],
    unit: Sequence[Expression],
    learner: Sequence[Expression] | None,
) -> Scene | None:
    """The gradient, the direction, and the learner's slope as an arrow along it."""
    from gradquest.plot.scene import Arrow, Claim, Role

    spot = standing_spot(task)
    if spot is None:
        return None
    for way in _numbers(unit, task, spot, 2):
        mine = [(size * way[0], size * way[1]) for size, _ in _numbers(learner, task, spot, 1)]
        given = Arrow(Role.DIRECTION, way)
        return arrows_scene(task, spot, gradient, (given, *yours(mine, Claim.RATE)))
    return None


def step_scene(
    task: Task,
    gradient: Sequence[Expression],
    landing: Sequence[Expression],
    learner: Sequence[Expression] | None,
) -> Picture | None:
    """The descent step in true size, the learner's step, and the gradient that it goes against."""
    from gradquest.plot.scene import Move, Role

    if len(task.variables) == 1:
        return step_curve(task, landing, learner)
    spot = standing_spot(task)
    if spot is None:
        return None
    arrows = [_gradient(task, it) for it in _numbers(gradient, task, spot, 2)]
    true = [Move(Role.STEP, spot, it, "step") for it in _numbers(landing, task, spot, 2)]
    mine = [Move(Role.YOUR_STEP, spot, it, "yours") for it in _numbers(learner, task, spot, 2)]
    scene = ground_at(task, spot, tuple(arrows))
    return replace(scene, moves=(*true, *mine))


def path_scene(
    task: Task, path: Sequence[Sequence[Expression]], learner: Sequence[Expression] | None
) -> Picture | None:
    """The trail of several true steps, and one from the start straight to the learner's answer."""
    from gradquest.plot.scene import Role, Trail

    if len(task.variables) == 1:
        return path_curve(task, path, learner)
    spot = standing_spot(task)
    if spot is None:
        return None
    points = [it for point in path for it in _numbers(point, task, spot, 2)]
    mine = [Trail(Role.YOUR_STEP, (spot, it)) for it in _numbers(learner, task, spot, 2)]
    true = Trail(Role.STEP, tuple(points), "the true gradient")
    return replace(ground_at(task, spot), trails=(true, *mine))


def ground_scene(task: Task) -> Scene | None:
    """The ground around the task's point."""
    spot = standing_spot(task)
    return None if spot is None else ground_at(task, spot)


def ground_at(task: Task, spot: Point, arrows: tuple[Arrow, ...] = ()) -> Scene:
    """The ground around a spot, and arrows that begin there."""
    from gradquest.plot.scene import Scene

    first, second = task.variables
    ground = landscape(task.function, (first, second))
    names = letters([first]), letters([second])
    return Scene(ground, spot, arrows, names=names, height_name=height_name(task))


@lru_cache(maxsize=64)
def landscape(function: Expression, names: tuple[str, str]) -> Landscape:
    """The ground of a picture, with exact partials."""
    from gradquest.maths.landscape import Landscape
    from gradquest.maths.symbolic import derivative

    partials = (derivative(function, names[0]), derivative(function, names[1]))
    return Landscape(function, partials, names)


def standing_spot(task: Task) -> Point | None:
    """The problem's point, or a good one to look at; None where there is no map to draw."""
    if len(task.variables) != 2:
        return None
    if task.point is not None:
        return float(task.point[0]), float(task.point[1])
    return next(iter(good_spots(task)), None)


def good_spots(task: Task) -> list[Point]:
    """Spots of the domain with a gradient: first those where both slopes are seen, and handy."""
    slopes = {spot: _slopes(task, spot) for spot in _spots(task)}
    good = [spot for spot, each in slopes.items() if all(map(is_plain, each))]
    return sorted(good, key=lambda it: (not all(slopes[it]), not are_handy(slopes[it])))


def _spots(task: Task) -> Iterator[Point]:
    (low_x, high_x), (low_y, high_y) = (task.domain[name] for name in task.variables)
    for x, y in SPOTS:
        if low_x <= x <= high_x and low_y <= y <= high_y:
            yield float(x), float(y)
    yield float(low_x + high_x) / 2, float(low_y + high_y) / 2
    yield float(low_x + 2 * high_x) / 3, float(low_y + 2 * high_y) / 3


def _slopes(task: Task, spot: Point) -> Point:
    at = dict(zip(task.variables, spot, strict=True))
    first, second = (floats.value(partial, at) for partial in _partials(task))
    return first, second


def _partials(task: Task) -> tuple[Expression, ...]:
    from gradquest.maths.symbolic import derivative

    return tuple(derivative(task.function, by) for by in task.variables)


def _numbers(
    answer: Sequence[Expression] | None, task: Task, spot: Point, length: int
) -> Iterator[Point]:
    """An answer's values at the spot, once, where it has as many entries and all are numbers."""
    answer = as_asked(task, answer)
    if answer is None or len(answer) != length:
        return
    at = dict(zip(task.variables, spot, strict=True))
    values = [floats.value(part, at) for part in answer]
    if all(map(is_plain, values)):
        yield (values[0], values[-1])
