"""Personal bests: the fastest pace in each exact configuration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from gradquest.progress.attempt import SessionEnd
from gradquest.progress.fold import ENDS, Fold, folded
from gradquest.progress.log import Log

PRACTICE = "practice"
"""The mode without a clock, whose problems are never the same."""
WEAK = "weak"
"""The mode of weak-spot drills."""


@dataclass(frozen=True, slots=True)
class Best:
    """The best run of one configuration."""

    configuration: str
    mode: str
    pace: float
    day: str
    at: str
    session: str

    def as_json(self) -> dict[str, Any]:
        """The record as plain data."""
        return asdict(self)


class Bests:
    """The standing records after so many session ends."""

    def __init__(self) -> None:
        self.standing: dict[str, Best] = {}
        """By configuration, most recent last."""
        self._met: set[str] = set()
        """The problems of all runs but practice, which knows no record."""

    def note(self, end: SessionEnd) -> None:
        """Learn of one session's end."""
        self.is_set_by(end)

    def is_set_by(self, end: SessionEnd) -> bool:
        """Learn of one session's end; True where it sets a record."""
        if end.mode == PRACTICE or problems_of(end) in self._met:
            return False
        self._met.add(problems_of(end))
        before, pace = self.standing.get(end.configuration), end.pace or 0
        if not may_stand(end) or pace <= (before.pace if before else 0):
            return False
        self.standing.pop(end.configuration, None)
        best = Best(end.configuration, end.mode, pace, end.day, end.at, end.id)
        self.standing[end.configuration] = best
        return True

    def as_json(self) -> dict[str, Any]:
        """The state as plain data."""
        bests = [best.as_json() for best in self.standing.values()]
        return {"standing": bests, "met": sorted(self._met)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Bests:
        """The records of such data."""
        bests = cls()
        bests.standing = {it["configuration"]: Best(**it) for it in data["standing"]}
        bests._met = set(data["met"])
        return bests


FOLD = Fold("records", 1, Bests, Bests.from_json, attempts=None, ends=ENDS)


def bests_of(log: Log) -> list[Best]:
    """The standing records of a log, most recent last. Raises `StoreError`."""
    return [*folded(log, FOLD).standing.values()]


def personal_bests(ends: Iterable[SessionEnd]) -> Mapping[str, Best]:
    """The standing record of each configuration, most recent last."""
    bests = Bests()
    for end in ends:
        bests.note(end)
    return bests.standing


def may_stand(end: SessionEnd) -> bool:
    """A run that can be a best: played to its end, at least half of its problems right.

    A weak-spot drill is none: what is weak changes, so no two of them can be compared.
    """
    return end.is_complete and 0 < end.problems <= 2 * end.right and end.mode != WEAK


def problems_of(end: SessionEnd) -> str:
    """Which problems a run was about: a daily and a race with one code are about the same.

    The first nine signs of a share code are the seed and what is drawn from, the others the length.
    """
    return end.code[:9] or f"{end.configuration} {end.seed}"


def is_record(end: SessionEnd, earlier: Iterable[SessionEnd]) -> bool:
    """The first run of a configuration that may stand, or a faster one; never a repeated seed."""
    rivals = [
        other
        for other in earlier
        if other.id != end.id
        and (other.configuration == end.configuration or problems_of(other) == problems_of(end))
    ]
    bests = Bests()
    for rival in rivals:
        bests.note(rival)
    return bests.is_set_by(end)
