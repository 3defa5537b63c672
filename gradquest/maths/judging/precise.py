"""An expression's value to as many digits as are asked for: what verdicts rest on.

Works on mpmath's plain number functions, which take the precision as an argument: nothing here
depends on, or changes, a global setting. Heavy: imports mpmath.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from mpmath import libmp

from gradquest.errors import Undefined
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

Real = tuple[int, int, int, int]
"""A number of mpmath: sign, mantissa, binary exponent, bits in the mantissa."""

Point = Mapping[str, Fraction]

LARGEST_ARGUMENT = 300
"""In bits: exp, sin and their kin of a larger number would cost memory without bound."""

_NEAREST = "n"
_GAP_BITS = 64
"""Enough to know how large a difference is."""

_Binary = Callable[[Real, Real, int, str], Real]
_add: _Binary = libmp.mpf_add
_multiply: _Binary = libmp.mpf_mul
_divide: _Binary = libmp.mpf_div
_negate: Callable[[Real], Real] = libmp.mpf_neg
_logarithm: Callable[[Real, int, str], Real] = libmp.mpf_log
_whole_power: Callable[[Real, int, int, str], Real] = libmp.mpf_pow_int
_ratio_of: Callable[[int, int, int, str], Real] = libmp.from_rational
_whole: Callable[[int], Real] = libmp.from_int
_ZERO: Real = libmp.fzero
_ONE: Real = libmp.fone


_MOST_BITS = 4096
"""More than any value here asks of a constant."""

for _constant in (libmp.mpf_pi, libmp.mpf_e, libmp.mpf_ln2, libmp.mpf_ln10):
    # mpmath remembers the longest one so far, in two steps that another thread may come between.
    _constant(_MOST_BITS, _NEAREST)


class OutOfReach(Undefined):
    """The value may exist, but is too large to be worked out."""


def value(node: Expression, point: Point | None = None, digits: int = 50) -> Real:
    """The real value at a point.

    Raises `Undefined` where there is none and `OutOfReach` where it cannot be worked out.
    """
    return Bench(point or {}, digits).value(node)


def number(node: Expression, point: Point | None = None, digits: int = 50) -> Fraction:
    """The value as a fraction, right to the digits. Raises like `value`."""
    known = rational(node, point)
    if known is not None:
        return known
    sign, mantissa, exponent, _ = value(node, point, digits)
    if abs(exponent) > LARGEST_ARGUMENT * 100:
        raise OutOfReach("too large or too small a number")
    return Fraction(-mantissa if sign else mantissa) * Fraction(2) ** exponent


def to_float(real: Real) -> float:
    """The nearest float; infinite where it is too large for one."""
    return float(libmp.to_float(real, rnd=_NEAREST))


def are_close(one: Real, other: Real, digits: int) -> bool:
    """They differ by less than a unit of that many digits; below 1e-12 the digits are absolute."""
    gap = _add(one, _negate(other), _GAP_BITS, _NEAREST)
    if gap == _ZERO:
        return True
    scale = max(_magnitude(one), _magnitude(other), -40)
    return bool(_magnitude(gap) <= scale - int(digits * 3.3219))


def _magnitude(real: Real) -> int:
    """The number is below two to this power."""
    return real[2] + real[3] if real[1] else -(10**9)


class Bench:
    """Values at one point with one number of digits; no function is worked out twice."""

    def __init__(self, point: Point, digits: int) -> None:
        self.precision = precision = libmp.dps_to_prec(digits)
        self._known: dict[tuple[str, Real], Real] = {}
        self.point = {
            name: _ratio_of(place.numerator, place.denominator, precision, _NEAREST)
            for name, place in point.items()
        }

    def value(self, node: Expression) -> Real:
        """The real value. Raises like the function of the same name."""
        try:
            return self._value(node)
        except libmp.ComplexResult as not_real:
            raise Undefined("no real value") from not_real

    def _value(self, node: Expression) -> Real:
        match node:
            case Variable(name):
                return self.point[name]
            case Number(number):
                return self._fraction(number)
            case Sum(terms):
                return self._sum(map(self._value, terms))
            case Product(factors):
                return self._product(map(self._value, factors))
            case Power(base, exponent):
                return self._power(base, exponent)
            case Negative(of):
                return _negate(self._value(of))
            case Quotient(top, bottom):
                return self._quotient(self._value(top), self._value(bottom))
            case Call(function, argument):
                return self._call(function, self._value(argument))
            case Constant(name):
                return _CONSTANTS[name](self.precision, _NEAREST)

    def _fraction(self, number: Fraction) -> Real:
        return _ratio_of(number.numerator, number.denominator, self.precision, _NEAREST)

    def _sum(self, terms: Iterable[Real]) -> Real:
        total = _ZERO
        for term in terms:
            total = _add(total, term, self.precision, _NEAREST)
        return total

    def _product(self, factors: Iterable[Real]) -> Real:
        total = _ONE
        for factor in factors:
            total = _multiply(total, factor, self.precision, _NEAREST)
        return total

    def _quotient(self, top: Real, bottom: Real) -> Real:
        if bottom == _ZERO:
            raise Undefined("division by zero")
        return _divide(top, bottom, self.precision, _NEAREST)

    def _power(self, base: Expression, exponent: Expression) -> Real:
        if base == Constant("e"):
            return self._call("exp", self._value(exponent))
        below, written = self._value(base), rational(exponent)
        if written is not None and written.denominator == 1:
            return self._whole_power(below, int(written))
        above = self._value(exponent)
        if below == _ZERO:
            if above[0] or not above[1]:
                raise Undefined("zero to a power that is not positive")
            return _ZERO
        if not below[0]:
            return self._real_power(below, above)
        if written is None or written.denominator % 2 == 0:
            raise Undefined("an even root of a negative number")
        root = self._real_power(_negate(below), above)
        return _negate(root) if written.numerator % 2 else root

    def _whole_power(self, base: Real, exponent: int) -> Real:
        if base == _ZERO and exponent < 0:
            raise Undefined("division by zero")
        return _whole_power(base, exponent, self.precision, _NEAREST)

    def _real_power(self, base: Real, exponent: Real) -> Real:
        """Of a base above 0; the logarithm needs as many more bits as the product has."""
        extra = max(0, _magnitude(exponent)) + 20
        if extra > LARGEST_ARGUMENT or abs(_magnitude(base)) > 2**LARGEST_ARGUMENT:
            raise OutOfReach("too large an exponent")
        more = self.precision + extra + abs(_magnitude(base)).bit_length()
        height = _multiply(exponent, _logarithm(base, more, _NEAREST), more, _NEAREST)
        return self._call("exp", height)

    def _call(self, function: str, argument: Real) -> Real:
        if function not in _TAME and _magnitude(argument) > LARGEST_ARGUMENT:
            raise OutOfReach("too large an argument")
        if function in _POSITIVE and (argument[0] or not argument[1]):
            raise Undefined("the logarithm of a number that is not positive")
        known = self._known.get((function, argument))
        if known is not None:
            return known
        found = _FUNCTIONS[function](argument, self.precision)
        if found in _NOT_FINITE:
            raise Undefined("a pole")
        self._known[function, argument] = found
        return found


Function = Callable[[Real, int], Real]


def _plain(function: Callable[[Real, int, str], Real]) -> Function:
    return lambda real, precision: function(real, precision, _NEAREST)


def _wave(function: Callable[[Real, int, str], Real]) -> Function:
    """A sine or cosine; 0 where only rounding of the argument is left of it, as of sin(pi)."""

    def height(real: Real, precision: int) -> Real:
        found = function(real, precision, _NEAREST)
        return _ZERO if _magnitude(found) < _magnitude(real) + 20 - precision else found

    return height


def _over(function: Callable[[Real, int, str], Real]) -> Function:
    """One over a sine or cosine, which is zero where only rounding is left of it."""

    def reciprocal(real: Real, precision: int) -> Real:
        bottom = function(real, precision, _NEAREST)
        if _magnitude(bottom) < 20 - precision:
            raise Undefined("a pole")
        return _divide(_ONE, bottom, precision, _NEAREST)

    return reciprocal


def _ratio(top: str, bottom: str) -> Function:
    return lambda real, precision: _multiply(
        _FUNCTIONS[top](real, precision), _FUNCTIONS[bottom](real, precision), precision, _NEAREST
    )


def _log_to(base: int) -> Function:
    def logarithm(real: Real, precision: int) -> Real:
        unit = _logarithm(_whole(base), precision + 10, _NEAREST)
        top = _logarithm(real, precision + 10, _NEAREST)
        return _divide(top, unit, precision, _NEAREST)

    return logarithm


def _sign(real: Real, _precision: int) -> Real:
    return _whole(libmp.mpf_sign(real))


_CONSTANTS: Mapping[str, Callable[[int, str], Real]] = {"pi": libmp.mpf_pi, "e": libmp.mpf_e}
_NOT_FINITE = (libmp.finf, libmp.fninf, libmp.fnan)
_POSITIVE = frozenset(("ln", "log10", "log2"))
_TAME = frozenset(("abs", "sign", "sqrt", "ln", "log10", "log2", "arctan", "arcsinh", "arccosh"))
"""Functions that a large argument does not make slow."""

_FUNCTIONS: Mapping[str, Function] = {
    "sqrt": _plain(libmp.mpf_sqrt),
    "abs": _plain(libmp.mpf_abs),
    "sign": _sign,
    "exp": _plain(libmp.mpf_exp),
    "ln": _plain(libmp.mpf_log),
    "log10": _log_to(10),
    "log2": _log_to(2),
    "sin": _wave(libmp.mpf_sin),
    "cos": _wave(libmp.mpf_cos),
    "tan": _ratio("sin", "sec"),
    "sec": _over(libmp.mpf_cos),
    "csc": _over(libmp.mpf_sin),
    "cot": _ratio("cos", "csc"),
    "arcsin": _plain(libmp.mpf_asin),
    "arccos": _plain(libmp.mpf_acos),
    "arctan": _plain(libmp.mpf_atan),
    "sinh": _plain(libmp.mpf_sinh),
    "cosh": _plain(libmp.mpf_cosh),
    "tanh": _plain(libmp.mpf_tanh),
    "arcsinh": _plain(libmp.mpf_asinh),
    "arccosh": _plain(libmp.mpf_acosh),
    "arctanh": _plain(libmp.mpf_atanh),
}
