"""Named wrong answers to a directional derivative, at a point or as a formula."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gradquest.kinds.kind import Direction, Form, Task
from gradquest.kinds.slips.coincidence import coincides
from gradquest.kinds.slips.local import (
    NOT_OF_A_SLOPE,
    Entries,
    Spot,
    defined,
    exact_at,
    swapped,
    with_entry,
)
from gradquest.kinds.ways import Way, dotted
from gradquest.maths.calculus.building import squared, times
from gradquest.maths.calculus.differentiation import broken
from gradquest.maths.expression import ONE, ZERO, Call, Expression, number
from gradquest.maths.lengths import length
from gradquest.maths.notation import number_text, point_text, pretty
from gradquest.maths.phrases import height_word, slope_name
from gradquest.maths.tidy import add, negative, quotient
from gradquest.maths.verdict import Slip

NAME = "directional"
SKILL = f"{NAME}.polynomial"


def directional_slips(task: Task) -> Iterator[Slip]:
    """The gradient itself, other directions, other products, then broken rules."""
    look = _Look(task)
    form = (_unfinished, _without_unit)
    groups = (*form, _other_ways, _other_products, _elsewhere, _with_wrong_slope)
    found = (slip for group in groups for slip in group(look))
    yield from defined(found, may_be_open=True)


class _Look:
    """A task with its gradient and its direction."""

    def __init__(self, task: Task) -> None:
        self.task, self.spot, self.way = task, Spot(task), Way(task)

    @property
    def gradient(self) -> Entries:
        return self.spot.gradient if self.task.point is not None else self.spot.partials

    @property
    def right(self) -> Expression:
        return self.way.along(self.gradient)

    def at(self, formula: Expression) -> Expression:
        """A formula at the point, where there is one."""
        return formula if self.task.point is None else exact_at(formula, self.task.at)


def _slip(name: str, answer: Expression, message: str, did: str) -> Slip:
    return Slip(name, message, (answer,), SKILL, did)


def _unfinished(look: _Look) -> Iterator[Slip]:
    """The gradient, its length, the formula, the height."""
    spot, u = look.spot, look.way.names[0]
    message = f"That is the gradient. Multiply it by the unit vector {u} and add up."
    yield Slip("gave-gradient", message, look.gradient, SKILL, "give the gradient")
    if look.task.point is not None:
        message = f"That is the formula. Now put in {spot.assignment(spot.point)}."
        yield _slip("not-substituted", look.way.along(spot.partials), message, "leave letters in")
        called = f"the {height_word(look.task.variables)} f{spot.place_text}"
        message = f"That is {called}; a slope is asked for."
        yield _slip("value-instead", spot.height, message, f"give {called}")
    message = f"That is the largest slope of all, |∇f|; along {u} it is less."
    yield _slip("norm-instead", length(look.gradient), message, "give the gradient's length")
    message = "That is the slope in the opposite direction."
    yield _slip("whole-sign", negative(look.right), message, "take the wrong sign")


def _without_unit(look: _Look) -> Iterator[Slip]:
    """Another length of the direction than 1."""
    way, size = look.way, look.way.length
    if way.is_angle:
        return
    v, shown = way.names[1], pretty(size)
    plain = dotted(look.gradient, way.vector)
    message = f"Divide by the length |{v}| = {shown}: only the direction of {v} counts."
    yield _slip("not-unit", plain, message, f"multiply by {v} instead of its unit vector")
    message = f"Divide by the length {shown} once, not twice."
    did = "divide by the square of the length"
    yield _slip("length-squared", quotient(plain, squared(size)), message, did)
    message = f"Divide by the length {shown}; you multiplied."
    yield _slip("length-multiplied", times(plain, size), message, "multiply by the length")
    if way.is_towards:
        yield from _to_the_point(look)


def _to_the_point(look: _Look) -> Iterator[Slip]:
    """The point that one looks at, taken for the direction."""
    task, way = look.task, look.way
    there, here = point_text(way.given.numbers), point_text(task.point or ())
    message = f"The direction is end minus start: {there} - {here}, not {there} itself."
    did = f"take {there} itself for the direction"
    plain = Way(replace(task, direction=Direction(Form.VECTOR, way.given.numbers)))
    yield _slip("towards-as-vector", plain.along(look.gradient), message, did)
    yield _slip("towards-as-vector", dotted(look.gradient, plain.vector), message, did)


def _other_ways(look: _Look) -> Iterator[Slip]:
    """Sine and cosine in each other's place, degrees taken for radians."""
    way = look.way
    if not way.is_angle:
        return
    degrees = number_text(way.angle)
    message = f"The cosine of {degrees}° goes with the first letter, the sine with the second."
    turned = swapped(way.unit, (0, 1))
    yield _slip("sine-for-cosine", dotted(look.gradient, turned), message, "swap sine and cosine")
    raw = number(way.angle)
    message = f"Your calculator took {degrees} for radians; set it to degrees."
    radians = (Call("cos", raw), Call("sin", raw))
    yield _slip("radians", dotted(look.gradient, radians), message, "reckon in radians")
    for place in range(2):
        message = f"Mind the signs of cos {degrees}° and sin {degrees}°."
        other = with_entry(way.unit, place, negative(way.unit[place]))
        did = "take the wrong sign of a sine or cosine"
        yield _slip("angle-sign", dotted(look.gradient, other), message, did)


