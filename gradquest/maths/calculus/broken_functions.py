"""What people do to single functions: trigonometry, exponentials and logarithms."""

from __future__ import annotations

from collections.abc import Iterator

from gradquest.maths.calculus.broken_rules import LOGARITHMS, Wrong
from gradquest.maths.calculus.building import less_one, logarithm, times
from gradquest.maths.calculus.rules import Application
from gradquest.maths.expression import EULER, Call, Expression, Power, Variable, number
from gradquest.maths.tidy import product


def trig_sign(at: Application) -> Iterator[Wrong]:
    """The other sign."""
    if at.function in ("sin", "cos", "tan", "sec", "csc", "cot"):
        bare = Variable("u")
        pieces = {"outer": at.outer(bare), "slope": at.outer_slope(bare)}
        yield Wrong(times(number(-1), at.right), pieces)


def exponent_as_power(at: Application) -> Iterator[Wrong]:
    """The power rule on a power of e; with the chain rule or without."""
    if at.parts[1] == EULER:
        yield from _lowered(at)


def other_base_as_power(at: Application) -> Iterator[Wrong]:
    """The same on a power of another number."""
    if at.parts[1] != EULER:
        yield from _lowered(at)


def _lowered(at: Application) -> Iterator[Wrong]:
    exponent, base = at.parts
    answer, pieces = _power_rule(base, exponent), {"log": logarithm(base)}
    yield Wrong(answer, pieces)
    if at.is_chain:
        yield Wrong(times(answer, at.slopes[0]), pieces)


def tower_as_power(at: Application) -> Iterator[Wrong]:
    """The power rule where base and exponent both move."""
    base, exponent = at.parts
    rewritten = Power(EULER, product((exponent, Call("ln", base))))
    yield Wrong(_power_rule(base, exponent), {"rewritten": rewritten})


def _power_rule(base: Expression, exponent: Expression) -> Expression:
    return times(exponent, Power(base, less_one(exponent)))


def base_logarithm_missing(at: Application) -> Iterator[Wrong]:
    """Any base treated like e."""
    if at.parts[1] != EULER:
        yield Wrong(
            times(at.node, at.slopes[0]), {"base": at.parts[1], "log": logarithm(at.parts[1])}
        )


def function_unchanged(at: Application) -> Iterator[Wrong]:
    """The function as its own derivative; with the chain rule or without."""
    yield Wrong(times(at.node, at.slopes[0]), {"outer": at.outer(Variable("u"))})
    if at.is_chain:
        yield Wrong(at.node, {"outer": at.outer(Variable("u"))})


def log_over_x(at: Application) -> Iterator[Wrong]:
    """One over the bare letter instead of the inside; with the chain rule or without."""
    if at.function in LOGARITHMS and at.is_chain:
        over_letter = at.outer_slope(Variable(at.by))
        yield Wrong(times(over_letter, at.slopes[0]), {"inside": at.parts[0]})
        yield Wrong(over_letter, {"inside": at.parts[0]})
