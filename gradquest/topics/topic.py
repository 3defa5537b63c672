"""One topic of the skill tree: which problems belong to it, what it builds on, how it is taught."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """A row of the skill tree."""

    id: str
    """Stable: `partial.chain`."""
    title: str
    level: int
    """0 (slopes) to 9 (optimisers)."""
    kinds: tuple[str, ...]
    """The kinds of problems that practise it."""
    families: tuple[str, ...]
    """The rule families of those kinds; empty: all that no other topic names."""
    needs: tuple[str, ...]
    """The topics that it builds on. Nothing is locked: they say what to do first."""
    lesson: tuple[str, ...]
    """Five lines of plain text."""
    example: str
    """`bank/template/kind:seed` of a problem whose worked solution shows it."""
