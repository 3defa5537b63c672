"""What the log adds up to: totals, and rows by kind, skill, family, level and day.

All of it is read off the sums that the log keeps, so it takes no longer as the log grows.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import chain
from statistics import median
from typing import Any, NamedTuple, TypeVar

from gradquest.progress.log import Log

Name = TypeVar("Name", str, int)

WINDOW = 20
"""Recent accuracy is that of so many problems."""
SERIES = 60
"""How many points the recent accuracy has at most."""
SLOWEST = 10
FEWEST_SOLVED = 3
"""With fewer solved problems a template is not called slow."""


@dataclass(frozen=True, slots=True)
class Tally:
    """One row: some problems, and how they went."""

    problems: int
    right: int
    """Right at the first try."""
    clean: int
    """Right at the first try, without a hint, with fresh numbers, not idle."""
    median_s: float | None
    """Seconds until right, over the latest seven solved problems of each template, or over all of
    a day; None where none was right."""
    pace: float | None
    """Par over the time used, of what was right in the end; 1 is par."""
    practice_s: float = 0.0
    """Seconds at problems, pauses and idle ones left out."""
    right_s: float = 0.0
    """Seconds until right, of what was right in the end; the pace is measured by them."""

    @property
    def accuracy(self) -> float | None:
        """The share that was right at the first try; None without a problem."""
        return self.right / self.problems if self.problems else None

    def as_json(self) -> dict[str, Any]:
        """The row as plain data."""
        return {**asdict(self), "accuracy": self.accuracy}


@dataclass(frozen=True, slots=True)
class Week:
    """The week from Monday on in which today is."""

    days: int
    """On how many of its days there was practice."""
    problems: int


@dataclass(frozen=True, slots=True)
class Slow:
    """A template that takes its time."""

    template: str
    kind: str
    ratio: float
    """Seconds used for each second of par, the median of the latest seven."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything that is told of a log."""

    attempts: int
    total: Tally
    days: int
    """On how many days there was practice."""
    by_kind: Mapping[str, Tally]
    by_skill: Mapping[str, Tally]
    by_family: Mapping[str, Tally]
    by_level: Mapping[int, Tally]
    by_day: Mapping[str, Tally]
    """By practice day, oldest first; all of them or the latest."""
    by_slip: Mapping[str, int]
    """How often each slip was recognised, most frequent first."""
    slowest: Sequence[Slow]
    """The slowest first."""
    recent: Sequence[float]
    """First-try accuracy of the last twenty problems, after each of the latest sixty."""
    week: Week

    @property
    def practice_s(self) -> float:
        """Seconds at problems, pauses and idle ones left out."""
        return self.total.practice_s

    def as_json(self) -> dict[str, Any]:
        """The summary as plain data."""
        return {
            "attempts": self.attempts,
            **self.total.as_json(),
            "days_practised": self.days,
            "this_week": asdict(self.week),
            "recent_accuracy": list(self.recent),
            "by_kind": _json_rows(self.by_kind),
            "by_skill": _json_rows(self.by_skill),
            "by_family": _json_rows(self.by_family),
            "by_level": _json_rows(self.by_level),
            "by_day": _json_rows(self.by_day),
            "by_slip": dict(self.by_slip),
            "slowest": [asdict(slow) for slow in self.slowest],
        }


class _Sum(NamedTuple):
    """What some problems add up to, as the tables of sums have it."""

    problems: int
    right: int
    clean: int
    active_ms: int
    right_ms: int
    par_ms: int


_SUM = ", ".join(_Sum._fields)
_SKILLS = f"SELECT kind, family, level, {_SUM} FROM skill"  # noqa: S608
_SOLVED = "SELECT kind, family, level, bank, template, right_ms, par_ms FROM solved"
_DAYS = f"SELECT day, {_SUM} FROM day ORDER BY day DESC LIMIT ?"  # noqa: S608
_WEEK = "SELECT count(*), coalesce(sum(problems), 0) FROM day WHERE day BETWEEN ? AND ?"
_RECENT = "SELECT is_right FROM problem ORDER BY number DESC LIMIT ?"
_SLIPS = "SELECT slip, seen FROM slip ORDER BY seen DESC, number"
_TIMED = "SELECT day, count(*) FROM problem WHERE right_ms > 0 GROUP BY day"
_MIDDLE = (
    "SELECT avg(right_ms) FROM (SELECT right_ms FROM problem WHERE day = ? AND right_ms > 0 "
    "ORDER BY right_ms LIMIT ? OFFSET ?)"
)


def summary(log: Log, today: date, latest_days: int | None = None) -> Summary:
    """All statistics of a log. With `latest_days` only so many days have a row, without their
    median. Raises `StoreError`."""
    with log.counted() as connection:
        by_skill = _sums_by_skill(connection)
        solved = connection.execute(_SOLVED).fetchall()
        times = _times_by_skill(solved)
        (days,) = connection.execute("SELECT count(*) FROM day").fetchone()
        return Summary(
            attempts=log.count(),
            total=_tally(by_skill.values(), times.values()),
            days=days,
            by_kind=_rows(by_skill, times, lambda kind, _, __: kind),
            by_skill=_rows(by_skill, times, lambda kind, family, _: f"{kind}.{family}"),
            by_family=_rows(by_skill, times, lambda _, family, __: family),
            by_level=_rows(by_skill, times, lambda _, __, level: level),
            by_day=_all_days(connection) if latest_days is None else _days(connection, latest_days),
            by_slip=dict(connection.execute(_SLIPS)),
            slowest=_slowest(solved),
            recent=_recent(connection),
            week=_week(connection, today),
        )


