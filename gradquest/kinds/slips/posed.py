"""What the diagnosis of a wrong answer needs to know of its problem."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from gradquest.kinds.kind import Task
from gradquest.kinds.slips.coincidence import coincides
from gradquest.maths.expression import Expression
from gradquest.maths.verdict import Asked, Slip

Entries = tuple[Expression, ...]

UNFINISHED = "not-substituted"
"""Of this slip only what is left to do is said: so far the answer is right."""


class Posed(Protocol):
    """A problem as diagnosis sees it."""

    @property
    def task(self) -> Task:
        """What it is about."""

    @property
    def entries(self) -> tuple[str, ...]:
        """What each entry of the answer belongs to."""

    @property
    def answer(self) -> Entries:
        """The right answer, entry by entry."""

    @property
    def asked(self) -> Asked:
        """What of the answer counts."""

    def is_same(self, one: Entries, other: Entries) -> bool:
        """Two answers come to the same here."""

    @property
    def asks_for_numbers(self) -> bool:
        """No letter can stand in the answer."""

    @property
    def slips(self) -> Sequence[Slip]:
        """The wrong answers that have a name."""


def is_right(place: int, answer: Entries, problem: Posed) -> bool:
    """One entry has the right value."""
    return coincides(answer[place], problem.answer[place], problem.task.domain)
