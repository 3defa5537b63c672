"""The moments of a log that count for achievements.

A rule is asked at each event in turn whether it is one of its moments. It knows the event and its
own notes on those before, never what comes after: so whatever is added to the log, moments that
were found stay what and where they were. Notes are plain data, so that they can be put away.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from gradquest.progress.attempt import SessionEnd
from gradquest.progress.posed import ANSWERED, Met

QUEST = "quest"
"""The mode, and the bank, of walks on landscapes in fog."""

SHARED = "shared"
"""The flag of attempts in a run that began from a share code."""

OTHER_FORM, FLAT, LEVEL_GROUND, OVERSHOOTS = "other-form", "flat", "level-ground", "overshoots"
"""The flags of right answers: typed in another form than the reference has, with a derivative that
is 0, about a point where the gradient is (0, 0), with a step that goes too far."""

MAP, NEAR_DEGREES = "read_contour", 15.0
"""The kind that reads maps, and how far an arrow may be off there."""

LATEST_SESSIONS = 100
"""Nobody goes on with a session after so many others."""

Notes = dict[str, Any]
"""What a rule remembers of the events so far, as JSON can hold it."""


class Ended(NamedTuple):
    """A session's end, and what it is among those before it."""

    end: SessionEnd
    is_fresh: bool
    """Its problems were new to the learner."""


@dataclass(frozen=True, slots=True)
class Moments:
    """One sort of moment."""

    name: str
    """No other sort has it; under it its notes are kept."""
    rule: Callable[[Any, Notes], int]
    """How many of these moments an event is."""
    events: tuple[type[Met | Ended], ...]
    """Which events it is asked about."""


def tries(rule: Callable[[Met, Notes], int], *about: object) -> Moments:
    """Moments at which something was answered."""
    return Moments(_name(rule, about), rule, (Met,))


def ends(rule: Callable[[Ended, Notes], int], *about: object) -> Moments:
    """Moments at which a session ended."""
    return Moments(_name(rule, about), rule, (Ended,))


def both(rule: Callable[[Met | Ended, Notes], int]) -> Moments:
    """Moments that need to know of answers and ends."""
    return Moments(_name(rule, ()), rule, (Met, Ended))


def _name(rule: Callable[..., int], about: tuple[object, ...]) -> str:
    return " ".join([rule.__name__, *map(str, about)])


def days_between(earlier: str, later: str) -> int:
    """Whole days from one practice day to another; negative if the clock was set back."""
    return _number(later) - _number(earlier)


def of_session(session: str, notes: Notes) -> Notes:
    """What is noted of a session; of those that are long over nothing is kept."""
    if session not in notes:
        for old in [*notes][: 1 - LATEST_SESSIONS]:
            del notes[old]
        notes[session] = {}
    known: Notes = notes[session]
    return known


@cache
def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()


# Answers


def right(kinds: str = "") -> Moments:
    """Right answers, at whichever try, in the kinds whose names begin so."""

    def right_ones(met: Met, _: Notes) -> bool:
        return met.attempt.is_right and met.attempt.kind.startswith(kinds)

    return tries(right_ones, kinds)


def clean(kinds: str = "", families: Collection[str] = (), level: int = 0) -> Moments:
    """Clean answers that count for volume; no families: all."""

    def clean_ones(met: Met, _: Notes) -> bool:
        one = met.attempt
        return (
            met.is_volume
            and one.level >= level
            and one.kind.startswith(kinds)
            and (not families or one.family in families)
        )

    return tries(clean_ones, kinds, *families, level)


def flagged(flag: str) -> Moments:
    """Right answers, at whichever try, with such a mark."""

    def marked(met: Met, _: Notes) -> bool:
        return met.attempt.is_right and flag in met.attempt.flags.split()

    return tries(marked, flag)


@tries
def arrows_read(met: Met, _: Notes) -> bool:
    """Clean answers that chose an arrow on a map, near the true one."""
    error = met.attempt.arrow_error
    is_arrow = met.attempt.kind == MAP and error is not None
    return is_arrow and met.is_volume and (error or 0.0) <= NEAR_DEGREES


