"""Named wrong answers to the length of a gradient."""

from __future__ import annotations

from collections.abc import Iterator

from gradquest.kinds.kind import Task
from gradquest.kinds.slips.blind_spots import ZERO_COMPONENT
from gradquest.kinds.slips.coincidence import coincides
from gradquest.kinds.slips.local import Spot, defined, swapped, with_entry
from gradquest.kinds.slips.step_slips import size
from gradquest.maths.calculus.building import squared, times
from gradquest.maths.expression import ZERO, Call, Expression, number
from gradquest.maths.lengths import length
from gradquest.maths.notation import pretty
from gradquest.maths.phrases import height_word, slope_name
from gradquest.maths.tidy import add, tidy
from gradquest.maths.verdict import Slip

NAME = "magnitude"
SKILL = f"{NAME}.polynomial"


def magnitude_slips(task: Task) -> Iterator[Slip]:
    """The gradient itself, other sums of its entries, other points, then broken rules."""
    spot = Spot(task)
    groups = (_unfinished, _other_sums, _elsewhere, _with_wrong_slope)
    found = (slip for group in groups for slip in group(spot))
    yield from defined(found, may_be_open=True)


def _slip(name: str, answer: Expression, message: str, did: str) -> Slip:
    return Slip(name, message, (answer,), SKILL, did)


def _unfinished(spot: Spot) -> Iterator[Slip]:
    message = "That is the gradient; its length is the root of the sum of the squares."
    yield Slip("gave-gradient", message, spot.gradient, SKILL, "give the gradient")
    message = f"That is the length with letters in it. Now put in {spot.assignment(spot.point)}."
    yield _slip("not-substituted", length(spot.partials), message, "leave the letters in")
    called = f"the {height_word(spot.task.variables)} f{spot.place_text}"
    message = f"That is {called}; the gradient's length is asked for."
    yield _slip("value-instead", spot.height, message, f"give {called}")


def _other_sums(spot: Spot) -> Iterator[Slip]:
    """No root, no squares, a minus sign, one entry alone."""
    squares = add(*map(squared, spot.gradient))
    value = tidy(squares)
    message = f"That is the sum of the squares; its root is the length: √{pretty(value)}."
    yield _slip("no-root", value, message, "leave out the root")
    message = "Square the slopes before you add them, and take the root of the sum."
    for slopes in (spot.gradient, tuple(map(size, spot.gradient))):
        yield _slip("sum-instead", tidy(add(*slopes)), message, "add the slopes")
    first, *others = map(squared, spot.gradient)
    apart = add(first, *(times(number(-1), other) for other in others))
    message = "The squares are added: a square is never negative."
    did = "subtract the squares"
    yield _slip("squares-subtracted", tidy(Call("sqrt", tidy(apart))), message, did)
    message = "Square each slope first: twice a slope is not its square."
    doubled = add(*(times(number(2), slope) for slope in spot.gradient))
    yield _slip("doubled", tidy(Call("sqrt", tidy(doubled))), message, "double instead of square")
    for place, name in enumerate(spot.task.variables):
        message = f"Every slope counts: that is the size of {slope_name(name)} alone."
        did = f"take {slope_name(name)} alone"
        yield _slip("one-coordinate-only", size(spot.gradient[place]), message, did)
    message = f"That is how far {spot.place_text} is from the origin; take the gradient's length."
    distance = length(tuple(map(number, spot.point)))
    yield _slip("gave-point", distance, message, "take the length of the point")


def _elsewhere(spot: Spot) -> Iterator[Slip]:
    for swap in spot.swapped_coordinates():
        answer = length(spot.gradient_at(swapped(spot.point, swap.pair)))
        yield _slip("point-swapped", answer, swap.says, swap.did)


def _with_wrong_slope(spot: Spot) -> Iterator[Slip]:
    for wrong in spot.wrong_slopes():
        slope, rule = slope_name(wrong.by), wrong.broken
        answer = length(with_entry(spot.gradient, wrong.place, wrong.value))
        message = f"Look at {slope}. {rule.sentence}"
        skill = f"{NAME}.{rule.family}"
        yield Slip(rule.id, message, (answer,), skill, f"{rule.did} in {slope}")


def magnitude_blind_spots(task: Task) -> Iterator[str]:
    """The slips that give the right length all the same."""
    spot = Spot(task)
    right = length(spot.gradient)
    if any(coincides(slope, ZERO, {}) for slope in spot.gradient):
        yield ZERO_COMPONENT
    if coincides(tidy(add(*map(squared, spot.gradient))), right, {}):
        yield "no-root"
    swaps = [length(spot.gradient_at(swapped(spot.point, pair))) for pair in spot.swaps()]
    if swaps and all(coincides(other, right, {}) for other in swaps):
        yield "point-swapped"
    if coincides(length(tuple(map(number, task.point or ()))), right, {}):
        yield "gave-point"
