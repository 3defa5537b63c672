"""The mix of practice: which skills may come next, and which missed problems come back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gradquest.progress.attempt import Status

if TYPE_CHECKING:
    from gradquest.training.played import Played

WINDOW = 6
KINDS_IN_WINDOW = 3
"""At least so many kinds in any `WINDOW` problems in a row."""

LONGEST_RUN = 2
"""So often one kind may come running."""

MOST_SIBLINGS = 2
"""So often a template that keeps being missed comes back in one session."""


def mixing(skills: Sequence[str], played: Sequence[Played]) -> list[str]:
    """The skills that keep the mix; all of them where the choice is too narrow for it."""
    recent = [item.problem.kind.name for item in played[-(WINDOW - 1) :]]
    last = played[-1].problem.skill if played else ""
    kinds = {kind_of(skill) for skill in skills}
    others = [skill for skill in skills if skill != last]
    mixed = [skill for skill in others if _keeps_mix(kind_of(skill), recent, len(kinds))]
    return mixed or others or list(skills)


def _keeps_mix(kind: str, recent: Sequence[str], of: int) -> bool:
    """Whether the kind may follow the recent ones, where so many kinds are to be had."""
    spare = WINDOW - 1 - len(recent)
    is_run = of > 1 and list(recent[-LONGEST_RUN:]) == [kind] * LONGEST_RUN
    return not is_run and len({*recent, kind}) + spare >= min(KINDS_IN_WINDOW, of)


def missed(played: Sequence[Played]) -> list[int]:
    """Places of problems that went wrong and still want their sibling, oldest first."""
    waiting = []
    for index, item in enumerate(played):
        if not _went_wrong(item):
            continue
        alike = [place for place, other in enumerate(played) if _is_sibling(item, other)]
        if alike[-1] == index and len(alike) <= MOST_SIBLINGS:
            waiting.append(index)
    return waiting


def _went_wrong(item: Played) -> bool:
    return any(it.status in (Status.WRONG, Status.REVEALED) for it in item.attempts)


def source_of(item: Played) -> tuple[str, str]:
    """Bank and template by name."""
    return item.problem.origin.bank, item.problem.origin.template


def _is_sibling(item: Played, other: Played) -> bool:
    return source_of(item) == source_of(other) and item.problem.kind.name == other.problem.kind.name


def kind_of(skill: str) -> str:
    """The kind's name in a skill's."""
    return skill.split(".", 1)[0]
