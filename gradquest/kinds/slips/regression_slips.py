"""Named wrong answers about the loss of a line: its errors, their factors and their mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from gradquest.kinds.kind import Task
from gradquest.kinds.lines import Model, model
from gradquest.kinds.slips.blind_spots import gradient_blind_spots, step_blind_spots
from gradquest.kinds.slips.coincidence import all_coincide
from gradquest.kinds.slips.gradient_slips import gradient_slips
from gradquest.kinds.slips.local import Entries
from gradquest.kinds.slips.step_slips import STEP_IS_RIGHT, Stride, step_slips, turned_round
from gradquest.maths.expression import number
from gradquest.maths.notation import number_text
from gradquest.maths.phrases import called
from gradquest.maths.verdict import Slip

NAMES = ("regression", "regression_step")
FAMILY = "chain"

TELLING = ("x-missing", "y-only", "mean-missing", "factor-two-missing")
"""What must not lead to the right answer."""

CALLED = {"∇f": "∇L", "height f(": "loss L(", "the height": "the loss"}
"""What is said of any f, said of the loss."""

LOOK = f"{STEP_IS_RIGHT} at the gradient."

Row = tuple[Fraction, ...]

ONCE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Mistake:
    """One wrong way to the gradient of the loss."""

    id: str
    says: str
    did: str
    gradient: Entries


class Fit:
    """The line on its data, where the weight and the bias are the task's point."""

    def __init__(self, task: Task) -> None:
        self.weight, self.bias = task.point or (Fraction(0), Fraction(0))
        self.rows = task.data
        self.share = Fraction(2, max(1, len(self.rows)))

    def error(self, row: Row) -> Fraction:
        """What the line says minus what the data say."""
        x, y = row
        return self.weight * x + self.bias - y

    def slopes(
        self,
        error: Callable[[Row], Fraction] | None = None,
        *,
        share: Fraction | None = None,
        changes: Callable[[Row], tuple[Fraction, Fraction]] = lambda row: (row[0], ONCE),
        rows: Sequence[Row] | None = None,
    ) -> Entries:
        """share · Σ error · change, for weight and bias."""
        of = error or self.error
        pairs = [(of(row), changes(row)) for row in (self.rows if rows is None else rows)]
        factor = self.share if share is None else share
        return tuple(
            number(factor * sum((e * by[place] for e, by in pairs), Fraction(0)))
            for place in (0, 1)
        )


def regression_slips(task: Task) -> Iterator[Slip]:
    """What goes wrong with the loss, then what goes wrong with any gradient."""
    skill = f"{NAMES[0]}.{FAMILY}"
    own = [Slip(it.id, it.says, it.gradient, skill, it.did) for it in _mistakes(task)]
    yield from own
    told = {slip.answer for slip in own}
    yield from (_of_loss(it, NAMES[0]) for it in gradient_slips(task) if it.answer not in told)


def regression_step_slips(task: Task) -> Iterator[Slip]:
    """Steps taken wrongly, and steps against a wrong gradient of the loss."""
    stride = Stride(task)
    skill = f"{NAMES[1]}.{FAMILY}"
    own = [
        Slip(it.id, f"{LOOK} {it.says}", stride.against(it.gradient), skill, it.did)
        for it in _mistakes(task)
        if it.id != "residual-sign"
    ]
    general = [_of_loss(slip, NAMES[1]) for slip in step_slips(task)]
    of_slopes = [slip for slip in general if slip.message.startswith(STEP_IS_RIGHT)]
    yield from (slip for slip in general if slip not in of_slopes)
    yield from turned_round(stride, _landing(stride), skill)
    yield from own
    told = {slip.answer for slip in own}
    yield from (slip for slip in of_slopes if slip.answer not in told)


def _landing(stride: Stride) -> Entries:
    return stride.against(stride.gradient)


def _of_loss(slip: Slip, kind: str) -> Slip:
    """The same slip, with f called L."""
    message, did = called(slip.message, "L"), called(slip.did, "L")
    for old, new in CALLED.items():
        message, did = message.replace(old, new), did.replace(old, new)
    return replace(slip, message=message, did=did, skill=f"{kind}.{FAMILY}")


def regression_blind_spots(task: Task) -> Iterator[str]:
    """The slips that lead to the right gradient all the same."""
    yield from gradient_blind_spots(task)
    yield from _unseen(task)


