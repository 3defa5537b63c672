"""Copies of the log: one a day, and one before every change that could go wrong."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date
from itertools import count
from pathlib import Path

from gradquest.progress.database import check_sound
from gradquest.progress.folders import Folders, draft_of, flush, flush_folder

DAILY = 7
WEEKLY = 4

_GIVEN_UP = "gradquest-before-reset"
_DAILY_NAME = re.compile(r"gradquest-(\d{4}-\d\d-\d\d)\.db")


def of_day(folders: Folders, day: date) -> Path:
    """Where the copy of a day is."""
    return folders.backups / f"gradquest-{day.isoformat()}.db"


def before_version(folders: Folders, version: int) -> Path:
    """Where the copy from before a migration is."""
    return folders.backups / f"gradquest-before-version-{version}.db"


def before_reset(folders: Folders, day: date) -> Path:
    """Where the copy from before starting over is."""
    return folders.backups / f"{_GIVEN_UP}-{day.isoformat()}.db"


def is_given_up(copy: Path) -> bool:
    """It holds a log that the learner chose to leave behind."""
    return copy.name.startswith(_GIVEN_UP)


def save(copy_into: Callable[[sqlite3.Connection], None], copy: Path) -> Path:
    """A checked copy, whole or not at all; it never takes the place of another."""
    with draft_of(copy) as draft:
        with closing(sqlite3.connect(draft, isolation_level=None)) as target:
            copy_into(target)
            check_sound(target, "integrity_check")
        flush(draft)
        place = free_name(copy)
        draft.replace(place)
    flush_folder(place.parent)
    return place


def free_name(path: Path) -> Path:
    """The path, or with the first number behind it under which there is nothing yet."""
    names = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return path if not path.exists() else next(name for name in names if not name.exists())


def existing(folders: Folders) -> list[Path]:
    """All copies, newest first."""
    return sorted(folders.backups.glob("gradquest-*.db"), key=_written, reverse=True)


def prune(folders: Folders) -> None:
    """Keep the newest seven daily copies, one for each of four more weeks, and all others."""
    for copy in superfluous(existing(folders)):
        copy.unlink(missing_ok=True)


def superfluous(copies: Iterable[Path]) -> Iterator[Path]:
    """Daily copies that newer ones stand in for."""
    dated = sorted(((day, copy) for copy in copies if (day := _day(copy))), reverse=True)
    weeks = {_week(day) for day, _ in dated[:DAILY]}
    most = len(weeks) + WEEKLY
    for day, copy in dated[DAILY:]:
        if _week(day) in weeks or len(weeks) == most:
            yield copy
        weeks |= {_week(day)} if len(weeks) < most else set()


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]


def _day(copy: Path) -> date | None:
    match = _DAILY_NAME.fullmatch(copy.name)
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None


def _written(copy: Path) -> float:
    return copy.stat().st_mtime
