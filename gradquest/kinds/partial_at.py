"""One partial derivative at a point: a single slope."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gradquest.kinds import pictures, slips, wording
from gradquest.kinds.kind import Task
from gradquest.kinds.one_number import OneNumber
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression, depends_on, number, substitute
from gradquest.maths.notation import point_text
from gradquest.maths.phrases import letters, listed, slope_name
from gradquest.maths.verdict import Slip

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture


class PartialAt(OneNumber):
    """The slope along one axis at the task's point. Aspects: each variable, by its own name."""

    name = "partial_at"
    title = "partial at a point"
    short = "∂ at a point"
    order = 15
    needs = frozenset({"point"})

    def aspects(self, function: Expression, variables: Sequence[str]) -> tuple[str, ...]:
        """The variables that occur."""
        return tuple(name for name in variables if depends_on(function, name))

    def moving(self, variables: Sequence[str], aspect: str = "") -> tuple[str, ...]:
        """The one variable that is asked for."""
        return (aspect,) if aspect in variables else tuple(variables[:1])

    def by(self, task: Task) -> str:
        """The variable that moves."""
        return self.moving(task.variables, task.aspect)[0]

    def heading(self, task: Task) -> str:
        """`partial in w at a point`"""
        return f"partial in {letters([self.by(task)])} at a point"

    def question(self, task: Task) -> str:
        """`∂f/∂x(1, 2) = ?`"""
        return f"{self._name(task)} = ?"

    def request(self, task: Task) -> str:
        """Which partial derivative, and where."""
        by = letters([self.by(task)])
        return f"Find the slope of f in {by} at {wording.place(task)}. The answer is one number."

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The exact slope at the point."""
        from gradquest.maths.symbolic import derivative, value_at

        return (value_at(derivative(task.function, self.by(task)), task.at),)

    def steps(self, task: Task) -> tuple[Step, ...]:
        """The partial derivative, then the point put into it."""
        from gradquest.maths.calculus.differentiation import worked
        from gradquest.maths.calculus.neat import neat_derivative

        by = self.by(task)
        numbers = {name: number(value) for name, value in task.at.items()}
        filled = substitute(neat_derivative(task.function, by), numbers)
        says = f"Put in {wording.assignment(task)}."
        name, answer = self._name(task), self.answer(task)
        last = Step("", says, (filled,), answer, name=name, work=2)
        return (*worked(task.function, by, task.variables), last)

    def slips(self, task: Task) -> Iterator[Slip]:
        """Not substituted, other points, and the broken rules."""
        return slips.slope_slips(task, self.by(task), self.name)

    def hints(self, task: Task) -> tuple[str, ...]:
        """What is frozen, the rules, the first line."""
        by = self.by(task)
        frozen = listed([letters([name]) for name in task.variables if name != by])
        stay = "stays as it is" if len(task.variables) == 2 else "stay as they are"
        held = f"Only {letters([by])} moves; {frozen} {stay}. " if frozen else ""
        first = f"{held}First differentiate, then put in {wording.assignment(task)}."
        return (first, *wording.rule_hints(self.steps(task)))

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:
        """The gradient with its parts, and the arrow that the learner's slope would give."""
        return pictures.partial_scene(task, task.variables.index(self.by(task)), learner)

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that lead to the right answer here."""
        return slips.slope_blind_spots(task, self.by(task))

    def _name(self, task: Task) -> str:
        return f"{slope_name(self.by(task))}{point_text(task.point or ())}"


KIND = PartialAt()
