"""Our tree to sympy and back, node by node, never through text; exact derivatives and values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

import sympy

from gradquest.errors import Undefined
from gradquest.maths import tidy
from gradquest.maths.exact import rational
from gradquest.maths.expression import (
    ONE,
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
    number,
    substitute,
)

_TO_SYMPY: Mapping[str, Callable[[Any], Any]] = {
    "sqrt": sympy.sqrt,
    "abs": sympy.Abs,
    "sign": sympy.sign,
    "ln": sympy.log,
    "log10": lambda u: sympy.log(u) / sympy.log(10),
    "log2": lambda u: sympy.log(u) / sympy.log(2),
    "sin": sympy.sin,
    "cos": sympy.cos,
    "tan": sympy.tan,
    "sec": sympy.sec,
    "csc": sympy.csc,
    "cot": sympy.cot,
    "arcsin": sympy.asin,
    "arccos": sympy.acos,
    "arctan": sympy.atan,
    "sinh": sympy.sinh,
    "cosh": sympy.cosh,
    "tanh": sympy.tanh,
    "arcsinh": sympy.asinh,
    "arccosh": sympy.acosh,
    "arctanh": sympy.atanh,
}
_FROM_SYMPY = {function: name for name, function in _TO_SYMPY.items() if isinstance(function, type)}


@lru_cache(maxsize=256)
def symbol(name: str) -> Any:
    """The real sympy symbol of a variable."""
    return sympy.Symbol(name, real=True)


def to_sympy(node: Expression) -> Any:
    """The same expression for sympy; its constructors tidy as they build."""
    match node:
        case Number(value):
            return sympy.Rational(value.numerator, value.denominator)
        case Variable(name):
            return symbol(name)
        case Constant(name):
            return sympy.pi if name == "pi" else sympy.E
        case Sum(terms):
            return sympy.Add(*map(to_sympy, terms))
        case Product(factors):
            return sympy.Mul(*map(to_sympy, factors))
        case Quotient(top, bottom):
            return to_sympy(top) / to_sympy(bottom)
        case Negative(of):
            return -to_sympy(of)
        case Power(base, exponent):
            return _power(to_sympy(base), to_sympy(exponent))
        case Call(function, argument):
            return _TO_SYMPY[function](to_sympy(argument))


def _power(base: Any, exponent: Any) -> Any:
    """Powers as the checker reads them: an odd root of a negative number is real."""
    if base.is_negative and exponent.is_Rational and not exponent.is_Integer and exponent.q % 2:
        root = (-base) ** exponent
        return -root if exponent.p % 2 else root
    return base**exponent


def from_sympy(value: Any) -> Expression:
    """A tidy tree of a sympy expression, terms and factors in the order one writes them.

    Raises `Undefined` for infinities and for what is not real.
    """
    if value.is_Rational:
        return number(Fraction(int(value.p), int(value.q)))
    if value.is_Symbol:
        return Variable(value.name)
    if value in (sympy.E, sympy.pi):
        return Constant("e" if value is sympy.E else "pi")
    if value.is_Add:
        return _sum(value)
    if value.is_Mul:
        return _product(value)
    if isinstance(value, sympy.exp):
        return Power(Constant("e"), from_sympy(value.args[0]))
    if value.is_Pow:
        return _from_power(value.base, value.exp)
    if value.func in _FROM_SYMPY:
        return Call(_FROM_SYMPY[value.func], from_sympy(value.args[0]))
    raise Undefined(f"no real expression: {value.func.__name__}")


def _sum(value: Any) -> Expression:
    secant = _secant_square(value)
    if secant is not None:
        return Power(Call("sec", from_sympy(secant)), number(2))
    terms = sorted(value.as_ordered_terms(), key=lambda term: -_degree(term))
    return tidy.positive_first(tidy.add(*map(from_sympy, terms)))


def _secant_square(value: Any) -> Any | None:
    """The u of tan(u)^2 + 1, which everybody writes as sec(u)^2."""
    if len(value.args) != 2 or value.args[0] != 1:
        return None
    base, exponent = value.args[1].as_base_exp()
    return base.args[0] if exponent == 2 and isinstance(base, sympy.tan) else None


def _degree(term: Any) -> float:
    """Monomials by falling degree, then everything else as sympy orders it, then the number."""
    if term.is_number:
        return 0
    powers = term.as_coeff_Mul()[1].as_powers_dict()
    if all(base.is_Symbol and power.is_Integer and power > 0 for base, power in powers.items()):
        return 1 + int(sum(powers.values()))
    return 0.5


def _product(value: Any) -> Expression:
    coefficient, rest = value.as_coeff_Mul()
    over, under = [], []
    for factor in sympy.Mul.make_args(rest):
        base, exponent = factor.as_base_exp()
        if exponent.is_Rational and exponent < 0 and base is not sympy.E:
            under.append(sympy.Pow(base, -exponent))
        else:
            over.append(factor)
    top = tidy.product((number(int(coefficient.p)), *_written(over)))
    bottom = tidy.product((number(int(coefficient.q)), *_written(under)))
    return top if bottom == ONE else tidy.quotient(top, bottom)


def _written(factors: Iterable[Any]) -> Iterable[Expression]:
    """Letters first, then roots, brackets, functions; powers of e last."""
    return map(from_sympy, sorted(factors, key=lambda factor: (_rank(factor), str(factor))))


def _rank(factor: Any) -> int:
    base = factor.as_base_exp()[0]
    if isinstance(factor, sympy.exp) or base is sympy.E:
        return 5
    if base.is_number:
        return 0
    if base.is_Symbol:
        return 1 if factor.as_base_exp()[1].is_Integer else 2
    return 3 if base.is_Add else 4


def _from_power(base: Any, exponent: Any) -> Expression:
    if exponent.is_Rational and exponent < 0 and base is not sympy.E:
        return tidy.quotient(ONE, _from_power(base, -exponent))
    if exponent == sympy.Rational(1, 2):
        return Call("sqrt", from_sympy(base))
    return tidy.power(from_sympy(base), from_sympy(exponent))


@lru_cache(maxsize=4096)
def derivative(node: Expression, by: str) -> Expression:
    """The partial derivative by one variable, tidy. Raises `Undefined` where sympy finds none.

    That of `sign` is 0, wherever there is one.
    """
    slope = sympy.diff(to_sympy(node), symbol(by))
    return from_sympy(slope.replace(sympy.DiracDelta, lambda *_: sympy.Integer(0)))


def simplest(node: Expression) -> Expression:
    """The expression as sympy's constructors leave it: like terms gathered, nothing expanded."""
    return from_sympy(to_sympy(node))


def joined(node: Expression) -> Expression:
    """The expression over one fraction bar."""
    return from_sympy(sympy.together(to_sympy(node)))


def expanded(node: Expression) -> Expression:
    """The expression with its products multiplied out."""
    return from_sympy(sympy.expand(to_sympy(node)))


def value_at(node: Expression, point: Mapping[str, Fraction]) -> Expression:
    """The exact value at a point, such as 7/2 or 2e^3. Raises `Undefined` where there is none."""
    known = rational(node, point)
    if known is not None:
        return number(known)
    placed = substitute(node, {name: number(value) for name, value in point.items()})
    return from_sympy(to_sympy(placed))
