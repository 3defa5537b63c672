"""What the home screen says: how today stands, what to do next, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from gradquest.kinds.naming import skill_title
from gradquest.progress.course import CORE_KINDS
from gradquest.training.learner import Learner
from gradquest.training.reasons import rested
from gradquest.training.start import DRILLS

if TYPE_CHECKING:
    from gradquest.progress.attempt import Attempt

LATELY = 3000
"""Nobody answers more on one day."""
ENOUGH = 10
"""After so many problems of a day, a drill is a change."""
SURE = 0.7
"""So many of them clean; below that the clock would only teach haste."""


@dataclass(frozen=True, slots=True)
class Today:
    """A few facts for the home screen."""

    answered: int
    """Problems met on this practice day."""
    clean: int
    suggestion: str
    """The place to go next: practice or drill."""
    why: str
    """One sentence that says why."""

    @property
    def accuracy(self) -> float | None:
        """The share of clean ones today; None before the first."""
        return self.clean / self.answered if self.answered else None


def today(attempts: Sequence[Attempt], learner: Learner, day: date) -> Today:
    """How the day stands in this log, and what to do next."""
    first_tries = [it for it in attempts if it.day == day.isoformat() and it.try_ == 1]
    clean = sum(attempt.is_clean for attempt in first_tries)
    is_warm = len(first_tries) >= ENOUGH and clean >= SURE * len(first_tries)
    has_raced = bool(first_tries) and first_tries[-1].mode in DRILLS
    suggestion, why = suggested(learner, day, is_warm=is_warm and not has_raced)
    return Today(len(first_tries), clean, suggestion, why)


def suggested(learner: Learner, day: date, *, is_warm: bool) -> tuple[str, str]:
    """The next place and the reason, most pressing first; the clock is for who is warm, and has
    not just raced."""
    if not learner.skills:
        return "practice", "Ten problems, chosen for you, without a clock."
    due = learner.due(day)
    if due:
        return "practice", rested(len(due))
    if (weakest := learner.weakest) is not None:
        recent = learner.skill(weakest).recent
        said = f"{sum(recent)} of your last {len(recent)} were clean."
        return "practice", f"Weakest: {skill_title(weakest)}, {said}"
    if not {skill.partition(".")[0] for skill in learner.met} >= {*CORE_KINDS}:
        return "practice", "Nothing is due, so something new comes next."
    if is_warm:
        return "drill", "Nothing is due: see how fast you are."
    return "practice", "Nothing is due: what you know, mixed, and something new."
