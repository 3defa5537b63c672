"""A proof of equality in microseconds: both trees worked out modulo a large prime.

Letters get random residues. What is not rational (`ln(u)`, a root) gets a residue that depends on
its name and on the residue of u only, so that equal arguments give equal values and all else is as
independent as another letter. Powers, sines and cosines of sums and multiples are taken apart by
their addition theorems first. Rational expressions that agree at random residues are equal but for
a chance of degree / 2^61 at each of them (Schwartz 1980, Zippel 1979).
"""

from __future__ import annotations

from functools import lru_cache

from gradquest.maths.chance import Chance
from gradquest.maths.exact import rational
from gradquest.maths.expression import Call, Constant, Expression, Power, variables, walk
from gradquest.maths.judging.modular import Worker
from gradquest.maths.judging.residues import PRIME

ROUNDS = 3


def are_identical(one: Expression, other: Expression) -> bool:
    """Both are the same rational expression of their letters and non-rational parts.

    True is a proof (see the module); False says nothing, as sqrt(x)^2 is x too, unless both
    are rational.
    """
    names = tuple(sorted(variables(one) | variables(other)))
    for turn in range(ROUNDS):
        worker = Worker(dict(zip(names, _residues(names, turn), strict=True)), turn)
        try:
            if worker.value(one) != worker.value(other):
                return False
        except ZeroDivisionError:
            return False
    return True


def is_rational(node: Expression) -> bool:
    """It has letters, numbers, + - * / and whole powers only."""
    return all(map(_is_rational_part, walk(node)))


def _is_rational_part(part: Expression) -> bool:
    if isinstance(part, Power):
        exponent = rational(part.exponent)
        return exponent is not None and exponent.denominator == 1
    return not isinstance(part, Call | Constant)


@lru_cache(maxsize=64)
def _residues(names: tuple[str, ...], turn: int) -> tuple[int, ...]:
    chance = Chance("fingerprint", *names, turn)
    return tuple(2 + chance.below(PRIME - 2) for _ in names)
