"""What may reach the terminal: no control characters, and ASCII where that is all there is."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import name

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from gradquest.maths.notation import to_ascii
from gradquest.wording import harmless

DRAWN = ("BOX ", "UPPER ", "LOWER ", "LEFT ", "RIGHT ", "QUADRANT ", "BRAILLE ")
"""How the names of signs begin that only draw lines and areas."""


def is_ascii_only(charset: str, encoding: str, term: str) -> bool:
    """Whether to draw with ASCII: as the setting says, else as the terminal can."""
    if charset in ("ascii", "unicode"):
        return charset == "ascii"
    return "utf" not in encoding.lower() or term in ("linux", "dumb", "vt100")


class Inert(LineFilter):
    """The last look at every line before it is written: whatever put it there, it is inert."""

    def __init__(self) -> None:
        super().__init__()
        self.is_ascii = False

    def apply(self, segments: Sequence[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 (Textual's signature)
        """The same cells, each with a sign that this terminal can show."""
        return [self._inert(segment) for segment in segments]

    def _inert(self, segment: Segment) -> Segment:
        text, style, control = segment
        if text.isascii() and text.isprintable():
            return segment
        shown = harmless(text).replace("\n", " ")
        return Segment(self._plain(shown) if self.is_ascii else shown, style, control)

    @staticmethod
    def _plain(text: str) -> str:
        return "".join(sign if sign.isascii() else _in_its_cells(sign) for sign in text)


def _in_its_cells(sign: str) -> str:
    """ASCII for one sign, in as many cells; borders and blocks without an equal become blank."""
    plain = " " if name(sign, "").startswith(DRAWN) else "?"
    shown = to_ascii(sign)[-1:]
    return (plain if shown == "?" else shown).ljust(cell_len(sign))
