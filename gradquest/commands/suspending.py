"""Ctrl+Z: the clock of a session stands while the program is in the background."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradquest.training.session import Session


@contextmanager
def standing_still(session: Session) -> Iterator[None]:
    """Stop the clock before the program stops, and let it run on when it is continued."""
    number = getattr(signal, "SIGTSTP", None)
    if number is None:  # not every system has it
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 (a handler's signature)
        was_paused = session.is_paused
        session.pause(is_forced=True)
        os.kill(os.getpid(), signal.SIGSTOP)  # returns when the program is continued
        if not was_paused:
            session.resume()

    try:
        before = signal.signal(number, stop)
    except ValueError:  # not in the main thread, as in a test
        yield
        return
    try:
        yield
    finally:
        signal.signal(number, before)
