"""An app that no key, byte or signal breaks, and that says one sentence where something does."""

from __future__ import annotations

import asyncio
import signal
import threading
from functools import partial
from typing import TYPE_CHECKING

from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.worker import WorkerFailed

from gradquest.wording import harmless

if TYPE_CHECKING:
    from pathlib import Path

    from textual.driver import Driver

CRASHED = "gradquest stopped because of a fault of its own. Your answers up to now are saved."
ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)
"""Signals that end the game as a key does, so that the terminal is left in order."""


class SturdyScreen(Screen[None]):
    """A screen that follows the window, however fast that changes."""

    async def on_event(self, event: events.Event) -> None:
        """Take no size but the latest: two on their way would be laid out in turn for ever."""
        if not isinstance(event, events.Resize) or event.size == self.app.size:
            await super().on_event(event)


class SturdyApp(App[None]):
    """Textual's app for quick fingers and odd terminals."""

    def write_down(self, fault: BaseException) -> Path | None:  # noqa: ARG002 (nowhere to write)
        """Keep a fault for those who can mend it; where it is to be found."""
        return None

    def get_driver_class(self) -> type[Driver]:
        """Textual's; on POSIX systems our own, which reads whatever a terminal sends."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from gradquest.tui.terminal import Terminal

        return Terminal

    async def on_event(self, event: events.Event) -> None:
        """Keys and the mouse wait until the page that they are meant for stands."""
        if isinstance(event, events.InputEvent):
            while self.screen_stack and not self.screen.is_mounted:
                await self.screen._mounted_event.wait()  # noqa: SLF001 (no public way to wait)
            if self._exit or not self.screen_stack:
                return
        await super().on_event(event)

    def listen_to_signals(self) -> None:
        """End in good order when the system says so."""
        if threading.current_thread() is not threading.main_thread():
            return
        for number in ENDING:
            end = partial(self.exit, return_code=128 + number)
            asyncio.get_running_loop().add_signal_handler(number, end)

    # When something breaks

    def panic(self, *renderables: RenderableType) -> None:
        """End with a sentence or two; the traceback is for the log and for tests."""
        super().panic(*(renderables if "debug" in self.features else (self._farewell(),)))

    def _farewell(self) -> str:
        """Write the fault down, and say what happened and where to look."""
        told = self._exception
        fault = told.error if isinstance(told, WorkerFailed) else told
        where = None if fault is None else self.write_down(fault)
        return CRASHED if where is None else f"{CRASHED} The details are in {harmless(str(where))}."

    def _fatal_error(self) -> None:
        self.panic()

    def _handle_exception(self, error: Exception) -> None:
        """A page that is made or taken down while the game ends misses its parts: no fault."""
        if not self._exit:
            super()._handle_exception(error)
        elif not isinstance(error, NoMatches):
            self.write_down(error)
