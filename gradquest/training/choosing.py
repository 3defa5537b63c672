"""What comes next in practice, and the sentence that says why.

Half of a session is due, a quarter is where the learner is growing, one skill is new, or more for
whom all goes well; the rest is mixed in, most of it what has rested longest. Never the same skill
twice running outside a new skill's trio, at least three kinds in any six problems; the first is
easy, and the last is one that should go well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from gradquest.errors import GradquestError
from gradquest.maths.chance import Chance
from gradquest.training.candidates import SOUND, Candidates
from gradquest.training.learner import Learner
from gradquest.training.levels import dithered
from gradquest.training.mixing import asked, missed, mixing, picked, source_of, weighted
from gradquest.training.options import Choice, Option, Role, by_skill
from gradquest.training.reasons import (
    EASY,
    LAST,
    NEW,
    WISHED,
    due_reason,
    frontier_reason,
    mixed_reason,
    sibling_reason,
)
from gradquest.training.stages import Stage
from gradquest.training.syllabus import Syllabus

if TYPE_CHECKING:
    from gradquest.training.played import Played

USUAL = 10
"""The quotas of a session without a planned end are those of so many problems, again and again."""

SIBLING_FROM, SIBLING_BY = 2, 3
"""A sibling comes so many problems after the miss; 4 where the mix stands in the way."""

EASY_START, EASY_END, NEW_IS_EASIER = -1.5, -1.0, -0.5
"""How many levels below the usual the first, the last and a new skill's problems are."""

WARMED_UP = 2
"""A new skill comes after so many problems."""
TRIO_ROOM = 3
"""Problems that must still come, for one to be finished, one to be done alone, and a last one."""
MOST_NEW = 3
"""So many skills may be new in a session of somebody who climbs, or for whom all that is known is
too easy, once nothing is due; else one."""
MOST_BEGUN = 5
"""With more skills that are begun and not learned, a new one waits."""

FOLLOWING = {Stage.WORKED: Stage.FADED, Stage.FADED: Stage.SOLO}
"""A new skill's trio."""


class Chooser:
    """Chooses among options for one learner on one day."""

    def __init__(
        self,
        options: Sequence[Option],
        learner: Learner,
        today: date,
        total: int | None = None,
        syllabus: Syllabus | None = None,
    ) -> None:
        self.options = options
        self.learner = learner
        self.total = total
        self.syllabus = syllabus or Syllabus()
        skills = by_skill(options)
        self.due = [skill for skill in learner.due(today) if skill in skills]
        """Least remembered first, as the session began."""
        self.reasons = {skill: due_reason(learner.skill(skill), today) for skill in self.due}

    def choose(
        self, played: Sequence[Played], chance: Chance, spent: Collection[tuple[str, str, str]] = ()
    ) -> Choice:
        """What to ask after what was asked; `spent` are the keys of options that give no more.

        Raises `GradquestError` where nothing is left.
        """
        options = [option for option in self.options if option.key not in spent]
        if not options:
            raise GradquestError("these templates give no further problems; choose more of them")
        return _Turn(self, by_skill(options), played, chance).choice()


