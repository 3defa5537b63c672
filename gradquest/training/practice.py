"""Practice: untimed, mixed, at the learner's level, every mistake explained and met again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from gradquest.errors import GradquestError
from gradquest.maths.chance import Chance
from gradquest.training.choosing import Choice, Chooser, Option
from gradquest.training.learner import Learner
from gradquest.training.rules import Rules

if TYPE_CHECKING:
    from gradquest.kinds.problem import Problem
    from gradquest.training.played import Played

RULES = Rules(mode="practice", retries=1)

PLANNED = 10
"""Problems before the stop sign."""

DRAWS = 20
"""So often another template is tried where a draw gives nothing new."""

Draw = Callable[[Option, int], "Problem | None"]
"""Makes the problem of an option and a seed; None where these numbers give none."""


class Practice:
    """The problems of a practice session, each chosen in the light of those before."""

    def __init__(
        self,
        options: Sequence[Option],
        draw: Draw,
        learner: Learner,
        today: date,
        chance: Chance,
        *,
        count: int | None = PLANNED,
    ) -> None:
        self.total = count
        self.why = ""
        self.predicted: float | None = None
        self._chooser = Chooser(options, learner, today, chance.child("choice"), count)
        self._draw = draw
        self._learner = learner
        self._chance = chance.child("numbers")
        self._noted = 0

    def next(self, played: Sequence[Played]) -> Problem | None:
        """The next problem; None after the planned set. Raises `GradquestError` if none works."""
        if self.total is not None and len(played) >= self.total:
            return None
        self._note(played)
        for _ in range(DRAWS):
            choice = self._chooser.choose(played)
            problem = self._draw(choice.option, self._chance.seed())
            if problem is not None and all(differs(problem, item.problem) for item in played):
                return self._chosen(choice, problem)
        raise GradquestError("these templates give no further problems; choose more of them")

    def _chosen(self, choice: Choice, problem: Problem) -> Problem:
        self.why, self.predicted = choice.why, choice.predicted
        return problem

    def _note(self, played: Sequence[Played]) -> None:
        """Learn from the first tries that were not noted yet."""
        for item in played[self._noted :]:
            for attempt in item.attempts[:1]:
                self._learner.note(attempt)
        self._noted = len(played)


def differs(one: Problem, other: Problem) -> bool:
    """They ask something else, or of other numbers."""
    return one.kind.name != other.kind.name or one.task != other.task
