"""Numbers as pictures and their sentences write them: short, and never `-0`."""

from __future__ import annotations

import math

from gradquest.plot.scene import Point


def short(value: float) -> str:
    """At most three significant digits: for level lines and axes."""
    if not math.isfinite(value):
        return str(value)
    if abs(value) < 1e-12:
        return "0"
    if 1e-3 <= abs(value) < 1e5:
        return f"{value:.0f}" if abs(value) >= 1000 else f"{value:.3g}"
    digits, power = f"{value:.1e}".split("e")
    return f"{digits.removesuffix('.0')}e{int(power)}"


def told(value: float) -> str:
    """For sentences: in full where that is at most six digits, else shortened."""
    if 1e-4 <= abs(value) < 1e6 and math.isclose(value, round(value, 4), rel_tol=1e-12):
        full = f"{round(value, 4):.10f}".rstrip("0").rstrip(".")
        if sum(sign.isdigit() for sign in full) <= 6:
            return full
    return short(value)


def told_point(point: Point) -> str:
    """A pair, such as (1, -0.5)."""
    return f"({told(point[0])}, {told(point[1])})"


def tick(value: float, step: float) -> str:
    """A number on an axis, with as many decimals as its step needs."""
    if abs(value) < step / 1000:
        return "0"
    if not 1e-4 <= step <= 1e5 or abs(value) >= 1e6:
        return short(value)
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    text = f"{value:.{decimals + 1}f}"
    return text.rstrip("0").rstrip(".")
