"""How far one's own goal is: every skill up to a level learned; as a range, or not at all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from gradquest.progress.mastery import Shown
from gradquest.wording import counted

if TYPE_CHECKING:
    from gradquest.progress.milestones import Milestones
    from gradquest.training.standing import SkillStanding

WINDOW = 28
"""Days that the rate is taken from."""
FEWEST_DAYS, FEWEST_SKILLS = 14, 3
"""With fewer days of the log, or fewer skills learned in them, nothing is foretold."""
FOUR_IN_FIVE = 1.28
"""So many standard deviations to both sides hold the outcome four times out of five."""
LONGEST_WEEKS = 52


@dataclass(frozen=True, slots=True)
class Projection:
    """How far the goal is, and when it may be reached."""

    level: int
    """Every skill that begins at most so hard."""
    total: int
    learned: int
    lately: int
    """How many of them were learned in the latest days."""
    days: int
    """How many days that are: 28, or fewer where the log is younger."""
    weeks: tuple[int, int] | None
    """From so many weeks to so many, from now; None where it is reached, or too early to say."""

    @property
    def left(self) -> int:
        """How many skills are still to be learned."""
        return self.total - self.learned

    @property
    def says(self) -> str:
        """How far it is, in a sentence or two."""
        goal = f"the {counted(self.total, 'skill')} up to level {self.level}"
        if not self.total:
            return f"Your goal: there is no skill up to level {self.level}."
        if not self.left:
            return f"Your goal is reached: {goal} are learned."
        are = "is" if self.learned == 1 else "are"
        return f"Your goal: learn {goal}. {self.learned} {are} learned. {self._when}"

    @property
    def _when(self) -> str:
        rate = f"{self.lately or 'none'} in {counted(self.days, 'day')}"
        if not self.lately and self.days >= FEWEST_DAYS:
            return f"None was learned in the last {self.days} days, so there is no rate to go by."
        if self.weeks is None:
            return f"Too early to say when: {rate}."
        return f"At your rate, {rate}, it takes {_range(*self.weeks)}."

    def as_json(self) -> dict[str, Any]:
        """The same as plain data."""
        weeks = None if self.weeks is None else list(self.weeks)
        return {**asdict(self), "weeks": weeks, "says": self.says}


def _range(least: int, most: int) -> str:
    if least > LONGEST_WEEKS:
        return "more than a year"
    if not least:
        return f"up to about {counted(most, 'week')} more"
    if most > LONGEST_WEEKS:
        return f"{counted(least, 'week')} or much longer"
    return f"about {least} to {counted(most, 'week')} more"


def projection(
    skills: Sequence[SkillStanding],
    milestones: Milestones,
    level: int,
    first_day: date | None,
    today: date,
) -> Projection:
    """How far the goal of a level is, by the skills that were learned in the latest days."""
    wanted = [skill for skill in skills if skill.easiest <= level]
    learned = sum(skill.shown.rank >= Shown.LEARNED.rank for skill in wanted)
    days = min(WINDOW, (today - first_day).days + 1) if first_day else 0
    since = [milestones.day(skill.name, Shown.LEARNED) for skill in wanted]
    lately = sum(it is not None and 0 <= _age(it, today) < days for it in since)
    weeks = weeks_for(len(wanted) - learned, lately, days)
    return Projection(level, len(wanted), learned, lately, days, weeks)


def _age(day: str, today: date) -> int:
    return (today - date.fromisoformat(day)).days


def weeks_for(left: int, lately: int, days: int) -> tuple[int, int] | None:
    """From how many weeks to how many it takes to learn so many skills more.

    Counts of rare events scatter by their root: the logarithm of (time for `left` more) has about
    the variance 1/lately + 1/left. None where there is too little to go by.
    """
    if not left or lately < FEWEST_SKILLS or days < FEWEST_DAYS:
        return None
    middle = days * left / lately / 7
    spread = math.exp(FOUR_IN_FIVE * math.sqrt(1 / lately + 1 / left))
    return math.floor(middle / spread), math.ceil(middle * spread)
