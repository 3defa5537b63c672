"""Dealing: which problems make a deck, so that no seed makes an easier one than another.

Kinds and families come in turn, no template twice as long as there are others, long problems are
left out, and the par and the level of all problems together are brought near the same goal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import fmean
from typing import TYPE_CHECKING

from gradquest.errors import GradquestError
from gradquest.maths.chance import Chance
from gradquest.training.options import Option
from gradquest.training.practice import Draw, differs

if TYPE_CHECKING:
    from gradquest.kinds.problem import Problem

SAMPLE, LEAST_SAMPLE = 32, 3
"""So many problems say how much work a deck is as a rule; at least so many of each kind."""
DRAWS_FOR_ONE = 4
"""A kind of which fewer than one in so many are short is left out."""

MOST_DRAWS = 40
SHUFFLES = 60
"""Of so many orders of the kinds the one is taken that makes the most usual deck."""
MOST_EXCHANGES = 30
"""So often a deck is offered another problem to come nearer to what is usual."""

NEAR_PAR, NEAR_LEVEL = 0.01, 0.04
"""The par and the mean level of a deck may differ from the usual by so much of it."""

TOO_FEW = "there are too few short problems for such a drill"


@dataclass(frozen=True, slots=True)
class Weight:
    """How much work problems are on average."""

    par_s: float
    level: float

    @classmethod
    def of(cls, problems: Collection[Problem]) -> Weight:
        """Of some problems."""
        return cls.mean([cls(it.par_s, it.origin.level) for it in problems])

    @classmethod
    def mean(cls, weights: Collection[Weight]) -> Weight:
        """Of several together."""
        return cls(fmean(it.par_s for it in weights), fmean(it.level for it in weights))

    def miss(self, goal: Weight) -> float:
        """How far it is from a goal; up to 1 is near enough."""
        par = abs(self.par_s / goal.par_s - 1) / NEAR_PAR
        level = abs(self.level / goal.level - 1) if goal.level else self.level
        return max(par, level / NEAR_LEVEL)


class Dealer:
    """Deals the deck of a seed."""

    def __init__(self, options: Sequence[Option], draw: Draw, seed: int, longest_s: float) -> None:
        draws = _Draws(options, draw, longest_s)
        self.usual = _usual(draws)
        self.goal = Weight.mean(self.usual.values())
        self._draws = draws
        self._chance = Chance("drill", seed)
        self._families: Counter[str] = Counter()
        self._turns: list[str] = []

    def deal(self, size: int) -> list[Problem]:
        """So many problems. Raises `GradquestError` where there are not enough short ones."""
        self._take_turns(size)
        deck: list[Problem] = []
        for _ in range(size):
            problem = self.further(deck)
            if problem is None:
                raise GradquestError(TOO_FEW)
            deck.append(problem)
        return self._levelled(deck)

    def further(self, deck: Sequence[Problem]) -> Problem | None:
        """The problem that comes next in a deck; None where there is no short one."""
        self._take_turns(len(deck) + 1)
        kind, chance = self._turns[len(deck)], self._chance.child("problem", len(deck))
        options = self._draws.by_kind[kind]
        unused = _unused(options, deck) or options
        fewest = min(self._families[it.template.family] for it in unused)
        fresh = [it for it in unused if self._families[it.template.family] == fewest]
        tries = (self._draws.new(chance, some, deck) for some in (fresh, unused, options))
        problem = next((it for it in tries if it is not None), None)
        if problem is not None:
            self._families[problem.origin.family] += 1
        return problem

    def _take_turns(self, size: int) -> None:
        """Every kind equally often, in rounds, no kind twice running where there are two."""
        while len(self._turns) < size:
            chance = self._chance.child("kinds", len(self._turns))
            orders = [chance.shuffled(sorted(self.usual)) for _ in range(SHUFFLES)]
            before = self._turns[-1:]
            mixed = [it for it in orders if it[:1] != before] or orders
            wanted = size - len(self._turns)
            self._turns += min(mixed, key=partial(self._oddness, wanted))

    def _oddness(self, wanted: int, order: Sequence[str]) -> float:
        """How far the first kinds of an order are from what is usual."""
        return max(1.0, Weight.mean([self.usual[kind] for kind in order[:wanted]]).miss(self.goal))

    def _levelled(self, deck: list[Problem]) -> list[Problem]:
        """The deck with some problems exchanged, so that it is nearly as much work as is usual."""
        miss = Weight.of(deck).miss(self.goal)
        for turn in range(MOST_EXCHANGES):
            if miss <= 1:
                break
            chance = self._chance.child("exchange", turn)
            place = chance.below(len(deck))
            alike = _unused(self._draws.like(deck[place]), deck)
            other = self._draws.new(chance, alike, deck) if alike else None
            if other is None:
                continue
            changed = [*deck[:place], other, *deck[place + 1 :]]
            if (less := Weight.of(changed).miss(self.goal)) < miss:
                deck, miss = changed, less
        return deck


class _Draws:
    """Short problems of some options."""

    def __init__(self, options: Sequence[Option], draw: Draw, longest_s: float) -> None:
        self.by_kind: dict[str, list[Option]] = {}
        for option in options:
            self.by_kind.setdefault(option.kind, []).append(option)
        self.draw = draw
        self.longest_s = longest_s

    def new(
        self, chance: Chance, options: Sequence[Option], deck: Sequence[Problem]
    ) -> Problem | None:
        """A short problem that is not in the deck; failing that, any short one."""
        again: Problem | None = None
        for _ in range(MOST_DRAWS):
            problem = self._one(chance, options)
            if problem is not None and all(differs(problem, other) for other in deck):
                return problem
            again = again or problem
        return again

    def sample(self, kind: str, count: int) -> list[Problem]:
        """So many problems of a kind; none where few are short."""
        chance = Chance("drill", "usual weight", kind)
        short: list[Problem] = []
        for _ in range(DRAWS_FOR_ONE * count):
            problem = self._one(chance, self.by_kind[kind])
            short += [] if problem is None else [problem]
            if len(short) == count:
                return short
        return []

    def like(self, problem: Problem) -> list[Option]:
        """The options of a problem's kind and family."""
        options = self.by_kind[problem.kind.name]
        return [it for it in options if it.template.family == problem.origin.family]

    def _one(self, chance: Chance, options: Sequence[Option]) -> Problem | None:
        """One draw, from a family that is drawn first so that large ones crowd out no other."""
        family = chance.pick(sorted({it.template.family for it in options}))
        option = chance.pick([it for it in options if it.template.family == family])
        problem = self.draw(option, chance.seed())
        return None if problem is None or problem.par_s > self.longest_s else problem


def _unused(options: Sequence[Option], deck: Sequence[Problem]) -> list[Option]:
    """The options whose templates are not in the deck yet, under whatever kind."""
    used = {(it.origin.bank, it.origin.template) for it in deck}
    return [it for it in options if it.source not in used]


def _usual(draws: _Draws) -> Mapping[str, Weight]:
    """How much work each kind is as a rule, whatever the seed; hardly short kinds are left out.

    Raises `GradquestError` where that leaves none.
    """
    each = max(LEAST_SAMPLE, SAMPLE // max(1, len(draws.by_kind)))
    samples = {kind: draws.sample(kind, each) for kind in sorted(draws.by_kind)}
    usual = {kind: Weight.of(some) for kind, some in samples.items() if some}
    if not usual:
        raise GradquestError(TOO_FEW)
    return usual
