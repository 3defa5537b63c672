"""The gradient as a formula: all partial derivatives in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gradquest.kinds import pictures, samples, slips, wording
from gradquest.kinds.gradient_at import partial_lines
from gradquest.kinds.kind import Kind, Material, Task
from gradquest.kinds.magnitude import of_several_variables, written_length
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression, Quotient, variables
from gradquest.maths.lengths import is_short_root, length, unit
from gradquest.maths.notation import pretty
from gradquest.maths.phrases import letters, listed, slope_name
from gradquest.maths.verdict import Asked, Expected, Slip

if TYPE_CHECKING:
    from gradquest.kinds.samples import Samples
    from gradquest.plot.scene import Picture

VECTOR, UNIT = "vector", "unit"


class Gradient(Kind):
    """∇f in letters. Aspects: `vector`; and `unit`, divided by its length, where asked for."""

    name = "gradient"
    title = "gradient"
    short = "∇f"
    order = 18
    on_request = frozenset({UNIT})

    def aspects(self, function: Expression, variables: Sequence[str]) -> tuple[str, ...]:  # noqa: ARG002
        """Both, of any function."""
        return VECTOR, UNIT

    def hindrance(self, material: Material) -> str | None:
        """There must be two variables."""
        return of_several_variables(self, material) or super().hindrance(material)

    def heading(self, task: Task) -> str:
        """`gradient`, `unit vector along the gradient`"""
        return "unit vector along the gradient" if _is_unit(task) else self.title

    def question(self, task: Task) -> str:
        """`∇f = ?`"""
        return "∇f/|∇f| = ?" if _is_unit(task) else "∇f = ?"

    def request(self, task: Task) -> str:
        """The gradient, and how to write it."""
        if _is_unit(task):
            return "Find the unit vector that points along the gradient ∇f."
        example = ", ".join(slope_name(name) for name in task.variables)
        return f"Find the gradient ∇f = ({example})."

    def entries(self, task: Task) -> tuple[str, ...]:
        """One slope for each variable."""
        return task.variables

    def samples(self, task: Task) -> Samples:
        """Of length 1 where that is asked; with letters only where the slopes have some."""
        if not _is_unit(task):
            return super().samples(task)
        if any(map(variables, self.answer(task))):
            return samples.unit_formulas(task.variables)
        return samples.units(len(task.variables))

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The partial derivatives, tidy."""
        from gradquest.maths.calculus.neat import neat_derivative

        found = tuple(neat_derivative(task.function, by) for by in task.variables)
        return unit(found) if _is_unit(task) else found

    def is_neat(self, answer: Sequence[Expression]) -> bool:
        """Formulas, short decimals and small roots."""
        return super().is_neat(answer) or all(map(is_short_root, answer))

    def expected(self, task: Task) -> Expected:
        """The length counts where it is asked for."""
        asked = Asked.UNIT if _is_unit(task) else Asked.VALUE
        return replace(super().expected(task), asked=asked)

    def steps(self, task: Task) -> tuple[Step, ...]:
        """Each partial derivative, then all of them as one vector."""
        plain = self.answer(replace(task, aspect=VECTOR))
        says = f"List the slopes in the order {letters(task.variables)}."
        listing = Step("", says, plain, plain, name="∇f")
        if not _is_unit(task):
            return (*partial_lines(task), listing)
        whole = length(plain)
        says = f"Divide by the length {pretty(written_length(plain))} = {pretty(whole)}."
        of = tuple(Quotient(entry, whole) for entry in plain)
        last = Step("", says, of, self.answer(task), name="∇f/|∇f|", work=2)
        return (*partial_lines(task), listing, last)

    def slips(self, task: Task) -> Iterator[Slip]:
        """Swapped, added up, and each partial's broken rules."""
        return slips.formula_slips(task, is_unit=_is_unit(task))

    def hints(self, task: Task) -> tuple[str, ...]:
        """The way, the rules, the first line."""
        names = listed([slope_name(by) for by in task.variables])
        first = f"Find {names}, one letter at a time, and list them in that order."
        return (first, *wording.rule_hints(self.steps(task)))

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:
        """The gradient with the learner's arrow; of a unit vector only the direction counts."""
        gradient = self.answer(replace(task, aspect=VECTOR))
        if _is_unit(task):
            return pictures.direction_scene(task, gradient, learner)
        return pictures.gradient_scene(task, gradient, learner)

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that lead to the right answer here."""
        return slips.formula_blind_spots(task)


def _is_unit(task: Task) -> bool:
    return task.aspect == UNIT


KIND = Gradient()