class _Turn:
    """One choice: all that is looked at for it."""

    def __init__(
        self,
        chooser: Chooser,
        options: Mapping[str, Sequence[Option]],
        played: Sequence[Played],
        chance: Chance,
    ) -> None:
        self.learner = chooser.learner
        self.reasons = chooser.reasons
        self.total = chooser.total
        self.options = options
        self.last = played[-1] if played else None
        self.before = asked(played)
        self.place = len(self.before)
        self.chance = chance
        self.candidates = Candidates(
            options, self.before, chooser.learner, chooser.due, chooser.syllabus
        )

    def choice(self) -> Choice:
        """What comes next."""
        return self._rest_of_trio() or self._sibling() or self._fresh()

    @property
    def is_last(self) -> bool:
        """The planned end comes after this one."""
        return self.total is not None and self.place == self.total - 1

    @property
    def has_room(self) -> bool:
        """A new skill's whole trio fits before the end."""
        return self.total is None or self.total - self.place >= TRIO_ROOM

    # What follows from the problems before

    def _rest_of_trio(self) -> Choice | None:
        """After the worked example one to finish, after that one to do alone, of the same shape."""
        if self.last is None or self.last.stage not in FOLLOWING:
            return None
        problem = self.last.problem
        options = self.options.get(problem.skill, [])
        if not options:
            return None
        same = [it for it in options if it.source == source_of(self.last)]
        nearest = min(abs(it.level - problem.origin.level) for it in options)
        near = [it for it in options if abs(it.level - problem.origin.level) == nearest]
        return self._introduced(self.chance.pick(same or near), FOLLOWING[self.last.stage])

    def _sibling(self) -> Choice | None:
        skills = mixing(self.options, self.before)
        for index in missed(self.before):
            item, away = self.before[index], self.place - index
            if self._is_sibling_due(away) and item.problem.skill in skills:
                for option in self.options[item.problem.skill]:
                    if option.source == source_of(item):
                        return self._choice(option, Role.SIBLING, sibling_reason(away))
        return None

    def _is_sibling_due(self, away: int) -> bool:
        """The last problem shall go well, so what would come there comes one earlier."""
        if self.is_last:
            return away > SIBLING_BY
        if away < SIBLING_FROM or away >= SIBLING_BY:
            return away >= SIBLING_BY
        return self.place + 2 == self.total or self.chance.unit() < 0.5

    # A fresh one

    def _fresh(self) -> Choice:
        skills = mixing(self.options, self.before)
        waiting = {self.before[index].problem.skill for index in missed(self.before)}
        others = [it for it in skills if it not in waiting]
        if any(it in self.candidates.known for it in others):
            skills = others
        for role in self._roles(has_waiting=bool(waiting)):
            skill = self._skill(role, skills)
            if skill is not None:
                return self._posed(skill, role)
        fits = {skill: self.candidates.fit(skill) for skill in skills}
        return self._posed(picked(fits, self.chance), Role.NEW)

    def _roles(self, *, has_waiting: bool) -> list[Role]:
        """All roles in the order in which they are tried; new where nothing else can be."""
        if self.is_last:
            return [Role.MIXED, Role.NEW]
        if self.place == 0:
            return [Role.DUE, Role.MIXED, Role.NEW]
        left = self._left()
        if has_waiting or not self._may_begin():
            del left[Role.NEW]
        wanted: dict[str, float] = {role: count for role, count in left.items() if count > 0}
        first = Role(weighted(wanted, self.chance))
        return [first, *(Role(it) for it in wanted if it != first), Role.NEW]

    def _left(self) -> dict[Role, float]:
        """How many problems of each role are still wanted."""
        planned = self.total or USUAL
        place = self.place % planned
        so_far = Counter(item.role for item in self.before[self.place - place :])
        quota = {
            Role.DUE: planned // 2,
            Role.FRONTIER: max(1, planned // 4),
            Role.NEW: len(FOLLOWING) * self._most_new,
        }
        left: dict[Role, float] = {role: count - so_far[role] for role, count in quota.items()}
        left[Role.MIXED] = max(0.5, planned - place - sum(left.values()))
        return left

    def _may_begin(self) -> bool:
        """A new skill may be brought in now, with room for all that goes with it."""
        if not self.has_room or self.candidates.lack_kinds:
            return self.has_room
        new = {item.problem.skill for item in self.before if item.role == Role.NEW}
        is_free = len(self.candidates.begun()) <= MOST_BEGUN
        return self.place >= WARMED_UP and len(new) < self._most_new and is_free

    @property
    def _most_new(self) -> int:
        wants_more = self.learner.ratings.is_climbing or self.candidates.are_too_easy
        return MOST_NEW if wants_more and not self.candidates.due() else 1

    def _skill(self, role: Role, skills: Sequence[str]) -> str | None:
        """A skill for the role among those that keep the mix; None where there is none."""
        if self.place == 0:
            skills = self.candidates.likely(skills, EASY_START) or skills
        match role:
            case Role.DUE:
                return next((it for it in self.candidates.due() if it in skills), None)
            case Role.NEW:
                return self.candidates.new(skills, times=2 if self.has_room else 1)
            case Role.FRONTIER:
                weights = self.candidates.growing(skills)
                weakest = self.learner.weakest
                if weakest in weights and not self.candidates.counts[weakest]:
                    return weakest  # home has named it
            case _ if self._shift:
                weights = self.candidates.hopeful(skills, self._shift)
            case _:
                weights = self.candidates.mixed(skills)
        return picked(weights, self.chance) if weights else None

    # Which problem

    @property
    def _shift(self) -> float:
        if self.place == 0:
            return EASY_START
        return EASY_END if self.is_last else 0.0

    def _posed(self, skill: str, role: Role) -> Choice:
        shift = self._shift + (NEW_IS_EASIER if role is Role.NEW else 0.0)
        wanted = self.learner.wanted_level(skill) + shift
        option = self.chance.pick(self.learner.lately.rested(self._alike(skill, wanted)))
        if role is Role.NEW:
            is_ready = not self.has_room or self.candidates.is_ready(option)
            return self._introduced(option, Stage.SOLO if is_ready else Stage.WORKED)
        return self._choice(option, role, self._why(option, role))

    def _alike(self, skill: str, wanted: float) -> Sequence[Option]:
        """Those of one of the two levels around the wanted one; where all are far too easy for the
        learner, those of the hardest two."""
        hardest = max(it.level for it in self.options[skill])
        if self.learner.wanted_level(skill) >= hardest + 1:
            return [it for it in self.options[skill] if it.level >= hardest - 1]
        options = self._unasked(skill, wanted) or self.options[skill]
        level = dithered(sorted({it.level for it in options}), wanted, self.chance)
        return [it for it in options if it.level == level]

    def _unasked(self, skill: str, wanted: float) -> Sequence[Option]:
        """Those of the levels around the wanted one that are new to this session, best under
        every kind; maybe none."""
        near = [option for option in self.options[skill] if abs(option.level - wanted) < 1]
        seen = {source_of(item) for item in self.before}
        posed = {(item.problem.kind.name, *source_of(item)) for item in self.before}
        new = [option for option in near if option.source not in seen]
        return new or [option for option in near if option.key not in posed]

    def _introduced(self, option: Option, stage: Stage) -> Choice:
        if stage is Stage.SOLO:
            return self._choice(option, Role.NEW, NEW[stage], stage)
        return Choice(option, Role.NEW, NEW[stage], stage)

    def _choice(self, option: Option, role: Role, why: str, stage: Stage = Stage.PLAIN) -> Choice:
        predicted = self.learner.predicted(option.skill, option.level)
        stage = Stage.SIBLING if role is Role.SIBLING else stage
        return Choice(option, role, why, stage, predicted)

    def _why(self, option: Option, role: Role) -> str:
        if len(self.options) == 1:
            return WISHED
        is_easy = self.learner.predicted(option.skill, option.level) >= SOUND
        said = EASY if self.place == 0 and is_easy else ""
        if role is Role.DUE:
            return f"{said} {self.reasons[option.skill]}".lstrip()
        if role is Role.FRONTIER:
            return f"{said} {frontier_reason(self.learner.skill(option.skill))}".lstrip()
        if self.is_last and is_easy:
            return LAST
        return said or mixed_reason(self.learner, option)
