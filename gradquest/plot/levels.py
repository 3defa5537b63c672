"""At which heights level lines are drawn.

Equal nice steps, because the density of lines is the steepness and so the lesson. Only where equal
steps would leave most of the picture empty or crowded are they given up, and the picture says so.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from gradquest.plot.scene import Floats

EVEN_BONUS = 0.08
"""Equal steps are worth so much by themselves."""

CLEAR_OF_KEY = 0.3
"""A level nearer than this share of a gap to the point's own level is left out."""


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """The heights of the lines, rising, without the point's own."""

    heights: Floats
    is_even: bool = True
    is_flat: bool = False
    """All the ground in the picture has the same height."""


NO_LEVELS = Levels(np.empty(0))


@dataclass(frozen=True, slots=True, eq=False)
class _Ground:
    """The heights at the corners of cells, and the finite ones in rising order."""

    corners: Floats
    rising: Floats

    def quantile(self, share: float) -> float:
        return float(self.rising[round(share * (len(self.rising) - 1))])

    @property
    def lowest(self) -> float:
        return float(self.rising[0])

    @property
    def highest(self) -> float:
        return float(self.rising[-1])


def choose(
    corners: Floats, count: int, key: float, gap: float, *, must_be_even: bool = False
) -> Levels:
    """About `count` levels for heights at cell corners.

    `key` is the height of the point, NaN where there is none; `gap` is the wanted difference
    between lines next to the point, 0 where that does not matter.
    """
    ground = _Ground(corners, np.sort(corners[np.isfinite(corners)]))
    if not ground.rising.size:
        return NO_LEVELS
    largest = max(abs(ground.lowest), abs(ground.highest))
    if not ground.highest - ground.lowest > 1e-9 * max(largest, 1e-300):
        return Levels(np.empty(0), is_flat=True)
    even = _even(ground, count, gap)
    costs = [(_cost(ground, even, key) - EVEN_BONUS, 0, even)]
    if not must_be_even and costs[0][0] > _bearable(count) - EVEN_BONUS:
        uneven = list(_uneven(ground, count, key, gap))
        costs += [(_cost(ground, it, key), 1 + place, it) for place, it in enumerate(uneven)]
    _, place, heights = min(costs, key=lambda entry: entry[:2])
    return Levels(_clear_of(key, heights), is_even=place == 0)


def _bearable(count: int) -> float:
    """The cost up to which nothing but equal steps is tried; few lines leave wider bands."""
    return 0.35 + 0.8 / count


def nice_step(least: float, factors: tuple[float, ...] = (1, 2, 2.5, 5, 10)) -> float:
    """The smallest factor times a power of ten that is not below `least`."""
    if not (least > 0 and math.isfinite(least)):
        return 1.0
    power = 10.0 ** math.floor(math.log10(least))
    if power == 0.0:
        return least
    return next(f * power for f in factors if f * power >= least * (1 - 1e-9))


def _even(ground: _Ground, count: int, gap: float) -> Floats:
    low, high = ground.quantile(0.02), ground.quantile(0.98)
    if not high > low:
        low, high = ground.lowest, ground.highest
    each = (high - low) / count
    wanted = min(max(gap, each / 1.3), each / 0.6) if gap > 0 else each
    step = nice_step(0.75 * wanted)
    first = math.ceil(max(ground.lowest, low - step) / step - 1e-9)
    last = math.floor(min(ground.highest, high + step) / step + 1e-9)
    heights: Floats = step * np.arange(first, last + 1, dtype=np.float64)
    return heights


def _uneven(ground: _Ground, count: int, key: float, gap: float) -> Iterator[Floats]:
    yield _spreading(ground, count, key, gap)
    lowest, high, low = ground.lowest, ground.quantile(0.97), ground.quantile(0.03)
    if lowest > 0 and high > 50 * low:
        yield _powers_of_ten(low, high, count)


