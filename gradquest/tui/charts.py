"""Small charts made of text, to be read without colour: columns, a bar, a calendar."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from gradquest.progress.calendar import CalendarWeek

EIGHTHS = " ▁▂▃▄▅▆▇█"
SHADES = ".▁▃▅█"
"""A calendar day from no practice to a lot of it."""
WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
SHARE, PACE, BOTH = "●", "×", "◆"
"""How two courses in one chart are told apart."""


def columns_chart(
    values: Sequence[float], top: float, rows: int, unit: str, width: int = 1
) -> Iterator[str]:
    """One column a value, from 0 at the bottom to `top`; the scale stands on the left.

    From a width of 2 on the last cell of each stays free.
    """
    labels = {0: f"{top:g}{unit}", rows - 1: f"0{unit}"}
    for row in range(rows):
        floor = rows - 1 - row
        cells = (_cell(value / top * rows - floor) for value in values)
        bars = "".join((cell * max(1, width - 1)).ljust(width) for cell in cells)
        yield f"{labels.get(row, ''):>6} ┤{bars}".rstrip()
    yield f"{'':>6} └{'─' * len(values) * width}"


def _cell(share: float) -> str:
    return EIGHTHS[max(0, min(8, round(share * 8)))]


def two_courses(
    shares: Sequence[float | None], paces: Sequence[float | None], rows: int, width: int = 1
) -> Iterator[str]:
    """Two courses in one chart: shares of 1 as ●, by the scale on the left, paces as × by that on
    the right; ◆ where both are."""
    top = pace_top(paces)
    left = {0: "100%", rows // 2: "50%", rows - 1: "0%"}
    right = {0: f"{top:g}×", rows - 1: "0×"}
    signs = [_signs(*pair, top, rows) for pair in zip(shares, paces, strict=True)]
    for row in range(rows):
        cells = "".join(column.get(row, " ").ljust(width) for column in signs)
        yield f"{left.get(row, ''):>6} ┤{cells}├ {right.get(row, '')}".rstrip()
    yield f"{'':>6} └{'─' * len(signs) * width}┘"


def pace_top(paces: Sequence[float | None]) -> float:
    """Where the scale of paces ends: a quarter that none exceeds, at least 1."""
    return max(1.0, math.ceil(4 * max((pace or 0.0 for pace in paces), default=0.0)) / 4)


def _signs(share: float | None, pace: float | None, top: float, rows: int) -> dict[int, str]:
    """The signs of one column by row."""
    signs: dict[int, str] = {}
    for value, sign in ((share, SHARE), (None if pace is None else pace / top, PACE)):
        if value is not None:
            row = round((1 - value) * (rows - 1))
            signs[row] = BOTH if row in signs else sign
    return signs


def bar(share: float, columns: int) -> str:
    """A share of 1 as a bar in so many columns."""
    return ("━" * round(max(0.0, min(1.0, share)) * columns)).ljust(columns)


def track_line(you: float, ghost: float | None, columns: int) -> str:
    """Two runners on one track: done is a thick line, you are ●, the ghost is ◆."""
    last = max(1, columns - 1)
    at = round(max(0.0, min(1.0, you)) * last)
    signs = ["━"] * at + ["."] * (last + 1 - at)
    if ghost is not None:
        signs[round(max(0.0, min(1.0, ghost)) * last)] = "◆"
    signs[at] = "●"
    return "".join(signs)


def calendar_lines(weeks: Sequence[CalendarWeek]) -> Iterator[str]:
    """Weeks side by side, Monday on top; the more practice, the taller the sign."""
    yield "     " + _months(weeks)
    for weekday, name in enumerate(WEEKDAYS):
        days = (week.days[weekday] for week in weeks)
        signs = (" " if day is None else SHADES[day.shade] for day in days)
        yield f"{name:<5}" + " ".join(signs)


def _months(weeks: Sequence[CalendarWeek]) -> str:
    line = [" "] * (2 * len(weeks) + 2)
    free_from = 0
    for place, week in enumerate(weeks):
        if week.month is not None and 2 * place >= free_from:
            name = week.month.strftime("%b")
            line[2 * place : 2 * place + len(name)] = name
            free_from = 2 * place + len(name) + 1
    return "".join(line).rstrip()
