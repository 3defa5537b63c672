"""The log's file as SQLite sees it: made whole, looked at before it is touched, written safely."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from struct import Struct
from time import monotonic, sleep
from typing import Any

from gradquest.progress import schema
from gradquest.progress.folders import draft_of, flush_folder, shown
from gradquest.progress.schema import R, Table
from gradquest.progress.trouble import REPAIR, UPDATE, Damaged, StoreError

PATIENCE_S = 5.0
"""How long to wait for another program that is writing."""
NAP_S = 0.004
"""How long to wait between two looks whether it is done."""

MAGIC = b"SQLite format 3\0"
HEADER = Struct(">16s 44x i 4x i")
"""A database begins with what it is, its version and its application."""

FAILURES = (sqlite3.Error, OSError, OverflowError, UnicodeError)
"""What SQLite and the system raise when the file or the disk lets us down."""


def create(path: Path) -> None:
    """A new log appears at once and whole, whatever another program does meanwhile."""
    with draft_of(path) as draft:
        with closing(connect(draft)) as connection:
            schema.create_tables(connection)
        _publish(draft, path)
    flush_folder(path.parent)


def _publish(draft: Path, path: Path) -> None:
    with suppress(FileExistsError):  # another program was quicker; its file is as good
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            raise
        except OSError:  # some file systems have no links
            draft.replace(path)


def look_at(path: Path) -> None:
    """The file is one that we may write to. Only its header is read, whatever goes on in it."""
    _demand_file(path)
    if sqlite3.sqlite_version_info < schema.OLDEST_SQLITE:
        raise StoreError(f"{shown(path)} needs SQLite 3.37; this Python brings an older one")
    with path.open("rb") as file:
        magic, version, application = HEADER.unpack(file.read(HEADER.size).ljust(HEADER.size))
    if magic != MAGIC or (application == schema.APPLICATION_ID and version < 1):
        raise Damaged(f"{shown(path)} is damaged or another program's; {REPAIR}")
    if application != schema.APPLICATION_ID:
        raise StoreError(f"{shown(path)} is another program's file; move it out of the way")
    if version > schema.VERSION:
        raise StoreError(f"{shown(path)} was made by a newer version; {UPDATE}")


def _demand_file(path: Path) -> None:
    if not path.is_file():
        raise StoreError(f"{shown(path)} is no file; move it out of the way")
    if path.stat().st_size == 0:
        raise Damaged(f"{shown(path)} is empty, your attempts should be in it; {REPAIR}")


def connect(path: Path, *, query: str = "mode=rw") -> sqlite3.Connection:
    """A connection to a file that is there; it never creates one."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{query}",
        uri=True,
        timeout=PATIENCE_S,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        patiently(connection, "PRAGMA synchronous = FULL")  # this reads the first page
    except BaseException:
        connection.close()
        raise
    return connection


def connect_to_memory() -> sqlite3.Connection:
    """A new log that is gone with the program."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    schema.create_tables(connection)
    return connection


def patiently(
    connection: sqlite3.Connection, statement: str, values: Sequence[object] = ()
) -> list[tuple[Any, ...]]:
    """Run a statement once other programs let us, and look often whether they do.

    SQLite's own naps grow so long that a busy writer always gets in between.
    """
    until = monotonic() + PATIENCE_S
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while (found := _tried(connection, statement, values, until)) is None:
            sleep(NAP_S)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {PATIENCE_S * 1000:.0f}")
    return found


def _tried(
    connection: sqlite3.Connection, statement: str, values: Sequence[object], until: float
) -> list[tuple[Any, ...]] | None:
    is_last = monotonic() >= until
    try:
        return connection.execute(statement, values).fetchall()
    except sqlite3.OperationalError as error:
        if is_last or getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY:
            raise
        return None


def check_sound(connection: sqlite3.Connection, check: str) -> None:
    """Pass where SQLite finds nothing wrong. Raises `sqlite3.DatabaseError`."""
    ((told,),) = patiently(connection, f"PRAGMA {check}(1)")
    if told != "ok":
        error = sqlite3.DatabaseError(told)
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def check_tables(connection: sqlite3.Connection) -> None:
    """Pass where both tables have all columns. Raises `sqlite3.DatabaseError`."""
    try:
        for statement in (schema.ATTEMPTS.latest, schema.ENDS.latest):
            patiently(connection, statement, (1,))
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_ERROR:  # no such thing
            error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction; SQLite has already undone some of those that fail."""
    patiently(connection, "BEGIN IMMEDIATE")
    try:
        yield
        patiently(connection, "COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def undoing(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction that never was, whatever is done in it."""
    patiently(connection, "BEGIN IMMEDIATE")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def version_of(connection: sqlite3.Connection) -> int:
    """The version that a log says it has."""
    ((version,),) = patiently(connection, "PRAGMA user_version")
    return int(version)


def migrate(connection: sqlite3.Connection) -> None:
    """Lead an older log to this version, step by step; another program may be quicker."""
    while version_of(connection) < schema.VERSION:
        with writing(connection):
            version = version_of(connection)
            for statement in schema.MIGRATIONS.get(version, ()):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {min(version + 1, schema.VERSION)}")


def try_to_write(connection: sqlite3.Connection) -> None:
    """Go as far as the journal file, and undo it: what is read-only says so now."""
    with undoing(connection):
        connection.execute(f"PRAGMA user_version = {schema.VERSION}")


def records(
    connection: sqlite3.Connection, table: Table[R], wanted: str, values: Sequence[object] = ()
) -> list[R]:
    """The records of a statement, as far as they can be read."""
    return [*filter(None, map(table.read, rows(connection, wanted, values)))]


def rows(
    connection: sqlite3.Connection, statement: str, values: Sequence[object] = ()
) -> list[tuple[Any, ...]]:
    """The rows of a statement; a damaged text comes out as far as it can be read."""
    try:
        return patiently(connection, statement, values)
    except sqlite3.OperationalError as error:
        if not str(error).startswith("Could not decode"):
            raise
        connection.text_factory = _text
        return patiently(connection, statement, values)


def last_number(connection: sqlite3.Connection, table: Table[R]) -> int:
    """The number of the last record, 0 before the first; as nothing is deleted, also the count."""
    ((number,),) = patiently(connection, table.last)
    return number or 0


def _text(stored: bytes) -> str:
    """Damaged text is shown as far as it can be read."""
    return stored.decode("utf-8", "replace")
