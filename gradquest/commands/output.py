"""Lines of text for people: inert whatever they hold, and ASCII where that is all there is."""

from __future__ import annotations

import os
from typing import TextIO

from gradquest.wording import harmless, in_one_line

NARROWEST = 20
"""In fewer columns nothing is gained between words."""


class Output:
    """Writes line by line, each flushed, so that a reader at the other end can follow."""

    def __init__(self, stream: TextIO, *, is_ascii: bool = False) -> None:
        self.stream = stream
        self.is_ascii = is_ascii or not _is_unicode(stream)

    def line(self, text: str = "") -> None:
        """One line, or several where the text has line ends of our own.

        On a terminal it goes on in the next row between two words; a program gets it whole.
        """
        shown = _in_ascii(harmless(text)) if self.is_ascii else harmless(text)
        columns = _columns(self.stream)
        rows = shown.split("\n") if columns else [shown]
        self.stream.write("".join(f"{_folded(row, columns)}\n" for row in rows))
        self.stream.flush()

    def one_line(self, text: str) -> None:
        """Exactly one line, whatever the text holds."""
        self.line(in_one_line(text))

    def json(self, data: object) -> None:
        """One JSON value on one line, in ASCII."""
        from json import dumps

        self.stream.write(f"{dumps(data)}\n")
        self.stream.flush()


def _columns(stream: TextIO) -> int:
    """Those of the terminal that the stream is; 0 where it is none."""
    try:
        return os.get_terminal_size(stream.fileno()).columns if stream.isatty() else 0
    except (OSError, ValueError):
        return 0


def _folded(row: str, columns: int) -> str:
    """The row in so many columns, its further rows as far to the right as it begins."""
    if len(row) <= columns or columns < NARROWEST:
        return row
    from textwrap import fill

    indent = " " * (len(row) - len(row.lstrip()))
    return fill(
        row,
        columns,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _in_ascii(text: str) -> str:
    from gradquest.maths.notation import to_ascii

    return to_ascii(text)


def _is_unicode(stream: TextIO) -> bool:
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return "utf" in encoding.lower()
