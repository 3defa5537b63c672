"""From a template and a seed to a problem: the same one on every machine, and worth asking.

A draw is rejected where a common slip would give the right answer, where a slope is zero, or where
the numbers are ugly; the next attempt of the same seed is tried.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from gradquest.banks.formulas import RATE, STEPS
from gradquest.banks.placeholders import filled, words
from gradquest.banks.template import Listed, Template, direction_entry
from gradquest.banks.worth import (
    Reason,
    RejectedError,
    check_answer,
    check_slips,
    check_task,
    explained,
)
from gradquest.errors import GradquestError
from gradquest.kinds.kind import Direction, Form, Kind, Task, kind_named
from gradquest.kinds.problem import Origin, Problem
from gradquest.maths.chance import Chance
from gradquest.maths.exact import rational
from gradquest.maths.expression import Expression, number, substitute
from gradquest.maths.notation import number_text
from gradquest.maths.tidy import tidy

MOST_TRIES = 200
PATIENCE = 150
"""After so many tries, or `MOST_UGLY` ugly ones, an ugly answer is taken."""
MOST_UGLY = 40
MOST_TOLD = 6
"""So many of the values of a rejected draw are told."""


class Barren(GradquestError):
    """A template that gives no problem for a kind."""

    def __init__(
        self, template: Template, kind: str, rejected: Counter[str], examples: Mapping[str, str]
    ) -> None:
        self.rejected = rejected
        """How often for which reason."""
        self.reason, count = rejected.most_common(1)[0]
        self.example = examples.get(self.reason, "")
        """What was drawn the first time: `a = 3, x = 1`; empty where nothing was."""
        super().__init__(
            f"{template.name}/{kind} gives no problem: {MOST_TRIES} draws failed, "
            f"{count} of them because {explained(self.reason)}"
        )


@dataclass(frozen=True)
class Drawn:
    """A problem with the story of its draw."""

    problem: Problem
    values: Mapping[str, Fraction]
    """What was drawn: parameters, coordinates, the rate and the rest."""
    rejected: Counter[str]


def draw(template: Listed, kind: str, seed: int) -> Problem:
    """The problem of a seed. Raises `Barren` where `MOST_TRIES` draws are all rejected."""
    return drawn(template.whole(), kind, seed).problem


def drawn(template: Template, kind: str, seed: int) -> Drawn:
    """The same, with what was drawn and what was rejected on the way."""
    asked = kind_named(kind)
    rejected: Counter[str] = Counter()
    examples: dict[str, str] = {}
    spare: Drawn | None = None
    for attempt in range(MOST_TRIES):
        chance = Chance(template.bank, template.id, kind, seed, attempt)
        values: Mapping[str, Fraction] = {}
        try:
            values = settled(template, chance)
            problem = _problem(template, asked, values, seed, _aspect(template, asked, chance))
            has_neat = asked.is_neat(problem.answer) or Reason.UGLY in template.allow
            if has_neat or spare is None:
                check_slips(template, problem)
            found = Drawn(problem, values, rejected)
        except RejectedError as refusal:
            rejected[refusal.reason] += 1
            if values and refusal.reason not in examples:
                examples[refusal.reason] = _told(values)
            continue
        if has_neat:
            return found
        spare = spare or found
        rejected[Reason.UGLY] += 1
        if attempt >= PATIENCE or rejected[Reason.UGLY] >= MOST_UGLY:
            break
    if spare is None:
        raise Barren(template, kind, rejected, examples)
    return spare


def _told(values: Mapping[str, Fraction]) -> str:
    shown = [f"{name} = {number_text(value)}" for name, value in values.items()]
    return ", ".join([*shown[:MOST_TOLD], *(["..."] if len(shown) > MOST_TOLD else [])])


def settled(template: Template, chance: Chance) -> dict[str, Fraction]:
    """What is drawn, where that satisfies the conditions. Raises `RejectedError`."""
    values = tossed(template, chance)
    if not all(condition.holds(values) for condition in template.where):
        raise RejectedError(Reason.WHERE)
    return values


def tossed(template: Template, chance: Chance) -> dict[str, Fraction]:
    """Parameters, coordinates and all else, each from a stream of its own."""
    values: dict[str, Fraction] = {}
    for name, choices in template.sources():
        options = choices.values(values)
        if not options:
            raise RejectedError(Reason.NO_CHOICE)
        values[name] = chance.child(name).pick(options)
    return values


def posed(
    template: Template, values: Mapping[str, Fraction], needs: Container[str], aspect: str = ""
) -> Task:
    """The task that the values make of the template, with as much of it as is needed."""
    constants = {name: number(value) for name, value in values.items() if name in template.params}

    def settle(formula: Expression) -> Expression:
        return tidy(substitute(formula, constants))

    task = Task(
        settle(template.composed),
        template.variables,
        template.domain,
        tuple(values[name] for name in template.variables) if "point" in needs else None,
        values[RATE] if "lr" in needs else None,
        aspect,
        int(values[STEPS]) if "steps" in needs else None,
        _direction(template, values) if "direction" in needs else None,
        data=_data(template, values) if "data" in needs else (),
        given=tuple((name, values[name]) for name in template.given),
    )
    if "inner" not in needs:
        return task
    parts = tuple((name, settle(formula)) for name, formula in template.inner)
    return replace(task, parts=parts, outer=settle(template.function))


def _direction(template: Template, values: Mapping[str, Fraction]) -> Direction:
    """Which way. Raises `RejectedError` where that is no way at all."""
    names = map(direction_entry, range(len(template.direction)))
    numbers = tuple(values[name] for name in names)
    start = [values.get(name) for name in template.variables]
    is_here = template.form is Form.TOWARDS and [*numbers] == start
    if is_here or (template.form is Form.VECTOR and not any(numbers)):
        raise RejectedError(Reason.NO_DIRECTION)
    return Direction(template.form, numbers)


def _data(template: Template, values: Mapping[str, Fraction]) -> tuple[tuple[Fraction, ...], ...]:
    """The rows as numbers. Raises `RejectedError` where one has no exact value."""
    rows = tuple(tuple(rational(entry, values) for entry in row) for row in template.data)
    if any(entry is None for row in rows for entry in row):
        raise RejectedError(Reason.UNDEFINED)
    return tuple(tuple(entry for entry in row if entry is not None) for row in rows)


def _aspect(template: Template, kind: Kind, chance: Chance) -> str:
    """One of the questions that the kind may ask and the author wants."""
    aspects = kind.aspects(template.composed, template.variables)
    usual = [aspect for aspect in aspects if aspect not in kind.on_request] or aspects
    wanted = [aspect for aspect in aspects if aspect in template.ask] or usual
    return wanted[0] if len(wanted) == 1 else chance.child("ask").pick(wanted)


def _problem(
    template: Template, kind: Kind, values: Mapping[str, Fraction], seed: int, aspect: str
) -> Problem:
    needs = kind.needs | (kind.takes & template.material().gives)
    task = kind.settled(posed(template, values, needs, aspect))
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
