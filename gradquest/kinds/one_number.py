"""What the kinds have in common that ask for one number made of a gradient."""

from __future__ import annotations

from dataclasses import replace

from gradquest.kinds.kind import Kind, Task
from gradquest.kinds.slips.coincidence import all_coincide
from gradquest.kinds.slips.local import Spot
from gradquest.maths.expression import Expression
from gradquest.maths.verdict import Outcome, Reading, Verdict

ONE_NUMBER = "One value is asked for, not a list."


class OneNumber(Kind):
    """A kind with one value for an answer; a typed gradient is read too, to say what it is."""

    def gradient(self, task: Task) -> tuple[Expression, ...]:
        """The gradient that the answer is made of."""
        spot = Spot(task)
        return spot.gradient if task.point is not None else spot.partials

    def read(self, task: Task, text: str) -> Reading:
        """One expression, or a list. Raises `Unreadable`."""
        from gradquest.maths.grammar.reading import read

        return read(text, task.variables, is_vector=len(task.variables) > 1)

    def judge(self, task: Task, text: str) -> Verdict:
        """A list is wrong where it is the gradient, and handed back where it is anything else."""
        from gradquest.maths.judging.judge import judge

        expected = replace(self.expected(task), is_vector=len(task.variables) > 1)
        verdict = judge(text, expected)
        reading = verdict.reading
        if reading is None or len(reading.components) == 1:
            return verdict
        if all_coincide(reading.components, self.gradient(task), task.domain):
            return verdict
        return Verdict(Outcome.UNREADABLE, ONE_NUMBER, column=1)
