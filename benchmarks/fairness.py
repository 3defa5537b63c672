"""How fair timed drills are: how much of a pace is the luck of the seed.

    python benchmarks/fairness.py [--seeds 200] [--race 10]

Deals races from the shipped banks and lets imagined learners run each of them many times. What is
reported is the coefficient of variation between seeds of a learner's mean pace: 0 would mean that
no deck is easier than another. It is no fact about people but compares ways of dealing. Learners:

- take for a problem its par times their speed; times how well the par of its template is set
  (log-normal, 20 %, the same for every learner and run); times how they get on with its rule family
  (20 %), its kind (15 %) and just this pair of both (10 %), all a learner's own; and times the
  chance of the moment (35 %);
- are wrong at first with the chance of a logistic curve in level (0.7 logits a level; the middle
  learner is wrong at a level-4 problem one time in six), and then mend it in 60 % of a first try;
- never skip, take no hints, and do not rush.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, sqrt
from statistics import NormalDist, fmean, pstdev

from gradquest.banks.library import shipped_banks
from gradquest.kinds.problem import Problem
from gradquest.maths.chance import Chance
from gradquest.training.deck import deal_race
from gradquest.training.menu import drawn, options
from gradquest.training.pace import Effort, race_pace
from gradquest.training.referee import usual_options

PEOPLE, RUNS = 8, 20
TEMPLATE, FAMILY, KIND, PAIR, MOMENT = 0.2, 0.2, 0.15, 0.1, 0.35
PER_LEVEL, MIDDLE_LEVEL, MIDDLE_WRONG = 0.7, 4, 1 / 6
MENDING = 0.6
MOST_CV = 0.08


@dataclass(frozen=True)
class Learner:
    """Somebody imagined."""

    name: str
    speed: float
    """Seconds for each second of par."""
    able: float
    """Logits above the middle one."""

    def pace(self, deck: Sequence[Problem], run: int) -> float:
        """The pace of one run."""
        chance = Chance(self.name, run, deck[0].reference)
        efforts = [self._effort(problem, chance) for problem in deck]
        return race_pace(efforts, sum(effort.active_s for effort in efforts))

    def _effort(self, problem: Problem, chance: Chance) -> Effort:
        source = f"{problem.origin.bank}/{problem.origin.template}/{problem.kind.name}"
        takes_s = problem.par_s * self.speed * _factor(TEMPLATE, source)
        takes_s *= _factor(FAMILY, f"{self.name} {problem.origin.family}")
        takes_s *= _factor(KIND, f"{self.name} {problem.kind.name}")
        takes_s *= _factor(PAIR, f"{self.name} {problem.skill}")
        takes_s *= exp(MOMENT * _normal(chance) - MOMENT**2 / 2)
        is_wrong = chance.unit() < self._wrong(problem.origin.level)
        return Effort(
            problem.par_s, takes_s * (1 + MENDING * is_wrong), is_right=True, wrong=int(is_wrong)
        )

    def _wrong(self, level: int) -> float:
        odds = MIDDLE_WRONG / (1 - MIDDLE_WRONG)
        odds *= exp(PER_LEVEL * (level - MIDDLE_LEVEL) - self.able)
        return odds / (1 + odds)


LEARNERS = {"beginners": (1.6, -1.0), "middle ones": (1.0, 0.0), "able ones": (0.7, 1.0)}
"""Their speed and how able they are; of each sort there are `PEOPLE`, each with own strengths."""


@cache
def _factor(spread: float, name: str) -> float:
    """A log-normal factor around 1 that belongs to a name."""
    return exp(spread * _normal(Chance(name)) - spread**2 / 2)


def _normal(chance: Chance) -> float:
    return NormalDist().inv_cdf(max(chance.unit(), 1e-12))


def variation(values: Sequence[float]) -> float:
    """The coefficient of variation."""
    return pstdev(values) / fmean(values)


def between(decks: Sequence[Sequence[Problem]], learner: Learner) -> tuple[float, float]:
    """The variation between seeds, the noise of so many runs taken out; and that of single runs."""
    runs = [[learner.pace(deck, run) for run in range(RUNS)] for deck in decks]
    means = [fmean(paces) for paces in runs]
    noise = fmean(pstdev(paces) ** 2 for paces in runs) / RUNS
    seeds = max(0.0, pstdev(means) ** 2 - noise)
    return sqrt(seeds) / fmean(means), variation([paces[0] for paces in runs])


def main() -> int:
    """Deal, run, report; 1 where the mean variation is above the limit."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--race", type=int, default=10)
    given = parser.parse_args()
    every = usual_options(options(shipped_banks()))
    began, slowest, decks = time.perf_counter(), 0.0, []
    for seed in range(given.seeds):
        start = time.perf_counter()
        decks.append(deal_race(every, drawn, seed, given.race).problems)
        slowest = max(slowest, time.perf_counter() - start)
    pars = [sum(problem.par_s for problem in deck) for deck in decks]
    kinds = {problem.kind.name for deck in decks for problem in deck}
    print(f"{given.seeds} races of {given.race} from {len(kinds)} kinds")
    mean_s = (time.perf_counter() - began) / given.seeds
    print(f"  dealing       {mean_s:.2f} s, slowest {slowest:.2f} s")
    print(f"  par of a deck {fmean(pars):.0f} s, variation {variation(pars):.3f}")
    every_cv: list[float] = []
    for sort, (speed, able) in LEARNERS.items():
        people = [Learner(f"{sort} {number}", speed, able) for number in range(PEOPLE)]
        seeds, single = zip(*(between(decks, one) for one in people), strict=True)
        every_cv += seeds
        print(
            f"  {sort:<13} pace varies {fmean(seeds):.3f} between seeds (most {max(seeds):.3f}), "
            f"{fmean(single):.3f} between single runs"
        )
    is_kept = fmean(every_cv) <= MOST_CV
    print(
        f"  all           {fmean(every_cv):.3f}; limit {MOST_CV}: {'kept' if is_kept else 'broken'}"
    )
    return int(not is_kept)


if __name__ == "__main__":
    raise SystemExit(main())
