"""The stage for tests of sessions: a clock that is set by hand, a journal in memory, problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fractions import Fraction

from gradquest.errors import GradquestError
from gradquest.kinds.kind import Kind, Task
from gradquest.kinds.problem import Origin, Problem
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression, number
from gradquest.maths.verdict import Method, Outcome, Slip, Verdict
from gradquest.progress.attempt import Attempt, SessionEnd, Status
from gradquest.training.options import Option
from gradquest.training.played import Played
from gradquest.training.session import Session

KINDS = ("echo_a", "echo_b", "echo_c", "echo_d")
FAMILIES = ("plain", "chain", "product")


class HandClock:
    """Moves only when it is told to."""

    def __init__(self, start: datetime = datetime(2026, 3, 2, 10, tzinfo=UTC)) -> None:
        self.instant = start
        self.seconds = 0.0

    def now(self) -> datetime:
        return self.instant

    def monotonic(self) -> float:
        return self.seconds

    def pass_time(self, seconds: float) -> None:
        self.seconds += seconds
        self.instant += timedelta(seconds=seconds)


def pass_time(session: Session, seconds: float) -> None:
    """So many seconds go by in a session with such a clock."""
    assert isinstance(session.clock, HandClock)
    session.clock.pass_time(seconds)


class MemoryJournal:
    """Keeps rows in lists, or refuses when it is told to."""

    def __init__(self) -> None:
        self.rows: list[Attempt] = []
        self.ends: list[SessionEnd] = []
        self.is_full = False

    def append(self, attempt: Attempt) -> None:
        if self.is_full:
            raise GradquestError("the disk is full")
        self.rows.append(attempt)

    def finish(self, end: SessionEnd) -> None:
        if self.is_full:
            raise GradquestError("the disk is full")
        self.ends.append(end)


class EchoKind(Kind):
    """Its answer is the point's first number; `?` and `??` cannot be read, `ask` asks back."""

    order = 0

    def __init__(self, name: str) -> None:
        self.name = self.title = name

    def question(self, task: Task) -> str:
        return "which number?"

    def defined(self, task: Task) -> tuple[tuple[str, Expression], ...]:
        return ()

    def request(self, task: Task) -> str:
        return f"Type {self._number(task)}."

    def answer(self, task: Task) -> tuple[Expression, ...]:
        return (number(self._number(task)),)

    def steps(self, task: Task) -> tuple[Step, ...]:
        answer = self.answer(task)
        return (Step("", "It says so.", answer, answer),)

    def slips(self, task: Task) -> Iterator[Slip]:
        yield from ()

    def hints(self, task: Task) -> tuple[str, ...]:
        return ("one", "two", "three")

    def scene(self, task: Task, learner: object) -> None:
        return None

    def blind_spots(self, task: Task) -> Iterator[str]:
        return iter(())

    def judge(self, task: Task, text: str) -> Verdict:
        if text in ("?", "??"):
            return Verdict(Outcome.UNREADABLE, "I cannot read that.", column=1)
        if text == "ask":
            return Verdict(Outcome.ASK, "Do you mean this or that?")
        if text == str(self._number(task)):
            return Verdict(Outcome.RIGHT, "Right.", Method.PROVED)
        return Verdict(Outcome.WRONG, "Not that number.", Method.REFUTED)

    @staticmethod
    def _number(task: Task) -> Fraction:
        assert task.point is not None
        return task.point[0]


def problem(
    value: int = 1,
    *,
    kind: str = "echo",
    family: str = "plain",
    template: str = "t",
    level: int = 1,
    par_s: float = 10.0,
) -> Problem:
    """A problem whose right answer is `value`."""
    task = Task(number(0), ("x",), {}, (Fraction(value),))
    origin = Origin("bank", "hash", template, value, family, level, par_s=par_s)
    return Problem(EchoKind(kind), task, origin)


@dataclass(frozen=True)
class Shape:
    """As much of a template as choosing looks at."""

    bank: str
    id: str
    family: str
    level: int


def menu(
    kinds: Sequence[str] = KINDS,
    families: Sequence[str] = FAMILIES,
    levels: Sequence[int] = range(1, 6),
) -> list[Option]:
    """One template for each family and level, under every kind."""
    return [
        Option(kind, Shape("bank", f"{family}-{level}", family, level))  # type: ignore[arg-type]
        for family in families
        for level in levels
        for kind in kinds
    ]


def draw(option: Option, seed: int) -> Problem:
    """The problem of an option of the menu; some take longer than others."""
    return problem(
        seed % 1000,
        kind=option.kind,
        family=option.template.family,
        template=option.template.id,
        level=option.level,
        par_s=10.0 + seed % 20,
    )


class Fixed:
    """A supply of problems that were made before."""

    why = "because"
    predicted = 0.5

    def __init__(self, problems: Sequence[Problem], total: int | None = None) -> None:
        self.problems = list(problems)
        self.total = total

    def next(self, played: Sequence[Played]) -> Problem | None:
        return self.problems[len(played)] if len(played) < len(self.problems) else None


def attempt(
    status: Status = Status.RIGHT,
    *,
    kind: str = "echo",
    family: str = "plain",
    level: int = 1,
    day: str = "2026-03-02",
    try_: int = 1,
    mode: str = "practice",
    hints: int = 0,
    idle: bool = False,
    number: int = 0,
    stage: str = "",
    session: str = "s",
) -> Attempt:
    """A row of the log."""
    return Attempt(
        id=f"id-{number}-{day}-{kind}-{try_}",
        at=f"{day}T10:00:00.000Z",
        day=day,
        session=session,
        mode=mode,
        kind=kind,
        family=family,
        level=level,
        bank="bank",
        bank_hash="hash",
        template="t",
        seed=number,
        try_=try_,
        status=status,
        answer="1",
        hints=hints,
        active_ms=1000,
        par_s=10.0,
        idle=idle,
        stage=stage,
    )


def known(day: str, level: int = 2, times: int = 8) -> list[Attempt]:
    """A log in which every skill of the menu went well on a day."""
    return [
        attempt(kind=kind, family=family, level=level, day=day)
        for kind in KINDS
        for family in FAMILIES
        for _ in range(times)
    ]
