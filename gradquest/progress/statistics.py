"""What the log adds up to: totals, and rows by kind, skill, family, level and day."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from statistics import median
from typing import Any, NamedTuple, TypeVar

from gradquest.progress.attempt import Attempt
from gradquest.progress.posed import Posed, posed_problems

K = TypeVar("K")
Name = TypeVar("Name", str, int)

WINDOW = 20
"""Recent accuracy is that of so many problems."""
SERIES = 60
"""How many points the recent accuracy has at most."""


@dataclass(frozen=True, slots=True)
class Tally:
    """One row: some problems, and how they went."""

    problems: int
    right: int
    """Right at the first try."""
    clean: int
    """Right at the first try, without a hint, with fresh numbers, not idle."""
    median_s: float | None
    """Seconds until right; None where none was right."""
    pace: float | None
    """Par over the time used, of what was right in the end; 1 is par."""

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
class Summary:
    """Everything that is told of a log."""

    attempts: int
    total: Tally
    practice_s: float
    """Seconds at problems, pauses and idle ones left out."""
    by_kind: Mapping[str, Tally]
    by_skill: Mapping[str, Tally]
    by_family: Mapping[str, Tally]
    by_level: Mapping[int, Tally]
    by_day: Mapping[str, Tally]
    """By practice day, oldest first."""
    by_slip: Mapping[str, int]
    """How often each slip was recognised, most frequent first."""
    recent: tuple[float, ...]
    """First-try accuracy of the last twenty problems, after each of the latest sixty."""
    week: Week

    @property
    def days(self) -> int:
        """On how many days there was practice."""
        return len(self.by_day)

    def as_json(self) -> dict[str, Any]:
        """The summary as plain data."""
        return {
            "attempts": self.attempts,
            **self.total.as_json(),
            "practice_s": self.practice_s,
            "days_practised": self.days,
            "this_week": asdict(self.week),
            "recent_accuracy": list(self.recent),
            "by_kind": _json_rows(self.by_kind),
            "by_skill": _json_rows(self.by_skill),
            "by_family": _json_rows(self.by_family),
            "by_level": _json_rows(self.by_level),
            "by_day": _json_rows(self.by_day),
            "by_slip": dict(self.by_slip),
        }


class Mark(NamedTuple):
    """What counts of one problem."""

    is_right: bool
    """At the first try."""
    is_clean: bool
    seconds: float
    """Until it was right; 0 where it never was, or where it lay idle."""
    par_s: float
    """0 where `seconds` is."""


def summarise(attempts: Sequence[Attempt], today: date) -> Summary:
    """All statistics of a log, in the order of storing."""
    posed = posed_problems(attempts)
    marks = [mark(one) for one in posed]
    skills = _groups(((one.first.kind, one.first.family) for one in posed), marks)
    by_day = _rows(_groups((one.first.day for one in posed), marks))
    return Summary(
        attempts=len(attempts),
        total=tally(marks),
        practice_s=round(sum(one.last.active_ms for one in posed if not one.last.idle) / 1000, 1),
        by_kind=_rows(_merged(skills, lambda skill: skill[0])),
        by_skill=_rows(_merged(skills, ".".join)),
        by_family=_rows(_merged(skills, lambda skill: skill[1])),
        by_level=_rows(_groups((one.first.level for one in posed), marks)),
        by_day=by_day,
        by_slip=dict(Counter(one.slip for one in attempts if one.slip).most_common()),
        recent=recent_accuracy([mark.is_right for mark in marks]),
        week=this_week(by_day, today),
    )


def mark(posed: Posed) -> Mark:
    """What counts of one problem."""
    last = posed.last
    if not last.is_right or last.idle:
        return Mark(posed.is_right_at_once, posed.is_clean, 0, 0)
    return Mark(posed.is_right_at_once, posed.is_clean, last.active_ms / 1000, last.par_s)


def tally(marks: Sequence[Mark]) -> Tally:
    """How these problems went."""
    right, clean, seconds, pars = zip(*marks, strict=True) if marks else ((), (), (), ())
    times = [*filter(None, seconds)]
    return Tally(
        problems=len(marks),
        right=sum(right),
        clean=sum(clean),
        median_s=round(median(times), 1) if times else None,
        pace=round(sum(pars) / sum(times), 3) if times else None,
    )


def recent_accuracy(right: Sequence[bool]) -> tuple[float, ...]:
    """The rolling accuracy of first tries, oldest point first; at the start over what there is."""
    ends = range(max(1, len(right) - SERIES + 1), len(right) + 1)
    windows = (right[max(0, end - WINDOW) : end] for end in ends)
    return tuple(round(sum(window) / len(window), 3) for window in windows)


def this_week(by_day: Mapping[str, Tally], today: date) -> Week:
    """The practice of the week that today belongs to."""
    rows = [row for day, row in by_day.items() if _week(day) == today.isocalendar()[:2]]
    return Week(len(rows), sum(row.problems for row in rows))


def _week(day: str) -> tuple[int, int]:
    return date.fromisoformat(day).isocalendar()[:2]


def _groups(keys: Iterable[K], marks: Iterable[Mark]) -> dict[K, list[Mark]]:
    groups: defaultdict[K, list[Mark]] = defaultdict(list)
    for key, one in zip(keys, marks, strict=True):
        groups[key].append(one)
    return groups


def _merged(groups: Mapping[K, list[Mark]], key: Callable[[K], str]) -> dict[str, list[Mark]]:
    merged: defaultdict[str, list[Mark]] = defaultdict(list)
    for name, group in groups.items():
        merged[key(name)] += group
    return merged


def _rows(groups: Mapping[Name, list[Mark]]) -> dict[Name, Tally]:
    return {name: tally(groups[name]) for name in sorted(groups)}


def _json_rows(rows: Mapping[Any, Tally]) -> dict[str, Any]:
    return {str(name): row.as_json() for name, row in rows.items()}