def _spreading(ground: _Ground, count: int, key: float, gap: float) -> Floats:
    """Even next to the key height, geometrically wider away from it."""
    middle = key if math.isfinite(key) else ground.quantile(0.5)
    away = np.sort(np.abs(ground.rising - middle))
    usual = float(away[round(0.4 * (away.size - 1))]) or ground.highest - ground.lowest
    largest = 2 * float(away[round(0.6 * (away.size - 1))]) or usual
    scale = 1.5 * min(gap if gap > 0 else usual, largest)
    sides = [
        _one_side(end - middle, scale, count) for end in (ground.quantile(p) for p in (0.01, 0.99))
    ]
    return _snapped(_distinct(middle + np.concatenate(sides)))


def _one_side(extent: float, scale: float, count: int) -> Floats:
    total = math.asinh(extent / scale)
    if abs(total) < 1e-9:
        return np.empty(0)
    lines = min(max(round(abs(total) / 0.65), 1), max(count - 2, 3))
    shares: Floats = np.arange(1, lines + 1) / (lines + 0.5)
    return np.asarray(scale * np.sinh(total * shares))


def _distinct(heights: Floats) -> Floats:
    """In rising order; `np.unique` would import much for that."""
    rising = np.sort(heights)
    return np.asarray(rising[np.append(True, rising[1:] != rising[:-1])[: rising.size]])


def _snapped(heights: Floats) -> Floats:
    """Each on the coarsest nice grid that keeps it well away from its neighbours."""
    if heights.size < 2:
        return heights
    steps = np.array([nice_step(gap / 2.5) for gap in _gaps(heights).tolist()])
    return _distinct(np.round(heights / steps) * steps)


def _powers_of_ten(low: float, high: float, count: int) -> Floats:
    first, last = math.log10(low), math.log10(high)
    decades = last - first
    factors = (1, 2, 5) if decades < 0.45 * count else (1, 3) if decades < 0.7 * count else (1,)
    stride = max(1, math.ceil(decades / count) if decades >= 1.3 * count else 1)
    powers = range(math.floor(first) - 1, math.ceil(last) + 1)
    heights = [f * 10.0**power for power in powers if power % stride == 0 for f in factors]
    return np.array([it for it in heights if first - 0.2 <= math.log10(it) <= last + 0.2])


def _cost(ground: _Ground, heights: Floats, key: float) -> float:
    """The share of the emptiest band, and twice the share of cells that two lines cross."""
    lines = _distinct(np.append(heights, key)) if math.isfinite(key) else heights
    if not lines.size:
        return 1.0
    edges = np.searchsorted(ground.rising, lines)
    bands = np.diff(np.concatenate(([0], edges, [ground.rising.size])))
    return float(bands.max() / ground.rising.size) + 2 * _crowded(ground.corners, lines)


def _crowded(corners: Floats, lines: Floats) -> float:
    upper = np.maximum(corners[:-1], corners[1:])
    lower = np.minimum(corners[:-1], corners[1:])
    upper, lower = np.maximum(upper[:, :-1], upper[:, 1:]), np.minimum(lower[:, :-1], lower[:, 1:])
    finite = np.isfinite(upper + lower)
    if not finite.any():
        return 0.0
    crossed = np.searchsorted(lines, upper[finite]) - np.searchsorted(lines, lower[finite])
    return float((crossed >= 2).mean())


def _clear_of(key: float, heights: Floats) -> Floats:
    if not math.isfinite(key):
        return heights
    least = CLEAR_OF_KEY * _gaps(heights) if heights.size > 1 else np.zeros(1)
    kept: Floats = heights[np.abs(heights - key) > least]
    return kept


def _gaps(heights: Floats) -> Floats:
    """The distance of each to its nearest neighbour; there are two or more."""
    gaps = np.diff(heights)
    return np.asarray(np.minimum(np.append(gaps, gaps[-1]), np.insert(gaps, 0, gaps[0])))
