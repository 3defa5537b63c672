"""The gradient at a point: both slopes, with the numbers put in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gradquest.kinds import pictures, slips, wording
from gradquest.kinds.kind import Kind, Task
from gradquest.kinds.slips.local import Spot
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression, number, substitute
from gradquest.maths.notation import point_text
from gradquest.maths.phrases import listed
from gradquest.maths.verdict import Slip

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture


class GradientAt(Kind):
    """∇f at the task's point, one number for each variable."""

    name = "gradient_at"
    title = "gradient at a point"
    short = "∇f at a point"
    order = 20
    needs = frozenset({"point"})

    def heading(self, task: Task) -> str:
        """`slope at a point` where there is one letter."""
        return self.title if len(task.variables) > 1 else "slope at a point"

    def question(self, task: Task) -> str:
        """`∇f(1, 2) = ?`; `f'(1) = ?` where there is one letter."""
        return f"{slope_at(task)} = ?"

    def request(self, task: Task) -> str:
        """The gradient at the point."""
        if len(task.variables) == 1:
            return f"Find {slope_at(task)}, the slope of f at {wording.place(task)}."
        return f"Find the gradient ∇f at {wording.place(task)}."

    def entries(self, task: Task) -> tuple[str, ...]:
        """One slope for each variable."""
        return task.variables

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The exact slopes at the point."""
        from gradquest.maths.symbolic import derivative, value_at

        return tuple(value_at(derivative(task.function, by), task.at) for by in task.variables)

    def steps(self, task: Task) -> tuple[Step, ...]:
        """Each partial derivative, then the point put into all of them."""
        return (*partial_lines(task), gradient_line(task))

    def slips(self, task: Task) -> Iterator[Slip]:
        """Swapped, negated, not substituted, and each partial's broken rules."""
        return slips.gradient_slips(task)

    def hints(self, task: Task) -> tuple[str, ...]:
        """The way, the rules, the first line."""
        names = listed([Spot(task).slope_name(by) for by in task.variables])
        first = f"First find {names}; only then put in {wording.place(task)}."
        return (first, *wording.rule_hints(self.steps(task)))

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:
        """The true arrow and the learner's."""
        return pictures.gradient_scene(task, self.answer(task), learner)

    def arrow(self, task: Task, answer: Sequence[Expression]) -> tuple[float, ...] | None:
        """The gradient itself, where there is more than one letter."""
        return wording.arrow(answer) if len(task.variables) > 1 else None

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that lead to the right answer here."""
        return slips.gradient_blind_spots(task)


def partial_lines(task: Task) -> Iterator[Step]:
    """The lines from the function to each of its partials."""
    from gradquest.maths.calculus.differentiation import worked

    for place, by in enumerate(task.variables):
        yield from worked(task.function, by, task.variables, is_first=place == 0)


def gradient_line(task: Task) -> Step:
    """All partials with the point put in."""
    from gradquest.maths.calculus.neat import neat_derivative

    numbers = {name: number(value) for name, value in task.at.items()}
    partials = [neat_derivative(task.function, by) for by in task.variables]
    filled = tuple(substitute(partial, numbers) for partial in partials)
    says = f"Put in {wording.assignment(task)}."
    name, work = slope_at(task), len(partials) + 1
    return Step("", says, filled, KIND.answer(task), name=name, work=work)


def slope_at(task: Task) -> str:
    """`∇f(1, 2)`; `f'(1)` where there is one letter."""
    sign = "∇f" if len(task.variables) > 1 else "f'"
    return f"{sign}{point_text(task.point or ())}"


KIND = GradientAt()
