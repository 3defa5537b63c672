"""What a command works with: the environment, the clock, the three streams."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TextIO

from gradquest.errors import GradquestError

if TYPE_CHECKING:
    from datetime import date

    from gradquest.banks.library import Library
    from gradquest.training.clock import Clock
    from gradquest.training.game import Game


class Context(NamedTuple):
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
        from gradquest.training.game import Game

        return Game.open(self.environment, self._clock(), new_seed=self.seed)

    def library(self, bank: str | None = None) -> Library:
        """The bank of a file alone, else all banks. Raises `BankError`."""
        from gradquest.banks.library import Library

        game = self.game()
        return game.library if bank is None else Library(game.banks(bank))

    def today(self) -> date:
        """The learner's practice day."""
        from gradquest.training.clock import practice_day

        return practice_day(self._clock().now())

    def _clock(self) -> Clock:
        from gradquest.training.clock import SystemClock

        return self.clock or SystemClock()

    def readable_game(self) -> Game:
        """The same, where its log can be read. Raises `GradquestError`."""
        from gradquest.progress.store import Unsaved

        game = self.game()
        if isinstance(game.journal, Unsaved) and not game.journal.attempts():
            raise GradquestError(game.journal.reason)
        return game

    def seed(self) -> int:
        """A fresh seed, short enough to be typed again."""
        if self.new_seed is not None:
            return self.new_seed()
        from gradquest.maths.chance import fresh_seed

        return fresh_seed()

    @property
    def has_screens(self) -> bool:
        """A learner sits at a terminal that can show screens, or in front of a browser."""
        if self.environment.get("TEXTUAL_DRIVER"):  # as `gradquest serve` sets it
            return True
        streams = (self.stdin, self.stdout, self.stderr)
        return all(stream.isatty() for stream in streams) and not self.is_dumb

    @property
    def is_dumb(self) -> bool:
        """The terminal says that it can only print lines."""
        return self.environment.get("TERM") == "dumb"
