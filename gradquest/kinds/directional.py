"""The slope of a function in any direction: gradient times unit vector."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gradquest.kinds import afterwords, pictures, slips, wording
from gradquest.kinds.gradient_at import KIND as GRADIENT_AT
from gradquest.kinds.gradient_at import gradient_line, partial_lines
from gradquest.kinds.kind import Form, Material, Task
from gradquest.kinds.magnitude import of_several_variables, written_length
from gradquest.kinds.one_number import OneNumber
from gradquest.kinds.ways import Way, angle_in_radians, written_dot
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Call, Expression, Quotient, Sum, number, variables
from gradquest.maths.lengths import is_short_root
from gradquest.maths.notation import number_text, point_text, pretty, pretty_answer
from gradquest.maths.tidy import negative
from gradquest.maths.verdict import Slip

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture


class Directional(OneNumber):
    """D_u f along a vector, at an angle or towards a point; a formula where there is no point."""

    name = "directional"
    title = "directional derivative"
    short = "directional"
    order = 34
    needs = frozenset({"direction"})
    takes = frozenset({"point"})

    def hindrance(self, material: Material) -> str | None:
        """An angle needs a plane; to look towards a point one must stand somewhere."""
        trouble = of_several_variables(self, material) or super().hindrance(material)
        if trouble is None and "direction" in material.gives:
            if material.form is Form.ANGLE and len(material.variables) != 2:
                return f"{self.name} at an angle needs two variables; give a vector instead"
            if material.form is Form.TOWARDS and "point" not in material.gives:
                return f"{self.name} towards a point needs a point to stand at; add point: {{...}}"
        return trouble

    # What is asked

    def question(self, task: Task) -> str:
        """`D_u f(1, 2) = ?`"""
        return f"{Way(task).symbol} = ?"

    def request(self, task: Task) -> str:
        """Where one stands, and which way one looks."""
        way = Way(task)
        stand = f" at {wording.place(task)}" if task.point is not None else ""
        unit = f" ({way.names[0]} is the unit vector that way)"
        return f"Find the directional derivative {way.symbol} of f{stand}, {way.text}{unit}."

    # What is answered

    def gradient(self, task: Task) -> tuple[Expression, ...]:
        """At the point where there is one, else in letters."""
        if task.point is not None:
            return GRADIENT_AT.answer(task)
        return _partials(task)

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The exact slope that way."""
        return (Way(task).neatly(self.gradient(task)),)

    def is_neat(self, answer: Sequence[Expression]) -> bool:
        """At most three decimals, small roots, or a formula."""
        return super().is_neat(answer) or all(map(_is_short, answer))

    # What is explained

    def steps(self, task: Task) -> tuple[Step, ...]:
        """The gradient, the unit vector, their product."""
        at_point = [gradient_line(task)] if task.point is not None else []
        return (*partial_lines(task), *at_point, *_way_lines(task), self._product(task))

    def slips(self, task: Task) -> Iterator[Slip]:
        """No unit vector, another direction, and each partial's broken rules."""
        return slips.directional_slips(task)

    def hints(self, task: Task) -> tuple[str, ...]:
        """The product, the gradient, the unit vector."""
        way = Way(task)
        u = way.names[0]
        gradient = pretty_answer(self.gradient(task))
        here = point_text(task.point) if task.point is not None else ""
        return (
            f"Multiply the gradient by the unit vector: ∇f · {u}, entry by entry, and add up.",
            f"The gradient is ∇f{here} = {gradient}.",
            f"The unit vector is {u} = {pretty_answer(way.unit)}.",
        )

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:
        """The gradient, the direction, and the learner's slope along it."""
        return pictures.directional_scene(task, self.gradient(task), Way(task).unit, learner)

    def afterword(self, task: Task, learner: tuple[Expression, ...] | None) -> str:  # noqa: ARG002
        """How steep it could be at most, where no picture says it."""
        return afterwords.steepest(task)

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that lead to the right answer here."""
        return slips.directional_blind_spots(task)

    def _product(self, task: Task) -> Step:
        way = Way(task)
        of = (written_dot(self.gradient(task), way.unit),)
        says = f"Multiply the gradient by {way.names[0]}, entry by entry, and add up."
        return Step("", says, of, self.answer(task), name=way.symbol, work=len(way.unit) + 1)


def _partials(task: Task) -> tuple[Expression, ...]:
    from gradquest.maths.calculus.neat import neat_derivative

    return tuple(neat_derivative(task.function, by) for by in task.variables)


def _is_short(entry: Expression) -> bool:
    if variables(entry):
        return True
    match entry:
        case Sum(terms):
            return all(map(is_short_root, terms))
        case Quotient(Sum(terms), bottom):
            return all(map(is_short_root, (*terms, bottom)))
    return is_short_root(entry)


def _way_lines(task: Task) -> Iterator[Step]:
    """From what is given to the unit vector."""
    way = Way(task)
    u, v = way.names
    if way.is_angle:
        radians = angle_in_radians(way.angle)
        of: tuple[Expression, ...] = (Call("cos", radians), Call("sin", radians))
        says = f"The unit vector at {number_text(way.angle)}° has its cosine and its sine."
        yield Step("", says, of, way.unit, name=u)
        return
    if way.is_towards:
        pairs = zip(way.given.numbers, task.point or (), strict=True)
        apart = tuple(Sum((number(there), negative(number(here)))) for there, here in pairs)
        here = point_text(task.point or ())
        says = f"The way from {here} to {point_text(way.given.numbers)}: end minus start."
        yield Step("", says, apart, way.vector, name=v)
    says = f"Divide {v} by its length {pretty(written_length(way.vector))} = {pretty(way.length)}."
    divided = tuple(Quotient(entry, way.length) for entry in way.vector)
    yield Step("", says, divided, way.unit, name=u, work=2)


KIND = Directional()
