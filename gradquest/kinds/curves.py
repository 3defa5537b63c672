"""Pictures along one letter: a curve with its tangent, for one variable or with others frozen."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from gradquest.kinds.kind import Task
from gradquest.maths import floats
from gradquest.maths.expression import Expression, Variable, number, substitute, variables
from gradquest.maths.notation import pretty
from gradquest.maths.phrases import slope_name, total
from gradquest.maths.tidy import tidy

if TYPE_CHECKING:
    from gradquest.maths.landscape import CurveProfile
    from gradquest.plot.scene import Curve, Hop, Role

PLACES = ((1.0, 2.0, 3.0), (2.0, 1.0, 1.0), (1.0, 1.0, 1.0), (0.5, 0.5, 0.5), (1.0, -1.0, 1.0))
"""Where to stand if the problem names no point, for its first three letters, best first."""

LARGEST_SHOWN = 1e6
HANDY = 0.05, 1000.0
"""Steepness that is neither hardly seen nor a number that tells nobody anything."""
TELLING = 0.2
"""A slope that differs by so many times the true one is seen in a picture."""

SEEN = 0.01
"""From so many times the true slope on a difference is worth a picture of its own."""

Values = tuple[float, ...]


def standing(task: Task) -> Values | None:
    """The problem's point, else one of the domain where f has a slope in every letter."""
    if task.point is not None:
        return tuple(map(float, task.point))
    return next(iter(good(task)), None)


def good(task: Task) -> list[Values]:
    """Spots of the domain where f has a slope in every letter, best first."""
    found = {}
    for spot in _spots(task):
        at = dict(zip(task.variables, spot, strict=True))
        slopes = [floats.value(_derivative(task.function, by), at) for by in task.variables]
        if all(map(is_plain, (floats.value(task.function, at), *slopes))):
            found[spot] = slopes
    return sorted(found, key=lambda spot: not are_handy(found[spot]))


def are_handy(slopes: Sequence[float]) -> bool:
    """Slopes that are seen, and read, at a glance."""
    least, most = HANDY
    return least <= max(map(abs, slopes)) <= most


def _spots(task: Task) -> Iterator[Values]:
    ends = [task.domain[name] for name in task.variables]
    for row in PLACES:
        yield tuple(
            min(max(row[place % len(row)], float(low)), float(high))
            for place, (low, high) in enumerate(ends)
        )
    yield tuple(float(low + high) / 2 for low, high in ends)
    yield tuple(float(low + 2 * high) / 3 for low, high in ends)


def slope_curve(
    task: Task, by: str, learner: Sequence[Expression] | None, name: str = "f"
) -> Curve | None:
    """f along one letter with its tangent, and a line with the learner's slope."""
    spot = telling(task, by, learner)
    if spot is None:
        return None
    at = dict(zip(task.variables, spot, strict=True))
    claims = [floats.value(entry, at) for entry in as_asked(task, learner) or ()]
    mine = claims[0] if len(claims) == 1 and is_plain(claims[0]) else None
    return replace(along(task, by, spot, name), yours=mine)


def entry_curve(
    task: Task, right: Sequence[Expression], learner: Sequence[Expression] | None
) -> Curve | None:
    """f along the first letter whose slope is wrong; where none is, along the first of all."""
    place, mine = _first_wrong(task, right, learner)
    return slope_curve(task, task.variables[place], mine)


def second_curve(
    task: Task,
    pairs: Sequence[tuple[str, str]],
    right: Sequence[Expression],
    learner: Sequence[Expression] | None,
) -> Curve | None:
    """A partial derivative along a letter, with its own slope: a second partial derivative.

    Of several the first that is wrong; where none is, the first of all.
    """
    place, mine = _first_wrong(task, right, learner)
    one, other = pairs[place]
    name = slope_name(one) if len(task.variables) > 1 else total(slope_name(one))
    first = replace(task, function=_derivative(task.function, one))
    return slope_curve(first, other, mine, name)


def _first_wrong(
    task: Task, right: Sequence[Expression], learner: Sequence[Expression] | None
) -> tuple[int, Sequence[Expression] | None]:
    """The place of an entry, and the learner's one."""
    mine = as_asked(task, learner)
    if mine is None or len(mine) != len(right):
        return 0, None
    spots = list(good(task))
    for place, (true, entry) in enumerate(zip(right, mine, strict=True)):
        if any(gap(task, (true,), (entry,), spot) > SEEN for spot in spots):
            return place, (entry,)
    return 0, mine[:1]


def as_asked(task: Task, learner: Sequence[Expression] | None) -> Sequence[Expression] | None:
    """An answer to draw; none where letters were left in although numbers are asked for."""
    return None if task.point is not None and any(map(variables, learner or ())) else learner


def telling(task: Task, by: str, learner: Sequence[Expression] | None) -> Values | None:
    """A good spot, if possible one where the learner's slope differs from the true one."""
    usual = standing(task)
    if usual is None or task.point is not None or learner is None or len(learner) != 1:
        return usual
    return apart(task, (_derivative(task.function, by),), learner, good(task)) or usual


