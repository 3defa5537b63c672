"""Wrong-answer physics: ten descent steps by the true gradient, and ten by the learner's answer."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from gradquest.kinds import pictures
from gradquest.kinds.curves import along, gap, good, standing
from gradquest.kinds.descent_step import DescentStep
from gradquest.kinds.descent_steps import DescentSteps
from gradquest.kinds.gradient import Gradient
from gradquest.kinds.gradient_at import GradientAt
from gradquest.kinds.habits import Rule, Slopes, learners_rule, slopes_by
from gradquest.kinds.kind import Task
from gradquest.kinds.partial import Partial
from gradquest.kinds.partial_at import PartialAt
from gradquest.kinds.problem import Problem
from gradquest.kinds.slips.local import Entries, Spot
from gradquest.maths import floats
from gradquest.maths.expression import Expression

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture, Point, Role, Trail

STEPS = 10
FARTHEST = 1e6
"""Beyond this a trail is not followed."""

RATES = (0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001)
"""What is tried where the problem names no learning rate, largest first."""

CALM = 2.0
"""A trail runs away whose steps grow to more than so many times the first."""


TRUE = "the true gradient"


def walk_scene(problem: Problem, learner: Sequence[Expression] | None = None) -> Picture | None:
    """Where both trails lead; None where there is no map, or no slope was asked for.

    The learner's trail is left out where their answer is right, or gives no slopes.
    """
    task, answer = problem.task, tuple(learner or ())
    spot = _start(problem, answer)
    if spot is None:
        return None
    return _ground(task, spot, tuple(_trails(problem, answer, spot)))


def _trails(problem: Problem, answer: Entries, spot: Slopes) -> Iterator[Trail]:
    """The true trail, and the learner's where the answer is wrong."""
    from gradquest.plot.scene import Role

    task = problem.task
    by_gradient = slopes_by(Spot(task).partials, task)
    rate = float(task.learning_rate or _gentle_rate(task, by_gradient, spot))
    words = f"{TRUE} with learning rate {rate:g}"
    yield _trail(task, Role.STEP, _walk(by_gradient, spot, rate), words)
    for rule, words in learners_rule(problem, answer, spot, rate):
        yield _trail(task, Role.YOUR_STEP, _walk(rule, spot, rate), words)


WALKED = (Partial, PartialAt, Gradient, GradientAt, DescentStep, DescentSteps)
"""The kinds whose answers say how one would walk."""


def _start(problem: Problem, answer: Entries) -> Slopes | None:
    kind, task = problem.kind, problem.task
    if not isinstance(kind, WALKED) or len(task.variables) > 2:
        return None
    is_curve = len(task.variables) == 1
    usual = standing(task) if is_curve else pictures.standing_spot(task)
    if task.point is not None or len(answer) != len(problem.answer):
        return usual
    spots = sorted(
        good(task) if is_curve else pictures.good_spots(task),
        key=lambda spot: _seen(gap(task, problem.answer, answer, spot)),
        reverse=True,
    )
    worse = (it for it in spots if _is_beaten(tuple(_trails(problem, answer, it)), task))
    return next(worse, spots[0] if spots else usual)


def _seen(off: float) -> float:
    """How well a mistake is seen; where the true slope is 0 there is no way down to compare."""
    return off if math.isfinite(off) else 0.0


def _is_beaten(trails: Sequence[Trail], task: Task) -> bool:
    """There is a trail of the learner's, and it ends no lower than the true one."""
    return len(trails) > 1 and _end(trails[1], task) >= _end(trails[0], task)


def _end(trail: Trail, task: Task) -> float:
    """How high the last point is."""
    at = dict(zip(task.variables, trail.points[-1], strict=False))
    return floats.value(task.function, at)


def _ground(task: Task, spot: Slopes, trails: tuple[Trail, ...]) -> Picture:
    """What one walks on: a map, or a curve where there is one letter."""
    from gradquest.plot.scene import Scene

    if len(spot) == 1:
        curve = along(task, task.variables[0], spot)
        return replace(curve, trails=trails, has_tangent=False)
    first, second = task.variables
    ground = pictures.landscape(task.function, (first, second))
    return Scene(ground, (spot[0], spot[1]), trails=trails, names=(first, second))


# Walking


def _trail(task: Task, role: Role, way: Iterator[Slopes], words: str) -> Trail:
    """The points of a walk as far as f has values there."""
    from gradquest.plot.scene import Trail

    points: list[Point] = []
    for here in way:
        at = dict(zip(task.variables, here, strict=True))
        is_there, height = all(abs(it) < FARTHEST for it in here), floats.value(task.function, at)
        if points and not (is_there and math.isfinite(height)):
            return Trail(role, tuple(points), words, is_lost=True)
        points.append((here[0], height if len(here) == 1 else here[1]))
    return Trail(role, tuple(points), words)


def _walk(rule: Rule, start: Slopes, rate: float) -> Iterator[Slopes]:
    here = start
    yield here
    for _ in range(STEPS):
        here = tuple(at - rate * slope for at, slope in zip(here, rule(here), strict=True))
        yield here


def _gentle_rate(task: Task, rule: Rule, start: Slopes) -> float:
    """The largest rate with which f falls at every step, and no step runs away."""
    return next((rate for rate in RATES if _descends(task, rule, start, rate)), RATES[-1])


def _descends(task: Task, rule: Rule, start: Slopes, rate: float) -> bool:
    points = list(_walk(rule, start, rate))
    heights = [
        floats.value(task.function, dict(zip(task.variables, point, strict=True)))
        for point in points
    ]
    if not all(later < before for before, later in pairwise(heights)):
        return False
    lengths = [math.dist(*ends) for ends in pairwise(points)]
    return max(lengths) <= CALM * lengths[0]
