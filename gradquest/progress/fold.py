"""What follows from the log event by event: taken up where it was left, not from the beginning."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from gradquest.progress.log import Checkpoint, Log
from gradquest.progress.trouble import StoreError

ENOUGH_TO_KEEP = 100
"""After so many new events a state is kept; fewer are noted again as quickly."""

Reader = Callable[[Log, int], Iterator[tuple[int, Any]]]
"""The events behind a number, each with its own."""
PLAIN: Reader = Log.after
MET: Reader = Log.met_after
ENDS: Reader = Log.ends_after


class State(Protocol):
    """What is known after so many events."""

    def note(self, event: Any, /) -> None:
        """Learn from one event; they come in the order of storing."""

    def as_json(self) -> Any:
        """The state as plain data, from which the very same state can be made."""


S = TypeVar("S", bound=State)


@dataclass(frozen=True, slots=True)
class Fold(Generic[S]):
    """A way to learn from the log, and its name there."""

    name: str
    version: int
    """Another one with every change of the rules: what older rules made is forgotten."""
    start: Callable[[], S]
    """The state before the first event."""
    from_json: Callable[[Any], S]
    attempts: Reader | None = PLAIN
    """How attempts are read; None: not at all."""
    ends: Reader | None = None
    """How session ends are read, which come behind the new attempts; None: not at all."""


def folded(log: Log, fold: Fold[S]) -> S:
    """The state after all events of the log. Raises `StoreError` where it cannot be read."""
    before = log.times_put_in_order()
    kept = log.checkpoint(fold.name, fold.version)
    state = fold.start() if kept is None else fold.from_json(json.loads(kept.data))
    begun = Checkpoint(fold.version) if kept is None else kept
    made, events = _noted(log, fold, state, begun)
    if events >= ENOUGH_TO_KEEP and log.times_put_in_order() == before:
        with suppress(StoreError):  # it is only kept to be quicker
            log.keep_checkpoint(fold.name, made.holding(state.as_json()))
    return state


def _noted(log: Log, fold: Fold[S], state: S, begun: Checkpoint) -> tuple[Checkpoint, int]:
    """Note what is new; how far that went, and how many events it was."""
    attempts, ends, events = begun.attempts, begun.ends, 0
    last_end = log.last_end()  # asked first: every end has its attempts before it
    for number, attempt in fold.attempts(log, attempts) if fold.attempts else ():
        state.note(attempt)
        attempts, events = number, events + 1
    for number, end in fold.ends(log, ends) if fold.ends else ():
        if number > last_end:
            break
        state.note(end)
        ends, events = number, events + 1
    return Checkpoint(fold.version, attempts, ends), events


def rebuild(log: Log, folds: Sequence[Fold[Any]]) -> None:
    """Make all that follows from the log anew, in one walk through it. Raises `StoreError`."""
    log.rebuild()
    states = [fold.start() for fold in folds]
    of_met = [it.note for it, fold in zip(states, folds, strict=True) if fold.attempts == MET]
    plain = [it.note for it, fold in zip(states, folds, strict=True) if fold.attempts == PLAIN]
    of_ends = [it.note for it, fold in zip(states, folds, strict=True) if fold.ends]
    last_attempt, last_end = 0, log.last_end()
    for number, met in log.met_after(0):
        last_attempt = number
        for note in of_met:
            note(met)
        for note in plain:
            note(met.attempt)
    for number, end in log.ends_after(0):
        for note in of_ends if number <= last_end else ():
            note(end)
    for fold, state in zip(folds, states, strict=True):
        made = Checkpoint(fold.version, last_attempt, last_end)
        log.keep_checkpoint(fold.name, made.holding(state.as_json()))
