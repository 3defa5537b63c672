"""The terminal's side of the game: bytes that are no text, or no key, never end it.

For systems with a POSIX terminal, as Textual's own driver is.
"""

from __future__ import annotations

import os
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from select import select
from typing import IO, TYPE_CHECKING, Any, cast

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

if TYPE_CHECKING:
    from gradquest.tui.app import GradquestApp

AT_ONCE = 4096
WAIT_S = 0.1
"""After so long at most the reader notices that it is to end."""
HUNG_UP = 129
"""The exit status of a program whose terminal is gone."""


class Keys:
    """Turns bytes into what Textual knows; what is neither text nor a key is left out."""

    def __init__(self, note: Callable[[Exception], object]) -> None:
        self._note = note
        """Told of the first sequence that could not be read."""
        self._has_noted = False
        self._decode = getincrementaldecoder("utf-8")(errors="replace").decode
        self._parser = XTermParser()

    def read(self, typed: bytes) -> Iterator[Message]:
        """The keys, clicks and answers of the terminal in these bytes."""
        for sign in self._decode(typed):
            yield from self._made_of(self._parser.feed, sign)
        yield from self._made_of(self._parser.tick)

    def _made_of(self, reads: Callable[..., Iterable[Message]], *signs: str) -> Iterator[Message]:
        try:
            yield from reads(*signs)
        except (ValueError, LookupError, ArithmeticError) as fault:  # as of the sign 1114112
            self._begin_anew(fault)

    def _begin_anew(self, fault: Exception) -> None:
        """Textual's reader is of no use after a fault; what it knows of the terminal stays."""
        before, self._parser = self._parser, XTermParser()
        for known in ("mouse_pixels", "terminal_size", "terminal_pixel_size", "last_x", "last_y"):
            setattr(self._parser, known, getattr(before, known))
        if not self._has_noted:
            self._has_noted = True
            self._note(fault)


class Outlet:
    """A stream to a terminal that may be gone: Textual would wait for a fallen writer for ever."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> None:
        """Write, as long as somebody is there."""
        with suppress(OSError):
            self._stream.write(text)

    def flush(self) -> None:
        """Flush, as long as somebody is there."""
        with suppress(OSError):
            self._stream.flush()

    def fileno(self) -> int:
        """The number of the stream."""
        return self._stream.fileno()


class Terminal(LinuxDriver):
    """Reads whatever a terminal sends, and notices when it is gone."""

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self._file = cast("Any", Outlet(sys.__stderr__ or sys.stderr))

    def run_input_thread(self) -> None:
        """Pass on what is typed until the game ends."""
        app = cast("GradquestApp", self._app)
        keys = Keys(app.write_down)
        while not self.exit_event.is_set():
            typed = b""
            if select([self.fileno], [], [], WAIT_S)[0]:
                typed = self._typed()
                if not typed:
                    app.call_later(app.exit, return_code=HUNG_UP)
                    return
            for message in keys.read(typed):
                self.process_message(message)

    def _typed(self) -> bytes:
        """What came; nothing where the terminal is gone."""
        try:
            return os.read(self.fileno, AT_ONCE)
        except OSError:
            return b""
