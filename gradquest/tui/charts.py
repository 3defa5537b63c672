"""Small charts made of text, to be read without colour: columns, a bar, a calendar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gradquest.progress.calendar import CalendarWeek

EIGHTHS = " ▁▂▃▄▅▆▇█"
SHADES = ".▁▃▅█"
"""A calendar day from no practice to a lot of it."""
WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")


def columns_chart(values: Sequence[float], top: float, rows: int, unit: str) -> Iterator[str]:
    """One column a value, from 0 at the bottom to `top`; the scale stands on the left."""
    labels = {0: f"{top:g}{unit}", rows - 1: f"0{unit}"}
    for row in range(rows):
        floor = rows - 1 - row
        cells = "".join(_cell(value / top * rows - floor) for value in values)
        yield f"{labels.get(row, ''):>6} ┤{cells}"
    yield f"{'':>6} └{'─' * len(values)}"


def _cell(share: float) -> str:
    return EIGHTHS[max(0, min(8, round(share * 8)))]


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
