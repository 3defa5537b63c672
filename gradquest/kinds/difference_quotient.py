"""The difference quotient: the change of f over a small width, which the slope is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from gradquest.kinds import curves, samples, wording
from gradquest.kinds.kind import Kind, Task
from gradquest.kinds.slips.coincidence import coincides
from gradquest.kinds.slips.quotient_slips import Stretch, quotient_blind_spots, quotient_slips
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import (
    Expression,
    Negative,
    Quotient,
    Sum,
    depends_on,
    number,
    substitute,
)
from gradquest.maths.notation import number_text, point_text, pretty
from gradquest.maths.phrases import height_word, letters, listed
from gradquest.maths.verdict import Slip

if TYPE_CHECKING:
    from gradquest.kinds.samples import Samples
    from gradquest.plot.scene import Picture


class DifferenceQuotient(Kind):
    """(f(x + h, y) - f(x, y)) / h with numbers. Aspects: the letter that moves."""

    name = "difference_quotient"
    title = "difference quotient"
    short = "Δf / h"
    order = 16
    needs = frozenset({"point"})

    def constants(self, variables: Sequence[str]) -> tuple[str, ...]:  # noqa: ARG002
        """`h`, the width."""
        return ("h",)

    def aspects(self, function: Expression, variables: Sequence[str]) -> tuple[str, ...]:
        """The variables that occur."""
        return tuple(name for name in variables if depends_on(function, name))

    def moving(self, variables: Sequence[str], aspect: str = "") -> tuple[str, ...]:
        """The one variable that moves."""
        return (aspect,) if aspect in variables else tuple(variables[:1])

    def stretch(self, task: Task) -> Stretch:
        """From where to where the variable moves."""
        return Stretch(task, self.moving(task.variables, task.aspect)[0])

    def heading(self, task: Task) -> str:
        """`difference quotient in x`"""
        return f"{self.title} in {letters([self.stretch(task).by])}"

    def question(self, task: Task) -> str:
        """`(f(3.1, 2) - f(3, 2)) / 0.1 = ?`"""
        return f"{_name(self.stretch(task))} = ?"

    def request(self, task: Task) -> str:
        """What moves how far, what stays, and what to compute."""
        way = self.stretch(task)
        held = [
            f"{letters([name])} = {number_text(value)}"
            for name, value in task.at.items()
            if name != way.by
        ]
        stays = f" while {listed(held)} stays" if len(held) == 1 else ""
        stays = f" while {listed(held)} stay" if len(held) > 1 else stays
        start, end = number_text(way.start), number_text(way.end)
        return (
            f"{letters([way.by])} goes from {start} to {end}{stays}. How much does f change for "
            f"each unit of the way? Compute {_name(way)}."
        )

    def samples(self, task: Task) -> Samples:  # noqa: ARG002  # others look at it
        """A decimal, as small widths give."""
        return samples.decimals()

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The exact quotient."""
        return (self.stretch(task).quotient,)

    def steps(self, task: Task) -> tuple[Step, ...]:
        """Both heights, then their difference over the width, and what that comes to."""
        way = self.stretch(task)
        change = Sum((way.height_ahead, Negative(way.height)))
        says = (
            f"Divide the change of f by h = {number_text(way.width)}. The smaller h is, the nearer "
            f"this comes to the slope {way.slope_text} = {pretty(way.slope)}."
        )
        last, word = Quotient(change, number(way.width)), height_word(task.variables)
        return (
            _height_line(task, way.ahead, way.height_ahead, f"The {word} at the end of the way."),
            _height_line(task, task.at, way.height, f"The {word} at its start."),
            Step("", says, (last,), self.answer(task), name=_name(way), work=2),
        )

    def slips(self, task: Task) -> Iterator[Slip]:
        """The slope itself, no division, another way, other letters moved."""
        return quotient_slips(self.stretch(task))

    def hints(self, task: Task) -> tuple[str, ...]:
        """The order of work, what moves, the first height."""
        way = self.stretch(task)
        by, others = letters([way.by]), [it for it in task.variables if it != way.by]
        stays = f"{letters(others)} stays as it is" if len(others) == 1 else "all else stays"
        only = f"Only {by} moves; {stays}. " if others else ""
        first = "Work out f at the end of the way and at its start. Subtract, then divide."
        width = number_text(way.width)
        second = f"{only}The change of f is divided by how far {by} went, {width}."
        end = wording.step_line(self.steps(task)[0])
        return first, second, f"{end}."

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:
        """f along the letter with its tangent, and a line as steep as a wrong answer says."""
        way = self.stretch(task)
        is_right = learner is not None and coincides(learner[0], way.quotient, task.domain)
        return curves.slope_curve(task, way.by, None if is_right else learner)

    def afterword(self, task: Task, learner: tuple[Expression, ...] | None) -> str:  # noqa: ARG002
        """The quotient beside the slope that it comes near to."""
        way = self.stretch(task)
        if coincides(way.quotient, way.slope, task.domain):
            by = letters([way.by])
            return f"The quotient is the slope itself: along {by} f is a straight line."
        return (
            f"The quotient is {pretty(way.quotient)}, the slope {way.slope_text} itself "
            f"{pretty(way.slope)}: the smaller the width, the nearer they are."
        )

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that lead to the right answer here."""
        return quotient_blind_spots(self.stretch(task))


def _name(way: Stretch) -> str:
    """`(f(3.1, 2) - f(3, 2)) / 0.1`"""
    start, end = way.task.at.values(), way.ahead.values()
    height = f"f{point_text(tuple(end))} - f{point_text(tuple(start))}"
    return f"({height}) / {number_text(way.width)}"


def _height_line(task: Task, at: Mapping[str, Fraction], height: Expression, says: str) -> Step:
    filled = substitute(task.function, {name: number(value) for name, value in at.items()})
    name = f"f{point_text(tuple(at.values()))}"
    return Step("", says, (filled,), (height,), name=name, work=2)


KIND = DifferenceQuotient()
