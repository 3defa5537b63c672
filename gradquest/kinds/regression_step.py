"""One step of gradient descent on the loss of a line: how a model is trained."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gradquest.kinds import pictures, slips, wording
from gradquest.kinds.descent_step import KIND as DESCENT_STEP
from gradquest.kinds.descent_step import rate
from gradquest.kinds.gradient_at import KIND as GRADIENT_AT
from gradquest.kinds.kind import Task
from gradquest.kinds.lines import setting
from gradquest.kinds.regression import Regression, loss_hints, loss_lines
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression
from gradquest.maths.notation import number_text
from gradquest.maths.verdict import Slip

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture


class RegressionStep(Regression):
    """Where one descent step on the loss leads weight and bias."""

    name = "regression_step"
    title = "one training step of a line"
    short = "training step"
    order = 45
    needs = frozenset({"point", "data", "lr"})

    def question(self, task: Task) -> str:
        """`new (w, b) = ?`"""
        return DESCENT_STEP.question(task)

    def request(self, task: Task) -> str:
        """The data, the model, the start and the learning rate."""
        return (
            f"{setting(task)} Begin at {wording.place(task)} and take one gradient descent step "
            f"on L with learning rate {number_text(rate(task))}. Where do you land?"
        )

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The exact landing point."""
        return DESCENT_STEP.answer(task)

    def steps(self, task: Task) -> tuple[Step, ...]:
        """The gradient of the loss, then the move."""
        return (*loss_lines(task), DESCENT_STEP.landing(task))

    def slips(self, task: Task) -> Iterator[Slip]:
        """Wrong gradients carried through the step, and wrong steps."""
        return slips.regression_step_slips(task)

    def hints(self, task: Task) -> tuple[str, ...]:
        """The way, the formulas of the slopes, the errors."""
        first, *others = loss_hints(task)
        return (f"{first} At the end step against the gradient: point - rate · gradient.", *others)

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:
        """The step on the landscape of the loss, and the learner's."""
        return pictures.step_scene(task, GRADIENT_AT.answer(task), self.answer(task), learner)

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that lead to the right answer here."""
        return slips.regression_step_blind_spots(task)


KIND = RegressionStep()
