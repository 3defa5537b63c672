"""The tree of a mathematical expression, as a learner or a bank wrote it.

Reading, judging, differentiating, drawing and printing all work on this one tree. Nodes are
immutable; `span` is where the node stood in the typed text and takes no part in equality.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

Span = tuple[int, int]
"""First and last-plus-one 0-based position in the typed text."""

NOWHERE: Span = (0, 0)

FUNCTIONS = (
    "sqrt", "abs", "sign", "ln", "log10", "log2",
    "sin", "cos", "tan", "sec", "csc", "cot", "arcsin", "arccos", "arctan",
    "sinh", "cosh", "tanh", "arcsinh", "arccosh", "arctanh",
)  # fmt: skip
"""The functions that a `Call` may name; every spelling that people type leads to one of them."""


@dataclass(frozen=True, slots=True)
class Number:
    """A rational number; `text` keeps how it was typed (`0.50`), empty where it was computed."""

    value: Fraction
    text: str = field(default="", compare=False)
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def is_decimal(self) -> bool:
        """It was typed with a point or an exponent, so that rounding may have taken place."""
        return any(mark in self.text for mark in ".eE")


@dataclass(frozen=True, slots=True)
class Constant:
    """A named real number: `pi` or `e`."""

    name: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Variable:
    """A letter or word that stands for a number: x, y, w, theta."""

    name: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Sum:
    """Two or more terms added; a subtracted term is a `Negative`."""

    terms: tuple[Expression, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Product:
    """Two or more factors multiplied."""

    factors: tuple[Expression, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Quotient:
    """One expression divided by another."""

    top: Expression
    bottom: Expression
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Power:
    """A base raised to an exponent; `e^u` is `Power(Constant("e"), u)` and so is `exp(u)`."""

    base: Expression
    exponent: Expression
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Negative:
    """An expression with a minus sign before it."""

    of: Expression
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Call:
    """One of `FUNCTIONS` applied to one argument."""

    function: str
    argument: Expression
    span: Span = field(default=NOWHERE, compare=False, repr=False)


Expression = Number | Constant | Variable | Sum | Product | Quotient | Power | Negative | Call

ZERO = Number(Fraction(0))
ONE = Number(Fraction(1))
EULER = Constant("e")


def number(value: int | Fraction) -> Number:
    """The node of an exact rational number."""
    return Number(Fraction(value))


def children(node: Expression) -> tuple[Expression, ...]:
    """The direct parts of a node, left to right."""
    match node:
        case Sum(terms):
            return terms
        case Product(factors):
            return factors
        case Quotient(top, bottom):
            return (top, bottom)
        case Power(base, exponent):
            return (base, exponent)
        case Negative(of):
            return (of,)
        case Call(_, argument):
            return (argument,)
    return ()


def with_children(node: Expression, parts: tuple[Expression, ...]) -> Expression:
    """The same node over other parts, in the order of `children`."""
    match node:
        case Sum():
            return replace(node, terms=parts)
        case Product():
            return replace(node, factors=parts)
        case Quotient():
            return replace(node, top=parts[0], bottom=parts[1])
        case Power():
            return replace(node, base=parts[0], exponent=parts[1])
        case Negative():
            return replace(node, of=parts[0])
        case Call():
            return replace(node, argument=parts[0])
    return node


def walk(node: Expression) -> Iterator[Expression]:
    """The node and all below it, parents first."""
    waiting = [node]
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(reversed(children(part)))


def variables(node: Expression) -> frozenset[str]:
    """The names of the variables that occur."""
    return frozenset(part.name for part in walk(node) if isinstance(part, Variable))


def depends_on(node: Expression, name: str) -> bool:
    """Whether the variable occurs."""
    return any(isinstance(part, Variable) and part.name == name for part in walk(node))


def substitute(node: Expression, values: Mapping[str, Expression]) -> Expression:
    """The tree with variables replaced; nothing is simplified."""
    if not values:
        return node
    if isinstance(node, Variable):
        return values.get(node.name, node)
    parts = children(node)
    return with_children(node, tuple(substitute(part, values) for part in parts)) if parts else node
