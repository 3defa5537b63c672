"""How a drill stands while it runs: the track with both runners, and what is done so far."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gradquest.kinds.naming import kind_title
from gradquest.training.ghost import NAMES
from gradquest.training.result import Row, rows_of
from gradquest.tui.charts import track_line
from gradquest.tui.lines import BLANK, HEAD, MUTED, WARNED, Line
from gradquest.tui.tables import Entry, longest, names_last

if TYPE_CHECKING:
    from gradquest.training.drill import Drill
    from gradquest.training.ghost import Ghost

SHORTEST_BAR, LONGEST_BAR = 8, 40
BESIDE_BAR = 14
"""Columns of a row that are neither its bar nor its name: number, sign, time, gaps."""
WAY = 14
"""Columns of the words behind the track without the ghost's name, at most."""
SHORTEST_TRACK = 16
EVEN = 0.005
HEADING_ROWS = 4


def track(drill: Drill, columns: int) -> str:
    """One line: the track, and in words who is ahead."""
    runners = drill.track
    said = _said(drill, runners.you, runners.ghost)
    words = len(said) if drill.ghost is None else WAY + len(ghost_name(drill.ghost))
    room = max(SHORTEST_TRACK, columns - words - 2)
    return f"{track_line(runners.you, runners.ghost, room)}  {said}"


def _said(drill: Drill, you: float, ghost: float | None) -> str:
    if ghost is None or drill.ghost is None:
        return f"{you:3.0%}"
    lead = you - ghost
    if abs(lead) < EVEN:
        return f"level with {ghost_name(drill.ghost)} ◆"
    way = "ahead of" if lead > 0 else "behind"
    return f"{abs(lead):.0%} {way} {ghost_name(drill.ghost)} ◆"


def ghost_name(ghost: Ghost) -> str:
    """Whom one races: `your best`."""
    return ghost.title or NAMES[ghost.who]


def standing(drill: Drill, room: int, rows: int) -> Iterator[Line]:
    """What is done so far, for wide windows; the latest where not all fits."""
    card = drill.card
    yield Line(card.title, HEAD)
    if drill.ghost is not None:
        yield Line(f"◆ {drill.ghost}", MUTED)
    if drill.rules.pauses is not None:
        yield Line(f"Pauses left: {drill.rules.pauses - drill.pauses}", MUTED)
    done = rows_of(drill)[-max(1, rows - HEADING_ROWS) :]
    if done:
        yield BLANK
        yield from bars(done, [kind_title(it.problem.kind.name) for it in done], room)


def bars(
    rows: Sequence[Row], names: Sequence[str], room: int, *, is_ascii: bool = False
) -> Iterator[Line]:
    """One row a problem: what became of it, its time in pars as a bar, its name."""
    most = max(1.0, *(row.effort.ratio for row in rows))
    said = [f"{it}{' (idle)' if row.is_idle else ''}" for row, it in zip(rows, names, strict=True)]
    length = room - BESIDE_BAR - longest(said, is_ascii=is_ascii)
    length = max(SHORTEST_BAR, min(LONGEST_BAR, length))
    entries = [
        Entry(name, _bar(row, most, length), "" if row.is_first_try else WARNED)
        for row, name in zip(rows, said, strict=True)
    ]
    return names_last(entries, room, is_ascii=is_ascii)


def _bar(row: Row, most: float, length: int) -> str:
    drawn = "━" * max(1, round(length * row.effort.ratio / most))
    return f"{row.number:>3} {row.sign} {drawn:<{length}} {row.effort.ratio:4.1f}×"
