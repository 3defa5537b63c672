"""Named wrong answers to a gradient at a point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gradquest.kinds.kind import Task
from gradquest.kinds.slips.formula_slips import formula_slips
from gradquest.kinds.slips.local import Entries, Spot, defined, swapped, with_entry
from gradquest.kinds.slips.slope_slips import slope_slips
from gradquest.maths.calculus.building import times
from gradquest.maths.expression import ONE, ZERO, number, substitute, variables
from gradquest.maths.notation import pretty
from gradquest.maths.phrases import height_word, letters, slope_name
from gradquest.maths.tidy import add, quotient, tidy
from gradquest.maths.verdict import Slip

NAME = "gradient_at"
SKILL = f"{NAME}.polynomial"


def gradient_slips(task: Task) -> Iterator[Slip]:
    """The form first, then the vector as a whole, then each slope's broken rules."""
    if len(task.variables) == 1:
        yield from slope_slips(task, task.variables[0], "derivative_at")
        return
    spot = Spot(task)
    yield from _unfinished(spot)
    yield from _not_a_pair(spot)
    yield from _as_formulas(spot)
    groups = (_misplaced, _resized, _halved, _with_wrong_slope)
    yield from defined(slip for group in groups for slip in group(spot))


def _slip(name: str, answer: Entries, message: str, did: str) -> Slip:
    return Slip(name, message, answer, SKILL, did)


def _unfinished(spot: Spot) -> Iterator[Slip]:
    """Partials that still have letters in them."""
    what = "Right formula" if len(spot.partials) == 1 else "Those are the right partials"
    message = f"{what}; now put in {spot.assignment(spot.point)}."
    yield _slip("not-substituted", spot.partials, message, "leave the letters in")
    names = spot.task.variables
    for name, value in spot.task.at.items():
        partly = tuple(tidy(substitute(part, {name: number(value)})) for part in spot.partials)
        others = letters([other for other in names if other != name])
        message = f"You put in {letters([name])}; put in {others} as well."
        yield _slip("not-substituted", partly, message, f"put in {letters([name])} only")


def _not_a_pair(spot: Spot) -> Iterator[Slip]:
    """One number, or one entry too many."""
    each = f"one for each of {spot.letters}"
    called = f"the {height_word(spot.task.variables)} f{spot.place_text}"
    height = f"That is {called}; the gradient lists the slopes, {each}."
    yield _slip("value-instead", (spot.height,), height, f"give {called}")
    length = f"That is the gradient's length; the gradient itself lists the slopes, {each}."
    yield _slip("norm-instead", (spot.length,), length, "give the gradient's length")
    total = f"You added the slopes; the gradient keeps them apart, {each}."
    yield _slip("sum-instead", (add(*spot.gradient),), total, "add the slopes")
    message = (
        f"Those are the coordinates of the point; the gradient lists the slopes of f there, {each}."
    )
    yield _slip("gave-point", tuple(map(number, spot.point)), message, "give the point itself")
    word = height_word(spot.task.variables)
    message = f"The gradient has one entry for each of {spot.letters}, and none for the {word}."
    for last in (number(-1), ONE, spot.height):
        yield _slip("three-vector", (*spot.gradient, last), message, f"add an entry for the {word}")


def _as_formulas(spot: Spot) -> Iterator[Slip]:
    """Wrong partials that still have letters in them."""
    for slip in formula_slips(spot.task):
        if any(map(variables, slip.answer)):
            yield replace(slip, message=f"{slip.message} {spot.then_put_in}")


def _misplaced(spot: Spot) -> Iterator[Slip]:
    """The point's coordinates or the gradient's entries in each other's place."""
    for swap in spot.swapped_coordinates():
        answer = spot.gradient_at(swapped(spot.point, swap.pair))
        yield _slip("point-swapped", answer, swap.says, swap.did)
    for swap in spot.swapped_slopes():
        yield _slip("components-swapped", swapped(spot.gradient, swap.pair), swap.says, swap.did)


def _resized(spot: Spot) -> Iterator[Slip]:
    """The opposite direction, or length 1."""
    downhill = tuple(times(number(-1), slope) for slope in spot.gradient)
    message = "That is the downhill direction; the gradient points uphill."
    yield _slip("negated", downhill, message, "give the downhill direction")
    if spot.length != ZERO:
        unit = tuple(quotient(slope, spot.length) for slope in spot.gradient)
        message = f"You divided by the length {pretty(spot.length)}; the gradient keeps its length."
        yield _slip("normalised", unit, message, f"divide by the length {pretty(spot.length)}")


def _halved(spot: Spot) -> Iterator[Slip]:
    """One slope alone, with 0 in the others' places or without them."""
    for place, name in enumerate(spot.task.variables):
        message = f"Every entry counts: {slope_name(name)} is not 0 here."
        answer = with_entry(spot.gradient, place, ZERO)
        yield _slip("one-coordinate-only", answer, message, f"leave {slope_name(name)} at 0")
        message = f"That is {slope_name(name)} alone; the gradient has an entry for each letter."
        did = f"give {slope_name(name)} alone"
        yield _slip("one-coordinate-only", (spot.gradient[place],), message, did)


def _with_wrong_slope(spot: Spot) -> Iterator[Slip]:
    for wrong in spot.wrong_slopes():
        slope, rule = slope_name(wrong.by), wrong.broken
        yield Slip(
            rule.id,
            f"Look at {slope}. {rule.sentence}",
            with_entry(spot.gradient, wrong.place, wrong.value),
            f"{NAME}.{rule.family}",
            f"{rule.did} in {slope}",
        )
