"""What a practice brought: skills that are new or have risen, and when the next ones are due."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gradquest.progress.mastery import Shown
from gradquest.training.learner import Learner
from gradquest.training.reasons import rested
from gradquest.wording import counted


@dataclass(frozen=True, slots=True)
class Rise:
    """A skill that stands higher than before."""

    skill: str
    """`partial_x.chain`."""
    before: Shown
    after: Shown


@dataclass(frozen=True, slots=True)
class Gains:
    """What a practice brought."""

    rises: tuple[Rise, ...]
    """In the order of the log."""
    says: str
    """What is due next, in a sentence; empty where nothing is."""


def heights(learner: Learner, hardest: Mapping[str, int]) -> dict[str, Shown]:
    """How far each practised skill has come; `hardest` has the level of its hardest problems."""
    return {
        name: learner.shown(name, level)
        for name, level in hardest.items()
        if name in learner.skills
    }


def gains(
    before: Mapping[str, Shown], learner: Learner, hardest: Mapping[str, int], today: date
) -> Gains:
    """What has changed since `before`, and what is due next."""
    after = heights(learner, hardest)
    rises = (Rise(name, before.get(name, Shown.NEW), now) for name, now in after.items())
    return Gains(
        tuple(rise for rise in rises if rise.after.rank > rise.before.rank),
        _due_next(learner, today),
    )


def _due_next(learner: Learner, today: date) -> str:
    waiting = len(learner.due(today))
    if waiting:
        return rested(waiting)
    days = [date.fromisoformat(skill.kept.due) for skill in learner.skills.values() if skill.kept]
    if not days:
        return ""
    left = (min(days) - today).days
    count = days.count(min(days))
    comes = "comes" if count == 1 else "come"
    when = "tomorrow" if left == 1 else f"in {counted(left, 'day')}"
    return f"{counted(count, 'skill').capitalize()} {comes} back {when}."
