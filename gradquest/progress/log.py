"""The log of attempts and session ends, as one connection sees it, and what is kept beside it.

Attempts and ends are only ever added; `ordering` says in which order they stand. Beside them stand
sums that the file itself keeps up to date (`sums`), and checkpoints: what was made of the log up to
some event (`fold`). Both follow from the log and can be made anew.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import astuple, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Self

from gradquest.progress import database, ordering, sums
from gradquest.progress.attempt import Attempt, SessionEnd
from gradquest.progress.posed import Met
from gradquest.progress.schema import ATTEMPTS, ENDS, R, Table
from gradquest.progress.trouble import StoreError, trouble_with

TURN = threading.RLock()
"""One for the whole program: a second look at the file's header, when it ends, takes away the locks
that the program has on the file, so no transaction may be under way."""

MET_AFTER = ATTEMPTS.behind("number, of_day, is_clean", "LEFT JOIN problem USING (number)")
MANY = 100
"""So many attempts at once are counted at once; fewer when somebody asks."""
AT_A_TIME = 2000
"""So many rows are read in one turn."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What was made of the log up to some event."""

    version: int
    """Of the rules by which it was made."""
    attempts: int = 0
    """The number of the last attempt in it."""
    ends: int = 0
    """The number of the last session end in it."""
    data: str = "null"
    """JSON."""

    def holding(self, data: object) -> Checkpoint:
        """The same with that for its data."""
        return replace(self, data=json.dumps(data, separators=(",", ":")))


