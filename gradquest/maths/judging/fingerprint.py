"""A proof of equality in microseconds: both trees worked out modulo a large prime.

Letters get random remainders. What is not rational (`sin(u)`, `e^u`, a root) gets a remainder that
depends on its name and on the remainder of u only, so that equal arguments give equal values and
all else is as independent as another letter. Rational expressions that agree at random remainders
are equal but for a chance of degree / 2^61 at each of them (Schwartz 1980, Zippel 1979).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from hashlib import blake2b

from gradquest.maths.chance import Chance
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
    walk,
)

PRIME = 2**61 - 1
ROUNDS = 3


def are_identical(one: Expression, other: Expression) -> bool:
    """Both are the same rational expression of their letters and non-rational parts.

    True is a proof (see the module); False says nothing, as sin(x)^2 + cos(x)^2 is 1 too.
    """
    names = tuple(sorted({part.name for part in _letters(one)} | {p.name for p in _letters(other)}))
    for turn in range(ROUNDS):
        residues = _residues(names, turn)
        worker = _Worker(dict(zip(names, residues, strict=True)), turn)
        try:
            if worker.value(one) != worker.value(other):
                return False
        except ZeroDivisionError:
            return False
    return True


def _letters(node: Expression) -> Sequence[Variable]:
    return [part for part in walk(node) if isinstance(part, Variable)]


@lru_cache(maxsize=64)
def _residues(names: tuple[str, ...], turn: int) -> tuple[int, ...]:
    chance = Chance("fingerprint", *names, turn)
    return tuple(2 + chance.below(PRIME - 2) for _ in names)


class _Worker:
    """Values modulo the prime, for one choice of remainders. Raises `ZeroDivisionError`."""

    def __init__(self, letters: dict[str, int], turn: int) -> None:
        self.letters = letters
        self.turn = turn

    def value(self, node: Expression) -> int:
        match node:
            case Variable(name):
                return self.letters[name]
            case Number(number):
                return _fraction(number)
            case Sum(terms):
                return sum(map(self.value, terms)) % PRIME
            case Product(factors):
                return self._product(factors)
            case Power(base, exponent):
                return self._power(base, exponent)
            case Negative(of):
                return -self.value(of) % PRIME
            case Quotient(top, bottom):
                return self.value(top) * _inverse(self.value(bottom)) % PRIME
            case Call(function, argument):
                return self._call(function, argument)
            case Constant(name):
                return self._atom(name)

    def _product(self, factors: Sequence[Expression]) -> int:
        total = 1
        for factor in factors:
            total = total * self.value(factor) % PRIME
        return total

    def _power(self, base: Expression, exponent: Expression) -> int:
        below, written = self.value(base), rational(exponent)
        if written is None:
            return self._signed_power(below, self.value(exponent))
        whole = int(written)
        total = _whole_power(below, whole)
        if written == whole:
            return total
        root = self._atom("power", below, _fraction(abs(written - whole)))
        return total * (root if written > 0 else _inverse(root)) % PRIME

    def _signed_power(self, base: int, exponent: int) -> int:
        """Of opposite exponents the reciprocals, so that 1/e^x is e^-x."""
        opposite = -exponent % PRIME
        if exponent <= opposite:
            return self._atom("power", base, exponent)
        return _inverse(self._atom("power", base, opposite))

    def _call(self, function: str, argument: Expression) -> int:
        if function == "sqrt":
            return self._atom("power", self.value(argument), _fraction(Fraction(1, 2)))
        if function in _RECIPROCALS:
            return _inverse(self._atom(_RECIPROCALS[function], self.value(argument)))
        if function == "tan":
            at = self.value(argument)
            return self._atom("sin", at) * _inverse(self._atom("cos", at)) % PRIME
        if function == "cot":
            at = self.value(argument)
            return self._atom("cos", at) * _inverse(self._atom("sin", at)) % PRIME
        return self._atom(function, self.value(argument))

    def _atom(self, *parts: str | int) -> int:
        block = "\x1f".join(map(str, (self.turn, *parts))).encode()
        return int.from_bytes(blake2b(block, digest_size=8).digest(), "big") % PRIME


_RECIPROCALS = {"sec": "cos", "csc": "sin"}


def _fraction(number: Fraction) -> int:
    if number.denominator == 1:
        return number.numerator % PRIME
    return number.numerator * _inverse(number.denominator) % PRIME


def _inverse(residue: int) -> int:
    if residue % PRIME == 0:
        raise ZeroDivisionError
    return pow(residue, -1, PRIME)


def _whole_power(base: int, exponent: int) -> int:
    return pow(base, exponent, PRIME) if exponent >= 0 else pow(_inverse(base), -exponent, PRIME)
