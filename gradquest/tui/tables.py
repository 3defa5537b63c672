"""Rows with a name in them: in columns where each has room, else on two lines; needs no Textual."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gradquest.maths.notation import to_ascii
from gradquest.tui.lines import PLAIN, Line

GAP = 2
"""Columns between a name and what stands beside it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a name, and what is said of it."""

    name: str
    rest: str
    tone: str = PLAIN


def lettered(text: str, *, is_ascii: bool) -> str:
    """A text as it will be written, so that its columns can be counted."""
    return to_ascii(text) if is_ascii else text


def longest(texts: Sequence[str], *, is_ascii: bool = False) -> int:
    """Columns of the longest of some texts."""
    return max((len(lettered(text, is_ascii=is_ascii)) for text in texts), default=0)


def names_first(
    entries: Sequence[Entry], columns: int, *, is_ascii: bool = False
) -> Iterator[Line]:
    """Names, and the rest in a column of its own; where that is too wide each below its name."""
    width = longest([it.name for it in entries], is_ascii=is_ascii) + GAP
    fits = width + longest([it.rest for it in entries], is_ascii=is_ascii) <= columns
    for entry in entries:
        name = lettered(entry.name, is_ascii=is_ascii)
        if fits:
            yield Line(f"{name:<{width}}{entry.rest}".rstrip(), entry.tone)
            continue
        if name:
            yield Line(name, entry.tone)
        if entry.rest:
            yield Line(entry.rest, entry.tone, indent=GAP)


def names_last(entries: Sequence[Entry], columns: int, *, is_ascii: bool = False) -> Iterator[Line]:
    """The rest, then the name; where one does not fit beside it all stand below."""
    beside = longest([f"{it.rest}  {it.name}" for it in entries], is_ascii=is_ascii)
    for entry in entries:
        if beside <= columns:
            yield Line(f"{entry.rest}  {entry.name}", entry.tone)
        else:
            yield Line(entry.rest.rstrip(), entry.tone)
            yield Line(entry.name, entry.tone, indent=GAP)
