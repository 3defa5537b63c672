"""A bar on a terminal that shows how far a long check has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from gradquest.wording import in_one_line

if TYPE_CHECKING:
    from gradquest.banks.checking import Progress

CLEAR_LINE = "\r\x1b[K"
WIDTH = 24
MOST_NAMED = 30
"""A name that is longer could break the line."""


class Bar:
    """One line that is written over again and again: `my.yaml [#####---] 62 % tilted-bowl`."""

    def __init__(self, stream: TextIO, title: str) -> None:
        self.stream = stream
        self.title = in_one_line(title)[:MOST_NAMED]
        self._shown = ""

    def show(self, progress: Progress) -> None:
        """Say how far it is, where that has changed."""
        share = progress.done / progress.of
        filled = int(share * WIDTH)
        bar = "#" * filled + "-" * (WIDTH - filled)
        line = f"{self.title} [{bar}] {int(100 * share)} % {progress.template[:MOST_NAMED]}"
        if line != self._shown:
            self.stream.write(f"{CLEAR_LINE}{line}")
            self.stream.flush()
            self._shown = line

    def clear(self) -> None:
        """Leave no trace."""
        self.stream.write(CLEAR_LINE)
        self.stream.flush()