def _other_products(look: _Look) -> Iterator[Slip]:
    """Entries paired wrongly, one product alone, slopes added up."""
    way, gradient = look.way, look.gradient
    for pair in look.spot.swaps():
        message = "Pair each slope with the entry of its own letter."
        answer = way.along(swapped(gradient, pair))
        yield _slip("components-swapped", answer, message, "pair slopes with the wrong entries")
    for place, name in enumerate(look.task.variables):
        alone = tuple(slope if at == place else ZERO for at, slope in enumerate(gradient))
        message = f"That is the part along {name} alone; add the parts of all letters."
        did = f"give the part along {name} alone"
        yield _slip("one-coordinate-only", way.along(alone), message, did)
        other = with_entry(gradient, place, negative(gradient[place]))
        message = "The products are added: keep the sign of each slope and each entry."
        yield _slip("sum-sign", way.along(other), message, "take the wrong sign of a product")
    message = "Multiply each slope by the direction's entry before you add them."
    yield _slip("sum-instead", add(*gradient), message, "add the slopes")


def _elsewhere(look: _Look) -> Iterator[Slip]:
    """The gradient of another point."""
    spot = look.spot
    for swap in spot.swapped_coordinates() if look.task.point is not None else ():
        answer = look.way.along(spot.gradient_at(swapped(spot.point, swap.pair)))
        yield _slip("point-swapped", answer, swap.says, swap.did)


def _with_wrong_slope(look: _Look) -> Iterator[Slip]:
    names = look.task.variables
    seen: set[tuple[str, Expression]] = set()
    for place, by in enumerate(names):
        for rule in broken(look.task.function, by, names):
            slope = look.at(rule.derivative)
            if rule.id in NOT_OF_A_SLOPE or (rule.id, slope) in seen:
                continue
            seen.add((rule.id, slope))
            answer = look.way.along(with_entry(look.gradient, place, slope))
            message = f"Look at {slope_name(by)}. {rule.sentence}"
            did = f"{rule.did} in {slope_name(by)}"
            yield Slip(rule.id, message, (answer,), f"{NAME}.{rule.family}", did)


# Draws that teach nothing


def directional_blind_spots(task: Task) -> Iterator[str]:
    """The slips that give the right slope all the same."""
    look = _Look(task)
    right, domain = look.right, task.domain
    if coincides(right, ZERO, domain):
        yield "whole-sign"
        return
    is_unit = look.way.length == ONE
    if is_unit and not look.way.is_angle:
        yield "not-unit"
    telling = [*(() if is_unit else _without_unit(look)), *_elsewhere(look)]
    if not _is_diagonal(look.way):
        telling += [it for it in _other_products(look) if it.id == "components-swapped"]
        telling += [it for it in _other_ways(look) if it.id == "sine-for-cosine"]
    for slip in telling:
        if coincides(slip.answer[0], right, domain):
            yield slip.id


def _is_diagonal(way: Way) -> bool:
    """All entries are the same but for a sign, as at 45°: nothing can be swapped there."""
    plain = {entry.of if hasattr(entry, "of") else entry for entry in way.unit}
    return len(plain) == 1
