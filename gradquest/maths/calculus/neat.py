"""The derivative as one would write it down in the end."""

from __future__ import annotations

from functools import lru_cache

from gradquest.errors import Undefined
from gradquest.maths.calculus.rules import differentiate
from gradquest.maths.expression import Expression
from gradquest.maths.notation import pretty

WORTH_GATHERING = 3
"""Characters that another form must save."""


@lru_cache(maxsize=4096)
def neat_derivative(function: Expression, by: str) -> Expression:
    """The partial derivative in the form that reads best.

    Sympy's own derivative tears quotients apart and splits roots; what our rules give, gathered
    by sympy, is often shorter. What our rules give stays where gathering gains next to nothing.
    """
    by_rules = differentiate(function, by)
    shortest = min(_sympy_forms(function, by_rules, by), key=_length, default=by_rules)
    gain = _length(by_rules) - _length(shortest)
    return shortest if gain >= WORTH_GATHERING or is_same_text(by_rules, shortest) else by_rules


def _length(form: Expression) -> int:
    return len(pretty(form))


def _sympy_forms(function: Expression, by_rules: Expression, by: str) -> list[Expression]:
    from gradquest.maths.symbolic import derivative, simplest

    try:
        return [derivative(function, by), simplest(by_rules)]
    except Undefined:
        return []


def is_same_text(left: Expression, right: Expression) -> bool:
    """Both read the same but for the order of letters, factors and terms."""
    return sorted(pretty(left)) == sorted(pretty(right))
