"""Where the ground near a point is flat: a minimum, a maximum or a saddle."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np

from gradquest.plot.scene import Field, Floats, Point

MOST_STEPS = 12
ACROSS = np.array([0.0, 1.0, -1.0, 0.0, 0.0])
ALONG = np.array([0.0, 0.0, 0.0, 1.0, -1.0])


@lru_cache(maxsize=64)
def critical_point(field: Field, near: Point) -> Point | None:
    """The critical point that Newton's method finds from `near`; None where it finds none."""
    x, y = near
    farthest = max(1.5, abs(x), abs(y))
    for _ in range(MOST_STEPS):
        step = _newton_step(field, x, y)
        if step is None:
            return None
        length = math.hypot(*step)
        shrink = min(1.0, farthest / length) if length else 1.0
        x, y = x + shrink * step[0], y + shrink * step[1]
        if length <= 1e-6 * farthest:
            return x, y
    return None


def _newton_step(field: Field, x: float, y: float) -> Point | None:
    """Solves Hessian · step = -gradient; the Hessian is taken from differences of the slopes."""
    reach = 1e-5 * max(1.0, abs(x), abs(y))
    by_x, by_y = field.slopes(x + reach * ACROSS, y + reach * ALONG)
    if not (np.isfinite(by_x).all() and np.isfinite(by_y).all()):
        return None
    (xx, xy), (yx, yy) = _differences(by_x, reach), _differences(by_y, reach)
    mixed = (xy + yx) / 2
    determinant = xx * yy - mixed * mixed
    if abs(determinant) <= 1e-9 * (xx * xx + yy * yy + mixed * mixed):
        return None
    first, second = float(by_x[0]), float(by_y[0])
    return (mixed * second - yy * first) / determinant, (mixed * first - xx * second) / determinant


def _differences(slope: Floats, reach: float) -> Point:
    _, right, left, above, below = slope.tolist()
    return (right - left) / (2 * reach), (above - below) / (2 * reach)
