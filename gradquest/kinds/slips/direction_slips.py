"""Named wrong answers to directions that follow from the gradient, and to its angle."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from gradquest.kinds.kind import Task
from gradquest.kinds.slips.blind_spots import gradient_blind_spots
from gradquest.kinds.slips.coincidence import coincides
from gradquest.kinds.slips.local import Entries, Spot, defined, swapped, with_entry
from gradquest.maths import floats
from gradquest.maths.calculus.building import times
from gradquest.maths.exact import rational
from gradquest.maths.expression import ZERO, Call, Constant, Expression, number
from gradquest.maths.lengths import length, squares, unit
from gradquest.maths.notation import pretty
from gradquest.maths.phrases import slope_name
from gradquest.maths.tidy import add, negative, quotient
from gradquest.maths.verdict import Slip

NAME = "direction"
SKILL = f"{NAME}.polynomial"

ASCENT, DESCENT, LEVEL, ANGLE, UNIT = "ascent", "descent", "level", "angle", "unit "
HALF_TURN = 180

CLOSE = 2e-3
"""Directions whose sine is below this count as one: answers are rounded to three digits."""


def is_about_angle(task: Task) -> bool:
    """An angle in degrees is asked for."""
    return task.aspect == ANGLE


def is_about_unit(task: Task) -> bool:
    """A vector of length 1 is asked for."""
    return task.aspect.startswith(UNIT)


def way_of(task: Task) -> str:
    """`ascent`, `descent` or `level`."""
    way = task.aspect.removeprefix(UNIT)
    return way if way in (DESCENT, LEVEL) else ASCENT


def pointing(gradient: Entries, task: Task) -> Entries:
    """What the task asks for, made of any gradient."""
    if is_about_angle(task):
        return (degrees(gradient),)
    along = _turned(gradient, way_of(task))
    return unit(along) if is_about_unit(task) else along


def _turned(gradient: Entries, way: str) -> Entries:
    if way == DESCENT:
        return tuple(map(negative, gradient))
    if way == LEVEL:
        return (negative(gradient[1]), gradient[0])
    return gradient


def degrees(vector: Sequence[Expression]) -> Expression:
    """The angle of a vector in the plane, counter-clockwise from the first axis, in degrees."""
    first, second = vector
    right, up = floats.value(first), floats.value(second)
    if not right:
        return number(90 if up > 0 else -90 if up else 0)
    turn = 0 if right > 0 else HALF_TURN if up >= 0 else -HALF_TURN
    return add(number(turn), principal(quotient(second, first)))


def principal(tangent: Expression) -> Expression:
    """What a calculator gives for the angle of a tangent, in degrees."""
    known = rational(tangent)
    if known in (-1, 0, 1):
        return number(45 * int(known or 0))
    sign, size = (-1, -known) if known is not None and known < 0 else (1, known)
    inner = tangent if size is None else number(size)
    return times(number(sign * HALF_TURN), quotient(Call("arctan", inner), Constant("pi")))


def angle_text(gradient: Entries, angle: Expression) -> str:
    """`arctan(8/6) = 53.1°`, with the half turn where there is one."""
    first, second = gradient
    turn = round((floats.value(angle) - _calculated(gradient)) / HALF_TURN) * HALF_TURN
    half = {0: "", HALF_TURN: " + 180°", -HALF_TURN: " - 180°"}[turn]
    quadrant = f"{pretty(first)} is negative, so " if turn else ""
    tangent = pretty(quotient(second, first)) if floats.value(first) else "infinity"
    return f"{quadrant}arctan({tangent}){half} ≈ {floats.value(angle):.1f}°"


def _calculated(vector: Sequence[Expression]) -> float:
    first, second = map(floats.value, vector)
    return math.degrees(math.atan(second / first)) if first else math.copysign(90, second)


def is_along(one: Entries, other: Entries) -> bool:
    """Both point the same way; numbers may be rounded."""
    mine, theirs = ([floats.value(entry) for entry in it] for it in (one, other))
    sizes = math.hypot(*mine) * math.hypot(*theirs)
    if not sizes or not math.isfinite(sizes):
        return False
    dot = math.fsum(a * b for a, b in zip(mine, theirs, strict=True))
    return dot > 0 and 1 - (dot / sizes) ** 2 < CLOSE**2


# Wrong ways


def direction_slips(task: Task) -> Iterator[Slip]:
    """Other ways first, then the form, then each slope's broken rules."""
    spot = Spot(task)
    whole = (_other_angles, _ways, _places) if is_about_angle(task) else (_ways, _places, _forms)
    groups = (*whole, _with_wrong_slope)
    yield from defined(slip for group in groups for slip in group(spot))


