"""Named wrong answers to a linear estimate, and the draws that would hide them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cached_property

from gradquest.kinds.kind import Form, Task
from gradquest.kinds.slips.coincidence import coincides
from gradquest.kinds.slips.local import Entries, Spot, defined, exact_at, swapped, with_entry
from gradquest.maths.calculus.building import minus, times
from gradquest.maths.calculus.differentiation import Broken
from gradquest.maths.expression import (
    ZERO,
    Expression,
    Product,
    Sum,
    Variable,
    number,
)
from gradquest.maths.notation import number_text, point_text, pretty, pretty_answer
from gradquest.maths.phrases import height_word, letters, listed, slope_name
from gradquest.maths.tidy import add, product
from gradquest.maths.verdict import Slip

NAME = "linear_estimate"
SKILL = f"{NAME}.polynomial"

TELLING = (
    "height-forgotten",
    "change-forgotten",
    "point-for-way",
    "exact-instead",
    "components-swapped",
    "way-reversed",
    "letters-left",
)
"""The slips that a draw must show."""


class Near(Spot):
    """A point, another one close by, and what the slopes say of it."""

    @cached_property
    def near(self) -> tuple[Fraction, ...]:
        """The near point; the point itself where the task gives none."""
        direction = self.task.direction
        if direction is None:
            return self.point
        if direction.form is Form.TOWARDS:
            return direction.numbers
        return tuple(a + b for a, b in zip(self.point, direction.numbers, strict=True))

    @property
    def place(self) -> str:
        """`(1, 2)`; `x = 1` where there is one letter."""
        return placed(self.point) if len(self.point) > 1 else self.assignment(self.point)

    @cached_property
    def way(self) -> Entries:
        """From the point to the near one."""
        return tuple(number(b - a) for a, b in zip(self.point, self.near, strict=True))

    @property
    def sum(self) -> Expression:
        """Slopes times way, as it is written down."""
        return _sum([Product((slope, step)) for slope, step in self._pairs(self.way)])

    @property
    def whole(self) -> Expression:
        """The height and slopes times way, as it is written down."""
        products = [Product((slope, step)) for slope, step in self._pairs(self.way)]
        return _sum([self.height, *products])

    @property
    def change(self) -> Expression:
        """Slopes times way."""
        return self.along(self.way)

    @property
    def estimate(self) -> Expression:
        """The height on the tangent plane over the near point."""
        return exact_at(self.whole, {})

    @property
    def plane(self) -> Expression:
        """The tangent plane's formula."""
        return self.planed(self.gradient, self.point)

    @property
    def offsets(self) -> Entries:
        """How far each letter is from the point: `x - 1`."""
        return tuple(minus(Variable(name), number(at)) for name, at in self.task.at.items())

    @property
    def written_plane(self) -> Expression:
        """The same, with nothing tidied away."""
        return _sum([self.height, *(Product(pair) for pair in self._pairs(self.offsets))])

    def along(self, way: Entries, slopes: Entries | None = None) -> Expression:
        """The change along a way by the slopes here, or by others."""
        pairs = zip(slopes or self.gradient, way, strict=True)
        return exact_at(_sum([Product(pair) for pair in pairs]), {})

    def planed(
        self, slopes: Sequence[Expression], point: Sequence[Fraction], *, has_height: bool = True
    ) -> Expression:
        """The plane with these slopes that has this spot's height over a point."""
        terms = [self.height] if has_height else []
        for name, slope, start in zip(self.task.variables, slopes, point, strict=True):
            terms.append(product((slope, minus(Variable(name), number(start)))))
        return add(*terms)

    def _pairs(self, way: Entries) -> Iterator[tuple[Expression, Expression]]:
        return zip(self.gradient, way, strict=True)


def surface(task: Task) -> str:
    """`tangent plane`; `tangent line` where there is one letter."""
    return "tangent line" if len(task.variables) == 1 else "tangent plane"


def placed(point: Sequence[Fraction]) -> str:
    """`(1, 2)`; `2` where there is one letter."""
    return point_text(point) if len(point) > 1 else number_text(point[0])


def _sum(terms: Sequence[Expression]) -> Expression:
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def estimate_slips(task: Task) -> Iterator[Slip]:
    """The formula's parts first, then each slope's broken rules carried through it."""
    spot = Near(task)
    groups = (_plane_slips, _plane_slopes) if task.aspect == "plane" else (_number_slips, _slopes)
    found = (slip for group in groups for slip in group(spot))
    yield from defined(found, may_be_open=True)


def estimate_blind_spots(task: Task) -> Iterator[str]:
    """The telling slips that give the right answer all the same."""
    spot = Near(task)
    group = _plane_slips if task.aspect == "plane" else _number_slips
    right = _right(spot)
    hidden = [
        slip.id
        for slip in group(spot)
        if slip.id in TELLING and coincides(slip.answer[0], right, task.domain)
    ]
    yield from dict.fromkeys(hidden)


def _right(spot: Near) -> Expression:
    aspect = spot.task.aspect
    return {"plane": spot.plane, "change": spot.change}.get(aspect, spot.estimate)


def _slip(name: str, answer: Expression, message: str, did: str) -> Slip:
    return Slip(name, message, (answer,), SKILL, did)


# A number is asked for


