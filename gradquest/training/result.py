"""What a session came to: all that the results screen shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from gradquest.kinds.problem import Problem
from gradquest.progress.attempt import SessionEnd, Status
from gradquest.progress.records import is_record, personal_bests
from gradquest.training.drill import PLAIN, Card, Drill
from gradquest.training.ghost import Ghost
from gradquest.training.mixing import asked
from gradquest.training.pace import (
    NO_PACE,
    RACE_FORMULA,
    SPRINT_FORMULA,
    Effort,
    race_working,
    sprint_working,
)
from gradquest.training.score import effort

if TYPE_CHECKING:
    from gradquest.training.gains import Gains
    from gradquest.training.session import Session

HOW_MANY_SLOWEST = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One problem of a session as the results screen lists it."""

    number: int
    problem: Problem
    effort: Effort
    answer: str
    """The latest answer as typed; empty after a skip."""
    wrong_answers: tuple[str, ...]
    """What was typed and not right, in that order."""
    is_clean: bool
    is_first_try: bool
    """Right at the first try, with or without a hint."""
    is_idle: bool = False
    """So long without an answer that its time says nothing."""

    @property
    def sign(self) -> str:
        """One sign a problem as screens show it: clean, right in the end, skipped, not right."""
        if self.effort.is_right:
            return "✓" if self.is_clean else "•"
        return "–" if self.effort.is_skipped else "✗"

    @property
    def mark(self) -> str:
        """One sign a problem, in ASCII: + clean, h hint, x wrong tries, ~ skipped, - left open."""
        if self.effort.is_skipped:
            return "~"
        if not self.effort.is_right:
            return "x" if self.effort.wrong else "-"
        return "x" if self.effort.wrong else "h" if self.effort.hints else "+"


@dataclass(frozen=True, slots=True)
class Result:
    """All that is told of a finished session."""

    end: SessionEnd
    rows: tuple[Row, ...]
    best: float | None
    """The best pace so far in the very same configuration; None where there is none."""
    is_record: bool
    """A complete run, half of it right, a fresh seed, and faster than all before it."""
    formula: str
    """How the pace is computed, in words; empty where no clock ran."""
    working: tuple[str, ...] = ()
    """The same with the numbers of this run, a line each; why there is none where it has none."""
    card: Card = PLAIN
    """What was played."""
    ghost: Ghost | None = None
    """Whom it was run against."""
    outcome: str = ""
    """What the answers decide, in one sentence; most sessions decide nothing."""
    gains: Gains | None = None
    """What a practice brought."""

    @property
    def without_records(self) -> Result:
        """The same for somebody who wants no word of records."""
        return replace(self, best=None, is_record=False)

    @property
    def change(self) -> float | None:
        """This pace less the best before it; None where there is nothing to compare."""
        if self.end.pace is None or self.best is None:
            return None
        return self.end.pace - self.best

    @property
    def first_try(self) -> float:
        """The share of problems right at the first try, 0 to 1."""
        return sum(row.is_first_try for row in self.rows) / len(self.rows) if self.rows else 0.0

    @property
    def slowest(self) -> tuple[Row, ...]:
        """Up to three that took most, measured by their par and longer than it, slowest first."""
        slow = (row for row in self.rows if row.effort.ratio > 1)
        return tuple(sorted(slow, key=lambda row: -row.effort.ratio)[:HOW_MANY_SLOWEST])

    @property
    def missed(self) -> tuple[Row, ...]:
        """All that were not right at once, in the order in which they came."""
        return tuple(row for row in self.rows if not row.is_first_try)

    @property
    def marks(self) -> str:
        """The session as a line of signs, one a problem."""
        return "".join(row.mark for row in self.rows)

    @property
    def signs(self) -> str:
        """The same as screens show it."""
        return "".join(row.sign for row in self.rows)


def result(session: Session, earlier: Iterable[SessionEnd]) -> Result | None:
    """What to tell of a finished session; None where nothing was answered.

    `earlier` are session ends of the log; this session's own and other modes' do no harm.
    """
    end = session.end
    if end is None:
        return None
    earlier = [other for other in earlier if other.id != end.id]
    best = personal_bests(
        other for other in earlier if other.configuration == end.configuration
    ).get(end.configuration)
    pace = None if best is None else best.pace
    rows = rows_of(session)
    drill = session if isinstance(session, Drill) else None
    return Result(
        end,
        rows,
        pace,
        is_record(end, earlier),
        _formula(session),
        _working(session, rows, end),
        drill.card if drill else PLAIN,
        drill.ghost if drill else None,
        session.outcome,
        session.gains,
    )


def rows_of(session: Session) -> tuple[Row, ...]:
    """The problems of a session that were tried, one row each."""
    done = [(number, item) for number, item in enumerate(asked(session.played), 1) if item.attempts]
    return tuple(
        Row(
            number,
            item.problem,
            effort(item),
            item.attempts[-1].answer,
            tuple(it.answer for it in item.attempts if it.status is Status.WRONG),
            item.is_clean,
            item.attempts[0].is_right,
            any(it.idle for it in item.attempts),
        )
        for number, item in done
    )


def _formula(session: Session) -> str:
    if not session.rules.is_timed:
        return ""
    return RACE_FORMULA if session.rules.limit_s is None else SPRINT_FORMULA


def _working(session: Session, rows: Sequence[Row], end: SessionEnd) -> tuple[str, ...]:
    if not session.rules.is_timed:
        return ()
    if end.pace is None:
        return (NO_PACE,)
    working = race_working if session.rules.limit_s is None else sprint_working
    return working([row.effort for row in rows], end.elapsed_ms / 1000)
