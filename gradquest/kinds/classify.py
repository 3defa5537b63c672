"""What a critical point is: a minimum, a maximum or a saddle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from gradquest.kinds import wording
from gradquest.kinds.curves import second_curve
from gradquest.kinds.kind import Material, Task
from gradquest.kinds.second import first_derivative, second_derivative
from gradquest.kinds.slips.curvature_slips import curvature_slips
from gradquest.kinds.spoken import Spoken, Words, concluded, spoken
from gradquest.maths.calculus.curvature import Matrix, determinant, hessian_at, number_at
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import (
    Expression,
    Negative,
    Power,
    Product,
    Sum,
    number,
    substitute,
)
from gradquest.maths.notation import number_text, point_text
from gradquest.maths.phrases import letters, second_name, total
from gradquest.maths.verdict import Slip

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture

MINIMUM, MAXIMUM, SADDLE = "minimum", "maximum", "saddle"

WORDS: Words = {
    MINIMUM: ("lowest", "bottom", "valley", "min", "minima"),
    MAXIMUM: ("highest", "top", "peak", "hill", "max", "maxima"),
    SADDLE: ("saddle point", "saddlepoint", "pass", "neither"),
}
EXTREMES = (MINIMUM, MAXIMUM)
MOST_LETTERS = 2
POINT = "kind of point"
FLAT: Matrix = ((Fraction(0),),)


class Classify(Spoken):
    """Minimum, maximum or saddle, by the second derivatives at a given critical point."""

    name = "classify"
    title = "kind of critical point"
    short = "kind of point"
    order = 54
    needs = frozenset({"point"})

    def moving(self, variables: Sequence[str], aspect: str = "") -> tuple[str, ...]:  # noqa: ARG002
        """None: at a critical point every slope is 0."""
        return ()

    def hindrance(self, material: Material) -> str | None:
        """The test by second derivatives is for one or two variables."""
        if len(material.variables) > MOST_LETTERS:
            return f"classify takes {MOST_LETTERS} variables at most"
        return super().hindrance(material)

    def words(self, task: Task) -> Words:
        """Minimum and maximum, and with two letters the saddle."""
        return WORDS if len(task.variables) > 1 else {word: WORDS[word] for word in EXTREMES}

    def question(self, task: Task) -> str:  # noqa: ARG002
        """`kind of point = ?`"""
        return f"{POINT} = ?"

    def request(self, task: Task) -> str:
        """Which point, and the words."""
        return (
            f"f has a critical point at {wording.place(task)}. "
            f"What is it? Type {self.accepts(task)}."
        )

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The word."""
        return spoken(nature(curvature(task)) or MINIMUM)

    def steps(self, task: Task) -> tuple[Step, ...]:
        """The second derivatives there, the determinant where there are two letters, the word."""
        names = task.variables
        pairs = [(one, other) for place, one in enumerate(names) for other in names[place:]]
        lines = [_entry(task, *pair) for pair in pairs]
        if len(names) == MOST_LETTERS:
            lines.append(_determinant(task))
        word = nature(curvature(task)) or MINIMUM
        return (*lines, concluded(POINT, word, reason(task)))

    def slips(self, task: Task) -> Iterator[Slip]:
        """Every other word, and what speaks against it."""
        return curvature_slips(task, curvature(task), list(self.words(task)))

    def hints(self, task: Task) -> tuple[str, ...]:
        """The test, its rule, the first number."""
        if len(task.variables) == 1:
            first = f"Look at {named(task, 0, 0)} there: does the curve bend up or down?"
            rule = "Bending up makes a minimum, bending down a maximum."
            return first, rule, f"{wording.step_line(_entry(task, *task.variables * 2))}."
        first = "Find the second derivatives there. Does the ground bend up or down?"
        entries = [named(task, *pair) for pair in ((0, 0), (1, 1), (0, 1))]
        rule = (
            f"D = {entries[0]} · {entries[1]} - ({entries[2]})². Below 0 it is a saddle; "
            f"above 0 the sign of {entries[0]} decides."
        )
        return first, rule, f"{wording.step_line(_determinant(task))}."

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:  # noqa: ARG002
        """The ground around the point; of one letter the slope, which must be read for the bend."""
        from gradquest.kinds.pictures import ground_scene

        if len(task.variables) == 1:
            twice = task.variables * 2
            bend = second_derivative(task.function, *twice)
            return second_curve(task, (twice,), (bend,), None)
        return ground_scene(task)

    def afterword(self, task: Task, learner: tuple[Expression, ...] | None) -> str:  # noqa: ARG002
        """How the second derivatives say it."""
        if len(task.variables) < MOST_LETTERS:
            return reason(task)
        return f"{wording.step_line(_determinant(task))}. {reason(task)}"

    def blind_spots(self, task: Task) -> Iterator[str]:
        """A point that is not critical, or one of which the second derivatives say nothing."""
        slopes = [number_at(first_derivative(task.function, by), task.at) for by in task.variables]
        if any(slope != 0 for slope in slopes):
            yield "not-critical"
        if nature(curvature(task)) is None:
            yield "undecided"


