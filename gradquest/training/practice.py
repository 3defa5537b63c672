"""Practice: untimed, mixed, at the learner's level, every mistake explained and met again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from gradquest.errors import GradquestError
from gradquest.maths.chance import Chance
from gradquest.training.choosing import Chooser
from gradquest.training.gains import Gains, gains, heights
from gradquest.training.learner import Learner
from gradquest.training.options import Choice, Option, by_skill
from gradquest.training.rules import Rules
from gradquest.training.stages import Stage
from gradquest.training.syllabus import Syllabus

if TYPE_CHECKING:
    from gradquest.kinds.problem import Problem
    from gradquest.training.played import Played

RULES = Rules(mode="practice", retries=1)

PLANNED = 10
"""Problems before the stop sign."""

CHOICES, DRAWS = 8, 4
"""So many templates are tried, each with so many seeds, where a draw gives nothing new."""

Draw = Callable[[Option, int], "Problem | None"]
"""Makes the problem of an option and a seed; None where these numbers give none."""


class Practice:
    """The problems of a practice session, each chosen in the light of those before."""

    most = None

    def __init__(
        self,
        options: Sequence[Option],
        draw: Draw,
        learner: Learner,
        today: date,
        chance: Chance,
        *,
        count: int | None = PLANNED,
        syllabus: Syllabus | None = None,
    ) -> None:
        self.total = count
        self.why = ""
        self.predicted: float | None = None
        self.stage = Stage.PLAIN
        self.role = ""
        self._today = today
        self._hardest = {
            skill: max(option.level for option in group)
            for skill, group in by_skill(options).items()
        }
        self._begun_at = heights(learner, self._hardest)
        self._chooser = Chooser(options, learner, today, count, syllabus)
        self._draw = draw
        self._learner = learner
        self._chance = chance
        self._noted = 0

    def next(self, played: Sequence[Played]) -> Problem | None:
        """The next problem; None after the planned set. Raises `GradquestError` if none works."""
        answered = sum(item.stage is not Stage.WORKED for item in played)
        if self.total is not None and answered >= self.total:
            return None
        self._note(played)
        chance = self._chance.child(len(played))
        spent: set[tuple[str, str, str]] = set()
        for _ in range(CHOICES):
            choice = self._chooser.choose(played, chance.child("choice", len(spent)), spent)
            problem = self._fresh(choice.option, chance.child("numbers", len(spent)), played)
            if problem is not None:
                return self._chosen(choice, problem)
            spent.add(choice.option.key)
        raise GradquestError("these templates give no further problems; choose more of them")

    def outcome(self, played: Sequence[Played]) -> str:  # noqa: ARG002  # as supplies are asked
        """Practice decides nothing."""
        return ""

    def gains(self, played: Sequence[Played]) -> Gains:
        """What it brought so far."""
        self._note(played)
        return gains(self._begun_at, self._learner, self._hardest, self._today)

    def knows(self, played: Sequence[Played]) -> None:
        """What was played so far is in the log already, and so in the learner."""
        self._noted = len(played) - bool(played and not played[-1].attempts)

    def _fresh(self, option: Option, chance: Chance, played: Sequence[Played]) -> Problem | None:
        """A problem of the option that was not asked in this session yet."""
        for _ in range(DRAWS):
            problem = self._draw(option, chance.seed())
            if problem is not None and all(differs(problem, item.problem) for item in played):
                return problem
        return None

    def _chosen(self, choice: Choice, problem: Problem) -> Problem:
        self.why, self.predicted = choice.why, choice.predicted
        self.stage, self.role = choice.stage, choice.role
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
