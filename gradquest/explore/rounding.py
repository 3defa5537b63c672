"""Numbers that read well: the roundest one in a range, the next one on the ladder of rates."""

from __future__ import annotations

import math

LADDER = (1, 2, 5)
"""Learning rates, times a power of ten."""


def roundest(low: float, high: float) -> float:
    """The number from low up to, but without, high that takes the fewest digits to write."""
    if low <= 0 < high:
        return 0.0
    width = high - low
    if not (0 < width < math.inf):
        return low
    middle = (low + high) / 2
    for power in range(math.ceil(math.log10(max(abs(low), abs(high)))), -400, -1):
        for factor in (1.0, 0.5):
            nearest = _multiple(middle, factor, power)
            if low <= nearest < high:
                return nearest
    return middle


def _multiple(value: float, factor: float, power: int) -> float:
    """The multiple of factor · 10^power next to a value, as it would be typed."""
    digits = max(0, 1 - power)
    step = factor * 10.0**power
    count = round(value / step) if step else 0
    return round(count * step, digits) if digits < 300 else count * step


def higher_rung(rate: float) -> float:
    """The next larger of 0.1, 0.2, 0.5, 1, 2, 5, …"""
    power = math.floor(math.log10(rate)) - 1
    return next(it for it in _rungs(power, 4) if it > rate * (1 + 1e-9))


def lower_rung(rate: float) -> float:
    """The next smaller one."""
    power = math.floor(math.log10(rate)) - 2
    return next(it for it in reversed(_rungs(power, 4)) if it < rate * (1 - 1e-9))


def _rungs(power: int, decades: int) -> list[float]:
    """Exactly the numbers that one would type."""
    return [float(f"{factor}e{power + at}") for at in range(decades) for factor in LADDER]
