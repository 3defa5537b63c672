"""Slips that somebody has unlearned."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from gradquest.progress.attempt import Attempt
from gradquest.progress.history import History, Moments, skill_of
from gradquest.progress.posed import ANSWERED

SEEN_OFTEN = 3
TRIES_WITHOUT = 12
DAYS_WITHOUT = 3


@dataclass(slots=True)
class _Slip:
    """One slip: how often it was seen, and for how long it has not been."""

    seen: int = 0
    tries: int = 0
    days: set[str] = field(default_factory=set)
    is_live: bool = True
    was_retired: bool = False
    """At any time, even if it has come up again since."""
    last_day: str = ""

    def come_up(self, day: str) -> None:
        """It was seen again."""
        self.seen += 1
        self.is_live = True
        self.last_day = day
        self.tries = 0
        self.days.clear()

    def stay_away(self, day: str) -> bool:
        """It could have come up and did not; True at the moment at which it is first retired."""
        self.tries += 1
        self.days.add(day)
        if not self.is_live or self.seen < SEEN_OFTEN:
            return False
        self.is_live = self.tries < TRIES_WITHOUT or len(self.days) < DAYS_WITHOUT
        is_first = not self.is_live and not self.was_retired
        self.was_retired |= is_first
        return is_first


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


def slip_records(history: History) -> list[SlipRecord]:
    """Every slip that was ever recognised, the most frequent first."""
    slips: defaultdict[str, _Slip] = defaultdict(_Slip)
    for _ in _retirements(history, slips):
        pass
    records = [
        SlipRecord(name, slip.seen, not slip.is_live, slip.tries, slip.last_day)
        for name, slip in slips.items()
    ]
    return sorted(records, key=lambda record: -record.seen)


def retired_slips(history: History) -> Iterator[Attempt]:
    """The answers that retired a slip: it was seen three times, then away for twelve first tries.

    A slip can come up in every skill in which it was seen.
    """
    return (attempt for _, attempt in _retirements(history))


def retired(slip: str) -> Moments:
    """The answer that retired this one slip."""
    return lambda history: (attempt for name, attempt in _retirements(history) if name == slip)


def _retirements(
    history: History, slips: defaultdict[str, _Slip] | None = None
) -> Iterator[tuple[str, Attempt]]:
    slips = defaultdict(_Slip) if slips is None else slips
    by_skill: defaultdict[str, list[str]] = defaultdict(list)
    for attempt in history.attempts:
        known = by_skill[skill_of(attempt)]
        if attempt.slip:
            slips[attempt.slip].come_up(attempt.day)
            if attempt.slip not in known:
                known.append(attempt.slip)
        if attempt.status in ANSWERED and history.is_first(attempt):
            for slip in known:
                if slip != attempt.slip and slips[slip].stay_away(attempt.day):
                    yield slip, attempt
