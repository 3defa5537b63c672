"""Problems of any kind, posed without a bank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from gradquest.kinds.kind import Direction, Form, Task, kind_named
from gradquest.kinds.problem import Origin, Problem
from gradquest.kinds.regression import loss
from gradquest.maths.expression import number, substitute
from gradquest.maths.grammar.reading import read
from gradquest.maths.tidy import tidy
from gradquest.maths.verdict import EVERYWHERE

ORIGIN = Origin("bank", "hash", "template", 1, "polynomial", 3)

Numbers = Sequence[str | int]


def posed(
    kind: str,
    f: str = "",
    names: Sequence[str] = "xy",
    at: Numbers = (),
    rate: str = "",
    *,
    aspect: str = "",
    count: int | None = None,
    inner: Mapping[str, str] | None = None,
    data: Sequence[Numbers] = (),
    given: Mapping[str, str | int] | None = None,
    towards: Numbers = (),
) -> Problem:
    """The problem that a template with these numbers would draw."""
    letters, parts = tuple(names), []
    for name, formula in (inner or {}).items():
        known = (*letters, *(it for it, _ in parts))
        parts.append((name, read(formula, known).components[0]))
    rows = tuple(tuple(map(Fraction, row)) for row in data)
    if rows:
        outer = loss([tuple(map(number, row)) for row in rows], letters)
    else:
        outer = read(f, (*letters, *(it for it, _ in parts))).components[0]
    function = outer
    for name, part in reversed(parts):
        function = substitute(function, {name: part})
    task = Task(
        tidy(function),
        letters,
        dict.fromkeys(letters, EVERYWHERE),
        tuple(map(Fraction, at)) or None,
        Fraction(rate) if rate else None,
        aspect,
        count,
        Direction(Form.TOWARDS, tuple(map(Fraction, towards))) if towards else None,
        parts=tuple(parts),
        outer=tidy(outer) if parts else None,
        data=rows,
        given=tuple((name, Fraction(value)) for name, value in (given or {}).items()),
    )
    return Problem(kind_named(kind), task, ORIGIN)


def told(problem: Problem, answer: str) -> tuple[str, str]:
    """The slip's id and what is said of a wrong answer."""
    verdict = problem.judge(answer)
    assert not verdict.is_right, answer
    return (verdict.slip.id, verdict.slip.message) if verdict.slip else ("", verdict.message)


def slip_of(problem: Problem, answer: str) -> str:
    """The id of the slip that a wrong answer is recognised as; empty where there is none."""
    slip = problem.judge(answer).slip
    return slip.id if slip else ""
