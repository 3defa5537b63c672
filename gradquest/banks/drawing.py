"""From a template and a seed to a problem: the same one on every machine, and worth asking.

A draw is rejected where a common slip would give the right answer, where a slope is zero, or where
the numbers are ugly; the next attempt of the same seed is tried.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import islice, product
from math import isfinite

from gradquest.banks.formulas import RATE
from gradquest.banks.placeholders import filled, words
from gradquest.banks.template import Template
from gradquest.errors import GradquestError, Undefined
from gradquest.kinds.coincidence import all_coincide
from gradquest.kinds.kind import Kind, Task, kind_named
from gradquest.kinds.partial import Partial
from gradquest.kinds.problem import Origin, Problem
from gradquest.maths import floats
from gradquest.maths.chance import Chance
from gradquest.maths.expression import ZERO, Expression, Number, number, substitute, variables
from gradquest.maths.tidy import tidy
from gradquest.maths.verdict import Slip

MOST_TRIES = 200
PATIENCE = 150
"""After so many tries, or `MOST_UGLY` ugly ones, an ugly answer is taken."""
MOST_UGLY = 40
LARGEST_ANSWER = 60
NEAT = 1000
"""A denominator that divides it gives at most three decimals."""
MOST_CORNERS = 8
_SHARES = (Fraction(13, 97), Fraction(41, 89), Fraction(67, 83))

Interval = tuple[Fraction, Fraction]


class Reason(StrEnum):
    """Why a draw is rejected, other than for a slip that could not be noticed."""

    NO_CHOICE = "no-choice"
    WHERE = "where"
    UNDEFINED = "undefined"
    ZERO_PARTIAL = "zero-partial"
    ZERO_COMPONENT = "zero-component"
    LARGE = "large-answer"
    UGLY = "ugly-answer"

    @property
    def sentence(self) -> str:
        """For authors."""
        return _SENTENCES[self]


_SENTENCES = {
    Reason.NO_CHOICE: "a parameter has nothing left to be drawn from",
    Reason.WHERE: "a condition in where is false",
    Reason.UNDEFINED: "the function or its slope has no value at the point or on the domain",
    Reason.ZERO_PARTIAL: "a partial derivative that is asked for is 0",
    Reason.ZERO_COMPONENT: "an entry of the gradient is 0 at the point",
    Reason.LARGE: f"a number in the answer is beyond {LARGEST_ANSWER}",
    Reason.UGLY: "the answer has more than three decimals",
}


def explained(reason: str) -> str:
    """A reason for authors, whether a `Reason` or the id of a slip."""
    if reason in set(Reason):
        return Reason(reason).sentence
    return f"the slip '{reason}' leads to the right answer"


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


class RejectedError(Exception):
    """A draw that is not worth asking."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


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
                _refuse_blind(template, problem)
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


def undefined_at(task: Task) -> Mapping[str, float] | None:
    """Where the function has no value: its point, or a place of the domain."""
    spots = [{name: float(value) for name, value in task.at.items()}] if task.point else []
    for spot in (*spots, *_spots(tuple(task.domain.items()))):
        if not isfinite(floats.value(task.function, spot)):
            return spot
    return None


def _problem(template: Template, kind: Kind, values: Mapping[str, Fraction], seed: int) -> Problem:
    task = posed(template, values, kind.needs)
    if undefined_at(task) is not None:
        raise RejectedError(Reason.UNDEFINED)
    try:
        _refuse_flat(template, kind, task)
        problem = Problem(kind, task, _origin(template, kind, task, values, seed))
        _refuse_answer(problem.answer, template)
    except Undefined:
        raise RejectedError(Reason.UNDEFINED) from None
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


def _refuse_flat(template: Template, kind: Kind, task: Task) -> None:
    """No slope that is asked for is 0, everywhere or at the point."""
    from gradquest.maths.symbolic import derivative, value_at

    asked = [kind.by(task)] if isinstance(kind, Partial) else task.variables
    slopes = [derivative(task.function, by) for by in asked]
    if ZERO in slopes and Reason.ZERO_PARTIAL not in template.allow:
        raise RejectedError(Reason.ZERO_PARTIAL)
    if "point" not in kind.needs or Reason.ZERO_COMPONENT in template.allow:
        return
    if any(value_at(slope, task.at) == ZERO for slope in slopes if slope != ZERO):
        raise RejectedError(Reason.ZERO_COMPONENT)


def _refuse_answer(answer: Sequence[Expression], template: Template) -> None:
    """Every entry has a value on the domain, and no number in it is beyond what one computes."""
    spots = _spots(tuple(template.domain.items()))
    for entry in answer:
        is_number = not variables(entry)
        sizes = [abs(floats.value(entry, spot)) for spot in (spots[:1] if is_number else spots)]
        if not all(map(isfinite, sizes)):
            raise RejectedError(Reason.UNDEFINED)
        if is_number and sizes[0] > LARGEST_ANSWER and Reason.LARGE not in template.allow:
            raise RejectedError(Reason.LARGE)


def is_neat(problem: Problem) -> bool:
    """Every entry has letters in it, or is a number of at most three decimals."""
    return all(_is_short(entry) for entry in problem.answer if not variables(entry))


def _is_short(entry: Expression) -> bool:
    return isinstance(entry, Number) and NEAT % entry.value.denominator == 0


def _refuse_blind(template: Template, problem: Problem) -> None:
    """No slip that a draw must show leads to the right answer."""
    blind = problem.kind.blind_spot(problem.task)
    if blind and blind not in template.allow:
        raise RejectedError(blind)
    for slip in problem.slips if template.avoid else ():
        if slip.id in template.avoid and coincides(slip, problem):
            raise RejectedError(slip.id)


def coincides(slip: Slip, problem: Problem) -> bool:
    """The slip leads to the right answer."""
    return all_coincide(slip.answer, problem.answer, problem.task.domain)


@lru_cache(maxsize=256)
def _spots(domain: tuple[tuple[str, Interval], ...]) -> Sequence[Mapping[str, float]]:
    """Corners of the domain, and places inside that are not special."""
    names = [name for name, _ in domain]
    corners = islice(product(*(map(float, ends) for _, ends in domain)), MOST_CORNERS)
    inside = (
        [
            float(low + (high - low) * _SHARES[(turn + place) % len(_SHARES)])
            for place, (_, (low, high)) in enumerate(domain)
        ]
        for turn in range(len(_SHARES))
    )
    return [dict(zip(names, spot, strict=True)) for spot in (*corners, *inside)]
