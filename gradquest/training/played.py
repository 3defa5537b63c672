"""What became of the problems of a session."""

from __future__ import annotations

from dataclasses import dataclass, field

from gradquest.kinds.problem import Problem
from gradquest.maths.verdict import Verdict
from gradquest.progress.attempt import Attempt, Status
from gradquest.training.stages import Stage


@dataclass(slots=True)
class Played:
    """One problem of a session and what became of it so far."""

    problem: Problem
    attempts: list[Attempt] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)
    """The counted verdicts, one for each answer; skips have none."""
    why: str = ""
    """Why it was chosen, in one sentence."""
    predicted: float | None = None
    """The chance of a clean answer that the trainer expected."""
    hints: int = 0
    misreads: int = 0
    stage: Stage = Stage.PLAIN
    """How it was posed."""
    role: str = ""
    """What it is in the session for: due, frontier, new, mixed, sibling."""

    @property
    def last(self) -> Attempt | None:
        """The latest attempt."""
        return self.attempts[-1] if self.attempts else None

    @property
    def is_right(self) -> bool:
        """It ended right, at whichever try."""
        return bool(self.last and self.last.is_right)

    @property
    def is_clean(self) -> bool:
        """Right at the first try, without a hint, not idle."""
        return bool(self.last and self.last.is_clean)

    @property
    def wrong_tries(self) -> int:
        """How many answers were wrong."""
        return sum(attempt.status is Status.WRONG for attempt in self.attempts)

    @property
    def active_s(self) -> float:
        """Seconds spent on it in all, pauses left out."""
        return self.last.active_ms / 1000 if self.last else 0.0


@dataclass(frozen=True, slots=True)
class Feedback:
    """What one answer led to."""

    problem: Problem
    status: Status | None
    """None where nothing was scored: unreadable, or a question back."""
    verdict: Verdict | None
    """None after a skip or a reveal."""
    may_retry: bool = False
    trouble: str = ""
    """Why the attempt could not be saved; empty: it is safe."""
