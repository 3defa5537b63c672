"""How well a skill is remembered: one card of the free spaced repetition scheduler a skill.

A card is never reviewed problem by problem, which would push its stability to years within an hour.
All first tries of one practice day make one rating, and that counts at noon of the day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

RETENTION = 0.88
"""A skill is due when the chance of still having it falls to this."""
LONGEST_REST = 60
"""Days."""

AGAIN_BELOW, HARD_BELOW = 0.5, 0.75
"""A day with a smaller share of right first tries counts as forgotten, or as hard."""

RUSTY_BELOW = 0.8

LAST_DAY = date(9000, 1, 1)
"""A later day, as only a file from elsewhere can name it, leaves no room to add a rest to."""


@dataclass(frozen=True, slots=True)
class Day:
    """The first tries of one practice day at one skill."""

    day: str
    tries: int = 0
    right: int = 0
    hinted: bool = False

    def with_try(self, *, is_right: bool, hinted: bool) -> Day:
        """The day with one more first try."""
        return Day(self.day, self.tries + 1, self.right + is_right, self.hinted or hinted)

    @property
    def rating(self) -> int:
        """1 again, 2 hard, 3 good; never 4, easy."""
        share = self.right / self.tries
        if share < AGAIN_BELOW:
            return 1
        return 2 if share < HARD_BELOW or self.hinted else 3


@dataclass(frozen=True, slots=True)
class Kept:
    """What a card came to after its last review."""

    stability: float
    difficulty: float
    reviewed: str
    """The practice day of that review."""
    due: str
    """The practice day on which it is due."""


@dataclass(frozen=True, slots=True)
class Memory:
    """The memory of one skill: all days but the latest are reviewed, that one may still grow."""

    latest: Day
    before: Kept | None = None

    def with_try(self, day: str, *, is_right: bool, hinted: bool) -> Memory:
        """The memory after a first try; one of an older day, as an import brings it, is too late
        to change what is remembered now."""
        if day < self.latest.day:
            return self
        is_new = day > self.latest.day
        latest, before = (Day(day), self.kept) if is_new else (self.latest, self.before)
        return Memory(latest.with_try(is_right=is_right, hinted=hinted), before)

    @property
    def kept(self) -> Kept:
        """What is kept after the latest day."""
        return reviewed(self.before, self.latest.day, self.latest.rating)

    def as_json(self) -> list[Any]:
        """The state as plain data."""
        return [asdict(self.latest), asdict(self.before) if self.before else None]

    @classmethod
    def from_json(cls, data: list[Any]) -> Memory:
        """The memory of such data."""
        latest, before = data
        return cls(Day(**latest), Kept(**before) if before else None)


def first_try(day: str, *, is_right: bool, hinted: bool) -> Memory:
    """The memory of a skill that was met for the first time."""
    return Memory(Day(day).with_try(is_right=is_right, hinted=hinted))


@lru_cache(maxsize=4096)
def reviewed(before: Kept | None, day: str, rating: int) -> Kept:
    """What is kept after one more review."""
    from fsrs import Rating

    card, _ = scheduler().review_card(_card(before, day), Rating(rating), noon(day))
    if card.stability is None or card.difficulty is None:
        raise RuntimeError("a reviewed card has no stability")
    return Kept(card.stability, card.difficulty, day, card.due.date().isoformat())


@lru_cache(maxsize=4096)
def retrievability(kept: Kept, today: date) -> float:
    """The chance, 0 to 1, that the skill is still there."""
    card = _card(kept, kept.reviewed)
    return scheduler().get_card_retrievability(card, noon(today.isoformat()))


def forecast(cards: Iterable[Kept], today: date, days: int) -> list[int]:
    """How many skills come due today (with all that are overdue) and on each day after it."""
    counts = [0] * days
    for kept in cards:
        ahead = max(0, (date.fromisoformat(kept.due) - today).days)
        if ahead < days:
            counts[ahead] += 1
    return counts


@lru_cache(maxsize=4096)
def noon(day: str) -> datetime:
    """The instant that stands for a practice day; whole days lie between two of them."""
    return datetime.combine(min(date.fromisoformat(day), LAST_DAY), time(12), UTC)


@cache
def scheduler() -> Scheduler:
    """The scheduler, without chance and without steps within a day."""
    from fsrs import Scheduler

    return Scheduler(
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_REST,
        enable_fuzzing=False,
    )


def _card(kept: Kept | None, day: str) -> Card:
    """The library's card; an id of its own choice would cost a millisecond."""
    from fsrs import Card, State

    if kept is None:
        return Card(card_id=0, due=noon(day))
    return Card(
        card_id=0,
        state=State.Review,
        stability=kept.stability,
        difficulty=kept.difficulty,
        due=noon(kept.due),
        last_review=noon(kept.reviewed),
    )
