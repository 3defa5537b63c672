"""Thousands of problems of every kind, looked at as `gradquest problem --jsonl` gives them.

`python benchmarks/problems.py [COUNT]`: warts, own answers judged wrong, draws in which swapped
coordinates or components cannot be noticed, ugly and large numbers, and how long a draw takes.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from pathlib import Path
from statistics import median
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from blemishes import blemishes, own_answer

from gradquest.banks.drawing import draw
from gradquest.banks.library import Library
from gradquest.banks.template import Template
from gradquest.banks.worth import Reason
from gradquest.errors import Undefined
from gradquest.kinds.kind import kinds
from gradquest.kinds.problem import Problem
from gradquest.maths import floats
from gradquest.maths.exact import rational
from gradquest.maths.expression import Expression, variables
from gradquest.maths.notation import pretty, pretty_answer

COUNT = 10_000
SHOWN = 40
LARGEST, LARGEST_ANGLE = 60, 360
NEAT = 1000

T = TypeVar("T")


@dataclass
class Tally:
    """What was found of one kind."""

    problems: int = 0
    templates: set[str] = field(default_factory=set)
    levels: set[int] = field(default_factory=set)
    ms: list[float] = field(default_factory=list)
    found: Counter[str] = field(default_factory=Counter)
    numbers: int = 0
    short: int = 0
    """Numbers of at most three decimals."""
    neat: int = 0
    """Those, and roots that are asked for."""


def main() -> None:
    """Print every finding, then a table by kind."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    tallies = {name: Tally() for name in kinds()}
    shown = 0
    for template, problem, ms in drawn(count):
        tally = tallies[problem.kind.name]
        note(tally, template, problem, ms)
        for what, says in findings(template, problem):
            tally.found[what] += 1
            shown += 1
            if shown <= SHOWN:
                print(f"{what}: {problem.reference}: {says}")
    print_table(tallies)


def drawn(count: int) -> Iterator[tuple[Template, Problem, float]]:
    """Every template as every kind, seed after seed, until there are enough."""
    pairs = [(template, kind) for template in Library.open().templates() for kind in template.kinds]
    for number in range(count):
        template, kind = pairs[number % len(pairs)]
        begun = time.process_time()
        problem = draw(template, kind, 1000 + number // len(pairs))
        yield template, problem, (time.process_time() - begun) * 1000


def note(tally: Tally, template: Template, problem: Problem, ms: float) -> None:
    """Count it in."""
    tally.problems += 1
    tally.templates.add(template.name)
    tally.levels.add(template.level)
    tally.ms.append(ms)
    if numbers := [it for it in problem.answer if is_number(problem, it)]:
        tally.numbers += 1
        tally.short += all(is_short(it) for it in numbers)
        tally.neat += problem.kind.is_neat(problem.answer)


def findings(template: Template, problem: Problem) -> Iterator[tuple[str, str]]:
    """All that is wrong with one problem."""
    if not problem.judge(own_answer(problem)).is_right:
        yield "own answer wrong", own_answer(problem)
    yield from (("wart", says) for says in blemishes(problem))
    if Reason.LARGE not in template.allow:
        yield from (("large", pretty(it)) for it in too_large(problem))
    if "point-swapped" not in template.allow and hides_swapped_point(problem):
        yield "point", f"{pretty(problem.task.function)} at {problem.task.point}"
    if not template.allow & {"components-swapped", "swapped-gradient"} and hides_swap(problem):
        yield "components", pretty_answer(problem.answer)


def is_number(problem: Problem, entry: Expression) -> bool:
    """No word, and no letters in it."""
    return not variables(entry) and not problem.kind.is_spoken


def is_short(entry: Expression) -> bool:
    """At most three decimals."""
    value = rational(entry)
    return value is not None and NEAT % value.denominator == 0


def too_large(problem: Problem) -> Iterator[Expression]:
    """Numbers beyond 60; an angle has 360 degrees."""
    largest = LARGEST_ANGLE if problem.task.aspect == "angle" else LARGEST
    for entry in problem.answer:
        if is_number(problem, entry) and abs(floats.value(entry)) > largest:
            yield entry


def hides_swapped_point(problem: Problem) -> bool:
    """Whoever reads the coordinates in another order gets the same answer all the same."""
    task, kind = problem.task, problem.kind
    if not task.point or len(task.variables) < 2 or kind.is_spoken:
        return False
    shown = [place for place in range(len(task.point)) if shows(problem, place)]
    others = [replace(task, point=point) for point in swapped(task.point, shown)]
    if not others:
        return False  # the question does not show the point
    try:
        return all(problem.is_same(kind.answer(it), problem.answer) for it in others)
    except Undefined:
        return False


def shows(problem: Problem, place: int) -> bool:
    """The question tells this coordinate."""
    point = list(problem.task.point or ())
    point[place] += 1
    other = replace(problem.task, point=tuple(point))
    return problem.kind.prompt(other) != problem.kind.prompt(problem.task)


def hides_swap(problem: Problem) -> bool:
    """All entries of the answer are the same."""
    answer = problem.answer
    if len(answer) < 2 or problem.kind.is_spoken:
        return False
    return all(problem.is_same(other, answer) for other in swapped(answer))


def swapped(entries: Sequence[T], places: Sequence[int] | None = None) -> list[tuple[T, ...]]:
    """The entries with each pair, maybe only of some places, in each other's place."""
    out = []
    for one, other in combinations(range(len(entries)) if places is None else places, 2):
        changed = list(entries)
        changed[one], changed[other] = entries[other], entries[one]
        out.append(tuple(changed))
    return out


def print_table(tallies: dict[str, Tally]) -> None:
    """A line a kind, and their sum."""
    whats = ("own answer wrong", "wart", "large", "point", "components")
    head = f"{'kind':17}{'problems':>9}{'templates':>10}{'levels':>7}{'ms':>6}{'p95':>6}"
    print(f"{head}{'short':>7}{'neat':>7}  {'  '.join(whats)}")
    for name, tally in tallies.items():
        print_row(name, tally, whats)
    total = Tally()
    for tally in tallies.values():
        total.problems += tally.problems
        total.templates |= tally.templates
        total.levels |= tally.levels
        total.ms += tally.ms
        total.found += tally.found
        total.numbers += tally.numbers
        total.short += tally.short
        total.neat += tally.neat
    print_row("all", total, whats)


def print_row(name: str, tally: Tally, whats: Sequence[str]) -> None:
    """Counts, median and slowest times of a draw, shares of short and neat numbers."""
    times = sorted(tally.ms) or [0.0]
    shares = "".join(
        f"{part / tally.numbers:7.1%}" if tally.numbers else f"{'-':>7}"
        for part in (tally.short, tally.neat)
    )
    found = "  ".join(f"{tally.found[what]:>{len(what)}}" for what in whats)
    counts = f"{tally.problems:9}{len(tally.templates):10}{len(tally.levels):7}"
    slow = times[int(len(times) * 0.95)]
    print(f"{name:17}{counts}{median(times):6.1f}{slow:6.1f}{shares}  {found}")


if __name__ == "__main__":
    main()
