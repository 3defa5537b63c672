"""Problems of any kind, posed without a bank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from gradquest.kinds.kind import Direction, Form, Task, kind_named
from gradquest.kinds.problem import Origin, Problem
from gradquest.kinds.regression import loss
from gradquest.maths.expression import number, substitute
from gradquest.maths.grammar.reading import read
from gradquest.maths.tidy import tidy
from gradquest.maths.verdict import EVERYWHERE

ORIGIN = Origin("bank", "hash", "template", 1, "polynomial", 3)

Numbers = Sequence[str | int | Fraction]


def task(
    f: str = "",
    at: Numbers = (),
    rate: str = "",
    *,
    names: Sequence[str] = "xy",
    aspect: str = "",
    count: int | None = None,
    direction: Direction | None = None,
    inner: Mapping[str, str] | None = None,
    data: Sequence[Numbers] = (),
    given: Mapping[str, str | int] | None = None,
) -> Task:
    """The task that a template with these numbers would draw."""
    letters, parts = tuple(names), []
    for name, formula in (inner or {}).items():
        known = (*letters, *(it for it, _ in parts))
        parts.append((name, read(formula, known).components[0]))
    rows = tuple(map(_fractions, data))
    if rows:
        outer = loss([tuple(map(number, row)) for row in rows], letters)
    else:
        outer = read(f, (*letters, *(it for it, _ in parts))).components[0]
    function = outer
    for name, part in reversed(parts):
        function = substitute(function, {name: part})
    return Task(
        tidy(function),
        letters,
        dict.fromkeys(letters, EVERYWHERE),
        _fractions(at) or None,
        Fraction(rate) if rate else None,
        aspect,
        count,
        direction,
        parts=tuple(parts),
        outer=tidy(outer) if parts else None,
        data=rows,
        given=tuple((name, Fraction(value)) for name, value in (given or {}).items()),
    )


def _fractions(numbers: Numbers) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, numbers))


def posed(kind: str, *given: Any, **more: Any) -> Problem:
    """A problem of that kind; what is given is the task's."""
    asked = kind_named(kind)
    return Problem(asked, asked.settled(task(*given, **more)), ORIGIN)


def along(*numbers: int | str) -> Direction:
    """A direction by a vector."""
    return Direction(Form.VECTOR, _fractions(numbers))


def at_angle(degrees: int | str) -> Direction:
    """A direction by its angle."""
    return Direction(Form.ANGLE, _fractions([degrees]))


def towards(*numbers: int | str) -> Direction:
    """A direction by a point to look at."""
    return Direction(Form.TOWARDS, _fractions(numbers))


def told(problem: Problem, answer: str) -> tuple[str, str]:
    """The slip's id and what is said of a wrong answer."""
    verdict = problem.judge(answer)
    assert not verdict.is_right, answer
    return (verdict.slip.id, verdict.slip.message) if verdict.slip else ("", verdict.message)


def slip_of(problem: Problem, answer: str) -> str:
    """The id of the slip that a wrong answer is recognised as; empty where there is none."""
    slip = problem.judge(answer).slip
    return slip.id if slip else ""
