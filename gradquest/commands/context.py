"""What a command works with: the environment, the clock, the three streams."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from gradquest.training.clock import Clock
    from gradquest.training.game import Game

MOST_SEEDS = 10**9


@dataclass(frozen=True)
class Context:
    """Everything from outside that a command may look at; tests pass their own."""

    environment: Mapping[str, str]
    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    clock: Clock | None = None
    """None: the machine's."""
    new_seed: Callable[[], int] | None = None
    """Where a seed comes from when none is given; None: the system's randomness."""

    def game(self) -> Game:
        """The game on the learner's own files."""
        from gradquest.training.clock import SystemClock
        from gradquest.training.game import Game

        return Game.open(self.environment, self.clock or SystemClock(), new_seed=self.seed)

    def seed(self) -> int:
        """A fresh seed, short enough to be typed again."""
        if self.new_seed is not None:
            return self.new_seed()
        from secrets import randbelow

        return randbelow(MOST_SEEDS)

    @property
    def has_screens(self) -> bool:
        """A learner sits at a terminal that can show screens."""
        streams = (self.stdin, self.stdout, self.stderr)
        return all(stream.isatty() for stream in streams) and not self.is_dumb

    @property
    def is_dumb(self) -> bool:
        """The terminal says that it can only print lines."""
        return self.environment.get("TERM") == "dumb"
