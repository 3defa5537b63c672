"""What an achievement is: a name, what it takes, and goals that the log reaches or not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gradquest.progress.attempt import Attempt, SessionEnd
from gradquest.progress.history import History, Moments


class Tier(Enum):
    """How far up it is; the value is its sign."""

    CAIRN = "●"
    RIDGE = "▲"
    SUMMIT = "◆"

    @property
    def title(self) -> str:
        """The tier in a word."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Goal:
    """So many moments of one sort."""

    moments: Moments
    count: int = 1

    def reached(self, history: History) -> list[Attempt | SessionEnd]:
        """The moments so far, no more than the goal wants."""
        return history.found(self.moments)[: self.count]


@dataclass(frozen=True, slots=True)
class Unlock:
    """An achievement that was earned, and when."""

    name: str
    at: str
    """The instant in UTC, as the log has it."""
    day: str


@dataclass(frozen=True, slots=True)
class Achievement:
    """Something that a learner can do now."""

    name: str
    tier: Tier
    says: str
    """What it takes, in one sentence."""
    goals: tuple[Goal, ...]
    """All must be reached."""
    is_hidden: bool = False
    """Not listed before it is earned."""

    def unlock(self, history: History) -> Unlock | None:
        """When the last goal was reached; None while one is not."""
        last: list[Attempt | SessionEnd] = []
        for goal in self.goals:
            reached = goal.reached(history)
            if len(reached) < goal.count:
                return None
            last.append(reached[-1])
        latest = max(last, key=lambda moment: moment.at)
        return Unlock(self.name, latest.at, latest.day)

    def progress(self, history: History) -> float:
        """How far the goal is that is furthest behind, 0 to 1."""
        return min(len(goal.reached(history)) / goal.count for goal in self.goals)
