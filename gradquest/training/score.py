"""What the problems of a session were worth, and what they cost."""

from __future__ import annotations

from collections.abc import Sequence

from gradquest.progress.attempt import Status
from gradquest.training.pace import Effort, consistency, race_pace, sprint_pace
from gradquest.training.played import Played
from gradquest.training.rules import Rules

_GIVEN_UP = (Status.SKIPPED, Status.REVEALED)


def effort(played: Played) -> Effort:
    """What one problem was worth and what it cost."""
    last = played.last
    return Effort(
        par_s=played.problem.par_s,
        active_s=played.active_s,
        is_right=played.is_right,
        wrong=played.wrong_tries,
        hints=played.hints,
        is_skipped=last is not None and last.status in _GIVEN_UP,
    )


def scores(
    rules: Rules, done: Sequence[Played], elapsed_s: float
) -> tuple[float | None, float | None]:
    """Pace and consistency of a timed session; both None where no clock ran."""
    if not rules.is_timed:
        return None, None
    efforts = [effort(item) for item in done]
    measure = race_pace if rules.limit_s is None else sprint_pace
    times = [item.ratio for item in efforts if item.is_right]
    return round(measure(efforts, elapsed_s), 4), consistency(times)
