"""The game as one object: opens journal, settings and banks when first needed, starts sessions."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gradquest.maths.chance import Chance
from gradquest.progress.folders import Folders, NoFolder
from gradquest.training.clock import Clock, practice_day, stamp
from gradquest.training.start import Start

if TYPE_CHECKING:
    from gradquest.banks.bank import Bank
    from gradquest.banks.library import Library
    from gradquest.progress.achievement import Achievement
    from gradquest.progress.attempt import Attempt, SessionEnd
    from gradquest.progress.reports import Filed
    from gradquest.progress.retired import SlipRecord
    from gradquest.progress.settings import Settings
    from gradquest.progress.statistics import Summary
    from gradquest.progress.store import Store, Unsaved
    from gradquest.training.learner import Learner
    from gradquest.training.played import Feedback
    from gradquest.training.result import Result
    from gradquest.training.rules import Rules, Supply
    from gradquest.training.session import Session
    from gradquest.training.today import Today

__all__ = ["Game", "Start"]

RECENT = 3000
"""So many of the latest attempts say how able a learner is; older ones add nothing."""


class Game:
    """Everything that belongs to one learner. Any thread may use it."""

    def __init__(
        self,
        folders: Folders | None,
        clock: Clock,
        new_seed: Callable[[], int],
        trouble: str = "",
    ) -> None:
        self.folders = folders
        """None where there is no folder to keep files in; `trouble` says why."""
        self.clock = clock
        self.new_seed = new_seed
        self.opened_at = stamp(clock.now())
        self._no_folder = trouble
        self._opening = threading.RLock()
        self._journal: Store | Unsaved | None = None
        self._settings: Settings | None = None
        self._library: Library | None = None
        self._complaints: list[str] = []
        self._told: set[str] = set()

    @classmethod
    def open(
        cls,
        environment: Mapping[str, str],
        clock: Clock,
        *,
        new_seed: Callable[[], int] | None = None,
    ) -> Game:
        """The game on the files that the environment names; nothing is read yet."""
        seeds = new_seed or _any_seed
        try:
            return cls(Folders.of(environment), clock, seeds)
        except NoFolder as trouble:
            return cls(None, clock, seeds, f"nothing will be saved: {trouble}")

    # What it is made of

    @property
    def journal(self) -> Store | Unsaved:
        """The log of attempts, or one that says why nothing is saved."""
        from gradquest.progress.store import Unsaved, open_journal

        with self._opening:
            if self._journal is None:
                self._journal = (
                    Unsaved(self._no_folder) if self.folders is None else open_journal(self.folders)
                )
            return self._journal

    @property
    def settings(self) -> Settings:
        """What the learner prefers."""
        from gradquest.progress.settings import DEFAULTS, load_settings

        with self._opening:
            if self._settings is None:
                self._settings = DEFAULTS
                if self.folders is not None:
                    self._settings, complaints = load_settings(self.folders)
                    self._complaints += complaints
            return self._settings

    def change(self, settings: Settings) -> None:
        """Use other settings from now on, and keep them. Raises `SettingsError`."""
        from gradquest.progress.settings import save_settings

        with self._opening:
            self._settings = settings
            if self.folders is not None:
                save_settings(self.folders, settings)

    @property
    def library(self) -> Library:
        """The shipped banks and the learner's own; a faulty one of theirs is left out."""
        from gradquest.banks.library import Library

        with self._opening:
            if self._library is None:
                self._library = Library.open(self.folders.banks if self.folders else None)
                self._complaints += [f"left out: {fault}" for fault in self._library.faults[:1]]
            return self._library

    def banks(self, file: str | None = None) -> Sequence[Bank]:
        """The bank of a file, else all of the library. Raises `BankError`."""
        from gradquest.banks.loader import load_bank

        return self.library.banks if file is None else (load_bank(Path(file)),)

    @property
    def trouble(self) -> str:
        """What to say before the first problem; empty where all is well."""
        from gradquest.progress.store import Unsaved

        journal, _, _ = self.journal, self.settings, self.library
        reasons = [journal.reason] if isinstance(journal, Unsaved) else []
        return "; ".join([*reasons, *self._complaints])

    @property
    def day(self) -> date:
        """The learner's practice day."""
        return practice_day(self.clock.now())

    def warm_up(self) -> None:
        """Load what is slow: sympy, the banks, and once through a problem's whole life."""
        for problem in self.library.generate(seed=1, count=2):
            _ = problem.steps, problem.hints, problem.judge("(1, 2)"), problem.judge("x")

    def close(self) -> None:
        """Let go of the files."""
        with self._opening:
            if self._journal is not None:
                self._journal.close()
                self._journal = None

    # Sessions

    def begin(self, start: Start) -> Session:
        """A session as the start says. Raises `GradquestError` where there is none such."""
        return self._drill(start) if start.place in ("race", "sprint") else self._practice(start)

    def _practice(self, start: Start) -> Session:
        """Untimed problems that follow the learner."""
        from gradquest.training import practice
        from gradquest.training.menu import configuration, drawn, options

        banks, seed = self.banks(start.bank), self._seed(start)
        count = start.size or practice.PLANNED
        supply = practice.Practice(
            options(banks, start.kinds, start.level),
            drawn,
            self.learner(),
            self.day,
            Chance("practice", seed),
            count=count,
        )
        return self._session(practice.RULES, supply, configuration(start, count, banks), seed)

    def _drill(self, start: Start) -> Session:
        """Problems against the clock; the deck is ready before it starts."""
        from gradquest.training import drill
        from gradquest.training.menu import configuration, drawn, options

        banks, seed = self.banks(start.bank), self._seed(start)
        is_race = start.place == "race"
        size = start.size or (drill.USUAL_RACE if is_race else drill.USUAL_SPRINT_S)
        rules = drill.race_rules() if is_race else drill.sprint_rules(size)
        cards = size if is_race else drill.sprint_deck_size(size)
        deck = drill.deal(options(banks, start.kinds, start.level), drawn, seed, cards)
        supply = drill.Drill(deck, is_race=is_race)
        return self._session(rules, supply, configuration(start, size, banks), seed)

    def _session(self, rules: Rules, supply: Supply, name: str, seed: int) -> Session:
        from gradquest.training.session import Session

        self._back_up()
        return Session(rules, supply, self.journal, self.clock, configuration=name, seed=seed)

    def _seed(self, start: Start) -> int:
        return self.new_seed() if start.seed is None else start.seed

    def _back_up(self) -> None:
        """The first session of a day copies what the log already holds."""
        from gradquest.progress import backups
        from gradquest.progress.store import Store
        from gradquest.progress.trouble import StoreError
        from gradquest.progress.upkeep import back_up_daily

        journal = self.journal
        if self.folders is None or not isinstance(journal, Store):
            return
        if backups.of_day(self.folders, self.day).exists() or not journal.latest(1):
            return
        try:
            back_up_daily(journal, self.folders, self.day)
        except StoreError as trouble:
            self._complaints.append(f"there is no backup of today: {trouble}")

    # What has been done

    def history(self) -> tuple[list[Attempt], list[SessionEnd]]:
        """All attempts and all ends of sessions, in the order of storing."""
        return self.journal.attempts(), self.journal.sessions()

    def learner(self) -> Learner:
        """What the latest attempts say of the learner."""
        return self._learner_of(self.journal.latest(RECENT))

    def _learner_of(self, attempts: Sequence[Attempt]) -> Learner:
        from gradquest.training.learner import Learner

        return Learner.from_log(attempts[-RECENT:], self.settings.target_success)

    def summary(self) -> Summary:
        """The statistics of the whole log."""
        from gradquest.progress.statistics import summarise

        return summarise(self.journal.attempts(), self.day)

    def today(self) -> Today:
        """How today stands, and what to do next."""
        from gradquest.training.today import today

        attempts = self.journal.attempts()
        return today(attempts, self._learner_of(attempts), self.day)

    def result(self, session: Session) -> Result | None:
        """What a finished session came to; None where nothing was answered."""
        from gradquest.training.result import result

        return result(session, self.journal.sessions())

    def dispute(self, told: Feedback, answer: str) -> Filed | None:
        """Keep a verdict that the learner doubts for the authors; None where none was given."""
        from gradquest.progress.reports import file_report, report_of

        if told.verdict is None:
            return None
        at = stamp(self.clock.now())
        return file_report(self.folders, report_of(told.problem, answer, told.verdict, at))

    def slips(self) -> list[SlipRecord]:
        """Every slip of the log, retired or live, the most frequent first."""
        from gradquest.progress.history import History
        from gradquest.progress.retired import slip_records

        return slip_records(History(self.journal.attempts(), ()))

    def new_achievements(self) -> list[Achievement]:
        """What was unlocked since the game was opened and not told yet, oldest first."""
        from gradquest.progress.achievements import achievement_named, unlocked

        earned = unlocked(*self.history(), self.shipped)
        fresh = [it.name for it in earned if it.at >= self.opened_at and it.name not in self._told]
        self._told.update(fresh)
        return [achievement_named(name) for name in fresh]

    @property
    def shipped(self) -> frozenset[str]:
        """The ids of the banks that came with the game."""
        from gradquest.banks.library import shipped_folder

        folder = shipped_folder()
        return frozenset(bank.id for bank in self.library.banks if bank.path.parent == folder)


def _any_seed() -> int:
    from secrets import randbelow

    return randbelow(10**9)
