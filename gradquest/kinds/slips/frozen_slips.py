"""Named wrong answers where letters are held at numbers, and the draws that would hide them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from gradquest.kinds.kind import Task
from gradquest.kinds.slips.coincidence import coincides
from gradquest.kinds.slips.local import Spot, defined, exact_at, swapped
from gradquest.kinds.slips.posed import UNFINISHED
from gradquest.maths.expression import Expression, Sum, depends_on, number, substitute
from gradquest.maths.notation import number_text, pretty
from gradquest.maths.phrases import letters, listed, slope_name
from gradquest.maths.tidy import add, tidy
from gradquest.maths.verdict import Slip

NAME = "frozen"
SKILL = f"{NAME}.polynomial"

VALUE = "value"
"""The aspect in which every letter is held."""

TELLING = ("letter-dropped", "point-swapped")
"""The slips that a draw must show."""


@dataclass(frozen=True)
class Held:
    """Which letters of a task are held, and what is left of f."""

    task: Task

    @property
    def by(self) -> str:
        """The letter that stays; empty where all are held."""
        return self.task.aspect if self.task.aspect in self.task.variables else ""

    @property
    def names(self) -> tuple[str, ...]:
        """The letters that are held."""
        return tuple(name for name in self.task.variables if name != self.by)

    @property
    def text(self) -> str:
        """`f(x, 2)`"""
        shown = [
            letters([name]) if name == self.by else number_text(value)
            for name, value in self.task.at.items()
        ]
        return f"f({', '.join(shown)})"

    @property
    def assignment(self) -> str:
        """`y = 2 and z = 1`"""
        return listed([f"{letters([it])} = {number_text(self.task.at[it])}" for it in self.names])

    @property
    def left(self) -> Expression:
        """f with the numbers in it, tidy."""
        return self.with_numbers(self.task.function, self.task.at)

    def with_number(self, name: str, value: Fraction) -> Expression:
        """What would be left with another number for one letter."""
        return self.with_numbers(self.task.function, {**self.task.at, name: value})

    def with_numbers(self, node: Expression, at: Mapping[str, Fraction]) -> Expression:
        """A formula with numbers for the letters that are held."""
        known = {name: at[name] for name in self.names}
        if not self.by:
            return exact_at(node, known)
        from gradquest.maths.symbolic import expanded

        filled = tidy(substitute(node, {name: number(value) for name, value in known.items()}))
        return min(filled, expanded(filled), key=lambda form: len(pretty(form)))


def frozen_slips(held: Held) -> Iterator[Slip]:
    """Letters left, mixed up or dropped, and slopes instead of heights."""
    groups = (_unfinished, _other_letters, _other_numbers, _slopes, _terms)
    found = (slip for group in groups for slip in group(held))
    yield from defined(found, may_be_open=True)


def _slip(name: str, answer: Expression, message: str, did: str) -> Slip:
    return Slip(name, message, (answer,), SKILL, did)


def _unfinished(held: Held) -> Iterator[Slip]:
    message = f"That still has letters to hold. Put in {held.assignment}."
    did = "leave the letters in"
    yield _slip(UNFINISHED, held.task.function, message, did)
    for name in held.names if len(held.names) > 1 else ():
        value = {name: number(held.task.at[name])}
        yield _slip(UNFINISHED, tidy(substitute(held.task.function, value)), message, did)


def _other_letters(held: Held) -> Iterator[Slip]:
    """The letter that stays held instead, or two numbers in each other's place."""
    task, numbers = held.task, held.task.at
    free = letters([held.by]) if held.by else ""
    for name in held.names if held.by else ():
        message = f"You put {number_text(numbers[name])} for {free}; {free} is the one that stays."
        other = tidy(substitute(task.function, {held.by: number(numbers[name])}))
        yield _slip("wrong-variable", other, message, f"hold {free}")
    for pair in Spot(task).swaps():
        mixed = [task.variables[place] for place in pair]
        if {*mixed} <= {*held.names}:
            at = dict(zip(task.variables, swapped(task.point or (), pair), strict=True))
            message = f"You swapped the numbers of {letters(mixed)}: {held.assignment}."
            answer = held.with_numbers(task.function, at)
            yield _slip("point-swapped", answer, message, f"swap {letters(mixed)}")


def _other_numbers(held: Held) -> Iterator[Slip]:
    """A sign lost, a letter dropped, its terms dropped."""
    for name in held.names:
        letter, value = letters([name]), held.task.at[name]
        says = f"{letter} is {number_text(value)}"
        if value < 0:
            message, did = f"{says}: mind its sign.", f"lose the sign of {letter}"
            yield _slip("sign-lost", held.with_number(name, -value), message, did)
        message = f"The number of {letter} is missing: {says}."
        did = f"leave {letter} out"
        yield _slip("letter-dropped", held.with_number(name, Fraction(1)), message, did)
        message = f"A held letter does not vanish: {says}."
        did = f"drop the terms with {letter}"
        yield _slip("term-dropped", held.with_number(name, Fraction(0)), message, did)


def _slopes(held: Held) -> Iterator[Slip]:
    spot = Spot(held.task)
    for by, slope in zip(held.task.variables, spot.partials, strict=True):
        message = (
            f"That is the slope {slope_name(by)}. Nothing is differentiated here: "
            f"put {held.assignment} into f."
        )
        did = f"give {slope_name(by)}"
        for answer in (held.with_numbers(slope, held.task.at), slope):
            yield _slip("slope-instead", answer, message, did)


def _terms(held: Held) -> Iterator[Slip]:
    """One term lost on the way."""
    function = held.task.function
    terms = function.terms if isinstance(function, Sum) else ()
    for term in terms:
        rest = tuple(it for it in terms if it is not term)
        message = f"The term {pretty(term)} is missing."
        answer = held.with_numbers(add(*rest), held.task.at)
        yield _slip("term-forgotten", answer, message, f"forget {pretty(term)}")


def frozen_blind_spots(held: Held) -> Iterator[str]:
    """The slips that give the right answer all the same."""
    names = [name for name in held.names if depends_on(held.task.function, name)]
    if not names:
        yield "letter-dropped"
    told = dict.fromkeys(
        slip.id
        for slip in frozen_slips(held)
        if slip.id in TELLING and coincides(slip.answer[0], held.left, held.task.domain)
    )
    yield from told
