"""A practice as a session: worked examples are read, unfinished ones are finished."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from gradquest.maths.verdict import Verdict
from gradquest.progress.attempt import Attempt, Status
from gradquest.training.clock import Clock
from gradquest.training.gains import Gains
from gradquest.training.journal import Journal
from gradquest.training.mixing import asked
from gradquest.training.played import Played
from gradquest.training.rules import Rules, Supply
from gradquest.training.session import Phase, Session
from gradquest.training.stages import Stage
from gradquest.training.stopwatch import Stopwatch


class StagedSupply(Supply, Protocol):
    """A supply that says how its latest problem is posed."""

    @property
    def stage(self) -> Stage:
        """How it is posed."""

    @property
    def role(self) -> str:
        """What it is in the session for."""

    @property
    def most(self) -> int | None:
        """How many there may be at most, where it depends on the answers."""

    def outcome(self, played: Sequence[Played]) -> str:
        """What the answers come to, in one sentence; empty where there is nothing to decide."""

    def gains(self, played: Sequence[Played]) -> Gains | None:
        """What it brought so far; None where that is no practice."""


@dataclass(frozen=True, slots=True)
class Past:
    """A session that was left, ready to be gone on with."""

    id: str
    played: list[Played]
    elapsed_s: float
    shown_s: float
    """Seconds that the problem at hand was looked at."""
    is_concluded: bool = False
    """The solution of the problem at hand was shown."""


class PracticeSession(Session):
    """An untimed session whose problems are posed in stages; it can be left and gone on with."""

    def __init__(
        self,
        rules: Rules,
        supply: StagedSupply,
        journal: Journal,
        clock: Clock,
        *,
        configuration: str = "",
        seed: int = 0,
        past: Past | None = None,
        new_id: Callable[[], str] | None = None,
    ) -> None:
        self.staged = supply
        self._past = past
        self.is_concluded = False
        """The solution of the problem at hand was shown before its tries were used up."""
        given = {} if new_id is None else {"new_id": new_id}
        super().__init__(
            rules, supply, journal, clock, configuration=configuration, seed=seed, **given
        )

    @property
    def number(self) -> int:
        """1 for the first problem; worked examples have no number of their own."""
        return len(asked(self.played)) + (self.phase is Phase.READING)

    @property
    def most(self) -> int | None:
        """How many there may be at most, where it depends on the answers."""
        return self.staged.most

    @property
    def has_more_hints(self) -> bool:
        """There is a hint that was not shown yet, and hints are given."""
        return self.rules.has_hints and super().has_more_hints

    @property
    def is_settled(self) -> bool:
        """Nothing more can be done at the problem at hand."""
        last = self.current.last
        if self.is_concluded:
            return True
        if last is None or last.status is not Status.WRONG:
            return last is not None
        return not self._tries_left()

    @property
    def is_through(self) -> bool:
        """The planned set is done."""
        done = len(asked(self.played))
        return self.total is not None and done >= self.total and self.is_settled

    @property
    def outcome(self) -> str:
        """What the answers decide, in one sentence."""
        return self.staged.outcome(self.played)

    @property
    def gains(self) -> Gains | None:
        """What it brought so far; None for what is no practice."""
        return self.staged.gains(self.played)

    def advance(self) -> None:
        """Go on to the next problem, or to the end; also from a worked example."""
        if self.phase is Phase.READING:
            self._pose()
        else:
            super().advance()

    def conclude(self) -> None:
        """The solution of an answered problem is shown: there is nothing left to try."""
        self.is_concluded = self.phase is Phase.ANSWERED

    def _pose(self) -> None:
        self.is_concluded = False
        past, self._past = self._past, None
        if past is not None:
            self._go_on(past)
            return
        super()._pose()
        if self.phase is Phase.ASKING:
            self.current.stage, self.current.role = self.staged.stage, self.staged.role
            self._open()

    def _go_on(self, past: Past) -> None:
        self.id, self.played = past.id, past.played
        self.watch = Stopwatch(self.clock, past.elapsed_s, past.shown_s)
        if past.is_concluded or self.is_settled:
            self._pose()
            return
        self._open()

    def _open(self) -> None:
        is_example = self.current.stage is Stage.WORKED
        self.phase = Phase.READING if is_example else Phase.ASKING

    def _attempt(self, status: Status, text: str, verdict: Verdict | None) -> Attempt:
        return replace(super()._attempt(status, text, verdict), stage=self.current.stage.value)
