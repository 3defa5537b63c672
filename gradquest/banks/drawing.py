"""From a template and a seed to a problem: the same one on every machine, and worth asking.

A draw is rejected where a common slip would give the right answer, where a slope is zero, or where
the numbers are ugly; the next attempt of the same seed is tried.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from gradquest.banks.formulas import RATE
from gradquest.banks.placeholders import filled, words
from gradquest.banks.template import Template
from gradquest.banks.worth import (
    Reason,
    RejectedError,
    check_answer,
    check_slips,
    check_task,
    explained,
    is_neat,
)
from gradquest.errors import GradquestError
from gradquest.kinds.kind import Kind, Task, kind_named
from gradquest.kinds.problem import Origin, Problem
from gradquest.maths.chance import Chance
from gradquest.maths.expression import number, substitute
from gradquest.maths.tidy import tidy

MOST_TRIES = 200
PATIENCE = 150
"""After so many tries, or `MOST_UGLY` ugly ones, an ugly answer is taken."""
MOST_UGLY = 40


class Barren(GradquestError):
    """A template that gives no problem for a kind."""

    def __init__(self, template: Template, kind: str, rejected: Counter[str]) -> None:
        self.rejected = rejected
        """How often for which reason."""
        self.reason, count = rejected.most_common(1)[0]
        super().__init__(
            f"{template.name}/{kind} gives no problem: {MOST_TRIES} draws failed, "
            f"{count} of them because {explained(self.reason)}"
        )


@dataclass(frozen=True)
class Drawn:
    """A problem with the story of its draw."""

    problem: Problem
    values: Mapping[str, Fraction]
    """What was drawn: parameters, coordinates, the rate."""
    rejected: Counter[str]


def draw(template: Template, kind: str, seed: int) -> Problem:
    """The problem of a seed. Raises `Barren` where `MOST_TRIES` draws are all rejected."""
    return drawn(template, kind, seed).problem


def drawn(template: Template, kind: str, seed: int) -> Drawn:
    """The same, with what was drawn and what was rejected on the way."""
    asked = kind_named(kind)
    rejected: Counter[str] = Counter()
    spare: Drawn | None = None
    for attempt in range(MOST_TRIES):
        chance = Chance(template.bank, template.id, kind, seed, attempt)
        try:
            values = settled(template, chance)
            problem = _problem(template, asked, values, seed)
            has_neat = is_neat(problem) or Reason.UGLY in template.allow
            if has_neat or spare is None:
                check_slips(template, problem)
            found = Drawn(problem, values, rejected)
        except RejectedError as refusal:
            rejected[refusal.reason] += 1
            continue
        if has_neat:
            return found
        spare = spare or found
        rejected[Reason.UGLY] += 1
        if attempt >= PATIENCE or rejected[Reason.UGLY] >= MOST_UGLY:
            break
    if spare is None:
        raise Barren(template, kind, rejected)
    return spare


def settled(template: Template, chance: Chance) -> dict[str, Fraction]:
    """What is drawn, where that satisfies the conditions. Raises `RejectedError`."""
    values = tossed(template, chance)
    if not all(condition.holds(values) for condition in template.where):
        raise RejectedError(Reason.WHERE)
    return values


def tossed(template: Template, chance: Chance) -> dict[str, Fraction]:
    """Parameters, coordinates and rate, each from a stream of its own."""
    values: dict[str, Fraction] = {}
    for name, choices in template.sources():
        options = choices.values(values)
        if not options:
            raise RejectedError(Reason.NO_CHOICE)
        values[name] = chance.child(name).pick(options)
    return values


def posed(template: Template, values: Mapping[str, Fraction], needs: frozenset[str]) -> Task:
    """The task that the values make of the template, with the point and rate that are needed."""
    constants = {name: number(value) for name, value in values.items() if name in template.params}
    return Task(
        tidy(substitute(template.function, constants)),
        template.variables,
        template.domain,
        tuple(values[name] for name in template.variables) if "point" in needs else None,
        values[RATE] if "lr" in needs else None,
    )


def _problem(template: Template, kind: Kind, values: Mapping[str, Fraction], seed: int) -> Problem:
    task = posed(template, values, kind.needs)
    check_task(template, kind, task)
    problem = Problem(kind, task, _origin(template, kind, task, values, seed))
    check_answer(template, problem)
    return problem


def _origin(
    template: Template, kind: Kind, task: Task, values: Mapping[str, Fraction], seed: int
) -> Origin:
    given = words(kind, task, values)
    return Origin(
        bank=template.bank,
        bank_hash=template.bank_hash,
        template=template.id,
        seed=seed,
        family=template.family,
        level=template.level,
        author_hints=tuple(filter(None, (filled(hint, given) for hint in template.hints))),
        explain=filled(template.explain, given),
        show=filled(template.show, given),
        par_s=template.par_s,
    )
