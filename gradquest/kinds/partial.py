"""What the partial derivatives have in common: one variable moves, the others are frozen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gradquest.kinds import pictures, slips, wording
from gradquest.kinds.kind import Kind, Material, Task
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression
from gradquest.maths.phrases import letters, listed, slope_name
from gradquest.maths.verdict import Slip

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture


class Partial(Kind):
    """The partial derivative by the variable in one place of the task's list."""

    def __init__(self, place: int, letter: str, title: str = "", short: str = "") -> None:
        self.place = place
        self.name = f"partial_{letter}"
        self.title = title or f"partial in {letter}"
        self.short = short or f"∂{letter}"
        self.order = 10 + place

    def by(self, task: Task) -> str:
        """The variable that moves."""
        return task.variables[self.place]

    def moving(self, variables: Sequence[str], aspect: str = "") -> tuple[str, ...]:  # noqa: ARG002
        """The one variable."""
        return tuple(variables[self.place : self.place + 1])

    def hindrance(self, material: Material) -> str | None:
        """There must be so many variables."""
        if self.place >= len(material.variables):
            count, letters_there = self.place + 1, listed(material.variables)
            there = "there is only" if len(material.variables) == 1 else "there are only"
            return f"{self.name} needs {count} variables; {there} {letters_there}"
        return super().hindrance(material)

    def heading(self, task: Task) -> str:
        """`partial in w`"""
        return f"partial in {letters([self.by(task)])}"

    def question(self, task: Task) -> str:
        """`∂f/∂x = ?`"""
        return f"{slope_name(self.by(task))} = ?"

    def request(self, task: Task) -> str:
        """Which partial derivative."""
        by = self.by(task)
        with_respect = f"with respect to {letters([by])}"
        return f"Find {slope_name(by)}, the partial derivative of f {with_respect}."

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The partial derivative, tidy."""
        from gradquest.maths.calculus.neat import neat_derivative

        return (neat_derivative(task.function, self.by(task)),)

    def steps(self, task: Task) -> tuple[Step, ...]:
        """One line for each rule."""
        from gradquest.maths.calculus.differentiation import worked

        return worked(task.function, self.by(task), task.variables)

    def slips(self, task: Task) -> Iterator[Slip]:
        """The wrong variable, what should be frozen, and every broken rule."""
        return slips.partial_slips(task, self.by(task))

    def hints(self, task: Task) -> tuple[str, ...]:
        """What is frozen, which rules are needed, the first line."""
        frozen = listed([name for name in task.variables if name != self.by(task)])
        first = f"Only {self.by(task)} moves. Read {frozen} as a fixed number, like 7."
        return (first, *wording.rule_hints(self.steps(task), first))

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:
        """The gradient with its parts, and the arrow that the learner's partial would give."""
        return pictures.partial_scene(task, self.place, learner)

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that lead to the right answer here."""
        return slips.partial_blind_spots(task, self.by(task))
