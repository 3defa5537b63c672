"""Named wrong answers to a Hessian, and the draws that would hide them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations_with_replacement

from gradquest.kinds.kind import Task
from gradquest.kinds.slips.coincidence import all_coincide
from gradquest.kinds.slips.local import Entries, Spot, defined, exact_at, swapped, with_entry
from gradquest.kinds.slips.second_slips import NOT_TWICE
from gradquest.maths.calculus.building import minus, squared, times
from gradquest.maths.calculus.differentiation import broken, differentiate
from gradquest.maths.expression import ZERO, number, variables
from gradquest.maths.phrases import listed, second_name, slope_name
from gradquest.maths.verdict import Slip

NAME = "hessian"
SKILL = f"{NAME}.polynomial"

MOST_HIDDEN = 4
"""So many of the 15 swaps in a Hessian of three letters may go unnoticed; of two letters none."""


@dataclass(frozen=True)
class Curved(Spot):
    """A task and its second derivatives, with letters or at the point."""

    is_at_point: bool

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The letters of each entry."""
        return tuple(combinations_with_replacement(self.task.variables, 2))

    @cached_property
    def seconds(self) -> Entries:
        """The entries with letters."""
        slopes = dict(zip(self.task.variables, self.partials, strict=True))
        return tuple(differentiate(slopes[one], other) for one, other in self.pairs)

    @cached_property
    def entries(self) -> Entries:
        """The entries as they are asked for."""
        return self.placed(self.seconds)

    def placed(self, entries: Entries) -> Entries:
        """With the point put in, where numbers are asked for."""
        if not self.is_at_point:
            return entries
        return tuple(exact_at(entry, self.task.at) for entry in entries)


def hessian_slips(task: Task, *, is_at_point: bool) -> Iterator[Slip]:
    """The form first, then the order and the mixed entries, then each entry's broken rules."""
    curved = Curved(task, is_at_point)
    groups = (_other_things, _misplaced, _mixed, _broken_rules)
    found = (slip for group in groups for slip in group(curved))
    yield from defined(found, may_be_open=True)
    if is_at_point:
        for slip in hessian_slips(task, is_at_point=False):
            if any(map(variables, slip.answer)):
                yield replace(slip, message=f"{slip.message} {curved.then_put_in}")


def hessian_blind_spots(task: Task, *, is_at_point: bool) -> Iterator[str]:
    """Entries that could be swapped unnoticed, and mixed ones that are all 0."""
    curved = Curved(task, is_at_point)
    mixed = [slip for slip in _mixed(curved) if slip.id == "mixed-term-lost"]
    if all(all_coincide(slip.answer, curved.entries, task.domain) for slip in mixed):
        yield "mixed-term-lost"
    hidden = [
        slip
        for slip in _misplaced(curved)
        if all_coincide(slip.answer, curved.entries, task.domain)
    ]
    if len(hidden) > MOST_HIDDEN * (len(task.variables) - 2):
        yield "components-swapped"


def _slip(name: str, answer: Entries, message: str, did: str) -> Slip:
    return Slip(name, message, answer, SKILL, did)


def _other_things(curved: Curved) -> Iterator[Slip]:
    """Letters left in, the gradient, the determinant, the pure entries alone."""
    if curved.is_at_point:
        message = (
            f"Those are the right second partials. Now put in {curved.assignment(curved.point)}."
        )
        yield _slip("not-substituted", curved.seconds, message, "leave the letters in")
    message = "That is the gradient. Differentiate each of its entries once more."
    yield _slip("once-only", curved.placed(curved.partials), message, "give the gradient")
    names = [second_name(*pair) for pair in curved.pairs]
    pure = tuple(
        entry
        for pair, entry in zip(curved.pairs, curved.entries, strict=True)
        if pair[0] == pair[1]
    )
    message = f"The mixed derivatives belong to the Hessian as well: {', '.join(names)}."
    yield _slip("mixed-left-out", pure, message, "leave the mixed derivatives out")
    if len(curved.entries) == 3:
        first, mixed, last = curved.entries
        determinant = minus(times(first, last), squared(mixed))
        message = (
            f"That is the determinant. The Hessian's entries are asked for: {', '.join(names)}."
        )
        yield _slip("determinant-instead", (determinant,), message, "give the determinant")


def _misplaced(curved: Curved) -> Iterator[Slip]:
    """Two entries in each other's place."""
    names = [second_name(*pair) for pair in curved.pairs]
    places = range(len(names))
    for pair in ((one, other) for one in places for other in places if one < other):
        swap = listed([names[place] for place in pair])
        message = f"You swapped {swap}: the order is {', '.join(names)}."
        yield _slip("components-swapped", swapped(curved.entries, pair), message, f"swap {swap}")


def _mixed(curved: Curved) -> Iterator[Slip]:
    """Mixed entries as 0, doubled, or as a product of slopes."""
    for place, (one, other) in enumerate(curved.pairs):
        if one == other:
            continue
        name, right = second_name(one, other), curved.entries
        slopes = dict(zip(curved.task.variables, curved.partials, strict=True))
        (product,) = curved.placed((times(slopes[one], slopes[other]),))
        message = f"{name} is not 0: a term of f has both letters."
        yield _slip(
            "mixed-term-lost", with_entry(right, place, ZERO), message, f"leave {name} at 0"
        )
        message = f"{name} stands there once: do not add both orders."
        doubled = with_entry(right, place, times(number(2), right[place]))
        yield _slip("mixed-doubled", doubled, message, f"count {name} twice")
        what = f"{slope_name(one)} times {slope_name(other)}"
        message = f"{name} is not {what}: differentiate {slope_name(one)} again."
        yield _slip(
            "partials-multiplied", with_entry(right, place, product), message, f"take {what}"
        )


def _broken_rules(curved: Curved) -> Iterator[Slip]:
    """One rule broken where a slope is differentiated again."""
    slopes = dict(zip(curved.task.variables, curved.partials, strict=True))
    for place, (one, other) in enumerate(curved.pairs):
        name = second_name(one, other)
        for wrong in broken(slopes[one], other, curved.task.variables):
            if wrong.id in NOT_TWICE:
                continue
            (value,) = curved.placed((wrong.derivative,))
            yield Slip(
                wrong.id,
                f"Look at {name}. {wrong.sentence}",
                with_entry(curved.entries, place, value),
                f"{NAME}.{wrong.family}",
                f"{wrong.did} in {name}",
            )