def _slip(name: str, answer: Entries, message: str, did: str) -> Slip:
    return Slip(name, message, answer, SKILL, did)


def _shaped(name: str, way: Entries, spot: Spot, message: str, did: str) -> Iterator[Slip]:
    """A wrong way in the form that is asked for, and as it is."""
    if is_about_angle(spot.task):
        yield _slip(name, (degrees(way),), message, did)
        return
    if is_along(way, _turned(spot.gradient, way_of(spot.task))):
        return
    if is_about_unit(spot.task):
        yield _slip(name, unit(way), message, did)
    yield _slip(name, way, message, did)


def _ways(spot: Spot) -> Iterator[Slip]:
    """Up for down, level for steep, and half-turned."""
    gradient, asked = spot.gradient, way_of(spot.task)
    down = _turned(gradient, DESCENT)
    if asked == ASCENT:
        message = "That way f falls fastest. It grows fastest the opposite way."
        yield from _shaped("negated", down, spot, message, "give the way down")
    elif asked == DESCENT:
        message = "That way f grows fastest. It falls fastest the opposite way."
        yield from _shaped("negated", gradient, spot, message, "give the way up")
    else:
        message = "That is the steepest way; the level one is at a right angle to it."
        for way in (gradient, down):
            yield from _shaped("gave-gradient", way, spot, message, "give the steepest way")
        message = "The entries are swapped, but one sign must turn round as well."
        for way in (swapped(gradient, (0, 1)), swapped(down, (0, 1))):
            did = "swap the entries without turning a sign round"
            yield from _shaped("sign-not-turned", way, spot, message, did)
        message = "One sign is turned round, but the entries must change places as well."
        for way in ((negative(gradient[0]), gradient[1]), (gradient[0], negative(gradient[1]))):
            did = "turn a sign round without swapping the entries"
            yield from _shaped("entries-not-swapped", way, spot, message, did)
    if asked != LEVEL and len(gradient) == 2:
        message = "That way f stays level: it is at a right angle to the gradient."
        for way in (_turned(gradient, LEVEL), tuple(map(negative, _turned(gradient, LEVEL)))):
            yield from _shaped("level-instead", way, spot, message, "give a level way")


def _places(spot: Spot) -> Iterator[Slip]:
    """Entries or coordinates in each other's place, and the point taken for a direction."""
    way = way_of(spot.task)
    for swap in spot.swapped_slopes() if way != LEVEL else ():
        turned = _turned(swapped(spot.gradient, swap.pair), way)
        yield from _shaped("components-swapped", turned, spot, swap.says, swap.did)
    for place, name in enumerate(spot.task.variables if way != LEVEL else ()):
        slope = spot.gradient[place]
        message = f"Mind the sign of {slope_name(name)}: it is {pretty(slope)} here."
        turned = _turned(with_entry(spot.gradient, place, negative(slope)), way)
        did = f"take the wrong sign in {slope_name(name)}"
        yield from _shaped("whole-sign", turned, spot, message, did)
    for swap in spot.swapped_coordinates():
        turned = _turned(spot.gradient_at(swapped(spot.point, swap.pair)), way)
        yield from _shaped("point-swapped", turned, spot, swap.says, swap.did)
    here = tuple(map(number, spot.point))
    message = f"That is the point {spot.place_text} itself; take the gradient there."
    for turned in (here, tuple(map(negative, here))):
        yield from _shaped("gave-point", turned, spot, message, "give the point")


