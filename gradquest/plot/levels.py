"""At which heights level lines are drawn.

Equal nice steps, because the density of lines is the steepness and so the lesson. Only where equal
steps would leave much of the picture empty, or clump into a blob, are they given up, and the
picture says so.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from gradquest.plot.heights import WIDE, Heights, distinct, heights_of
from gradquest.plot.scene import Floats

EVEN_BONUS = 0.08
"""Equal steps are worth so much by themselves."""

CLEAR_OF_KEY = 0.3
"""A level nearer than this share of a gap to the point's own level is left out."""

TRIMS = (0.02, 0.15)
"""Equal steps reach all heights but this share at either end; where there are poles, or this."""

USUAL_COUNT = 7
"""Large pictures, with room for more levels, have more of the uneven ones too."""

MOST_MORE, ADDED = 2, 0.04
"""So many lines are added at most where a picture would be empty; what one in a band costs."""

LEAST_SCALE = 1e-12
"""Lines that are nearer to each other than such a share of all heights are one."""


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """The heights of the lines, rising, without the point's own."""

    heights: Floats
    is_even: bool = True
    is_flat: bool = False
    """All the ground in the picture has the same height."""


NO_LEVELS = Levels(np.empty(0))


def choose(
    corners: Floats,
    count: int,
    key: float,
    gap: float,
    *,
    must_be_even: bool = False,
    has_poles: bool = False,
) -> Levels:
    """About `count` levels for heights at cell corners.

    `key` is the height of the point, NaN where there is none; `gap` is the wanted difference
    between lines next to the point, 0 where that does not matter. Next to poles there are heights
    without end, which lines in equal steps need not reach.
    """
    ground = heights_of(corners, key)
    if not ground.rising.size:
        return NO_LEVELS
    largest = max(abs(ground.lowest), abs(ground.highest))
    if not ground.highest - ground.lowest > 1e-9 * max(largest, 1e-300):
        return Levels(np.empty(0), is_flat=True)
    trims = TRIMS if has_poles and not must_be_even else TRIMS[:1]
    cost, even = _best(ground, ((_even(ground, count, gap, trim), 0.0) for trim in trims))
    if must_be_even or cost <= _bearable(count):
        return Levels(_clear_of(key, even))
    better, uneven = _best(
        ground, (it for each in _uneven(ground, count, gap) for it in _completed(ground, each))
    )
    if cost - EVEN_BONUS <= better:
        return Levels(_clear_of(key, even))
    return Levels(uneven, is_even=False)


def _best(ground: Heights, candidates: Iterable[tuple[Floats, float]]) -> tuple[float, Floats]:
    """The cheapest of some levels that have a price each, after what it costs."""
    costs = [
        (ground.cost(heights) + price, place, heights)
        for place, (heights, price) in enumerate(candidates)
    ]
    cost, _, cheapest = min(costs, key=lambda entry: entry[:2])
    return cost, cheapest


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


def _even(ground: Heights, count: int, gap: float, trim: float) -> Floats:
    low, high = ground.quantile(trim), ground.quantile(1 - trim)
    if not high > low:
        low, high = ground.lowest, ground.highest
    each = (high - low) / count
    wanted = min(max(gap, each / 1.3), each / 0.6) if gap > 0 else each
    step = nice_step(0.75 * wanted)
    first = math.ceil(max(ground.lowest, low - step) / step - 1e-9)
    last = math.floor(min(ground.highest, high + step) / step + 1e-9)
    heights: Floats = step * np.arange(first, last + 1, dtype=np.float64)
    return heights


def _uneven(ground: Heights, count: int, gap: float) -> Iterator[Floats]:
    yield _spreading(ground, count, gap)
    lowest, high, low = ground.lowest, ground.quantile(0.97), ground.quantile(0.03)
    if lowest > 0 and high > 50 * low:
        yield _powers_of_ten(low, high, count)


def _spreading(ground: Heights, count: int, gap: float) -> Floats:
    """Even next to the key height, geometrically wider away from it."""
    middle = ground.key if math.isfinite(ground.key) else ground.quantile(0.5)
    away = np.sort(np.abs(ground.rising - middle))
    usual = float(away[round(0.4 * (away.size - 1))]) or ground.highest - ground.lowest
    largest = 2 * float(away[round(0.6 * (away.size - 1))]) or usual
    least = LEAST_SCALE * (ground.highest - ground.lowest)
    scale = max(1.5 * min(gap if gap > 0 else usual, largest), least)
    sides = [
        _one_side(end - middle, scale, count) for end in (ground.quantile(p) for p in (0.01, 0.99))
    ]
    return _snapped(distinct(middle + np.concatenate(sides)))


def _one_side(extent: float, scale: float, count: int) -> Floats:
    total = math.asinh(extent / scale)
    if abs(total) < 1e-9:
        return np.empty(0)
    lines = min(max(round(abs(total) / 0.65 * max(1.0, count / USUAL_COUNT)), 1), max(count - 2, 3))
    shares: Floats = np.arange(1, lines + 1) / (lines + 0.5)
    return np.asarray(scale * np.sinh(total * shares))


def _snapped(heights: Floats) -> Floats:
    """Each on the coarsest nice grid that keeps it well away from its neighbours."""
    if heights.size < 2:
        return heights
    steps = np.array([nice_step(gap / 2.5) for gap in _gaps(heights).tolist()])
    return distinct(np.round(heights / steps) * steps)


def _powers_of_ten(low: float, high: float, count: int) -> Floats:
    first, last = math.log10(low), math.log10(high)
    decades = last - first
    factors = (1, 2, 5) if decades < 0.45 * count else (1, 3) if decades < 0.7 * count else (1,)
    stride = max(1, math.ceil(decades / count) if decades >= 1.3 * count else 1)
    powers = range(math.floor(first) - 1, math.ceil(last) + 1)
    heights = [f * 10.0**power for power in powers if power % stride == 0 for f in factors]
    return np.array([it for it in heights if first - 0.2 <= math.log10(it) <= last + 0.2])


def _completed(ground: Heights, heights: Floats) -> Iterator[tuple[Floats, float]]:
    """Clear of the point's own line; then with more and more lines where it is empty, priced."""
    completed, price = _clear_of(ground.key, heights, ground.apart), 0.0
    yield completed, price
    for _ in range(MOST_MORE):
        shares = ground.emptiest(completed)
        if shares is None:
            return
        low, middle, high = (ground.quantile(it) for it in (shares[0], sum(shares) / 2, shares[1]))
        step = nice_step(min(middle - low, high - middle) / 4)
        completed = distinct(np.append(completed, round(middle / step) * step))
        price += ADDED * (shares[1] - shares[0] > WIDE)
        yield completed, price


def _clear_of(key: float, heights: Floats, enough: float = math.inf) -> Floats:
    """Without levels next to the key height, unless that is `enough` to tell them apart."""
    if not math.isfinite(key):
        return heights
    least = CLEAR_OF_KEY * _gaps(heights) if heights.size > 1 else np.zeros(1)
    kept: Floats = heights[np.abs(heights - key) > np.minimum(least, enough)]
    return kept


def _gaps(heights: Floats) -> Floats:
    """The distance of each to its nearest neighbour; there are two or more."""
    gaps = np.diff(heights)
    return np.asarray(np.minimum(np.append(gaps, gaps[-1]), np.insert(gaps, 0, gaps[0])))
