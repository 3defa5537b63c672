"""Which named slip explains a wrong answer, and what can be said where none does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Protocol

from gradquest.kinds.kind import Task
from gradquest.kinds.slips.coincidence import all_coincide, coincides
from gradquest.maths import floats
from gradquest.maths.calculus.building import times
from gradquest.maths.expression import ZERO, Expression, number, variables
from gradquest.maths.phrases import letters
from gradquest.maths.verdict import Slip, Verdict, Witness

Entries = tuple[Expression, ...]


class Posed(Protocol):
    """What recognition needs to know of a problem."""

    @property
    def task(self) -> Task:
        """What it is about."""

    @property
    def answer(self) -> Entries:
        """The right answer, entry by entry."""

    @property
    def slips(self) -> Sequence[Slip]:
        """The wrong answers that have a name."""


BROAD = frozenset(
    {
        "sum-sign",
        "term-forgotten",
        "whole-sign",
        "gave-f",
        "second-derivative",
        "derivative-squared",
    }
)
"""Slips that say little: named only where nothing more telling fits."""

RATIOS = {
    Fraction(-1): "has the right size, but the wrong sign",
    Fraction(2): "is twice too large",
    Fraction(-2): "is twice too large, and has the wrong sign",
    Fraction(1, 2): "is half of what it should be",
    Fraction(-1, 2): "is half of what it should be, and has the wrong sign",
    **{Fraction(size): f"is {size} times too large" for size in range(3, 11)},
    **{Fraction(1, size): f"is {size} times too small" for size in range(3, 11)},
}
"""What is said of an answer that is a multiple of the right one."""


# Naming the slip


def recognise(answer: Entries, problem: Posed) -> Slip | None:
    """The slip that leads to this wrong answer; None where none does.

    Two that fit equally well are put to the learner as one question.
    """
    domain, right = problem.task.domain, problem.answer
    fitting = [slip for slip in problem.slips if all_coincide(answer, slip.answer, domain)]
    wrong = [slip for slip in fitting if not all_coincide(slip.answer, right, domain)]
    return _said(wrong) or _by_entries(answer, problem)


def _said(fitting: Sequence[Slip]) -> Slip | None:
    """The most telling slip, or the question which of two it was."""
    telling: dict[str, Slip] = {}
    for slip in fitting:
        if slip.id not in BROAD:
            telling.setdefault(slip.id, slip)
    match list(telling.values()):
        case [first, second, *_]:
            return replace(first, message=f"Did you {first.did}, or {second.did}?")
        case [only]:
            return only
    return fitting[0] if fitting else None


def _by_entries(answer: Entries, problem: Posed) -> Slip | None:
    """The wrong entries of a vector, each explained by itself; one slip for all, if it can be."""
    if len(answer) != len(problem.answer) or len(answer) < 2:
        return None
    wrong = [place for place in range(len(answer)) if not _is_right(place, answer, problem)]
    if not wrong:
        return None
    fitting = [_fitting_entry(place, answer[place], problem) for place in wrong]
    common = set.intersection(*({slip.id for slip in slips} for slips in fitting)) - BROAD
    named = [
        slip
        for place, slips in zip(wrong, fitting, strict=True)
        if (slip := _of_entry(place, [s for s in slips if not common or s.id in common], problem))
    ]
    if not named:
        return None
    message = " ".join(slip.message for slip in named)
    return replace(named[0], message=message, answer=answer, did="")


def _is_right(place: int, answer: Entries, problem: Posed) -> bool:
    return coincides(answer[place], problem.answer[place], problem.task.domain)


def _fitting_entry(place: int, entry: Expression, problem: Posed) -> list[Slip]:
    """The slips that lead to this wrong entry."""
    return [
        slip
        for slip in problem.slips
        if len(slip.answer) == len(problem.answer)
        and coincides(entry, slip.answer[place], problem.task.domain)
        and not _is_right(place, slip.answer, problem)
    ]


def _of_entry(place: int, fitting: Sequence[Slip], problem: Posed) -> Slip | None:
    """What explains one entry: a slip in this entry alone, else one of the whole vector."""
    alone = _said([slip for slip in fitting if _wrong_entries(slip, problem) == 1])
    whole = None if alone else _said(fitting)
    if whole is None:
        return alone
    name = letters([problem.task.variables[place]])
    return replace(whole, message=f"In the entry for {name}: {whole.message}")


def _wrong_entries(slip: Slip, problem: Posed) -> int:
    return sum(not _is_right(place, slip.answer, problem) for place in range(len(slip.answer)))


# Where no slip fits


def explain_wrong(verdict: Verdict, problem: Posed) -> str:
    """What is certain about a wrong answer: which entries are right, and sign or size."""
    if verdict.reading is None:
        return ""
    answer, right = verdict.reading.components, problem.answer
    names = [letters([name]) for name in problem.task.variables]
    if len(answer) != len(right):
        return _count_sentence(len(right), names)
    if len(right) == 1:
        found = _compared(answer[0], 0, verdict.witness, problem)
        return f"Your answer {found}." if found else ""
    return " ".join(_entry_sentences(answer, verdict, problem))


def _count_sentence(count: int, names: Sequence[str]) -> str:
    if count == 1:
        return "One expression is asked for."
    return f"The answer has {count} entries, in this order: {', '.join(names)}."


def _entry_sentences(answer: Entries, verdict: Verdict, problem: Posed) -> Iterator[str]:
    for place, name in enumerate(problem.task.variables):
        letter = letters([name])
        if _is_right(place, answer, problem):
            yield f"The entry for {letter} is right."
        elif found := _compared(answer[place], place, verdict.witness, problem):
            yield f"The entry for {letter} {found}."
        else:
            yield f"The entry for {letter} is wrong."


def _compared(entry: Expression, place: int, witness: Witness | None, problem: Posed) -> str:
    """Sign or size against the right entry; else what it gives at the witness."""
    right, domain = problem.answer[place], problem.task.domain
    if not coincides(right, ZERO, domain):
        for ratio, words in RATIOS.items():
            if coincides(entry, times(number(ratio), right), domain):
                return words
    if not variables(entry) | variables(right):
        gap = floats.value(entry) - floats.value(right)
        return "is too large" if gap > 0 else "is too small" if gap < 0 else ""
    if not variables(right):  # a witness would give the number away
        return ""
    if witness is None or witness.component != place or witness.yours is None:
        return ""
    at = ", ".join(f"{letters([name])} = {value:.4g}" for name, value in witness.at.items())
    return f"gives {witness.yours:.4g} at {at}, where {witness.expected:.4g} is right"