def apart(
    task: Task,
    right: Sequence[Expression],
    learner: Sequence[Expression],
    spots: Iterable[Values],
) -> Values | None:
    """Where a wrong formula is seen to be wrong: where the verdict says so, or a good spot."""
    for spot in _named(task, right, learner):
        if gap(task, right, learner, spot) > SEEN:
            return spot
    return next((it for it in spots if gap(task, right, learner, it) > TELLING), None)


def _named(
    task: Task, right: Sequence[Expression], learner: Sequence[Expression]
) -> Iterator[Values]:
    """The point at which the verdict compares a formula, once, if f has its slopes there."""
    from gradquest.maths.judging.equivalence import compare

    partials = [_derivative(task.function, by) for by in task.variables]
    usual = next(iter(good(task)), None)
    if usual is None or len(learner) != len(right):
        return
    for mine, true in zip(learner, right, strict=True):
        witness = compare(mine, true, task.domain).witness
        if witness is not None:
            at = {**dict(zip(task.variables, usual, strict=True)), **witness.at}
            if all(is_plain(floats.value(it, at)) for it in (task.function, *partials)):
                yield tuple(at[name] for name in task.variables)
            return


def gap(
    task: Task, right: Sequence[Expression], learner: Sequence[Expression], spot: Values
) -> float:
    """How far slopes are off at a spot, as a part of the true ones; 0 where they have no value."""
    at = dict(zip(task.variables, spot, strict=True))
    true, mine = ([floats.value(it, at) for it in slopes] for slopes in (right, learner))
    if len(mine) != len(true) or not all(map(is_plain, (*true, *mine))):
        return 0.0
    off, size = math.dist(true, mine), math.hypot(*true)
    return off / size if size else math.inf if off else 0.0


def step_curve(
    task: Task, landing: Sequence[Expression], learner: Sequence[Expression] | None
) -> Curve | None:
    """f with its tangent where one stands, the step, and the learner's step."""
    from gradquest.plot.scene import Role

    spot = standing(task)
    if spot is None:
        return None
    hops = [
        *_hops(Role.STEP, spot[0], landing, "step"),
        *_hops(Role.YOUR_STEP, spot[0], learner, "yours"),
    ]
    return along(task, task.variables[0], spot, hops=tuple(hops))


def path_curve(
    task: Task, path: Sequence[Sequence[Expression]], learner: Sequence[Expression] | None
) -> Curve | None:
    """f with the trail of several true steps, and one from the start to the learner's answer."""
    from gradquest.plot.scene import Role, Trail

    curve = step_curve(task, (), None)
    if curve is None:
        return None
    true = [floats.value(entry) for stop in path for entry in stop]
    mine = [floats.value(entry) for entry in learner or ()]
    trails = [Trail(Role.STEP, tuple(on_curve(task, true)), "the true gradient")]
    if len(mine) == 1 and all(map(is_plain, mine)):
        trails.append(Trail(Role.YOUR_STEP, tuple(on_curve(task, (true[0], *mine)))))
    return replace(curve, trails=tuple(trails))


def on_curve(task: Task, points: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Each place with the height there, as far as there are any."""
    for point in points:
        height = floats.value(task.function, {task.variables[0]: point})
        if not (is_plain(point) and is_plain(height)):
            return
        yield point, height


def _hops(
    role: Role, start: float, landing: Sequence[Expression] | None, label: str
) -> Iterator[Hop]:
    from gradquest.plot.scene import Hop

    if landing is not None and len(landing) == 1:
        end = floats.value(landing[0], {})
        if is_plain(end):
            yield Hop(role, start, end, label)


def along(
    task: Task,
    by: str,
    spot: Values,
    name: str = "f",
    hops: tuple[Hop, ...] = (),
) -> Curve:
    """f along one letter from a spot, with its tangent there."""
    from gradquest.plot.scene import Curve

    at = dict(zip(task.variables, spot, strict=True))
    held = {name: value for name, value in at.items() if name != by}
    letter = pretty(Variable(by))
    shown = [letter if it == by else f"{held[it]:.4g}" for it in task.variables]
    height_name = f"{name}({', '.join(shown)})" if held else name
    return Curve(profile(task, by, at), at[by], hops=hops, name=letter, height_name=height_name)


def profile(task: Task, by: str, at: Mapping[str, float]) -> CurveProfile:
    """f along one letter, all others held where they are."""
    held = tuple(sorted((name, value) for name, value in at.items() if name != by))
    return _profile(task.function, by, held)


@lru_cache(maxsize=64)
def _profile(function: Expression, by: str, held: tuple[tuple[str, float], ...]) -> CurveProfile:
    from gradquest.maths.landscape import CurveProfile

    numbers = {name: number(Fraction(value)) for name, value in held}
    along = tidy(substitute(function, numbers))
    return CurveProfile(along, _derivative(along, by), by)


def _derivative(function: Expression, by: str) -> Expression:
    from gradquest.maths.symbolic import derivative

    return derivative(function, by)


def is_plain(value: float) -> bool:
    """A number that can be drawn."""
    return math.isfinite(value) and abs(value) <= LARGEST_SHOWN
