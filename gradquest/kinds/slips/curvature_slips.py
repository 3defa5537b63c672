"""What speaks against each wrong word for a critical point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradquest.kinds.kind import Task
from gradquest.maths.calculus.curvature import Matrix
from gradquest.maths.expression import Variable
from gradquest.maths.phrases import letters, second_name, total
from gradquest.maths.verdict import Slip

SKILL = "second.polynomial"


def curvature_slips(task: Task, matrix: Matrix, words: Sequence[str]) -> Iterator[Slip]:
    """For every word a slip; that of the right word leads to the right answer, and is never met."""
    for word in words:
        name, message, did = _against(task, matrix, word)
        yield Slip(name, message, (Variable(word),), SKILL, did)


def _against(task: Task, matrix: Matrix, word: str) -> tuple[str, str, str]:
    """The slip's id, its sentence, and the clause."""
    pure = [second_name(name, name) for name in task.variables]
    if len(matrix) == 1:
        message = f"Look at the sign of {total(pure[0])}: does the curve bend up or down there?"
        return "curvature-sign", message, "mix up minimum and maximum"
    mixed = second_name(*task.variables)
    formula = f"D = {pure[0]} · {pure[1]} - ({mixed})²"
    if word == "saddle":
        message = f"At a saddle {formula} is below 0. Is it here?"
        return "determinant-sign", message, "take the sign of D the wrong way round"
    first, last = matrix[0][0], matrix[1][1]
    if first * last < 0:
        names = letters(task.variables)
        message = f"Look at {pure[0]} and at {pure[1]}: does the ground bend alike in {names}?"
        return "one-direction", message, f"look along {letters(task.variables[:1])} only"
    if first * last - matrix[0][1] ** 2 < 0:
        message = (
            f"{pure[0]} and {pure[1]} alone do not decide: {mixed} counts as well, in {formula}."
        )
        return "mixed-ignored", message, f"leave {mixed} out"
    message = f"Look at the sign of {pure[0]}: does the ground bend up or down there?"
    return "curvature-sign", message, "mix up minimum and maximum"
