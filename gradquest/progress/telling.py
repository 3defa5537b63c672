"""Which achievements the learner was told of, so that none is told twice and none is missed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress

from gradquest.progress.log import Checkpoint, Log
from gradquest.progress.reached import Reached
from gradquest.progress.trouble import StoreError

NAME, VERSION = "told", 1


def told(log: Log) -> list[str] | None:
    """The names that were told; None where nobody has kept that yet. Raises `StoreError`."""
    kept = log.checkpoint(NAME, VERSION)
    names: list[str] | None = None if kept is None else json.loads(kept.data)
    return names


def tell(log: Log, names: Iterable[str]) -> None:
    """These were told now. Raises `StoreError` where the log cannot be read."""
    before = told(log) or []
    fresh = [name for name in names if name not in before]
    if fresh or told(log) is None:
        with suppress(StoreError):  # at worst it is told again
            log.keep_checkpoint(NAME, Checkpoint(VERSION).holding([*before, *fresh]))


def granted(log: Log, reached: Reached) -> list[str]:
    """What was earned and not told: by a new rule, or by an import. From now on it is told.

    The first time everything counts as told. Raises `StoreError`.
    """
    before, names = told(log), [unlock.name for unlock in reached.unlocked]
    tell(log, names)
    return [] if before is None else [name for name in names if name not in before]


class News:
    """What is unlocked while the game is open, each told once; dates say nothing of that, for a
    clock can be set back."""

    def __init__(self, before: Reached) -> None:
        self._known = {unlock.name for unlock in before.unlocked}

    def of(self, log: Log, reached: Reached) -> list[str]:
        """What is new; from now on it counts as told. Raises `StoreError`."""
        kept = told(log)
        known = self._known.union(kept or ())
        fresh = [it.name for it in reached.unlocked if it.name not in known]
        self._known.update(fresh)
        if fresh and kept is not None:
            tell(log, fresh)
        return fresh
