"""A line w·x + b on a few points: its letters, and the sentences that pose it."""

from __future__ import annotations

from dataclasses import dataclass

from gradquest.kinds.kind import Task
from gradquest.maths.notation import number_text
from gradquest.maths.phrases import letters, listed

COLUMNS = (("x", "y"), ("s", "t"), ("p", "q"))
"""What the numbers of a row are called; the first pair that the problem leaves free."""


@dataclass(frozen=True, slots=True)
class Model:
    """The line's letters, as they are shown."""

    weight: str
    bias: str
    x: str
    y: str

    @property
    def line(self) -> str:
        """`w·x + b`"""
        return f"{self.weight}·{self.x} + {self.bias}"

    @property
    def error(self) -> str:
        """`w·x + b - y`"""
        return f"{self.line} - {self.y}"


def model(task: Task) -> Model:
    """The letters of the line; those of the data keep out of their way."""
    weight, bias = task.variables
    x, y = next((pair for pair in COLUMNS if not {*pair} & {weight, bias}), COLUMNS[0])
    return Model(letters([weight]), letters([bias]), x, y)


def setting(task: Task) -> str:
    """The data as a table in words, the model, and what L is of both."""
    line = model(task)
    rows = [f"{line.x} = {number_text(x)} gives {line.y} = {number_text(y)}" for x, y in task.data]
    loss = "the mean of the squared errors" if len(rows) > 1 else "the square of the error"
    return f"Data: {listed(rows)}. Model: {line.line}. L is {loss} {line.error}."


def numbered(task: Task) -> str:
    """The data as rows with numbers, so that some of them can be chosen."""
    line = model(task)
    rows = [
        f"({place}) {line.x} = {number_text(x)} gives {line.y} = {number_text(y)}"
        for place, (x, y) in enumerate(task.data, 1)
    ]
    return f"Data: {', '.join(rows)}."


def neuron(task: Task) -> str:
    """The data in words, a line through a ReLU, and what L is of both."""
    line = model(task)
    rows = [f"{line.x} = {number_text(x)} gives {line.y} = {number_text(y)}" for x, y in task.data]
    loss = "the mean of the squared errors" if len(rows) > 1 else "the square of the error"
    return (
        f"Data: {listed(rows)}. Model: a neuron with a ReLU, output = max(0, {line.line}), the "
        f"larger of the two. L is {loss}, output - {line.y}."
    )
