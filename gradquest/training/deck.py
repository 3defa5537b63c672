"""The deck of a drill: it follows from the seed alone, and its answers are ready beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import ceil
from typing import TYPE_CHECKING

from gradquest.errors import GradquestError
from gradquest.maths.chance import Chance
from gradquest.training.dealing import MOST_DRAWS, TOO_FEW, Dealer
from gradquest.training.options import Option
from gradquest.training.practice import Draw, differs

if TYPE_CHECKING:
    from gradquest.kinds.problem import Problem
    from gradquest.training.played import Played

SHORT_PAR_S = 34.0
"""A problem with a longer par is too long for a drill in which no kind was asked for."""
SPRINT_PAR_S = 25.0
"""In a sprint of that sort several problems shall fit into a minute."""

LEAST_SPRINT = 6
ROUNDS = 5
"""Options that give nothing new are passed over so often for each problem of a deck."""
FAST = 4.0
"""A sprint's deck is ready for somebody of this pace, who is four times as fast as par."""


class Deck:
    """Problems, all of them ready; the supply of a drill."""

    why = "Drawn from the seed of this drill."
    predicted = None

    def __init__(
        self,
        problems: Iterable[Problem],
        *,
        is_race: bool,
        more: Callable[[Sequence[Problem]], Problem | None] = lambda _: None,
    ) -> None:
        self.problems = list(problems)
        self.total = len(self.problems) if is_race else None
        self.par_s = sum(it.par_s for it in self.problems)
        """What all that was ready is worth, in seconds."""
        self._more = more
        """Draws one more for whoever is through before the bell."""
        for problem in self.problems:
            _ = problem.question, problem.prompt, problem.answer  # slow, so before the clock starts

    def next(self, played: Sequence[Played]) -> Problem | None:
        """The next of the deck."""
        if len(played) == len(self.problems) and self.total is None:
            further = self._more(self.problems)
            self.problems += [] if further is None else [further]
        return self.problems[len(played)] if len(played) < len(self.problems) else None


def deal_race(
    options: Sequence[Option], draw: Draw, seed: int, size: int, longest_s: float = SHORT_PAR_S
) -> Deck:
    """So many problems, the same everywhere. Raises `GradquestError` where none is short."""
    return Deck(Dealer(options, draw, seed, longest_s).deal(size), is_race=True)


def deal_sprint(
    options: Sequence[Option],
    draw: Draw,
    seed: int,
    limit_s: float,
    longest_s: float = SPRINT_PAR_S,
) -> Deck:
    """Enough for nearly everybody is ready, more is drawn from the seed when it is needed."""
    dealer = Dealer(options, draw, seed, longest_s)
    size = max(LEAST_SPRINT, ceil(FAST * limit_s / dealer.goal.par_s))
    return Deck(dealer.deal(size), is_race=False, more=dealer.further)


def deal_in_turn(options: Sequence[Option], draw: Draw, seed: int, size: int) -> Deck:
    """So many problems: each option's in turn, the first option first, and again from there with
    new numbers as long as there are any. Raises `GradquestError` where there is none at all."""
    chance = Chance("drill in turn", seed)
    deck: list[Problem] = []
    for turn in range(size * ROUNDS):
        option = options[turn % len(options)]
        problem = _new(option, draw, chance.child(turn), deck)
        deck += [] if problem is None else [problem]
        if len(deck) == size:
            break
    if not deck:
        raise GradquestError(TOO_FEW)
    return Deck([deck[place % len(deck)] for place in range(size)], is_race=True)


def _new(option: Option, draw: Draw, chance: Chance, deck: Sequence[Problem]) -> Problem | None:
    """A problem of an option that is not in the deck yet."""
    drawn = (draw(option, chance.seed()) for _ in range(MOST_DRAWS))
    made = (it for it in drawn if it is not None)
    return next((it for it in made if all(differs(it, other) for other in deck)), None)
