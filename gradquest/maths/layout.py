"""Expressions in two dimensions: fractions stacked, exponents raised, as in a book."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import pairwise

from gradquest.maths import notation
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
from gradquest.maths.notation import ATOM, NEGATIVE, POWER, PRODUCT, SUM
from gradquest.maths.tidy import signed


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle of text; the line of `baseline` is the one that others align with."""

    lines: tuple[str, ...]
    baseline: int = 0

    @property
    def width(self) -> int:
        """Columns."""
        return len(self.lines[0])

    @property
    def height(self) -> int:
        """Rows."""
        return len(self.lines)

    def __add__(self, right: Block) -> Block:
        """Both side by side on one baseline."""
        above = max(self.baseline, right.baseline)
        below = max(self.height - self.baseline, right.height - right.baseline)
        pair = (self._padded(above, below), right._padded(above, below))
        return Block(tuple(a + b for a, b in zip(*pair, strict=True)), above)

    def _padded(self, above: int, below: int) -> tuple[str, ...]:
        blank = (" " * self.width,)
        over, under = above - self.baseline, below - (self.height - self.baseline)
        return blank * over + self.lines + blank * under


def beside(*blocks: Block) -> Block:
    """Blocks side by side on one baseline."""
    return reduce(Block.__add__, blocks)


def block(node: Expression, *, is_ascii: bool = False) -> Block:
    """The expression in two dimensions."""
    return _Layout(is_ascii).block(node, SUM)


def answer_block(components: Sequence[Expression], *, is_ascii: bool = False) -> Block:
    """An answer in two dimensions: an expression, or a vector in brackets."""
    layout = _Layout(is_ascii)
    drawn = [layout.block(part, SUM) for part in components]
    if len(drawn) == 1:
        return drawn[0]
    comma = layout.text(",  ")
    return layout.bracketed(reduce(lambda left, right: beside(left, comma, right), drawn))


class _Layout:
    """Draws expressions with Unicode signs, or with ASCII alone."""

    def __init__(self, is_ascii: bool) -> None:
        self.is_ascii = is_ascii

    def text(self, line: str) -> Block:
        """One line as a block."""
        return Block((notation.to_ascii(line) if self.is_ascii else line,))

    def block(self, node: Expression, needed: int) -> Block:
        """The drawing, in brackets where it holds together less tightly than needed."""
        drawn, strength = self._parts(node)
        return drawn if strength >= needed else self.bracketed(drawn)

    def _parts(self, node: Expression) -> tuple[Block, int]:
        match node:
            case Sum(terms):
                return self._sum(terms), SUM
            case Negative(of):
                return beside(self.text("-"), self.block(of, PRODUCT)), NEGATIVE
            case Product(factors):
                return self._product(factors), PRODUCT
            case Quotient(top, bottom):
                return self._fraction(self.block(top, SUM), self.block(bottom, SUM)), PRODUCT
            case Power(base, exponent):
                return self._power(base, exponent), POWER
            case Call(function, argument):
                return self._call(function, argument), ATOM
            case Number(value):
                return self._number(value), NEGATIVE if value < 0 else ATOM
            case Variable() | Constant():
                return self.text(notation.pretty(node)), ATOM

    def _number(self, value: Fraction) -> Block:
        shown = notation.number_text(value)
        if "/" not in shown:
            return self.text(shown)
        size = abs(value)
        drawn = self._fraction(self.text(str(size.numerator)), self.text(str(size.denominator)))
        return drawn if value > 0 else beside(self.text("-"), drawn)

    def _sum(self, terms: Sequence[Expression]) -> Block:
        drawn = self.block(terms[0], SUM)
        for term in terms[1:]:
            sign, rest = signed(term)
            between = self.text(" - " if sign < 0 else " + ")
            drawn = beside(drawn, between, self.block(rest, PRODUCT))
        return drawn

    def _product(self, factors: Sequence[Expression]) -> Block:
        drawn = self._factor(factors[0])
        for before, after in pairwise(factors):
            drawn = beside(drawn, self.text(_joint(before, after)), self._factor(after))
        return drawn

    def _factor(self, node: Expression) -> Block:
        return self.block(node, PRODUCT if isinstance(node, Quotient) else POWER)

    def _fraction(self, top: Block, bottom: Block) -> Block:
        width = max(top.width, bottom.width) + 2
        above = tuple(line.center(width) for line in top.lines)
        below = tuple(line.center(width) for line in bottom.lines)
        return Block((*above, ("-" if self.is_ascii else "─") * width, *below), top.height)

    def _power(self, base: Expression, exponent: Expression) -> Block:
        below = self.block(base, ATOM)
        if below.height == 1 and notation.is_whole(exponent):
            return beside(below, self.text(notation.raised(exponent)))
        lift = self.text(notation.pretty(exponent))
        depth = below.baseline if below.height > 1 else 1
        return below + Block((*lift.lines, *(" " * lift.width,) * depth), depth)

    def _call(self, function: str, argument: Expression) -> Block:
        inside = self.block(argument, SUM)
        if function == "abs":
            return self._fenced(inside, "│" if inside.height > 1 else "|")
        if function == "sqrt" and inside.height == inside.width == 1 and not self.is_ascii:
            return beside(self.text("√"), inside)
        name = "√" if function == "sqrt" else function
        return beside(self.text(name), self.bracketed(inside))

    def _fenced(self, inside: Block, sign: str) -> Block:
        bar = notation.to_ascii(sign) if self.is_ascii else sign
        fence = Block((bar,) * inside.height, inside.baseline)
        return beside(fence, inside, fence)

    def bracketed(self, inside: Block) -> Block:
        """Round brackets as tall as what they hold."""
        if inside.height == 1:
            return beside(self.text("("), inside, self.text(")"))
        middle = inside.height - 2
        left, right = ("/|\\", "\\|/") if self.is_ascii else ("⎛⎜⎝", "⎞⎟⎠")
        fences = (
            Block((signs[0], *signs[1] * middle, signs[2]), inside.baseline)
            for signs in (left, right)
        )
        return beside(next(fences), inside, next(fences))


def _joint(before: Expression, after: Expression) -> str:
    if isinstance(before, Quotient) or isinstance(after, Quotient):
        return "·"
    return notation.joint(before, after, notation.pretty(Product((after, after))))
