"""How one vector points, seen from another."""

from __future__ import annotations

import math
from enum import Enum
from itertools import combinations

from gradquest.maths.expression import (
    ZERO,
    Call,
    Expression,
    Power,
    Product,
    Quotient,
    Sum,
    number,
    variables,
)
from gradquest.maths.judging import quick
from gradquest.maths.judging.equivalence import same
from gradquest.maths.judging.samples import samples
from gradquest.maths.verdict import Domain

Vector = tuple[Expression, ...]


class Relation(Enum):
    """What a vector is to another one that is not zero."""

    ALONG = "along"
    """A positive multiple."""
    AGAINST = "against"
    """A negative multiple."""
    ACROSS = "across"
    """No multiple, or of a sign that depends on the point."""
    ZERO = "zero"


def relation(yours: Vector, wanted: Vector, domain: Domain) -> Relation:
    """How `yours` points, seen from `wanted`, everywhere on the domain."""
    if is_zero(yours, domain):
        return Relation.ZERO
    pairs = list(zip(yours, wanted, strict=True))
    for (mine, theirs), (my_other, their_other) in combinations(pairs, 2):
        if not same(Product((mine, their_other)), Product((my_other, theirs)), domain):
            return Relation.ACROSS
    return _sided(Sum(tuple(map(Product, pairs))), domain)


def is_zero(vector: Vector, domain: Domain) -> bool:
    """Every entry is 0 everywhere."""
    return all(same(entry, ZERO, domain) for entry in vector)


def unit(vector: Vector) -> Vector:
    """The vector divided by its length."""
    length = Call("sqrt", Sum(tuple(Power(entry, number(2)) for entry in vector)))
    return tuple(Quotient(entry, length) for entry in vector)


def _sided(dot: Expression, domain: Domain) -> Relation:
    """By the sign of the dot product, which for multiples is far from 0 as floats go."""
    value = quick.function(dot)
    dots = (value(at.approximate) for at in samples(variables(dot), domain).spread)
    signs = [each for each in dots if not math.isnan(each)]
    if all(sign >= 0 for sign in signs):
        return Relation.ALONG
    if all(sign <= 0 for sign in signs):
        return Relation.AGAINST
    return Relation.ACROSS
