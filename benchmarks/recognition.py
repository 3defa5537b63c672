"""How many slips are rightly named when they are typed: `python benchmarks/recognition.py`.

Kinds may be named behind it; without any the four core kinds are asked. Takes some minutes. Random
wrong answers at a point show how often a name is given by chance.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable
from itertools import count, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from slip_census import CORE, Census, census, problems

from gradquest.kinds.problem import Problem
from gradquest.maths import floats
from gradquest.maths.chance import Chance

PROBLEMS = 2000
RANDOM_ANSWERS = 4
"""So many for each gradient and each step."""


def main() -> None:
    """Type every slip of two thousand problems and print a row for each slip's id."""
    posed = list(islice(problems(count(100), kinds=sys.argv[1:] or CORE), PROBLEMS))
    begun = time.perf_counter()
    found = census(posed)
    spent = time.perf_counter() - begun
    print_table(found)
    print(f"{found.share:.1%} of {found.typed.total()} slips of {found.problems} problems named")
    print(f"{len(found.called_wrong)} right answers called wrong")
    print(f"{len(found.unexplained)} wrong answers told only that they are wrong")
    print(f"{1000 * spent / found.typed.total():.1f} ms a judged answer")
    named, tried = by_chance(posed)
    print(f"{named / tried:.1%} of {tried} random wrong vectors were given a name")


def print_table(found: Census) -> None:
    """One row for each id, the most frequent first."""
    for name, often in found.typed.most_common():
        print(f"{name:<30}{often:>7}{found.named[name]:>7}{found.named[name] / often:>7.0%}")


def by_chance(posed: Iterable[Problem]) -> tuple[int, int]:
    """How many answers with two wrong numbers get a name, of how many."""
    named = tried = 0
    for problem in posed:
        chance = Chance("random answers", problem.reference)
        for _ in range(RANDOM_ANSWERS * problem.kind.is_vector(problem.task)):
            verdict = problem.judge(_shifted(problem, chance))
            tried += verdict.counts and not verdict.is_right
            named += verdict.slip is not None
    return named, tried


def _shifted(problem: Problem, chance: Chance) -> str:
    """Every entry too large or too small by 1 to 12 units of its size."""
    unit = float(problem.task.learning_rate or 1)
    values = [
        floats.value(entry) + unit * chance.pick((-1, 1)) * (1 + chance.below(12))
        for entry in problem.answer
    ]
    return f"({', '.join(f'{value:.6g}' for value in values)})"


if __name__ == "__main__":
    main()
