"""A learner's study: journal, settings and banks, each opened when it is first needed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self

from gradquest.maths.chance import fresh_seed
from gradquest.progress.folders import Folders, NoFolder
from gradquest.progress.hold import Hold
from gradquest.training.clock import Clock, practice_day

if TYPE_CHECKING:
    from gradquest.banks.bank import Bank
    from gradquest.banks.library import Library
    from gradquest.progress.settings import Settings
    from gradquest.progress.store import Store, Unsaved
    from gradquest.training.learner import Learner


PLACE = "practice.lock"
"""The program that holds this file may keep its place in a practice."""


class Study:
    """Everything that belongs to one learner. Any thread may use it."""

    def __init__(
        self,
        folders: Folders | None,
        clock: Clock,
        new_seed: Callable[[], int],
        trouble: str = "",
    ) -> None:
        self.folders = folders
        """None where there is no folder to keep files in; `no_folder` says why."""
        self.no_folder = trouble
        self.clock = clock
        self.new_seed = new_seed
        self._opening = threading.RLock()
        self._place = None if folders is None else Hold(folders.home / PLACE)
        self._journal: Store | Unsaved | None = None
        self._settings: Settings | None = None
        self._library: Library | None = None
        self._copying: threading.Thread | None = None
        self._complaints: list[str] = []

    @classmethod
    def open(
        cls,
        environment: Mapping[str, str],
        clock: Clock,
        *,
        new_seed: Callable[[], int] = fresh_seed,
    ) -> Self:
        """The study in the folder that the environment names; nothing is read yet."""
        try:
            return cls(Folders.of(environment), clock, new_seed)
        except NoFolder as trouble:
            return cls(None, clock, new_seed, f"nothing will be saved: {trouble}")

    @property
    def day(self) -> date:
        """The learner's practice day."""
        return practice_day(self.clock.now())

    @property
    def trouble(self) -> str:
        """What to say before the first problem; empty where all is well."""
        from gradquest.progress.store import Unsaved

        journal, _, _ = self.journal, self.settings, self.library
        reasons = [journal.reason] if isinstance(journal, Unsaved) else []
        return "; ".join([*reasons, *self._complaints])

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
            if self._place is not None:
                self._place.let_go()

    # The journal

    @property
    def journal(self) -> Store | Unsaved:
        """The log of attempts, or one that says why nothing is saved."""
        from gradquest.progress.store import Unsaved, open_journal

        with self._opening:
            if self._journal is None:
                self._journal = (
                    Unsaved(self.no_folder) if self.folders is None else open_journal(self.folders)
                )
            return self._journal

    def back_up(self) -> None:
        """The first session of a day copies what the log already holds, while it goes on."""
        from gradquest.progress.daily_copy import copying
        from gradquest.progress.store import Store

        journal = self.journal
        if self._copying is None and self.folders is not None and isinstance(journal, Store):
            self._copying = copying(journal, self.folders, self.day, self._complaints.append)

    @property
    def keeps_place(self) -> bool:
        """A practice that is left here can wait; of two programs at once only in the first."""
        with self._opening:
            return self._place is None or self._place.take()

    @property
    def may_keep_place(self) -> bool:
        """The same, before anything is begun here."""
        with self._opening:
            return self._place is None or self._place.could_take()

    def learner(self) -> Learner:
        """What the whole log says of the learner."""
        from gradquest.training.learner import learner_of

        return learner_of(self.journal, self.settings.target_success)

    # The settings

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

    # The banks

    @property
    def library(self) -> Library:
        """The shipped banks and the learner's own; a faulty one of theirs is left out."""
        from gradquest.banks.library import Library

        with self._opening:
            if self._library is None:
                own = (self.folders.banks, self.folders.catalogue) if self.folders else ()
                self._library = Library.open(*own)
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
    def shipped(self) -> frozenset[str]:
        """The ids of the banks that came with the game."""
        from gradquest.banks.library import shipped_folder

        folder = shipped_folder()
        return frozenset(bank.id for bank in self.library.banks if bank.path.parent == folder)
