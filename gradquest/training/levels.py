"""How hard a problem may be: ratings in the manner of Elo, in logits.

`p = σ(g + k[skill] - b[level])` is the expected chance of a clean answer; every first try moves the
general rating g and the skill's own k by what came less what was expected. What several skills
have in common goes over from their own ratings to the general one, and a run of clean answers lifts
it further. A slow integral term closes what remains between the promised share of clean answers and
the real one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from math import exp, log
from typing import Any

from gradquest.maths.chance import Chance

STANDARD_TARGET = 0.83
"""The share of clean answers that practice aims at."""

EASIEST = -2.6
"""Difficulty of level 1: a learner at -1 gets 83 % of it clean."""
PER_LEVEL = 0.7

NEWCOMER = -1.0
"""What is thought of somebody of whom nothing is known: level 1 suits them."""

SHARED = 0.1
"""So much of what a skill's own rating holds goes over to the general one with each answer."""

FAST = 0.5
"""Within so much of its par an answer was fast."""
UNLIKELY, CLIMB = log(10), 0.1
"""Behind a run of clean answers that had a chance of one in ten, in nats, each further one is worth
so many logits more."""
TOO_SURE = 0.9
"""Where a clean answer was likelier than this the problem was so easy that nobody climbs by it."""

BELOW_A_MISS = 0.5
"""A test-out places a skill at least so many levels below the one that was missed."""

ROLLING = 60
"""Over so many items the share of clean answers is steered."""
STEERING_FROM = 10
STEERING = 0.05
STEERING_LIMIT = 0.5


def difficulty(level: float) -> float:
    """The difficulty of a level in logits."""
    return EASIEST + PER_LEVEL * (level - 1)


def chance_of(logit: float) -> float:
    """The logistic function."""
    return 1 / (1 + exp(-logit))


class Ratings:
    """What the first tries so far say of a learner's strength, skill by skill."""

    def __init__(self) -> None:
        self.general = NEWCOMER
        self.items = 0
        self._own: dict[str, tuple[float, int]] = {}
        """For each skill its rating on top of the general one, and how many items made it."""
        self._run = 0.0
        """How unlikely the clean answers since the latest miss were, in nats: fast ones double."""
        self._offset = 0.0
        self._misses: deque[float] = deque(maxlen=ROLLING)
        """For each of the latest items: clean or not, less what was promised."""

    def able(self, skill: str) -> float:
        """The rating in a skill, in logits."""
        return self.general + self._own.get(skill, (0.0, 0))[0]

    def predicted(self, skill: str, level: float) -> float:
        """The chance that a problem of this skill and level is answered clean."""
        return chance_of(self.able(skill) - difficulty(level))

    def wanted_level(self, skill: str, target: float = STANDARD_TARGET) -> float:
        """The level, between two whole ones, that is answered clean as often as is aimed at."""
        wanted = self.able(skill) + self._offset - log(target / (1 - target))
        return 1 + (wanted - EASIEST) / PER_LEVEL

    @property
    def is_climbing(self) -> bool:
        """The latest answers were clean, so many that the rating is likely to be too low."""
        return self._run >= UNLIKELY

    def note(
        self,
        skill: str,
        level: int,
        *,
        is_clean: bool,
        is_fast: bool = False,
        is_mixed: bool = False,
    ) -> None:
        """Learn from a first try, which is mixed where it came among other skills."""
        expected = self.predicted(skill, level)
        own, count = self._own.get(skill, (0.0, 0))
        own += max(0.25, 0.9 / (1 + 0.1 * count)) * (is_clean - expected)
        self._steer(is_clean - chance_of(self.able(skill) + self._offset - difficulty(level)))
        self.general += max(0.05, 0.5 / (1 + 0.05 * self.items)) * (is_clean - expected)
        self._own[skill] = own, count + 1
        self.items += 1
        if is_mixed:
            self._share(skill)
        self._climb(expected, is_clean=is_clean, is_fast=is_fast)

    def place(self, skill: str, clean: int, too_hard: int | None) -> None:
        """Take a test-out at its word: at least the hardest level that was clean in it is wanted
        from now on, and less than the one that was just missed."""
        own, count = self._own.get(skill, (0.0, 0))
        wanted = self.wanted_level(skill)
        placed = max(wanted, clean) if clean else wanted
        if too_hard is not None:
            placed = min(placed, too_hard - BELOW_A_MISS)
        self._own[skill] = own + PER_LEVEL * (placed - wanted), count

    def _climb(self, expected: float, *, is_clean: bool, is_fast: bool) -> None:
        """Time only ever adds to a run: a slow clean answer counts, and only a miss ends it."""
        if self.is_climbing and is_clean and expected <= TOO_SURE:
            self.general += CLIMB
        self._run = self._run - (1 + is_fast) * log(expected) if is_clean else 0.0

    def _share(self, skill: str) -> None:
        """The skill stays as it is rated; the others follow it a little."""
        own, count = self._own[skill]
        self.general += SHARED * own
        self._own[skill] = own - SHARED * own, count

    def _steer(self, miss: float) -> None:
        """The promise is what the level was chosen by, so that a level that was forced, or that
        was the lowest there is, winds nothing up; where levels are free it is the target."""
        self._misses.append(miss)
        if len(self._misses) >= STEERING_FROM:
            moved = self._offset + STEERING * sum(self._misses) / len(self._misses)
            self._offset = max(-STEERING_LIMIT, min(STEERING_LIMIT, moved))

    # Kept between two runs of the program

    def as_json(self) -> dict[str, Any]:
        """The state as plain data; floats survive JSON bit by bit."""
        return {
            "general": self.general,
            "items": self.items,
            "own": {skill: list(rating) for skill, rating in self._own.items()},
            "run": self._run,
            "offset": self._offset,
            "misses": list(self._misses),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Ratings:
        """The ratings of such data."""
        ratings = cls()
        ratings.general, ratings.items = data["general"], data["items"]
        ratings._own = {skill: (own, count) for skill, (own, count) in data["own"].items()}
        ratings._run = data["run"]
        ratings._offset = data["offset"]
        ratings._misses.extend(data["misses"])
        return ratings


def dithered(levels: Sequence[int], wanted: float, chance: Chance) -> int:
    """One of the two levels around the wanted one, so that their mean is the wanted one."""
    below = max((level for level in levels if level <= wanted), default=levels[0])
    above = min((level for level in levels if level > wanted), default=levels[-1])
    if above <= below:
        return below
    return above if chance.unit() < (wanted - below) / (above - below) else below
