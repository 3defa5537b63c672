"""How a learner stands: every skill's level, its memory, and what comes due when."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from gradquest.progress.mastery import Shown
from gradquest.training.learner import Learner
from gradquest.training.memory import due_on, forecast
from gradquest.training.syllabus import syllabus

if TYPE_CHECKING:
    from gradquest.training.options import Option

DAYS_AHEAD = 14


@dataclass(frozen=True, slots=True)
class SkillStanding:
    """One skill as the progress page lists it."""

    name: str
    """`partial_x.chain`."""
    shown: Shown
    """New, Learning, Learned, Proficient, Mastered; never taken back."""
    is_rusty: bool
    """Much of it may be forgotten by now."""
    memory: float | None
    """The chance, 0 to 1, that it is still there today; None where it was never practised."""
    due_in: int | None
    """Days until it is due, 0 today, negative when overdue; None where it was never practised."""
    items: int
    """First tries so far."""
    recent: tuple[bool, ...]
    """Whether the latest were clean, oldest first."""
    level: float
    """The level that practice would ask for now."""
    hardest: int
    """The level of its hardest problems."""
    easiest: int = 0
    """The level of its easiest problems."""

    def as_json(self) -> dict[str, Any]:
        """The row as plain data."""
        return {**asdict(self), "shown": self.shown.value, "recent": list(self.recent)}


@dataclass(frozen=True, slots=True)
class Standing:
    """All skills, and what comes due."""

    skills: tuple[SkillStanding, ...]
    """Those that there are problems for, in the order of the skill tree."""
    due: tuple[int, ...]
    """How many skills come due today, overdue ones too, and on each of the next days, if nothing
    is practised until then."""

    @property
    def due_today(self) -> int:
        """How many skills are due now."""
        return self.due[0]

    def as_json(self) -> dict[str, Any]:
        """The same as plain data."""
        return {"skills": [skill.as_json() for skill in self.skills], "due": list(self.due)}


def standing(learner: Learner, options: Sequence[Option], today: date) -> Standing:
    """How the learner stands on a day, in the skills that can be practised."""
    levels: dict[str, set[int]] = {}
    for option in options:
        levels.setdefault(option.skill, set()).add(option.level)
    order = syllabus(levels).order
    rows = [
        _row(learner, name, levels[name], today)
        for name in sorted(levels, key=lambda it: order[it])
    ]
    return Standing(tuple(rows), tuple(_ahead(learner, levels, today)))


def _ahead(learner: Learner, names: Iterable[str], today: date) -> list[int]:
    cards = [learner.skill(name).kept for name in names]
    return forecast([card for card in cards if card is not None], today, DAYS_AHEAD)


def _row(learner: Learner, name: str, levels: Collection[int], today: date) -> SkillStanding:
    skill, hardest = learner.skill(name), max(levels)
    kept = skill.kept
    return SkillStanding(
        name=name,
        shown=learner.shown(name, hardest),
        is_rusty=skill.is_rusty(today),
        memory=skill.remembered(today),
        due_in=(due_on(kept, today) - today).days if kept else None,
        items=skill.items,
        recent=tuple(skill.recent),
        level=learner.wanted_level(name),
        hardest=hardest,
        easiest=min(levels),
    )
