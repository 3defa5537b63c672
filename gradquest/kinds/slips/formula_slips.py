"""Named wrong answers to a gradient as a formula."""

from __future__ import annotations

from collections.abc import Iterator

from gradquest.kinds.kind import Task
from gradquest.kinds.slips.blind_spots import partial_blind_spots
from gradquest.kinds.slips.coincidence import all_coincide
from gradquest.kinds.slips.local import NOT_OF_A_SLOPE, Entries, Spot, swapped, with_entry
from gradquest.maths.calculus.differentiation import broken
from gradquest.maths.expression import ONE, Expression, number, variables
from gradquest.maths.lengths import length, unit
from gradquest.maths.notation import pretty
from gradquest.maths.phrases import height_word, slope_name
from gradquest.maths.tidy import add, negative
from gradquest.maths.verdict import Slip

NAME = "gradient"
SKILL = f"{NAME}.polynomial"


def formula_slips(task: Task, *, is_unit: bool = False) -> Iterator[Slip]:
    """The vector as a whole first, then each slope's broken rules."""
    spot = Spot(task)
    if is_unit:
        yield from _without_unit(spot)
    yield from _not_a_list(spot)
    for slip in (*_misplaced(spot), *_with_wrong_slope(spot)):
        yield slip
        if is_unit and any(map(variables, slip.answer)):
            yield Slip(slip.id, slip.message, unit(slip.answer), slip.skill, slip.did)


def _slip(name: str, answer: Entries, message: str, did: str) -> Slip:
    return Slip(name, message, answer, SKILL, did)


def _without_unit(spot: Spot) -> Iterator[Slip]:
    whole = pretty(length(spot.partials))
    message = f"That points the right way; divide it by its length {whole}."
    yield _slip("not-unit", spot.partials, message, "keep the length")


def _not_a_list(spot: Spot) -> Iterator[Slip]:
    """One expression, or one entry too many."""
    each = f"one for each of {spot.letters}"
    message = f"You added the slopes; the gradient keeps them apart, {each}."
    yield _slip("sum-instead", (add(*spot.partials),), message, "add the slopes")
    message = f"That is f itself; the gradient lists its slopes, {each}."
    yield _slip("value-instead", (spot.task.function,), message, "give f itself")
    for place, name in enumerate(spot.task.variables):
        message = f"That is {slope_name(name)} alone; the gradient has an entry for each letter."
        did = f"give {slope_name(name)} alone"
        yield _slip("one-coordinate-only", (spot.partials[place],), message, did)
    word = height_word(spot.task.variables)
    message = f"The gradient has one entry for each of {spot.letters}, and none for the {word}."
    for last in (number(-1), ONE, spot.task.function):
        yield _slip("three-vector", (*spot.partials, last), message, f"add an entry for the {word}")


def _misplaced(spot: Spot) -> Iterator[Slip]:
    """Entries in each other's place, and the opposite direction."""
    for swap in spot.swapped_slopes():
        yield _slip("components-swapped", swapped(spot.partials, swap.pair), swap.says, swap.did)
    message = "That is the downhill direction; the gradient points uphill."
    downhill = tuple(map(negative, spot.partials))
    yield _slip("negated", downhill, message, "give the downhill direction")


def _with_wrong_slope(spot: Spot) -> Iterator[Slip]:
    names = spot.task.variables
    for place, by in enumerate(names):
        for rule in broken(spot.task.function, by, names):
            if rule.id not in NOT_OF_A_SLOPE:
                answer = with_entry(spot.partials, place, rule.derivative)
                message = f"Look at {slope_name(by)}. {rule.sentence}"
                did = f"{rule.did} in {slope_name(by)}"
                yield Slip(rule.id, message, answer, f"{NAME}.{rule.family}", did)


def formula_blind_spots(task: Task) -> Iterator[str]:
    """What could not be seen in any entry, and entries that are all the same."""
    spot = Spot(task)
    partials: tuple[Expression, ...] = spot.partials
    if all(all_coincide(swapped(partials, pair), partials, task.domain) for pair in spot.swaps()):
        yield "components-swapped"
    blind = [set(partial_blind_spots(task, by)) for by in task.variables]
    yield from sorted(set.intersection(*blind))
