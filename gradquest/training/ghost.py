"""Ghosts: somebody to race against, as a pace or as a run with a time for each problem.

A ghost moves through the same deck. What a mistake, a hint or a skip costs is time that the ghost
gains, so whoever is ahead of it at the end has the better pace.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from gradquest.progress.attempt import SessionEnd
from gradquest.progress.records import may_stand, personal_bests
from gradquest.training.pace import Effort, lost_s

BEST, AVERAGE, PAR, FRIEND = "best", "average", "par", "friend"
NAMES = {
    BEST: "your best",
    AVERAGE: "your average of the last {count}",
    PAR: "par",
    FRIEND: "a friend",
}
AVERAGED = 10
"""So many of the latest runs make the average."""

LEVEL = 0.005
"""Closer than this nobody won."""


@dataclass(frozen=True, slots=True)
class Ghost:
    """Somebody who runs beside."""

    who: str
    """best, average, par or friend."""
    pace: float
    """Above 0."""
    title: str = ""
    """For people: `your best`."""
    session: str = ""
    """The id of a friend's session, where it is known."""
    code: str = ""
    """The share code of the run that it is from, where there is one."""
    splits: tuple[tuple[float, float], ...] = ()
    """Seconds, mistakes counted in, and par seconds done by then; empty: an even pace."""

    def __str__(self) -> str:
        """The title and the pace."""
        return f"{self.title or NAMES[self.who]}, pace {self.pace:.2f}"

    def done_s(self, used_s: float) -> float:
        """How many par seconds it has done after so many seconds, mistakes counted as time."""
        for (start, done), (end, more) in pairwise(((0.0, 0.0), *self.splits)):
            if used_s < end:
                return done + (more - done) * (used_s - start) / (end - start)
        return self.splits[-1][1] if self.splits else self.pace * used_s

    def lead(self, pace: float) -> float:
        """How far such a pace is ahead of it: 0.05 is 5 % faster."""
        return pace / self.pace - 1


def ghosts(ends: Iterable[SessionEnd], configuration: str) -> tuple[Ghost, ...]:
    """Whom one can race in a configuration, one's own best first and par last."""
    own = [end for end in ends if end.configuration == configuration]
    found: list[Ghost] = []
    if best := personal_bests(own).get(configuration):
        found.append(Ghost(BEST, best.pace))
    paces = [end.pace for end in own if end.pace and may_stand(end)][-AVERAGED:]
    if len(paces) > 1:
        title = NAMES[AVERAGE].format(count=len(paces))
        found.append(Ghost(AVERAGE, round(fmean(paces), 4), title))
    return (*found, Ghost(PAR, 1.0))


def splits_of(efforts: Sequence[Effort]) -> tuple[tuple[float, float], ...]:
    """When each problem of a run was done, and the par done by then."""
    used_s = done_s = 0.0
    splits = []
    for effort in efforts:
        used_s += effort.active_s + lost_s(effort)
        done_s += effort.par_s
        splits.append((used_s, done_s))
    return tuple(splits)


def outcome(ghost: Ghost, pace: float) -> str:
    """Who was faster, in one sentence."""
    lead, name = ghost.lead(pace), ghost.title or NAMES[ghost.who]
    if abs(lead) < LEVEL:
        return f"Level with {name} ({ghost.pace:.2f})."
    if lead > 0:
        return f"You beat {name} ({ghost.pace:.2f}) by {lead:.0%}."
    return f"{name[:1].upper()}{name[1:]} ({ghost.pace:.2f}) was {-lead:.0%} ahead."
