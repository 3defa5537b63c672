"""How hard a problem may be: ratings in the manner of Elo, in logits.

`p = σ(g + k[skill] - b[level])` is the expected chance of a clean answer; every first try moves the
general rating g and the skill's own k by what came less what was expected. A slow integral term
closes what remains between the promised share of clean answers and the real one.
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

CLIMBING_FROM, CLIMB, CLIMB_TO = 5, 0.12, 2.0
"""After so many clean answers and no miss each further one is worth so many logits more, up to a
rating for which there are hard enough problems."""

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
        self._is_climbing = True
        """Nothing was missed yet."""
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

    def note(self, skill: str, level: int, *, is_clean: bool) -> None:
        """Learn from a first try."""
        expected = self.predicted(skill, level)
        own, count = self._own.get(skill, (0.0, 0))
        own += max(0.25, 0.9 / (1 + 0.1 * count)) * (is_clean - expected)
        self._steer(is_clean - chance_of(self.able(skill) + self._offset - difficulty(level)))
        self.general += max(0.05, 0.5 / (1 + 0.05 * self.items)) * (is_clean - expected)
        self._own[skill] = own, count + 1
        self.items += 1
        self._climb(is_clean=is_clean)

    def place(self, skill: str, clean: int, too_hard: int | None) -> None:
        """Take a test-out at its word: at least the hardest level that was clean in it is wanted
        from now on, and less than the one that was just missed."""
        own, count = self._own.get(skill, (0.0, 0))
        wanted = self.wanted_level(skill)
        placed = max(wanted, clean) if clean else wanted
        if too_hard is not None:
            placed = min(placed, too_hard - BELOW_A_MISS)
        self._own[skill] = own + PER_LEVEL * (placed - wanted), count

    def _climb(self, *, is_clean: bool) -> None:
        """What is answered clean from the very first on was too easy, and easy problems say little:
        up to the first miss the general rating rises by steps of its own."""
        self._is_climbing &= is_clean
        if self._is_climbing and self.items > CLIMBING_FROM and self.general < CLIMB_TO:
            self.general += CLIMB

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
            "is_climbing": self._is_climbing,
            "offset": self._offset,
            "misses": list(self._misses),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Ratings:
        """The ratings of such data."""
        ratings = cls()
        ratings.general, ratings.items = data["general"], data["items"]
        ratings._own = {skill: (own, count) for skill, (own, count) in data["own"].items()}
        ratings._is_climbing = data["is_climbing"]
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
