"""Taking a product or quotient apart: the number, what is frozen, and what moves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from gradquest.maths.calculus.building import times
from gradquest.maths.expression import (
    ONE,
    Expression,
    Negative,
    Product,
    Quotient,
    depends_on,
    number,
)
from gradquest.maths.tidy import coefficient, product, quotient


@dataclass(frozen=True, slots=True)
class Factored:
    """An expression as number x frozen factors x what moves."""

    number: Fraction
    frozen: Expression
    moving: Expression

    @property
    def is_bare(self) -> bool:
        """There is nothing in front of what moves."""
        return self.number == 1 and self.frozen == ONE


@lru_cache(maxsize=1024)
def factored(node: Expression, by: str) -> Factored:
    """The frozen factors of a product or quotient apart from what moves."""
    over, under = _bar(node)
    top, bottom = _moving(over, by), _moving(under, by)
    front = times(
        product([part for part in over if part not in top]),
        quotient(ONE, product([part for part in under if part not in bottom])),
    )
    size, frozen = _coefficient(front)
    moving = Quotient(product(top), product(bottom)) if bottom else product(top)
    return Factored(size, frozen, moving)


def _bar(node: Expression) -> tuple[list[Expression], list[Expression]]:
    """The factors above and below the fraction bar."""
    match node:
        case Negative(of):
            over, under = _bar(of)
            return [number(-1), *over], under
        case Product(factors):
            bars = [_bar(factor) for factor in factors]
            return [o for over, _ in bars for o in over], [u for _, under in bars for u in under]
        case Quotient(top, bottom):
            (above, below), (turned, raised_up) = _bar(top), _bar(bottom)
            return above + raised_up, below + turned
    return [node], []


def _moving(factors: Iterable[Expression], by: str) -> list[Expression]:
    return [factor for factor in factors if depends_on(factor, by)]


def _coefficient(front: Expression) -> tuple[Fraction, Expression]:
    if isinstance(front, Quotient):
        (over, above), (under, below) = coefficient(front.top), coefficient(front.bottom)
        return over / under, quotient(above, below)
    return coefficient(front)
