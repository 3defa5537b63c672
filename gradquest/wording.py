"""Texts as any terminal or file may show them: inert, with counts and times in words."""

from __future__ import annotations

from unicodedata import category

UNSHOWABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Unicode categories that move the cursor, reorder the line, or cannot be written at all."""


def harmless(text: str) -> str:
    """Text from a learner, a bank or a file: what is no visible sign shows as `?`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible, text))


def _visible(sign: str) -> str:
    if sign == "\n":
        return sign
    if sign == "\t":
        return " "
    return "?" if category(sign) in UNSHOWABLE else sign


def in_one_line(text: str) -> str:
    """The same, on exactly one line."""
    return harmless(" ".join(text.split()))


def sentence(text: str) -> str:
    """A refusal, as it stands behind `gradquest: ` on a command line, as a sentence of its own."""
    whole = f"{text[:1].upper()}{text[1:]}"
    return whole if whole.endswith((".", "?", "!")) else f"{whole}."


def counted(count: int, noun: str) -> str:
    """`1 problem`, `2,000 problems`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def clock_text(seconds: float) -> str:
    """`1:05`."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02}"
