"""A task seen from its point: exact slopes there, right ones and wrong ones."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TypeVar

from gradquest.kinds.kind import Task
from gradquest.maths import floats
from gradquest.maths.calculus.building import squared
from gradquest.maths.calculus.differentiation import Broken, broken, differentiate
from gradquest.maths.exact import rational
from gradquest.maths.expression import Call, Expression, number, substitute, variables
from gradquest.maths.notation import number_text, point_text, pretty_answer
from gradquest.maths.phrases import letters, listed, slope_name, total
from gradquest.maths.tidy import add, tidy
from gradquest.maths.verdict import Slip

Entries = tuple[Expression, ...]

NOT_OF_A_SLOPE = ("gave-f", "derivative-squared")
"""Mistakes about the whole derivative that nobody makes in one entry of a gradient."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WrongSlope:
    """One slope at the point, computed with a broken rule."""

    place: int
    by: str
    broken: Broken
    value: Expression


@dataclass(frozen=True, slots=True)
class Swap:
    """Two things in each other's place, and what to say of it."""

    pair: tuple[int, int]
    says: str
    did: str


@dataclass(frozen=True)
class Spot:
    """The point of a task, and what the function does there."""

    task: Task

    @cached_property
    def partials(self) -> Entries:
        """The partial derivatives, in order."""
        return _partials(self.task.function, self.task.variables)

    @cached_property
    def gradient(self) -> Entries:
        """The exact slopes."""
        return self.gradient_at(self.point)

    @cached_property
    def height(self) -> Expression:
        """The value of the function."""
        return exact_at(self.task.function, self.task.at)

    @cached_property
    def length(self) -> Expression:
        """The length of the gradient."""
        return tidy(Call("sqrt", add(*map(squared, self.gradient))))

    @property
    def point(self) -> tuple[Fraction, ...]:
        """The coordinates."""
        return self.task.point or ()

    @property
    def place_text(self) -> str:
        """`(1, 2)`."""
        return point_text(self.point)

    @property
    def gradient_text(self) -> str:
        """`(8, 3)`."""
        return pretty_answer(self.gradient)

    @property
    def letters(self) -> str:
        """`x and y`."""
        return letters(self.task.variables)

    def slope_name(self, by: str) -> str:
        """`∂f/∂x`, or `df/dx` where there is one letter."""
        return slope_name(by) if len(self.task.variables) > 1 else total(slope_name(by))

    def gradient_at(self, point: Sequence[Fraction]) -> Entries:
        """The exact slopes at another point."""
        at = dict(zip(self.task.variables, point, strict=True))
        return tuple(exact_at(partial, at) for partial in self.partials)

    @property
    def then_put_in(self) -> str:
        """What is left to do with a formula, however it is mended."""
        return f"Then put in {self.assignment(self.point)}."

    def assignment(self, point: Sequence[Fraction]) -> str:
        """`x = 1, y = 2`."""
        pairs = zip(self.task.variables, point, strict=True)
        return ", ".join(f"{letters([name])} = {number_text(value)}" for name, value in pairs)

    def swaps(self) -> Iterator[tuple[int, int]]:
        """The pairs of places."""
        places = range(len(self.task.variables))
        return ((one, other) for one in places for other in places if one < other)

    def swapped_coordinates(self) -> Iterator[Swap]:
        """The point misread, pair by pair."""
        for pair in self.swaps():
            used = self.assignment(swapped(self.point, pair))
            yield Swap(pair, f"You put {used}; the point is {self.place_text}.", f"put {used}")

    def swapped_slopes(self) -> Iterator[Swap]:
        """The gradient's entries out of order, pair by pair."""
        for pair in self.swaps():
            names = listed([slope_name(self.task.variables[place]) for place in pair])
            says = f"You swapped {names}: the entries come in the order {self.letters}."
            yield Swap(pair, says, f"swap {names}")

    def wrong_slopes(self) -> Iterator[WrongSlope]:
        """Every slope that a broken rule gives here, each once."""
        for place, by in enumerate(self.task.variables):
            seen: set[tuple[str, Expression]] = set()
            for wrong in broken(self.task.function, by, self.task.variables):
                if wrong.id in NOT_OF_A_SLOPE:
                    continue
                value = exact_at(wrong.derivative, self.task.at)
                if is_defined((value,)) and (wrong.id, value) not in seen:
                    seen.add((wrong.id, value))
                    yield WrongSlope(place, by, wrong, value)


@lru_cache(maxsize=256)
def _partials(function: Expression, names: tuple[str, ...]) -> Entries:
    return tuple(differentiate(function, name) for name in names)


def swapped(entries: Sequence[T], pair: tuple[int, int]) -> tuple[T, ...]:
    """Two entries in each other's place."""
    one, other = pair
    changed = list(entries)
    changed[one], changed[other] = entries[other], entries[one]
    return tuple(changed)


def with_entry(entries: Entries, place: int, value: Expression) -> Entries:
    """The entries with another one in one place."""
    return (*entries[:place], value, *entries[place + 1 :])


def exact_at(node: Expression, point: Mapping[str, Fraction]) -> Expression:
    """The exact value: a rational number where it is one, else a tidy tree of numbers."""
    known = rational(node, point)
    if known is not None:
        return number(known)
    return tidy(substitute(node, {name: number(value) for name, value in point.items()}))


def defined(slips: Iterable[Slip], *, may_be_open: bool = False) -> Iterator[Slip]:
    """Those whose answer has a value, or, where that may be, has letters in it."""
    for slip in slips:
        is_open = may_be_open and any(map(variables, slip.answer))
        if is_open or is_defined(slip.answer):
            yield slip


def is_defined(entries: Entries) -> bool:
    """Every entry has a value."""
    return all(math.isfinite(floats.value(entry)) for entry in entries)
