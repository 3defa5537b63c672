"""The derivative as one would write it down in the end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache

from gradquest.errors import Undefined
from gradquest.maths.calculus.rules import differentiate
from gradquest.maths.expression import (
    EULER,
    Expression,
    Quotient,
    Sum,
    Variable,
    children,
    variables,
    walk,
)
from gradquest.maths.notation import pretty
from gradquest.maths.tidy import positive_first

WORTH_GATHERING = 3
"""Characters that another form must save."""

LETTER = 2
"""A letter that stands there once more weighs more than a number."""


@lru_cache(maxsize=4096)
def neat_derivative(function: Expression, by: str) -> Expression:
    """The partial derivative in the form that reads best.

    What our rules give follows the function as it is written, so it stays unless another form
    is made of less and is shorter too: like terms gathered, one fraction bar.
    """
    by_rules = differentiate(function, by)
    best = min(_sympy_forms(function, by_rules, by), key=_effort, default=by_rules)
    gain = len(pretty(by_rules)) - len(pretty(best))
    is_simpler = _weight(best) < _weight(by_rules) and gain >= WORTH_GATHERING
    return positive_first(best if is_simpler else by_rules)


def _effort(form: Expression) -> tuple[int, int]:
    """How much there is to read: what it is made of, then how long it is."""
    return _weight(form), len(pretty(form))


def _weight(form: Expression) -> int:
    """Numbers and, twice, letters; a term that stands twice in a sum counts for more."""
    parts = children(form)
    if not parts:
        return LETTER if isinstance(form, Variable) else 1
    repeated = len(parts) - len(set(parts)) if isinstance(form, Sum) else 0
    return sum(map(_weight, parts)) + repeated


def _sympy_forms(function: Expression, by_rules: Expression, by: str) -> Iterator[Expression]:
    from gradquest.maths.symbolic import derivative, joined, simplest

    with suppress(Undefined):
        slope = derivative(function, by)
        yield slope
        yield simplest(by_rules)
        if _may_be_joined(by_rules):
            yield joined(slope)


def _may_be_joined(form: Expression) -> bool:
    """There are fractions, and none that one bar would spoil: e^(-x) below turns into e^x."""
    bottoms = [part.bottom for part in walk(form) if isinstance(part, Quotient)]
    return any(map(variables, bottoms)) and not any(EULER in walk(it) for it in bottoms)


def is_same_text(left: Expression, right: Expression) -> bool:
    """Both read the same but for the order of letters, factors and terms."""
    return _signs(left) == _signs(right)


def _signs(form: Expression) -> list[str]:
    """The characters of a form; a plus comes and goes with the order of terms."""
    return sorted(it for it in pretty(form) if it not in " +")
