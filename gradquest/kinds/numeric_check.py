"""Check it like an engineer: f a little to either side of the point, and the slope between.

No rule of differentiation is used, so the check is independent of the worked solution.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gradquest.kinds.curves import telling
from gradquest.kinds.descent_step import DescentStep
from gradquest.kinds.descent_steps import DescentSteps
from gradquest.kinds.direction import DirectionKind
from gradquest.kinds.directional import Directional
from gradquest.kinds.gradient import Gradient
from gradquest.kinds.gradient_at import GradientAt
from gradquest.kinds.kind import Kind, Task
from gradquest.kinds.magnitude import Magnitude
from gradquest.kinds.partial import Partial
from gradquest.kinds.partial_at import PartialAt
from gradquest.kinds.problem import Problem
from gradquest.kinds.slips.coincidence import coincides
from gradquest.kinds.ways import Way
from gradquest.maths import floats
from gradquest.maths.expression import Expression, variables
from gradquest.maths.phrases import letters, listed

H = 0.001
"""How far to either side."""

AGREES = 2e-3
"""A slope is the same where it differs by less than so many times its size, or 1."""

ROUNDED = 5e-4
"""What a learner may have rounded away from a coordinate."""

Values = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """One central difference, and what the learner's answer claims there."""

    way: str
    """`In x`, `Along u = (0.6, 0.8)`."""
    before: Values
    after: Values
    """The points `H` to either side."""
    slope: float
    """Not a number where f has no value at one of them."""
    yours: float | None = None
    """None where there is nothing to compare with; not a number where it has no value."""
    is_wrong: bool = False
    """The answer is wrong, even if it is the same here."""

    @property
    def agrees(self) -> bool:
        """The answer claims the slope that was measured."""
        return self.yours is not None and is_near(self.yours, self.slope)


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
    is_first: bool = field(default=False, kw_only=True)
    """It is only the first of several steps."""
    length: float | None = field(default=None, kw_only=True)
    """What the answer says of the gradient's length, where that is asked for."""
    is_formula: bool = field(default=False, kw_only=True)
    """The answer has letters in it, or is to be right everywhere."""
    is_wrong: bool = field(default=False, kw_only=True)
    """The answer as a whole is wrong."""

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
        """A line for each slope, and one for the step or the length."""
        slopes = map(self._line, range(len(self.measured)))
        return (*slopes, *self._step(), *self._length())

    def _line(self, place: int) -> str:
        one = self.measured[place]
        opening = one.way
        if not place:
            opening = f"Numeric check at {self._place(self.point)}, h = {H:g}"
            if one.way.startswith("Along"):
                opening = f"{opening}, {one.way[0].lower()}{one.way[1:]}"
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
        return f" {whose} gives {_short(one.yours)}{self._sameness(one) if one.agrees else ''}."

    def _sameness(self, one: Measured) -> str:
        """Never that a wrong answer is the same, and no more."""
        if not one.is_wrong:
            return ", the same"
        return ", the same here, but not everywhere" if self.is_formula else ", nearly the same"

    def _step(self) -> Iterator[str]:
        if self.rate is None or not all(map(math.isfinite, self.landing)):
            return
        names = self.names[0] if len(self.names) == 1 else f"({', '.join(self.names)})"
        slopes = ", ".join(_slope(one.slope) for one in self.measured)
        if len(self.measured) > 1 or slopes.startswith("-"):
            slopes = f"({slopes})"
        which = "first step" if self.is_first else "step"
        move = f"{self._place(self.point)} - {self.rate:g} · {slopes}"
        lands = self._place([round(value, 4) for value in self.landing])
        yield f"Against these slopes the {which} lands at {names} = {move} = {lands}."
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
        there = self._place(self.yours)
        return f"Yours lands at {there}: that would take a slope of {listed(claims)}."

    def _length(self) -> Iterator[str]:
        true = math.hypot(*(one.slope for one in self.measured))
        if self.length is not None and math.isfinite(true):
            squares = " + ".join(f"({_slope(one.slope)})²" for one in self.measured)
            claim = self._claim(Measured("", (), (), true, self.length, self.is_wrong))
            yield f"So the gradient's length is √({squares}) = {_slope(true)}.{claim}"

    def _place(self, values: Sequence[float]) -> str:
        """`(1, 2)`; `1` where there is one letter."""
        return _point(values) if len(values) > 1 else _short(values[0])


