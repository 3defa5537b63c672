"""Looking after the files: what is the matter with them, putting it right, starting over."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gradquest.progress import backups
from gradquest.progress.attempt import Attempt, SessionEnd
from gradquest.progress.database import FAILURES, check_sound, connect, look_at
from gradquest.progress.folders import PRIVATE_FILE, Folders, draft_of, flush, shown
from gradquest.progress.schema import ATTEMPTS, ENDS, R, Table
from gradquest.progress.settings import load_settings
from gradquest.progress.store import Store
from gradquest.progress.trouble import Damaged, StoreError, trouble_with
from gradquest.wording import counted

NO_COPY = "there is no backup yet, and nothing to copy"
FIRST_COPY = "there is no backup yet, your next practice or drill begins with one"

OTHERS = 0o077
"""The permissions of everyone but the owner."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    is_fine: bool
    says: str


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair of the log came to."""

    broken: Path
    """Where the damaged file is now."""
    backup: Path | None
    """The copy that took its place; None where there was none."""
    attempts: int
    """How many attempts the log has now."""
    salvaged: int
    """How many of them were read from the damaged file."""

    @property
    def says(self) -> str:
        """What was done, in one sentence."""
        source = f"the backup {shown(self.backup)}" if self.backup else "an empty log"
        return (
            f"the damaged log is kept as {shown(self.broken)}, {source} took its place and "
            f"{counted(self.salvaged, 'attempt')} more could be read from the damaged one; "
            f"your log holds {counted(self.attempts, 'attempt')} now"
        )


def diagnose(folders: Folders, *, is_counted: bool = False) -> tuple[Finding, ...]:
    """What `gradquest doctor` says; nothing is changed. What was just counted anew is believed."""
    log = _log(folders, is_counted=is_counted)
    return (*log, *_copies(folders), *_privacy(folders), *_settings(folders))


def repair(folders: Folders, today: date) -> tuple[str, ...]:
    """Put right what can be put right; what was done, a sentence each."""
    closed = [f"only you can read {shown(path)} now" for path in _make_private(folders)]
    repaired = _repair_log(folders, today)
    return (*closed, *((repaired.says,) if repaired else ()), *_count_anew(folders))


def reset(folders: Folders, today: date) -> Path | None:
    """Start over: the log goes to the backups. None where there is no log. Raises `StoreError`."""
    path = folders.database
    if not path.exists():
        return None
    try:
        return _set_aside(folders, today)
    except FAILURES as error:
        raise trouble_with(path, error) from error


def _set_aside(folders: Folders, today: date) -> Path:
    try:
        with Store.open(folders) as store:
            copy = store.backup(backups.before_reset(folders, today))
    except Damaged:
        return _move_away(folders.database, today)
    folders.database.unlink()
    return copy


def _log(folders: Folders, *, is_counted: bool) -> Iterator[Finding]:
    path = folders.database
    if not path.exists():
        yield Finding(
            is_fine=True, says=f"{shown(path)} is not there yet, the first answer makes it"
        )
        return
    try:
        with Store.open(folders) as store:
            store.check()
            count, adds_up = store.count(), is_counted or store.adds_up()
    except StoreError as trouble:
        yield Finding(is_fine=False, says=str(trouble))
        return
    yield Finding(
        is_fine=True, says=f"{shown(path)} is sound and holds {counted(count, 'attempt')}"
    )
    if not adds_up:
        yield Finding(is_fine=False, says="the statistics are not what the log adds up to")


def _copies(folders: Folders) -> Iterator[Finding]:
    copies = backups.existing(folders)
    if not copies:
        yield Finding(is_fine=True, says=FIRST_COPY if folders.database.exists() else NO_COPY)
    else:
        newest = newest_sound(folders)
        told = f"the newest sound one is {shown(newest)}" if newest else "none is sound"
        yield Finding(is_fine=newest is not None, says=f"{counted(len(copies), 'backup')}, {told}")


def newest_sound(folders: Folders) -> Path | None:
    """The newest copy in which nothing is wrong, of a log that was not given up."""
    copies = (copy for copy in backups.existing(folders) if not backups.is_given_up(copy))
    return next(filter(_is_sound, copies), None)


def _is_sound(copy: Path) -> bool:
    try:
        look_at(copy)
        with closing(connect(copy, query="mode=ro&immutable=1")) as connection:
            check_sound(connection, "integrity_check")
    except (*FAILURES, StoreError):
        return False
    return True


def _privacy(folders: Folders) -> Iterator[Finding]:
    for path in _open_to_others(folders):
        yield Finding(is_fine=False, says=f"others on this machine can read {shown(path)}")


def _open_to_others(folders: Folders) -> Iterator[Path]:
    ours = (folders.database, folders.settings, folders.log, *backups.existing(folders))
    return (path for path in ours if path.exists() and path.stat().st_mode & OTHERS)


def _make_private(folders: Folders) -> Iterator[Path]:
    for path in _open_to_others(folders):
        with suppress(OSError):
            path.chmod(PRIVATE_FILE)
            yield path


def _settings(folders: Folders) -> Iterator[Finding]:
    _, complaints = load_settings(folders)
    for complaint in complaints:
        yield Finding(is_fine=False, says=complaint)


def _repair_log(folders: Folders, today: date) -> Repaired | None:
    """A damaged log makes room for the newest sound copy and all that can be read of its own."""
    try:
        if folders.database.exists():
            with Store.open(folders) as store:
                store.check()
    except Damaged:
        return _replace_log(folders, today)
    return None


def _replace_log(folders: Folders, today: date) -> Repaired:
    attempts, ends = salvage(folders.database)
    backup = newest_sound(folders)
    broken = _move_away(folders.database, today)
    if backup is not None:
        _put_back(backup, folders.database)
    with Store.open(folders) as store:
        salvaged = store.add(attempts, ends)
        return Repaired(broken, backup, store.count(), salvaged)


def _count_anew(folders: Folders) -> Iterator[str]:
    if not folders.database.exists():
        return
    with Store.open(folders) as store:
        if not store.adds_up():
            store.rebuild()
            yield f"the statistics were made anew from {counted(store.count(), 'attempt')}"


def _move_away(path: Path, today: date) -> Path:
    """Nothing is ever deleted for being damaged; the journal goes with its file."""
    broken = backups.free_name(path.with_stem(f"{path.stem}.broken-{today.isoformat()}"))
    path.rename(broken)
    with suppress(FileNotFoundError):
        journal = path.with_name(f"{path.name}-journal")
        journal.rename(broken.with_name(f"{broken.name}-journal"))
    return broken


def _put_back(copy: Path, place: Path) -> None:
    with draft_of(place) as draft:
        draft.write_bytes(copy.read_bytes())
        flush(draft)
        draft.replace(place)


def salvage(path: Path) -> tuple[list[Attempt], list[SessionEnd]]:
    """All rows of a damaged log that can still be read."""
    try:
        with closing(connect(path, query="mode=ro&immutable=1")) as connection:
            return list(_rows(connection, ATTEMPTS)), list(_rows(connection, ENDS))
    except FAILURES:
        return [], []


def _rows(connection: sqlite3.Connection, table: Table[R]) -> Iterator[R]:
    """The rows one by one, so that a damaged page costs only its own."""
    last = connection.execute(table.last).fetchone()[0] or 0
    for number in range(1, min(last, 10**7) + 1):
        with suppress(*FAILURES):
            row = connection.execute(table.one, (number,)).fetchone()
            record = table.read(row) if row else None
            if record is not None:
                yield record
