"""The log as achievements look at it, and the moments in it that count.

Each function here walks through the log once and yields the attempt or the session's end at which
something came true. It looks only at what came before, never ahead: so whatever is added to the
log, moments that were found stay what and where they were.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cache, cached_property

from gradquest.progress.attempt import Attempt, SessionEnd
from gradquest.progress.posed import ANSWERED, posed_problems
from gradquest.progress.records import records_set

MOST_A_DAY = 60
"""So many problems a day count for volume."""

Moments = Callable[["History"], Iterable[Attempt | SessionEnd]]


class History:
    """A log, in the order of storing, with what is asked of it again and again."""

    def __init__(
        self,
        attempts: Sequence[Attempt],
        ends: Sequence[SessionEnd],
        shipped: Collection[str] = (),
    ) -> None:
        self.attempts = attempts
        self.ends = ends
        self.shipped = frozenset(shipped)
        """The banks that came with the game; empty where that is unknown."""
        self.posed = posed_problems(attempts)
        self._firsts = {one.first.id for one in self.posed}
        self._clean = {one.first.id for one in self.posed if one.is_clean}
        self._found: dict[Moments, list[Attempt | SessionEnd]] = {}

    def found(self, moments: Moments) -> list[Attempt | SessionEnd]:
        """All moments of one sort, looked for only once."""
        if moments not in self._found:
            self._found[moments] = list(moments(self))
        return self._found[moments]

    @cached_property
    def volume(self) -> list[Attempt]:
        """The clean answers that count for volume: of the first sixty problems a day."""
        counts: Counter[str] = Counter()
        counted = []
        for one in self.posed:
            counts[one.first.day] += 1
            if counts[one.first.day] <= MOST_A_DAY and one.is_clean:
                counted.append(one.first)
        return counted

    def is_first(self, attempt: Attempt) -> bool:
        """A problem was met with this attempt."""
        return attempt.id in self._firsts

    def is_clean(self, attempt: Attempt) -> bool:
        """Right at the first try, no hint, fresh numbers, not idle."""
        return attempt.id in self._clean


def skill_of(attempt: Attempt) -> str:
    """Kind and rule family."""
    return f"{attempt.kind}.{attempt.family}"


def days_between(earlier: str, later: str) -> int:
    """Whole days from one practice day to another; negative if the clock was set back."""
    return _number(later) - _number(earlier)


@cache
def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def distinct(moments: Moments, key: Callable[[Attempt], str]) -> Moments:
    """Those moments that bring something new."""

    def new_ones(history: History) -> Iterator[Attempt | SessionEnd]:
        seen: set[str] = set()
        for moment in history.found(moments):
            if isinstance(moment, Attempt) and key(moment) not in seen:
                seen.add(key(moment))
                yield moment

    return new_ones


def right(kinds: str = "") -> Moments:
    """Right answers, at whichever try, in the kinds whose names begin so."""
    return lambda history: (
        attempt
        for attempt in history.attempts
        if attempt.is_right and attempt.kind.startswith(kinds)
    )


def clean(kinds: str = "", families: Collection[str] = (), level: int = 0) -> Moments:
    """Clean answers that count for volume; no families: all."""
    return lambda history: (
        attempt
        for attempt in history.volume
        if attempt.level >= level
        and attempt.kind.startswith(kinds)
        and (not families or attempt.family in families)
    )


def all_kinds_in_a_session(kinds: Collection[str]) -> Moments:
    """The answer with which each of these kinds was right in one session."""

    def corners(history: History) -> Iterator[Attempt]:
        missing: defaultdict[str, set[str]] = defaultdict(lambda: set(kinds))
        for attempt in history.attempts:
            left = missing[attempt.session]
            if attempt.is_right and attempt.kind in left:
                left.remove(attempt.kind)
                if not left:
                    yield attempt

    return corners


def second_tries(history: History) -> Iterator[Attempt]:
    """Right at the second try without a hint."""
    for attempt in history.attempts:
        if attempt.is_right and attempt.try_ == 2 and not attempt.hints:
            yield attempt


def after_a_hint(history: History) -> Iterator[Attempt]:
    """Clean on a skill on a later day than the hint that was taken on it."""
    hinted: dict[str, str] = {}
    for attempt in history.attempts:
        skill = skill_of(attempt)
        if attempt.hints:
            hinted[skill] = attempt.day
        elif history.is_clean(attempt) and attempt.day > hinted.get(skill, attempt.day):
            del hinted[skill]
            yield attempt


def siblings(history: History) -> Iterator[Attempt]:
    """Clean on a problem whose sibling was missed before in the same session."""
    missed: dict[tuple[str, str, str], int] = {}
    for attempt in history.attempts:
        family = attempt.session, attempt.template, attempt.kind
        if not attempt.is_right:
            missed[family] = attempt.seed
        elif history.is_clean(attempt) and missed.get(family, attempt.seed) != attempt.seed:
            del missed[family]
            yield attempt


def clean_after_rest(days: int) -> Moments:
    """Clean on a skill that nobody touched for so many days."""

    def rested(history: History) -> Iterator[Attempt]:
        touched: dict[str, str] = {}
        for attempt in history.attempts:
            skill = skill_of(attempt)
            before = touched.get(skill, attempt.day)
            touched[skill] = max(before, attempt.day)
            if history.is_clean(attempt) and days_between(before, attempt.day) >= days:
                yield attempt

    return rested


def returns(away: int, problems: int) -> Moments:
    """The problem with which somebody is back after so many days away."""

    def returned(history: History) -> Iterator[Attempt]:
        newest, left = "", 0
        for one in history.posed:
            attempt = one.first
            if newest and days_between(newest, attempt.day) >= away:
                left = problems
            newest = max(newest, attempt.day)
            if left and attempt.status in ANSWERED:
                left -= 1
                if not left:
                    yield attempt

    return returned


def cleared_up(history: History) -> Iterator[Attempt]:
    """At most two of a skill's first five were clean, and now nine of the last ten are."""
    starts: defaultdict[str, list[bool]] = defaultdict(list)
    latest: defaultdict[str, deque[bool]] = defaultdict(lambda: deque(maxlen=10))
    for one in history.posed:
        start, recent = starts[one.skill], latest[one.skill]
        if len(start) < 5:
            start.append(one.is_clean)
            continue
        recent.append(one.is_clean)
        if sum(start) <= 2 and len(recent) == 10 and sum(recent) >= 9:
            yield one.first


