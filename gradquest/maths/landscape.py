"""A function of one or two variables over whole grids at once, for pictures; never for verdicts.

Each node of the tree becomes one numpy closure. Heavy: imports numpy.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from operator import itemgetter

import numpy as np

from gradquest.maths.exact import rational
from gradquest.maths.expression import (
    EULER,
    Call,
    Constant,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
)
from gradquest.maths.floats import CONSTANTS, nearest
from gradquest.plot.scene import Floats

Spots = tuple[Floats, ...]
"""The coordinates, to be broadcast."""

Surface = Callable[[Spots], Floats]
"""Heights over the coordinates; NaN where there is none, infinite where one is too large."""

MOST_FACTORS = 8
"""Whole powers up to this one are multiplied out, which is quicker than a general power."""


class Landscape:
    """A function of two variables with its partial derivatives: a `plot.scene.Field`."""

    def __init__(
        self,
        function: Expression,
        partials: tuple[Expression, Expression],
        names: tuple[str, str],
    ) -> None:
        self.names = names
        self._height = _surface(function, names)
        self._slopes = (_surface(partials[0], names), _surface(partials[1], names))

    def height(self, x: Floats, y: Floats) -> Floats:
        """Values of f, broadcast over x and y; NaN where f has no real value. Never raises."""
        return _over(self._height, x, y)

    def slopes(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Both partial derivatives, broadcast over x and y; NaN where undefined."""
        first, second = self._slopes
        return _over(first, x, y), _over(second, x, y)


class CurveProfile:
    """A function of one variable with its derivative: a `plot.scene.Profile`."""

    def __init__(self, function: Expression, derivative: Expression, name: str) -> None:
        self.name = name
        self._height = _surface(function, (name,))
        self._slope = _surface(derivative, (name,))

    def height(self, x: Floats) -> Floats:
        """Values of f; NaN where f has no real value. Never raises."""
        return _over(self._height, x)

    def slope(self, x: Floats) -> Floats:
        """The derivative; NaN where undefined."""
        return _over(self._slope, x)


def _over(surface: Surface, *coordinates: Floats) -> Floats:
    spots = tuple(np.asarray(it, dtype=np.float64) for it in coordinates)
    shape = np.broadcast_shapes(*(it.shape for it in spots))
    with np.errstate(all="ignore"):
        heights = surface(spots)
    return heights if heights.shape == shape else np.broadcast_to(heights, shape)


def _surface(node: Expression, names: Sequence[str]) -> Surface:
    match node:
        case Number(value):
            return _level(nearest(value))
        case Constant(name):
            return _level(CONSTANTS[name])
        case Variable(name):
            return _variable(name, names)
        case Sum(terms):
            return _folded(np.add, terms, names)
        case Product(factors):
            return _folded(np.multiply, factors, names)
        case Quotient(top, bottom):
            return _quotient(_surface(top, names), _surface(bottom, names))
        case Negative(of):
            return _after(np.negative, _surface(of, names))
        case Power(base, exponent):
            return _power(base, exponent, names)
        case Call(function, argument):
            return _after(_FUNCTIONS[function], _surface(argument, names))


def _level(value: float) -> Surface:
    constant = np.asarray(value, dtype=np.float64)
    return lambda _: constant


def _variable(name: str, names: Sequence[str]) -> Surface:
    if name not in names:
        return _level(math.nan)
    return itemgetter(names.index(name))


def _after(function: Callable[[Floats], Floats], inner: Surface) -> Surface:
    return lambda spots: function(inner(spots))


def _folded(
    join: Callable[[Floats, Floats], Floats], parts: Iterable[Expression], names: Sequence[str]
) -> Surface:
    surfaces = [_surface(part, names) for part in parts]
    return lambda spots: reduce(join, (surface(spots) for surface in surfaces))


def _quotient(top: Surface, bottom: Surface) -> Surface:
    return lambda spots: _divided(top(spots), bottom(spots))


def _divided(top: Floats, bottom: Floats) -> Floats:
    """NaN over zero, so that 1/(1/x) does not come back to life at its pole."""
    return np.where(bottom == 0, np.nan, top / bottom)


def _power(base: Expression, exponent: Expression, names: Sequence[str]) -> Surface:
    above = _surface(exponent, names)
    if base == EULER:
        return _after(np.exp, above)
    below, written = _surface(base, names), rational(exponent)
    if written is None:
        return lambda spots: _moving_power(below(spots), above(spots))
    return _after(_fixed_power(written), below)


def _moving_power(base: Floats, exponent: Floats) -> Floats:
    """The checker's rule: no negative base, and no zero under an exponent that is not positive."""
    is_real = ((base > 0) & ~np.isnan(exponent)) | ((base == 0) & (exponent > 0))
    return np.where(is_real, np.power(np.abs(base), exponent), np.nan)


def _fixed_power(exponent: Fraction) -> Callable[[Floats], Floats]:
    if exponent < 0:
        positive = _fixed_power(-exponent)
        return lambda base: _divided(np.asarray(1.0), positive(base))
    if exponent.denominator == 1:
        return _whole_power(exponent)
    size = nearest(exponent)
    if exponent.denominator % 2 == 0:
        return lambda base: np.power(base, size)
    if exponent.numerator % 2 == 0:
        return lambda base: np.power(np.abs(base), size)
    return lambda base: np.copysign(np.power(np.abs(base), size), base)


def _whole_power(exponent: Fraction) -> Callable[[Floats], Floats]:
    if not exponent:
        return lambda base: base * 0 + 1
    if exponent > MOST_FACTORS:
        size = nearest(exponent)
        return lambda base: np.power(base, size)
    count = int(exponent)
    return lambda base: reduce(np.multiply, (base,) * count)


def _logarithm(function: Callable[[Floats], Floats]) -> Callable[[Floats], Floats]:
    return lambda u: np.where(u > 0, function(u), np.nan)


_ONE = np.asarray(1.0)

_FUNCTIONS: Mapping[str, Callable[[Floats], Floats]] = {
    "sqrt": np.sqrt,
    "abs": np.abs,
    "sign": np.sign,
    "ln": _logarithm(np.log),
    "log10": _logarithm(np.log10),
    "log2": _logarithm(np.log2),
    "sin": np.sin,
    "cos": np.cos,
    "tan": np.tan,
    "sec": lambda u: _divided(_ONE, np.cos(u)),
    "csc": lambda u: _divided(_ONE, np.sin(u)),
    "cot": lambda u: _divided(np.cos(u), np.sin(u)),
    "arcsin": np.arcsin,
    "arccos": np.arccos,
    "arctan": np.arctan,
    "sinh": np.sinh,
    "cosh": np.cosh,
    "tanh": np.tanh,
    "arcsinh": np.arcsinh,
    "arccosh": np.arccosh,
    "arctanh": lambda u: np.where(np.abs(u) < 1, np.arctanh(u), np.nan),
}
