"""Which achievements a log has earned, and how far the others are."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from functools import partial
from typing import Any, NamedTuple
from zlib import crc32

from gradquest.progress.achievement import Achievement, Goal, Unlock
from gradquest.progress.achievements import ACHIEVEMENTS
from gradquest.progress.attempt import Attempt, SessionEnd
from gradquest.progress.fold import ENDS, MET, Fold, folded
from gradquest.progress.log import Checkpoint, Log
from gradquest.progress.moments import Ended, Moments, Notes
from gradquest.progress.posed import Met, met
from gradquest.progress.records import PRACTICE, problems_of

RULES = 3
"""Raised with every change of a rule that keeps its name."""

UNKNOWN, SECRET = "???", "Hidden until you reach it."
"""The name and the sentence of a hidden one before it is earned."""

KEPT, KEPT_VERSION = "unlocked", 1
"""Under which the log's file keeps what was unlocked before the log was put in order."""

WORTH_SHOWING = 0.5
"""From here on it is said how far an achievement is."""


class Moment(NamedTuple):
    """When one was found."""

    at: str
    day: str


class Reached:
    """What was found in a log so far, and what the rules remember of it."""

    def __init__(self, shipped: Collection[str] = ()) -> None:
        self._shipped = shipped
        """The banks that came with the game; empty where that is unknown."""
        self._found: dict[str, list[Moment]] = {name: [] for name in _WANTED}
        self._notes: dict[str, Notes] = {name: {} for name in _WANTED}
        self._runs: set[str] = set()
        """The problems of all sessions but practice, which are never the same."""
        self.kept: dict[str, Moment] = {}
        """What had been unlocked before the log was put in order; no part of the state."""
        self._open = dict(_ASKED)
        """For each sort of event the moments that are still looked for."""

    def note(self, event: Met | SessionEnd) -> None:
        """Learn from one event of the log."""
        if isinstance(event, Met):
            at, day, bank = event.attempt.at, event.attempt.day, event.attempt.bank
            is_own = bool(self._shipped) and bank not in self._shipped
            self._ask(event._replace(is_own=True) if is_own else event, Moment(at, day))
        else:
            self._ask(self._ended(event), Moment(event.at, event.day))

    def _ended(self, end: SessionEnd) -> Ended:
        is_fresh = problems_of(end) not in self._runs
        if end.mode != PRACTICE:
            self._runs.add(problems_of(end))
        return Ended(end, is_fresh)

    def _ask(self, event: Met | Ended, now: Moment) -> None:
        for moments in self._open[type(event)]:
            if count := moments.rule(event, self._notes[moments.name]):
                self._found[moments.name] += [now] * count
                self._close_what_is_done(moments)

    def _close_what_is_done(self, done: Moments) -> None:
        """As nothing is taken back, nobody need look on for what was found often enough."""
        if len(self._found[done.name]) >= _WANTED[done.name]:
            self._notes[done.name] = {}
            self._open = {
                event: [moments for moments in asked if moments.name != done.name]
                for event, asked in self._open.items()
            }

    # Kept between two runs of the program

    def as_json(self) -> dict[str, Any]:
        """The state as plain data."""
        return {
            "found": {name: found for name, found in self._found.items() if found},
            "notes": {name: notes for name, notes in self._notes.items() if notes},
            "runs": sorted(self._runs),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any], shipped: Collection[str] = ()) -> Reached:
        """What such data says."""
        reached = cls(shipped)
        for name, found in data["found"].items():
            reached._found[name] = [Moment(*moment) for moment in found]
        reached._notes |= data["notes"]
        reached._runs = set(data["runs"])
        reached._open = {
            event: [it for it in asked if len(reached._found[it.name]) < _WANTED[it.name]]
            for event, asked in reached._open.items()
        }
        return reached

    # What it comes to

    @property
    def unlocked(self) -> tuple[Unlock, ...]:
        """What was earned, oldest first."""
        found = filter(None, map(self.unlock, ACHIEVEMENTS))
        return tuple(sorted(found, key=lambda unlock: unlock.at))

    def unlock(self, achievement: Achievement) -> Unlock | None:
        """When the last goal was reached; None while one is not."""
        reached = [self._moments(goal) for goal in achievement.goals]
        if any(len(it) < goal.count for it, goal in zip(reached, achievement.goals, strict=True)):
            kept = self.kept.get(achievement.name)
            return None if kept is None else Unlock(achievement.name, *kept)
        latest = max((moments[-1] for moments in reached), key=lambda moment: moment.at)
        return Unlock(achievement.name, latest.at, latest.day)

    def share(self, achievement: Achievement) -> float:
        """How far the goal is that is furthest behind, 0 to 1."""
        if achievement.name in self.kept:
            return 1.0
        return min(len(self._moments(goal)) / goal.count for goal in achievement.goals)

    @property
    def under_way(self) -> dict[str, float]:
        """How far each achievement is that is begun and not earned, between 0 and 1."""
        shares = {achievement.name: self.share(achievement) for achievement in ACHIEVEMENTS}
        return {name: share for name, share in shares.items() if 0 < share < 1}

    def told(self) -> dict[str, Any]:
        """All achievements as plain data; a hidden one without its name until it is earned."""
        rows = [self._row(achievement) for achievement in ACHIEVEMENTS]
        earned = sum(row["unlocked"] for row in rows)
        return {"unlocked": earned, "total": len(rows), "achievements": rows}

    def _row(self, achievement: Achievement) -> dict[str, Any]:
        unlock = self.unlock(achievement)
        is_secret = achievement.is_hidden and unlock is None
        return {
            "name": UNKNOWN if is_secret else achievement.name,
            "tier": achievement.tier.title,
            "sign": achievement.tier.value,
            "says": SECRET if is_secret else achievement.says,
            "hidden": achievement.is_hidden,
            "unlocked": unlock is not None,
            "at": unlock.at if unlock else None,
            "day": unlock.day if unlock else None,
            "progress": None if is_secret else round(self.share(achievement), 3),
        }

    def _moments(self, goal: Goal) -> list[Moment]:
        return self._found[goal.moments.name][: goal.count]


