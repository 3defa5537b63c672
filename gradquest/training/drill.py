"""Timed drills: races of so many problems, sprints of so many seconds, the day's ten, weak spots.

A drill knows what it is, in a share code too, and whom it is run against. Its clock stands while
the program sleeps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gradquest.maths.verdict import Outcome, Verdict
from gradquest.progress.attempt import Attempt, SessionEnd, Status
from gradquest.progress.moments import SHARED
from gradquest.training.clock import Clock
from gradquest.training.deck import Deck
from gradquest.training.ghost import Ghost
from gradquest.training.journal import Journal
from gradquest.training.menu import GENERATOR
from gradquest.training.pace import is_earned, lost_s
from gradquest.training.played import Feedback
from gradquest.training.rules import Rules
from gradquest.training.score import effort
from gradquest.training.session import Phase, Session
from gradquest.training.stopwatch import ASLEEP_S

USUAL_RACE, USUAL_SPRINT_S = 10, 120

PAUSES = 2

TRIED = "You tried that already, and it is not right. It costs nothing more."


def race_rules(mode: str = "race") -> Rules:
    """A fixed number of problems; a wrong one stays until it is right or skipped."""
    return Rules(mode, retries=None, is_timed=True, is_brisk=True, pauses=PAUSES)


def sprint_rules(seconds: float) -> Rules:
    """A fixed time; the problem on screen at the bell is finished."""
    return replace(race_rules("sprint"), limit_s=seconds)


@dataclass(frozen=True, slots=True)
class Card:
    """What a drill is, apart from its problems."""

    title: str = "Drill"
    """For people: `Race 10`."""
    size: int = 0
    """Problems of a race, seconds of a sprint."""
    code: str = ""
    """The share code that gives the same drill; empty where there is none."""
    is_shared: bool = False
    """It began from a share code."""
    is_replay: bool = False
    """The learner has met these very problems before."""
    note: str = ""
    """What to know before it begins: whether it counts."""
    daily: str = ""
    """The date label of a daily."""
    kinds: tuple[str, ...] = ()
    """Empty: all."""
    levels: str = ""
    """Empty: all."""
    bank_hash: str = ""
    command: str = ""
    """What to type for the very same problems; empty where nothing would do."""


PLAIN = Card()


@dataclass(frozen=True, slots=True)
class Track:
    """How far one is, and how far the ghost, as shares of the whole."""

    you: float
    ghost: float | None = None


class Drill(Session):
    """A session against the clock."""

    def __init__(
        self,
        rules: Rules,
        deck: Deck,
        journal: Journal,
        clock: Clock,
        *,
        card: Card = PLAIN,
        ghosts: Sequence[Ghost] = (),
        ghost: Ghost | None = None,
        configuration: str = "",
        seed: int = 0,
    ) -> None:
        self.deck = deck
        self.card = card
        self.ghosts = tuple(ghosts)
        """Whom one may choose to race."""
        self.ghost = ghost
        self._beaten_at: float | None = None
        super().__init__(rules, deck, journal, clock, configuration=configuration, seed=seed)

    @property
    def track(self) -> Track:
        """Where you and the ghost are: in a race by what is done, in a sprint by the time."""
        if self.rules.limit_s is not None:
            return Track(min(1.0, self.elapsed_s / self.rules.limit_s))
        if self.deck.par_s <= 0:
            return Track(0.0)
        efforts = [effort(item) for item in self.played]
        done_s = sum(it.par_s for it in efforts if it.is_right or it.is_skipped)
        ghost = None
        if self.ghost is not None:
            used_s = self.elapsed_s + sum(map(lost_s, efforts))
            ghost = min(1.0, self.ghost.done_s(used_s) / self.deck.par_s)
        return Track(done_s / self.deck.par_s, ghost)

    def submit(self, text: str) -> Feedback | None:
        """Judge an answer; a wrong one that is given once more is told of, and costs nothing."""
        tried = {_plain(it.answer) for it in self.current.attempts if it.status is Status.WRONG}
        if self.phase is Phase.ASKING and _plain(text) in tried:
            return Feedback(self.problem, None, Verdict(Outcome.WRONG, TRIED))
        return super().submit(text)

    def next_ghost(self) -> None:
        """Choose the next one, and after the last none."""
        choices = [*self.ghosts, None]
        self.ghost = choices[(choices.index(self.ghost) + 1) % len(choices)]

    def wake(self) -> None:
        """The learner is here: silence counts from now on."""
        self._beaten_at = self.clock.monotonic()

    def beat(self) -> bool:
        """Say about once a second that the screen is alive; whether the clock stopped meanwhile.

        After a long silence it stands as of the last beat, as in a pause that costs none.
        """
        now, last = self.clock.monotonic(), self._beaten_at
        self._beaten_at = now
        if last is None or self.is_paused or self.phase is not Phase.ASKING:
            return False
        if now - last <= ASLEEP_S:
            return False
        return self.pause(is_forced=True, at=last)

    def _attempt(self, status: Status, text: str, verdict: Verdict | None) -> Attempt:
        attempt = super()._attempt(status, text, verdict)
        flags = f"{attempt.flags} {SHARED}".strip() if self.card.is_shared else attempt.flags
        return replace(attempt, flags=flags, generator=GENERATOR)

    def _ended(self, *, is_complete: bool) -> SessionEnd:
        card, ghost = self.card, self.ghost
        end = super()._ended(is_complete=is_complete)
        return replace(
            end,
            pace=end.pace if is_complete and is_earned(end.right, end.problems) else None,
            generator=GENERATOR,
            bank_hash=card.bank_hash,
            levels=card.levels,
            code=card.code,
            daily=card.daily,
            ghost="" if ghost is None else ghost.session or ghost.who,
            ghost_pace=None if ghost is None else ghost.pace,
        )


def _plain(text: str) -> str:
    """A text in which blanks more or less at its ends or between its words do not matter."""
    return " ".join(text.split())
