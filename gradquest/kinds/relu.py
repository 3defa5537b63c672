"""The loss of a neuron with a ReLU: rows at which it is off leave no trace in the gradient."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from gradquest.kinds import wording
from gradquest.kinds.descents import exact
from gradquest.kinds.gradient_at import KIND as GRADIENT_AT
from gradquest.kinds.kind import Task
from gradquest.kinds.lines import model, neuron
from gradquest.kinds.regression import Regression
from gradquest.kinds.slips.relu_slips import Neuron, relu_blind_spots, relu_slips
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import (
    Call,
    Expression,
    Negative,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    number,
)
from gradquest.maths.notation import point_text, pretty
from gradquest.maths.phrases import listed
from gradquest.maths.tidy import tidy
from gradquest.maths.verdict import Slip


class Relu(Regression):
    """∇L at the task's point, where L is the mean squared error of max(0, w·x + b)."""

    name = "relu"
    title = "gradient through a ReLU"
    short = "∇ through a ReLU"
    order = 47

    def settled(self, task: Task) -> Task:
        """The neuron instead of the line; max(0, u) is (u + |u|)/2."""
        weight, bias = map(Variable, task.variables)
        losses = []
        for x, y in task.data:
            line = Sum((Product((weight, number(x))), bias))
            output = Quotient(Sum((line, Call("abs", line))), number(2))
            losses.append(Power(Sum((output, Negative(number(y)))), number(2)))
        return replace(task, function=tidy(Quotient(Sum(tuple(losses)), number(len(losses)))))

    def defined(self, task: Task) -> tuple[tuple[str, Expression], ...]:  # noqa: ARG002
        """Nothing: the words say it better than |u|."""
        return ()

    def request(self, task: Task) -> str:
        """The data, the neuron, the point."""
        return f"{neuron(task)} Find the gradient ∇L at {wording.place(task)}."

    def steps(self, task: Task) -> tuple[Step, ...]:
        """What goes in, the errors of what comes out, the gradient."""
        return _inputs_line(task), _errors_line(task), _gradient_line(task)

    def slips(self, task: Task) -> Iterator[Slip]:
        """The ReLU overlooked, then what goes wrong with any loss."""
        return relu_slips(task)

    def hints(self, task: Task) -> tuple[str, ...]:
        """What decides, what is left, the first line."""
        line = model(task).line
        first = (
            f"First find {line} at each row. Above 0 the neuron is on and gives it as it is; "
            "below 0 it is off and gives 0."
        )
        second = (
            "Where it is off, a small move of the weights changes nothing: the slopes of that row "
            "are 0. Where it is on, it is a plain line."
        )
        inputs = _inputs_line(task)
        shown = [
            f"{pretty(of)} = {pretty(z)}" for of, z in zip(inputs.of, inputs.equals, strict=True)
        ]
        return first, second, f"Here {line} is {listed(shown)}."

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that lead to the right answer here."""
        return relu_blind_spots(task)


def _inputs_line(task: Task) -> Step:
    """w·x + b, row by row."""
    weight, bias = map(number, task.point or ())
    of = tuple(Sum((Product((weight, number(x))), bias)) for x, _ in task.data)
    says = "Above 0 the neuron is on and gives this number; below 0 it is off and gives 0."
    inputs = tuple(map(exact, of))
    return Step("", says, of, inputs, name=model(task).line, work=len(of))


def _errors_line(task: Task) -> Step:
    """What comes out minus what the data say."""
    cell = Neuron(task)
    of = tuple(Sum((number(cell.output(row)), Negative(number(row[1])))) for row in task.data)
    name = "the errors" if len(of) > 1 else "the error"
    says = f"An error is the output minus {model(task).y}."
    return Step("", says, of, tuple(map(exact, of)), name=name, work=len(of))


def _gradient_line(task: Task) -> Step:
    """Both slopes, each as a mean over all rows, those with the neuron off included."""
    cell, line, count = Neuron(task), model(task), len(task.data)
    mean = f" The mean divides by {count}." if count > 1 else ""
    says = (
        f"The slope of e² is 2e times the slope of e. Where the neuron is on, that is {line.x} in "
        f"{line.weight} and 1 in {line.bias}; where it is off, 0.{mean}"
    )
    changes = [
        [x if cell.is_on((x, y)) else Fraction(0) for x, y in task.data],
        [Fraction(cell.is_on(row)) for row in task.data],
    ]
    of = tuple(_mean([cell.error(row) for row in task.data], each) for each in changes)
    name, answer = f"∇L{point_text(task.point or ())}", GRADIENT_AT.answer(task)
    return Step("chain rule", says, of, answer, name=name, work=2 * count + 2)


def _mean(errors: list[Fraction], changes: list[Fraction]) -> Expression:
    """`2(e·x + e·0)/2`, with numbers."""
    terms = [
        Product((number(error), number(change)))
        for error, change in zip(errors, changes, strict=True)
    ]
    if len(terms) == 1:
        return Product((number(2), *terms[0].factors))
    return Quotient(Product((number(2), Sum(tuple(terms)))), number(len(terms)))


KIND = Relu()
