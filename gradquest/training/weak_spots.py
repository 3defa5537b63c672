"""Weak spots: what went wrong or took long lately, to be drilled again with new numbers."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from gradquest.errors import GradquestError
from gradquest.progress.attempt import Attempt, Status
from gradquest.training.options import Option

if TYPE_CHECKING:
    from collections.abc import Iterator

LATELY = 600
"""So many of the latest attempts are looked at."""
MEETINGS = 3
"""The latest meetings with a template say how it stands."""
SLOW = 1.6
"""So many pars are long."""
FEWEST = 4
"""With fewer weak templates others of the same skills come along."""
MOST = 12

NONE_YET = (
    "there are no weak spots: nothing went wrong or took long lately; "
    "practise or race first, then come back"
)

Source = tuple[str, str, str]
"""Bank, template and kind by name."""


@dataclass(frozen=True, slots=True)
class WeakSpot:
    """A template under a kind that wants practice."""

    source: Source
    skill: str
    wrong: int
    """Of its latest meetings."""
    slow: int
    """Right, but long."""


@dataclass(slots=True)
class _Meeting:
    """One problem from its first try to its last."""

    skill: str
    is_wrong: bool = False
    is_slow: bool = False


@dataclass(slots=True)
class _Known:
    """The latest meetings with one template."""

    meetings: deque[_Meeting] = field(default_factory=lambda: deque(maxlen=MEETINGS))


def weak_spots(attempts: Sequence[Attempt]) -> list[WeakSpot]:
    """What was wrong or slow at one of its latest meetings and is not mended since, worst first."""
    known: defaultdict[Source, _Known] = defaultdict(_Known)
    for source, meeting in _meetings(attempts[-LATELY:]):
        known[source].meetings.append(meeting)
    spots = [
        WeakSpot(
            source,
            it.meetings[-1].skill,
            sum(meeting.is_wrong for meeting in it.meetings),
            sum(meeting.is_slow and not meeting.is_wrong for meeting in it.meetings),
        )
        for source, it in known.items()
        if _is_weak(it.meetings)
    ]
    return sorted(spots, key=lambda it: (-it.wrong, -it.slow, it.source))[:MOST]


def weak_options(options: Sequence[Option], attempts: Sequence[Attempt]) -> list[Option]:
    """What a weak-spot drill asks, the weakest first; few bring others of their skills along.

    Raises `GradquestError` where nothing is weak.
    """
    spots = weak_spots(attempts)
    places = {it.source: place for place, it in enumerate(spots)}
    weak = [it for it in options if (*it.source, it.kind) in places]
    weak.sort(key=lambda it: places[*it.source, it.kind])
    if len(weak) < FEWEST:
        weak += _in_turn([it for it in options if it not in weak], [it.skill for it in spots])
    if not weak:
        raise GradquestError(NONE_YET)
    return weak


def _in_turn(options: Sequence[Option], skills: Iterable[str]) -> list[Option]:
    """The options of these skills, one of each skill after another, so that they mix."""
    groups = [[it for it in options if it.skill == skill] for skill in dict.fromkeys(skills)]
    return [it for turn in zip_longest(*groups) for it in turn if it is not None]


def weak_skills(options: Sequence[Option], attempts: Sequence[Attempt]) -> tuple[str, ...]:
    """The skills that a weak-spot drill asks, the weakest first; none where nothing is weak."""
    try:
        return tuple(dict.fromkeys(it.skill for it in weak_options(options, attempts)))
    except GradquestError:
        return ()


def _is_weak(meetings: Sequence[_Meeting]) -> bool:
    """Something went wrong or slow; a clean latest meeting mends a single one."""
    bad = sum(it.is_wrong or it.is_slow for it in meetings)
    latest = meetings[-1]
    return latest.is_wrong or latest.is_slow or bad > 1


def _meetings(attempts: Iterable[Attempt]) -> Iterator[tuple[Source, _Meeting]]:
    """Each problem that was met, once, with what became of it."""
    found: dict[tuple[str, Source, int], _Meeting] = {}
    for it in attempts:
        key = it.session, (it.bank, it.template, it.kind), it.seed
        meeting = found.setdefault(key, _Meeting(f"{it.kind}.{it.family}"))
        meeting.is_wrong |= it.status is not Status.RIGHT or it.hints > 0
        meeting.is_slow |= not it.idle and it.active_ms / 1000 > SLOW * it.par_s
    yield from ((source, meeting) for (_, source, _), meeting in found.items())
