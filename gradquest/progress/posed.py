"""The log by problem: each problem as it was posed, and how it began and ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gradquest.progress.attempt import Attempt, Status

ANSWERED = frozenset((Status.RIGHT, Status.WRONG))


@dataclass(slots=True)
class Posed:
    """One problem in one session."""

    first: Attempt
    last: Attempt
    """The latest try; the first one, where there was no other."""
    is_fresh: bool
    """These very numbers were not posed in an earlier session."""

    @property
    def skill(self) -> str:
        """Kind and rule family."""
        return f"{self.first.kind}.{self.first.family}"

    @property
    def is_right_at_once(self) -> bool:
        """Right at the first try, with or without a hint."""
        return self.first.try_ == 1 and self.first.is_right

    @property
    def is_clean(self) -> bool:
        """Right at the first try, no hint, fresh numbers, not idle."""
        return self.is_fresh and self.first.is_clean


def posed_problems(attempts: Iterable[Attempt]) -> list[Posed]:
    """The problems in the order in which they were met; merged logs may interleave sessions."""
    found: list[Posed] = []
    current: dict[str, Posed] = {}
    seen: dict[tuple[str, str, str, int], str] = {}
    for attempt in attempts:
        numbers = (attempt.bank, attempt.template, attempt.kind, attempt.seed)
        open_one = current.get(attempt.session)
        if open_one is None or attempt.try_ == 1 or _numbers(open_one) != numbers:
            is_fresh = seen.setdefault(numbers, attempt.session) == attempt.session
            open_one = current[attempt.session] = Posed(attempt, attempt, is_fresh)
            found.append(open_one)
        open_one.last = attempt
    return found


def _numbers(posed: Posed) -> tuple[str, str, str, int]:
    first = posed.first
    return first.bank, first.template, first.kind, first.seed
