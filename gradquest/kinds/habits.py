"""By which slopes a learner would go downhill: those of their formula, or of the slip behind it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from fractions import Fraction

from gradquest.kinds.descent_step import DescentStep
from gradquest.kinds.descent_steps import DescentSteps
from gradquest.kinds.gradient import Gradient
from gradquest.kinds.kind import Kind, Task
from gradquest.kinds.partial import Partial
from gradquest.kinds.partial_at import PartialAt
from gradquest.kinds.problem import Problem
from gradquest.kinds.slips.local import Entries, Spot, swapped, with_entry
from gradquest.kinds.slips.recognition import recognise
from gradquest.maths import floats
from gradquest.maths.calculus.building import times
from gradquest.maths.calculus.differentiation import broken
from gradquest.maths.expression import Expression, number, variables
from gradquest.maths.lengths import length
from gradquest.maths.tidy import quotient

SAME = 1e-3
"""Slopes that differ by less than so many times their size count as one: answers are rounded."""

FORMULA = "your formula"
BEHIND = "the formula behind your answer"

Slopes = tuple[float, ...]
Rule = Callable[[Slopes], Slopes]


def slopes_by(slopes: Entries, task: Task) -> Rule:
    """Formulas for the slopes as a rule for walking."""

    def rule(point: Slopes) -> Slopes:
        at = dict(zip(task.variables, point, strict=True))
        return tuple(floats.value(slope, at) for slope in slopes)

    return rule


def learners_rule(
    problem: Problem, answer: Entries, spot: Slopes, rate: float
) -> Iterator[tuple[Rule, str]]:
    """How the learner would walk, once, and in words; not where the answer is right."""
    task, kind = problem.task, problem.kind
    if len(answer) != len(problem.answer):
        return
    if isinstance(kind, DescentSteps):
        yield from _habit(problem, answer, spot, rate)
        return
    whole = _whole(kind, task, answer)
    true = slopes_by(Spot(task).partials, task)(spot)
    slopes = _claimed(whole, task, spot, rate if isinstance(kind, DescentStep) else None)
    if not all(map(math.isfinite, slopes)) or _is_same(slopes, true):
        return
    if isinstance(kind, Partial | Gradient) or any(map(variables, answer)):
        yield slopes_by(whole, task), FORMULA
        return
    found = _formula_behind(problem, answer, slopes, spot, rate)
    text = ", ".join(f"{slope:.4g}" for slope in slopes)
    kept = f"the slopes ({text}) of your answer each time"
    if len(slopes) == 1:
        kept = f"the slope {text} of your answer each time"
    yield ((slopes_by(found, task), BEHIND) if found else (lambda _: slopes, kept))


def _whole(kind: Kind, task: Task, answer: Entries) -> Entries:
    """An answer about one letter, with the true slopes of the others."""
    if isinstance(kind, Partial | PartialAt):
        place = task.variables.index(kind.by(task))
        return with_entry(Spot(task).partials, place, answer[0])
    return answer


def _habit(
    problem: Problem, answer: Entries, spot: Slopes, rate: float
) -> Iterator[tuple[Rule, str]]:
    """How the slip behind an answer to several steps walks."""
    slip = recognise(answer, problem)
    if slip is not None:
        for formulas in _turned(slip.id, Spot(problem.task), rate):
            if not _is_same(
                slopes_by(formulas, problem.task)(spot),
                slopes_by(Spot(problem.task).partials, problem.task)(spot),
            ):
                yield slopes_by(formulas, problem.task), BEHIND
                return


def _claimed(answer: Entries, task: Task, spot: Slopes, rate: float | None) -> Slopes:
    """The slopes that an answer claims; a landing point claims those that lead there."""
    at = dict(zip(task.variables, spot, strict=True))
    values = tuple(floats.value(entry, at) for entry in answer)
    if rate is None:
        return values
    return tuple((start - end) / rate for start, end in zip(spot, values, strict=True))


def _is_same(one: Slopes, other: Slopes) -> bool:
    return all(abs(a - b) <= SAME * max(1.0, abs(b)) for a, b in zip(one, other, strict=True))


def _formula_behind(
    problem: Problem, answer: Entries, slopes: Slopes, spot: Slopes, rate: float
) -> Entries | None:
    """The formulas of the slip that explains the answer, where it has some and they fit."""
    slip = recognise(answer, problem)
    if slip is None:
        return None
    task = problem.task
    for formulas in (*_turned(slip.id, Spot(task), rate), *_broken(slip.id, task, slopes, spot)):
        if _is_same(slopes_by(formulas, task)(spot), slopes):
            return formulas
    return None


def _turned(slip: str, local: Spot, rate: float) -> Iterator[Entries]:
    """What a slip makes of the whole gradient."""
    partials = local.partials
    if slip in ("negated", "ascent", "whole-sign"):
        yield tuple(times(number(-1), partial) for partial in partials)
    elif slip in ("components-swapped", "swapped-gradient") and len(partials) > 1:
        yield swapped(partials, (0, 1))
    elif slip in ("normalised", "unit-step"):
        size = length(partials)
        yield tuple(quotient(partial, size) for partial in partials)
    elif slip == "no-learning-rate":
        yield tuple(quotient(partial, number(Fraction(str(rate)))) for partial in partials)
    elif slip in ("one-coordinate", "one-coordinate-only"):
        for place in range(len(partials)):
            yield with_entry(partials, place, number(0))


def _broken(slip: str, task: Task, slopes: Slopes, spot: Slopes) -> Iterator[Entries]:
    """The partials with one rule broken wherever the answer's slope is not the true one."""
    at = dict(zip(task.variables, spot, strict=True))
    partials = Spot(task).partials
    found: list[Expression] = []
    for by, true, slope in zip(task.variables, partials, slopes, strict=True):
        wrong = (it.derivative for it in broken(task.function, by, task.variables) if it.id == slip)
        options = (true, *wrong)
        fits = [one for one in options if _is_same((floats.value(one, at),), (slope,))]
        if not fits:
            return
        found.append(fits[0])
    yield tuple(found)
