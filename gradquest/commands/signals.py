"""Signals of the system while a game is played line by line: Ctrl+Z, and what ends the program.

A stop that no signal announces is noticed by its silence.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from gradquest.training.session import Session

SUSPENDING = ("SIGTSTP",)
ENDING = ("SIGTERM", "SIGHUP", "SIGQUIT")
"""The second is a window that was closed."""
BEAT_S = 1.0


@contextmanager
def ending_on_signals() -> Iterator[None]:
    """A signal that ends the game stores its end like any other; the exit status tells of it."""

    def end(number: int) -> NoReturn:
        raise SystemExit(128 + number)

    with _handled(ENDING, end):
        yield


@contextmanager
def standing_still(session: Session) -> Iterator[None]:
    """Stop the clock before the program stops, and let it run on when it is continued."""

    def stop(number: int) -> None:  # noqa: ARG001 (as a handler has it)
        was_paused = session.is_paused
        session.pause(is_forced=True)
        os.kill(os.getpid(), signal.SIGSTOP)  # returns when the program is continued
        if not was_paused:
            session.resume()

    with _handled(SUSPENDING, stop):
        yield


@contextmanager
def staying_awake(session: Session) -> Iterator[None]:
    """Say once a second that the program runs: what it sleeps through counts for nothing."""
    is_over = threading.Event()

    def beat() -> None:
        while not is_over.wait(BEAT_S):
            session.stay_awake()

    beating = threading.Thread(target=beat, daemon=True)
    beating.start()
    try:
        yield
    finally:
        is_over.set()
        beating.join()


@contextmanager
def _handled(names: Sequence[str], act: Callable[[int], None]) -> Iterator[None]:
    """Act on these signals, as far as this system has them and this is the main thread."""

    def handler(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 (as Python calls it)
        act(number)

    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    try:
        before = {number: signal.signal(number, handler) for number in numbers}
    except ValueError:  # another thread, as in a test
        yield
        return
    try:
        yield
    finally:
        for number, earlier in before.items():
            signal.signal(number, earlier)
