"""Loads the slow parts behind the first page, so that the first answer is judged at once."""

from __future__ import annotations

import gc
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from gradquest.errors import GradquestError

if TYPE_CHECKING:
    from gradquest.training.game import Game


def warm_up(game: Game, ready: threading.Event) -> None:
    """Import what is slow, load the banks, and go once through a problem's whole life."""
    try:
        with suppress(GradquestError):  # whoever then asks for a session is told why
            game.warm_up()
    finally:
        gc.freeze()  # what is loaded stays: looking through all of it again costs dropped frames
        ready.set()
