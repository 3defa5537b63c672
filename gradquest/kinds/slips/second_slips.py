"""Named wrong answers to a second derivative, and the draws that would hide them."""

from __future__ import annotations

from collections.abc import Iterator

from gradquest.kinds.kind import Task
from gradquest.kinds.slips.coincidence import coincides
from gradquest.kinds.slips.partial_slips import repairing_skill
from gradquest.maths.calculus.building import times
from gradquest.maths.calculus.differentiation import broken, differentiate
from gradquest.maths.expression import Expression, depends_on
from gradquest.maths.notation import pretty
from gradquest.maths.phrases import letters, second_name, slope_name, total
from gradquest.maths.verdict import Slip

NAME = "second"
SKILL = f"{NAME}.polynomial"

NOT_TWICE = ("gave-f", "second-derivative", "derivative-squared", "wrong-variable")
"""Mistakes about one differentiation that mean something else where there are two."""


def second_slips(task: Task, one: str, other: str) -> Iterator[Slip]:
    """The wrong number of times or the wrong letter first, then broken rules, last time first."""
    for slip in (*_of_the_whole(task, one, other), *_broken_rules(task, one, other)):
        yield slip if len(task.variables) > 1 else _total(slip)


def second_blind_spots(task: Task, one: str, other: str) -> Iterator[str]:
    """The slips about the whole that give the right answer all the same."""
    right = _twice(task.function, one, other)
    told: set[str] = set()
    for slip in _of_the_whole(task, one, other):
        if slip.id not in told and coincides(slip.answer[0], right, task.domain):
            told.add(slip.id)
            yield slip.id


def _total(slip: Slip) -> Slip:
    return Slip(slip.id, total(slip.message), slip.answer, slip.skill, total(slip.did))


def _slip(name: str, answer: Expression, message: str, did: str) -> Slip:
    return Slip(name, message, (answer,), SKILL, did)


def _twice(function: Expression, one: str, other: str) -> Expression:
    return differentiate(differentiate(function, one), other)


def _of_the_whole(task: Task, one: str, other: str) -> Iterator[Slip]:
    yield from _once_only(task, one, other)
    yield from _multiplied(task, one, other)
    yield from _other_letters(task, one, other)
    asked = second_name(one, other)
    message = f"That is f itself. {asked} takes two differentiations."
    yield _slip("gave-f", task.function, message, "give f itself")
    if one == other:
        third = differentiate(_twice(task.function, one, other), one)
        message = f"You differentiated three times; {asked} asks for two."
        yield _slip("third-derivative", third, message, "differentiate three times")


def _once_only(task: Task, one: str, other: str) -> Iterator[Slip]:
    for by, next_one in dict.fromkeys(((one, other), (other, one))):
        message = f"That is {slope_name(by)}. Differentiate it once more, in {letters([next_one])}."
        answer = differentiate(task.function, by)
        yield _slip("once-only", answer, message, f"stop at {slope_name(by)}")


def _multiplied(task: Task, one: str, other: str) -> Iterator[Slip]:
    """H2: the product of two first derivatives."""
    slopes = [differentiate(task.function, by) for by in (one, other)]
    names = f"{slope_name(one)} times {slope_name(other)}" if one != other else ""
    what = names or f"{slope_name(one)} squared"
    message = f"That is {what}. Differentiate {slope_name(one)} again instead of multiplying."
    yield _slip("partials-multiplied", times(*slopes), message, f"take {what}")


def _other_letters(task: Task, one: str, other: str) -> Iterator[Slip]:
    """H3: a second derivative, but by other letters."""
    for first in (one, other):
        for second in task.variables:
            if {first, second} == {one, other} or not depends_on(task.function, second):
                continue
            given, asked = second_name(first, second), second_name(one, other)
            wanted = other if first == one else one
            message = f"That is {given}. For {asked} the other time is in {letters([wanted])}."
            answer = _twice(task.function, first, second)
            yield _slip("wrong-second-letter", answer, message, f"find {given}")


def _broken_rules(task: Task, one: str, other: str) -> Iterator[Slip]:
    """One rule broken in the second differentiation, or in the first and carried on."""
    first = differentiate(task.function, one)
    for wrong in broken(first, other, task.variables):
        if wrong.id not in NOT_TWICE:
            opening = f"{slope_name(one)} = {pretty(first)} comes first; look at the second time."
            did = f"{wrong.did} the second time"
            answer = (wrong.derivative,)
            skill = repairing_skill(task, other, wrong)
            yield Slip(wrong.id, f"{opening} {wrong.sentence}", answer, skill, did)
    for wrong in broken(task.function, one, task.variables):
        if wrong.id not in NOT_TWICE:
            message = f"Look at {slope_name(one)}, the first time. {wrong.sentence}"
            did = f"{wrong.did} the first time"
            answer = (differentiate(wrong.derivative, other),)
            yield Slip(wrong.id, message, answer, repairing_skill(task, one, wrong), did)
