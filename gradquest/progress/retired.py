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
    is_retired: bool = False

    def come_up(self) -> None:
        """It was seen again."""
        self.seen += 1
        self.tries = 0
        self.days.clear()

    def stay_away(self, day: str) -> bool:
        """It could have come up and did not; True at the moment at which it is retired."""
        if self.is_retired or self.seen < SEEN_OFTEN:
            return False
        self.tries += 1
        self.days.add(day)
        self.is_retired = self.tries >= TRIES_WITHOUT and len(self.days) >= DAYS_WITHOUT
        return self.is_retired


def retired_slips(history: History) -> Iterator[Attempt]:
    """The answers that retired a slip: it was seen three times, then away for twelve first tries.

    A slip can come up in every skill in which it was seen.
    """
    return (attempt for _, attempt in _retirements(history))


def retired(slip: str) -> Moments:
    """The answer that retired this one slip."""
    return lambda history: (attempt for name, attempt in _retirements(history) if name == slip)


def _retirements(history: History) -> Iterator[tuple[str, Attempt]]:
    slips: defaultdict[str, _Slip] = defaultdict(_Slip)
    by_skill: defaultdict[str, list[str]] = defaultdict(list)
    for attempt in history.attempts:
        known = by_skill[skill_of(attempt)]
        if attempt.slip:
            slips[attempt.slip].come_up()
            if attempt.slip not in known:
                known.append(attempt.slip)
        if attempt.status in ANSWERED and history.is_first(attempt):
            for slip in known:
                if slip != attempt.slip and slips[slip].stay_away(attempt.day):
                    yield slip, attempt
