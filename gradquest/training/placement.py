"""A test-out: up to six questions of one skill, each a little harder, to find where one stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gradquest.errors import GradquestError
from gradquest.kinds.naming import skill_title
from gradquest.maths.chance import Chance
from gradquest.training.options import Option
from gradquest.training.practice import DRAWS, Draw, differs
from gradquest.training.rules import Rules
from gradquest.training.stages import Stage

if TYPE_CHECKING:
    from gradquest.kinds.problem import Problem
    from gradquest.training.played import Played

RULES = Rules(mode="practice", retries=0, has_hints=False)

QUESTIONS = 6
MOST_MISSES = 2
"""With the second miss it is decided."""
LEAST_CLEAN = 2
"""One answer alone proves nothing."""
RUNGS = 5
"""So many levels fit into six questions, with one to spare for a miss."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the answers so far have led."""

    rungs: tuple[int, ...]
    """The levels that are asked, easiest first."""
    rung: int = 0
    """Which of them comes next; behind the last one when all were clean."""
    clean: int = 0
    misses: int = 0

    def after(self, *, is_clean: bool) -> Placed:
        """The place after one more answer: up with a clean one, else the same level again."""
        if not is_clean:
            return Placed(self.rungs, self.rung, self.clean, self.misses + 1)
        top = len(self.rungs) if self.clean + 1 >= LEAST_CLEAN else len(self.rungs) - 1
        return Placed(self.rungs, min(self.rung + 1, top), self.clean + 1, self.misses)

    @property
    def is_decided(self) -> bool:
        """No further answer would change the outcome."""
        is_over = self.clean + self.misses >= QUESTIONS or self.misses >= MOST_MISSES
        return is_over or self.is_at_top

    @property
    def is_at_top(self) -> bool:
        """Every level was clean."""
        return self.rung >= len(self.rungs)

    @property
    def level(self) -> int:
        """The hardest level that was clean; 0 where none was."""
        return self.rungs[self.rung - 1] if self.rung else 0

    def says(self, title: str, *, is_known: bool = False) -> str:
        """The outcome in one sentence."""
        if self.is_at_top:
            return f"Passed: you have {title} up to its hardest, level {self.level}."
        if self.level:
            return f"Placed: you have {title} up to level {self.level}, and practice knows it now."
        if is_known:
            return f"Not yet: practice goes on with easy ones of {title}."
        return f"Not yet: when its turn comes, practice shows you {title} from the beginning."


class Placement:
    """The questions of a test-out."""

    why = "A question of your test-out: each clean answer makes the next one harder."
    role = ""
    stage = Stage.TEST_OUT
    total = None
    most = QUESTIONS

    def __init__(
        self, options: Sequence[Option], draw: Draw, chance: Chance, *, is_known: bool = False
    ) -> None:
        self.predicted: float | None = None
        self._is_known = is_known
        """The skill was practised before."""
        self._options = options
        self._draw = draw
        self._chance = chance
        self._rungs = rungs({option.level for option in options})
        self._title = skill_title(options[0].skill)

    def placed(self, played: Sequence[Played]) -> Placed:
        """Where the answers so far have led."""
        place = Placed(self._rungs)
        for item in played:
            if item.attempts:
                place = place.after(is_clean=item.is_clean)
        return place

    def outcome(self, played: Sequence[Played]) -> str:
        """What the answers come to, in one sentence."""
        if not any(it.attempts for it in played):
            return ""
        return self.placed(played).says(self._title, is_known=self._is_known)

    def gains(self, played: Sequence[Played]) -> None:
        """The outcome says it all."""

    def next(self, played: Sequence[Played]) -> Problem | None:
        """The next question; None where it is decided. Raises `GradquestError` if none works."""
        place = self.placed(played)
        if place.is_decided:
            return None
        chance = self._chance.child(len(played))
        level = place.rungs[place.rung]
        for option in chance.shuffled([it for it in self._options if it.level == level]):
            for _ in range(DRAWS):
                problem = self._draw(option, chance.seed())
                if problem is not None and all(differs(problem, it.problem) for it in played):
                    return problem
        raise GradquestError("this skill gives no further problems for a test-out")


def rungs(levels: set[int]) -> tuple[int, ...]:
    """At most five of the levels, spread evenly, the easiest and the hardest among them."""
    ordered = sorted(levels)
    last = min(len(ordered), RUNGS) - 1
    places = [round(rung * (len(ordered) - 1) / max(1, last)) for rung in range(last + 1)]
    return tuple(ordered[place] for place in places)
