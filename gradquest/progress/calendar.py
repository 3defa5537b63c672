"""A calendar of practice: weeks side by side, Monday to Sunday, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

SHADES = (1, 10, 20, 40)
"""From so many problems on, a day is one shade darker."""


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar."""

    date: date
    problems: int

    @property
    def shade(self) -> int:
        """0 for a day without practice, up to 4."""
        return sum(self.problems >= least for least in SHADES)


@dataclass(frozen=True, slots=True)
class CalendarWeek:
    """Monday to Sunday; days after today are None."""

    monday: date
    days: tuple[Day | None, ...]

    @property
    def month(self) -> date | None:
        """The first of a month if it lies in this week: where its name is written."""
        sunday = self.monday + timedelta(days=6)
        first = sunday.replace(day=1)
        return first if first >= self.monday else None


def calendar(problems: Mapping[str, int], today: date, weeks: int = 26) -> list[CalendarWeek]:
    """The latest weeks, oldest first; `problems` are counts by practice day, YYYY-MM-DD."""
    this_monday = today - timedelta(days=today.weekday())
    mondays = (this_monday - timedelta(weeks=back) for back in reversed(range(weeks)))
    return [_week(monday, problems, today) for monday in mondays]


def _week(monday: date, problems: Mapping[str, int], today: date) -> CalendarWeek:
    dates = (monday + timedelta(days=offset) for offset in range(7))
    days = (Day(day, problems.get(day.isoformat(), 0)) if day <= today else None for day in dates)
    return CalendarWeek(monday, tuple(days))
