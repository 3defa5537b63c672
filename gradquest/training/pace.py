"""Pace: par time per second used, so that drills of unlike problems can be compared.

1.00 is par. What a mistake, a hint and a skip cost is counted in pars of the problem that they
belong to: neither rushing nor skipping the long ones pays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import tanh
from statistics import fmean, pstdev

WRONG, HINT, SKIP = 0.5, 0.25, 2.0
"""What each adds to the time of a race, in pars."""

SPRINT_WRONG, SPRINT_SKIP = 0.5, 0.1
"""What each takes from the score of a sprint, in pars."""

NO_PACE = "no pace, which takes a whole run with at least half of it right"

FEWEST_TIMES = 3
"""With fewer times nothing can be said of how even they are."""

RACE_FORMULA = (
    "pace = par of all problems / (time + 0.5 par for each wrong try "
    "+ 0.25 par for each hint + 2 par for each skip); 1.00 is par"
)
SPRINT_FORMULA = (
    "pace = (par of the right ones - 0.5 par for each wrong try - 0.1 par for each skip) / time; "
    "1.00 is par"
)


@dataclass(frozen=True, slots=True)
class Effort:
    """What one problem of a drill was worth and what it cost."""

    par_s: float
    active_s: float
    is_right: bool
    wrong: int = 0
    hints: int = 0
    is_skipped: bool = False
    """Skipped, or its solution revealed."""

    @property
    def ratio(self) -> float:
        """Seconds used for each second of par."""
        return self.active_s / self.par_s


def is_earned(right: int, problems: int) -> bool:
    """So many are right that a complete run has a pace: at least half."""
    return 0 < problems <= 2 * right


def lost_s(effort: Effort) -> float:
    """What mistakes, hints and a skip add to the time of a race, in seconds."""
    return effort.par_s * (WRONG * effort.wrong + HINT * effort.hints + SKIP * effort.is_skipped)


def race_pace(efforts: Iterable[Effort], elapsed_s: float) -> float:
    """Par seconds per second, mistakes, hints and skips counted as time; 0 without time."""
    efforts = list(efforts)
    used = elapsed_s + sum(map(lost_s, efforts))
    return sum(item.par_s for item in efforts) / used if used > 0 else 0.0


def sprint_pace(efforts: Iterable[Effort], elapsed_s: float) -> float:
    """Par seconds of right answers per second, less what mistakes and skips cost; at least 0."""
    won = sum(
        item.par_s * (item.is_right - SPRINT_WRONG * item.wrong - SPRINT_SKIP * item.is_skipped)
        for item in efforts
    )
    return max(0.0, won / elapsed_s) if elapsed_s > 0 else 0.0


def race_working(efforts: Sequence[Effort], elapsed_s: float) -> tuple[str, ...]:
    """How the pace of a race came about, number by number."""
    par = sum(item.par_s for item in efforts)
    wrong = sum(item.par_s * item.wrong for item in efforts)
    hints = sum(item.par_s * item.hints for item in efforts)
    skips = sum(item.par_s * item.is_skipped for item in efforts)
    return (
        f"{par:.1f} s par of all problems",
        f"{elapsed_s:.1f} s time",
        f"{WRONG:g} × {wrong:.1f} s par of the wrong tries",
        f"{HINT:g} × {hints:.1f} s par of the hints",
        f"{SKIP:g} × {skips:.1f} s par of the skipped",
        f"pace = {par:.1f} / ({elapsed_s:.1f} + {WRONG:g} × {wrong:.1f} + {HINT:g} × {hints:.1f} "
        f"+ {SKIP:g} × {skips:.1f}) = {race_pace(efforts, elapsed_s):.2f}",
    )


def sprint_working(efforts: Sequence[Effort], elapsed_s: float) -> tuple[str, ...]:
    """The same for a sprint."""
    right = sum(item.par_s * item.is_right for item in efforts)
    wrong = sum(item.par_s * item.wrong for item in efforts)
    skips = sum(item.par_s * item.is_skipped for item in efforts)
    return (
        f"{right:.1f} s par of the right ones",
        f"{SPRINT_WRONG:g} × {wrong:.1f} s par of the wrong tries",
        f"{SPRINT_SKIP:g} × {skips:.1f} s par of the skipped",
        f"{elapsed_s:.1f} s time",
        f"pace = ({right:.1f} - {SPRINT_WRONG:g} × {wrong:.1f} - {SPRINT_SKIP:g} × {skips:.1f}) "
        f"/ {elapsed_s:.1f} = {sprint_pace(efforts, elapsed_s):.2f}",
    )


def consistency(ratios: Sequence[float]) -> float | None:
    """How even the times were, 0 to 100; None for fewer than three.

    With c the standard deviation over the mean, 100·(1 - tanh(c + c³/3 + c⁵/5)): the measure
    that the typing game monkeytype made known as kogasa.
    """
    if len(ratios) < FEWEST_TIMES or fmean(ratios) <= 0:
        return None
    spread = pstdev(ratios) / fmean(ratios)
    return 100 * (1 - tanh(spread + spread**3 / 3 + spread**5 / 5))
