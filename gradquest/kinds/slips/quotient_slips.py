"""Named wrong answers to a difference quotient, and the draws that would hide them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from gradquest.kinds.kind import Task
from gradquest.kinds.slips.coincidence import coincides
from gradquest.kinds.slips.local import Spot, defined, exact_at, swapped
from gradquest.maths.calculus.building import minus, times
from gradquest.maths.expression import Expression, number
from gradquest.maths.notation import number_text
from gradquest.maths.phrases import height_word, letters
from gradquest.maths.tidy import quotient, tidy
from gradquest.maths.verdict import Slip

NAME = "difference_quotient"
SKILL = f"{NAME}.polynomial"

TELLING = (
    "slope-instead", "not-divided", "all-moved", "wrong-variable", "way-reversed", "point-swapped",
)  # fmt: skip
"""The slips that a draw must show."""


@dataclass(frozen=True)
class Stretch:
    """The way of one variable, from the task's point over a small width."""

    task: Task
    by: str

    @property
    def width(self) -> Fraction:
        """h."""
        return dict(self.task.given).get("h", Fraction(1))

    @property
    def start(self) -> Fraction:
        """Where the variable begins."""
        return self.task.at[self.by]

    @property
    def end(self) -> Fraction:
        """Where it arrives."""
        return self.start + self.width

    @property
    def ahead(self) -> Mapping[str, Fraction]:
        """The end of the way, by name."""
        return self.moved(self.by)

    def moved(self, *names: str, by: int = 1) -> Mapping[str, Fraction]:
        """The point with some letters moved by so many widths."""
        return {
            name: value + by * self.width if name in names else value
            for name, value in self.task.at.items()
        }

    def at(self, point: Mapping[str, Fraction]) -> Expression:
        """f at a point."""
        return exact_at(self.task.function, point)

    @cached_property
    def height(self) -> Expression:
        """f at the start."""
        return self.at(self.task.at)

    @cached_property
    def height_ahead(self) -> Expression:
        """f at the end."""
        return self.at(self.ahead)

    @cached_property
    def quotient(self) -> Expression:
        """The change of f over the width."""
        return self.over(minus(self.height_ahead, self.height))

    def over(self, change: Expression) -> Expression:
        """A change divided by the width."""
        return tidy(quotient(tidy(change), number(self.width)))

    @property
    def slope(self) -> Expression:
        """What the quotient comes to as the width shrinks."""
        return Spot(self.task).gradient[self.task.variables.index(self.by)]

    @property
    def slope_text(self) -> str:
        """`∂f/∂x(3, 2)`"""
        spot = Spot(self.task)
        return f"{spot.slope_name(self.by)}{spot.place_text}"


def quotient_slips(way: Stretch) -> Iterator[Slip]:
    """The slope itself, no division, other ways to go, other letters moved."""
    yield from defined(_slips(way), may_be_open=True)


def _slips(way: Stretch) -> Iterator[Slip]:
    for group in (_unfinished, _other_letters, _other_points, _other_ways, _slopes):
        yield from group(way)


def _slip(name: str, answer: Expression, message: str, did: str) -> Slip:
    return Slip(name, message, (answer,), SKILL, did)


def _unfinished(way: Stretch) -> Iterator[Slip]:
    width = number_text(way.width)
    change = minus(way.height_ahead, way.height)
    message = f"That is the change of f. Divide it by the width, {width}."
    yield _slip("not-divided", tidy(change), message, "leave out the division")
    multiplied = tidy(times(number(way.width), change))
    yield _slip("multiplied", multiplied, f"Divide by {width}, do not multiply.", "multiply by h")
    word = height_word(way.task.variables)
    message = f"Subtract the {word} where you start before you divide."
    yield _slip("start-forgotten", way.over(way.height_ahead), message, "forget the start")
    message = f"The end comes first: its {word} minus the {word} at the start."
    did = "take start minus end"
    yield _slip("way-reversed", tidy(times(number(-1), way.quotient)), message, did)
    message = f"f at the end is not f + {width}: put the moved letter into f."
    yield _slip("added-outside", number(1), message, "add h to f")


def _other_letters(way: Stretch) -> Iterator[Slip]:
    others = [name for name in way.task.variables if name != way.by]
    by = letters([way.by])
    for name in others:
        message = f"You moved {letters([name])}; here {by} moves and {letters([name])} stays."
        answer = way.over(minus(way.at(way.moved(name)), way.height))
        yield _slip("wrong-variable", answer, message, f"move {letters([name])}")
    if others:
        message = f"Only {by} moves; {letters(others)} {'stays' if len(others) == 1 else 'stay'}."
        answer = way.over(minus(way.at(way.moved(*way.task.variables)), way.height))
        yield _slip("all-moved", answer, message, "move every letter")


def _other_points(way: Stretch) -> Iterator[Slip]:
    """The way begun at a point whose coordinates are mixed up."""
    for swap in Spot(way.task).swapped_coordinates():
        point = swapped(way.task.point or (), swap.pair)
        elsewhere = Stretch(replace(way.task, point=point), way.by)
        yield _slip("point-swapped", elsewhere.quotient, swap.says, swap.did)


def _other_ways(way: Stretch) -> Iterator[Slip]:
    width, start = number_text(way.width), number_text(way.start)
    behind = way.at(way.moved(way.by, by=-1))
    message = f"That goes back from {start}; go on to {number_text(way.end)}."
    yield _slip("behind", way.over(minus(way.height, behind)), message, "go back instead of on")
    message = f"That looks to both sides of {start}; here the way begins at {start}."
    middle = way.over(quotient(minus(way.height_ahead, behind), number(2)))
    yield _slip("both-sides", middle, message, "go to both sides")
    whole = {**way.task.at, way.by: way.start + 1}
    message = f"That goes a whole unit; here {letters([way.by])} goes {width}."
    yield _slip("whole-unit", tidy(minus(way.at(whole), way.height)), message, "go a whole unit")


def _slopes(way: Stretch) -> Iterator[Slip]:
    spot, place = Spot(way.task), way.task.variables.index(way.by)
    word = height_word(way.task.variables)
    message = (
        "That is the slope, which the quotient comes to when h shrinks to 0. "
        f"Here h is {number_text(way.width)}: use the two {word}s."
    )
    did = "give the slope"
    yield _slip("slope-instead", way.slope, message, did)
    yield _slip("slope-instead", spot.partials[place], message, did)
    message = f"That is the slope at the end of the way; use the two {word}s."
    end = exact_at(spot.partials[place], way.ahead)
    yield _slip("slope-at-the-end", end, message, "give the slope at the end")


def quotient_blind_spots(way: Stretch) -> Iterator[str]:
    """The slips that give the right quotient all the same."""
    told = dict.fromkeys(
        slip.id
        for slip in quotient_slips(way)
        if slip.id in TELLING and coincides(slip.answer[0], way.quotient, way.task.domain)
    )
    yield from told