def _forms(spot: Spot) -> Iterator[Slip]:
    """The right way with another length than 1."""
    if not is_about_unit(spot.task):
        return
    way = _turned(spot.gradient, way_of(spot.task))
    whole = length(way)
    message = f"That points the right way; divide it by its length {pretty(whole)}."
    yield _slip("not-unit", way, message, "keep the length")
    known = [rational(entry) for entry in way]
    if all(value is not None for value in known):
        size = squares([value for value in known if value is not None])
        message = f"Divide by the length {pretty(whole)}, the root of {pretty(number(size))}."
        squared = tuple(quotient(entry, number(size)) for entry in way)
        yield _slip("length-squared", squared, message, "divide by the square of the length")
    total = add(*way)
    if total != ZERO:
        message = f"Divide by the length {pretty(whole)}, not by the sum of the entries."
        summed = tuple(quotient(entry, total) for entry in way)
        yield _slip("sum-instead", summed, message, "divide by the sum of the entries")


def _other_angles(spot: Spot) -> Iterator[Slip]:
    """Another quadrant, another axis, another unit."""
    first, second = spot.gradient
    right = degrees(spot.gradient)
    message = (
        f"Mind the quadrant: {slope_name(spot.task.variables[0])} is negative, "
        "so the angle is half a turn further."
    )
    yield _slip("quadrant", (principal(quotient(second, first)),), message, "miss the quadrant")
    message = "That is the angle in radians; multiply by 180/π."
    radians = times(right, quotient(Constant("pi"), number(HALF_TURN)))
    yield _slip("radians", (radians,), message, "give the angle in radians")
    message = "That angle goes clockwise, or from the other axis."
    yield _slip("angle-sign", (negative(right),), message, "turn the other way round")
    slope = quotient(second, first)
    message = "That is the tangent of the angle; its arctan is the angle."
    yield _slip("tangent-instead", (slope,), message, "give the tangent")


def _with_wrong_slope(spot: Spot) -> Iterator[Slip]:
    for wrong in spot.wrong_slopes():
        if wrong.broken.id == "whole-sign":  # said of each slope above
            continue
        slope, rule = slope_name(wrong.by), wrong.broken
        gradient = with_entry(spot.gradient, wrong.place, wrong.value)
        yield Slip(
            rule.id,
            f"Look at {slope}. {rule.sentence}",
            pointing(gradient, spot.task),
            f"{NAME}.{rule.family}",
            f"{rule.did} in {slope}",
        )


# Draws that teach nothing


def direction_blind_spots(task: Task) -> Iterator[str]:
    """As of the gradient; and what leads to another gradient that points the same way."""
    for unseen in gradient_blind_spots(task):
        if unseen != "normalised" or is_about_unit(task):
            yield "not-unit" if unseen == "normalised" else unseen
    spot = Spot(task)
    swaps = [spot.gradient_at(swapped(spot.point, pair)) for pair in spot.swaps()]
    if swaps and all(_is_same_way(spot.gradient, other, task) for other in swaps):
        yield "point-swapped"
    way = pointing(spot.gradient, task)
    if len(way) > 1 and all(coincides(entry, way[0], {}) for entry in way[1:]):
        yield "components-swapped"
    if is_along(tuple(map(number, task.point or ())), spot.gradient) and not is_about_angle(task):
        yield "gave-point"


def _is_same_way(one: Entries, other: Entries, task: Task) -> bool:
    """Along a level line both ways are right."""
    turned = tuple(map(negative, other))
    return is_along(one, other) or (way_of(task) == LEVEL and is_along(one, turned))
