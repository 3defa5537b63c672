"""Every slip of many problems typed and judged: which ones are rightly named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from gradquest.banks.drawing import Barren, draw
from gradquest.banks.library import shipped_banks
from gradquest.kinds.problem import Problem
from gradquest.kinds.slips.coincidence import all_coincide
from gradquest.maths import floats
from gradquest.maths.exact import rational
from gradquest.maths.expression import Expression, variables
from gradquest.maths.notation import typed
from gradquest.maths.verdict import Outcome, Slip, Verdict

CORE = ("partial_x", "partial_y", "gradient_at", "descent_step")
DIGITS = 5
"""Significant digits to which a learner rounds a number that is no fraction."""


@dataclass(frozen=True)
class Miss:
    """One slip that was typed and not rightly named."""

    problem: Problem
    slip: Slip
    text: str
    verdict: Verdict

    def __str__(self) -> str:
        told = self.verdict.slip
        named = f"{told.id}: {told.message}" if told else self.verdict.message
        posed = f"{self.problem.reference}, f = {typed(self.problem.task.function)}"
        return f"{posed}: {self.slip.id} {self.text}: {named}"


@dataclass
class Census:
    """What came of typing slips."""

    problems: int = 0
    kinds: set[str] = field(default_factory=set)
    typed: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)
    called_wrong: list[str] = field(default_factory=list)
    """Right answers that were called wrong."""
    unexplained: list[Miss] = field(default_factory=list)
    """Wrong answers that were told nothing but that."""

    @property
    def share(self) -> float:
        """How many of the slips were rightly named."""
        return self.named.total() / self.typed.total()


def problems(
    seeds: Iterable[int], keep: int = 1, kinds: Collection[str] = CORE
) -> Iterator[Problem]:
    """Every shipped template as every such kind, or every `keep`-th of these, seed by seed."""
    pairs = [
        (template, kind)
        for bank in shipped_banks()
        for template in bank.templates
        for kind in template.kinds
        if kind in kinds
    ]
    for seed in seeds:
        for place, (template, kind) in enumerate(pairs):
            if (place + seed) % keep == 0:
                try:
                    yield draw(template, kind, seed)
                except Barren:
                    continue


def of_bank(name: str, seed: int) -> list[Problem]:
    """Every template of a shipped bank as every one of its kinds."""
    return [
        draw(template, kind, seed)
        for bank in shipped_banks()
        if bank.id == name
        for template in bank.templates
        for kind in template.kinds
    ]


def census(posed: Iterable[Problem], keep: int = 1) -> Census:
    """Type every slip, or every `keep`-th one, and note what is said of it."""
    found = Census()
    for problem in posed:
        found.problems += 1
        found.kinds.add(problem.kind.name)
        _try_right(problem, found)
        for slip in list(_wrong(problem))[found.problems % keep :: keep]:
            _try(problem, slip, found)
    return found


def _wrong(problem: Problem) -> Iterator[Slip]:
    """Its slips that lead to a wrong answer, each answer once for each id."""
    seen: set[tuple[str, str]] = set()
    for slip in problem.slips:
        text = as_typed(slip.answer)
        if (slip.id, text) not in seen:
            seen.add((slip.id, text))
            if not all_coincide(slip.answer, problem.answer, problem.task.domain):
                yield slip


def _try_right(problem: Problem, found: Census) -> None:
    for text in {as_typed(problem.answer), _exactly(problem.answer)}:
        verdict = problem.judge(text)
        if verdict.outcome is Outcome.WRONG:
            found.called_wrong.append(f"{problem.reference}: {text}: {verdict.message}")


def _try(problem: Problem, slip: Slip, found: Census) -> None:
    text = as_typed(slip.answer)
    verdict = problem.judge(text)
    if not verdict.counts:
        return
    found.typed[slip.id] += 1
    if is_named(slip, verdict):
        found.named[slip.id] += 1
    else:
        found.misses.append(Miss(problem, slip, text, verdict))
    if not verdict.is_right and verdict.slip is None and says_nothing(verdict.message):
        found.unexplained.append(found.misses[-1])


def is_named(slip: Slip, verdict: Verdict) -> bool:
    """By its id, or as one of the two in a question."""
    told = verdict.slip
    return told is not None and (told.id == slip.id or slip.did in told.message)


def says_nothing(message: str) -> bool:
    """It says no more than that the answer is wrong."""
    bare = ("", "Wrong.", "Not the right value.", "No entry is right.", "Neither entry is right.")
    return message in bare


def as_typed(answer: Iterable[Expression]) -> str:
    """As a learner would: numbers that are no fractions rounded."""
    return _joined([_entry(part) for part in answer])


def _entry(part: Expression) -> str:
    if variables(part) or rational(part) is not None:
        return typed(part)
    return f"{floats.value(part):.{DIGITS}g}"


def _exactly(answer: Iterable[Expression]) -> str:
    return _joined([typed(part) for part in answer])


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({', '.join(parts)})"
