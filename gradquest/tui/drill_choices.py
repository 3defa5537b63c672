"""The drills to choose among, and what is known of each; needs no Textual."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from gradquest.tui.charts import columns_chart
from gradquest.tui.lines import BLANK, HEAD, MUTED, STRONG, Line
from gradquest.wording import counted

if TYPE_CHECKING:
    from gradquest.progress.attempt import SessionEnd
    from gradquest.training.game import Game

CHART_ROWS, CHART_COLUMNS, COLUMN = 8, 54, 2
"""The chart of the latest paces, and the columns of one of them."""
MOST_NAMED = 3
"""So many weak spots are named."""


@dataclass(frozen=True, slots=True)
class DrillChoice:
    """One row of the page."""

    id: str
    key: str
    title: str
    says: str
    place: str
    size: int
    """Problems of a race, seconds of a sprint."""
    more: str
    """What to know of it, where there is room."""


_RACE = (
    "A fixed number of problems. Your pace is par divided by your time, so 1.00 is par and more is "
    "faster. Wrong tries, hints and skips cost time. Par: the seconds that an able learner needs."
)
_SPRINT = (
    "A fixed time. What counts is the par of all that you got right; at the bell you finish. "
    "Par: the seconds that an able learner needs."
)

CHOICES = (
    DrillChoice("race-10", "1", "Race 10", "ten problems, as fast as you can be right",
                "race", 10, _RACE),
    DrillChoice("race-20", "2", "Race 20", "twenty problems: speed and staying power",
                "race", 20, _RACE),
    DrillChoice("sprint-60", "3", "Sprint 1:00", "as many as you can in a minute",
                "sprint", 60, _SPRINT),
    DrillChoice("sprint-120", "4", "Sprint 2:00", "as many as you can in two minutes",
                "sprint", 120, _SPRINT),
    DrillChoice("sprint-300", "5", "Sprint 5:00", "as many as you can in five minutes",
                "sprint", 300, _SPRINT),
    DrillChoice("weak", "w", "Weak spots", "ten of what went wrong or took long lately",
                "weak", 10, "New numbers for what went wrong or took long. No records here."),
    DrillChoice("code", "c", "Share code", "the very problems that a friend had",
                "code", 0, "Eleven letters and digits that stand under every result. "
                "Paste a friend's result line with it to race against their pace."),
)  # fmt: skip


# What was run so far


@dataclass(frozen=True, slots=True)
class Runs:
    """What is known of one drill, in exactly the configuration that this page starts."""

    paces: tuple[float, ...]
    """Of all complete runs, oldest first."""
    best: float | None = None
    day: str = ""
    """When the best was run."""


def runs_so_far(game: Game) -> dict[str, Runs]:
    """The runs of each drill of this page."""
    from gradquest.training.menu import configuration
    from gradquest.training.start import Start

    ends, banks = game.sessions(), game.drill_banks()
    timed = [it for it in CHOICES if it.place in ("race", "sprint")]
    names = {
        it.id: configuration(Start(place=it.place, size=it.size), it.size, banks) for it in timed
    }
    return {choice: _runs(ends, name) for choice, name in names.items()}


def _runs(ends: Sequence[SessionEnd], configuration: str) -> Runs:
    from gradquest.progress.records import may_stand, personal_bests

    own = [end for end in ends if end.configuration == configuration]
    best = personal_bests(own).get(configuration)
    paces = tuple(end.pace for end in own if end.pace and may_stand(end))
    return Runs(paces) if best is None else Runs(paces, best.pace, best.day)


def named_spots(names: Sequence[str], columns: int) -> str:
    """`∂x (chain), ∇f (exp), …`: as many as fit, up to three; else nothing."""
    for count in range(min(len(names), MOST_NAMED), 0, -1):
        said = ", ".join([*names[:count], *["…"] * (len(names) > count)])
        if len(said.replace("…", "...")) <= columns:
            return said
    return ""


def about(choice: DrillChoice, runs: Runs | None, weak: Sequence[str] = ()) -> Iterator[Line]:
    """What to know of a drill, and how its runs went."""
    yield Line(choice.title, HEAD)
    yield BLANK
    yield Line(choice.more)
    if choice.place == "weak" and weak:
        yield BLANK
        yield Line("Weakest now", MUTED)
        yield from (Line(name, indent=2) for name in weak[:MOST_NAMED])
        if len(weak) > MOST_NAMED:
            yield Line(f"and {counted(len(weak) - MOST_NAMED, 'more skill')}", MUTED, indent=2)
    if runs is None or not runs.paces:
        return
    yield BLANK
    latest = runs.paces[-10:]
    if runs.best is not None:
        yield Line(f"Best     {runs.best:.2f} on {runs.day}", STRONG)
    yield Line(
        f"Average  {sum(latest) / len(latest):.2f} of the last {counted(len(latest), 'run')}"
    )
    yield BLANK
    yield Line("Pace of the latest runs", MUTED)
    shown = runs.paces[-(CHART_COLUMNS // COLUMN) :]
    columns = [pace for pace in shown for _ in range(COLUMN)]
    top = ceil(10 * max(1.0, *shown)) / 10
    for row in columns_chart(columns, top, CHART_ROWS, ""):
        yield Line(row)
