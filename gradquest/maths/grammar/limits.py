"""What is too large, too deep or without a value to be worked with, found before any work."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gradquest.errors import Unreadable
from gradquest.maths import floats
from gradquest.maths.expression import (
    Call,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    children,
)

DEEPEST_TREE = 60
LARGEST_EXPONENT = 100
LARGEST_ORDER = 1000
"""Of powers of powers, multiplied."""
LARGEST_NUMBER = 1e60
LARGEST_POWER = 100.0
"""In powers of ten, either way, of a number raised to a number and of all factors together."""


def check(node: Expression) -> None:
    """Raises `Unreadable`, with the place, where the tree is beyond the limits."""
    if _weigh(node, 0).is_constant:
        _check_value(node)


class _Weight:
    """What is known of a checked tree."""

    __slots__ = ("is_constant", "order", "scale")

    def __init__(self, *, is_constant: bool, order: float, scale: float) -> None:
        self.is_constant = is_constant
        self.order = order
        self.scale = scale
        """The power of ten of its numerical factors."""


def _weigh(node: Expression, depth: int) -> _Weight:
    if depth > DEEPEST_TREE:
        raise _refused("That is nested too deeply for me to follow.", node)
    parts = children(node)
    if not parts:
        scale = _power_of_ten(node) if isinstance(node, Number) else 0
        return _Weight(is_constant=not isinstance(node, Variable), order=1, scale=scale)
    weights = [_weigh(part, depth + 1) for part in parts]
    is_constant = all(weight.is_constant for weight in weights)
    if not is_constant:
        for part, weight in zip(parts, weights, strict=True):
            if weight.is_constant:
                _check_value(part)
    order = max(weight.order for weight in weights)
    if isinstance(node, Power) and weights[1].is_constant:
        order = _order(node, order, is_constant=is_constant)
    return _Weight(is_constant=is_constant, order=order, scale=_scale(node, weights))


def _power_of_ten(node: Number) -> float:
    return math.log10(abs(node.value)) if node.value else 0


def _scale(node: Expression, weights: Sequence[_Weight]) -> float:
    """Numbers that are harmless one by one may multiply to one that no sample would notice."""
    scales = [weight.scale for weight in weights]
    scale = 0.0
    match node:
        case Negative():
            scale = scales[0]
        case Sum():
            scale = max(scales)
        case Product():
            scale = sum(scales)
        case Quotient():
            scale = scales[0] - scales[1]
        case Power(_, exponent) if weights[1].is_constant:
            scale = scales[0] * floats.value(exponent)
    if abs(scale) > LARGEST_POWER:
        raise _refused("The numbers here make up too large or too small a factor.", node)
    return scale


def _order(node: Power, order: float, *, is_constant: bool) -> float:
    exponent = abs(floats.value(node.exponent))
    if math.isnan(exponent):
        _check_value(node.exponent)
    if is_constant:
        base = abs(floats.value(node.base))
        if 0 < base < math.inf and exponent * abs(math.log10(base)) > LARGEST_POWER:
            raise _refused("That power is too large or too small a number to work with.", node)
        return order
    if exponent > LARGEST_EXPONENT:
        raise _refused(f"An exponent may be at most {LARGEST_EXPONENT} here.", node.exponent)
    if max(order * exponent, order) > LARGEST_ORDER:
        raise _refused("These powers of powers are too large.", node)
    return max(order * exponent, order)


def _check_value(node: Expression) -> None:
    """A number must have a real value of ordinary size."""
    value = floats.value(node)
    if isinstance(node, Power) and not floats.value(node.base) and not floats.value(node.exponent):
        raise _refused("0^0 has no agreed value.", node)
    if abs(value) <= LARGEST_NUMBER:
        return
    for part in children(node):
        _check_value(part)
    if not math.isnan(value):
        raise _refused("That number is too large to work with.", node)
    raise _refused(_why_undefined(node), node)


def _why_undefined(node: Expression) -> str:
    match node:
        case Quotient():
            return "This divides by 0, so it has no value."
        case Call("sqrt", _):
            return "The square root of a negative number is not real."
        case Call("ln" | "log10" | "log2" as name, _):
            return f"{name} has a value only for numbers above 0."
        case Call(name, Number(value)) if abs(value) > 1 and name in ("arcsin", "arccos"):
            return f"{name} has a value only from -1 to 1."
        case Power(base, _) if not floats.value(base):
            return "This divides by 0, so it has no value."
    return "This has no real value."


def _refused(message: str, node: Expression) -> Unreadable:
    return Unreadable(message, node.span[0] + 1)
