"""A line fitted to data: the gradient of the mean squared error by weight and bias."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gradquest.kinds import pictures, slips, wording
from gradquest.kinds.descents import exact
from gradquest.kinds.gradient_at import KIND as GRADIENT_AT
from gradquest.kinds.kind import Kind, Task
from gradquest.kinds.lines import model, setting
from gradquest.maths.calculus.building import squared, times
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import (
    Expression,
    Negative,
    Product,
    Quotient,
    Sum,
    Variable,
    number,
)
from gradquest.maths.notation import point_text, pretty
from gradquest.maths.phrases import listed, slope_name
from gradquest.maths.tidy import quotient
from gradquest.maths.verdict import Slip

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture


def loss(data: Sequence[Sequence[Expression]], names: Sequence[str]) -> Expression:
    """L = 1/n · Σ (w·x + b − y)² over rows (x, y), in the two named letters (Gauss, 1809)."""
    weight, bias = (Variable(name) for name in (*names, "b")[:2])
    errors = [squared(Sum((times(weight, x), bias, Negative(y)))) for x, y in data]
    return quotient(Sum(tuple(errors)), number(len(errors)))


class Regression(Kind):
    """∇L at the task's point, where L is the loss of a line on a few points."""

    name = "regression"
    title = "gradient of a line's loss"
    short = "∇ of a loss"
    order = 44
    needs = frozenset({"point", "data"})

    def question(self, task: Task) -> str:
        """`∇L(1, 0) = ?`"""
        return f"∇L{point_text(task.point or ())} = ?"

    def request(self, task: Task) -> str:
        """The data, the model, the point."""
        return f"{setting(task)} Find the gradient ∇L at {wording.place(task)}."

    def defined(self, task: Task) -> tuple[tuple[str, Expression], ...]:
        """The loss written out."""
        return ((f"L{wording.names(task)}", task.function),)

    def entries(self, task: Task) -> tuple[str, ...]:
        """One slope for each variable."""
        return task.variables

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The exact slopes at the point."""
        return GRADIENT_AT.answer(task)

    def steps(self, task: Task) -> tuple[Step, ...]:
        """The errors, the slope of each parameter, the gradient."""
        return loss_lines(task)

    def slips(self, task: Task) -> Iterator[Slip]:
        """What goes wrong with errors, their factors and their mean; then as in any gradient."""
        return slips.regression_slips(task)

    def hints(self, task: Task) -> tuple[str, ...]:
        """The way, the formulas, the errors."""
        return loss_hints(task)

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:
        """The landscape of the loss with both arrows."""
        return pictures.gradient_scene(task, self.answer(task), learner)

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that lead to the right answer here."""
        return slips.regression_blind_spots(task)


def loss_hints(task: Task) -> tuple[str, ...]:
    """The way, the formulas, the first line."""
    line, count = model(task), len(task.data)
    first = (
        f"First find the error {line.error} at each point of the data; then see how each error "
        f"changes with {line.weight} and with {line.bias}."
    )
    mean = f"2/{count} times the sum of" if count > 1 else "2 times"
    second = (
        f"{_slope(task, 0)} is {mean} error · {line.x}; {_slope(task, 1)} is {mean} "
        f"{'the errors' if count > 1 else 'the error'}."
    )
    errors = _errors_line(task)
    shown = zip(errors.of, errors.equals, strict=True)
    third = listed([f"{pretty(of)} = {pretty(value)}" for of, value in shown])
    return first, second, f"{'The errors are' if count > 1 else 'The error is'} {third}."


def loss_lines(task: Task) -> tuple[Step, ...]:
    """The worked solution as far as the gradient."""
    return _errors_line(task), _gradient_line(task)


def _slope(task: Task, place: int) -> str:
    return slope_name(task.variables[place], "L")


def _errors_line(task: Task) -> Step:
    """What the line says minus what the data say, point by point."""
    weight, bias = map(number, task.point or ())
    errors = tuple(
        Sum((Product((weight, number(x))), bias, Negative(number(y)))) for x, y in task.data
    )
    name = "the errors" if len(errors) > 1 else "the error"
    says = f"An error is {model(task).error}: what the line says minus what the data say."
    return Step("", says, errors, tuple(map(exact, errors)), name=name, work=len(errors))


def _gradient_line(task: Task) -> Step:
    """Both slopes, each as a mean over the points."""
    line, count = model(task), len(task.data)
    slopes = tuple(_slope_of(task, place) for place in (0, 1))
    mean = f" The mean divides by {count}." if count > 1 else ""
    says = (
        f"The slope of e² is 2e times the slope of e, which is {line.x} in {line.weight} and 1 in "
        f"{line.bias}.{mean}"
    )
    name, answer = f"∇L{point_text(task.point or ())}", GRADIENT_AT.answer(task)
    return Step("chain rule", says, slopes, answer, name=name, work=2 * count + 2)


def _slope_of(task: Task, place: int) -> Expression:
    """`2(e·x + e·x)/2`, with numbers."""
    errors, count = _errors_line(task).equals, len(task.data)
    xs = [number(x) for x, _ in task.data]
    terms = errors if place else tuple(map(Product, zip(errors, xs, strict=True)))
    if count == 1:
        return Product((number(2), *(errors if place else (errors[0], xs[0]))))
    return Quotient(Product((number(2), Sum(terms))), number(count))


KIND = Regression()
