"""Small pieces of English that sentences about mathematics share."""

from __future__ import annotations

from collections.abc import Sequence

from gradquest.maths.notation import letter


def listed(words: Sequence[str], joint: str = "and") -> str:
    """`x`, `x and y`, `x, y and z`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def plain(count: int, one: str, many: str) -> str:
    """The form of a word that goes with a count."""
    return one if count == 1 else many
