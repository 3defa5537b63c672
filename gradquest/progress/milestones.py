"""On which day each skill came to be learned, proficient, mastered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from gradquest.progress.attempt import Attempt
from gradquest.progress.course import COURSE, hardest_of
from gradquest.progress.fold import Fold, folded
from gradquest.progress.log import Log
from gradquest.progress.mastery import MIXED_SKILLS, Mastery, Shown, is_evidence, tells
from gradquest.progress.moments import Moments, Notes, tries
from gradquest.progress.posed import Met

_FACTS = tuple(field.name for field in fields(Mastery))


class Milestones:
    """For each skill the days on which it first came to each level."""

    def __init__(self, notes: Notes | None = None) -> None:
        self._notes: Notes = {"days": {}, "inner": {}} if notes is None else notes

    def note(self, attempt: Attempt) -> None:
        """Learn from one attempt."""
        for level in rises(attempt, self._notes["inner"]):
            days = self._notes["days"].setdefault(_skill(attempt), {})
            days[level.value] = attempt.day

    def as_json(self) -> Any:
        """The state as plain data."""
        return self._notes

    def day(self, skill: str, level: Shown) -> str | None:
        """The practice day on which a skill came to a level; None where it has not."""
        day: str | None = self._notes["days"].get(skill, {}).get(level.value)
        return day


FOLD = Fold("milestones", 2, Milestones, Milestones)


def milestones_of(log: Log) -> Milestones:
    """Those of a log. Raises `StoreError`."""
    return folded(log, FOLD)


def rises(attempt: Attempt, notes: Notes) -> Iterator[Shown]:
    """The levels that a skill comes to with this attempt, lowest first."""
    if not is_evidence(attempt):
        return
    skill, skills = _skill(attempt), notes.setdefault("skills", {})
    is_mixed = _is_mixed(attempt, notes)
    if skills.get(skill, ()) is None:  # nothing is above mastered
        return
    mastery = Mastery(**skills.get(skill, {}))
    if not tells(attempt, mastery):
        return
    before = mastery.shown(hardest_of(skill)).rank
    mastery.note(attempt, is_mixed=is_mixed)
    level = mastery.shown(hardest_of(skill))
    is_highest = level is Shown.MASTERED
    skills[skill] = None if is_highest else {name: getattr(mastery, name) for name in _FACTS}
    yield from [*Shown][before + 1 : level.rank + 1]


def _is_mixed(attempt: Attempt, notes: Notes) -> bool:
    if notes.get("session") != attempt.session:
        notes |= {"session": attempt.session, "met": []}
    if _skill(attempt) not in notes["met"]:
        notes["met"].append(_skill(attempt))
    return len(notes["met"]) >= MIXED_SKILLS


def _skill(attempt: Attempt) -> str:
    return f"{attempt.kind}.{attempt.family}"


def skills_at(level: Shown, *, is_course: bool = False) -> Moments:
    """The answers with which a skill comes to a level: any skill, or those of the course."""

    def risen(met: Met, notes: Notes) -> bool:
        is_there = level in [*rises(met.attempt, notes)]
        return is_there and (not is_course or met.skill in COURSE)

    return tries(risen, level.value, "course" if is_course else "any")
