"""A small, quick, harmless game for the tests of the screens: sums of whole numbers, no sympy."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import SimpleNamespace

from gradquest.errors import Unreadable
from gradquest.kinds.kind import Kind, Task
from gradquest.kinds.problem import Origin, Problem
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression, Power, Sum, Variable, number
from gradquest.maths.verdict import EVERYWHERE, Method, Outcome, Reading, Slip, Verdict
from gradquest.progress.attempt import Attempt, SessionEnd
from gradquest.progress.reached import Reached, reached_by
from gradquest.progress.records import Best, personal_bests
from gradquest.progress.reports import Filed
from gradquest.progress.retired import SlipRecord, slip_records
from gradquest.progress.statistics import Summary, summary
from gradquest.progress.store import Unsaved
from gradquest.training.landscapes import landscape_named
from gradquest.training.played import Feedback, Played
from gradquest.training.quest import Quest
from gradquest.training.quest_path import Path
from gradquest.training.result import Result, result
from gradquest.training.rules import Rules
from gradquest.training.session import Session
from gradquest.training.standing import Standing
from gradquest.training.start import Start

X_SQUARED = Power(Variable("x"), number(2))


class Doubling(Kind):
    """Asks for a number; 7 is right, 2 is a slip with a name."""

    name = "doubling"
    title = "a number"
    order = 99

    def question(self, task: Task) -> str:
        return "seven = ?"

    def request(self, task: Task) -> str:
        return "Find seven."

    def is_formula(self, task: Task) -> bool:
        return False

    def answer(self, task: Task) -> tuple[Expression, ...]:
        return (number(7),)

    def steps(self, task: Task) -> tuple[Step, ...]:
        return (Step("sum rule", "Add them.", (X_SQUARED,), (number(7),)),)

    def slips(self, task: Task) -> Iterator[Slip]:
        yield Slip("two", "Two is not seven.", (number(2),))

    def hints(self, task: Task) -> tuple[str, ...]:
        return ("More than six.", "Less than eight.", "A week has as many days.")

    def scene(self, task: Task, learner: object) -> None:
        return None

    def blind_spots(self, task: Task) -> Iterator[str]:
        return iter(())

    def read(self, task: Task, text: str) -> Reading:
        try:
            return Reading(text, (number(int(text)),), is_vector=False)
        except ValueError:
            raise Unreadable("I can only read whole numbers here.", 2) from None

    def judge(self, task: Task, text: str) -> Verdict:
        try:
            reading = self.read(task, text)
        except Unreadable as trouble:
            return Verdict(Outcome.UNREADABLE, trouble.message, column=trouble.column)
        if text.strip() == "7":
            return Verdict(Outcome.RIGHT, "Right.", Method.PROVED, reading=reading)
        slip = next(self.slips(task)) if text.strip() == "2" else None
        return Verdict(
            Outcome.WRONG, "At x = 1 yours is less.", Method.REFUTED, reading=reading, slip=slip
        )


def problem(seed: int = 1, *, show: str = "", function: Expression | None = None) -> Problem:
    """A problem of the small world."""
    shown = function or Sum((X_SQUARED, Variable("y")))
    task = Task(shown, ("x", "y"), {"x": EVERYWHERE, "y": EVERYWHERE})
    origin = Origin("bank", "hash", "template", seed, "sums", 1, show=show, par_s=10.0)
    return Problem(Doubling(), task, origin)


@dataclass
class FakeClock:
    """Stands still until it is moved."""

    seconds: float = 100.0
    step: float = 0.0
    """Moves by so much at each look."""

    def now(self) -> datetime:
        return datetime(2026, 11, 20, 12, tzinfo=UTC)

    def monotonic(self) -> float:
        self.seconds += self.step
        return self.seconds


@dataclass
class Deck:
    """Hands out problems."""

    count: int
    show: str = ""
    why: str = "It is due."
    predicted: float | None = None

    @property
    def total(self) -> int | None:
        return self.count

    def next(self, played: Sequence[Played]) -> Problem | None:
        return problem(len(played), show=self.show) if len(played) < self.count else None


@dataclass
class Memory:
    """A journal in memory."""

    attempts: list[Attempt] = field(default_factory=list)
    ends: list[SessionEnd] = field(default_factory=list)

    def append(self, attempt: Attempt) -> None:
        self.attempts.append(attempt)

    def finish(self, end: SessionEnd) -> None:
        self.ends.append(end)


@dataclass(frozen=True)
class Settings:
    theme: str = "gradquest-dark"
    charset: str = "unicode"
    look: str = "auto"
    sound: str = "off"
    timer: str = "hidden"
    target: str = "standard"
    session: str = "10"
    goal: str = "2"
    quiet: bool = False


class FakeGame:
    """Enough of a game to show every page."""

    def __init__(self, *, problems: int = 3, show: str = "", **settings: object) -> None:
        self.settings = Settings(**{"charset": "unicode", **settings})
        self.clock = FakeClock(step=1.0)
        self.journal = Memory()
        self.deck = Deck(problems, show)
        self.disputed: list[str] = []
        self.left: list[str] = []
        self.gate = threading.Event()
        self.gate.set()

    def warm_up(self) -> None:
        self.gate.wait(5)

    def today(self) -> object:
        return SimpleNamespace(answered=len(self.journal.attempts), clean=0, accuracy=0.0,
                               suggestion="practice", why="Something is due.")  # fmt: skip

    @property
    def day(self) -> date:
        return date(2026, 11, 20)

    shipped = frozenset[str]()
    trouble = ""
    folders = None

    def banks(self) -> tuple[object, ...]:
        return ()

    def drill_banks(self) -> tuple[object, ...]:
        return ()

    def sessions(self) -> list[SessionEnd]:
        return self.journal.ends

    def summary(self, latest_days: int | None = None) -> Summary:
        return summary(self._log(), date(2026, 11, 20), latest_days)

    def slips(self) -> list[SlipRecord]:
        return slip_records(self._log())

    def records(self) -> list[Best]:
        return [*personal_bests(self.journal.ends).values()]

    def weak_skills(self) -> tuple[str, ...]:
        return ()

    def standing(self) -> Standing:
        return Standing((), (0,) * 14)

    def projection(self, standing: Standing) -> None:
        return None

    def reached(self) -> Reached:
        return reached_by(self.journal.attempts, self.journal.ends)

    def _log(self) -> Unsaved:
        return Unsaved("a test", self.journal.attempts, self.journal.ends)

    def dispute(self, told: Feedback, answer: str) -> Filed:
        self.disputed.append(answer)
        return Filed(None, "Kept [/] for the authors.")

    def change(self, settings: object) -> None:
        self.settings = settings

    def begin(self, start: Start) -> Session:
        if start.place == "quest":
            return Quest(Path(landscape_named(start.landscape), 1), self.journal, self.clock)
        if start.place == "practice":
            rules = Rules("practice", retries=1)
        else:
            limit_s = 60.0 if start.place == "sprint" else None
            rules = Rules(start.place, None, True, True, limit_s, pauses=2)
        return Session(rules, self.deck, self.journal, self.clock)

    def bookmark(self) -> None:
        return None

    def leave(self, session: Session, start: Start, typed: str = "") -> bool:
        self.left.append(typed)
        return False

    def forget_bookmark(self) -> None:
        self.left.append("done")

    def result(self, session: Session) -> Result | None:
        return result(session, ())

    def granted(self) -> list[str]:
        return []

    def new_achievements(self) -> tuple[object, ...]:
        return ()
