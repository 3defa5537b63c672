"""Which rule of differentiation is the hardest that a function asks for, and how hard it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from gradquest.maths.expression import (
    EULER,
    Call,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Variable,
    variables,
    walk,
)

FAMILIES = (
    "polynomial", "mixed", "product", "quotient", "chain", "exp", "log", "trig", "root",
    "power", "hyperbolic", "inverse-trig",
)  # fmt: skip
"""Easiest first."""

HARDEST_ESTIMATE = 7

_WEIGHTS = {"product": 2, "quotient": 2}
_LOGARITHMS = ("ln", "log10", "log2")
_TRIGONOMETRY = ("sin", "cos", "tan", "sec", "csc", "cot")
_HYPERBOLIC = ("sinh", "cosh", "tanh", "arcsinh", "arccosh", "arctanh")
_KINDS_OF_CALL = {
    "sqrt": "root",
    **dict.fromkeys(_LOGARITHMS, "log"),
    **dict.fromkeys(_TRIGONOMETRY, "trig"),
    **dict.fromkeys(_HYPERBOLIC, "hyperbolic"),
    **dict.fromkeys(("arcsin", "arccos", "arctan"), "inverse-trig"),
}


def rules(function: Expression, by: Sequence[str]) -> frozenset[str]:
    """All families whose rule some partial derivative of the function needs."""
    letters = frozenset(by)
    found = {family for node in walk(function) for family in _of_node(node, letters)}
    return frozenset({"polynomial", *found})


def family(function: Expression, by: Sequence[str]) -> str:
    """The hardest of them."""
    return max(rules(function, by), key=FAMILIES.index)


def level(function: Expression, by: Sequence[str]) -> int:
    """A level from the number of rules to combine, where an author gives none."""
    needed = rules(function, by) - {"polynomial"}
    return min(1 + sum(_WEIGHTS.get(rule, 1) for rule in needed), HARDEST_ESTIMATE)


def _of_node(node: Expression, letters: frozenset[str]) -> Iterator[str]:
    if not variables(node) & letters:
        return
    match node:
        case Product(factors):
            yield from _of_product([variables(factor) & letters for factor in factors])
        case Quotient(_, bottom) if variables(bottom) & letters:
            yield "quotient"
        case Power(base, exponent):
            yield from _of_power(base, exponent, letters)
        case Call(function, argument):
            yield _KINDS_OF_CALL.get(function, "chain")
            if not isinstance(argument, Variable):
                yield "chain"


def _of_product(moving: Sequence[frozenset[str]]) -> Iterator[str]:
    if len(frozenset().union(*moving)) > 1:
        yield "mixed"
    if any(first & second for first, second in combinations(moving, 2)):
        yield "product"


def _of_power(base: Expression, exponent: Expression, letters: frozenset[str]) -> Iterator[str]:
    if variables(exponent) & letters:
        yield "exp" if base == EULER else "power"
        if not isinstance(exponent, Variable):
            yield "chain"
        return
    if isinstance(exponent, Quotient):
        yield "root"
    elif isinstance(exponent, Negative) or (isinstance(exponent, Number) and exponent.value < 0):
        yield "quotient"
    if not isinstance(base, Variable):
        yield "chain"
