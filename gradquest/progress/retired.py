"""Slips that somebody has unlearned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gradquest.progress.fold import MET, Fold, folded
from gradquest.progress.log import Log
from gradquest.progress.moments import Moments, Notes, tries
from gradquest.progress.posed import ANSWERED, Met

SEEN_OFTEN = 3
TRIES_WITHOUT = 12
DAYS_WITHOUT = 3


@dataclass(frozen=True, slots=True)
class SlipRecord:
    """What a log says of one slip."""

    slip: str
    seen: int
    """How often it was recognised."""
    is_retired: bool
    """It was seen three times, and has stayed away since for twelve first tries on three days."""
    tries_without: int
    """First tries since it was last seen in which it could have come up."""
    last_day: str
    """The practice day on which it was last seen."""
    days_without: int = 0
    """On how many days, up to three, these tries were."""

    @property
    def lacks(self) -> str:
        """What is still missing until it is retired: `9 of 12 without`."""
        if self.seen < SEEN_OFTEN:
            return f"seen {'once' if self.seen == 1 else 'twice'} only"
        if self.tries_without < TRIES_WITHOUT:
            return f"{self.tries_without} of {TRIES_WITHOUT} without"
        return f"{self.days_without} of {DAYS_WITHOUT} days without"


class SlipWatch:
    """Every slip that was ever recognised: how often, and for how long it has stayed away.

    A slip can come up in every skill in which it was seen.
    """

    def __init__(self, notes: Notes | None = None) -> None:
        self._notes = {"slips": {}, "by_skill": {}} if notes is None else notes

    def note(self, met: Met) -> None:
        """Learn from one attempt."""
        for _ in retirements(met, self._notes):
            pass

    def as_json(self) -> Any:
        """The state as plain data."""
        return self._notes

    @property
    def records(self) -> list[SlipRecord]:
        """What is known of each slip, the most frequent first."""
        found = [
            SlipRecord(
                name, it["seen"], not it["is_live"], it["tries"], it["last_day"], len(it["days"])
            )
            for name, it in self._notes.get("slips", {}).items()
        ]
        return sorted(found, key=lambda record: -record.seen)


FOLD = Fold("slips", 1, SlipWatch, SlipWatch, attempts=MET)


def slip_records(log: Log) -> list[SlipRecord]:
    """Every slip of a log, the most frequent first. Raises `StoreError`."""
    return folded(log, FOLD).records


def retirements(met: Met, notes: Notes, only: str = "") -> Iterator[str]:
    """The slips that this answer retired, which happens to each of them once; maybe of one only."""
    slips, by_skill = notes.setdefault("slips", {}), notes.setdefault("by_skill", {})
    slip, day = met.attempt.slip, met.attempt.day
    if only not in ("", slip):
        slip = ""
    known = by_skill.setdefault(met.skill, [])
    if slip:
        _come_up(slips.setdefault(slip, {"seen": 0, "was_retired": False}), day)
        if slip not in known:
            known.append(slip)
    if met.attempt.status in ANSWERED and met.is_first:
        for other in known:
            if other != slip and _stay_away(slips[other], day):
                yield other


def _come_up(slip: Notes, day: str) -> None:
    """It was seen again."""
    slip |= {"seen": slip["seen"] + 1, "is_live": True, "last_day": day, "tries": 0, "days": []}


def _stay_away(slip: Notes, day: str) -> bool:
    """It could have come up and did not; True at the moment at which it is first retired."""
    slip["tries"] += 1
    if day not in slip["days"] and len(slip["days"]) < DAYS_WITHOUT:
        slip["days"].append(day)
    if not slip["is_live"] or slip["seen"] < SEEN_OFTEN:
        return False
    slip["is_live"] = slip["tries"] < TRIES_WITHOUT or len(slip["days"]) < DAYS_WITHOUT
    is_first = not slip["is_live"] and not slip["was_retired"]
    slip["was_retired"] |= is_first
    return is_first


@tries
def retired_slips(met: Met, notes: Notes) -> int:
    """The answers that retired a slip: it was seen three times, then away for twelve tries."""
    return sum(1 for _ in retirements(met, notes))


def retired(slip: str) -> Moments:
    """The answer that retired this one slip."""

    def retired_it(met: Met, notes: Notes) -> bool:
        return slip in [*retirements(met, notes, only=slip)]

    return tries(retired_it, slip)
