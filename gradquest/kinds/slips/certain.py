"""What is certain about a wrong answer that no slip explains: right entries, sign and size."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction

from gradquest.kinds.slips.coincidence import coincides
from gradquest.kinds.slips.posed import Entries, Posed, is_right
from gradquest.maths import floats
from gradquest.maths.calculus.building import times
from gradquest.maths.expression import ZERO, Expression, number, variables
from gradquest.maths.judging.decimals import Rounding, rounding, typed_number
from gradquest.maths.phrases import letters
from gradquest.maths.verdict import Asked, Verdict, Witness

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


def explain_wrong(verdict: Verdict, problem: Posed) -> str:
    """What is certain about a wrong answer: which entries are right, and sign or size."""
    if verdict.reading is None or problem.asked is not Asked.VALUE:
        return ""
    answer, right = verdict.reading.components, problem.answer
    names = [letters([name]) for name in problem.entries]
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
    for place, name in enumerate(problem.entries):
        letter = letters([name])
        if is_right(place, answer, problem):
            yield f"The entry for {letter} is right."
        elif found := _compared(answer[place], place, verdict.witness, problem):
            yield f"The entry for {letter} {found}."
        else:
            yield f"The entry for {letter} is wrong."


def _is_cut_off(entry: Expression, right: Expression) -> bool:
    typed, true = typed_number(entry), floats.value(right)
    if typed is None or not math.isfinite(true):
        return False
    return rounding(typed, Fraction(true)) is Rounding.CUT_OFF


def _compared(entry: Expression, place: int, witness: Witness | None, problem: Posed) -> str:
    """Sign or size against the right entry; else what it gives at the witness."""
    right, domain = problem.answer[place], problem.task.domain
    if not coincides(right, ZERO, domain):
        for ratio, words in RATIOS.items():
            if coincides(entry, times(number(ratio), right), domain):
                return words
    if not variables(entry) | variables(right):
        if _is_cut_off(entry, right):
            return "is cut off: round the last digit, or write the exact value"
        gap = floats.value(entry) - floats.value(right)
        return "is too large" if gap > 0 else "is too small" if gap < 0 else ""
    if not variables(right):  # a witness would give the number away
        return ""
    if witness is None or witness.component != place or witness.yours is None:
        return ""
    at = ", ".join(f"{letters([name])} = {value:.4g}" for name, value in witness.at.items())
    return f"gives {witness.yours:.4g} at {at}, where {witness.expected:.4g} is right"
