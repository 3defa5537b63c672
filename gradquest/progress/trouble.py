"""What can keep the log from being read or written, in one sentence each."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from gradquest.errors import GradquestError
from gradquest.progress.folders import shown

UPDATE = "install a newer gradquest to go on with it"
ELSEWHERE = "set GRADQUEST_HOME to a folder that you can write to"
REPAIR = "run 'gradquest doctor' to put it right"

_SENTENCES = {
    sqlite3.SQLITE_FULL: "{file} cannot grow, the disk is full; make room and go on",
    sqlite3.SQLITE_BUSY: "{file} is in use by another program; close that and try again",
    sqlite3.SQLITE_LOCKED: "{file} is in use by another program; close that and try again",
    sqlite3.SQLITE_READONLY: "{file} is read-only here; make it and its folder writable",
    sqlite3.SQLITE_PERM: "{file} may not be opened; make it and its folder yours",
    sqlite3.SQLITE_CANTOPEN: "{file} cannot be opened; make it and its folder writable",
    sqlite3.SQLITE_IOERR: "{file} cannot be written, the disk reports an error; check the disk",
    sqlite3.SQLITE_CORRUPT: f"{{file}} is damaged; {REPAIR}",
    sqlite3.SQLITE_NOTADB: f"{{file}} is damaged or another program's; {REPAIR}",
}


class StoreError(GradquestError):
    """The log cannot be read or written."""


class Damaged(StoreError):
    """The log's file is not sound; a repair may help."""


class ReadOnly(StoreError):
    """The log can be read, but not written."""


def trouble_with(path: Path, error: Exception) -> StoreError:
    """What an error of SQLite or of the system means for the learner."""
    if isinstance(error, OSError):
        return StoreError(f"{shown(path)} cannot be used, {error.strerror or error}; {ELSEWHERE}")
    if isinstance(error, UnicodeDecodeError):
        return Damaged(f"{shown(path)} is damaged; {REPAIR}")
    code = getattr(error, "sqlite_errorcode", None)
    if isinstance(error, sqlite3.DataError | OverflowError | UnicodeError):
        return StoreError(f"{shown(path)} cannot hold this: {error}")
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return StoreError(f"{shown(path)} was moved or removed meanwhile; start gradquest again")
    primary = code & 0xFF if isinstance(code, int) else None
    sentence = _SENTENCES.get(primary or 0, "{file} cannot be used: {error}")
    return _KINDS.get(primary or 0, StoreError)(sentence.format(file=shown(path), error=error))


_KINDS: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_CORRUPT: Damaged,
    sqlite3.SQLITE_NOTADB: Damaged,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_CANTOPEN: ReadOnly,
    sqlite3.SQLITE_FULL: ReadOnly,
}
