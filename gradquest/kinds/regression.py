"""A line fitted to data: the mean squared error as a function of weight and bias."""

from __future__ import annotations

from collections.abc import Sequence

from gradquest.maths.calculus.building import squared, times
from gradquest.maths.expression import Expression, Negative, Sum, Variable, number
from gradquest.maths.tidy import quotient


def loss(data: Sequence[Sequence[Expression]], names: Sequence[str]) -> Expression:
    """L = 1/n · Σ (w·x + b − y)² over rows (x, y), in the two named letters (Gauss, 1809)."""
    weight, bias = (Variable(name) for name in (*names, "b")[:2])
    errors = [squared(Sum((times(weight, x), bias, Negative(y)))) for x, y in data]
    return quotient(Sum(tuple(errors)), number(len(errors)))
