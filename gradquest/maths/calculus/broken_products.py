"""What people do to the product and the quotient rule."""

from __future__ import annotations

from collections.abc import Iterator

from gradquest.maths.calculus.broken_rules import Pieces, Wrong, is_one_over
from gradquest.maths.calculus.building import minus, squared, times
from gradquest.maths.calculus.rules import Application, Rule, differentiate, halves
from gradquest.maths.expression import ONE, ZERO, Expression, Quotient, depends_on, number
from gradquest.maths.tidy import add, quotient


def _product_pieces(at: Application) -> Pieces:
    return {"u": at.parts[0], "v": at.parts[1]}


def product_of_slopes(at: Application) -> Iterator[Wrong]:
    """Both derivatives multiplied."""
    yield Wrong(times(*at.slopes), _product_pieces(at))


def product_half(at: Application) -> Iterator[Wrong]:
    """One part of the product rule, or all but one."""
    terms = halves(at.parts, at.slopes)
    for term, part in zip(terms, at.parts, strict=True):
        yield Wrong(term, {"moved": part})
    if len(terms) > 2:
        for place, part in enumerate(at.parts):
            yield Wrong(add(*terms[:place], *terms[place + 1 :]), {"moved": part})


def product_mispaired(at: Application) -> Iterator[Wrong]:
    """Each derivative times its own factor."""
    pairs = zip(at.parts, at.slopes, strict=True)
    yield Wrong(add(*(times(slope, part) for part, slope in pairs)), _product_pieces(at))


def product_minus(at: Application) -> Iterator[Wrong]:
    """The parts of the product rule subtracted."""
    first, *others = halves(at.parts, at.slopes)
    yield Wrong(minus(first, add(*others)), _product_pieces(at))
    yield Wrong(minus(add(*others), first), _product_pieces(at))


def _is_fraction(at: Application) -> bool:
    """The quotient rule may be tried on it."""
    return at.rule is Rule.QUOTIENT or isinstance(at.node, Quotient)


def _top_and_bottom(at: Application) -> tuple[Expression, Expression, Expression, Expression]:
    """Top, bottom, and the slopes of both."""
    if isinstance(at.node, Quotient) and at.rule is Rule.POWER:
        return ONE, at.node.bottom, ZERO, differentiate(at.node.bottom, at.by)
    return at.parts[0], at.parts[1], at.slopes[0], at.slopes[1]


def _cross(at: Application) -> tuple[Expression, Expression]:
    top, bottom, top_slope, bottom_slope = _top_and_bottom(at)
    return times(top_slope, bottom), times(top, bottom_slope)


def _over(top: Expression, bottom: Expression) -> Expression:
    return times(top, quotient(ONE, bottom))


def quotient_ratio(at: Application) -> Iterator[Wrong]:
    """Top's derivative over bottom's; a frozen top stays."""
    if _is_fraction(at):
        top, bottom, top_slope, bottom_slope = _top_and_bottom(at)
        above = top if top_slope == ZERO else top_slope
        if bottom_slope != ZERO:
            yield Wrong(_over(above, bottom_slope), {"bottom": bottom})


def bottom_still(at: Application) -> Iterator[Wrong]:
    """The top's derivative over the bottom as it is."""
    yield Wrong(_over(at.slopes[0], at.parts[1]), _product_pieces(at))


def top_still(at: Application) -> Iterator[Wrong]:
    """The bottom's part of the quotient rule alone."""
    top, bottom = at.parts
    answer = times(number(-1), top, _over(at.slopes[1], squared(bottom)))
    yield Wrong(answer, _product_pieces(at))


def quotient_swapped(at: Application) -> Iterator[Wrong]:
    """The two parts on top change places."""
    first, second = _cross(at)
    yield Wrong(_over(minus(second, first), squared(at.parts[1])), {})


def quotient_plus(at: Application) -> Iterator[Wrong]:
    """The two parts on top are added."""
    yield Wrong(_over(add(*_cross(at)), squared(at.parts[1])), {})


def quotient_no_square(at: Application) -> Iterator[Wrong]:
    """The bottom is not squared."""
    if at.rule is Rule.QUOTIENT or is_one_over(at):
        bottom = _top_and_bottom(at)[1]
        yield Wrong(_over(minus(*_cross(at)), bottom), {"bottom": bottom})


def quotient_top_squared(at: Application) -> Iterator[Wrong]:
    """The top is squared instead of the bottom."""
    match at.node:
        case Quotient(top, bottom) if depends_on(top, at.by) and depends_on(bottom, at.by):
            slopes = differentiate(top, at.by), differentiate(bottom, at.by)
            over = minus(times(slopes[0], bottom), times(top, slopes[1]))
            yield Wrong(_over(over, squared(top)), {"bottom": bottom})


def quotient_no_denominator(at: Application) -> Iterator[Wrong]:
    """The top alone."""
    if at.rule is Rule.QUOTIENT or is_one_over(at):
        yield Wrong(minus(*_cross(at)), {"bottom": _top_and_bottom(at)[1]})
