"""Whether a draw is worth asking, and if not, why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import islice, product
from math import isfinite

from gradquest.banks.template import Template
from gradquest.errors import Undefined, Unreadable
from gradquest.kinds.kind import Kind, Task
from gradquest.kinds.problem import Problem
from gradquest.maths import floats
from gradquest.maths.expression import ZERO, variables
from gradquest.maths.grammar import limits
from gradquest.maths.verdict import Slip

MOST_CORNERS = 8
POINT_SWAPPED, COMPONENTS_SWAPPED = "point-swapped", "components-swapped"
"""The slips of mixing up the order of coordinates, or of the entries of an answer."""
_SHARES = (Fraction(13, 97), Fraction(41, 89), Fraction(67, 83))

Interval = tuple[Fraction, Fraction]


class Reason(StrEnum):
    """Why a draw is rejected, other than for a slip that could not be noticed."""

    NO_CHOICE = "no-choice"
    WHERE = "where"
    MONSTROUS = "monstrous"
    UNDEFINED = "undefined"
    NO_DIRECTION = "no-direction"
    ZERO_PARTIAL = "zero-partial"
    ZERO_COMPONENT = "zero-component"
    LARGE = "large-answer"
    UGLY = "ugly-answer"
    NOT_CRITICAL = "not-critical"
    UNDECIDED = "undecided"
    NO_BOWL = "no-bowl"
    UNCLEAR = "unclear"

    @property
    def sentence(self) -> str:
        """For authors."""
        return _SENTENCES[self]

    @property
    def is_allowed(self) -> bool:
        """An author may take such draws all the same."""
        return self in _ALLOWED


_ALLOWED = (Reason.ZERO_PARTIAL, Reason.ZERO_COMPONENT, Reason.LARGE, Reason.UGLY)

_SENTENCES = {
    Reason.NO_CHOICE: "a parameter has nothing left to be drawn from",
    Reason.WHERE: "a condition in where is false",
    Reason.MONSTROUS: "the function is too large to work with",
    Reason.UNDEFINED: "the function or its slope has no value at the point or on the domain",
    Reason.NO_DIRECTION: "the direction has no length",
    Reason.ZERO_PARTIAL: "a partial derivative that is asked for is 0",
    Reason.ZERO_COMPONENT: "an entry of the gradient is 0 at the point",
    Reason.LARGE: f"a number in the answer is beyond {Kind.largest}",
    Reason.UGLY: "the answer has more than three decimals",
    Reason.NOT_CRITICAL: "the point is no critical point, or there is not just one",
    Reason.UNDECIDED: "the second derivatives do not tell what the critical point is",
    Reason.NO_BOWL: "the function is not a quadratic bowl, or its curvature is no plain number",
    Reason.UNCLEAR: "the right answer is too close to another one",
}


_CAUSES = {
    "inner-derivative-missing": "the inside's derivative is 1",
    "inner-derivative-divided": "the inside's derivative is 1 or -1",
    "no-learning-rate": "the learning rate is 1",
    "rate-misplaced": "the learning rate is 1",
    "swapped-gradient": "the slopes are all the same",
    "sequential": "no slope has another's letter in it",
    POINT_SWAPPED: "the coordinates of the point are all the same",
    COMPONENTS_SWAPPED: "the entries of the answer are all the same",
    "not-unit": "the direction has length 1",
    "unit-step": "the gradient has length 1",
}
"""Where it comes from that a slip leads to the right answer."""


def explained(reason: str) -> str:
    """A reason for authors, whether a `Reason` or the id of a slip."""
    if reason in set(Reason):
        return Reason(reason).sentence
    cause = f", as it does where {_CAUSES[reason]}" if reason in _CAUSES else ""
    return f"the slip '{reason}' leads to the right answer{cause}"


class RejectedError(Exception):
    """A draw that is not worth asking."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check_task(template: Template, kind: Kind, task: Task) -> None:
    """Raises `RejectedError` for a task that has no value or a flat slope; quick."""
    try:
        limits.check(task.function)
    except Unreadable:
        raise RejectedError(Reason.MONSTROUS) from None
    if undefined_at(task) is not None:
        raise RejectedError(Reason.UNDEFINED)
    try:
        _refuse_flat(template, kind, task)
    except Undefined:
        raise RejectedError(Reason.UNDEFINED) from None


def check_answer(template: Template, problem: Problem) -> None:
    """Raises `RejectedError` for an answer that has no value, a large one, or a monstrous one."""
    try:
        if not problem.kind.is_spoken:
            _refuse_answer(problem, template)
    except Unreadable:
        raise RejectedError(Reason.MONSTROUS) from None
    except Undefined:
        raise RejectedError(Reason.UNDEFINED) from None


def undefined_at(task: Task) -> Mapping[str, float] | None:
    """Where the function has no value: its point, or a place of the domain."""
    spots = [{name: float(value) for name, value in task.at.items()}] if task.point else []
    for spot in (*spots, *_spots(tuple(task.domain.items()))):
        if not isfinite(floats.value(task.function, spot)):
            return spot
    return None


def _refuse_flat(template: Template, kind: Kind, task: Task) -> None:
    """No slope that is asked for is 0, everywhere or at the point."""
    from gradquest.maths.symbolic import derivative, value_at

    asked = kind.moving(task.variables, task.aspect)
    slopes = [derivative(task.function, by) for by in asked]
    if ZERO in slopes and Reason.ZERO_PARTIAL not in template.allow:
        raise RejectedError(Reason.ZERO_PARTIAL)
    if task.point is None or Reason.ZERO_COMPONENT in template.allow:
        return
    if any(value_at(slope, task.at) == ZERO for slope in slopes if slope != ZERO):
        raise RejectedError(Reason.ZERO_COMPONENT)


def _refuse_answer(problem: Problem, template: Template) -> None:
    """Every entry has a value on the domain, and no number in it is beyond what one computes."""
    spots = _spots(tuple(template.domain.items()))
    for entry in problem.answer:
        limits.check(entry)  # what nobody may type cannot be asked
        is_number = not variables(entry)
        sizes = [abs(floats.value(entry, spot)) for spot in (spots[:1] if is_number else spots)]
        if not all(map(isfinite, sizes)):
            raise RejectedError(Reason.UNDEFINED)
        if is_number and sizes[0] > problem.kind.largest and Reason.LARGE not in template.allow:
            raise RejectedError(Reason.LARGE)


def check_slips(template: Template, problem: Problem) -> None:
    """Raises `RejectedError` where a slip that should show leads to the right answer."""
    for blind in blind_spots(problem):
        if blind not in template.allow:
            raise RejectedError(blind)
    for slip in problem.slips if template.avoid else ():
        if slip.id in template.avoid and coincides(slip, problem):
            raise RejectedError(slip.id)


def blind_spots(problem: Problem) -> Iterator[str]:
    """The slips that would go unnoticed; numbers that are all the same hide their order."""
    yield from problem.kind.blind_spots(problem.task)
    if _is_uniform(problem.task.point or ()) and not problem.kind.is_spoken:
        yield POINT_SWAPPED
    if _is_uniform(problem.answer):
        yield COMPONENTS_SWAPPED


def _is_uniform(entries: Sequence[object]) -> bool:
    return len(entries) > 1 and len(set(entries)) == 1


def coincides(slip: Slip, problem: Problem) -> bool:
    """The slip leads to the right answer."""
    return problem.is_same(slip.answer, problem.answer)


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