def regression_step_blind_spots(task: Task) -> Iterator[str]:
    """The slips that lead to the right point all the same."""
    yield from step_blind_spots(task)
    landing = _landing(Stride(task))
    if landing[0] == landing[1]:
        yield "components-swapped"
    yield from _unseen(task)


def _unseen(task: Task) -> Iterator[str]:
    right = Fit(task).slopes()
    for wrong in _mistakes(task):
        if wrong.id in TELLING and all_coincide(wrong.gradient, right, {}):
            yield wrong.id


def _mistakes(task: Task) -> Iterator[Mistake]:
    fit, line = Fit(task), model(task)
    for group in (_changes, _factors, _errors, _points):
        yield from group(fit, line)


def _changes(fit: Fit, line: Model) -> Iterator[Mistake]:
    """What an error changes by."""
    says = (
        f"With {line.weight} the error {line.error} changes by {line.x}: multiply each error by "
        f"its {line.x}."
    )
    did = f"leave out the factor {line.x}"
    yield Mistake("x-missing", says, did, fit.slopes(changes=lambda _: (ONCE, ONCE)))
    says = f"With {line.bias} the error changes by 1, not by {line.x}."
    did = f"multiply by {line.x} in both entries"
    yield Mistake("x-in-both", says, did, fit.slopes(changes=lambda row: (row[0], row[0])))


def _factors(fit: Fit, line: Model) -> Iterator[Mistake]:
    """The 2 of the squares, and the mean."""
    count = len(fit.rows)
    says = f"The square of e = {line.error} brings a factor 2: its slope is 2e times that of e."
    half = fit.slopes(share=fit.share / 2)
    yield Mistake("factor-two-missing", says, "leave out the factor 2", half)
    if count > 1:
        says = f"L is a mean: divide the sum over the {count} points by {count}."
        whole = fit.slopes(share=Fraction(2))
        yield Mistake("mean-missing", says, f"leave out the 1/{count}", whole)
    if count > 2:
        says = f"{says} And the square brings a factor 2."
        did = f"leave out the 2 and the 1/{count}"
        yield Mistake("mean-missing", says, did, fit.slopes(share=ONCE))
    says = "That keeps the square: the slope of e² is 2e times the slope of e, not e²."
    kept = fit.slopes(lambda row: fit.error(row) ** 2)
    yield Mistake("square-kept", says, "keep the square of the error", kept)


def _errors(fit: Fit, line: Model) -> Iterator[Mistake]:
    """What the error is."""
    says = f"Every sign is wrong: the error is {line.error}, and it grows with {line.weight}."
    did = f"take {line.y} - ({line.line}) without its inner slope"
    turned = fit.slopes(lambda row: -fit.error(row))
    yield Mistake("residual-sign", says, did, turned)
    says = f"The error is {line.error}; you used {line.y} alone."
    for sign in (1, -1):
        alone = fit.slopes(lambda row, sign=sign: sign * row[1])  # type: ignore[misc]
        yield Mistake("y-only", says, f"use {line.y} alone for the error", alone)
    says = f"Subtract the {line.y} of the data: the error is {line.error}."
    unfitted = fit.slopes(lambda row: fit.error(row) + row[1])
    yield Mistake("y-missing", says, f"leave out {line.y}", unfitted)
    says = f"The bias {line.bias} is part of the line: the error is {line.error}."
    unbiased = fit.slopes(lambda row: fit.error(row) - fit.bias)
    yield Mistake("bias-missing", says, f"leave out {line.bias}", unbiased)


def _points(fit: Fit, line: Model) -> Iterator[Mistake]:
    """One point alone, or its numbers in each other's place."""
    for row in fit.rows if len(fit.rows) > 1 else ():
        x, y = map(number_text, row)
        says = f"That is for the point ({x}, {y}) alone: add up all points, then take the mean."
        for share in (Fraction(2), fit.share):
            alone = fit.slopes(rows=(row,), share=share)
            yield Mistake("one-point", says, f"use the point ({x}, {y}) alone", alone)
    swapped = [(y, x) for x, y in fit.rows]
    says = f"You swapped {line.x} and {line.y} of the data."
    did = f"swap {line.x} and {line.y} of the data"
    yield Mistake("data-swapped", says, did, fit.slopes(rows=swapped))