def distinct(moments: Moments, what: Callable[[Met], str]) -> Moments:
    """Those moments that bring something new."""

    def new_ones(met: Met, notes: Notes) -> bool:
        seen = notes.setdefault("seen", [])
        if not moments.rule(met, notes.setdefault("inner", {})) or what(met) in seen:
            return False
        seen.append(what(met))
        return True

    return tries(new_ones, what.__name__, moments.name)


def family_of(met: Met) -> str:
    """The rule family."""
    return met.attempt.family


def day_of(met: Met) -> str:
    """The practice day."""
    return met.attempt.day


def skill_of(met: Met) -> str:
    """Kind and rule family."""
    return met.skill


def all_kinds_in_a_session(kinds: Collection[str]) -> Moments:
    """The answer with which each of these kinds was right in one session."""

    def corners(met: Met, notes: Notes) -> bool:
        one = met.attempt
        done = of_session(one.session, notes)
        if not one.is_right or one.kind not in kinds or one.kind in done:
            return False
        done[one.kind] = True
        return len(done) == len(kinds)

    return tries(corners, *kinds)


@tries
def second_tries(met: Met, _: Notes) -> bool:
    """Right at the second try without a hint."""
    return met.attempt.is_right and met.attempt.try_ == 2 and not met.attempt.hints


@tries
def after_a_hint(met: Met, notes: Notes) -> bool:
    """Clean on a skill on a later day than the hint that was taken on it."""
    day = met.attempt.day
    if met.attempt.hints:
        notes[met.skill] = day
    elif met.is_clean and day > notes.get(met.skill, day):
        del notes[met.skill]
        return True
    return False


@tries
def siblings(met: Met, notes: Notes) -> bool:
    """Clean on a problem whose sibling was missed before in the same session."""
    one = met.attempt
    missed, family = of_session(one.session, notes), f"{one.template}\n{one.kind}"
    if not one.is_right:
        missed[family] = one.seed
    elif met.is_clean and missed.get(family, one.seed) != one.seed:
        del missed[family]
        return True
    return False


def clean_after_rest(days: int) -> Moments:
    """Clean on a skill that nobody touched for so many days."""

    def rested(met: Met, notes: Notes) -> bool:
        day = met.attempt.day
        before = notes.get(met.skill, day)
        notes[met.skill] = max(before, day)
        return met.is_clean and days_between(before, day) >= days

    return tries(rested, days)


def returns(away: int, problems: int) -> Moments:
    """The problem with which somebody is back after so many days away."""

    def returned(met: Met, notes: Notes) -> bool:
        if not met.is_first:
            return False
        day, newest = met.attempt.day, notes.get("newest", "")
        if newest and days_between(newest, day) >= away:
            notes["left"] = problems
        notes["newest"] = max(newest, day)
        if not notes.get("left") or met.attempt.status not in ANSWERED:
            return False
        notes["left"] -= 1
        return bool(notes["left"] == 0)

    return tries(returned, away, problems)


@tries
def cleared_up(met: Met, notes: Notes) -> bool:
    """At most two of a skill's first five were clean, and now nine of the last ten are."""
    if not met.is_first:
        return False
    first, latest = notes.setdefault(met.skill, ([], []))
    if len(first) < 5:
        first.append(met.is_clean)
        return False
    latest.append(met.is_clean)
    del latest[:-10]
    return sum(first) <= 2 and len(latest) == 10 and sum(latest) >= 9


@tries
def steady_weeks(met: Met, notes: Notes) -> bool:
    """The third day of a week on which five problems were met; weeks need not be in a row."""
    if met.of_day != 5:
        return False
    year, number, _ = date.fromisoformat(met.attempt.day).isocalendar()
    week = f"{year}-{number}"
    notes[week] = notes.get(week, 0) + 1
    return bool(notes[week] == 3)


@tries
def own_banks(met: Met, _: Notes) -> bool:
    """Right answers to problems of a bank that did not come with the game."""
    return met.is_own and met.attempt.is_right and met.attempt.mode != QUEST
