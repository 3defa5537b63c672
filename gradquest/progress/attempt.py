"""What the log keeps: one row for each answer that counts, one for each finished session."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How one try at a problem ended."""

    RIGHT = "right"
    WRONG = "wrong"
    SKIPPED = "skipped"
    REVEALED = "revealed"
    """The worked solution was asked for before an answer."""
    TIMED_OUT = "timed out"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at one problem, as it was stored before its verdict was shown."""

    id: str
    """Unique for ever, on every machine; two rows with one id are the same attempt."""
    at: str
    """The instant in UTC, ISO 8601 with milliseconds."""
    day: str
    """The learner's local practice day (it begins at 04:00), YYYY-MM-DD."""
    session: str
    """The id of the session that it belongs to."""
    mode: str
    """practice, race, sprint …"""
    kind: str
    family: str
    level: int
    bank: str
    bank_hash: str
    template: str
    seed: int
    try_: int
    """1 for the first try at this problem in this session."""
    status: Status
    answer: str
    """The text as typed; empty where there was none."""
    hints: int
    """How many hints had been shown."""
    active_ms: int
    """Milliseconds since the question was shown, pauses left out (monotonic clock)."""
    par_s: float
    """Seconds that an able learner needs."""
    method: str = ""
    """How the verdict was reached: proved, sampled, refuted."""
    slip: str = ""
    """The id of the recognised slip."""
    misreads: int = 0
    """Unreadable texts typed before this answer; they cost nothing."""
    idle: bool = False
    """So long without an answer that its time says nothing."""
    predicted: float | None = None
    """The chance of a clean answer that the trainer expected."""
    arrow_error: float | None = None
    """Degrees between the learner's arrow and the true one."""
    generator: int = 1
    """The version of the generator that made the problem of its seed."""
    aspect: str = ""
    """What of its kind was asked, where a kind asks several things."""
    stage: str = ""
    """Why it was posed: worked, faded, solo, retry, sibling, test-out; empty: any other reason."""
    flags: str = ""
    """Further marks, words with a space between."""

    @property
    def is_right(self) -> bool:
        """The answer was right."""
        return self.status is Status.RIGHT

    @property
    def is_clean(self) -> bool:
        """Right at the first try, without a hint, and not idle."""
        return self.is_right and self.try_ == 1 and self.hints == 0 and not self.idle


@dataclass(frozen=True, slots=True)
class SessionEnd:
    """One finished session."""

    id: str
    """The session's id, the same as in its attempts."""
    at: str
    day: str
    mode: str
    configuration: str
    """Exactly what was played: mode, length, kinds, levels, banks, generator version."""
    seed: int
    problems: int
    """How many problems were answered, skipped or revealed."""
    right: int
    clean: int
    elapsed_ms: int
    pace: float | None = None
    """Par time per second used; 1.0 is par. Only of timed drills."""
    consistency: float | None = None
    """0 to 100: how even the times were, in units of par."""
    is_complete: bool = True
    """It was played to its planned end."""
    generator: int = 1
    bank_hash: str = ""
    """Of all banks that were drawn from, together."""
    levels: str = ""
    """The levels that were drawn from; empty: all."""
    code: str = ""
    """The share code that gives the same run."""
    daily: str = ""
    """The date label, where it was a day's own run."""
    ghost: str = ""
    """Whom it was run against: best, average, par or a session's id."""
    ghost_pace: float | None = None
