"""An expression as a function of floats, made once and called at many points.

The same values as `floats.value` but for the last digits, several times faster.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from operator import itemgetter

from gradquest.maths import floats
from gradquest.maths.exact import rational
from gradquest.maths.expression import (
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

Point = Mapping[str, float]
Function = Callable[[Point], float]


def function(node: Expression) -> Function:
    """NaN where there is no real value, infinite where it is too large."""
    inner = _function(node)

    def value(at: Point) -> float:
        try:
            return inner(at)
        except OverflowError:
            return math.inf
        except (ValueError, ZeroDivisionError):
            return math.nan

    return value


def _function(node: Expression) -> Function:
    match node:
        case Number(number):
            return _constant(float(number))
        case Constant(name):
            return _constant(floats.CONSTANTS[name])
        case Variable(name):
            return itemgetter(name)
        case Sum(terms):
            return _sum([_function(term) for term in terms])
        case Product(factors):
            return _product([_function(factor) for factor in factors])
        case Quotient(top, bottom):
            over, under = _function(top), _function(bottom)
            return lambda at: over(at) / under(at)
        case Negative(of):
            positive = _function(of)
            return lambda at: -positive(at)
        case Power(base, exponent):
            return _power(base, exponent)
        case Call(name, argument):
            outer, inner = floats.FUNCTIONS[name], _function(argument)
            return lambda at: outer(inner(at))


def _constant(value: float) -> Function:
    return lambda _at: value


def _sum(parts: list[Function]) -> Function:
    if len(parts) == 2:
        one, other = parts
        return lambda at: one(at) + other(at)
    return lambda at: math.fsum([part(at) for part in parts])


def _product(parts: list[Function]) -> Function:
    if len(parts) == 2:
        one, other = parts
        return lambda at: one(at) * other(at)
    return lambda at: math.prod([part(at) for part in parts])


def _power(base: Expression, exponent: Expression) -> Function:
    below, above, written = _function(base), _function(exponent), rational(exponent)
    if written is not None and written.denominator == 1:
        whole = int(written)
        return lambda at: math.pow(below(at), whole)

    def power(at: Point) -> float:
        under, over = below(at), above(at)
        if under >= 0 or over == int(over):
            return math.pow(under, over)
        return floats.real_root_sign(written) * math.pow(-under, over)

    return power
