"""Draws that teach nothing: a common slip would lead to the right answer there.

Every draw asks, so all is done in floating point and with as few derivatives as possible.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from gradquest.kinds.kind import Task
from gradquest.kinds.slips.coincidence import coincides
from gradquest.maths import floats
from gradquest.maths.calculus.rules import Application, differentiate, noting
from gradquest.maths.expression import ONE, depends_on
from gradquest.maths.tidy import add

ZERO_COMPONENT = "zero-component"
"""What banks call a slope of 0: an entry left out, or a letter that stays, is not seen then."""

CLOSE = 1e-9


def partial_blind_spots(task: Task, by: str) -> Iterator[str]:
    """The slips that give ∂f/∂by all the same; none where all that matter would be noticed."""
    function, domain = task.function, task.domain
    sites: list[Application] = []
    right = differentiate(function, by, noting(sites))
    others = [name for name in task.variables if name != by and depends_on(function, name)]
    wrong = [differentiate(function, name) for name in others]
    if any(coincides(slope, right, domain) for slope in wrong):
        yield "wrong-variable"
    if wrong and coincides(add(right, *wrong), right, domain):
        yield "nothing-frozen"
    chains = [site for site in sites if site.is_chain]
    if chains and all(site.slopes[0] == ONE for site in chains):
        yield "inner-derivative-missing"


def gradient_blind_spots(task: Task) -> Iterator[str]:
    """The slips that give the gradient at the point all the same."""
    local = _Local(task)
    gradient = local.gradient(local.point)
    if any(_same(slope, 0) for slope in gradient):
        yield ZERO_COMPONENT
    if len(gradient) == 1:
        if _same(gradient[0], local.height):
            yield "value-instead"
        return
    if _is_symmetric(gradient):
        yield "components-swapped"
    if _same(math.hypot(*gradient), 1):
        yield "normalised"
    swaps = [local.gradient(other) for other in _swapped(local.point)]
    if swaps and all(_all_same(gradient, other) for other in swaps):
        yield "point-swapped"


def slope_blind_spots(task: Task, by: str) -> Iterator[str]:
    """The slips that give one partial at the point all the same."""
    local, place = _Local(task), task.variables.index(by)
    gradient = local.gradient(local.point)
    slope = gradient.pop(place)
    if _same(slope, 0):
        yield ZERO_COMPONENT
    if any(_same(slope, other) for other in gradient):
        yield "wrong-variable"
    if _same(slope, local.height):
        yield "value-instead"
    swaps = [local.gradient(other)[place] for other in _swapped(local.point)]
    if swaps and all(_same(slope, other) for other in swaps):
        yield "point-swapped"


def step_blind_spots(task: Task) -> Iterator[str]:
    """The slips that lead to the right point all the same."""
    local = _Local(task)
    gradient = local.gradient(local.point)
    rate = float(task.learning_rate or 1)
    if all(_same(slope, 0) for slope in gradient):
        yield "ascent"
    if any(_same(slope, 0) for slope in gradient):
        yield ZERO_COMPONENT
    if _same(rate, 1):
        yield "no-learning-rate"
    if not any(local.point):
        yield "only-the-change"
    if _is_symmetric(gradient):
        yield "swapped-gradient"
    if local.hides_turns(gradient, rate):
        yield "sequential"


class _Local:
    """The task's function near its point, in floating point."""

    def __init__(self, task: Task) -> None:
        self.function, self.names = task.function, task.variables
        self.partials = [differentiate(task.function, name) for name in task.variables]
        self.point = tuple(map(float, task.point or ()))

    def gradient(self, point: Sequence[float]) -> list[float]:
        at = dict(zip(self.names, point, strict=True))
        return [floats.value(partial, at) for partial in self.partials]

    @property
    def height(self) -> float:
        return floats.value(self.function, dict(zip(self.names, self.point, strict=True)))

    def hides_turns(self, gradient: Sequence[float], rate: float) -> bool:
        """Slopes depend on letters that moved before, yet moving in turn leads to the same."""
        moved = dict(zip(self.names, self.point, strict=True))
        in_turn, is_coupled = [], False
        for place, (name, partial) in enumerate(zip(self.names, self.partials, strict=True)):
            is_coupled |= any(depends_on(partial, before) for before in self.names[:place])
            in_turn.append(floats.value(partial, moved))
            moved[name] -= rate * in_turn[-1]
        return is_coupled and _all_same(gradient, in_turn)


def _swapped(point: Sequence[float]) -> list[list[float]]:
    """The point with each pair of coordinates in each other's place."""
    out = []
    for one in range(len(point)):
        for other in range(one + 1, len(point)):
            changed = list(point)
            changed[one], changed[other] = point[other], point[one]
            out.append(changed)
    return out


def _is_symmetric(gradient: Sequence[float]) -> bool:
    """Swapping entries would not be seen."""
    return len(gradient) > 1 and all(_same(slope, gradient[0]) for slope in gradient)


def _all_same(left: Sequence[float], right: Sequence[float]) -> bool:
    return all(_same(one, other) for one, other in zip(left, right, strict=True))


def _same(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=CLOSE, abs_tol=CLOSE)
