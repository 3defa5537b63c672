"""Timed drills: races of so many problems, sprints of so many seconds.

The deck follows from the seed alone, is spread evenly over the kinds, and all its answers are
computed before the clock starts.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gradquest.errors import GradquestError
from gradquest.maths.chance import Chance
from gradquest.training.choosing import Option
from gradquest.training.practice import Draw, differs
from gradquest.training.rules import Rules

if TYPE_CHECKING:
    from gradquest.kinds.problem import Problem
    from gradquest.training.played import Played

USUAL_RACE, USUAL_SPRINT_S = 10, 120

SHORT_PAR_S = 45.0
"""A problem with a longer par is too long for a drill."""

SHORTEST_S = 3.0
"""Nobody answers faster on average, so a deck with one problem for each never runs out."""

MOST_DRAWS = 40
PAUSES = 2


def race_rules() -> Rules:
    """A fixed number of problems; a wrong one stays until it is right or skipped."""
    return Rules("race", retries=None, is_timed=True, is_brisk=True, pauses=PAUSES)


def sprint_rules(seconds: float) -> Rules:
    """A fixed time; the problem on screen at the bell is finished."""
    return Rules(
        "sprint", retries=None, is_timed=True, is_brisk=True, limit_s=seconds, pauses=PAUSES
    )


def sprint_deck_size(seconds: float) -> int:
    """As many problems as nobody can answer in the time."""
    return max(1, round(seconds / SHORTEST_S))


class Drill:
    """A deck of problems, all of them ready."""

    why = "Drawn from the seed of this drill."
    predicted = None

    def __init__(self, deck: Sequence[Problem], *, is_race: bool) -> None:
        self.deck = tuple(deck)
        self.total = len(deck) if is_race else None

    def next(self, played: Sequence[Played]) -> Problem | None:
        """The next of the deck."""
        return self.deck[len(played)] if len(played) < len(self.deck) else None


def deal(options: Sequence[Option], draw: Draw, seed: int, size: int) -> list[Problem]:
    """The deck of a seed, the same everywhere. Raises `GradquestError` where none is short."""
    chance = Chance("drill", seed)
    deck: list[Problem] = []
    for kind in _kinds_in_turn(options, chance.child("kinds"), size):
        problem = _dealt(options, draw, chance.child("problem", len(deck)), kind, deck)
        if problem is None:
            raise GradquestError("there are too few short problems for such a drill")
        deck.append(problem)
    for problem in deck:
        _prepare(problem)
    return deck


def _kinds_in_turn(options: Sequence[Option], chance: Chance, size: int) -> list[str]:
    """Every kind equally often, in rounds, no kind twice running where there are two."""
    kinds = sorted({option.kind for option in options})
    turns: list[str] = []
    while kinds and len(turns) < size:
        turn = chance.shuffled(kinds)
        if turns and turn[0] == turns[-1]:
            turn.append(turn.pop(0))
        turns.extend(turn)
    return turns[:size]


def _dealt(
    options: Sequence[Option], draw: Draw, chance: Chance, kind: str, deck: Sequence[Problem]
) -> Problem | None:
    """A short problem of the kind that is not in the deck; failing that, any short one."""
    again: Problem | None = None
    of_kind = [option for option in options if option.kind == kind]
    for _ in range(MOST_DRAWS):
        problem = draw(_spread(of_kind, chance), chance.seed())
        if problem is None or problem.par_s > SHORT_PAR_S:
            continue
        if all(differs(problem, other) for other in deck):
            return problem
        again = again or problem
    return again


def _spread(options: Sequence[Option], chance: Chance) -> Option:
    """An option from a family drawn first, so that large families do not crowd out small ones."""
    family = chance.pick(sorted({option.template.family for option in options}))
    return chance.pick([option for option in options if option.template.family == family])


def _prepare(problem: Problem) -> None:
    """Compute what is slow before the clock starts."""
    _ = problem.question, problem.prompt, problem.answer, problem.par_s