def steady_weeks(history: History) -> Iterator[Attempt]:
    """The third day of a week on which five problems were met; weeks need not be in a row."""
    problems: Counter[str] = Counter()
    days: Counter[tuple[int, int]] = Counter()
    for one in history.posed:
        day = one.first.day
        problems[day] += 1
        if problems[day] == 5:
            week = date.fromisoformat(day).isocalendar()[:2]
            days[week] += 1
            if days[week] == 3:
                yield one.first


def own_banks(history: History) -> Iterator[Attempt]:
    """Right answers to problems of a bank that did not come with the game."""
    for attempt in history.attempts if history.shipped else ():
        if attempt.is_right and attempt.bank not in history.shipped:
            yield attempt


def complete_sessions(mode: str = "", problems: int = 1) -> Moments:
    """Sessions that were played to their planned end."""
    return lambda history: (
        end
        for end in history.ends
        if end.is_complete and end.problems >= problems and end.mode.startswith(mode)
    )


def races(
    problems: int,
    share: float,
    pace: float = 0,
    most: float = float("inf"),
    consistency: float = 0,
) -> Moments:
    """Complete races with fresh numbers, such a share of them clean, at such a pace."""

    def run(history: History) -> Iterator[SessionEnd]:
        seeds: set[tuple[str, int]] = set()
        for end in history.ends:
            is_fresh = (end.configuration, end.seed) not in seeds
            seeds.add((end.configuration, end.seed))
            is_race = is_fresh and end.is_complete and end.mode == "race"
            is_long = end.problems >= problems and end.clean >= share * end.problems
            is_fast = pace <= (end.pace or 0) <= most and (end.consistency or 0) >= consistency
            if is_race and is_long and is_fast:
                yield end

    return run


def days_of_records(history: History) -> Iterator[SessionEnd]:
    """Each time that one configuration has records on more days than any had before."""
    days: defaultdict[str, set[str]] = defaultdict(set)
    most = 0
    for end, _ in records_set(history.ends):
        days[end.configuration].add(end.day)
        if len(days[end.configuration]) > most:
            most += 1
            yield end
