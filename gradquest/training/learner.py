"""What the log says of a learner: how hard a problem may be, and which skills want practice.

Only first tries in untimed practice count: timed results never change what one is thought to know.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from math import exp, log
from statistics import fmean

from gradquest.progress.attempt import Attempt

STANDARD_TARGET = 0.83
"""The share of clean answers that practice aims at."""

EASIEST = -1.6
"""Difficulty of level 1 in logits: a newcomer gets about 83 % of level 1 clean."""
PER_LEVEL = 0.7

ROLLING = 60
"""Over so many items the share of clean answers is steered to the target."""
STEERING_FROM = 10
STEERING_LIMIT = 1.5

RECENT = 8
"""Over so many items a skill counts as weak or sound."""
WEAK = 0.7
"""A smaller share of clean answers than this makes a weak spot."""
LONGEST_INTERVAL = 60

MODE = "practice"


def difficulty(level: float) -> float:
    """The difficulty of a level in logits."""
    return EASIEST + PER_LEVEL * (level - 1)


def chance_of(logit: float) -> float:
    """The logistic function."""
    return 1 / (1 + exp(-logit))


@dataclass(slots=True)
class Skill:
    """What is known of one skill."""

    rating: float = 0.0
    """In logits, on top of the learner's general rating."""
    items: int = 0
    recent: deque[bool] = field(default_factory=lambda: deque(maxlen=RECENT))
    """Whether the latest first tries were clean."""
    last_day: str = ""
    last_clean_day: str = ""
    clean_days: int = 0
    """On how many days in a row (days on which it was met) the first meeting was clean."""

    @property
    def clean_share(self) -> float:
        """The share of clean answers among the latest."""
        return fmean(self.recent) if self.recent else 0.0

    def days_since_clean(self, today: date) -> int | None:
        """Days since the last clean answer; None where there was none."""
        if not self.last_clean_day:
            return None
        return max(0, (today - date.fromisoformat(self.last_clean_day)).days)

    def due(self, today: date) -> float:
        """Days since the last clean answer over the days it may rest; due from 1 upwards."""
        days = self.days_since_clean(today)
        return 0.0 if days is None else days / min(LONGEST_INTERVAL, 2**self.clean_days)


class Learner:
    """Ratings in the manner of Elo: one general, one for each skill on top of it.

    `p = σ(g + k[skill] - b[level])` is the expected chance of a clean answer; each first try moves
    both ratings by what came less what was expected.
    """

    def __init__(self, target: float = STANDARD_TARGET) -> None:
        self.target = target
        self.general = 0.0
        self.items = 0
        self.skills: dict[str, Skill] = {}
        self._recent: deque[bool] = deque(maxlen=ROLLING)
        self._offset = 0.0

    @classmethod
    def from_log(cls, attempts: Iterable[Attempt], target: float = STANDARD_TARGET) -> Learner:
        """The learner that these attempts, oldest first, speak of."""
        learner = cls(target)
        for attempt in attempts:
            learner.note(attempt)
        return learner

    def skill(self, name: str) -> Skill:
        """What is known of a skill; a blank where it was never met."""
        return self.skills.get(name) or Skill()

    def predicted(self, name: str, level: int) -> float:
        """The chance that a problem of this skill and level is answered clean."""
        return chance_of(self.general + self.skill(name).rating - difficulty(level))

    def wanted_level(self, name: str) -> float:
        """The level, between two whole ones, that is answered clean as often as is aimed at."""
        able = self.general + self.skill(name).rating + self._offset
        wanted = able - log(self.target / (1 - self.target))
        return 1 + (wanted - EASIEST) / PER_LEVEL

    def note(self, attempt: Attempt) -> None:
        """Learn from one attempt of the log."""
        if attempt.mode != MODE or attempt.try_ != 1 or attempt.idle:
            return
        name = f"{attempt.kind}.{attempt.family}"
        skill = self.skills.setdefault(name, Skill())
        self._rate(skill, attempt.is_clean - self.predicted(name, attempt.level))
        self._steer(is_clean=attempt.is_clean)
        _remember(skill, attempt)

    def _rate(self, skill: Skill, surprise: float) -> None:
        skill.rating += max(0.25, 0.9 / (1 + 0.1 * skill.items)) * surprise
        self.general += max(0.05, 0.5 / (1 + 0.05 * self.items)) * surprise
        skill.items += 1
        self.items += 1

    def _steer(self, *, is_clean: bool) -> None:
        self._recent.append(is_clean)
        if len(self._recent) >= STEERING_FROM:
            moved = self._offset + 0.05 * (fmean(self._recent) - self.target)
            self._offset = max(-STEERING_LIMIT, min(STEERING_LIMIT, moved))


def _remember(skill: Skill, attempt: Attempt) -> None:
    if attempt.day != skill.last_day:
        skill.clean_days = skill.clean_days + 1 if attempt.is_clean else 0
        skill.last_day = attempt.day
    skill.recent.append(attempt.is_clean)
    if attempt.is_clean:
        skill.last_clean_day = attempt.day
