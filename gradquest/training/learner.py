"""What the log says of a learner: how hard a problem may be, what is remembered, what is mastered.

A fold over the log in the order of storing: it can be put away as JSON and gone on with later.
Only first tries in untimed practice count; timed results never change what one is thought to know.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from statistics import fmean
from typing import TYPE_CHECKING, Any

from gradquest.progress.attempt import Attempt
from gradquest.progress.fold import Fold, folded
from gradquest.progress.mastery import MIXED_SKILLS, PRACTICE, Mastery, Shown, is_evidence, tells
from gradquest.training.lately import Lately
from gradquest.training.levels import FAST, STANDARD_TARGET, Ratings
from gradquest.training.memory import (
    RUSTY_BELOW,
    Kept,
    Memory,
    due_on,
    first_try,
    is_astray,
    retrievability,
)
from gradquest.training.stages import Stage, stage_of

if TYPE_CHECKING:
    from gradquest.progress.log import Log

RECENT = 8
"""Over so many items a skill counts as weak or sound."""
WEAK = 0.7
"""A smaller share of clean answers than this makes a weak spot."""


@dataclass(slots=True)
class Skill:
    """What is known of one skill."""

    mastery: Mastery = field(default_factory=Mastery)
    memory: Memory | None = None
    recent: deque[bool] = field(default_factory=lambda: deque(maxlen=RECENT))
    """Whether the latest first tries were clean."""
    last_clean_day: str = ""

    @property
    def items(self) -> int:
        """How many first tries it has had."""
        return self.mastery.items

    @property
    def clean_share(self) -> float:
        """The share of clean answers among the latest."""
        return fmean(self.recent) if self.recent else 0.0

    @property
    def kept(self) -> Kept | None:
        """What is kept after the latest practice; None before the first."""
        return self.memory.kept if self.memory else None

    def remembered(self, today: date) -> float | None:
        """The chance that the skill is still there; None where it never was."""
        return None if self.kept is None else retrievability(self.kept, today)

    def is_due(self, today: date) -> bool:
        """It has rested long enough to be asked again."""
        return self.kept is not None and due_on(self.kept, today) <= today

    def is_dated_ahead(self, today: date) -> bool:
        """It was practised on a day that is still to come: a clock was wrong."""
        return self.kept is not None and is_astray(self.kept.reviewed, today.isoformat())

    def is_rusty(self, today: date) -> bool:
        """Much of it may be forgotten by now."""
        remembered = self.remembered(today)
        return remembered is not None and remembered < RUSTY_BELOW

    def days_since_clean(self, today: date) -> int | None:
        """Days since the last clean answer; None where there was none."""
        if not self.last_clean_day:
            return None
        return max(0, (today - date.fromisoformat(self.last_clean_day)).days)

    def note(self, attempt: Attempt, *, is_mixed: bool) -> None:
        """Learn from a first try."""
        is_clean, hinted = attempt.is_clean, attempt.hints > 0
        self.mastery.note(attempt, is_mixed=is_mixed)
        self.memory = (
            self.memory.with_try(attempt.day, is_right=attempt.is_right, hinted=hinted)
            if self.memory
            else first_try(attempt.day, is_right=attempt.is_right, hinted=hinted)
        )
        self.recent.append(is_clean)
        if is_clean:
            self.last_clean_day = attempt.day

    def as_json(self) -> dict[str, Any]:
        """The state as plain data."""
        return {
            "mastery": self.mastery.as_json(),
            "memory": self.memory.as_json() if self.memory else None,
            "recent": list(self.recent),
            "last_clean_day": self.last_clean_day,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Skill:
        """The skill of such data."""
        return cls(
            Mastery.from_json(data["mastery"]),
            Memory.from_json(data["memory"]) if data["memory"] else None,
            deque(data["recent"], maxlen=RECENT),
            data["last_clean_day"],
        )


class Learner:
    """Ratings, memories and levels, skill by skill."""

    VERSION = 5
    """Of the state as JSON; it goes up whenever the same log would give another state."""

    def __init__(self) -> None:
        self.target = STANDARD_TARGET
        """The share of clean answers to aim at; a wish, no part of the state."""
        self.ratings = Ratings()
        self.lately = Lately()
        self.skills: dict[str, Skill] = {}
        """Those that were practised."""
        self.met: set[str] = set()
        """Those that need no introduction: asked in practice, or answered clean anywhere."""
        self._session = ""
        self._in_session: set[str] = set()

    @classmethod
    def from_log(cls, attempts: Iterable[Attempt], target: float = STANDARD_TARGET) -> Learner:
        """The learner that these attempts, oldest first, speak of."""
        learner = cls()
        learner.target = target
        for attempt in attempts:
            learner.note(attempt)
        return learner

    def skill(self, name: str) -> Skill:
        """What is known of a skill; a blank where it was never practised."""
        return self.skills.get(name) or Skill()

    def predicted(self, name: str, level: int) -> float:
        """The chance that a problem of this skill and level is answered clean."""
        return self.ratings.predicted(name, level)

    def wanted_level(self, name: str) -> float:
        """The level, between two whole ones, that is answered clean as often as is aimed at."""
        return self.ratings.wanted_level(name, self.target)

    def shown(self, name: str, hardest: int) -> Shown:
        """How far a skill has come whose hardest problems have that level."""
        return self.skill(name).mastery.shown(hardest)

    def due(self, today: date) -> list[str]:
        """The skills that are due, least remembered first."""
        waiting = [name for name, skill in self.skills.items() if skill.is_due(today)]
        return sorted(waiting, key=lambda name: (self.skills[name].remembered(today) or 0.0, name))

    @property
    def weakest(self) -> str | None:
        """The skill that goes worst, of those with answers enough to tell; None: none is weak."""
        sure = [name for name, skill in self.skills.items() if len(skill.recent) >= RECENT // 2]
        worst = min(sure, key=lambda name: (self.skills[name].clean_share, name), default=None)
        return worst if worst and self.skills[worst].clean_share < WEAK else None

    def note(self, attempt: Attempt) -> None:
        """Learn from one attempt of the log."""
        name, stage = f"{attempt.kind}.{attempt.family}", stage_of(attempt)
        if attempt.is_clean or (attempt.mode == PRACTICE and stage is not Stage.TEST_OUT):
            self.met.add(name)
        if attempt.try_ == 1:
            self.lately.note(attempt)
        if not is_evidence(attempt):
            return
        is_mixed = self._is_mixed(name, attempt.session)
        skill = self.skill(name)
        if not tells(attempt, skill.mastery):
            return
        self.skills[name] = skill
        skill.note(attempt, is_mixed=is_mixed)
        self.ratings.note(
            name,
            attempt.level,
            is_clean=attempt.is_clean,
            is_fast=attempt.active_ms <= 1000 * FAST * attempt.par_s,
            is_mixed=is_mixed,
        )
        if stage is Stage.TEST_OUT:
            too_hard = None if attempt.is_clean else attempt.level
            self.ratings.place(name, skill.mastery.clean_in(attempt.session), too_hard)

    def _is_mixed(self, name: str, session: str) -> bool:
        if session != self._session:
            self._session, self._in_session = session, set()
        self._in_session.add(name)
        return len(self._in_session) >= MIXED_SKILLS

    # Kept between two runs of the program

    def as_json(self) -> dict[str, Any]:
        """The state as plain data."""
        return {
            "ratings": self.ratings.as_json(),
            "lately": self.lately.as_json(),
            "skills": {name: skill.as_json() for name, skill in self.skills.items()},
            "met": sorted(self.met),
            "session": self._session,
            "in_session": sorted(self._in_session),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Learner:
        """The learner of such data."""
        learner = cls()
        learner.ratings = Ratings.from_json(data["ratings"])
        learner.lately = Lately.from_json(data["lately"])
        learner.skills = {name: Skill.from_json(it) for name, it in data["skills"].items()}
        learner.met = set(data["met"])
        learner._session, learner._in_session = data["session"], set(data["in_session"])
        return learner


FOLD = Fold("learner", Learner.VERSION, Learner, Learner.from_json)


def learner_of(log: Log, target: float) -> Learner:
    """The learner that the whole log speaks of; only what is new in it is read.

    Raises `StoreError` where it cannot be read.
    """
    learner = folded(log, FOLD)
    learner.target = target
    return learner
