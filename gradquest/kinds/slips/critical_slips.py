"""Named wrong answers about critical points, and the draws that would hide them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from gradquest.kinds.kind import Task
from gradquest.kinds.slips.coincidence import all_coincide
from gradquest.kinds.slips.local import Entries, exact_at, swapped
from gradquest.maths.calculus.curvature import hessian_at
from gradquest.maths.calculus.differentiation import differentiate
from gradquest.maths.exact import rational
from gradquest.maths.expression import Expression, number
from gradquest.maths.notation import pretty
from gradquest.maths.phrases import height_word, letters, slope_name, total
from gradquest.maths.verdict import Slip

NAME = "critical_point"
SKILL = f"{NAME}.polynomial"

TELLING = ("negated", "components-swapped", "mixed-ignored")
"""The slips that a draw must show."""


def critical_slips(task: Task, point: Sequence[Fraction]) -> Iterator[Slip]:
    """The wrong sign, swapped coordinates, one letter at a time, something else."""
    right = tuple(map(number, point))
    if not right:
        return
    yield from _negated(task, point)
    for pair in _pairs(len(right)):
        names = letters([task.variables[place] for place in pair])
        message = f"You swapped {names}: the answer goes in the order {letters(task.variables)}."
        yield _slip("components-swapped", swapped(right, pair), message, f"swap {names}")
    yield from _ignoring_mixed(task)
    height = exact_at(task.function, dict(zip(task.variables, point, strict=True)))
    word = height_word(task.variables)
    message = f"That is the {word} of f there. The point itself is asked for."
    yield _slip("value-instead", (height,), message, f"give the {word}")
    slopes = tuple(differentiate(task.function, by) for by in task.variables)
    message = "That is the gradient. Set each entry to 0, and solve."
    yield _slip("gave-gradient", slopes, message, "give the gradient")


def critical_blind_spots(task: Task, point: Sequence[Fraction]) -> Iterator[str]:
    """The telling slips that give the right point all the same."""
    right = tuple(map(number, point))
    hidden = [
        slip.id
        for slip in critical_slips(task, point)
        if slip.id in TELLING and all_coincide(slip.answer, right, task.domain)
    ]
    yield from dict.fromkeys(hidden)


def _slip(name: str, answer: Entries, message: str, did: str) -> Slip:
    return Slip(name, message, answer, SKILL, did)


def _pairs(size: int) -> Iterator[tuple[int, int]]:
    return ((one, other) for one in range(size) for other in range(one + 1, size))


def _negated(task: Task, point: Sequence[Fraction]) -> Iterator[Slip]:
    """All signs wrong, or one."""
    flipped = tuple(number(-value) for value in point)
    message = f"Check the signs: put your point into {_slope(task, 0)}, and see whether it is 0."
    yield _slip("negated", flipped, message, "take the opposite signs")
    right = tuple(map(number, point))
    for place, name in enumerate(task.variables):
        if len(point) > 1 and point[place]:
            entries = (*right[:place], flipped[place], *right[place + 1 :])
            message = f"Check the sign of {letters([name])}."
            yield _slip("one-sign", entries, message, f"take the wrong sign for {letters([name])}")


def _ignoring_mixed(task: Task) -> Iterator[Slip]:
    """Each slope set to 0 as if the other letters were 0."""
    origin = dict.fromkeys(task.variables, Fraction(0))
    matrix = hessian_at(task.function, task.variables, origin)
    if matrix is None:
        return
    entries: list[Expression] = []
    for place, by in enumerate(task.variables):
        slope = rational(differentiate(task.function, by), origin)
        if slope is None or not matrix[place][place]:
            return
        entries.append(number(-slope / matrix[place][place]))
    if any(matrix[one][other] for one, other in _pairs(len(matrix))):
        message = f"{_slope(task, 0)} has other letters in it too: solve the equations together."
        yield _slip("mixed-ignored", tuple(entries), message, "leave the mixed term out")


def _slope(task: Task, place: int) -> str:
    by = task.variables[place]
    name = slope_name(by) if len(task.variables) > 1 else total(slope_name(by))
    return f"{name} = {pretty(differentiate(task.function, by))}"
