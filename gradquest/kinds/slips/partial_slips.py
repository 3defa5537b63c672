"""Named wrong answers to a partial derivative: the broken rules, as slips."""

from __future__ import annotations

from collections.abc import Iterator

from gradquest.kinds.kind import Task
from gradquest.maths.calculus.differentiation import Broken, broken
from gradquest.maths.verdict import Slip

PARTIALS = ("partial_x", "partial_y", "partial_z", "partial_w")
"""The kinds that practise the partial by the first variable, by the second, and so on."""


def partial_slips(task: Task, by: str) -> Iterator[Slip]:
    """Every named wrong ∂f/∂by, most specific first."""
    for wrong in broken(task.function, by, task.variables):
        skill = repairing_skill(task, by, wrong)
        yield Slip(wrong.id, wrong.sentence, (wrong.derivative,), skill, wrong.did)


def repairing_skill(task: Task, by: str, wrong: Broken) -> str:
    """The skill in which a broken rule is unlearned: kind and rule family."""
    if len(task.variables) == 1:
        return f"derivative.{wrong.family}"
    place = min(task.variables.index(by), len(PARTIALS) - 1)
    return f"{PARTIALS[place]}.{wrong.family}"
