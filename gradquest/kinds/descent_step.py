"""One step of gradient descent: new point = point − learning rate · gradient."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from gradquest.kinds import afterwords, pictures, slips, wording
from gradquest.kinds.gradient_at import KIND as GRADIENT_AT
from gradquest.kinds.gradient_at import gradient_line, partial_lines
from gradquest.kinds.kind import Kind, Task
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression, Negative, Product, Sum, number
from gradquest.maths.notation import number_text, pretty_answer
from gradquest.maths.verdict import Slip

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture


class DescentStep(Kind):
    """Where one descent step from the task's point lands."""

    name = "descent_step"
    title = "one descent step"
    short = "descent step"
    order = 30
    needs = frozenset({"point", "lr"})

    def question(self, task: Task) -> str:
        """`new (x, y) = ?`"""
        return f"new {wording.names(task)} = ?"

    def request(self, task: Task) -> str:
        """The point and the learning rate."""
        return (
            f"You stand at {wording.place(task)}. Take one gradient "
            f"descent step with learning rate {number_text(rate(task))}. Where do you land?"
        )

    def entries(self, task: Task) -> tuple[str, ...]:
        """One coordinate for each variable."""
        return task.variables

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The exact landing point."""
        from gradquest.maths.symbolic import value_at

        return tuple(value_at(move, {}) for move in self._moves(task))

    def steps(self, task: Task) -> tuple[Step, ...]:
        """The gradient at the point, then the move of all coordinates at once."""
        return (*partial_lines(task), gradient_line(task), self.landing(task))

    def slips(self, task: Task) -> Iterator[Slip]:
        """Climbing, forgetting the rate, moving in turn, and each partial's broken rules."""
        return slips.step_slips(task)

    def hints(self, task: Task) -> tuple[str, ...]:
        """The rule of descent, the gradient here, the move with its numbers."""
        gradient = pretty_answer(GRADIENT_AT.answer(task))
        word = "gradient" if len(task.variables) > 1 else "slope"
        first = f"Find the {word} where you stand, then go against it: point - rate · {word}."
        second = f"The {word} at {wording.place(task)} is {gradient}."
        moves = pretty_answer(self._moves(task))
        return first, second, f"So new {wording.names(task)} = {moves}."

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:
        """The step from the point, and where the learner's step lands."""
        gradient = GRADIENT_AT.answer(task)
        return pictures.step_scene(task, gradient, self.answer(task), learner)

    def afterword(self, task: Task, learner: tuple[Expression, ...] | None) -> str:  # noqa: ARG002
        """How far down that is, where no picture says it."""
        return afterwords.landed(task, self.answer(task))

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that lead to the right answer here."""
        return slips.step_blind_spots(task)

    def _moves(self, task: Task) -> tuple[Expression, ...]:
        slopes = GRADIENT_AT.answer(task)
        return tuple(
            Sum((number(start), Negative(Product((number(rate(task)), slope)))))
            for start, slope in zip(task.point or (), slopes, strict=True)
        )

    def landing(self, task: Task) -> Step:
        """The last line of the solution: the move of all coordinates at once."""
        moves = self._moves(task)
        name = f"new {wording.names(task)}"
        times = number_text(rate(task))
        says = f"Go against the gradient: from each letter subtract {times} times its own slope."
        if len(moves) == 1:
            says = f"Go against the slope: subtract {times} times the slope."
        return Step("", says, moves, self.answer(task), name=name, work=len(moves) + 1)


def rate(task: Task) -> Fraction:
    """The learning rate; templates of this kind always give one."""
    if task.learning_rate is None:
        raise ValueError("a descent step needs a learning rate")
    return task.learning_rate


KIND = DescentStep()
