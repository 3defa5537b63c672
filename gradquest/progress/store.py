"""The log on disk: SQLite, append-only, one file that survives anything but the disk itself.

A rollback journal and full synchronisation: when `append` returns, the attempt is safe, and the
one file is the whole log, so that it may be copied. Every write is one `BEGIN IMMEDIATE`, so that
several programs may write at once.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Self

from gradquest.progress import backups, database, schema
from gradquest.progress.attempt import Attempt, SessionEnd
from gradquest.progress.folders import Folders
from gradquest.progress.schema import ATTEMPTS, ENDS
from gradquest.progress.trouble import (
    ReadOnly,
    StoreError,
    trouble_with,
)

_TURN = threading.RLock()
"""One for the whole program: a second look at the file's header, when it ends, takes away the locks
that the program has on the file, so no transaction may be under way."""


class Store:
    """The log in its file. Any thread may use it."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, folders: Folders) -> Store:
        """The learner's log, made where there is none. Raises `StoreError`."""
        path = folders.database
        try:
            if not path.exists():
                database.create(path)
            with _TURN:
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

    def append(self, attempt: Attempt) -> None:
        """Store one attempt; on return it is on the disk. Raises `StoreError`."""
        self.add([attempt], [])

    def finish(self, end: SessionEnd) -> None:
        """Store a session's end; on return it is on the disk. Raises `StoreError`."""
        self.add([], [end])

    def add(self, attempts: Iterable[Attempt], ends: Iterable[SessionEnd]) -> int:
        """Store all or nothing; how many attempts were new. Raises `StoreError`."""
        with self._guarded() as connection, database.writing(connection):
            before = connection.total_changes
            connection.executemany(ATTEMPTS.add, map(ATTEMPTS.row, attempts))
            added = connection.total_changes - before
            connection.executemany(ENDS.add, map(ENDS.row, ends))
        return added

    def attempts(self) -> list[Attempt]:
        """All attempts in the order of storing. Raises `StoreError`."""
        with self._guarded() as connection:
            return database.records(connection, ATTEMPTS)

    def latest(self, count: int) -> list[Attempt]:
        """The last attempts, at most so many, in the order of storing. Raises `StoreError`."""
        with self._guarded() as connection:
            return database.records(connection, ATTEMPTS, latest=count)

    def sessions(self) -> list[SessionEnd]:
        """The ends of all finished sessions in the order of storing. Raises `StoreError`."""
        with self._guarded() as connection:
            return database.records(connection, ENDS)

    def backup(self, copy: Path) -> Path:
        """A checked copy of the log at `copy`, or beside it if that is taken."""
        with self._guarded() as connection:
            return backups.save(connection, copy)

    def check(self) -> None:
        """Look at every page and index; this takes a while. Raises `Damaged`."""
        with self._guarded() as connection:
            database.check_sound(connection, "integrity_check")

    def close(self) -> None:
        """Let go of the file."""
        with _TURN:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _guarded(self) -> Iterator[sqlite3.Connection]:
        with _TURN:
            try:
                yield self._connection
            except database.FAILURES as error:
                raise trouble_with(self.path, error) from error

    def _make_sure(self, folders: Folders) -> None:
        """The file is ours, sound and writable, and of this version."""
        with self._guarded() as connection:
            database.check_sound(connection, "quick_check")
            version = database.version_of(connection)
            if version < schema.VERSION:
                backups.save(connection, backups.before_version(folders, version + 1))
                database.migrate(connection)
            database.check_tables(connection)
            database.try_to_write(connection)


class Unsaved:
    """The log where nothing can be saved: it remembers until the program ends."""

    def __init__(
        self, reason: str, attempts: Iterable[Attempt] = (), ends: Iterable[SessionEnd] = ()
    ) -> None:
        self.reason = reason
        """One sentence: which file, what is the matter, what helps."""
        self._attempts = {attempt.id: attempt for attempt in attempts}
        self._ends = {end.id: end for end in ends}

    def append(self, attempt: Attempt) -> None:
        """Remember one attempt."""
        self._attempts.setdefault(attempt.id, attempt)

    def finish(self, end: SessionEnd) -> None:
        """Remember a session's end."""
        self._ends.setdefault(end.id, end)

    def attempts(self) -> list[Attempt]:
        """All attempts: those that could be read, then those of this run."""
        return list(self._attempts.values())

    def latest(self, count: int) -> list[Attempt]:
        """The last attempts, at most so many."""
        return list(self._attempts.values())[-count:]

    def sessions(self) -> list[SessionEnd]:
        """The ends of all sessions: those that could be read, then those of this run."""
        return list(self._ends.values())

    def close(self) -> None:
        """There is no file to let go of."""


def open_journal(folders: Folders) -> Store | Unsaved:
    """The learner's log, or one that says why nothing is saved; that file is left as it is."""
    try:
        return Store.open(folders)
    except ReadOnly as trouble:
        return Unsaved(f"nothing will be saved: {trouble}", *_readable(folders.database))
    except StoreError as trouble:
        return Unsaved(f"nothing will be saved: {trouble}")


def _readable(path: Path) -> tuple[Sequence[Attempt], Sequence[SessionEnd]]:
    """What can be read of a log that cannot be written."""
    try:
        with closing(database.connect(path, query="mode=ro")) as connection:
            store = Store(path, connection)
            return store.attempts(), store.sessions()
    except (*database.FAILURES, StoreError):
        return (), ()
