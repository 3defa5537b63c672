"""Lines of text for people: inert whatever they hold, and ASCII where that is all there is."""

from __future__ import annotations

from typing import TextIO

from gradquest.wording import harmless, in_one_line


class Output:
    """Writes line by line, each flushed, so that a reader at the other end can follow."""

    def __init__(self, stream: TextIO, *, is_ascii: bool = False) -> None:
        self.stream = stream
        self.is_ascii = is_ascii or not _is_unicode(stream)

    def line(self, text: str = "") -> None:
        """One line, or several where the text has line ends of our own."""
        shown = harmless(text)
        self.stream.write(f"{_in_ascii(shown) if self.is_ascii else shown}\n")
        self.stream.flush()

    def one_line(self, text: str) -> None:
        """Exactly one line, whatever the text holds."""
        self.line(in_one_line(text))

    def json(self, data: object) -> None:
        """One JSON value on one line, in ASCII."""
        from json import dumps

        self.stream.write(f"{dumps(data)}\n")
        self.stream.flush()


def _in_ascii(text: str) -> str:
    from gradquest.maths.notation import to_ascii

    return to_ascii(text)


def _is_unicode(stream: TextIO) -> bool:
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return "utf" in encoding.lower()
