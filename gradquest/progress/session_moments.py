"""The moments of a log at which a session ended, and what its answers have to do with them."""

from __future__ import annotations

from gradquest.progress.moments import (
    QUEST,
    SHARED,
    Ended,
    Moments,
    Notes,
    both,
    ends,
    of_session,
)
from gradquest.progress.posed import ANSWERED, Met
from gradquest.progress.records import may_stand

RACES = ("race", "daily")
"""The modes with a fixed number of problems against the clock."""


@both
def answered_sessions(event: Met | Ended, notes: Notes) -> bool:
    """Sessions played to their end in which ten problems were answered, right or wrong."""
    full = notes.setdefault("full", {})
    if isinstance(event, Ended):
        return event.end.is_complete and event.end.id in full
    one = event.attempt
    if one.status in ANSWERED and one.session not in full:
        done = of_session(one.session, notes.setdefault("begun", {}))
        done[f"{one.bank}\n{one.template}\n{one.seed}"] = True
        if len(done) == 10:
            full[one.session] = True
    return False


def complete_sessions(mode: str = "", problems: int = 1) -> Moments:
    """Sessions that were played to their planned end."""

    def complete(ended: Ended, _: Notes) -> bool:
        end = ended.end
        return end.is_complete and end.problems >= problems and end.mode.startswith(mode)

    return ends(complete, mode, problems)


@ends
def sure_quests(ended: Ended, _: Notes) -> bool:
    """Quests of four steps or more that reached the valley without a wrong one."""
    end = ended.end
    return end.mode == QUEST and end.is_complete and end.right == end.problems >= 4


@ends
def valleys(ended: Ended, notes: Notes) -> bool:
    """The first time that the valley of a landscape was reached."""
    name = ended.end.configuration.split(" ")[0]
    if ended.end.mode != QUEST or not ended.end.is_complete or name in notes:
        return False
    notes[name] = True
    return True


def races(
    problems: int,
    share: float,
    pace: float = 0,
    most: float = float("inf"),
    consistency: float = 0,
) -> Moments:
    """Complete races with fresh numbers, such a share of them clean, at such a pace."""

    def run(ended: Ended, _: Notes) -> bool:
        end = ended.end
        is_race = ended.is_fresh and end.is_complete and end.mode in RACES
        is_long = end.problems >= problems and end.clean >= share * end.problems
        is_fast = pace <= (end.pace or 0) <= most and (end.consistency or 0) >= consistency
        return is_race and is_long and is_fast

    return ends(run, problems, share, pace, most, consistency)


def ghosts_beaten(lead: float, problems: int) -> Moments:
    """Complete races with fresh numbers that were so much faster than a ghost."""

    def beaten(ended: Ended, _: Notes) -> bool:
        end = ended.end
        is_race = ended.is_fresh and end.mode in RACES and end.problems >= problems
        is_ahead = (end.pace or 0) >= (1 + lead) * (end.ghost_pace or float("inf"))
        return is_race and may_stand(end) and is_ahead

    return ends(beaten, lead, problems)


@both
def shared_runs(event: Met | Ended, notes: Notes) -> bool:
    """Complete runs from a share code whose problems were new."""
    if isinstance(event, Ended):
        return event.end.id in notes and event.is_fresh and may_stand(event.end)
    if SHARED in event.attempt.flags.split():
        notes[event.attempt.session] = True
    return False


@ends
def dailies(ended: Ended, notes: Notes) -> bool:
    """The first complete run of each daily, at least half of it right."""
    label = ended.end.daily
    if not label or label in notes or not may_stand(ended.end):
        return False
    notes[label] = True
    return True


@ends
def days_of_records(ended: Ended, notes: Notes) -> bool:
    """Each time that one configuration has records on more days than any had before."""
    end, name = ended.end, ended.end.configuration
    best, days = notes.get(name, (0, []))
    pace = end.pace or 0
    if not ended.is_fresh or not may_stand(end) or pace <= best:
        return False
    days = sorted({*days, end.day})
    is_more = len(days) > max((len(others) for _, others in notes.values()), default=0)
    notes[name] = pace, days
    return is_more
