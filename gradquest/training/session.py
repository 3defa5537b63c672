"""A session as a state machine: asking, judging, answered, finished.

Screens and the plain mode show a session and call its verbs; every rule of the game is here or
below. `submit` may run in a worker thread: the question is closed before it starts, so a second
Enter finds nothing to answer.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from gradquest.kinds.problem import Problem
from gradquest.maths.verdict import Verdict
from gradquest.progress.attempt import Attempt, SessionEnd, Status
from gradquest.training.clock import Clock
from gradquest.training.gains import Gains
from gradquest.training.journal import Journal, attempt_in, end_of, trouble_of
from gradquest.training.played import Feedback, Played
from gradquest.training.rules import Rules, Supply
from gradquest.training.stopwatch import Stopwatch

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture


class Phase(Enum):
    """What a session waits for."""

    READING = "reading"
    """A worked example stands there; it is left with `advance`."""
    ASKING = "asking"
    JUDGING = "judging"
    ANSWERED = "answered"
    FINISHED = "finished"


class Session:
    """A run of problems under one set of rules."""

    def __init__(
        self,
        rules: Rules,
        supply: Supply,
        journal: Journal,
        clock: Clock,
        *,
        configuration: str = "",
        seed: int = 0,
        new_id: Callable[[], str] = lambda: uuid.uuid4().hex,
    ) -> None:
        self.rules = rules
        self.supply = supply
        self.journal = journal
        self.clock = clock
        self.watch = Stopwatch(clock)
        self.configuration = configuration or rules.mode
        self.seed = seed
        self.new_id = new_id
        self.id = new_id()
        self.phase = Phase.FINISHED
        self.played: list[Played] = []
        self.feedback: Feedback | None = None
        """What the latest answer led to; None while a fresh question waits."""
        self.end: SessionEnd | None = None
        self.pauses = 0
        """How often the clock was stopped by choice."""
        self._closing = threading.Lock()
        self._pose()

    # What a screen shows

    @property
    def current(self) -> Played:
        """The problem at hand and its attempts."""
        return self.played[-1]

    @property
    def problem(self) -> Problem:
        """The problem at hand."""
        return self.current.problem

    @property
    def number(self) -> int:
        """1 for the first problem."""
        return len(self.played)

    @property
    def total(self) -> int | None:
        """How many problems are planned; None: as many as time allows."""
        return self.supply.total

    @property
    def most(self) -> int | None:
        """How many there may be at most, where it depends on the answers."""
        return None

    @property
    def place(self) -> str:
        """`3 of 10`, `3 of up to 6`, or `3` where there is no end but the bell."""
        if self.total is not None:
            return f"{self.number} of {self.total}"
        return str(self.number) if self.most is None else f"{self.number} of up to {self.most}"

    @property
    def hints(self) -> tuple[str, ...]:
        """The hints shown so far for the problem at hand."""
        return self.problem.hints[: self.current.hints]

    @property
    def has_more_hints(self) -> bool:
        """There is a hint that was not shown yet."""
        return self.current.hints < len(self.problem.hints)

    @property
    def elapsed_s(self) -> float:
        """Seconds since the session began, pauses left out."""
        return self.watch.elapsed_s

    @property
    def is_paused(self) -> bool:
        """The clock stands still."""
        return self.watch.is_stopped

    @property
    def left_s(self) -> float | None:
        """Seconds until the bell; negative in overtime, None without a limit."""
        return None if self.rules.limit_s is None else self.rules.limit_s - self.elapsed_s

    @property
    def outcome(self) -> str:
        """What the answers decide, in one sentence; most sessions decide nothing."""
        return ""

    @property
    def gains(self) -> Gains | None:
        """What a practice brought so far; None for all others."""
        return None

    @property
    def consequence(self) -> str:
        """Where the latest answer led, in a sentence; in most sessions nowhere."""
        return ""

    def seen(self, picture: Picture) -> Picture:
        """A picture of the problem at hand, as far as it may be seen."""
        return picture

    # What a learner does

    def submit(self, text: str) -> Feedback | None:
        """Judge an answer; None where none was asked for. The attempt is stored on return."""
        if not self._close():
            return None
        verdict = self.problem.judge(text)
        if not verdict.counts:
            self.current.misreads += verdict.column is not None
            return self._reopen(Feedback(self.problem, None, verdict))
        status = Status.RIGHT if verdict.is_right else Status.WRONG
        trouble = self._record(status, text, verdict)
        self.current.verdicts.append(verdict)
        may_retry = not verdict.is_right and self._tries_left()
        told = Feedback(self.problem, status, verdict, may_retry, trouble)
        if self.rules.is_brisk and not verdict.is_right:
            return self._reopen(told)
        return self._answered(told)

    def hint(self) -> str | None:
        """Show the next hint; None where there is none, or no question is open."""
        if self.phase is not Phase.ASKING or not self.has_more_hints:
            return None
        self.current.hints += 1
        return self.hints[-1]

    def skip(self) -> Feedback | None:
        """Leave the problem without an answer."""
        return self._give_up(Status.SKIPPED)

    def reveal(self) -> Feedback | None:
        """Ask for the worked solution instead of answering."""
        return self._give_up(Status.REVEALED)

    def retry(self) -> bool:
        """Open the same question again after a wrong answer; False where that is not allowed."""
        told = self.feedback
        if self.phase is not Phase.ANSWERED or told is None or not told.may_retry:
            return False
        self.feedback = None
        self.phase = Phase.ASKING
        return True

    def advance(self) -> None:
        """Go on to the next problem, or to the end."""
        if self.phase is Phase.ANSWERED:
            self._pose()

    def stop(self) -> None:
        """End the session now; what was answered stays."""
        if self.phase is not Phase.FINISHED:
            self._finish(is_complete=False)

    def pause(self, *, is_forced: bool = False, at: float | None = None) -> bool:
        """Stop the clock until `resume`; False where no pause is left. A forced one is free.

        `at` is an instant of the monotonic clock since which it should have stood.
        """
        if not self.is_paused:
            if not is_forced and self.pauses == self.rules.pauses:
                return False
            self.pauses += not is_forced
            self.watch.stop(at)
        return True

    def resume(self) -> None:
        """Let the clock run on, as if the pause had not been."""
        self.watch.run()

    def stay_awake(self) -> None:
        """Say about once a second that the program runs: what it sleeps through is no time."""
        self.watch.beat()

    # How it moves on

    def _close(self) -> bool:
        if self.watch.is_beating:
            self.watch.beat()  # an answer may come before the next second
        with self._closing:
            if self.phase is not Phase.ASKING:
                return False
            self.phase = Phase.JUDGING
            return True

    def _reopen(self, told: Feedback) -> Feedback:
        if self.phase is Phase.JUDGING:
            self.feedback = told
            self.phase = Phase.ASKING
        return told

    def _answered(self, told: Feedback) -> Feedback:
        self.feedback = told
        if self.phase is not Phase.JUDGING:  # it was stopped while the answer was judged
            return told
        self.phase = Phase.ANSWERED
        if self.rules.is_brisk:
            self._pose()
            self.feedback = told
        return told

    def _give_up(self, status: Status) -> Feedback | None:
        if not self._close():
            return None
        trouble = self._record(status, "", None)
        return self._answered(Feedback(self.problem, status, None, trouble=trouble))

    def _tries_left(self) -> bool:
        return self.rules.retries is None or self.current.wrong_tries <= self.rules.retries

    def _pose(self) -> None:
        late = self.rules.limit_s is not None and self.elapsed_s >= self.rules.limit_s
        problem = None if late else self.supply.next(self.played)
        if problem is None:
            self._finish(is_complete=True)
            return
        self.played.append(Played(problem, why=self.supply.why, predicted=self.supply.predicted))
        self.feedback = None
        self.watch.show()
        self.phase = Phase.ASKING

    def _record(self, status: Status, text: str, verdict: Verdict | None) -> str:
        attempt = self._attempt(status, text, verdict)
        self.current.attempts.append(attempt)
        return trouble_of(lambda: self.journal.append(attempt))

    def _attempt(self, status: Status, text: str, verdict: Verdict | None) -> Attempt:
        return attempt_in(self, status, text, verdict)

    def _finish(self, *, is_complete: bool) -> None:
        self.phase = Phase.FINISHED
        if self.end is None and any(item.attempts for item in self.played):
            self.end = end = self._ended(is_complete=is_complete)
            trouble_of(lambda: self.journal.finish(end))

    def _ended(self, *, is_complete: bool) -> SessionEnd:
        return end_of(self, self.rules, self.played, self.clock.now(), is_complete=is_complete)
