"""How well a skill is remembered: one card of the free spaced repetition scheduler a skill.

A card is never reviewed problem by problem, which would push its stability to years within an hour.
All first tries of one practice day make one rating, and that counts at noon of the day.

Clocks go wrong. A try of a day or two before the latest day, as travellers have it, counts to that
day. One that is further back says that a clock is wrong, and the next day says which: if it lies
between, the clock was ahead before, and what it had dated too late counts for the day on which that
was found out; if it comes up to the latest day, the clock was behind meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
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

ASTRAY = 2
"""Days; where one practice day is further behind another, one of them has a wrong date."""

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
    doubted: tuple[Day, Kept | None] | None = None
    """The latest day and what was kept before it, as they were until a clock seemed wrong."""

    def with_try(self, day: str, *, is_right: bool, hinted: bool) -> Memory:
        """The memory after a first try."""
        memory = self.on(day)
        latest = memory.latest.with_try(is_right=is_right, hinted=hinted)
        return Memory(latest, memory.before, memory.doubted)

    def on(self, day: str) -> Memory:
        """The memory as that day finds it, which becomes its latest one."""
        if day == self.latest.day:
            return self
        if is_astray(self.latest.day, day):
            return Memory(replace(self.latest, day=day), _by(day, self.before), self._trusted)
        if self.doubted is not None and not is_astray(self.doubted[0].day, day):
            return Memory(*self.doubted).on(day)
        if day <= self.latest.day:
            return self
        return Memory(Day(day), self.kept)

    @property
    def _trusted(self) -> tuple[Day, Kept | None]:
        """What is taken up again if the clock is found to be behind."""
        return self.doubted or (self.latest, self.before)

    @property
    def kept(self) -> Kept:
        """What is kept after the latest day."""
        return reviewed(self.before, self.latest.day, self.latest.rating)

    def as_json(self) -> list[Any]:
        """The state as plain data."""
        doubted = [_plain(*self.doubted)] if self.doubted else []
        return [*_plain(self.latest, self.before), *doubted]

    @classmethod
    def from_json(cls, data: list[Any]) -> Memory:
        """The memory of such data."""
        latest, before, *doubted = data
        return cls(*_parts(latest, before), _parts(*doubted[0]) if doubted else None)


def is_astray(later: str, earlier: str) -> bool:
    """A practice day is so far before another that one of them was dated by a wrong clock."""
    if later <= earlier:
        return False
    days = date.fromisoformat(later) - date.fromisoformat(earlier)
    return days.days > ASTRAY


def _by(day: str, kept: Kept | None) -> Kept | None:
    """What was kept, as if its review had been on that day where it is dated later."""
    if kept is None or kept.reviewed <= day:
        return kept
    rest = date.fromisoformat(kept.due) - date.fromisoformat(kept.reviewed)
    due = min(date.fromisoformat(day), LAST_DAY) + rest
    return replace(kept, reviewed=day, due=due.isoformat())


def _plain(latest: Day, before: Kept | None) -> list[Any]:
    return [asdict(latest), asdict(before) if before else None]


def _parts(latest: dict[str, Any], before: dict[str, Any] | None) -> tuple[Day, Kept | None]:
    return Day(**latest), Kept(**before) if before else None


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


def due_on(kept: Kept, today: date) -> date:
    """The practice day on which it is due: now, where its review has a date that is still to come,
    for then a clock was wrong, and nobody knows how long it rests."""
    is_ahead = is_astray(kept.reviewed, today.isoformat())
    return today if is_ahead else date.fromisoformat(kept.due)


def forecast(cards: Iterable[Kept], today: date, days: int) -> list[int]:
    """How many skills come due today (with all that are overdue) and on each day after it."""
    counts = [0] * days
    for kept in cards:
        ahead = max(0, (due_on(kept, today) - today).days)
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