class Log:
    """The log over an open connection. Any thread may use it."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    # Adding to it

    def append(self, attempt: Attempt) -> None:
        """Store one attempt; on return it is on the disk. Raises `StoreError`."""
        self.add([attempt], [])

    def finish(self, end: SessionEnd) -> None:
        """Store a session's end; on return it is on the disk. Raises `StoreError`."""
        self.add([], [end])

    def add(self, attempts: Iterable[Attempt], ends: Iterable[SessionEnd]) -> int:
        """Store all or nothing; how many attempts were new. Raises `StoreError`."""
        rows, end_rows = [*map(ATTEMPTS.row, attempts)], [*map(ENDS.row, ends)]
        with self.guarded() as connection, database.writing(connection):
            added = _add(connection, rows, end_rows)
            if len(rows) >= MANY:
                sums.count_news(connection)
        return added

    def merge(self, attempts: Iterable[Attempt], ends: Iterable[SessionEnd]) -> int:
        """The same for what another log holds: each event comes to its place in time."""
        rows, end_rows = [*map(ATTEMPTS.row, attempts)], [*map(ENDS.row, ends)]
        with self.guarded() as connection, database.writing(connection):
            added = _add(connection, rows, end_rows)
            if not ordering.is_in_order(connection):
                ordering.put_in_order(connection)
            elif len(rows) >= MANY:
                sums.count_news(connection)
        return added

    def is_in_order(self) -> bool:
        """No event was stored behind a later one. Raises `StoreError`."""
        with self.guarded() as connection:
            return ordering.is_in_order(connection)

    def put_in_order(self) -> None:
        """Bring each event to its place in time. Raises `StoreError`."""
        with self.guarded() as connection, database.writing(connection):
            ordering.put_in_order(connection)

    def times_put_in_order(self) -> int:
        """How often that was done: numbers of events mean nothing beyond it."""
        with self.guarded() as connection:
            return ordering.times(connection)

    # Reading it

    def attempts(self) -> list[Attempt]:
        """All attempts in the order of storing. Raises `StoreError`."""
        with self.guarded() as connection:
            return database.records(connection, ATTEMPTS, ATTEMPTS.all)

    def latest(self, count: int) -> list[Attempt]:
        """The last attempts, at most so many, in the order of storing. Raises `StoreError`."""
        with self.guarded() as connection:
            return database.records(connection, ATTEMPTS, ATTEMPTS.latest, (count,))

    def sessions(self) -> list[SessionEnd]:
        """The ends of all finished sessions in the order of storing. Raises `StoreError`."""
        with self.guarded() as connection:
            return database.records(connection, ENDS, ENDS.all)

    def after(self, number: int) -> Iterator[tuple[int, Attempt]]:
        """Every attempt behind that number, each with its own. Raises `StoreError`."""
        return self._after(ATTEMPTS, number)

    def ends_after(self, number: int) -> Iterator[tuple[int, SessionEnd]]:
        """Every session end behind that number, each with its own. Raises `StoreError`."""
        return self._after(ENDS, number)

    def met_after(self, number: int) -> Iterator[tuple[int, Met]]:
        """The same, each with what is known of it as the first or a later try at its problem."""
        with suppress(StoreError):
            self.catch_up()
        for numbered in self._rows_after(MET_AFTER, number):
            place, of_day, is_clean, *row = numbered
            if (attempt := ATTEMPTS.read(row)) is not None:
                yield place, Met(attempt, of_day or 0, bool(is_clean))

    def last_end(self) -> int:
        """The number of the last session end, 0 before the first. Raises `StoreError`."""
        with self.guarded() as connection:
            return database.last_number(connection, ENDS)

    def _after(self, table: Table[R], number: int) -> Iterator[tuple[int, R]]:
        for place, *row in self._rows_after(table.after, number):
            if (record := table.read(row)) is not None:
                yield place, record

    def _rows_after(self, statement: str, number: int) -> Iterator[tuple[Any, ...]]:
        is_more = True
        while is_more:
            with self.guarded() as connection:
                found = database.rows(connection, statement, (number, AT_A_TIME))
            yield from found
            is_more = len(found) == AT_A_TIME
            number = found[-1][0] if found else number

    # What is kept beside it

    def first_day(self) -> date | None:
        """The earliest practice day; None where there is none. Raises `StoreError`."""
        with self.counted() as connection:
            (day,) = connection.execute("SELECT min(day) FROM day").fetchone()
        return date.fromisoformat(day) if day else None

    def count(self) -> int:
        """How many attempts there are. Raises `StoreError`."""
        with self.guarded() as connection:
            return database.last_number(connection, ATTEMPTS)

    @contextmanager
    def counted(self) -> Iterator[sqlite3.Connection]:
        """The connection, the sums being those of the whole log. Raises `StoreError`."""
        with suppress(StoreError):  # what cannot be counted now is counted later
            self.catch_up()
        with self.guarded() as connection:
            yield connection

    def catch_up(self) -> None:
        """Count what was stored since the sums were last asked for. Raises `StoreError`."""
        with self.guarded() as connection:
            if sums.is_behind(connection):
                with database.writing(connection):
                    sums.count_news(connection)

    def checkpoint(self, name: str, version: int) -> Checkpoint | None:
        """What was kept under a name by rules of this version; None where there is nothing."""
        with self.guarded() as connection:
            row = connection.execute(
                "SELECT version, attempts, ends, data FROM checkpoint "
                "WHERE name = ? AND version = ?",
                (name, version),
            ).fetchone()
        return Checkpoint(*row) if row else None

    def keep_checkpoint(self, name: str, made: Checkpoint) -> None:
        """Keep it instead of an earlier one of that name. Raises `StoreError`."""
        with self.guarded() as connection, database.writing(connection):
            connection.execute(
                "INSERT OR REPLACE INTO checkpoint (name, version, attempts, ends, data) "
                "VALUES (?, ?, ?, ?, ?)",
                (name, *astuple(made)),
            )

    def close(self) -> None:
        """Let go of the file."""
        with TURN:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def rebuild(self) -> None:
        """Drop all that was made of the log, and count it anew. Raises `StoreError`."""
        with self.guarded() as connection, database.writing(connection):
            sums.rebuild(connection)

    def adds_up(self) -> bool:
        """The sums are what the log gives when it is counted anew. Raises `StoreError`."""
        with self.counted() as connection, database.undoing(connection):
            kept = sums.fingerprint(connection)
            sums.rebuild(connection)
            return sums.fingerprint(connection) == kept

    @contextmanager
    def guarded(self) -> Iterator[sqlite3.Connection]:
        """The connection, for one turn; what fails is a sentence. Raises `StoreError`."""
        with TURN:
            try:
                yield self._connection
            except database.FAILURES as error:
                raise trouble_with(self.path, error) from error


def _add(
    connection: sqlite3.Connection,
    rows: Sequence[Sequence[object]],
    ends: Sequence[Sequence[object]],
) -> int:
    """Add rows of attempts and of session ends; how many attempts were new."""
    before = database.last_number(connection, ATTEMPTS)
    connection.executemany(ATTEMPTS.add, rows)
    added = database.last_number(connection, ATTEMPTS) - before
    connection.executemany(ENDS.add, ends)
    return added
