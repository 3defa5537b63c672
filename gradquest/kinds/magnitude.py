"""The length of the gradient: the largest slope that a point has in any direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gradquest.kinds import afterwords, pictures, samples, slips, wording
from gradquest.kinds.gradient_at import KIND as GRADIENT_AT
from gradquest.kinds.gradient_at import gradient_line, partial_lines
from gradquest.kinds.kind import Kind, Material, Task
from gradquest.kinds.one_number import OneNumber
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Call, Expression, Power, Sum, number
from gradquest.maths.lengths import is_short_root, length
from gradquest.maths.notation import point_text, pretty, pretty_answer
from gradquest.maths.phrases import listed
from gradquest.maths.verdict import Slip

if TYPE_CHECKING:
    from gradquest.kinds.samples import Samples
    from gradquest.plot.scene import Picture


class Magnitude(OneNumber):
    """|∇f| at the task's point."""

    name = "magnitude"
    title = "length of the gradient"
    short = "length of ∇f"
    order = 22
    needs = frozenset({"point"})

    def hindrance(self, material: Material) -> str | None:
        """There must be two variables."""
        return of_several_variables(self, material) or super().hindrance(material)

    def question(self, task: Task) -> str:
        """`|∇f(1, 2)| = ?`"""
        return f"{self._name(task)} = ?"

    def request(self, task: Task) -> str:
        """The length of the gradient, and how to write it."""
        return (
            f"How long is the gradient of f at {wording.place(task)}? "
            "Give it exactly, such as √5, or rounded to three digits."
        )

    def samples(self, task: Task) -> Samples:  # noqa: ARG002  # others look at it
        """A length is often a root."""
        return samples.roots()

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The exact length."""
        return (length(GRADIENT_AT.answer(task)),)

    def is_neat(self, answer: Sequence[Expression]) -> bool:
        """At most three decimals, or the root of a small number."""
        return super().is_neat(answer) or all(map(is_short_root, answer))

    def steps(self, task: Task) -> tuple[Step, ...]:
        """The gradient at the point, then its length."""
        says = "The length is the root of the sum of the squares."
        of = (written_length(GRADIENT_AT.answer(task)),)
        last = Step("", says, of, self.answer(task), name=self._name(task), work=2)
        return (*partial_lines(task), gradient_line(task), last)

    def slips(self, task: Task) -> Iterator[Slip]:
        """Added instead, no root, one entry alone, and each partial's broken rules."""
        return slips.magnitude_slips(task)

    def hints(self, task: Task) -> tuple[str, ...]:
        """Pythagoras, the gradient, the sum under the root."""
        gradient = GRADIENT_AT.answer(task)
        here = point_text(task.point or ())
        return (
            "Find the gradient first. Its length is the root of the sum of the squares.",
            f"The gradient at {here} is {pretty_answer(gradient)}.",
            f"So the length is {pretty(written_length(gradient))}.",
        )

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:
        """The gradient with its parts, and an arrow of the learner's length beside it."""
        return pictures.length_scene(task, GRADIENT_AT.answer(task), learner)

    def afterword(self, task: Task, learner: tuple[Expression, ...] | None) -> str:  # noqa: ARG002
        """What the length says, where no picture does."""
        return afterwords.steepest(task)

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that lead to the right answer here."""
        return slips.magnitude_blind_spots(task)

    def _name(self, task: Task) -> str:
        return f"|∇f{point_text(task.point or ())}|"


def written_length(entries: Sequence[Expression]) -> Expression:
    """`√(6² + 8²)`, not yet computed."""
    return Call("sqrt", Sum(tuple(Power(entry, number(2)) for entry in entries)))


def of_several_variables(kind: Kind, material: Material) -> str | None:
    """Why a kind about directions cannot be asked; None where it can."""
    if len(material.variables) > 1:
        return None
    return f"{kind.name} needs two variables or more; there is only {listed(material.variables)}"


KIND = Magnitude()
