"""A symmetric matrix typed in full, [[2, 3], [3, 4]], as the list of its upper half.

All that is kept stays in its place in the text, so that columns in messages are those of the typed
text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradquest.maths.expression import Span
from gradquest.maths.grammar.cursor import CLOSERS

SEPARATORS = (",", ";")


def matrix(text: str, size: int) -> Sequence[Span] | None:
    """Where the entries of a square matrix stand, row by row; None where the text is none.

    The rows may be lists of their own, or follow each other in one list.
    """
    parts = list(_parts(text, _unwrapped(text, (0, len(text)))))
    if len(parts) == size * size:
        return parts
    rows = [list(_parts(text, _unwrapped(text, part))) for part in parts]
    if len(rows) == size and all(len(row) == size for row in rows):
        return [entry for row in rows for entry in row]
    return None


def upper_half(text: str, entries: Sequence[Span], size: int) -> str:
    """The text with nothing left of the matrix but its upper half, row by row."""
    kept = [entries[size * row + column] for row in range(size) for column in range(row, size)]
    signs = [" "] * len(text)
    for start, end in kept:
        signs[start:end] = text[start:end]
    for _, end in kept[:-1]:
        signs[end] = ","
    return "".join(signs)


def _unwrapped(text: str, span: Span) -> Span:
    """The span without blanks and without one pair of brackets around all of it."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    is_wrapped = end - start > 1 and _closing(text, start, end) == end - 1
    return (start + 1, end - 1) if is_wrapped else (start, end)


def _closing(text: str, start: int, end: int) -> int | None:
    """Where the bracket at `start` is closed; None where there is none."""
    if text[start] not in CLOSERS:
        return None
    depth = 0
    for place in range(start, end):
        depth += (text[place] in CLOSERS) - (text[place] in CLOSERS.values())
        if not depth:
            return place
    return None


def _parts(text: str, span: Span) -> Iterator[Span]:
    """The pieces between separators outside of all brackets."""
    start, end = span
    depth = 0
    for place in range(start, end):
        depth += (text[place] in CLOSERS) - (text[place] in CLOSERS.values())
        if not depth and text[place] in SEPARATORS:
            yield start, place
            start = place + 1
    yield start, end
