"""Personal bests: the fastest pace in each exact configuration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from gradquest.progress.attempt import SessionEnd


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


def personal_bests(ends: Iterable[SessionEnd]) -> Mapping[str, Best]:
    """The standing record of each configuration, most recent last."""
    bests: dict[str, Best] = {}
    for end, pace in records_set(ends):
        bests.pop(end.configuration, None)
        bests[end.configuration] = Best(end.configuration, end.mode, pace, end.day, end.at, end.id)
    return bests


def records_set(ends: Iterable[SessionEnd]) -> Iterator[tuple[SessionEnd, float]]:
    """Every session that set a record when it was stored, with its pace."""
    best: dict[str, float] = {}
    seeds: set[tuple[str, int]] = set()
    for end in ends:
        is_fresh = (end.configuration, end.seed) not in seeds
        seeds.add((end.configuration, end.seed))
        is_valid = is_fresh and may_stand(end)
        if is_valid and (end.pace or 0) > best.get(end.configuration, 0):
            best[end.configuration] = pace = end.pace or 0
            yield end, pace


def may_stand(end: SessionEnd) -> bool:
    """A run that can be a best: played to its end, at least half of its problems right."""
    return end.is_complete and 0 < end.problems <= 2 * end.right


def is_record(end: SessionEnd, earlier: Iterable[SessionEnd]) -> bool:
    """The first run of a configuration that may stand, or a faster one; never a repeated seed."""
    rivals = [
        other
        for other in earlier
        if other.configuration == end.configuration and other.id != end.id
    ]
    return any(setter.id == end.id for setter, _ in records_set((*rivals, end)))
