"""The log on disk: SQLite, append-only, one file that survives anything but the disk itself.

A rollback journal and full synchronisation: when `append` returns, the attempt is safe, and the
one file is the whole log, so that it may be copied. Every write is one `BEGIN IMMEDIATE`, so that
several programs may write at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from gradquest.progress import backups, database, schema
from gradquest.progress.attempt import Attempt, SessionEnd
from gradquest.progress.folders import Folders
from gradquest.progress.log import TURN, Log
from gradquest.progress.trouble import ReadOnly, StoreError, trouble_with


class Store(Log):
    """The log in its file."""

    @classmethod
    def open(cls, folders: Folders) -> Store:
        """The learner's log, made where there is none. Raises `StoreError`."""
        path = folders.database
        try:
            if not path.exists():
                database.create(path)
            with TURN:
                database.look_at(path)
            store = cls(path, database.connect(path))
        except database.FAILURES as error:
            raise trouble_with(path, error) from error
        try:
            store._make_sure(folders)
        except BaseException:
            store.close()
            raise
        return store

    def backup(self, copy: Path) -> Path:
        """A checked copy of the log at `copy`, or beside it if that is taken. Answers can be
        stored while it is checked."""
        try:
            return backups.save(self._copy_into, copy)
        except database.FAILURES as error:
            raise trouble_with(self.path, error) from error

    def _copy_into(self, target: sqlite3.Connection) -> None:
        with self.guarded() as connection:
            connection.backup(target)

    def check(self) -> None:
        """Look at every page and index; this takes a while. Raises `Damaged`."""
        with self.guarded() as connection:
            database.check_sound(connection, "integrity_check")

    def _make_sure(self, folders: Folders) -> None:
        """The file is ours, sound as far as a glance tells, writable, and of this version."""
        with self.guarded() as connection:
            version = database.version_of(connection)
            if version < schema.VERSION:
                database.check_sound(connection, "quick_check")
                backups.save(connection.backup, backups.before_version(folders, version + 1))
                database.migrate(connection)
            database.check_tables(connection)
            database.try_to_write(connection)


class Unsaved(Log):
    """The log where nothing can be saved: it remembers until the program ends."""

    def __init__(
        self, reason: str, attempts: Iterable[Attempt] = (), ends: Iterable[SessionEnd] = ()
    ) -> None:
        super().__init__(Path("memory"), database.connect_to_memory())
        self.reason = reason
        """One sentence: which file, what is the matter, what helps."""
        self.add(attempts, ends)

    @classmethod
    def copy_of(cls, path: Path, reason: str) -> Unsaved:
        """What can be read of a log that cannot be written, and what comes after it."""
        unsaved = cls(reason)
        try:
            with closing(database.connect(path, query="mode=ro")) as connection:
                unsaved._take_over(connection)
        except (*database.FAILURES, StoreError):
            unsaved.close()
            return cls(reason)
        return unsaved

    def _take_over(self, connection: sqlite3.Connection) -> None:
        with self.guarded() as memory:
            connection.backup(memory)
            database.migrate(memory)
            database.check_tables(memory)


def open_journal(folders: Folders) -> Store | Unsaved:
    """The learner's log, or one that says why nothing is saved; that file is left as it is."""
    try:
        return Store.open(folders)
    except ReadOnly as trouble:
        return Unsaved.copy_of(folders.database, f"nothing will be saved: {trouble}")
    except StoreError as trouble:
        return Unsaved(f"nothing will be saved: {trouble}")
