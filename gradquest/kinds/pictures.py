"""What each kind shows on the contour map: the true arrows and the learner's."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from gradquest.kinds.kind import Task
from gradquest.maths import floats
from gradquest.maths.expression import Expression

if TYPE_CHECKING:
    from gradquest.maths.landscape import Landscape
    from gradquest.plot.scene import Arrow, Point, Scene

SPOTS = ((1, 2), (2, 1), (1, 1), (1, -1), (-1, 2), (2, -1), (-1, -2), (0.5, 1), (1.5, 0.5))
"""Where a picture may stand if the problem names no point, best first."""

LARGEST_SHOWN = 1e6


def partial_scene(task: Task, place: int, learner: Sequence[Expression] | None) -> Scene | None:
    """The gradient with its two parts; the learner's partial replaces one part of it."""
    from gradquest.plot.scene import Arrow, Role

    spot = telling_spot(task, place, learner)
    if spot is None:
        return None
    slopes = _slopes(task, spot)
    part = (
        Arrow(Role.X_ONLY, (slopes[0], 0.0)) if place == 0 else Arrow(Role.Y_ONLY, (0.0, slopes[1]))
    )
    mine = [
        Arrow(Role.YOURS, _replaced(slopes, place, value), "yours")
        for value, _ in _numbers(learner, task, spot, 1)
    ]
    return _scene(task, spot, (Arrow(Role.GRADIENT, slopes, "∇f"), part, *mine))


def _replaced(slopes: Point, place: int, value: float) -> Point:
    return (value, slopes[1]) if place == 0 else (slopes[0], value)


def telling_spot(task: Task, place: int, learner: Sequence[Expression] | None) -> Point | None:
    """A good spot, if possible one where the learner's partial differs from the true one."""
    usual = standing_spot(task)
    if usual is None or learner is None or task.point is not None:
        return usual
    for spot in (usual, *_good_spots(task)):
        true = _slopes(task, spot)[place]
        if any(
            abs(value - true) > 0.2 * abs(true) for value, _ in _numbers(learner, task, spot, 1)
        ):
            return spot
    return usual


def gradient_scene(
    task: Task, gradient: Sequence[Expression], learner: Sequence[Expression] | None
) -> Scene | None:
    """The gradient with its parts, and the learner's arrow."""
    from gradquest.plot.scene import Arrow, Role

    spot = standing_spot(task)
    if spot is None:
        return None
    for slopes in _numbers(gradient, task, spot, 2):
        arrows = [
            Arrow(Role.GRADIENT, slopes, "∇f"),
            Arrow(Role.X_ONLY, (slopes[0], 0.0)),
            Arrow(Role.Y_ONLY, (0.0, slopes[1])),
        ]
        mine = [Arrow(Role.YOURS, it, "yours") for it in _numbers(learner, task, spot, 2)]
        return _scene(task, spot, (*arrows, *mine))
    return None


def step_scene(
    task: Task,
    gradient: Sequence[Expression],
    landing: Sequence[Expression],
    learner: Sequence[Expression] | None,
) -> Scene | None:
    """The descent step in true size, the learner's step, and the gradient that it goes against."""
    from gradquest.plot.scene import Arrow, Move, Role

    spot = standing_spot(task)
    if spot is None:
        return None
    arrows = [Arrow(Role.GRADIENT, it, "∇f") for it in _numbers(gradient, task, spot, 2)]
    true = [Move(Role.STEP, spot, it, "step") for it in _numbers(landing, task, spot, 2)]
    mine = [Move(Role.YOUR_STEP, spot, it, "yours") for it in _numbers(learner, task, spot, 2)]
    scene = _scene(task, spot, tuple(arrows))
    from dataclasses import replace

    return replace(scene, moves=(*true, *mine))


def _scene(task: Task, spot: Point, arrows: tuple[Arrow, ...]) -> Scene:
    from gradquest.plot.scene import Scene

    first, second = task.variables
    return Scene(landscape(task.function, (first, second)), spot, arrows, names=(first, second))


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
    return next(iter(_good_spots(task)), None)


def _good_spots(task: Task) -> list[Point]:
    """Spots of the domain with a gradient, those where both slopes are seen first."""
    good = [spot for spot in _spots(task) if all(map(_is_plain, _slopes(task, spot)))]
    return sorted(good, key=lambda spot: not all(_slopes(task, spot)))


def _spots(task: Task) -> Iterator[Point]:
    (low_x, high_x), (low_y, high_y) = (task.domain[name] for name in task.variables)
    for x, y in SPOTS:
        if low_x <= x <= high_x and low_y <= y <= high_y:
            yield float(x), float(y)
    yield float(low_x + high_x) / 2, float(low_y + high_y) / 2
    yield float(low_x + 2 * high_x) / 3, float(low_y + 2 * high_y) / 3


def _slopes(task: Task, spot: Point) -> Point:
    from gradquest.maths.symbolic import derivative

    at = dict(zip(task.variables, spot, strict=True))
    first, second = (floats.value(derivative(task.function, by), at) for by in task.variables)
    return first, second


def _numbers(
    answer: Sequence[Expression] | None, task: Task, spot: Point, length: int
) -> Iterator[Point]:
    """An answer's values at the spot, once, where it has as many entries and all are numbers."""
    if answer is None or len(answer) != length:
        return
    at = dict(zip(task.variables, spot, strict=True))
    values = [floats.value(part, at) for part in answer]
    if all(map(_is_plain, values)):
        yield (values[0], values[-1])


def _is_plain(value: float) -> bool:
    return math.isfinite(value) and abs(value) <= LARGEST_SHOWN
