"""A symmetric matrix typed in full, [[2, 3], [3, 4]], as the list of its upper half.

All that is kept stays in its place in the text, so that columns in messages are those of the typed
text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradquest.errors import Unreadable
from gradquest.maths.expression import Span
from gradquest.maths.grammar.cursor import CLOSERS

SEPARATORS = (",", ";")
SIGNS = "+-−"
JOINTS = f"{SIGNS}*/^·×"
"""Between them and what follows a blank separates nothing."""


def matrix(text: str, size: int) -> Sequence[Span] | None:
    """Where the entries of a square matrix stand, row by row; None where the text is none.

    The rows may be lists of their own, or follow each other in one list; or blanks separate the
    entries of rows that end with a semicolon. Raises `Unreadable` where those are too many.
    """
    parts = list(pieces(text, unwrapped(text, (0, len(text)))))
    if len(parts) == size * size:
        return parts
    rows = [list(pieces(text, unwrapped(text, part))) for part in parts]
    if len(parts) == size and all(len(row) == 1 for row in rows) and ";" in text:
        rows = [list(_words(text, part)) for part in parts]
        if any(len(row) > 1 for row in rows) and any(len(row) != size for row in rows):
            message = "Separate the entries of a row by commas, as in [[1, 2], [2, 3]]."
            raise Unreadable(message, parts[0][0] + 1)
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


def _words(text: str, span: Span) -> Iterator[Span]:
    """The pieces between blanks outside of all brackets; `a - b` is one, `a -b` are two."""
    start, end = unwrapped(text, span)
    depth = 0
    for place in range(start, end):
        depth += (text[place] in CLOSERS) - (text[place] in CLOSERS.values())
        if not depth and text[place].isspace() and _separates(text[start:place], text[place:end]):
            yield start, place
            start = place + 1
    yield start, end


def _separates(before: str, after: str) -> bool:
    """A blank stands between two entries."""
    following = after.lstrip()
    if not before.strip() or before.rstrip()[-1] in JOINTS or not following:
        return False
    is_sign = following[0] in SIGNS and not following[1:2].isspace()
    return is_sign or following[0] not in JOINTS


def unwrapped(text: str, span: Span) -> Span:
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


def pieces(text: str, span: Span) -> Iterator[Span]:
    """What stands between separators outside of all brackets."""
    start, end = span
    depth = 0
    for place in range(start, end):
        depth += (text[place] in CLOSERS) - (text[place] in CLOSERS.values())
        if not depth and text[place] in SEPARATORS:
            yield start, place
            start = place + 1
    yield start, end