def numeric_check(
    problem: Problem, learner: Sequence[Expression] | None = None
) -> NumericCheck | None:
    """The check of the learner's answer, else of the right one; None where no slope is asked."""
    kind, task = problem.kind, problem.task
    answer = problem.answer if learner is None else tuple(learner)
    if not isinstance(kind, SLOPES):
        return None
    point = _standing(kind, task, answer)
    if point is None:
        return None
    at = dict(zip(task.variables, point, strict=True))
    fits = len(answer) == len(problem.answer)
    values = tuple(floats.value(part, at) for part in answer) if fits else ()
    probes = tuple(_probes(kind, task))
    wrong = tuple(not it for it in _right(problem, answer))
    claims = values if fits and _claims_slopes(kind, task) else (None,) * len(probes)
    faults = wrong if len(wrong) == len(probes) else (any(wrong),) * len(probes)
    measured = tuple(
        _measured(task, point, probe, claim, is_wrong=fault)
        for probe, claim, fault in zip(probes, claims, faults, strict=True)
    )
    is_step = isinstance(kind, DescentStep | DescentSteps)
    is_whole_step = isinstance(kind, DescentStep) and all(map(math.isfinite, values))
    return NumericCheck(
        task.variables,
        point,
        measured,
        learner is None,
        float(task.learning_rate or 1) if is_step else None,
        values if is_whole_step else (),
        is_first=isinstance(kind, DescentSteps),
        length=values[0] if values and isinstance(kind, Magnitude) else None,
        is_formula=task.point is None or any(map(variables, answer)),
        is_wrong=any(wrong),
    )


def _right(problem: Problem, answer: Sequence[Expression]) -> Iterator[bool]:
    """Of each entry whether it is right, everywhere."""
    if len(answer) == len(problem.answer):
        for mine, true in zip(answer, problem.answer, strict=True):
            yield coincides(mine, true, problem.task.domain)


OF_ONE_LETTER = (Partial, PartialAt)
SLOPES = (
    *OF_ONE_LETTER,
    Gradient,
    GradientAt,
    Magnitude,
    DirectionKind,
    Directional,
    DescentStep,
    DescentSteps,
)
"""The kinds of which slopes can be measured."""


def _claims_slopes(kind: Kind, task: Task) -> bool:
    """Each entry of the answer is a slope."""
    is_scaled = isinstance(kind, Gradient) and task.aspect == "unit"
    return isinstance(kind, (*OF_ONE_LETTER, Gradient, GradientAt, Directional)) and not is_scaled


def _probes(kind: Kind, task: Task) -> Iterator[tuple[str, Values]]:
    """Along what to measure: in words, and as a unit vector."""
    if isinstance(kind, Directional):
        way = Way(task)
        step = tuple(floats.value(entry) for entry in way.unit)
        yield f"Along {way.names[0]} = {_point([round(it, 4) for it in step])}", step
        return
    asked = (kind.by(task),) if isinstance(kind, OF_ONE_LETTER) else task.variables
    for by in asked:
        yield f"In {letters([by])}", tuple(float(name == by) for name in task.variables)


def _measured(
    task: Task, point: Values, probe: tuple[str, Values], yours: float | None, *, is_wrong: bool
) -> Measured:
    way, step = probe
    before, after = (
        tuple(start + sign * H * part for start, part in zip(point, step, strict=True))
        for sign in (-1, 1)
    )
    low, high = (
        floats.value(task.function, dict(zip(task.variables, side, strict=True)))
        for side in (before, after)
    )
    return Measured(way, before, after, (high - low) / (2 * H), yours, is_wrong)


def _standing(kind: Kind, task: Task, answer: Sequence[Expression]) -> Values | None:
    """The problem's point, else the picture's, else one of the domain where f has a slope."""
    if task.point is None and len(task.variables) == 2:
        from gradquest.kinds.pictures import spot_apart, telling_spot

        if isinstance(kind, OF_ONE_LETTER):
            return telling_spot(task, task.variables.index(kind.by(task)), answer)
        return spot_apart(task, kind.answer(task), answer)
    by = kind.by(task) if isinstance(kind, OF_ONE_LETTER) else task.variables[0]
    return telling(task, by, answer)


def is_near(one: float, other: float) -> bool:
    """Both are the same as far as a central difference can tell."""
    return abs(one - other) <= AGREES * max(1.0, abs(other))


def _point(values: Sequence[float]) -> str:
    return f"({', '.join(map(_short, values))})"


def _short(value: float) -> str:
    """As many digits as a point beside another one needs, and never `-0`."""
    return f"{value + 0.0:.7g}" if abs(value) > 1e-12 else "0"


def _slope(value: float) -> str:
    """With three decimals, which is what a central difference is good for."""
    if abs(value) >= 1e6:
        return f"{value:.6g}"
    return f"{round(value, 3) + 0.0:.3f}"
