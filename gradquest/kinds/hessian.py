"""The Hessian: all second partial derivatives, with letters or at a point."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import combinations, combinations_with_replacement
from typing import TYPE_CHECKING

from gradquest.errors import Unreadable
from gradquest.kinds import curves, wording
from gradquest.kinds.gradient_at import partial_lines
from gradquest.kinds.kind import Kind, Material, Task
from gradquest.kinds.second import first_derivative, second_derivative
from gradquest.kinds.slips.coincidence import coincides
from gradquest.kinds.slips.hessian_slips import hessian_blind_spots, hessian_slips
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression, number, substitute
from gradquest.maths.grammar.matrices import matrix, upper_half
from gradquest.maths.grammar.reading import read
from gradquest.maths.notation import point_text
from gradquest.maths.phrases import letters, second_name, slope_name
from gradquest.maths.verdict import Outcome, Reading, Slip, Verdict

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture

AT_POINT, SYMBOLIC = "at point", "symbolic"
MOST_LETTERS = 3


class Hessian(Kind):
    """The second partials row by row, each pair of letters once.

    Aspects: `at point`, with numbers, and `symbolic`, with letters. A whole matrix such as
    [[2, 3], [3, 4]] is read as well, if it is symmetric.
    """

    name = "hessian"
    title = "Hessian"
    order = 52
    takes = frozenset({"point"})

    def aspects(self, function: Expression, variables: Sequence[str]) -> tuple[str, ...]:  # noqa: ARG002
        """Numbers, or letters."""
        return (AT_POINT, SYMBOLIC)

    def hindrance(self, material: Material) -> str | None:
        """Two or three variables make a matrix that one can type."""
        if not 1 < len(material.variables) <= MOST_LETTERS:
            return f"hessian needs 2 or {MOST_LETTERS} variables"
        if "point" not in material.gives and not self.is_symbolic(material.ask):
            return "hessian needs a point; add point: {x: -3..3, y: -3..3}, or ask: [symbolic]"
        return super().hindrance(material)

    def is_symbolic(self, wanted: Collection[str]) -> bool:
        """Only the one with letters is wanted."""
        return SYMBOLIC in wanted and AT_POINT not in wanted

    def settled(self, task: Task) -> Task:
        """With letters there is no point."""
        return task if is_at_point(task) else replace(task, point=None)

    def question(self, task: Task) -> str:
        """`Hessian at (1, 2) = ?`"""
        return f"{_named(task)} = ?"

    def request(self, task: Task) -> str:
        """Which entries, in which order."""
        at = f" at {wording.place(task)}" if is_at_point(task) else ""
        return (
            f"Find the Hessian of f{at}. Type its entries in this order, "
            f"({', '.join(self.entries(task))}), or the whole matrix row by row."
        )

    def entries(self, task: Task) -> tuple[str, ...]:
        """The second partials by name."""
        return tuple(second_name(*pair) for pair in pairs(task.variables))

    def is_formula(self, task: Task) -> bool:
        """Unless it is asked for at a point."""
        return not is_at_point(task)

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The entries, exact numbers at the point."""
        from gradquest.maths.symbolic import value_at

        seconds = second_derivatives(task)
        return tuple(value_at(it, task.at) for it in seconds) if is_at_point(task) else seconds

    def steps(self, task: Task) -> tuple[Step, ...]:
        """The first partials rule by rule, each differentiated again, and the point put in."""
        lines = [*partial_lines(task)]
        for pair in pairs(task.variables):
            lines += _entry_lines(task, *pair)
        name = _named(task)
        answer = self.answer(task)
        if not is_at_point(task):
            says = "The Hessian is symmetric (Clairaut), so each mixed entry is found only once."
            return (*lines, Step("", says, answer, answer, name=name))
        numbers = {letter: number(value) for letter, value in task.at.items()}
        filled = tuple(substitute(it, numbers) for it in second_derivatives(task))
        says = f"Put in {wording.assignment(task)}. The order of a mixed pair does not matter."
        return (*lines, Step("", says, filled, answer, name=name, work=len(answer)))

    def slips(self, task: Task) -> Iterator[Slip]:
        """The gradient, the wrong order, mixed entries forgotten, and each entry's broken rules."""
        return hessian_slips(task, is_at_point=is_at_point(task))

    def hints(self, task: Task) -> tuple[str, ...]:
        """The way, the mixed entry, the first entry."""
        one, other = task.variables[:2]
        first = "First find the partial derivatives, then differentiate each of them again."
        mixed = second_name(one, other)
        second = f"For {mixed} differentiate {slope_name(one)} in {letters([other])}."
        return first, second, f"{wording.step_line(_entry_lines(task, one, one)[-1])}."

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:
        """The first derivative behind a wrong entry as a curve, with both slopes."""
        return curves.second_curve(task, pairs(task.variables), self.answer(task), learner)

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that lead to the right answer here."""
        return hessian_blind_spots(task, is_at_point=is_at_point(task))

    def read(self, task: Task, text: str) -> Reading:
        """The entries, or a whole symmetric matrix. Raises `Unreadable`."""
        return replace(super().read(task, self._upper(task, text)), text=text)

    def judge(self, task: Task, text: str) -> Verdict:
        """The verdict on the entries; of a whole matrix each pair of equal ones counts once."""
        try:
            verdict = super().judge(task, self._upper(task, text))
        except Unreadable as trouble:
            return Verdict(Outcome.UNREADABLE, trouble.message, column=trouble.column)
        return replace(verdict, reading=verdict.reading and replace(verdict.reading, text=text))

    def _upper(self, task: Task, text: str) -> str:
        """The text without the lower half of a matrix. Raises `Unreadable` where that differs."""
        size = len(task.variables)
        entries = matrix(text, size)
        if entries is None:
            return text
        for row, column in combinations(range(size), 2):
            above, below = entries[size * row + column], entries[size * column + row]
            if not self._agree(task, text[slice(*below)], text[slice(*above)]):
                message = "A Hessian is symmetric: this entry should equal its mirror image."
                raise Unreadable(message, below[0] + 1)
        return upper_half(text, entries, size)

    def _agree(self, task: Task, one: str, other: str) -> bool:
        left, right = (read(text, task.variables).components[0] for text in (one, other))
        return coincides(left, right, task.domain)


def _entry_lines(task: Task, one: str, other: str) -> list[Step]:
    """A first partial differentiated again, rule by rule."""
    from gradquest.maths.calculus.differentiation import worked

    slope = first_derivative(task.function, one)
    first, *others = worked(slope, other, task.variables, is_first=False)
    opening = f"Differentiate {slope_name(one)} in {letters([other])}."
    rule = first.says.removeprefix(f"Now only {letters([other])} moves. ")
    lines = [replace(first, says=f"{opening} {rule}"), *others]
    return [*lines[:-1], replace(lines[-1], name=second_name(one, other))]


def _named(task: Task) -> str:
    return f"Hessian at {point_text(task.point or ())}" if is_at_point(task) else "Hessian"


def is_at_point(task: Task) -> bool:
    """Numbers are asked for."""
    return task.aspect != SYMBOLIC


def pairs(variables: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The places of the upper half, row by row."""
    return tuple(combinations_with_replacement(variables, 2))


def second_derivatives(task: Task) -> tuple[Expression, ...]:
    """All entries with their letters."""
    return tuple(second_derivative(task.function, *pair) for pair in pairs(task.variables))


KIND = Hessian()
