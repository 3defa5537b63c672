"""Which way a directional derivative looks: the vector as given, its length, its unit vector."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from gradquest.kinds import wording
from gradquest.kinds.kind import Direction, Form, Task
from gradquest.maths.calculus.building import times
from gradquest.maths.exact import rational
from gradquest.maths.expression import (
    ONE,
    ZERO,
    Call,
    Constant,
    Expression,
    Negative,
    Number,
    Product,
    Quotient,
    Sum,
    number,
)
from gradquest.maths.lengths import length, over_root, rationals, squares, unit
from gradquest.maths.notation import number_text, point_text, pretty
from gradquest.maths.tidy import add, negative, quotient

Entries = tuple[Expression, ...]

HALF_TURN = 180
FULL_TURN = 360

_ROOT_3 = Call("sqrt", number(3))
_PLAIN: dict[int, Entries] = {
    0: (ONE, ZERO),
    30: (_ROOT_3, ONE),
    45: (ONE, ONE),
    60: (ONE, _ROOT_3),
    90: (ZERO, ONE),
}
"""Vectors along the angles whose sine and cosine one knows, of any length."""


@dataclass(frozen=True)
class Way:
    """The direction of a task."""

    task: Task

    @property
    def given(self) -> Direction:
        """As it was given."""
        if self.task.direction is None:
            raise ValueError("a directional derivative needs a direction")
        return self.task.direction

    @property
    def is_angle(self) -> bool:
        """It is given by an angle."""
        return self.given.form is Form.ANGLE

    @property
    def is_towards(self) -> bool:
        """It is given by a point to look at."""
        return self.given.form is Form.TOWARDS

    @property
    def angle(self) -> Fraction:
        """In degrees."""
        return self.given.numbers[0]

    @cached_property
    def vector(self) -> Entries:
        """A vector that points there, of any length."""
        if self.is_angle:
            return along_angle(self.angle)
        if self.is_towards:
            pairs = zip(self.given.numbers, self.task.point or (), strict=True)
            return tuple(number(there - here) for there, here in pairs)
        return tuple(map(number, self.given.numbers))

    @cached_property
    def length(self) -> Expression:
        """Of the vector."""
        if self.is_angle:
            return angle_length(self.vector)
        return length(self.vector)

    @cached_property
    def unit(self) -> Entries:
        """The vector of length 1."""
        if self.is_angle:
            return tuple(quotient(entry, self.length) for entry in self.vector)
        return unit(self.vector)

    def neatly(self, slopes: Sequence[Expression]) -> Expression:
        """The same in the form that reads best."""
        plain = self.along(slopes)
        if rational(plain) is not None or not isinstance(plain, Sum | Quotient):
            return plain
        apart = quotient(_shortest(dotted(slopes, self.vector)), self.length)
        return min(apart, plain, _shortest(plain), key=lambda form: len(pretty(form)))

    def along(self, slopes: Sequence[Expression]) -> Expression:
        """The slope that any gradient has this way."""
        known, steps = rationals(slopes), rationals(self.vector)
        if known is not None and steps is not None and any(steps):
            dot = sum((a * b for a, b in zip(known, steps, strict=True)), Fraction(0))
            return over_root(dot, squares(steps))
        return quotient(dotted(slopes, self.vector), self.length)

    # Words

    @cached_property
    def names(self) -> tuple[str, str]:
        """What the unit vector and the vector are called: letters that the task does not use."""
        free = [it for it in ("u", "v", "d", "m", "k", "q") if it not in self.task.variables]
        return free[0], free[1]

    @property
    def symbol(self) -> str:
        """`D_u f(1, 2)`; `D_u f` where there is no point."""
        place = point_text(self.task.point) if self.task.point is not None else ""
        return f"D_{self.names[0]} f{place}"

    @property
    def text(self) -> str:
        """`in the direction of v = (3, 4)`, or as an angle, or towards a point."""
        numbers = point_text(self.given.numbers)
        if self.is_angle:
            first = wording.row(self.task).partition(",")[0]
            return f"at {number_text(self.angle)}° from the {first}-axis, counter-clockwise"
        if self.is_towards:
            return f"towards the point {numbers}"
        return f"in the direction of {self.names[1]} = {numbers}"


def dotted(slopes: Sequence[Expression], steps: Sequence[Expression]) -> Expression:
    """The products added up, tidy."""
    return add(*(times(step, slope) for slope, step in zip(slopes, steps, strict=True)))


def written_dot(slopes: Sequence[Expression], steps: Sequence[Expression]) -> Expression:
    """`8·3/5 + 3·4/5`, not yet computed."""
    return Sum(tuple(map(_written, slopes, steps)))


def _written(slope: Expression, step: Expression) -> Expression:
    if isinstance(step, Number) and step.value < 0:
        return Negative(Product((_bar(number(-step.value)), slope)))
    if isinstance(step, Negative):
        return Negative(Product((step.of, slope)))
    return Product((_bar(step), slope))


def _bar(step: Expression) -> Expression:
    """A fraction with its bar."""
    known = rational(step)
    if known is None or known.denominator == 1:
        return step
    return Quotient(number(known.numerator), number(known.denominator))


def along_angle(degrees: Fraction) -> Entries:
    """A vector along an angle: of whole numbers and √3 where that can be."""
    turned = degrees % FULL_TURN
    quarter, rest = divmod(turned, 90)
    first, second = _PLAIN.get(int(rest), (ZERO, ZERO)) if rest.denominator == 1 else (ZERO, ZERO)
    if first == second == ZERO:
        radians = angle_in_radians(degrees)
        return Call("cos", radians), Call("sin", radians)
    for _ in range(int(quarter)):
        first, second = negative(second), first
    return first, second


def angle_in_radians(degrees: Fraction) -> Expression:
    """`π/6` for 30."""
    return times(number(degrees / HALF_TURN), Constant("pi"))


def angle_length(vector: Entries) -> Expression:
    """The length of what `along_angle` gives: 1, √2 or 2."""
    if _ROOT_3 in {part.of if isinstance(part, Negative) else part for part in vector}:
        return number(2)
    known = rationals(vector)
    return ONE if known is None else length(vector)


def _shortest(node: Expression) -> Expression:
    """The shortest form of an expression that sympy knows."""
    from gradquest.errors import Undefined
    from gradquest.maths.symbolic import expanded, simplest

    try:
        return min(node, expanded(node), simplest(node), key=lambda form: len(pretty(form)))
    except Undefined:
        return node
