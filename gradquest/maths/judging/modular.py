"""An expression worked out modulo a large prime, the addition theorems applied first.

What is not rational gets a residue that depends on its name and on the residue of its argument.
Every step is an identity of real numbers wherever both of its sides have a value.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
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
from gradquest.maths.judging.residues import (
    NO_TURN,
    PRIME,
    QUARTER_TURN,
    Turn,
    atom,
    inverse,
    of_fraction,
    turn_of,
    turned,
    whole_power,
    whole_turns,
)

MOST_TIMES = 1000
"""A larger multiple of an angle or exponent is left whole: the degree would be too high."""

Term = tuple[Fraction, int]
"""A rational number of times a residue."""


class Worker:
    """Values modulo the prime, for one choice of residues. Raises `ZeroDivisionError`."""

    def __init__(self, letters: Mapping[str, int], turn: int) -> None:
        self.letters = letters
        self.turn = turn

    def value(self, node: Expression) -> int:
        """The residue of a tree."""
        match node:
            case Variable(name):
                return self.letters[name]
            case Number(number):
                return of_fraction(number)
            case Sum(terms):
                return sum(map(self.value, terms)) % PRIME
            case Product(factors):
                return self._product(factors)
            case Power(base, exponent):
                return self._power(base, exponent)
            case Negative(of):
                return -self.value(of) % PRIME
            case Quotient(top, bottom):
                return self.value(top) * inverse(self.value(bottom)) % PRIME
            case Call(function, argument):
                return self._call(function, argument)
            case Constant(name):
                return self._atom(name)

    def _atom(self, *parts: str | int) -> int:
        return atom(self.turn, *parts)

    def _product(self, factors: Sequence[Expression]) -> int:
        total = 1
        for factor in factors:
            total = total * self.value(factor) % PRIME
        return total

    def _power(self, base: Expression, exponent: Expression) -> int:
        written = rational(exponent)
        if written is None:
            return self._powers(self.value(base), exponent)
        match base:
            case Call("abs", inner) if written.denominator == 1 and written.numerator % 2 == 0:
                return whole_power(self.value(inner), int(written))  # |u|^2 is u^2
        return self._rational_power(self.value(base), written)

    def _powers(self, below: int, exponent: Expression) -> int:
        """Of a sum the product: such a power has a value for bases above 0 only."""
        total = 1
        for times, residue in self._terms(exponent, Fraction(1), 1):
            if residue == 1:
                factor = self._rational_power(below, times)
            else:
                count, part = _wound(times, residue)
                factor = whole_power(self._atom("power", below, part), int(count))
            total = total * factor % PRIME
        return total

    def _rational_power(self, below: int, written: Fraction) -> int:
        whole = int(written)
        total = whole_power(below, whole)
        if written == whole:
            return total
        root = self._atom("power", below, of_fraction(abs(written - whole)))
        return total * (root if written > 0 else inverse(root)) % PRIME

    def _call(self, function: str, argument: Expression) -> int:
        match function:
            case "sqrt":
                return self._root(argument)
            case "abs":
                return self._size(argument)
            case "sign":
                return self._size(argument) * inverse(self.value(argument)) % PRIME
            case "ln":
                return self._logarithm(argument)
            case "log2" | "log10" as name:
                base = self._atom("ln", int(name.removeprefix("log")))
                return self._logarithm(argument) * inverse(base) % PRIME
            case "sinh" | "cosh" | "tanh":
                return self._hyperbolic(function, argument)
            case "sin" | "cos" | "tan" | "sec" | "csc" | "cot":
                return self._trigonometric(function, argument)
        return self._atom(function, self.value(argument))

    def _root(self, under: Expression) -> int:
        match under:
            case Power(base, Number(value)) if value.denominator == 1 and value.numerator % 2 == 0:
                return whole_power(self._size(base), int(value / 2))
        if (root := _exact_root(rational(under))) is not None:
            return of_fraction(root)
        return self._rational_power(self.value(under), Fraction(1, 2))

    def _size(self, node: Expression) -> int:
        """The absolute value, factor by factor."""
        match node:
            case Number(value):
                return of_fraction(abs(value))
            case Negative(inner) | Call("abs", inner):
                return self._size(inner)
            case Product(factors):
                total = 1
                for factor in factors:
                    total = total * self._size(factor) % PRIME
                return total
            case Quotient(top, bottom):
                return self._size(top) * inverse(self._size(bottom)) % PRIME
            case Power(base, Number(value)) if value.denominator == 1:
                return whole_power(self._size(base), int(value))
        signed = self.value(node)
        return self._atom("abs", min(signed, -signed % PRIME))

    def _logarithm(self, node: Expression) -> int:
        """Of the absolute value, factor by factor: where the logarithm is real it is the same."""
        match node:
            case Call("abs", inner) | Negative(inner):
                return self._logarithm(inner)
            case Call("sqrt", inner):
                return self._logarithm(inner) * inverse(2) % PRIME
            case Product(factors):
                return sum(map(self._logarithm, factors)) % PRIME
            case Quotient(top, bottom):
                return (self._logarithm(top) - self._logarithm(bottom)) % PRIME
            case Power(base, exponent) if base == EULER:
                return self.value(exponent)
            case Power(base, exponent):
                return self._logarithm(base) * self.value(exponent) % PRIME
            case Constant("e"):
                return 1
        residue = self.value(node)
        return 0 if residue == 1 else self._atom("ln", min(residue, -residue % PRIME))

    def _hyperbolic(self, function: str, argument: Expression) -> int:
        growing = self._power(EULER, argument)
        falling = inverse(growing)
        twice_cosh, twice_sinh = growing + falling, growing - falling
        if function == "tanh":
            return twice_sinh * inverse(twice_cosh) % PRIME
        return (twice_cosh if function == "cosh" else twice_sinh) * inverse(2) % PRIME

    def _trigonometric(self, function: str, argument: Expression) -> int:
        cos, sin = self._turn(argument)
        match function:
            case "sin":
                return sin
            case "cos":
                return cos
            case "tan":
                return sin * inverse(cos) % PRIME
            case "sec":
                return inverse(cos)
            case "csc":
                return inverse(sin)
        return cos * inverse(sin) % PRIME

    def _turn(self, angle: Expression) -> Turn:
        total, half_circle = NO_TURN, self._atom("pi")
        for times, residue in self._terms(angle, Fraction(1), 1):
            if residue == half_circle and (2 * times).denominator == 1:
                turn = whole_turns(QUARTER_TURN, int(2 * times) % 4)
            else:
                count, part = _wound(times, residue)
                turn = whole_turns(turn_of(self._atom("angle", part)), int(count))
            total = turned(total, turn)
        return total

    def _terms(self, node: Expression, times: Fraction, others: int) -> Iterator[Term]:
        """The node, multiplied by both, as a sum; rational factors are kept apart."""
        match node:
            case Number(value):
                yield times * value, others
            case Negative(of):
                yield from self._terms(of, -times, others)
            case Sum(terms):
                for term in terms:
                    yield from self._terms(term, times, others)
            case Quotient(top, bottom):
                number = _number_in(bottom)
                rest = self.value(bottom) * inverse(of_fraction(number)) % PRIME
                yield from self._terms(top, times / number, others * inverse(rest) % PRIME)
            case Product(factors):
                yield from self._product_terms(factors, times, others)
            case _:
                yield times, others * self.value(node) % PRIME

    def _product_terms(
        self, factors: Sequence[Expression], times: Fraction, others: int
    ) -> Iterator[Term]:
        """One factor is taken apart, a sum if there is one."""
        chosen = max(range(len(factors)), key=lambda place: _is_sum(factors[place]))
        for place, factor in enumerate(factors):
            if place != chosen:
                number = _number_in(factor)
                rest = self.value(factor) * inverse(of_fraction(number)) % PRIME
                times, others = times * number, others * rest % PRIME
        yield from self._terms(factors[chosen], times, others)


def _wound(times: Fraction, residue: int) -> Term:
    """A whole number of times, the residue being the smaller of it and its opposite."""
    if abs(times.numerator) > MOST_TIMES:
        times, residue = Fraction(1), of_fraction(times) * residue % PRIME
    residue = of_fraction(Fraction(1, times.denominator)) * residue % PRIME
    count = Fraction(times.numerator)
    return (count, residue) if residue <= PRIME - residue else (-count, PRIME - residue)


def _exact_root(value: Fraction | None) -> Fraction | None:
    if value is None or value < 0:
        return None
    root = Fraction(math.isqrt(value.numerator), math.isqrt(value.denominator))
    return root if root * root == value else None


def _number_in(node: Expression) -> Fraction:
    """The rational number that a product is a multiple of; 1 where none is seen, or it is 0."""
    match node:
        case Number(value):
            return value or Fraction(1)
        case Negative(of):
            return -_number_in(of)
        case Quotient(top, bottom):
            return _number_in(top) / _number_in(bottom)
        case Product(factors):
            total = Fraction(1)
            for factor in factors:
                total *= _number_in(factor)
            return total
    return Fraction(1)


def _is_sum(node: Expression) -> bool:
    return isinstance(node.of if isinstance(node, Negative) else node, Sum)
