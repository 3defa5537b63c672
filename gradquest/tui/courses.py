"""How practice goes over time, in charts that a sentence repeats; needs no Textual."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING

from gradquest.progress.calendar import SHADES as LEAST
from gradquest.progress.calendar import calendar
from gradquest.tui.charts import (
    BOTH,
    PACE,
    SHADES,
    SHARE,
    calendar_lines,
    columns_chart,
    two_courses,
)
from gradquest.tui.lines import HEAD, MUTED, Line
from gradquest.wording import counted

if TYPE_CHECKING:
    from gradquest.progress.statistics import Summary, Tally

MOST_WEEKS = 52
BESIDE_WEEKS, BESIDE_COURSES = 5, 16
"""Columns of a chart that are not its columns."""
TOGETHER = 5
"""So many days of practice make one point of the courses."""
WIDEST = 3
DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
DUE_ROWS = 4
EVEN_SHARE, EVEN_PACE = 0.02, 0.03
"""Smaller changes than these count as none."""


def over_time(summary: Summary, room: int, rows: int) -> Iterator[Line]:
    """Accuracy and pace together, day by day; on the first day accuracy by problem."""
    days = [*summary.by_day.values()]
    yield Line("Accuracy and pace over time", HEAD)
    if len(days) < 2:
        yield from _first_day(summary.recent, rows)
        return
    shown = days[-max(2, room - BESIDE_COURSES) :]
    points = [pooled(shown[max(0, end - TOGETHER) : end]) for end in range(1, len(shown) + 1)]
    shares, paces = [share for share, _ in points], [pace for _, pace in points]
    width = max(1, min(WIDEST, (room - BESIDE_COURSES) // len(shown)))
    yield from map(Line, two_courses(shares, paces, rows, width))
    yield Line(
        f"{SHARE} right at the first try   {PACE} pace, 1 is par   {BOTH} both; "
        f"a column is a day of practice with the {TOGETHER - 1} before it.",
        MUTED,
    )
    yield Line(_change(shown))


def _first_day(recent: Sequence[float], rows: int) -> Iterator[Line]:
    yield from map(Line, columns_chart([100 * it for it in recent], 100, rows, "%"))
    if recent:
        told = f"Accuracy of the first tries, over 20 problems: {recent[-1]:.0%} now."
        yield Line(f"{told} From the second day on, pace stands here too.", MUTED)


def pooled(days: Sequence[Tally]) -> tuple[float | None, float | None]:
    """The accuracy and the pace of some days together: each problem, and each second, alike."""
    problems = sum(day.problems for day in days)
    right = sum(day.right for day in days)
    timed = [(day.pace, day.right_s) for day in days if day.pace is not None]
    spent_s = sum(right_s for _, right_s in timed)
    par_s = sum(pace * right_s for pace, right_s in timed)
    return (right / problems if problems else None), (par_s / spent_s if spent_s else None)


def _change(days: Sequence[Tally]) -> str:
    """What the chart shows, in words: where both courses began, and where they are."""
    some = min(TOGETHER, len(days) // 2)
    (share, pace), (share_now, pace_now) = pooled(days[:some]), pooled(days[-some:])
    span = "day" if some == 1 else f"{some} days"
    told = f"First {span} against last {span}: right at the first try {share or 0:.0%} and "
    told += f"{share_now or 0:.0%}, {_word(share, share_now, EVEN_SHARE)}"
    if pace is None or pace_now is None:
        return f"{told}."
    return f"{told}; pace {pace:.2f} and {pace_now:.2f}, {_word(pace, pace_now, EVEN_PACE)}."


def _word(before: float | None, now: float | None, even: float) -> str:
    change = (now or 0.0) - (before or 0.0)
    return "steady" if abs(change) <= even else "up" if change > 0 else "down"


# Days


def days(summary: Summary, today: date, room: int) -> Iterator[Line]:
    """The calendar, and what it shows in a sentence."""
    weeks = max(4, min(MOST_WEEKS, (room - BESIDE_WEEKS) // 2))
    begin = (today - timedelta(days=today.weekday(), weeks=weeks - 1)).isoformat()
    counts = {day: row.problems for day, row in summary.by_day.items() if day >= begin}
    yield Line("Days", HEAD)
    yield from map(Line, calendar_lines(calendar(counts, today, weeks)))
    yield Line(_shades(), MUTED)
    told = f"{counted(len(counts), 'day')} of practice in {counted(weeks, 'week')}"
    if counts:
        since = _weeks_since(min(summary.by_day), today)
        told = f"{counted(len(counts), 'day')} of practice in {counted(min(weeks, since), 'week')}"
        fullest = max(counts, key=lambda day: (counts[day], day))
        told += f"; on average {fmean(counts.values()):.0f} problems a day, "
        told += f"most on {fullest}: {counts[fullest]}"
    yield Line(f"{told}.")


def _weeks_since(day: str, today: date) -> int:
    """How many weeks have begun from a day on, its own and this one among them."""
    first = date.fromisoformat(day)
    monday = first - timedelta(days=first.weekday())
    return max(1, (today - monday).days // 7 + 1)


def _shades() -> str:
    spans = [f"{one}–{other - 1}" for one, other in pairwise(LEAST)]
    names = ("none", *spans, f"{LEAST[-1]}+")
    said = (f"{sign} {name}" for sign, name in zip(SHADES, names, strict=True))
    return f"{'  '.join(said)} problems"


# What comes due


def due(counts: Sequence[int], today: date) -> Iterator[Line]:
    """How many skills come due on each of the next days."""
    yield Line(f"Due in the next {len(counts)} days", HEAD)
    if any(counts):
        width, names = 3, [DAYS[(today.weekday() + ahead) % 7] for ahead in range(len(counts))]
        yield from map(Line, columns_chart(counts, max(counts), DUE_ROWS, "", width))
        yield Line(f"{'':>8}{' '.join(names)}")
        values = " ".join(f"{count or '.':>2}" for count in counts)
        yield Line(f"{'':>8}{values}")
    yield Line(ahead(counts), MUTED)


def ahead(counts: Sequence[int]) -> str:
    """The forecast: `Due today 2 skills, tomorrow 1, within 14 days 9, if you rest until then.`"""
    if not any(counts):
        return f"Nothing comes due within {len(counts)} days."
    today, tomorrow = counted(counts[0], "skill"), counts[1]
    within = f"within {len(counts)} days {sum(counts)}"
    return f"Due today {today}, tomorrow {tomorrow}, {within}, if you rest until then."