def place(task: Task) -> str:
    """`(1, 2)`; `1` where there is one letter."""
    point = task.point or ()
    return point_text(point) if len(point) > 1 else "".join(map(number_text, point))


def curvature(task: Task) -> Matrix:
    """The Hessian at the point; flat where it is not rational, which no draw keeps."""
    return hessian_at(task.function, task.variables, task.at) or FLAT


def nature(matrix: Matrix) -> str | None:
    """The word, by the sign of the determinant and of its first entry; None: undecided."""
    whole, first = determinant(matrix), matrix[0][0]
    if len(matrix) == MOST_LETTERS and whole < 0:
        return SADDLE
    if not whole:
        return None
    return MINIMUM if first > 0 else MAXIMUM


def named(task: Task, one: int, other: int) -> str:
    """A second derivative by the places of its letters."""
    text = second_name(task.variables[one], task.variables[other])
    return text if len(task.variables) > 1 else total(text)


def reason(task: Task) -> str:
    """Why it is that word."""
    matrix = curvature(task)
    bends = "up" if matrix[0][0] > 0 else "down"
    first = named(task, 0, 0)
    if len(matrix) < MOST_LETTERS:
        sign = "above" if matrix[0][0] > 0 else "below"
        return f"{first} is {sign} 0, so the curve bends {bends} there."
    if determinant(matrix) < 0:
        return "D is below 0: the ground bends up in one direction and down in another."
    sign = "too" if matrix[0][0] > 0 else "below 0"
    return f"D is above 0, and {first} {sign}: the ground bends {bends} in every direction."


def _entry(task: Task, one: str, other: str) -> Step:
    """A second derivative with the point put in."""
    from gradquest.maths.symbolic import value_at

    names = task.variables
    name = f"{named(task, names.index(one), names.index(other))} at {place(task)}"
    entry = second_derivative(task.function, one, other)
    filled = substitute(entry, {letter: number(value) for letter, value in task.at.items()})
    way = (
        f"twice in {letters([one])}"
        if one == other
        else f"in {letters([one])}, then in {letters([other])}"
    )
    says = f"Differentiate f {way}, and put in {wording.assignment(task)}."
    return Step("", says, (filled,), (value_at(entry, task.at),), name=name, work=2)


def _determinant(task: Task) -> Step:
    (first, mixed), (_, last) = curvature(task)
    pure = Product((number(first), number(last)))
    whole = Sum((pure, Negative(Power(number(mixed), number(2)))))
    entries = [named(task, *pair) for pair in ((0, 0), (1, 1), (0, 1))]
    says = f"D = {entries[0]} · {entries[1]} - ({entries[2]})² tells a saddle from the others."
    return Step("", says, (whole,), (number(determinant(curvature(task))),), name="D", work=2)


KIND = Classify()