_Skill = tuple[str, str, int]
"""Kind, rule family and level."""
_Solved = tuple[str, str, int, str, str, int, int]
"""Kind, rule family, level, bank, template, milliseconds until right, par."""


def _sums_by_skill(connection: sqlite3.Connection) -> dict[_Skill, _Sum]:
    rows = connection.execute(_SKILLS)
    return {(kind, family, level): _Sum(*sums) for kind, family, level, *sums in rows}


def _times_by_skill(solved: Iterable[_Solved]) -> dict[_Skill, list[int]]:
    times: defaultdict[_Skill, list[int]] = defaultdict(list)
    for kind, family, level, _, _, right_ms, _ in solved:
        times[kind, family, level].append(right_ms)
    return times


def _rows(
    sums: Mapping[_Skill, _Sum],
    times: Mapping[_Skill, list[int]],
    name_of: Callable[[str, str, int], Name],
) -> dict[Name, Tally]:
    """A row for each name, over all that has it."""
    groups: defaultdict[Name, list[_Skill]] = defaultdict(list)
    for skill in sums:
        groups[name_of(*skill)].append(skill)
    return {
        name: _tally(
            map(sums.__getitem__, groups[name]), (times.get(it, []) for it in groups[name])
        )
        for name in sorted(groups)
    }


def _tally(parts: Iterable[_Sum], times: Iterable[list[int]]) -> Tally:
    all_times = [*chain.from_iterable(times)]
    total = _Sum(*map(sum, zip(_Sum(0, 0, 0, 0, 0, 0), *parts, strict=True)))
    return _row(total, median(all_times) if all_times else None)


def _row(sums: _Sum, middle_ms: float | None) -> Tally:
    return Tally(
        problems=sums.problems,
        right=sums.right,
        clean=sums.clean,
        median_s=None if middle_ms is None else round(middle_ms / 1000, 1),
        pace=round(sums.par_ms / sums.right_ms, 3) if sums.right_ms else None,
        right_s=round(sums.right_ms / 1000, 1),
        practice_s=round(sums.active_ms / 1000, 1),
    )


def _all_days(connection: sqlite3.Connection) -> dict[str, Tally]:
    middles = dict(_middles(connection))
    return _days(connection, -1, middles)


def _days(
    connection: sqlite3.Connection, most: int, middles: Mapping[str, float] | None = None
) -> dict[str, Tally]:
    """The latest days, oldest first; -1: all."""
    known = middles or {}
    rows = connection.execute(_DAYS, (most,)).fetchall()
    return {day: _row(_Sum(*sums), known.get(day)) for day, *sums in reversed(rows)}


def _middles(connection: sqlite3.Connection) -> Iterator[tuple[str, float]]:
    """The median time of each day on which a problem was solved."""
    for day, count in connection.execute(_TIMED).fetchall():
        place = 2 - count % 2, (count - 1) // 2
        yield day, connection.execute(_MIDDLE, (day, *place)).fetchone()[0]


def _recent(connection: sqlite3.Connection) -> tuple[float, ...]:
    rows = connection.execute(_RECENT, (SERIES + WINDOW - 1,)).fetchall()
    return recent_accuracy([bool(right) for (right,) in reversed(rows)])


def recent_accuracy(right: Sequence[bool]) -> tuple[float, ...]:
    """The rolling accuracy of first tries, oldest point first; at the start over what there is."""
    ends = range(max(1, len(right) - SERIES + 1), len(right) + 1)
    windows = (right[max(0, end - WINDOW) : end] for end in ends)
    return tuple(round(sum(window) / len(window), 3) for window in windows)


def _week(connection: sqlite3.Connection, today: date) -> Week:
    """The practice of the week that today belongs to."""
    monday = today - timedelta(days=today.weekday())
    between = (monday.isoformat(), (monday + timedelta(days=6)).isoformat())
    return Week(*connection.execute(_WEEK, between).fetchone())


def _slowest(solved: Iterable[_Solved]) -> tuple[Slow, ...]:
    """The templates that take longest, measured by their par."""
    ratios: defaultdict[tuple[str, str, str], list[float]] = defaultdict(list)
    for kind, _, _, bank, template, right_ms, par_ms in solved:
        if par_ms:
            ratios[bank, template, kind].append(right_ms / par_ms)
    found = [
        Slow(template, kind, round(median(times), 2))
        for (_, template, kind), times in ratios.items()
        if len(times) >= FEWEST_SOLVED
    ]
    return tuple(sorted(found, key=lambda slow: -slow.ratio)[:SLOWEST])


def _json_rows(rows: Mapping[Any, Tally]) -> dict[str, Any]:
    return {str(name): row.as_json() for name, row in rows.items()}
