"""The order of the log: that of storing, until two logs become one.

What follows from events depends on their order. As long as answers are only added, the order of
storing is that of time, and nothing has to be looked at twice. An import may bring events that lie
between earlier ones. Then all are numbered anew by their instants, ties by id, and whatever was
made of the log is made anew too. So two homes that have taken over each other's log tell the same,
whichever did it first; `doctor --rebuild` puts the log in the same order. The events stay as they
are. An achievement that was unlocked before stays unlocked, even where the events of both together
would not have earned it (`reached.keep_unlocked`); that alone is a home's own.

A clock that was set back or ahead is no import: its events stay where they were stored until the
next import or rebuild, and whoever counts days must bear with it (as `training.memory` does).
"""

from __future__ import annotations

import sqlite3

from gradquest.progress import sums

TABLES = ("attempt", "session_end")

NAME, VERSION = "order", 1
"""Under which it is kept how often the log was put in order."""

_KEPT_BY = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?"


def is_in_order(connection: sqlite3.Connection) -> bool:
    """Each event comes behind all that are earlier."""
    return not any(connection.execute(_misplaced(table)).fetchone() for table in TABLES)


def put_in_order(connection: sqlite3.Connection) -> None:
    """Number all events by their instants, and count them anew; in a transaction."""
    for table in TABLES:
        if connection.execute(_misplaced(table)).fetchone():
            _renumber(connection, table)
    sums.rebuild(connection)
    connection.execute(
        "INSERT OR REPLACE INTO checkpoint (name, version, attempts, ends, data) "
        "VALUES (?, ?, ?, 0, '')",
        (NAME, VERSION, times(connection) + 1),
    )


def times(connection: sqlite3.Connection) -> int:
    """How often the log was put in order."""
    row = connection.execute("SELECT attempts FROM checkpoint WHERE name = ?", (NAME,)).fetchone()
    return int(row[0]) if row else 0


def _misplaced(table: str) -> str:
    """The statement for an event that is earlier than the one before it."""
    return (
        f"SELECT 1 FROM {table} AS this JOIN {table} AS before "  # noqa: S608  # our own tables
        "ON before.number = this.number - 1 "
        "WHERE (this.at, this.id) < (before.at, before.id) LIMIT 1"
    )


def _renumber(connection: sqlite3.Connection, table: str) -> None:
    """Give the rows other numbers; the triggers that keep them from any change stand aside."""
    guards = connection.execute(_KEPT_BY, (table,)).fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute(
        f"UPDATE {table} SET number = -sorted.place FROM ("  # noqa: S608
        f"SELECT number, row_number() OVER (ORDER BY at, id) AS place FROM {table}) AS sorted "
        f"WHERE {table}.number = sorted.number"
    )
    connection.execute(f"UPDATE {table} SET number = -number")  # noqa: S608
    for _, statement in guards:
        connection.execute(statement)
