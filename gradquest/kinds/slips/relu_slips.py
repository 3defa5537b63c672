"""Named wrong answers about a neuron with a ReLU: when it is off, and then as with any loss."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gradquest.kinds.kind import Task
from gradquest.kinds.lines import model
from gradquest.kinds.slips.coincidence import all_coincide
from gradquest.kinds.slips.local import Entries
from gradquest.kinds.slips.regression_slips import FAMILY, ONCE, Fit, Row
from gradquest.maths.expression import number
from gradquest.maths.verdict import Slip

NAME = "relu"
SKILL = f"{NAME}.{FAMILY}"

TELLING = ("off-row-counted", "x-missing", "factor-two-missing", "mean-missing")
"""What must not lead to the right answer where the neuron is on somewhere."""

OFF = Fraction(0)

Found = tuple[str, str, str, Entries]
"""The slip's name, what to say, what was done, the gradient."""


class Neuron(Fit):
    """A line through a ReLU, where weight and bias are the task's point."""

    def line(self, row: Row) -> Fraction:
        """What goes in."""
        return self.weight * row[0] + self.bias

    def is_on(self, row: Row) -> bool:
        """The line is above 0 there."""
        return self.line(row) > 0

    def output(self, row: Row) -> Fraction:
        """What comes out."""
        return max(OFF, self.line(row))

    def error(self, row: Row) -> Fraction:
        """What comes out minus what the data say."""
        return self.output(row) - row[1]

    def change(self, row: Row) -> tuple[Fraction, Fraction]:
        """How the output moves with weight and bias."""
        return (row[0], ONCE) if self.is_on(row) else (OFF, OFF)

    @property
    def gradient(self) -> Entries:
        """The right slopes."""
        return self.slopes(changes=self.change)


def relu_slips(task: Task) -> Iterator[Slip]:
    """The ReLU overlooked, factors forgotten, entries swapped or turned round."""
    for name, message, did, gradient in _mistakes(Neuron(task), task):
        yield Slip(name, message, gradient, SKILL, did)


def _mistakes(cell: Neuron, task: Task) -> Iterator[Found]:
    yield from _overlooked(cell, task)
    if any(map(cell.is_on, cell.rows)):
        yield from _factors(cell, task)
        yield from _whole(cell, task)


def _overlooked(cell: Neuron, task: Task) -> Iterator[Found]:
    """Rows at which the neuron is off."""
    line = model(task).line
    off = f"Where {line} is below 0 the neuron is off"
    if not all(map(cell.is_on, cell.rows)):
        message = f"{off}: a small move changes nothing, so that row adds 0 to both slopes."
        yield "off-row-counted", message, "count a row that is off", cell.slopes()
        as_line = Fit(task).slopes()
        yield "relu-forgotten", f"{off} and gives 0, not {line}.", "take the plain line", as_line
    on = [row for row in cell.rows if cell.is_on(row)]
    if 0 < len(on) < len(cell.rows):
        message = f"The mean is over all {len(cell.rows)} rows, those with the neuron off too."
        alone = cell.slopes(changes=cell.change, share=Fraction(2, len(on)))
        yield "mean-of-some", message, "divide by the rows that are on", alone


def _factors(cell: Neuron, task: Task) -> Iterator[Found]:
    """The factor of the input, the 2 of the squares, the mean."""
    line, count = model(task), len(cell.rows)
    message = (
        f"With {line.weight} the output changes by {line.x}: multiply each error by its {line.x}."
    )
    ones = cell.slopes(changes=lambda row: (cell.change(row)[1], cell.change(row)[1]))
    yield "x-missing", message, f"leave out the factor {line.x}", ones
    message = "The square of the error brings a factor 2."
    half = cell.slopes(changes=cell.change, share=cell.share / 2)
    yield "factor-two-missing", message, "leave out the factor 2", half
    if count > 1:
        message = f"L is a mean: divide the sum over the {count} rows by {count}."
        whole = cell.slopes(changes=cell.change, share=Fraction(2))
        yield "mean-missing", message, f"leave out the 1/{count}", whole
    message = "That keeps the square: the slope of e² is 2e times the slope of e."
    kept = cell.slopes(lambda row: cell.error(row) ** 2, changes=cell.change)
    yield "square-kept", message, "keep the square of the error", kept


def _whole(cell: Neuron, task: Task) -> Iterator[Found]:
    """All signs turned, entries swapped, or a neuron that is taken to be off everywhere."""
    line, right = model(task), cell.gradient
    message = f"Every sign is wrong: the error is the output minus {line.y}."
    turned = cell.slopes(lambda row: -cell.error(row), changes=cell.change)
    yield "residual-sign", message, f"take {line.y} minus the output", turned
    message = f"You swapped the slopes: first that in {line.weight}, then that in {line.bias}."
    yield "components-swapped", message, "swap the slopes", right[::-1]
    message = f"The neuron is not off everywhere: look where {line.line} is above 0."
    yield "always-off", message, "take the neuron to be off", (number(0), number(0))


def relu_blind_spots(task: Task) -> Iterator[str]:
    """A row on the kink, and the slips that lead to the right gradient all the same."""
    cell = Neuron(task)
    if any(cell.line(row) == 0 for row in cell.rows):
        yield "undefined"
    told = [
        name
        for name, _, _, gradient in _mistakes(cell, task)
        if name in TELLING and all_coincide(gradient, cell.gradient, {})
    ]
    yield from dict.fromkeys(told)