def _number_slips(spot: Near) -> Iterator[Slip]:
    is_change = spot.task.aspect == "change"
    yield from _halves(spot, is_change=is_change)
    start = ZERO if is_change else spot.height
    change = f"the change in {spot.letters}"
    way, slopes = pretty_answer(spot.way), "slopes" if len(spot.way) > 1 else "slope"

    def onto(change: Expression) -> Expression:
        return exact_at(Sum((start, change)), {})

    message = f"Multiply the {slopes} by {change}, {way}, not by the point {placed(spot.near)}."
    by_point = spot.along(tuple(map(number, spot.near)))
    yield _slip("point-for-way", onto(by_point), message, f"use the point instead of {change}")
    exact = exact_at(spot.task.function, dict(zip(spot.task.variables, spot.near, strict=True)))
    found = minus(exact, spot.height) if is_change else exact
    message = f"That is the exact value; the estimate goes by the {slopes} at {placed(spot.point)}."
    yield _slip("exact-instead", found, message, "work out the exact value")
    message = f"From {placed(spot.point)} to {placed(spot.near)} {change} is {way}."
    back = spot.along(tuple(times(number(-1), step) for step in spot.way))
    yield _slip("way-reversed", onto(back), message, f"take {change} backwards")
    message = f"Take the {slopes} at the start {placed(spot.point)}, not at the end."
    there = spot.along(spot.way, spot.gradient_at(spot.near))
    yield _slip("slopes-of-the-end", onto(there), message, f"take the {slopes} at the end")
    yield from _mixed_up(spot, start)


def _halves(spot: Near, *, is_change: bool) -> Iterator[Slip]:
    """The height without the change, or the change without the height."""
    near, word = f"f{point_text(spot.near)}", height_word(spot.task.variables)
    if is_change:
        message = f"That is {near} as a whole. By how much does f change to get there?"
        yield _slip("height-kept", spot.estimate, message, f"give the {word} at the end")
        return
    height = pretty(spot.height)
    message = f"That is only the change of f. Add the {word} {height} that you start from."
    yield _slip("height-forgotten", spot.change, message, f"leave out the {word} at the start")
    message = f"That is the {word} at {spot.place}. Add the change of f."
    yield _slip("change-forgotten", spot.height, message, f"give the {word} at the start")


def _mixed_up(spot: Near, start: Expression) -> Iterator[Slip]:
    """Slopes or steps in each other's place, or one of them left out."""
    for pair in spot.swaps():
        names = listed([slope_name(spot.task.variables[place]) for place in pair])
        message = f"Each slope goes with the change in its own letter; you swapped {names}."
        change = spot.along(spot.way, swapped(spot.gradient, pair))
        answer = exact_at(Sum((start, change)), {})
        yield _slip("components-swapped", answer, message, f"swap {names}")
    if len(spot.way) == 1:
        return
    for place, name in enumerate(spot.task.variables):
        if spot.way[place] != ZERO:
            way = (*spot.way[:place], ZERO, *spot.way[place + 1 :])
            step = pretty(spot.way[place])
            message = f"{letters([name])} changes too: add {slope_name(name)} times {step}."
            answer = exact_at(Sum((start, spot.along(way))), {})
            yield _slip("one-coordinate", answer, message, f"leave {letters([name])} out")


def _slopes(spot: Near) -> Iterator[Slip]:
    """A slope with a broken rule, carried on."""
    start = ZERO if spot.task.aspect == "change" else spot.height
    for wrong in spot.wrong_slopes():
        slopes = with_entry(spot.gradient, wrong.place, wrong.value)
        answer = exact_at(Sum((start, spot.along(spot.way, slopes))), {})
        yield _with_wrong_slope(spot.slope_name(wrong.by), wrong.broken, answer)


def _with_wrong_slope(slope: str, rule: Broken, answer: Expression) -> Slip:
    message = f"The rest is right, but look at {slope}. {rule.sentence}"
    skill = f"gradient_at.{rule.family}"
    return Slip(rule.id, message, (answer,), skill, f"{rule.did} in {slope}")


# The plane is asked for


def _plane_slips(spot: Near) -> Iterator[Slip]:
    task = spot.task
    plane, word = surface(task).split()[1], height_word(task.variables)
    message = f"At {spot.place} the {plane} has the {word} of f: add {pretty(spot.height)}."
    bare = spot.planed(spot.gradient, spot.point, has_height=False)
    yield _slip("height-forgotten", bare, message, f"leave out the {word} at the point")
    ways, plural = listed(list(map(pretty, spot.offsets))), "s" if len(spot.way) > 1 else ""
    message = f"Count from the point: multiply the slope{plural} by {ways}."
    unshifted = spot.planed(spot.gradient, [Fraction(0)] * len(spot.point))
    yield _slip("point-for-way", unshifted, message, "multiply by the bare letters")
    message = f"Subtract the point: multiply the slope{plural} by {ways}."
    added = spot.planed(spot.gradient, [-at for at in spot.point])
    yield _slip("way-reversed", added, message, "add the point instead of subtracting it")
    numbers = "plain numbers as slopes" if len(spot.way) > 1 else "a plain number as its slope"
    pronoun = "them" if len(spot.way) > 1 else "it"
    message = f"A {plane} has {numbers}: put {spot.assignment(spot.point)} into {pronoun}."
    yield _slip("letters-left", spot.planed(spot.partials, spot.point), message, "leave letters in")
    for pair in spot.swaps():
        names = listed([slope_name(task.variables[at]) for at in pair])
        message = f"Each slope goes with its own letter; you swapped {names}."
        answer = spot.planed(swapped(spot.gradient, pair), spot.point)
        yield _slip("components-swapped", answer, message, f"swap {names}")
    message = f"That is f itself. The {plane} only touches it at the point."
    yield _slip("gave-f", task.function, message, "give f itself")


def _plane_slopes(spot: Near) -> Iterator[Slip]:
    for wrong in spot.wrong_slopes():
        slopes = with_entry(spot.gradient, wrong.place, wrong.value)
        yield _with_wrong_slope(
            spot.slope_name(wrong.by), wrong.broken, spot.planed(slopes, spot.point)
        )
