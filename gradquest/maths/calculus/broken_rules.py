"""What people do to each rule of differentiation: the arithmetic of the broken rules.

Each function takes one application of a rule and gives the wrong results that it may lead to, the
most thorough first, each with the pieces that it went wrong on; nothing where it cannot happen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from gradquest.maths.calculus.building import less_one, raised, squared, times, written
from gradquest.maths.calculus.rules import Application, differentiate
from gradquest.maths.expression import (
    ONE,
    ZERO,
    Call,
    Expression,
    Number,
    Quotient,
    Variable,
    number,
    variables,
)
from gradquest.maths.tidy import add, quotient

LOGARITHMS = frozenset({"ln", "log10", "log2"})

Pieces = Mapping[str, Expression]
"""What a sentence names, by the word in its braces."""


class Wrong(NamedTuple):
    """What a broken rule gives, and what it went wrong on."""

    answer: Expression
    pieces: Pieces
    also: tuple[Expression, ...] = ()
    """Further places like the one that the pieces are of."""


# What moves and what is frozen


def is_mixed(term: Expression, by: str) -> bool:
    """The moving letter and others occur together."""
    names = variables(term)
    return by in names and len(names) > 1


def mixed_lost(at: Application) -> Iterator[Wrong]:
    """Terms with a second letter in them count as frozen."""
    mixed = [place for place, term in enumerate(at.parts) if is_mixed(term, at.by)]
    if len(mixed) > 1:
        first, *others = (at.parts[place] for place in mixed)
        yield Wrong(_without(at, mixed), {"term": first}, tuple(others))
    for place in mixed:
        yield Wrong(_without(at, [place]), {"term": at.parts[place]})


def _without(at: Application, places: list[int]) -> Expression:
    return add(*(ZERO if place in places else slope for place, slope in enumerate(at.slopes)))


def vanishing_kept(at: Application) -> Iterator[Wrong]:
    """Terms without the moving letter stay as they are."""
    still = _still(at)
    if len(still) > 1:
        yield Wrong(add(at.right, *still), {"term": still[0]}, tuple(still[1:]))
    for term in still:
        yield Wrong(add(at.right, term), {"term": term})


def vanishing_moved(at: Application) -> Iterator[Wrong]:
    """Terms without the moving letter are differentiated by their own letter."""
    moved = [
        (term, differentiate(term, name)) for term in _still(at) for name in sorted(variables(term))
    ]
    if len({term for term, _ in moved}) > 1:
        (first, slope), *others = moved
        answer = add(at.right, *(it for _, it in moved))
        yield Wrong(answer, {"term": first, "moved": slope}, tuple(term for term, _ in others))
    for term, slope in moved:
        yield Wrong(add(at.right, slope), {"term": term, "moved": slope})


def _still(at: Application) -> list[Expression]:
    return [term for term in at.parts if at.by not in variables(term)]


def term_forgotten(at: Application) -> Iterator[Wrong]:
    """One moving term is left out."""
    for place, term in enumerate(at.parts):
        if at.by in variables(term) and not at.is_inside:
            yield Wrong(_without(at, [place]), {"term": term})


def sign_lost(at: Application) -> Iterator[Wrong]:
    """One of several moving terms gets the other sign."""
    moving = [place for place, slope in enumerate(at.slopes) if slope != ZERO]
    for place in moving:
        if len(moving) > 1:
            slope = at.slopes[place]
            flipped = (*at.slopes[:place], times(number(-1), slope), *at.slopes[place + 1 :])
            yield Wrong(add(*flipped), {"term": at.parts[place]})


def _is_seen_as_inside(at: Application) -> bool:
    """A bare letter with one factor, inside a function: losing that is the chain rule's slip."""
    bare = at.parts[2] == Variable(at.by)
    return at.is_inside and bare and (at.parts[0] == ONE or at.parts[1] == ONE)


def frozen_dropped(at: Application) -> Iterator[Wrong]:
    """Frozen letters in front disappear."""
    size, frozen, _ = at.parts
    if frozen != ONE and not _is_seen_as_inside(at):
        yield Wrong(times(size, at.slopes[0]), {"frozen": frozen})


def frozen_differentiated(at: Application) -> Iterator[Wrong]:
    """Frozen letters in front are differentiated too."""
    size, frozen, _ = at.parts
    for name in sorted(variables(frozen)):
        moved = differentiate(frozen, name)
        if not (moved == ONE and _is_seen_as_inside(at)):
            yield Wrong(times(size, moved, at.slopes[0]), {"frozen": frozen})


