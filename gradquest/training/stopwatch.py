"""The stopwatch of a session: how long it has run, how long a question has stood there."""

from __future__ import annotations

import threading

from gradquest.training.clock import Clock

ASLEEP_S = 10.0
"""What was silent for longer did not run: the machine or the program slept."""


class Stopwatch:
    """Runs from the start; while it is stopped no time passes."""

    def __init__(self, clock: Clock, elapsed_s: float = 0.0, shown_s: float = 0.0) -> None:
        now = clock.monotonic()
        self._clock = clock
        self._began, self._shown = now - elapsed_s, now - shown_s
        self._stopped_at: float | None = None
        self._beaten_at: float | None = None
        self._turn = threading.RLock()

    @property
    def elapsed_s(self) -> float:
        """Seconds since the session began."""
        return self._now - self._began

    @property
    def shown_s(self) -> float:
        """Seconds since the question at hand was shown."""
        return self._now - self._shown

    @property
    def is_stopped(self) -> bool:
        """It stands still."""
        return self._stopped_at is not None

    def show(self) -> None:
        """The next question is shown now."""
        self._shown = self._clock.monotonic()

    def stop(self, at: float | None = None) -> None:
        """Stand still, as of an instant of the clock since the question was shown, or of now."""
        self._stopped_at = self._clock.monotonic() if at is None else max(at, self._shown)

    def run(self) -> None:
        """Run on, as if it had never been stopped."""
        with self._turn:
            self._go_on()
            self._beaten_at = self._clock.monotonic() if self.is_beating else None

    @property
    def is_beating(self) -> bool:
        """Somebody says every second that the program runs."""
        return self._beaten_at is not None

    def beat(self) -> None:
        """The program runs; a long silence before this was sleep, and no time has passed in it."""
        with self._turn:
            now, last = self._clock.monotonic(), self._beaten_at
            self._beaten_at = now
            if last is not None and now - last > ASLEEP_S and self._stopped_at is None:
                self.stop(last)
                self._go_on()

    def _go_on(self) -> None:
        if self._stopped_at is not None:
            away = self._clock.monotonic() - self._stopped_at
            self._began += away
            self._shown += away
            self._stopped_at = None

    @property
    def _now(self) -> float:
        return self._clock.monotonic() if self._stopped_at is None else self._stopped_at
