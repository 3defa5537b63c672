"""The second partial derivatives, pure and mixed: differentiate, then once more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING

from gradquest.kinds import curves, wording
from gradquest.kinds.kind import Kind, Task
from gradquest.kinds.slips.second_slips import second_blind_spots, second_slips
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import ZERO, Expression
from gradquest.maths.notation import pretty
from gradquest.maths.phrases import letters, second_name, slope_name, total
from gradquest.maths.verdict import Slip

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture

CLAIRAUT = "The other order gives the same: mixed second derivatives are equal (Clairaut)."


class Second(Kind):
    """∂²f/∂x², ∂²f/∂x∂y and so on; aspects `x x`, `x y`, `y y`, for each pair of letters.

    A pair whose second derivative is 0 everywhere is not asked.
    """

    name = "second"
    title = "second partial"
    order = 50

    def aspects(self, function: Expression, variables: Sequence[str]) -> tuple[str, ...]:
        """Each pair of letters with something left to ask."""
        return tuple(
            f"{one} {other}"
            for one, other in combinations_with_replacement(variables, 2)
            if second_derivative(function, one, other) != ZERO
        )

    def moving(self, variables: Sequence[str], aspect: str = "") -> tuple[str, ...]:  # noqa: ARG002
        """The letters that are differentiated by."""
        return tuple(dict.fromkeys(aspect.split()))

    def heading(self, task: Task) -> str:
        """`second partial in x and y`"""
        one, other = pair(task)
        way = f"in {letters([one])} twice" if one == other else f"in {letters([one, other])}"
        return f"second {'derivative' if is_alone(task) else 'partial'} {way}"

    def question(self, task: Task) -> str:
        """`∂²f/∂x∂y = ?`"""
        return f"{named(task)} = ?"

    def request(self, task: Task) -> str:
        """By what to differentiate, and by what then."""
        one, other = pair(task)
        if one == other:
            return f"Find {named(task)}: differentiate f twice in {letters([one])}."
        return (
            f"Find {named(task)}: differentiate f in {letters([one])}, "
            f"and the result in {letters([other])}."
        )

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The second derivative, tidy."""
        return (second_derivative(task.function, *pair(task)),)

    def steps(self, task: Task) -> tuple[Step, ...]:
        """The lines of the first derivative, then those of its own derivative."""
        from gradquest.maths.calculus.differentiation import worked

        one, other = pair(task)
        first = worked(task.function, one, task.variables)
        *again, last = worked(first[-1].equals[0], other, task.variables)
        says = last.says if one == other else f"{last.says} {CLAIRAUT}"
        again = [*again, replace(last, says=says, name=named(task))]
        opening = f"Now differentiate that in {letters([other])}."
        again[0] = replace(again[0], says=f"{opening} {again[0].says}")
        return (*first, *again)

    def slips(self, task: Task) -> Iterator[Slip]:
        """Once only, multiplied, the wrong letter, and the broken rules of either time."""
        return second_slips(task, *pair(task))

    def hints(self, task: Task) -> tuple[str, ...]:
        """The way, the rules, the first derivative."""
        one, other = pair(task)
        slope = spelled(task, slope_name(one))
        first = f"First find {slope}. Then differentiate that once more, in {letters([other])}."
        rules = wording.rule_hints(self.steps(task))[0]
        return first, rules, f"{slope} = {pretty(first_derivative(task.function, one))}."

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:
        """The first derivative as a curve, with its slope and the learner's."""
        return curves.second_curve(task, (pair(task),), self.answer(task), learner)

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that lead to the right answer here."""
        return second_blind_spots(task, *pair(task))


def pair(task: Task) -> tuple[str, str]:
    """The letters to differentiate by, first and second."""
    one, other = task.aspect.split()
    return one, other


def named(task: Task) -> str:
    """`∂²f/∂x∂y`, as the aspect says."""
    return named_second(task, *pair(task))


def named_second(task: Task, one: str, other: str) -> str:
    """`∂²f/∂x∂y`; `d²f/dx²` where there is one letter."""
    return spelled(task, second_name(one, other))


def spelled(task: Task, text: str) -> str:
    """With d for ∂ where there is one letter."""
    return total(text) if is_alone(task) else text


def is_alone(task: Task) -> bool:
    """There is one variable only."""
    return len(task.variables) == 1


def first_derivative(function: Expression, by: str) -> Expression:
    """The derivative as the worked solution writes it."""
    from gradquest.maths.calculus.neat import neat_derivative

    return neat_derivative(function, by)


def second_derivative(function: Expression, one: str, other: str) -> Expression:
    """Differentiated by one letter and then by the other, tidy."""
    return first_derivative(first_derivative(function, one), other)


KIND = Second()
