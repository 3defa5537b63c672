"""Pictures of questions about a place or a height: until it is known, one looks from elsewhere."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gradquest.kinds.curves import Values, along, as_asked, good, is_plain, on_curve, standing
from gradquest.kinds.kind import Task
from gradquest.kinds.pictures import ground_at, standing_spot
from gradquest.maths import floats
from gradquest.maths.expression import Expression, variables

if TYPE_CHECKING:
    from gradquest.plot.scene import Curve, Mark, Picture, Point

ASIDE = (1.0, -1.0, 2.0)
"""So far from a point one looks, best first."""


def critical_scene(
    task: Task, critical: Sequence[Expression], learner: Sequence[Expression] | None
) -> Picture | None:
    """The ground around a critical point, and the learner's point in it."""
    if len(task.variables) == 1:
        return _critical_curve(task, critical, learner)
    outlook, points = standing_spot(task), _points(task, critical)
    if outlook is None or not points:
        return None
    theirs = [it for it in _points(task, learner) if it != points[0]]
    return replace(ground_at(task, points[0]), marks=_marks(theirs), outlook=outlook)


def _critical_curve(
    task: Task, critical: Sequence[Expression], learner: Sequence[Expression] | None
) -> Curve | None:
    point = floats.value(critical[0])
    outlook = next((spot[0] for spot in good(task) if spot[0] != point), None)
    if outlook is None or not is_plain(point):
        return None
    theirs = [floats.value(entry) for entry in as_asked(task, learner) or ()][:1]
    places = on_curve(task, [it for it in theirs if it != point])
    curve = along(task, task.variables[0], (point,))
    return replace(curve, marks=_marks(places), outlook=outlook)


def height_curve(task: Task, by: str, learner: Sequence[Expression] | None) -> Curve | None:
    """f along one letter with its height at the point, which is asked for, and the learner's."""
    spot = standing(task)
    if spot is None:
        return None
    place = task.variables.index(by)
    theirs = _wrong_heights(task, spot, as_asked(task, learner))
    curve = replace(along(task, by, spot), outlook=spot[place] + ASIDE[0], has_tangent=False)
    return replace(curve, marks=_marks((spot[place], it) for it in theirs))


def slice_curve(task: Task, by: str, learner: Sequence[Expression] | None) -> Curve | None:
    """f along one letter, whose formula is asked for, and how high the learner's is somewhere."""
    spot = standing(task)
    if spot is None:
        return None
    place, mine = task.variables.index(by), learner or ()
    if any({*variables(it)} - {by} for it in mine):
        mine = ()
    beside = ((*spot[:place], spot[place] + it, *spot[place + 1 :]) for it in ASIDE)
    found = ((it, _wrong_heights(task, it, mine)) for it in (spot, *beside))
    spot, theirs = next((it for it in found if it[1]), (spot, []))
    curve = replace(along(task, by, spot), has_tangent=False)
    return replace(curve, marks=_marks((spot[place], it) for it in theirs))


def _wrong_heights(task: Task, spot: Values, mine: Sequence[Expression] | None) -> list[float]:
    """The learner's height at a spot, if it is another one than the true one."""
    at = dict(zip(task.variables, spot, strict=True))
    claims = (floats.value(entry, at) for entry in mine or ())
    return [it for it in claims if is_plain(it) and not _is_height(task, at, it)]


def _is_height(task: Task, at: Mapping[str, float], height: float) -> bool:
    return math.isclose(floats.value(task.function, at), height, rel_tol=1e-9, abs_tol=1e-9)


def _points(task: Task, answer: Sequence[Expression] | None) -> list[Point]:
    """An answer as a point, if it is one."""
    values = [floats.value(entry) for entry in as_asked(task, answer) or ()]
    return [(values[0], values[1])] if len(values) == 2 and all(map(is_plain, values)) else []


def _marks(places: Iterator[Point] | Sequence[Point]) -> tuple[Mark, ...]:
    from gradquest.plot.scene import Mark, Whose

    return tuple(Mark(it, "yours", Whose.LEARNER) for it in places)