def coefficient_dropped(at: Application) -> Iterator[Wrong]:
    """The number in front disappears; its sign stays."""
    match at.parts:
        case (Number(size), frozen, _) if abs(size) != 1 and not _is_seen_as_inside(at):
            sign = number(1 if size > 0 else -1)
            yield Wrong(times(sign, frozen, at.slopes[0]), {"size": written(number(abs(size)))})


# Chain rule


def inner_missing(at: Application) -> Iterator[Wrong]:
    """The outer derivative alone."""
    if at.is_chain:
        outer = at.outer_slope(at.parts[0])
        yield Wrong(outer, {"inside": at.parts[0], "slope": at.slopes[0]})


def outer_at_x(at: Application) -> Iterator[Wrong]:
    """The outer derivative at the bare letter; of a logarithm that is a slip of its own."""
    if at.is_chain and at.function not in LOGARITHMS:
        bare = at.outer_slope(Variable(at.by))
        pieces = {"kept": at.outer_slope(at.parts[0]), "bare": bare}
        yield Wrong(times(bare, at.slopes[0]), pieces)


def outer_at_slope(at: Application) -> Iterator[Wrong]:
    """The outer derivative at the inside's derivative."""
    if at.is_chain and at.slopes[0] != ZERO:
        moved = at.outer_slope(at.slopes[0])
        yield Wrong(moved, {"kept": at.outer_slope(at.parts[0]), "moved": moved})


def inner_added(at: Application) -> Iterator[Wrong]:
    """Outer plus inner derivative."""
    if at.is_chain:
        outer = at.outer_slope(at.parts[0])
        yield Wrong(add(outer, at.slopes[0]), {"slope": at.slopes[0]})


def inner_divided(at: Application) -> Iterator[Wrong]:
    """Outer derivative over inner one, as in integrating."""
    if at.is_chain and at.slopes[0] != ZERO:
        outer = at.outer_slope(at.parts[0])
        yield Wrong(times(outer, quotient(ONE, at.slopes[0])), {"slope": at.slopes[0]})


# Power rule


def is_one_over(at: Application) -> bool:
    """One over more than the bare letter: a power for the book, a quotient for most learners."""
    return at.is_chain and isinstance(at.node, Quotient) and at.parts[1] == number(-1)


def _exponents(at: Application) -> Pieces:
    low, high = less_one(at.parts[1]), add(at.parts[1], ONE)
    return {"exponent": written(at.parts[1]), "low": written(low), "high": written(high)}


def no_coefficient(at: Application) -> Iterator[Wrong]:
    """The exponent goes down, and does not come in front; nor, perhaps, does its sign."""
    lowered = times(raised(at.parts[0], less_one(at.parts[1])), at.slopes[0])
    yield Wrong(lowered, _exponents(at))
    if isinstance(at.parts[1], Number) and at.parts[1].value < 0:
        yield Wrong(times(number(-1), lowered), _exponents(at))


def not_reduced(at: Application) -> Iterator[Wrong]:
    """The exponent comes in front, and stays."""
    if not is_one_over(at):
        kept = times(at.parts[1], raised(at.parts[0], at.parts[1]))
        yield Wrong(times(kept, at.slopes[0]), _exponents(at))


def letter_left(at: Application) -> Iterator[Wrong]:
    """The moving letter stays as it is, with what stands in front of it."""
    if _is_letter(at):
        front = times(*at.parts[:2])
        yield Wrong(times(front, Variable(at.by)), {"slope": front})


def raised_instead(at: Application) -> Iterator[Wrong]:
    """The exponent goes up."""
    if not is_one_over(at):
        higher = times(at.parts[1], raised(at.parts[0], add(at.parts[1], ONE)))
        yield Wrong(times(higher, at.slopes[0]), _exponents(at))


def lowered_first(at: Application) -> Iterator[Wrong]:
    """The lowered exponent comes in front."""
    low = less_one(at.parts[1])
    if low != ONE:
        yield Wrong(times(times(low, raised(at.parts[0], low)), at.slopes[0]), _exponents(at))


def power_integrated(at: Application) -> Iterator[Wrong]:
    """The integral of a power."""
    above = add(at.parts[1], ONE)
    whole = Call("ln", at.parts[0]) if above == ZERO else raised(at.parts[0], above)
    yield Wrong((whole if above == ZERO else times(whole, quotient(ONE, above))), {})


def letter_integrated(at: Application) -> Iterator[Wrong]:
    """The integral of the letter, with what stands in front of it."""
    if _is_letter(at) and not at.is_inside:
        front = times(*at.parts[:2])
        whole = times(number(Fraction(1, 2)), front, squared(Variable(at.by)))
        yield Wrong(whole, {"slope": front})


def _is_letter(at: Application) -> bool:
    """The moving letter, alone or with frozen factors."""
    return (at.parts or (at.node,))[-1] == Variable(at.by)
