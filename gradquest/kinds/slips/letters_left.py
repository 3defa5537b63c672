"""Letters in an answer where numbers are asked for: what is certain about such entries."""

from __future__ import annotations

import math
from collections.abc import Iterator

from gradquest.kinds.slips.coincidence import coincides
from gradquest.kinds.slips.local import exact_at
from gradquest.kinds.slips.multiples import compared
from gradquest.kinds.slips.posed import UNFINISHED, Entries, Posed, is_right
from gradquest.maths import floats
from gradquest.maths.expression import Expression, number, substitute, variables
from gradquest.maths.notation import number_text, pretty
from gradquest.maths.phrases import letters


def is_unfinished(answer: Entries, problem: Posed) -> bool:
    """Letters stand where only numbers can."""
    return problem.asks_for_numbers and any(map(variables, answer))


def unfinished_sentences(answer: Entries, problem: Posed) -> Iterator[str]:
    """That numbers are asked for, and what each entry comes to at the point."""
    formulas = _formulas(problem)
    yield put_in(problem) if formulas else f"{_asked(problem)}, without letters."
    for place, entry in enumerate(answer):
        subject = "Your answer"
        if len(answer) > 1:
            subject = f"The entry for {letters([problem.entries[place]])}"
        if not variables(entry):
            finding = compared(entry, problem.answer[place], {})
            is_done = is_right(place, answer, problem)
            yield f"{subject} {'is right' if is_done or not finding else finding.of_one}."
        elif formulas and _is_on_the_way(entry, formulas[place], problem):
            yield f"{subject} is right so far."
        elif formulas:
            yield f"{subject} {_at_the_point(entry, place, problem)}."


def put_in(problem: Posed) -> str:
    """That the point is to be put in."""
    at = problem.task.at
    put = ", ".join(f"{letters([name])} = {number_text(value)}" for name, value in at.items())
    return f"{_asked(problem)}: put in {put}."


def _asked(problem: Posed) -> str:
    return "A number is asked for" if len(problem.answer) == 1 else "Numbers are asked for"


def _formulas(problem: Posed) -> Entries:
    """The right answer before the point was put in; nothing where no slip knows it."""
    return next((slip.answer for slip in problem.slips if slip.id == UNFINISHED), ())


def _is_on_the_way(entry: Expression, formula: Expression, problem: Posed) -> bool:
    """The right formula, with some of the letters put in or none."""
    given = {
        name: number(value)
        for name, value in problem.task.at.items()
        if name not in variables(entry)
    }
    return coincides(entry, substitute(formula, given), problem.task.domain)


def _at_the_point(entry: Expression, place: int, problem: Posed) -> str:
    value, right = exact_at(entry, problem.task.at), problem.answer[place]
    if not math.isfinite(floats.value(value)):
        return "has no value there"
    finding = None if coincides(value, right, {}) else compared(value, right, {})
    found = finding.of_one if finding else "is right, but only by chance"
    return f"gives {pretty(value)} there, which {found}"
