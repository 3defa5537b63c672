"""The copy of the day: made once a day, beside the session that comes first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from threading import Thread

from gradquest.progress import backups
from gradquest.progress.folders import Folders
from gradquest.progress.store import Store
from gradquest.progress.trouble import StoreError


def back_up_daily(store: Store, folders: Folders, today: date) -> None:
    """The first call of a day makes a copy; old copies make room. Raises `StoreError`."""
    copy = backups.of_day(folders, today)
    if not copy.exists():
        store.backup(copy)
        backups.prune(folders)


def copying(
    store: Store, folders: Folders, today: date, complain: Callable[[str], None]
) -> Thread | None:
    """A thread that copies what the log holds; None where there is nothing to copy today."""
    if backups.of_day(folders, today).exists() or not store.count():
        return None
    thread = Thread(target=_copy, args=(store, folders, today, complain))
    thread.start()
    return thread


def _copy(store: Store, folders: Folders, today: date, complain: Callable[[str], None]) -> None:
    try:
        back_up_daily(store, folders, today)
    except StoreError as trouble:
        complain(f"there is no backup of today: {trouble}")
