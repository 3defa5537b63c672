"""What comes next in practice, and the sentence that says why.

Kinds are mixed: never the same skill twice running, at least three kinds in any six problems. The
level follows the learner; weak, rested and missed skills come more often.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp
from typing import TYPE_CHECKING

from gradquest.banks.family import FAMILIES
from gradquest.maths.chance import Chance
from gradquest.training.learner import RECENT, WEAK, Learner
from gradquest.training.mixing import kind_of, missed, mixing, source_of

if TYPE_CHECKING:
    from gradquest.banks.template import Template
    from gradquest.training.played import Played

SIBLING_FROM, SIBLING_BY = 2, 3
"""A sibling comes so many problems after the miss; 4 where the mix stands in the way."""

EASY_START, EASY_END = -1.5, -0.8
"""How many levels below the usual the first and the last problem are."""

FEW_SKILLS = 4
"""As long as fewer are known, new ones come freely; after that one a session."""

PLAINER = 0.6
"""How much less a family weighs than the next easier one, at the start and where it is new."""

TOO_HARD, TOO_EASY = 1.2, 0.4
"""How fast a skill loses weight with each level that its templates are away from the wanted one."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something that could be asked: a template under one of its kinds."""

    kind: str
    template: Template

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


@dataclass(frozen=True, slots=True)
class Choice:
    """What to ask next, why, and how likely a clean answer is."""

    option: Option
    why: str
    predicted: float


class Chooser:
    """Chooses among options for one learner on one day."""

    def __init__(
        self,
        options: Sequence[Option],
        learner: Learner,
        today: date,
        chance: Chance,
        total: int | None = None,
    ) -> None:
        self.by_skill = _grouped(options)
        self.learner = learner
        self.today = today
        self.chance = chance
        self.total = total
        self.known_before = frozenset(learner.skills)
        self.has_easier = len({option.level for option in options}) > 1

    def choose(self, played: Sequence[Played]) -> Choice:
        """The next template, given what this session has asked so far."""
        skills = mixing(list(self.by_skill), played)
        waiting = missed(played)
        for index in waiting:
            sibling = self._sibling(played[index], len(played) - index, skills)
            if sibling is not None:
                return sibling
        reserved = {played[index].problem.skill for index in waiting}
        return self._fresh([it for it in skills if it not in reserved] or skills, played)

    def _sibling(self, item: Played, away: int, skills: Sequence[str]) -> Choice | None:
        is_due = away >= SIBLING_BY or (away >= SIBLING_FROM and self.chance.unit() < 0.5)
        if not is_due or item.problem.skill not in skills:
            return None
        for option in self.by_skill[item.problem.skill]:
            if option.source == source_of(item):
                why = f"You missed one like this {away} problems ago: same shape, new numbers."
                return self._choice(option, why)
        return None

    def _fresh(self, skills: Sequence[str], played: Sequence[Played]) -> Choice:
        shift = self._shift(len(played))
        new_ones = {item.problem.skill for item in played} - self.known_before
        skill = _picked({it: self._weight(it, shift, new_ones) for it in skills}, self.chance)
        level = self._level(skill, shift)
        asked = {source_of(item) for item in played}
        options = [option for option in self.by_skill[skill] if option.level == level]
        unasked = [option for option in options if option.source not in asked]
        return self._choice(self.chance.pick(unasked or options), self._why(skill, played))

    def _choice(self, option: Option, why: str) -> Choice:
        return Choice(option, why, self.learner.predicted(option.skill, option.level))

    # Which level

    def _shift(self, place: int) -> float:
        if place == 0:
            return EASY_START
        return EASY_END if self.total is not None and place == self.total - 1 else 0.0

    def _level(self, skill: str, shift: float) -> int:
        levels = sorted({option.level for option in self.by_skill[skill]})
        return dithered(levels, self.learner.wanted_level(skill) + shift, self.chance)

    # Which skill

    def _weight(self, skill: str, shift: float, new_ones: set[str]) -> float:
        known = self.learner.skill(skill)
        if known.items:
            weight = 1 + 2 * (1 - known.clean_share)
            weight += min(2.0, due) if (due := known.due(self.today)) >= 1 else 0
        else:
            weight = 1.0 if len(self.learner.skills) < FEW_SKILLS else 0.1 if new_ones else 0.8
        if shift == EASY_START or not known.items:
            weight *= _plainness(skill)
        return weight * self._fit(skill, shift)

    def _fit(self, skill: str, shift: float) -> float:
        """1 where the skill has templates of the wanted level, less the farther they are away."""
        levels = [option.level for option in self.by_skill[skill]]
        wanted = max(1.0, self.learner.wanted_level(skill) + shift)
        above, below = max(0.0, min(levels) - wanted), max(0.0, wanted - max(levels))
        return exp(-TOO_HARD * above - TOO_EASY * below)

    # Why

    def _why(self, skill: str, played: Sequence[Played]) -> str:
        known = self.learner.skill(skill)
        days = known.days_since_clean(self.today)
        if not played and self.has_easier:
            return "An easy one to begin with."
        if not known.items:
            return "New: practice has not asked this of you before."
        if days and known.due(self.today) >= 1:
            return f"Due: your last clean one was {_days(days)} ago."
        clean, of = sum(known.recent), len(known.recent)
        if of >= RECENT // 2 and known.clean_share < WEAK:
            return f"A weak spot: {clean} of your last {of} were clean."
        if len(self.by_skill) == 1:
            return "It is what you asked for."
        return "Mixed in, so that you choose the rule yourself."


def _plainness(skill: str) -> float:
    """1 for the easiest family, less for each that is harder: what is new begins simple."""
    family = skill.partition(".")[2]
    return PLAINER ** FAMILIES.index(family) if family in FAMILIES else 1.0


def dithered(levels: Sequence[int], wanted: float, chance: Chance) -> int:
    """One of the two levels around the wanted one, so that their mean is the wanted one."""
    below = max((level for level in levels if level <= wanted), default=levels[0])
    above = min((level for level in levels if level > wanted), default=levels[-1])
    if above <= below:
        return below
    return above if chance.unit() < (wanted - below) / (above - below) else below


def _picked(weights: Mapping[str, float], chance: Chance) -> str:
    """First a kind, as heavy as its heaviest skill, so that broad kinds crowd out no other."""
    kinds: dict[str, float] = {}
    for skill, weight in weights.items():
        kinds[kind_of(skill)] = max(weight, kinds.get(kind_of(skill), 0.0))
    kind = _weighted(kinds, chance)
    return _weighted({it: weight for it, weight in weights.items() if kind_of(it) == kind}, chance)


def _weighted(weights: Mapping[str, float], chance: Chance) -> str:
    left = chance.unit() * sum(weights.values())
    for name, weight in weights.items():
        left -= weight
        if left < 0:
            return name
    return list(weights)[-1]


def _grouped(options: Sequence[Option]) -> dict[str, list[Option]]:
    groups: dict[str, list[Option]] = {}
    for option in options:
        groups.setdefault(option.skill, []).append(option)
    return groups


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
