"""What pages are written in: lines of words, each said in one of a few tones."""

from __future__ import annotations

from dataclasses import dataclass

RIGHT = "bold $text-success"
WRONG = "bold $text-error"
WARNED = "$text-warning"
NOTED = "$text-accent"
HEAD = "bold $accent"
STRONG = "bold"
PLAIN = ""
MUTED = "$foreground-muted"


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph and the tone it is said in."""

    text: str
    tone: str = PLAIN
    indent: int = 0
    """Columns that stay free on the left, also where the line goes on in another row."""


BLANK = Line("")
