"""The journal of a session: where its attempts are kept, and what is written there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from gradquest.errors import GradquestError
from gradquest.maths.verdict import Verdict
from gradquest.progress.attempt import Attempt, SessionEnd, Status
from gradquest.training.clock import practice_day, stamp
from gradquest.training.marks import arrow_error, flags
from gradquest.training.played import Played
from gradquest.training.score import scores

if TYPE_CHECKING:
    from gradquest.training.rules import Rules
    from gradquest.training.session import Session

IDLE_AFTER_S = 120.0
IDLE_AFTER_PARS = 6.0


class Journal(Protocol):
    """Where attempts are kept; `append` returns only when the attempt is safe."""

    def append(self, attempt: Attempt) -> None:
        """Store one attempt. Raises `GradquestError` where it cannot."""

    def finish(self, end: SessionEnd) -> None:
        """Store a session's end. Raises `GradquestError` where it cannot."""


class Run(Protocol):
    """A session, or the bookmark in one that was left."""

    @property
    def id(self) -> str:
        """The session's."""

    @property
    def configuration(self) -> str:
        """Exactly what is played."""

    @property
    def seed(self) -> int:
        """What its problems were drawn with."""

    @property
    def elapsed_s(self) -> float:
        """Seconds that it took so far, pauses left out."""


def attempt_in(session: Session, status: Status, text: str, verdict: Verdict | None) -> Attempt:
    """What is noted of an answer, or of a problem that was given up."""
    current, problem, origin = session.current, session.problem, session.problem.origin
    now, active_s = session.clock.now(), session.watch.shown_s
    return Attempt(
        id=session.new_id(),
        at=stamp(now),
        day=practice_day(now).isoformat(),
        session=session.id,
        mode=session.rules.mode,
        kind=problem.kind.name,
        family=origin.family,
        level=origin.level,
        bank=origin.bank,
        bank_hash=origin.bank_hash,
        template=origin.template,
        seed=origin.seed,
        try_=len(current.attempts) + 1,
        status=status,
        answer=text,
        hints=current.hints,
        active_ms=max(0, round(active_s * 1000)),
        par_s=problem.par_s,
        method=verdict.method.value if verdict and verdict.method else "",
        slip=verdict.slip.id if verdict and verdict.slip else "",
        misreads=current.misreads,
        idle=active_s > max(IDLE_AFTER_S, IDLE_AFTER_PARS * problem.par_s),
        predicted=current.predicted,
        arrow_error=arrow_error(problem, verdict),
        aspect=problem.task.aspect,
        flags=flags(problem, verdict),
    )


def end_of(
    run: Run, rules: Rules, played: Iterable[Played], now: datetime, *, is_complete: bool
) -> SessionEnd:
    """What is noted of a run that is over; problems that nobody tried do not count."""
    done, elapsed_s = [item for item in played if item.attempts], run.elapsed_s
    pace, evenness = scores(rules, done, elapsed_s)
    return SessionEnd(
        id=run.id,
        at=stamp(now),
        day=practice_day(now).isoformat(),
        mode=rules.mode,
        configuration=run.configuration,
        seed=run.seed,
        problems=len(done),
        right=sum(item.is_right for item in done),
        clean=sum(item.is_clean for item in done),
        elapsed_ms=max(0, round(elapsed_s * 1000)),
        pace=pace,
        consistency=evenness,
        is_complete=is_complete,
    )


def trouble_of(write: Callable[[], None]) -> str:
    """Write, and say why it could not be saved; empty: it is safe."""
    try:
        write()
    except GradquestError as trouble:
        return str(trouble)
    return ""
