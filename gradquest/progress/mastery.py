"""The levels that a learner is shown: new, learning, learned, proficient, mastered.

Each is a fact of the log that stays true: a level is never taken back. That one has rusted is said
beside it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from gradquest.progress.attempt import Attempt

IN_A_ROW = 3
LEARNED_AT, MASTERED_AT = 2, 4
"""The levels of difficulty that count; in a skill that has none so hard, its hardest."""

PROFICIENT_SHARE, PROFICIENT_ITEMS, PROFICIENT_DAYS = 0.8, 6, 2
DAYS_APART = 7

MIXED_SKILLS = 3
"""A session counts as mixed from so many skills on."""

PRACTICE, FINISHED_FOR_ONE = "practice", "faded"
"""The mode in which skills are judged, and the stage that shows all but the last line."""

TEST_OUT, CLEAN_OF_A_TEST_OUT = "test-out", 2
"""The stage in which every clean answer makes the next question harder: the second of them shows as
much as three alike in a row."""


class Shown(StrEnum):
    """How far a skill has come, in one word."""

    NEW = "New"
    LEARNING = "Learning"
    LEARNED = "Learned"
    PROFICIENT = "Proficient"
    MASTERED = "Mastered"

    @property
    def rank(self) -> int:
        """0 for new, 4 for mastered."""
        return list(Shown).index(self)


def is_evidence(attempt: Attempt) -> bool:
    """It tells of a skill: a first try in untimed practice, of the whole problem, not idle."""
    is_first = attempt.try_ == 1 and not attempt.idle
    return is_first and attempt.mode == PRACTICE and attempt.stage != FINISHED_FOR_ONE


def tells(attempt: Attempt, mastery: Mastery) -> bool:
    """Such a try counts for its skill; one that was missed in a test-out does not begin a new one,
    which is left for practice to bring in."""
    return bool(mastery.items) or attempt.is_clean or attempt.stage != TEST_OUT


@dataclass(slots=True)
class Mastery:
    """What the log shows of one skill; everything in it only ever grows, but for the mean."""

    items: int = 0
    days: int = 0
    last_day: str = ""
    mean: float = 0.0
    """The share of clean answers, the latest counting most."""
    run: list[int] = field(default_factory=list)
    """The levels of the hardest clean answers since the last miss; easier ones do not break it."""
    learned_at: int = 0
    """So hard three clean answers in a row were, at least, or two of a test-out, at most."""
    tested_in: str = ""
    """The session of the latest test-out with a clean answer."""
    tested_clean: int = 0
    """How many of its answers were clean."""
    tested_at: int = 0
    """The hardest of them."""
    is_proficient: bool = False
    first_clean: list[str] = field(default_factory=lambda: [""] * MASTERED_AT)
    """For each level up to four the first day with a clean answer at least so hard."""
    spaced_at: int = 0
    """So hard clean answers on two days a week apart were, at least."""
    mixed_at: int = 0
    """So hard a clean answer among other skills was."""

    def note(self, attempt: Attempt, *, is_mixed: bool) -> None:
        """Learn from one first try."""
        level, day, is_clean = attempt.level, attempt.day, attempt.is_clean
        self.items += 1
        self.days += day != self.last_day
        self.last_day = day
        self.mean += (is_clean - self.mean) / min(self.items, PROFICIENT_ITEMS)
        self.is_proficient |= (
            self.mean >= PROFICIENT_SHARE
            and self.items >= PROFICIENT_ITEMS
            and self.days >= PROFICIENT_DAYS
        )
        self.run = sorted([*self.run, level])[-IN_A_ROW:] if is_clean else []
        if len(self.run) == IN_A_ROW:
            self.learned_at = max(self.learned_at, min(self.run))
        if is_clean:
            self._remember(min(level, MASTERED_AT), day)
            self.mixed_at = max(self.mixed_at, level if is_mixed else 0)
            if attempt.stage == TEST_OUT:
                self._pass(level, attempt.session)

    def clean_in(self, session: str) -> int:
        """The hardest level that was clean in the latest test-out, if that is the session; else
        0."""
        return self.tested_at if self.tested_in == session else 0

    def _pass(self, level: int, session: str) -> None:
        if self.tested_in != session:
            self.tested_in, self.tested_clean, self.tested_at = session, 0, 0
        self.tested_clean += 1
        self.tested_at = max(self.tested_at, level)
        if self.tested_clean >= CLEAN_OF_A_TEST_OUT:
            self.learned_at = max(self.learned_at, level)

    def _remember(self, level: int, day: str) -> None:
        for place in range(self.spaced_at, level):
            first = self.first_clean[place] = min(self.first_clean[place] or day, day)
            if (date.fromisoformat(day) - date.fromisoformat(first)).days >= DAYS_APART:
                self.spaced_at = max(self.spaced_at, place + 1)

    def shown(self, hardest: int = MASTERED_AT) -> Shown:
        """The level reached in a skill whose hardest problems have that level."""
        if not self.items:
            return Shown.NEW
        if self.learned_at < min(LEARNED_AT, hardest):
            return Shown.LEARNING
        if not self.is_proficient:
            return Shown.LEARNED
        is_mastered = min(self.spaced_at, self.mixed_at) >= min(MASTERED_AT, hardest)
        return Shown.MASTERED if is_mastered else Shown.PROFICIENT

    def as_json(self) -> dict[str, Any]:
        """The state as plain data."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Mastery:
        """The facts of such data."""
        return cls(**data)
