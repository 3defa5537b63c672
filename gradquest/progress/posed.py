"""The log by problem: which attempt is the first at a problem as it was posed, and what it counts.

The tables of `sums` say the same of a log in its file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from gradquest.progress.attempt import Attempt, Status

ANSWERED = frozenset((Status.RIGHT, Status.WRONG))

MOST_A_DAY = 60
"""So many problems a day count for volume."""


class Met(NamedTuple):
    """An attempt, and what it is among those before it."""

    attempt: Attempt
    of_day: int
    """Which problem of its day was met with it, from 1 on; 0: a further try at one."""
    is_clean: bool
    """Right at the first try, no hint, not idle, and numbers of no earlier session."""
    is_own: bool = False
    """From a bank that did not come with the game, where that is known."""

    @property
    def is_first(self) -> bool:
        """A problem was met with it."""
        return self.of_day > 0

    @property
    def is_volume(self) -> bool:
        """Clean, and among the problems of a day that count."""
        return self.is_clean and self.of_day <= MOST_A_DAY

    @property
    def skill(self) -> str:
        """Kind and rule family."""
        return f"{self.attempt.kind}.{self.attempt.family}"


def met(attempts: Iterable[Attempt]) -> Iterator[Met]:
    """The attempts in the order of storing; merged logs may interleave sessions."""
    current: dict[str, tuple[str, str, str, int]] = {}
    seen: dict[tuple[str, str, str, int], str] = {}
    days: Counter[str] = Counter()
    for one in attempts:
        numbers = (one.bank, one.template, one.kind, one.seed)
        if one.try_ > 1 and current.get(one.session) == numbers:
            yield Met(one, 0, is_clean=False)
            continue
        current[one.session] = numbers
        is_fresh = seen.setdefault(numbers, one.session) == one.session
        days[one.day] += 1
        yield Met(one, days[one.day], one.is_clean and is_fresh)
