"""What an achievement is: a name, what it takes, and goals that a learner reaches or not."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gradquest.progress.moments import Moments


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
    """Its name and what it takes are told once it is earned."""

    @property
    def told(self) -> str:
        """Its name and what it takes, on one line."""
        stop = "" if self.name.endswith("!") else "."
        return f"{self.name}{stop} {self.says}"
