"""Problems posed by hand, for tests of kinds."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gradquest.kinds.kind import Direction, Form, Task, kind_named
from gradquest.kinds.problem import Origin, Problem
from gradquest.maths.grammar.reading import read
from gradquest.maths.verdict import EVERYWHERE

ORIGIN = Origin("bank", "hash", "template", 1, "polynomial", 1)


def posed(
    kind: str,
    f: str,
    point: Sequence[int | str | Fraction] | None = None,
    *,
    names: str = "xy",
    rate: int | str | None = None,
    aspect: str = "",
    direction: Direction | None = None,
) -> Problem:
    """A problem of that kind; several letters in one word, or words apart."""
    letters = tuple(names.split()) if " " in names else tuple(names)
    task = Task(
        read(f, letters).components[0],
        letters,
        dict.fromkeys(letters, EVERYWHERE),
        tuple(map(Fraction, point)) if point is not None else None,
        Fraction(rate) if rate is not None else None,
        aspect,
        direction=direction,
    )
    return Problem(kind_named(kind), task, ORIGIN)


def along(*numbers: int | str) -> Direction:
    """A direction by a vector."""
    return Direction(Form.VECTOR, tuple(map(Fraction, numbers)))


def at_angle(degrees: int | str) -> Direction:
    """A direction by its angle."""
    return Direction(Form.ANGLE, (Fraction(degrees),))


def towards(*numbers: int | str) -> Direction:
    """A direction by a point to look at."""
    return Direction(Form.TOWARDS, tuple(map(Fraction, numbers)))


def named(problem: Problem, text: str) -> str | None:
    """The id of the slip that an answer is recognised as."""
    slip = problem.judge(text).slip
    return slip.id if slip else None
