"""Linear equations in a few letters, solved line by line as on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from gradquest.maths.calculus.building import times
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import (
    ZERO,
    Expression,
    Negative,
    Product,
    Quotient,
    Sum,
    Variable,
    number,
)
from gradquest.maths.notation import number_text, pretty
from gradquest.maths.phrases import letters, listed
from gradquest.maths.tidy import add

ELIMINATION_WORK = 3
"""What to multiply by, what falls out, what is left."""

Known = Mapping[str, Fraction]
"""The letters that have been found."""


@dataclass(frozen=True, slots=True)
class Equation:
    """Multiples of letters and a number, which come to 0 together."""

    names: tuple[str, ...]
    factors: tuple[Fraction, ...]
    constant: Fraction
    called: str = ""
    """What its left side is: `∂f/∂x`; empty where it was made of others."""

    @property
    def left(self) -> Expression:
        """`6x + y + 3`"""
        return add(*self._terms(), number(self.constant))

    @property
    def text(self) -> str:
        """`6x + y + 3 = 0`"""
        return f"{pretty(self.left)} = 0"

    @property
    def begun(self) -> str:
        """Of an equation in one letter how to begin: `4w = 11`."""
        return f"{pretty(add(*self._terms()))} = {number_text(-self.constant)}"

    def _terms(self) -> list[Expression]:
        pairs = zip(self.factors, self.names, strict=True)
        return [times(number(factor), Variable(name)) for factor, name in pairs if factor]

    def letters(self, known: Known) -> list[str]:
        """The letters in it that are still sought."""
        pairs = zip(self.factors, self.names, strict=True)
        return [name for factor, name in pairs if factor and name not in known]

    def factor(self, name: str) -> Fraction:
        """What stands before a letter."""
        return self.factors[self.names.index(name)]

    def without(self, name: str, pivot: Equation) -> tuple[Equation, Step]:
        """What is left when a multiple of another equation takes a letter out, and the line."""
        share = pivot.factor(name) / self.factor(name)
        own, other = Fraction(abs(share.numerator)), Fraction(share.denominator)
        sign = -1 if share > 0 else 1
        pairs = zip(self.factors, pivot.factors, strict=True)
        factors = tuple(own * mine + sign * other * its for mine, its in pairs)
        constant = own * self.constant + sign * other * pivot.constant
        rest = Equation(self.names, factors, constant)
        taken = _scaled(other, pivot.left)
        of = Sum((_scaled(own, self.left), Negative(taken) if sign < 0 else taken))
        way = f"{_counted(own, self)} {'minus' if sign < 0 else 'plus'} {_counted(other, pivot)}"
        opening = f"{way}: " if self.called and pivot.called else ""
        says = f"{opening}{letters([name])} falls out. What is left is 0 too."
        return rest, Step("", says, (of,), (rest.left,), work=ELIMINATION_WORK)

    def solved(self, name: str, known: Known) -> tuple[Expression, str]:
        """What a letter is where all others are known, not yet computed, and from what."""
        factor = self.factor(name)
        others = [it for it in self.letters({}) if it != name]
        moved = [self.constant, *(self.factor(it) * known[it] for it in others)]
        parts = [number(-part if factor > 0 else part) for part in moved if part]
        top = Sum(tuple(parts)) if len(parts) > 1 else next(iter(parts), ZERO)
        put_in = listed([f"{letters([it])} = {number_text(known[it])}" for it in others])
        return _over(top, abs(factor)), f"{self.text}{f' with {put_in}' if put_in else ''}."


def _over(top: Expression, below: Fraction) -> Expression:
    """`-12/5`, not yet computed."""
    return top if below == 1 or top == ZERO else Quotient(top, number(below))


def _scaled(times_: Fraction, left: Expression) -> Expression:
    return left if times_ == 1 else Product((number(times_), left))


def _counted(count: Fraction, equation: Equation) -> str:
    """`6 times ∂f/∂y`"""
    return f"{number_text(count)} times {equation.called}" if count != 1 else equation.called


@dataclass(frozen=True, slots=True)
class Found:
    """One letter's value: as it is computed, and from which equation."""

    name: str
    of: Expression
    value: Fraction
    says: str


def worked(equations: Sequence[Equation], point: Known) -> Iterator[Step | Found]:
    """How the letters come out, one after the other; `point` is the one solution."""
    known: dict[str, Fraction] = {}
    active, kept = list(equations), list[Equation]()
    while len(known) < len(point):
        alone = next((it for it in (*active, *kept) if len(it.letters(known)) == 1), None)
        if alone is None:
            yield from _eliminated(active, kept, known)
            continue
        name = alone.letters(known)[0]
        of, says = alone.solved(name, known)
        yield Found(name, of, point[name], says)
        known[name] = point[name]


def _eliminated(active: list[Equation], kept: list[Equation], known: Known) -> Iterator[Step]:
    """A letter taken out of all equations but one, which is kept for later."""
    name = active[0].letters(known)[0]
    sharing = [it for it in active if it.factor(name)]
    pivot = min(sharing, key=lambda it: abs(it.factor(name)))
    active.remove(pivot)
    kept.append(pivot)
    for place, equation in enumerate(active):
        if equation.factor(name):
            active[place], step = equation.without(name, pivot)
            yield step
