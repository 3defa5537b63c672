"""What is worth knowing of an answer that no picture shows, such as one in three letters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from gradquest.kinds.curves import as_asked, is_plain
from gradquest.kinds.graph import TOP, Blank, Graph
from gradquest.kinds.kind import Task
from gradquest.kinds.slips.local import Spot
from gradquest.kinds.steepness import TWICE
from gradquest.maths import floats
from gradquest.maths.exact import rational
from gradquest.maths.expression import Expression
from gradquest.maths.notation import number_text, pretty, pretty_answer
from gradquest.maths.phrases import are, letters, listed

MAPPED = 2
"""So many letters can be seen in a picture."""

NUDGE = 0.01
"""By so much an input is moved to see what f does."""


def has_map(task: Task) -> bool:
    """The picture says it all."""
    return len(task.variables) <= MAPPED


def landed(task: Task, end: Sequence[Expression]) -> str:
    """What a walk has made of f: `With that f goes from 12 to 9.31.`"""
    from gradquest.plot.phrases import outcome

    if has_map(task):
        return ""
    ends = [floats.value(it) for it in end]
    heights = [_value(task, it) for it in (list(map(float, task.point or ())), ends)]
    return f"That is {outcome(heights[0], heights[1])}." if is_plain(heights[0]) else ""


def steepest(task: Task) -> str:
    """The gradient and how steep f is along it."""
    from gradquest.plot.numbers import told

    if has_map(task) or task.point is None:
        return ""
    spot = Spot(task)
    length = math.hypot(*map(floats.value, spot.gradient))
    return (
        f"The gradient there is {pretty_answer(spot.gradient)}: along it f rises by "
        f"{told(length)} per unit, and no other way is as steep."
    )


def along(task: Task, way: Sequence[Expression] | None) -> str:
    """How f changes along the learner's direction, beside the gradient."""
    from gradquest.plot.numbers import told

    mine, spot = as_asked(task, way), Spot(task)
    if has_map(task) or mine is None or len(mine) != len(task.variables):
        return steepest(task)
    gradient = [floats.value(it) for it in spot.gradient]
    numbers = [floats.value(it) for it in mine]
    size = math.hypot(*numbers)
    if not (is_plain(size) and size):
        return steepest(task)
    rate = sum(a * b for a, b in zip(gradient, numbers, strict=True)) / size
    change = f"{'rises' if rate > 0 else 'falls'} by {told(abs(rate))} per unit"
    if abs(rate) < 1e-9:
        change = "does not change at first"
    return f"Along your direction f {change}. {steepest(task)}"


def levelled(
    task: Task, critical: Sequence[Expression], learner: Sequence[Expression] | None
) -> str:
    """The slopes where the learner says that all of them are 0."""
    from gradquest.plot.numbers import told

    mine, spot = as_asked(task, learner), Spot(task)
    names = [spot.slope_name(by) for by in task.variables]
    if mine is not None and len(mine) == len(names):
        at = dict(zip(task.variables, (floats.value(it) for it in mine), strict=True))
        slopes = [floats.value(it, at) for it in spot.partials]
        if any(map(is_plain, slopes)) and any(abs(it) > 1e-9 for it in slopes):
            found = [f"{name} is {told(slope)}" for name, slope in zip(names, slopes, strict=True)]
            return f"At your point {listed(found)}."
    place = f"{letters(task.variables)} = " if len(names) == 1 else ""
    zero = f"{listed(names)} {are(len(names))} 0"
    return f"At {place}{pretty_answer(critical)} {zero}, so f is level there."


def nudged(task: Task) -> str:
    """That a slope found backwards is what f does when an input moves a little."""
    from gradquest.plot.numbers import told

    graph = Graph(task)
    slopes = {it: graph.filled[it] for it in graph.blanks if it.node in task.variables}
    steepest = max(slopes, key=lambda it: abs(floats.value(slopes[it])), default=None)
    before = rational(graph.filled[Blank(TOP)])
    if steepest is None or before is None:
        return ""
    at = {name: float(value) for name, value in task.at.items()}
    after = floats.value(task.function, {**at, steepest.node: at[steepest.node] + NUDGE})
    change = after - float(before)
    return (
        f"To see it: with {letters([steepest.node])} larger by {NUDGE} f goes from "
        f"{number_text(before)} to {after:.6g}. That is {told(change / NUDGE)} per unit, and "
        f"{steepest.name} is {pretty(slopes[steepest])}."
    )


def reached(task: Task, mine: Fraction, share: Fraction) -> str:
    """How far a step goes with a rate that was taken for the largest."""
    if share <= 0:
        return ""
    steepest = " in the steepest direction" if len(task.variables) > 1 else ""
    step = f"With {number_text(mine)} a step{steepest} goes"
    if share == TWICE:
        return f"{step} twice as far as the floor is: it ends as far beyond as it began before."
    way = "just" if share == 1 else f"{number_text(share)} times"
    end = "diverges" if share > TWICE else "comes nearer, and so do larger rates"
    return f"{step} {way} as far as the floor is, so it {end}."


def _value(task: Task, at: Sequence[float]) -> float:
    return floats.value(task.function, dict(zip(task.variables, at, strict=True)))
