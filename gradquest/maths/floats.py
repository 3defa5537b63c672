"""An expression's value in ordinary floating point: quick, for pictures, draws and first looks.

Never for verdicts: `precise` is for those.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction

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

CONSTANTS: Mapping[str, float] = {"pi": math.pi, "e": math.e}

FUNCTIONS: Mapping[str, Callable[[float], float]] = {
    "sqrt": math.sqrt,
    "abs": abs,
    "sign": lambda u: float((u > 0) - (u < 0)),
    "ln": math.log,
    "log10": math.log10,
    "log2": math.log2,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "sec": lambda u: 1 / math.cos(u),
    "csc": lambda u: 1 / math.sin(u),
    "cot": lambda u: math.cos(u) / math.sin(u),
    "arcsin": math.asin,
    "arccos": math.acos,
    "arctan": math.atan,
    "sinh": math.sinh,
    "cosh": math.cosh,
    "tanh": math.tanh,
    "arcsinh": math.asinh,
    "arccosh": math.acosh,
    "arctanh": math.atanh,
}


def value(node: Expression, point: Mapping[str, float] | None = None) -> float:
    """The real value at the point; NaN where there is none, infinite where it is too large."""
    try:
        return _value(node, point or {})
    except OverflowError:
        return math.inf
    except (ValueError, ZeroDivisionError, KeyError):
        return math.nan


def nearest(value: Fraction) -> float:
    """The float that is nearest; infinity beyond the largest."""
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def _value(node: Expression, point: Mapping[str, float]) -> float:
    match node:
        case Number(number):
            return float(number)
        case Variable(name):
            return point[name]
        case Constant(name):
            return CONSTANTS[name]
        case Sum(terms):
            return math.fsum(_value(term, point) for term in terms)
        case Product(factors):
            return math.prod(_value(factor, point) for factor in factors)
        case Quotient(top, bottom):
            return _value(top, point) / _value(bottom, point)
        case Negative(of):
            return -_value(of, point)
        case Power(base, exponent) if base == EULER:
            return math.exp(_value(exponent, point))  # e itself, not e rounded to a float
        case Power(base, exponent):
            return _power(_value(base, point), _value(exponent, point), exponent)
        case Call(function, argument):
            return FUNCTIONS[function](_value(argument, point))


def _power(base: float, exponent: float, written: Expression) -> float:
    if base >= 0 or exponent == int(exponent):
        return float(math.pow(base, exponent))
    return real_root_sign(rational(written)) * math.pow(-base, exponent)


def real_root_sign(exponent: Fraction | None) -> int:
    """The sign of (-1)^exponent where that is real. Raises `ValueError` where it is not.

    A rational exponent with an odd denominator has the real root: (-8)^(1/3) is -2.
    """
    if exponent is None or exponent.denominator % 2 == 0:
        raise ValueError("an even root of a negative number is not real")
    return -1 if exponent.numerator % 2 else 1
