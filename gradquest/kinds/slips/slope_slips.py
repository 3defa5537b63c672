"""Named wrong answers to one slope at a point: a derivative, or one of several partials."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from gradquest.kinds.kind import Task
from gradquest.kinds.slips.local import Spot, defined, exact_at, swapped
from gradquest.kinds.slips.partial_slips import partial_slips
from gradquest.maths.expression import Expression, number, substitute, variables
from gradquest.maths.phrases import height_word, letters
from gradquest.maths.tidy import tidy
from gradquest.maths.verdict import Slip


def slope_slips(task: Task, by: str, kind: str) -> Iterator[Slip]:
    """The form first, then other points, then the broken rules."""
    spot, place = Spot(task), task.variables.index(by)
    formula = spot.partials[place]
    found = (*_unfinished(spot, formula, by), *_elsewhere(spot, formula, by))
    for slip in defined(found, may_be_open=True):
        yield replace(slip, skill=f"{kind}.polynomial")
    for slip in partial_slips(task, by):
        if any(map(variables, slip.answer)):
            yield replace(slip, message=f"{slip.message} {spot.then_put_in}")
    for wrong in spot.wrong_slopes():
        if wrong.place == place:
            rule = wrong.broken
            skill = f"{kind}.{rule.family}"
            yield Slip(rule.id, rule.sentence, (wrong.value,), skill, rule.did)


def _unfinished(spot: Spot, formula: Expression, by: str) -> Iterator[Slip]:
    """The slope with letters in it, the height, or the whole gradient."""
    name = spot.slope_name(by)
    message = f"Right formula; now put in {spot.assignment(spot.point)}."
    yield Slip("not-substituted", message, (formula,), "", "leave the letters in")
    names = spot.task.variables
    for letter, value in spot.task.at.items() if len(names) > 1 else ():
        partly = tidy(substitute(formula, {letter: number(value)}))
        others = letters([other for other in names if other != letter])
        message = f"You put in {letters([letter])}; put in {others} as well."
        did = f"put in {letters([letter])} only"
        yield Slip("not-substituted", message, (partly,), "", did)
    called = f"the {height_word(names)} f{spot.place_text}"
    message = f"That is {called}; its slope {name} is asked for."
    yield Slip("value-instead", message, (spot.height,), "", f"give {called}")
    if len(names) == 1:
        message = f"That is where you stand, {spot.assignment(spot.point)}; {name} is asked for."
        yield Slip("gave-point", message, (number(spot.point[0]),), "", "give the point itself")
    if len(names) > 1:
        message = f"That is the whole gradient; {name} is one of its entries."
        yield Slip("gave-gradient", message, spot.gradient, "", "give the whole gradient")


def _elsewhere(spot: Spot, formula: Expression, by: str) -> Iterator[Slip]:
    """The right slope at another point."""
    place = spot.task.variables.index(by)
    for swap in spot.swapped_coordinates():
        other = swapped(spot.point, swap.pair)
        answer = exact_at(formula, dict(zip(spot.task.variables, other, strict=True)))
        yield Slip("point-swapped", swap.says, (answer,), "", swap.did)
    turned = tuple(-value if at == place else value for at, value in enumerate(spot.point))
    answer = exact_at(formula, dict(zip(spot.task.variables, turned, strict=True)))
    used = spot.assignment(turned)
    message = f"You put {used}; at the point it is {spot.assignment(spot.point)}."
    yield Slip("coordinate-sign", message, (answer,), "", f"put {used}")
