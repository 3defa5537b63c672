"""What could be asked, what a problem is in a session for, and how it came to be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gradquest.training.stages import Stage

if TYPE_CHECKING:
    from gradquest.banks.template import Listed


class Role(StrEnum):
    """Why a problem is in a session."""

    DUE = "due"
    FRONTIER = "frontier"
    NEW = "new"
    MIXED = "mixed"
    SIBLING = "sibling"


@dataclass(frozen=True, slots=True)
class Option:
    """Something that could be asked: a template under one of its kinds."""

    kind: str
    template: Listed

    @property
    def skill(self) -> str:
        """Kind and rule family."""
        return f"{self.kind}.{self.template.family}"

    @property
    def level(self) -> int:
        """The template's level."""
        return self.template.level

    @property
    def source(self) -> tuple[str, str]:
        """Bank and template by name."""
        return self.template.bank, self.template.id

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from all others."""
        return self.kind, *self.source


@dataclass(frozen=True, slots=True)
class Choice:
    """What to ask next, how, why, and how likely a clean answer is."""

    option: Option
    role: Role
    why: str
    stage: Stage = Stage.PLAIN
    predicted: float | None = None


def by_skill(options: Sequence[Option]) -> dict[str, list[Option]]:
    """The options of each skill, in their order."""
    groups: dict[str, list[Option]] = {}
    for option in options:
        groups.setdefault(option.skill, []).append(option)
    return groups
