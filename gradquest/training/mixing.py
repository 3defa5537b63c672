"""The mix of practice: which skills may come next, and which missed problems come back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from gradquest.maths.chance import Chance
from gradquest.progress.attempt import Status
from gradquest.training.stages import Stage

if TYPE_CHECKING:
    from gradquest.training.played import Played

WINDOW = 6
KINDS_IN_WINDOW = 3
"""At least so many kinds in any `WINDOW` problems in a row."""

LONGEST_RUN = 2
"""So often one kind may come running."""

MOST_SIBLINGS = 2
"""So often a template that keeps being missed comes back in one session."""


def asked(played: Sequence[Played]) -> list[Played]:
    """The problems that wanted an answer; a worked example does not."""
    return [item for item in played if item.stage is not Stage.WORKED]


def mixing(skills: Collection[str], before: Sequence[Played]) -> list[str]:
    """The skills that keep the mix; all of them where the choice is too narrow for it."""
    return keeping(skills, before) or _others(skills, before) or list(skills)


def keeping(skills: Collection[str], before: Sequence[Played], times: int = 1) -> list[str]:
    """The skills that keep the mix if they come so many times running; maybe none."""
    kinds = [item.problem.kind.name for item in before]
    of = len({kind_of(skill) for skill in skills})
    return [it for it in _others(skills, before) if _keeps_mix(kind_of(it), kinds, of, times)]


def _others(skills: Collection[str], before: Sequence[Played]) -> list[str]:
    last = before[-1].problem.skill if before else ""
    return [skill for skill in skills if skill != last]


def _keeps_mix(kind: str, before: Sequence[str], of: int, times: int) -> bool:
    """Whether the kind may follow the others, where so many kinds are to be had."""
    after = [*before, *[kind] * times][-WINDOW:]
    run = after[-LONGEST_RUN - 1 :]
    is_run = of > 1 and len(run) > LONGEST_RUN and set(run) == {kind}
    return not is_run and len({*after}) + WINDOW - len(after) >= min(KINDS_IN_WINDOW, of)


def missed(before: Sequence[Played]) -> list[int]:
    """Places of problems that went wrong and still want their sibling, oldest first."""
    waiting = []
    for index, item in enumerate(before):
        if not _went_wrong(item):
            continue
        alike = [place for place, other in enumerate(before) if _is_sibling(item, other)]
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


def picked(weights: Mapping[str, float], chance: Chance) -> str:
    """First a kind, as heavy as its heaviest skill, so that broad kinds crowd out no other."""
    kinds: dict[str, float] = {}
    for skill, weight in weights.items():
        kinds[kind_of(skill)] = max(weight, kinds.get(kind_of(skill), 0.0))
    kind = weighted(kinds, chance)
    return weighted({it: weight for it, weight in weights.items() if kind_of(it) == kind}, chance)


def weighted(weights: Mapping[str, float], chance: Chance) -> str:
    """One of the names, the heavier the likelier."""
    left = chance.unit() * sum(weights.values())
    for name, weight in weights.items():
        left -= weight
        if left < 0:
            return name
    return list(weights)[-1]
