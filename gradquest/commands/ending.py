"""Signals that end the program: what was played is kept first."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

ENDING = ("SIGTERM", "SIGHUP")
"""The second is a window that was closed; not every system has it."""


@contextmanager
def ending_on_signals() -> Iterator[None]:
    """A signal that ends the game stores its end like any other; the exit status tells of it."""

    def end(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001 (a handler's signature)
        raise SystemExit(128 + number)

    numbers = [getattr(signal, name) for name in ENDING if hasattr(signal, name)]
    try:
        before = {number: signal.signal(number, end) for number in numbers}
    except ValueError:  # not in the main thread, as in a test
        yield
        return
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
