"""The tables of the log, and the steps from an older version of them to this one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from functools import cache
from operator import attrgetter
from typing import Any, Generic, TypeVar

from gradquest.progress import sums
from gradquest.progress.attempt import Attempt, SessionEnd, Status

R = TypeVar("R", bound=Attempt | SessionEnd)

APPLICATION_ID = 0x47524451  # "GRDQ"
VERSION = 2
OLDEST_SQLITE = (3, 37, 0)
"""Strict tables came with this one."""

FIRST_TABLES = """
CREATE TABLE attempt (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    session TEXT NOT NULL,
    mode TEXT NOT NULL,
    kind TEXT NOT NULL,
    family TEXT NOT NULL,
    level INTEGER NOT NULL,
    bank TEXT NOT NULL,
    bank_hash TEXT NOT NULL,
    template TEXT NOT NULL,
    seed INTEGER NOT NULL,
    try_ INTEGER NOT NULL,
    status TEXT NOT NULL,
    answer TEXT NOT NULL,
    hints INTEGER NOT NULL,
    active_ms INTEGER NOT NULL,
    par_s REAL NOT NULL,
    method TEXT NOT NULL,
    slip TEXT NOT NULL,
    misreads INTEGER NOT NULL,
    idle INTEGER NOT NULL,
    predicted REAL,
    arrow_error REAL
) STRICT;
CREATE TABLE session_end (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    mode TEXT NOT NULL,
    configuration TEXT NOT NULL,
    seed INTEGER NOT NULL,
    problems INTEGER NOT NULL,
    right INTEGER NOT NULL,
    clean INTEGER NOT NULL,
    elapsed_ms INTEGER NOT NULL,
    pace REAL,
    consistency REAL,
    is_complete INTEGER NOT NULL
) STRICT;
CREATE TRIGGER attempt_stays BEFORE UPDATE ON attempt
    BEGIN SELECT RAISE(ABORT, 'attempts are never changed'); END;
CREATE TRIGGER attempt_is_kept BEFORE DELETE ON attempt
    BEGIN SELECT RAISE(ABORT, 'attempts are never deleted'); END;
CREATE TRIGGER session_end_stays BEFORE UPDATE ON session_end
    BEGIN SELECT RAISE(ABORT, 'session ends are never changed'); END;
CREATE TRIGGER session_end_is_kept BEFORE DELETE ON session_end
    BEGIN SELECT RAISE(ABORT, 'session ends are never deleted'); END;
"""

MORE_OF_AN_EVENT = (
    "ALTER TABLE attempt ADD COLUMN generator INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE attempt ADD COLUMN aspect TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE attempt ADD COLUMN stage TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE attempt ADD COLUMN flags TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session_end ADD COLUMN generator INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE session_end ADD COLUMN bank_hash TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session_end ADD COLUMN levels TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session_end ADD COLUMN code TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session_end ADD COLUMN daily TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session_end ADD COLUMN ghost TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session_end ADD COLUMN ghost_pace REAL",
)

CHECKPOINTS = """
CREATE TABLE checkpoint (
    name TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    data TEXT NOT NULL
) STRICT
"""

MIGRATIONS: dict[int, tuple[str, ...]] = {
    1: (*MORE_OF_AN_EVENT, CHECKPOINTS, *sums.TABLES, *sums.TRIGGERS),
}
"""Version → the statements that lead from it to the next one, all in one transaction."""


class Table(Generic[R]):
    """One table: how a record goes into it and comes out again."""

    def __init__(self, name: str, record: type[R], **codes: Callable[[Any], object]) -> None:
        self.record: Callable[..., R] = record
        columns = [field.name for field in fields(record)]
        listed, places = ", ".join(columns), ", ".join("?" * len(columns))
        self.add = (
            f"INSERT INTO {name} ({listed}) "  # noqa: S608  # names of our own fields
            f"VALUES ({places}) ON CONFLICT (id) DO NOTHING"
        )
        """The same id twice is one."""
        self._every = f"SELECT {listed} FROM {name}"  # noqa: S608
        self.all = f"{self._every} ORDER BY number"
        self.one = self.where("number = ?")
        self.latest = self.where(
            f"number > (SELECT max(number) FROM {name}) - ?"  # noqa: S608  # there are no gaps
        )
        self._columns = ", ".join(f"{name}.{column}" for column in columns)
        self._name = name
        self.after = self.behind("number")
        self.last = f"SELECT max(number) FROM {name}"  # noqa: S608
        self._values = attrgetter(*columns)
        self._codes = [(columns.index(column), code) for column, code in codes.items()]

    def where(self, condition: str) -> str:
        """The statement for the records of which that is true."""
        return f"{self._every} WHERE {condition} ORDER BY number"

    def behind(self, also: str, joined: str = "") -> str:
        """The statement for what is behind a number, at most so many, with more columns before."""
        return (
            f"SELECT {also}, {self._columns} FROM {self._name} {joined} "  # noqa: S608
            "WHERE number > ? ORDER BY number LIMIT ?"
        )

    def row(self, record: R) -> tuple[object, ...]:
        """The values of a record in the order of its columns."""
        return tuple(map(_storable, self._values(record)))

    def read(self, row: Sequence[Any]) -> R | None:
        """The record of a row; None where damage left no record in it."""
        values = list(row)
        try:
            for place, code in self._codes:
                values[place] = code(values[place])
        except ValueError:
            return None
        return self.record(*values)


def day_text(text: str) -> str:
    """A day as it is written here, YYYY-MM-DD. Raises `ValueError` for anything else."""
    if date.fromisoformat(text).isoformat() != text:
        raise ValueError(f"{text!r} is no day")
    return text


ATTEMPTS = Table("attempt", Attempt, day=cache(day_text), status=cache(Status), idle=bool)
ENDS = Table("session_end", SessionEnd, day=cache(day_text), is_complete=bool)


def create_tables(connection: sqlite3.Connection) -> None:
    """Make an empty database the log of this version: the first one, led up step by step."""
    connection.executescript(f"BEGIN; {FIRST_TABLES}")
    for step in range(1, VERSION):
        for statement in MIGRATIONS.get(step, ()):
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    connection.execute("COMMIT")


def _storable(value: object) -> object:
    """A text without lone surrogates, which no file can hold; anything else as it is."""
    if isinstance(value, Status):
        return value.value
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    return value
