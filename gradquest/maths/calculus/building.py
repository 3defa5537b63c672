"""Tidy building blocks for derivatives: products in writing order, roots as roots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from gradquest.maths.expression import (
    EULER,
    ONE,
    Call,
    Constant,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Variable,
    number,
)
from gradquest.maths.tidy import add, coefficient, negative, power, product, quotient, signed


def times(*factors: Expression) -> Expression:
    """A tidy product with one fraction bar at most, like powers gathered, in writing order."""
    above: list[Expression] = []
    below: list[Expression] = []
    for factor in factors:
        sign, size = signed(factor)
        if isinstance(size, Quotient):
            above += (number(sign), size.top)
            below.append(size.bottom)
        else:
            above.append(factor)
    return _divided(above, below)


def _divided(above: Sequence[Expression], below: Sequence[Expression]) -> Expression:
    over = _in_order(product(above))
    if not below:
        return over
    return _cancelled(over, _in_order(product(below)))


def _cancelled(over: Expression, under: Expression) -> Expression:
    """A quotient without the powers that top and bottom share."""
    (size, above), (unit, below) = coefficient(over), coefficient(under)
    tops, bottoms = _exponents(above), _exponents(below)
    shared = {base: min(tops[base], bottoms[base]) for base in tops if base in bottoms}
    if not shared or ONE in shared:
        return quotient(over, under)
    for base, common in shared.items():
        tops[base] -= common
        bottoms[base] -= common
    return quotient(
        product((number(size), *_powers(tops))), product((number(unit), *_powers(bottoms)))
    )


def _in_order(node: Expression) -> Expression:
    match node:
        case Product(factors):
            return _gathered(factors)
        case Negative(of):
            return negative(_in_order(of))
        case Quotient(top, Number() as bottom):
            return quotient(_in_order(top), bottom)
    return node


def _gathered(factors: Sequence[Expression]) -> Expression:
    exponents = _exponents(Product(tuple(factors)))
    if len(exponents) == len(factors):
        return Product(tuple(sorted(factors, key=_rank)))
    return product(sorted(_powers(exponents), key=_rank))


def _exponents(node: Expression) -> dict[Expression, Fraction]:
    """The bases of a product with their exponents, in order."""
    exponents: dict[Expression, Fraction] = {}
    for factor in node.factors if isinstance(node, Product) else (node,):
        base, exponent = _numeric_power(factor)
        exponents[base] = exponents.get(base, Fraction(0)) + exponent
    return exponents


def _powers(exponents: Mapping[Expression, Fraction]) -> list[Expression]:
    return [power(base, number(exponent)) for base, exponent in exponents.items()]


def _numeric_power(factor: Expression) -> tuple[Expression, Fraction]:
    match factor:
        case Power(base, Number(exponent)) if exponent > 0 and not isinstance(base, Number):
            return base, exponent
    return factor, Fraction(1)


def _rank(factor: Expression) -> tuple[int, str]:
    """Numbers, letters by the alphabet, what has brackets, functions, powers of e."""
    match factor:
        case Number() | Constant("pi"):
            return 0, ""
        case Variable(name) | Power(Variable(name), Number()):
            return 1, name
        case Call() | Power(Call(), _):
            return 3, ""
        case Constant() | Power(Constant(), _):
            return 4, ""
    return 2, ""


def written(node: Expression) -> Expression:
    """A rational number as a fraction, never as a decimal; all else as it is."""
    match node:
        case Number(value) if value.denominator != 1:
            size = Quotient(number(abs(value.numerator)), number(value.denominator))
            return Negative(size) if value < 0 else size
    return node


def minus(left: Expression, right: Expression) -> Expression:
    """A tidy difference."""
    return add(left, times(number(-1), right))


def less_one(exponent: Expression) -> Expression:
    """An exponent lowered by one."""
    return add(exponent, number(-1))


def raised(base: Expression, exponent: Expression) -> Expression:
    """A tidy power: roots as roots, negative exponents below a fraction bar."""
    if not isinstance(exponent, Number):
        return power(base, exponent)
    if exponent.value < 0:
        return quotient(ONE, raised(base, number(-exponent.value)))
    if exponent.value == Fraction(1, 2):
        return Call("sqrt", base)
    return power(base, exponent)


def squared(node: Expression) -> Expression:
    """A tidy square: no power of a power, no square of a root."""
    match node:
        case Power(base, Number(exponent)):
            return power(base, number(2 * exponent))
        case Call("sqrt", argument):
            return argument
    return power(node, number(2))


def logarithm(base: Expression) -> Expression:
    """ln of a base, 1 for e."""
    return ONE if base == EULER else Call("ln", base)
