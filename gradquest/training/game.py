"""The game as one object: opens journal, settings and banks when first needed, starts sessions."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gradquest.progress.folders import Folders, NoFolder
from gradquest.training.clock import Clock, practice_day, stamp
from gradquest.training.start import Start

if TYPE_CHECKING:
    from gradquest.banks.bank import Bank
    from gradquest.banks.library import Library
    from gradquest.progress.achievement import Achievement
    from gradquest.progress.attempt import Attempt, SessionEnd
    from gradquest.progress.reached import Reached
    from gradquest.progress.records import Best
    from gradquest.progress.reports import Filed
    from gradquest.progress.retired import SlipRecord
    from gradquest.progress.settings import Settings
    from gradquest.progress.statistics import Summary
    from gradquest.progress.store import Store, Unsaved
    from gradquest.training.learner import Learner
    from gradquest.training.played import Feedback
    from gradquest.training.practising import PracticeSession
    from gradquest.training.projection import Projection
    from gradquest.training.result import Result
    from gradquest.training.resume import Bookmark
    from gradquest.training.session import Session
    from gradquest.training.standing import Standing
    from gradquest.training.today import Today

__all__ = ["Game", "Start"]

DRILLS = ("race", "sprint", "daily", "weak")
"""The places in which the clock runs."""

LATELY = 3000
"""Nobody answers more on one day."""


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
        self._copying: threading.Thread | None = None

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

    def drill_banks(self, file: str | None = None) -> Sequence[Bank]:
        """What drills draw from: a file, else the shipped banks alone.

        So a code, a best and a daily mean the same to everybody.
        """
        shipped = self.shipped if file is None else frozenset[str]()
        return [bank for bank in self.banks(file) if file is not None or bank.id in shipped]

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
        """Let go of the files, once the copy of the day is made."""
        if self._copying is not None:
            self._copying.join()
            self._copying = None
        with self._opening:
            if self._journal is not None:
                self._journal.close()
                self._journal = None

    # Sessions

    def begin(self, start: Start) -> Session:
        """A session as the start says. Raises `GradquestError` where there is none such."""
        if start.place in DRILLS:
            from gradquest.training.referee import drill

            self._back_up()
            return drill(self, start)
        session = self.resume() if start.is_resumed else None
        return session or self._practice(start)

    def bookmark(self) -> Bookmark | None:
        """The practice that was left and waits; None where there is none."""
        from gradquest.training.coach import bookmarked

        return bookmarked(self)

    def resume(self) -> PracticeSession | None:
        """The practice that was left, as it was; None where it cannot be gone on with."""
        from gradquest.training.coach import resumed

        return resumed(self)

    def leave(self, session: Session, start: Start, typed: str = "") -> bool:
        """Put a bookmark into a session; True where one can come back to it."""
        from gradquest.training.coach import leave

        return leave(self, session, start, typed)

    def forget_bookmark(self) -> None:
        """There is nothing to come back to any more."""
        from gradquest.training.resume import drop

        if self.folders is not None:
            drop(self.folders)

    def _practice(self, start: Start) -> Session:
        """Untimed problems that follow the learner, or a test-out of one skill."""
        from gradquest.training.coach import give_up, practise, test_out

        self._back_up()
        if start.place == "test-out":
            return test_out(self, start)
        session = practise(self, start)
        give_up(self)
        return session

    def _back_up(self) -> None:
        """The first session of a day copies what the log already holds, while it goes on."""
        from gradquest.progress import backups
        from gradquest.progress.store import Store

        journal = self.journal
        if self.folders is None or not isinstance(journal, Store) or self._copying is not None:
            return
        if backups.of_day(self.folders, self.day).exists() or not journal.count():
            return
        self._copying = threading.Thread(target=self._copy, args=(journal, self.folders, self.day))
        self._copying.start()

    def _copy(self, store: Store, folders: Folders, day: date) -> None:
        from gradquest.progress.trouble import StoreError
        from gradquest.progress.upkeep import back_up_daily

        try:
            back_up_daily(store, folders, day)
        except StoreError as trouble:
            self._complaints.append(f"there is no backup of today: {trouble}")

    # What has been done

    def history(self) -> tuple[list[Attempt], list[SessionEnd]]:
        """All attempts and all ends of sessions, in the order of storing."""
        return self.journal.attempts(), self.sessions()

    def sessions(self) -> list[SessionEnd]:
        """All ends of sessions, in the order of storing."""
        return self.journal.sessions()

    def learner(self) -> Learner:
        """What the whole log says of the learner."""
        from gradquest.training.learner import learner_of

        return learner_of(self.journal, self.settings.target_success)

    def standing(self) -> Standing:
        """Every skill's level and memory, and when what comes due."""
        from gradquest.training.menu import options
        from gradquest.training.standing import standing

        return standing(self.learner(), options(self.banks()), self.day)

    def projection(self, standing: Standing) -> Projection | None:
        """How far the learner's own goal is; None where there is none."""
        from gradquest.progress.milestones import milestones_of
        from gradquest.training.projection import projection

        level, first = self.settings.goal_level, self.journal.first_day()
        if level is None:
            return None
        milestones = milestones_of(self.journal)
        return projection(standing.skills, milestones, level, first, self.day)

    def summary(self, latest_days: int | None = None) -> Summary:
        """The statistics of the whole log, with a row for each day or only for the latest."""
        from gradquest.progress.statistics import summary

        return summary(self.journal, self.day, latest_days)

    def today(self) -> Today:
        """How today stands, and what to do next."""
        from gradquest.training.today import today

        return today(self.journal.latest(LATELY), self.learner(), self.day)

    def result(self, session: Session) -> Result | None:
        """What a finished session came to; None where nothing was answered."""
        from gradquest.training.result import result

        return result(session, self.journal.sessions())

    def keep_result(self, result: Result, file: str | None = None) -> str:
        """Keep a run as a file for friends, and say where. Raises `GradquestError`."""
        from gradquest.progress.folders import shown
        from gradquest.training.postcard import PostcardError, write_result

        if file is None and self.folders is None:
            raise PostcardError(self._no_folder)
        folder = self.folders.home / "results" if self.folders is not None else Path()
        path = Path(file).expanduser() if file else folder / f"{result.end.id[:12]}.json"
        write_result(path, result)
        return shown(path.absolute())

    def dispute(self, told: Feedback, answer: str) -> Filed | None:
        """Keep a verdict that the learner doubts for the authors; None where none was given."""
        from gradquest.progress.reports import file_report, report_of

        if told.verdict is None:
            return None
        at = stamp(self.clock.now())
        return file_report(self.folders, report_of(told.problem, answer, told.verdict, at))

    def slips(self) -> list[SlipRecord]:
        """Every slip of the log, retired or live, the most frequent first."""
        from gradquest.progress.retired import slip_records

        return slip_records(self.journal)

    def records(self) -> list[Best]:
        """The standing record of each configuration, most recent last."""
        from gradquest.progress.records import bests_of

        return bests_of(self.journal)

    def reached(self) -> Reached:
        """Which achievements are earned, and how far the others are."""
        from gradquest.progress.reached import reached_in

        return reached_in(self.journal, self.shipped)

    def rebuild(self) -> None:
        """Make all that follows from the log anew. Raises `StoreError`."""
        from gradquest.progress import fold, milestones, reached, records, retired
        from gradquest.training import learner

        achievements = reached.fold_of(self.shipped)
        folds = (retired.FOLD, records.FOLD, milestones.FOLD, achievements, learner.FOLD)
        fold.rebuild(self.journal, folds)

    def new_achievements(self) -> list[Achievement]:
        """What was unlocked since the game was opened and not told yet, oldest first."""
        from gradquest.progress.achievements import achievement_named
        from gradquest.progress.telling import tell, told

        earned = self.reached().unlocked
        fresh = [it.name for it in earned if it.at >= self.opened_at and it.name not in self._told]
        self._told.update(fresh)
        if fresh and told(self.journal) is not None:
            tell(self.journal, fresh)
        return [achievement_named(name) for name in fresh]

    def granted(self) -> list[str]:
        """The achievements that were earned before there was a rule for them; each told once."""
        from gradquest.progress.telling import granted

        return granted(self.journal, self.reached())

    @property
    def shipped(self) -> frozenset[str]:
        """The ids of the banks that came with the game."""
        from gradquest.banks.library import shipped_folder

        folder = shipped_folder()
        return frozenset(bank.id for bank in self.library.banks if bank.path.parent == folder)


def _any_seed() -> int:
    from secrets import randbelow

    return randbelow(10**9)
