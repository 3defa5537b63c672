"""Which skills could come next for a reason, and how much each is wanted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import exp

from gradquest.training.learner import Learner
from gradquest.training.mixing import keeping, kind_of
from gradquest.training.options import Option, Role
from gradquest.training.played import Played
from gradquest.training.reasons import SETTLED
from gradquest.training.syllabus import Syllabus

MOST_OF_A_SKILL = 2
"""So often one skill may be asked as due."""

FEW_KINDS = 3
"""As long as fewer kinds are known, there can be no mix: new skills come freely."""
REACH = 0.5
"""A new skill may be so many levels harder than the learner's usual."""

SOUND = 0.8
"""From this share of clean answers on, a skill is no frontier any more."""

FITTING = 0.5
"""From this fit on a skill has problems that are hard enough."""
NO_EXAMPLE_FROM = 0.92
"""With such a chance of a clean answer nobody needs a worked example: they slow experts down."""

TOO_HARD, TOO_EASY = 4.0, 2.5
"""How fast a skill loses weight with each level that its templates are away from the wanted one."""


class Candidates:
    """The skills that can be asked, as they stand after some problems of a session."""

    def __init__(
        self,
        options: Mapping[str, Sequence[Option]],
        before: Sequence[Played],
        learner: Learner,
        due: Sequence[str],
        syllabus: Syllabus,
    ) -> None:
        self.options = options
        self.before = before
        self.learner = learner
        self.were_due = due
        """As the session began, least remembered first."""
        self.syllabus = syllabus
        self.known = [skill for skill in options if skill in learner.met]
        self.easiest = {name: min(it.level for it in group) for name, group in options.items()}
        self.counts = Counter(item.problem.skill for item in before)
        self._promises: dict[str, float] = {}

    @property
    def lack_kinds(self) -> bool:
        """Too few kinds are known for a mix."""
        kinds = {kind_of(skill) for skill in self.options}
        return len({kind_of(skill) for skill in self.known}) < min(FEW_KINDS, len(kinds))

    def due(self) -> list[str]:
        """What is still due, least remembered first, what was missed already behind the others."""
        as_due = Counter(it.problem.skill for it in self.before if it.role == Role.DUE)
        fresh = {it.problem.skill for it in self.before if it.is_clean}
        waiting = [it for it in self.were_due if as_due[it] < MOST_OF_A_SKILL and it not in fresh]
        return sorted(waiting, key=lambda skill: self.counts[skill])

    def begun(self) -> list[str]:
        """The skills that were practised and never went well three times running."""
        skills = self.learner.skills
        return [it for it in self.known if it in skills and not skills[it].mastery.learned_at]

    def unsettled(self) -> list[str]:
        """The skills in which the learner is growing."""
        known = {it: self.learner.skill(it) for it in self.known if it not in self.were_due}
        return [
            name
            for name, skill in known.items()
            if skill.items < SETTLED or skill.clean_share < SOUND
        ]

    def new(self, skills: Sequence[str], *, times: int) -> str | None:
        """The first of the syllabus that is within reach, ready, and may come so often running."""
        fitting = keeping(self.options, self.before, times)
        unmet = [it for it in skills if it not in self.learner.met and it in fitting]
        ordered = self.syllabus.ordered(unmet, self.easiest, self._promise, self.learner)
        if self.lack_kinds:
            return next(iter(ordered), None)
        return next((it for it in ordered if self._is_in_reach(it)), None)

    @property
    def are_too_easy(self) -> bool:
        """No known skill has problems as hard as the learner could do with."""
        return all(self.fit(skill) < FITTING for skill in self.known)

    def is_ready(self, option: Option) -> bool:
        """Of a known kind and so easy for the learner that an example would only hold up."""
        kinds = {kind_of(skill) for skill in self.known}
        is_easy = self.learner.predicted(option.skill, option.level) >= NO_EXAMPLE_FROM
        return is_easy and option.kind in kinds

    def _is_in_reach(self, skill: str) -> bool:
        is_ready = self.syllabus.is_ready(skill, self.learner)
        return is_ready and self.easiest[skill] <= self.learner.wanted_level(skill) + REACH

    def _promise(self, skill: str) -> float:
        """How well it fits, or the best of what waits for it: what leads on may be too easy."""
        if skill not in self._promises:
            later = [self._promise(it) for it in self._waiting.get(skill, ())]
            self._promises[skill] = max([self.fit(skill), *later])
        return self._promises[skill]

    @cached_property
    def _waiting(self) -> dict[str, list[str]]:
        """For each skill the new ones that build on it, or on others none of which was met."""
        waiting: dict[str, list[str]] = {}
        for skill in self.options.keys() - self.learner.met:
            for group in self.syllabus.needs.get(skill, ()):
                for needed in () if group & self.learner.met else group:
                    waiting.setdefault(needed, []).append(skill)
        return waiting

    # How much each is wanted

    def growing(self, skills: Iterable[str]) -> dict[str, float]:
        """Most for a skill that goes well half of the time, less where it is too hard; one that is
        too easy by now is soon settled, and others may build on it."""
        return {
            it: self._edge(it) ** 2 * self._reach(it) / (1 + self.counts[it])
            for it in self.unsettled()
            if it in skills
        }

    def _edge(self, skill: str) -> float:
        return 1.2 - abs(2 * self.learner.skill(skill).clean_share - 1)

    def mixed(self, skills: Iterable[str]) -> dict[str, float]:
        """Most for known skills that fit the wanted level and have rested: what was asked lately
        is still there, and gains little from one more."""
        return {it: self.fit(it) * self._rest(it) for it in self._not_due(skills)}

    def hopeful(self, skills: Iterable[str], shift: float) -> dict[str, float]:
        """Most for the known skills whose problems should go best, and that have rested."""
        return {it: self._hope(it, shift) ** 12 * self._rest(it) for it in self._not_due(skills)}

    def likely(self, skills: Iterable[str], shift: float) -> list[str]:
        """The known skills whose problems should go well."""
        return [it for it in skills if it in self.known and self._hope(it, shift) >= SOUND]

    def _rest(self, skill: str) -> float:
        return self.learner.lately.rest(skill)

    def _not_due(self, skills: Iterable[str]) -> list[str]:
        known = [it for it in skills if it in self.known]
        return [it for it in known if it not in self.were_due] or known

    def _hope(self, skill: str, shift: float) -> float:
        level = max(self.easiest[skill], self.learner.wanted_level(skill) + shift)
        return self.learner.ratings.predicted(skill, level)

    def fit(self, skill: str) -> float:
        """1 where the skill has templates of the wanted level, less the farther they are away."""
        hardest = max(option.level for option in self.options[skill])
        return self._reach(skill) * exp(-TOO_EASY * max(0.0, self._wanted(skill) - hardest))

    def _reach(self, skill: str) -> float:
        """1 where the skill has templates that are easy enough, less the harder they are."""
        return exp(-TOO_HARD * max(0.0, self.easiest[skill] - self._wanted(skill)))

    def _wanted(self, skill: str) -> float:
        return max(0.5, self.learner.wanted_level(skill))
