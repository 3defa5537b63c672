"""What sets one mode apart from another, and where its problems come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from gradquest.kinds.problem import Problem
from gradquest.training.played import Played


@dataclass(frozen=True, slots=True)
class Rules:
    """What sets one mode apart from another."""

    mode: str
    """practice, race or sprint."""
    retries: int | None
    """Further tries after a wrong answer; None: as many as wanted."""
    is_timed: bool = False
    is_brisk: bool = False
    """A right answer leads straight to the next problem; explanations come at the end."""
    limit_s: float | None = None
    """No new problem is posed after this time."""
    pauses: int | None = None
    """How often the clock may be stopped by choice; None: as often as wanted."""
    has_hints: bool = True


class Supply(Protocol):
    """Where a session's problems come from."""

    @property
    def total(self) -> int | None:
        """How many there will be; None: as many as time allows."""

    @property
    def why(self) -> str:
        """Why the latest problem was chosen, in one sentence."""

    @property
    def predicted(self) -> float | None:
        """The chance of a clean answer to the latest problem, where one is expected."""

    def next(self, played: Sequence[Played]) -> Problem | None:
        """The next problem, given what has been played; None: no more."""
