"""Check it like an engineer: f a little to either side of the point, and the slope between.

No rule of differentiation is used, so the check is independent of the worked solution.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gradquest.kinds.descent_step import DescentStep
from gradquest.kinds.gradient_at import GradientAt
from gradquest.kinds.kind import Task
from gradquest.kinds.partial import Partial
from gradquest.kinds.problem import Problem
from gradquest.maths import floats
from gradquest.maths.expression import Expression
from gradquest.maths.phrases import letters, listed

H = 0.001
"""How far to either side."""

AGREES = 2e-3
"""A slope is the same where it differs by less than so many times its size, or 1."""

ROUNDED = 5e-4
"""What a learner may have rounded away from a coordinate."""

PLACES = ((1.0, 2.0, 3.0), (2.0, 1.0, 1.0), (1.0, 1.0, 1.0), (0.5, 0.5, 0.5))
"""Where to stand if the problem names no point, for its first three letters, best first."""

Values = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """One central difference, and what the learner's answer claims there."""

    by: str
    before: Values
    after: Values
    """The points `H` to either side."""
    slope: float
    """Not a number where f has no value at one of them."""
    yours: float | None = None
    """None where there is nothing to compare with; not a number where it has no value."""

    @property
    def agrees(self) -> bool:
        """The answer claims the slope that was measured."""
        return self.yours is not None and _is_near(self.yours, self.slope)


@dataclass(frozen=True, slots=True)
class NumericCheck:
    """What was measured around a point."""

    names: tuple[str, ...]
    point: Values
    measured: tuple[Measured, ...]
    is_answer: bool
    """The values are those of the right answer, not the learner's."""
    rate: float | None = None
    """The learning rate of a descent step."""
    yours: Values = ()
    """Where the learner's step lands."""

    @property
    def landing(self) -> Values:
        """Where a step against the measured slopes lands; empty where no step is asked for."""
        if self.rate is None:
            return ()
        return tuple(
            start - self.rate * one.slope
            for start, one in zip(self.point, self.measured, strict=True)
        )

    def lines(self) -> tuple[str, ...]:
        """A line for each slope, and one for the step."""
        return (*map(self._line, range(len(self.measured))), *self._step())

    def _line(self, place: int) -> str:
        one = self.measured[place]
        opening = f"In {letters([one.by])}"
        if not place:
            opening = f"Numeric check at {_point(self.point)}, h = {H:g}"
        if not math.isfinite(one.slope):
            return f"{opening}: f has no value on both sides, so no slope can be measured."
        difference = f"(f{_point(one.after)} - f{_point(one.before)}) / {2 * H:g}"
        return f"{opening}: {difference} = {_slope(one.slope)}.{self._claim(one)}"

    def _claim(self, one: Measured) -> str:
        if one.yours is None:
            return ""
        whose = "The answer" if self.is_answer else "Yours"
        if not math.isfinite(one.yours):
            return f" {whose} has no value there."
        return f" {whose} gives {_short(one.yours)}{', the same' if one.agrees else ''}."

    def _step(self) -> Iterator[str]:
        if self.rate is None or not all(map(math.isfinite, self.landing)):
            return
        names = f"({', '.join(self.names)})"
        slopes = f"({', '.join(_slope(one.slope) for one in self.measured)})"
        move = f"{_point(self.point)} - {self.rate:g} · {slopes}"
        yield f"Against these slopes the step lands at {names} = {move} = {_rounded(self.landing)}."
        if self.yours and self._lands_there():
            whose = "The answer is" if self.is_answer else "Yours lands"
            yield f"{whose} there too."
        elif self.yours:
            yield self._needed()

    def _lands_there(self) -> bool:
        rate = self.rate or 1.0
        return all(
            abs(mine - end) <= max(rate * AGREES * max(1.0, abs(one.slope)), ROUNDED)
            for mine, end, one in zip(self.yours, self.landing, self.measured, strict=True)
        )

    def _needed(self) -> str:
        """Which slopes the learner's landing point would take."""
        rate = self.rate or 1.0
        needed = [(start - end) / rate for start, end in zip(self.point, self.yours, strict=True)]
        claims = [
            f"{_short(slope)} in {letters([name])}"
            for name, slope in zip(self.names, needed, strict=True)
        ]
        return f"Yours lands at {_point(self.yours)}: that would take a slope of {listed(claims)}."


def numeric_check(
    problem: Problem, learner: Sequence[Expression] | None = None
) -> NumericCheck | None:
    """The check of the learner's answer, else of the right one; None where no slope is asked."""
    kind, task = problem.kind, problem.task
    answer = problem.answer if learner is None else tuple(learner)
    if not isinstance(kind, Partial | GradientAt | DescentStep):
        return None
    place = kind.place if isinstance(kind, Partial) else 0
    point = _standing(task, place, answer)
    if point is None:
        return None
    asked = (kind.by(task),) if isinstance(kind, Partial) else task.variables
    fits = len(answer) == len(problem.answer)
    at = dict(zip(task.variables, point, strict=True))
    values = tuple(floats.value(part, at) for part in answer) if fits else ()
    is_step = isinstance(kind, DescentStep)
    claims = values if fits and not is_step else (None,) * len(asked)
    measured = tuple(
        _measured(task, at, by, claim) for by, claim in zip(asked, claims, strict=True)
    )
    rate = float(task.learning_rate or 1) if is_step else None
    landing = values if is_step and all(map(math.isfinite, values)) else ()
    return NumericCheck(task.variables, point, measured, learner is None, rate, landing)


def _measured(task: Task, at: Mapping[str, float], by: str, yours: float | None) -> Measured:
    sides = [dict(at) | {by: at[by] + way * H} for way in (-1, 1)]
    low, high = (floats.value(task.function, side) for side in sides)
    before, after = (tuple(side.values()) for side in sides)
    return Measured(by, before, after, (high - low) / (2 * H), yours)


def _standing(task: Task, place: int, answer: Sequence[Expression]) -> Values | None:
    """The problem's point, else the picture's, else one of the domain where f has a slope."""
    if task.point is not None:
        return tuple(map(float, task.point))
    if len(task.variables) == 2:
        from gradquest.kinds.pictures import telling_spot

        return telling_spot(task, place, answer)
    good = (spot for spot in _spots(task) if _is_good(task, spot))
    return next(good, None)


def _spots(task: Task) -> Iterator[Values]:
    ends = [task.domain[name] for name in task.variables]
    for row in PLACES:
        yield tuple(
            min(max(row[place % len(row)], float(low)), float(high))
            for place, (low, high) in enumerate(ends)
        )
    yield tuple(float(low + high) / 2 for low, high in ends)
    yield tuple(float(low + 2 * high) / 3 for low, high in ends)


def _is_good(task: Task, spot: Values) -> bool:
    at = dict(zip(task.variables, spot, strict=True))
    return all(math.isfinite(_measured(task, at, by, None).slope) for by in task.variables)


def _is_near(one: float, other: float) -> bool:
    return abs(one - other) <= AGREES * max(1.0, abs(other))


def _point(values: Sequence[float]) -> str:
    return f"({', '.join(map(_short, values))})"


def _rounded(values: Sequence[float]) -> str:
    return f"({', '.join(_short(round(value, 4)) for value in values)})"


def _short(value: float) -> str:
    """As many digits as a point beside another one needs, and never `-0`."""
    return f"{value + 0.0:.7g}" if abs(value) > 1e-12 else "0"


def _slope(value: float) -> str:
    """With three decimals, which is what a central difference is good for."""
    if abs(value) >= 1e6:
        return f"{value:.6g}"
    return f"{round(value, 3) + 0.0:.3f}"
