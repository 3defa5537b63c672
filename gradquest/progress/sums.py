"""Sums of the log, kept in tables beside it, so that no statistics need walk through it.

`problem` has a row for each problem as it was posed, under the number of its first attempt; `day`,
`skill`, `slip` and `solved` are its sums. An attempt is counted by adding its number to the view
`counted`: triggers do the rest. That happens when sums are asked for, so that storing an answer
costs nothing but its own row. `posed` says in Python what a posed problem is.
"""

from __future__ import annotations

import sqlite3
from hashlib import blake2b

LATEST_SOLVED = 7
"""Of each template so many solved problems say how long it takes now."""
A_DAY_MS = 86_400_000
"""No problem counts for more, whatever a file from elsewhere says."""

TABLES = (
    "CREATE INDEX attempt_numbers ON attempt (seed, template)",
    """
CREATE TABLE problem (
    number INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    of_day INTEGER NOT NULL,  -- 1 for the first problem of its day
    is_right INTEGER NOT NULL,  -- at the first try
    is_clean INTEGER NOT NULL,  -- and without a hint, not idle, with fresh numbers
    active_ms INTEGER NOT NULL DEFAULT 0,  -- of the latest try; 0 where it lay idle
    right_ms INTEGER NOT NULL DEFAULT 0,  -- until it was right; 0 where it is not, or lay idle
    par_ms INTEGER NOT NULL DEFAULT 0  -- 0 where right_ms is
) STRICT
""",
    "CREATE INDEX problem_time ON problem (day, right_ms) WHERE right_ms > 0",
    "CREATE TABLE session (id TEXT PRIMARY KEY, problem INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    """
CREATE TABLE day (
    day TEXT PRIMARY KEY,
    problems INTEGER NOT NULL,
    right INTEGER NOT NULL,
    clean INTEGER NOT NULL,
    active_ms INTEGER NOT NULL DEFAULT 0,
    right_ms INTEGER NOT NULL DEFAULT 0,
    par_ms INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE skill (
    kind TEXT NOT NULL,
    family TEXT NOT NULL,
    level INTEGER NOT NULL,
    problems INTEGER NOT NULL,
    right INTEGER NOT NULL,
    clean INTEGER NOT NULL,
    active_ms INTEGER NOT NULL DEFAULT 0,
    right_ms INTEGER NOT NULL DEFAULT 0,
    par_ms INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, family, level)
) STRICT, WITHOUT ROWID
""",
    """
CREATE TABLE slip (
    number INTEGER PRIMARY KEY,
    slip TEXT NOT NULL UNIQUE,
    seen INTEGER NOT NULL
) STRICT
""",
    """
CREATE TABLE solved (
    bank TEXT NOT NULL,
    template TEXT NOT NULL,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,  -- of the problem
    family TEXT NOT NULL,
    level INTEGER NOT NULL,
    right_ms INTEGER NOT NULL,
    par_ms INTEGER NOT NULL,
    PRIMARY KEY (bank, template, kind, number)
) STRICT, WITHOUT ROWID
""",
    "CREATE VIEW counted AS SELECT number FROM attempt",
)

_COUNT = f"""
CREATE TRIGGER count_attempt INSTEAD OF INSERT ON counted BEGIN
    INSERT INTO problem (number, day, of_day, is_right, is_clean)
        SELECT number,
            day,
            1 + coalesce((SELECT problems FROM day WHERE day.day = this.day), 0),
            try_ = 1 AND status = 'right',
            try_ = 1 AND status = 'right' AND hints = 0 AND NOT idle AND session = (
                SELECT session FROM attempt AS before
                WHERE before.seed = this.seed AND before.template = this.template
                    AND before.bank = this.bank AND before.kind = this.kind
                ORDER BY number LIMIT 1
            )
        FROM attempt AS this
        WHERE number = NEW.number AND (try_ = 1 OR NOT EXISTS (
            SELECT 1 FROM session JOIN attempt AS first ON first.number = session.problem
            WHERE session.id = this.session
                AND (first.bank, first.template, first.kind, first.seed)
                    = (this.bank, this.template, this.kind, this.seed)
        ));
    UPDATE problem SET
        active_ms = CASE WHEN this.idle THEN 0 ELSE this.ms END,
        right_ms = CASE WHEN this.is_timed THEN this.ms ELSE 0 END,
        par_ms = CASE WHEN this.is_timed AND this.ms > 0 THEN this.par_ms ELSE 0 END
        FROM (
            SELECT session.problem, attempt.idle,
                attempt.status = 'right' AND NOT attempt.idle AS is_timed,
                min(max(attempt.active_ms, 0), {A_DAY_MS}) AS ms,
                CAST(round(1000 * min(max(attempt.par_s, 0), {A_DAY_MS / 1000})) AS INTEGER)
                    AS par_ms
            FROM attempt JOIN session ON session.id = attempt.session
            WHERE attempt.number = NEW.number
        ) AS this
        WHERE problem.number = this.problem;
    INSERT INTO slip (slip, seen)
        SELECT slip, 1 FROM attempt WHERE number = NEW.number AND slip <> ''
        ON CONFLICT (slip) DO UPDATE SET seen = seen + 1;
END
"""  # noqa: S608  # a number of our own

_BEGIN = """
CREATE TRIGGER problem_begins AFTER INSERT ON problem BEGIN
    INSERT INTO session (id, problem)
        SELECT session, number FROM attempt WHERE number = NEW.number
        ON CONFLICT (id) DO UPDATE SET problem = excluded.problem;
    INSERT INTO day (day, problems, right, clean)
        VALUES (NEW.day, 1, NEW.is_right, NEW.is_clean)
        ON CONFLICT (day) DO UPDATE SET
            problems = problems + 1, right = right + NEW.is_right, clean = clean + NEW.is_clean;
    INSERT INTO skill (kind, family, level, problems, right, clean)
        SELECT kind, family, level, 1, NEW.is_right, NEW.is_clean
        FROM attempt WHERE number = NEW.number
        ON CONFLICT (kind, family, level) DO UPDATE SET
            problems = problems + 1, right = right + NEW.is_right, clean = clean + NEW.is_clean;
END
"""

_GO_ON = f"""
CREATE TRIGGER problem_goes_on AFTER UPDATE ON problem BEGIN
    UPDATE day SET
        active_ms = active_ms + NEW.active_ms - OLD.active_ms,
        right_ms = right_ms + NEW.right_ms - OLD.right_ms,
        par_ms = par_ms + NEW.par_ms - OLD.par_ms
        WHERE day = NEW.day;
    UPDATE skill SET
        active_ms = active_ms + NEW.active_ms - OLD.active_ms,
        right_ms = right_ms + NEW.right_ms - OLD.right_ms,
        par_ms = par_ms + NEW.par_ms - OLD.par_ms
        WHERE (kind, family, level)
            = (SELECT kind, family, level FROM attempt WHERE number = NEW.number);
    INSERT OR REPLACE INTO solved
        (bank, template, kind, number, family, level, right_ms, par_ms)
        SELECT bank, template, kind, number, family, level, NEW.right_ms, NEW.par_ms
        FROM attempt WHERE number = NEW.number AND NEW.right_ms > 0;
    DELETE FROM solved
        WHERE (bank, template, kind, number) = (
            SELECT old.bank, old.template, old.kind, old.number
            FROM solved AS old JOIN attempt AS this
                ON (old.bank, old.template, old.kind) = (this.bank, this.template, this.kind)
            WHERE this.number = NEW.number
            ORDER BY old.number DESC LIMIT 1 OFFSET {LATEST_SOLVED}
        );
END
"""  # noqa: S608  # a number of our own

TRIGGERS = (_BEGIN, _GO_ON, _COUNT)

NAME, VERSION = "sums", 1
"""Under which they are in the table of checkpoints; the version is raised when they change."""

NOT_OF_THE_LOG = ("told", "unlocked", "order")
"""What else is in that table and follows from no event: `telling`, `reached` and `ordering`."""

_TABLES = ("problem", "session", "day", "skill", "slip", "solved")


def is_behind(connection: sqlite3.Connection) -> bool:
    """There are attempts that were not counted yet."""
    return _counted(connection) != _stored(connection)


def count_news(connection: sqlite3.Connection) -> None:
    """Count the attempts since last time, all where other rules had counted; in a transaction."""
    counted = _counted(connection)
    if counted is None:
        for table in _TABLES:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608  # names of our own tables
    connection.execute(
        "INSERT INTO counted SELECT number FROM attempt WHERE number > ? ORDER BY number",
        (counted or 0,),
    )
    connection.execute(
        "INSERT OR REPLACE INTO checkpoint (name, version, attempts, ends, data) "
        "VALUES (?, ?, ?, 0, '')",
        (NAME, VERSION, _stored(connection)),
    )


def rebuild(connection: sqlite3.Connection) -> None:
    """Drop all that was made of the log, and count it anew; in a transaction."""
    connection.execute("DELETE FROM checkpoint WHERE name NOT IN (?, ?, ?)", NOT_OF_THE_LOG)
    count_news(connection)


def fingerprint(connection: sqlite3.Connection) -> str:
    """The same for the same sums, and no other."""
    told = blake2b()
    for table in _TABLES:
        for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608
            told.update(repr((table, row)).encode())
    return told.hexdigest()


def _counted(connection: sqlite3.Connection) -> int | None:
    """The number of the last attempt that was counted; None where nothing was."""
    row = connection.execute(
        "SELECT attempts FROM checkpoint WHERE name = ? AND version = ?", (NAME, VERSION)
    ).fetchone()
    return row[0] if row else None


def _stored(connection: sqlite3.Connection) -> int:
    """The number of the last attempt, 0 before the first."""
    number: int = connection.execute("SELECT coalesce(max(number), 0) FROM attempt").fetchone()[0]
    return number
