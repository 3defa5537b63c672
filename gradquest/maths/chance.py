"""A counter generator: the same seed gives the same draws on every Python and platform.

Python promises that only of `random.random()`, so every random choice of the game comes from
here: 64-bit blocks of BLAKE2b over a path of names and a counter.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")

LARGEST_SEED = 2**53 - 1
"""Seeds stay whole in JSON, SQLite and every spreadsheet."""
SHORT_SEEDS = 10**9
"""Seeds below are short enough to be typed again."""


def fresh_seed() -> int:
    """A short seed from the system's randomness, where nobody has given one."""
    from secrets import randbelow

    return randbelow(SHORT_SEEDS)


class Chance:
    """An endless stream of draws that belongs to one path, such as ("race", 42, 3)."""

    def __init__(self, *path: str | int) -> None:
        self._path = path
        self._key = "\x1f".join(map(str, path)).encode()
        self._count = 0

    def child(self, *path: str | int) -> Chance:
        """An independent stream below this one."""
        return Chance(*self._path, *path)

    def bits(self) -> int:
        """The next 64 bits."""
        block = self._key + b"\x1e" + str(self._count).encode()
        self._count += 1
        return int.from_bytes(blake2b(block, digest_size=8).digest(), "big")

    def below(self, limit: int) -> int:
        """A whole number from 0 to `limit` - 1, each equally likely."""
        if limit < 1:
            raise ValueError("there is nothing below 1 to draw")
        fair = 2**64 - 2**64 % limit
        while (drawn := self.bits()) >= fair:
            pass
        return drawn % limit

    def pick(self, options: Sequence[T]) -> T:
        """One of the options, each equally likely."""
        return options[self.below(len(options))]

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """All options in a random order."""
        deck = list(options)
        for last in range(len(deck) - 1, 0, -1):
            other = self.below(last + 1)
            deck[last], deck[other] = deck[other], deck[last]
        return deck

    def unit(self) -> float:
        """A number from 0 up to, not including, 1, with 53 random bits."""
        return (self.bits() >> 11) / 2**53

    def seed(self) -> int:
        """A seed for a problem, at most `LARGEST_SEED`."""
        return self.bits() & LARGEST_SEED
