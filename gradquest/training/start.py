"""Where the game begins, as the command line or a menu says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradquest.explore.exploration import Exploration


DRILLS = ("race", "sprint", "daily", "weak")
"""The places in which the clock runs."""


@dataclass(frozen=True, slots=True)
class Start:
    """A place and which problems are asked there."""

    place: str = "home"
    """home, practice, test-out, quest, explore or one of `DRILLS`."""
    kinds: tuple[str, ...] = ()
    """Empty: all."""
    level: int | None = None
    bank: str | None = None
    """A bank file; None: the shipped banks and the learner's own."""
    seed: int | None = None
    size: int | None = None
    """Problems of a practice or race, seconds of a sprint; None: the usual."""
    code: str = ""
    """A share code, which settles kinds, level, seed and size."""
    date: str | None = None
    """The date label of a daily; None: today."""
    ghost: str = ""
    """Whom to race: best, average, par, none, or a friend's file or result line."""
    keep: str | None = None
    """The file in which to keep the result, for friends."""
    skill: str = ""
    """Which skill a test-out is about: kind and family, `partial_x.chain`."""
    landscape: str = ""
    """The name of a quest's landscape; empty: as seed and level say, or the next in order."""
    topic: str = ""
    """The topic of the skill tree that is practised, `partial.chain`; empty: all."""
    is_resumed: bool = False
    """The practice that was left goes on, where there is one."""
    is_ascii: bool = False
    exploration: Exploration | None = None
    """Where to begin exploring; None: in the gallery."""