def reached_in(log: Log, shipped: Collection[str] = ()) -> Reached:
    """What a log has earned; only what is new in it is read. Raises `StoreError`."""
    reached = folded(log, fold_of(shipped))
    kept = log.checkpoint(KEPT, KEPT_VERSION)
    if kept is not None:
        reached.kept = {name: Moment(*it) for name, it in json.loads(kept.data).items()}
    return reached


def keep_unlocked(log: Log, reached: Reached) -> None:
    """What is unlocked stays so, whatever comes between the events. Raises `StoreError`."""
    unlocked = {it.name: Moment(it.at, it.day) for it in reached.unlocked}
    log.keep_checkpoint(KEPT, Checkpoint(KEPT_VERSION).holding(unlocked))


def fold_of(shipped: Collection[str]) -> Fold[Reached]:
    """How a log is read where these banks came with the game."""
    said = "\n".join([str(RULES), *_WANTED, "", *sorted(shipped)])
    begin, go_on = partial(Reached, shipped), partial(Reached.from_json, shipped=shipped)
    return Fold("achievements", crc32(said.encode()), begin, go_on, MET, ENDS)


def reached_by(
    attempts: Sequence[Attempt], ends: Sequence[SessionEnd], shipped: Collection[str] = ()
) -> Reached:
    """The same of events that are at hand, oldest first."""
    reached = Reached(shipped)
    for attempt in met(attempts):
        reached.note(attempt)
    for end in ends:
        reached.note(end)
    return reached


def _wanted() -> dict[str, int]:
    wanted: dict[str, int] = {}
    for achievement in ACHIEVEMENTS:
        for goal in achievement.goals:
            wanted[goal.moments.name] = max(goal.count, wanted.get(goal.moments.name, 0))
    return wanted


def _asked() -> dict[type, list[Moments]]:
    goals = (goal for achievement in ACHIEVEMENTS for goal in achievement.goals)
    sorts = {goal.moments.name: goal.moments for goal in goals}
    return {
        event: [moments for moments in sorts.values() if event in moments.events]
        for event in (Met, Ended)
    }


_WANTED = _wanted()
"""How many moments of each sort some goal wants."""
_ASKED = _asked()
