"""The two clocks of a session: the calendar's for the log, the monotonic one for durations."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from typing import Protocol

DAY_BEGINS = timedelta(hours=4)
"""A practice day begins at 04:00, so that an evening that runs late stays one day."""


class Clock(Protocol):
    """Where a session gets its time from; tests pass their own."""

    def now(self) -> datetime:
        """The instant, with the learner's local zone."""

    def monotonic(self) -> float:
        """Seconds that only ever grow, from any start."""


class SystemClock:
    """The machine's clocks."""

    def now(self) -> datetime:
        """The instant, with the local zone."""
        return datetime.now().astimezone()

    def monotonic(self) -> float:
        """Seconds since some start."""
        return time.monotonic()


def practice_day(instant: datetime) -> date:
    """The local practice day of an instant that carries its zone."""
    return (instant - DAY_BEGINS).date()


def stamp(instant: datetime) -> str:
    """The instant in UTC, ISO 8601 with milliseconds."""
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
