"""Where the game begins, as the command line or a menu says it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Start:
    """A place and which problems are asked there."""

    place: str = "home"
    """home, practice, race or sprint."""
    kinds: tuple[str, ...] = ()
    """Empty: all."""
    level: int | None = None
    bank: str | None = None
    """A bank file; None: the shipped banks and the learner's own."""
    seed: int | None = None
    size: int | None = None
    """Problems of a practice or race, seconds of a sprint; None: the usual."""
    is_ascii: bool = False
