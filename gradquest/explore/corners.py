"""Corners and jumps: where formulas give slopes that a function does not have, as |x| at 0."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gradquest.explore.function import Place

    Values = Callable[[Place], Place]

NEAR, NEARER = 1e-6, 1e-12
"""How far around a point one looks, as a share of how far it lies from the origin."""

LEFT_OVER = 0.5
"""A difference that keeps so much of itself as one comes closer will not go away."""

_ONWARD = ((1.0,), (-1.0,))
_AROUND = tuple(
    (across, along) for across in (1.0, 0.0, -1.0) for along in (1.0, 0.0, -1.0) if across or along
)


class Missing(Enum):
    """Why there is no gradient where f has a value."""

    CORNER = "corner"
    """From one side to the other the slopes jump."""
    JUMP = "jump"
    """The value itself does."""
    FORMULA = "formula"
    """The formula of the gradient has no value."""


def around(point: Place, share: float) -> Iterator[Place]:
    """Places on all sides of a point."""
    reach = share * max(1.0, *map(abs, point))
    for way in _ONWARD if len(point) == 1 else _AROUND:
        yield tuple(at + reach * step for at, step in zip(point, way, strict=True))


def along(point: Place, axis: int, share: float) -> Iterator[Place]:
    """Places on both sides of a point along one axis."""
    reach = share * max(1.0, *map(abs, point))
    for way in (1.0, -1.0):
        yield (*point[:axis], point[axis] + way * reach, *point[axis + 1 :])


def has_jump(values: Values, point: Place, axis: int | None = None) -> bool:
    """The values near a point do not come closer to each other as one comes closer to it.

    Those that grow without end do not jump.
    """
    near, nearer = (_spread(values, point, share, axis) for share in (NEAR, NEARER))
    return LEFT_OVER * near < nearer < near / LEFT_OVER


def _spread(values: Values, point: Place, share: float, axis: int | None) -> float:
    """The largest difference in one of the values, at the point and around it; 0 if rounded."""
    places = around(point, share) if axis is None else along(point, axis, share)
    found = [it for it in map(values, (point, *places)) if all(map(math.isfinite, it))]
    widest = 0.0
    for entry in zip(*found, strict=True):
        spread = max(entry) - min(entry)
        if spread > 1e-9 * max(map(abs, entry)):
            widest = max(widest, spread)
    return widest
