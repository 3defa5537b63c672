"""What is told of a learner's progress, section by section; needs no Textual.

The page shows the sections, and `gradquest stats` prints them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from gradquest.kinds.naming import kind_title, skill_title
from gradquest.maths.notation import to_ascii
from gradquest.progress.mastery import Shown
from gradquest.progress.retired import DAYS_WITHOUT, SEEN_OFTEN, TRIES_WITHOUT
from gradquest.tui import courses
from gradquest.tui.charts import bar
from gradquest.tui.lines import HEAD, MUTED, STRONG, Line
from gradquest.tui.naming import configuration_title
from gradquest.wording import counted

if TYPE_CHECKING:
    from gradquest.progress.records import Best
    from gradquest.progress.retired import SlipRecord
    from gradquest.progress.statistics import Slow, Summary, Tally
    from gradquest.training.game import Game
    from gradquest.training.projection import Projection
    from gradquest.training.standing import SkillStanding, Standing

SHOWN_DAYS = 7 * courses.MOST_WEEKS
NAME, SHORTEST_NAME, LEVEL, SHORT_BAR, LONG_BAR = 28, 8, 10, 4, 10
BESIDE_BAR, MORE = 14, 20
"""Columns of a skill's row besides its name, its level and its bar; those of the rest."""
ROOM_FOR_MORE = 72
"""From so many columns on a skill's accuracy, count and pace stand beside its memory."""
ROOM_FOR_LONG_BAR = 84
SLIPS, SLOWEST = 8, 6
RULE = (
    f"A slip that was seen {SEEN_OFTEN} times is retired by {TRIES_WITHOUT} first tries "
    f"without it, on {DAYS_WITHOUT} days."
)


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that is told."""

    summary: Summary
    records: tuple[Best, ...]
    slips: tuple[SlipRecord, ...]
    today: date
    standing: Standing | None = None
    """None until the banks are there."""
    projection: Projection | None = None


@dataclass(frozen=True, slots=True)
class Sizes:
    """What there is room for."""

    columns: int
    chart_rows: int = 7
    most_skills: int = 200
    is_ascii: bool = False
    """Names are written out before they are put in columns."""

    def name(self, text: str, columns: int) -> str:
        """A name in so many columns; one that is too long ends with a sign for that."""
        shown = to_ascii(text) if self.is_ascii else text
        if len(shown) > columns:
            shown = f"{shown[: columns - 1]}{'.' if self.is_ascii else '…'}"
        return f"{shown:<{columns}}"


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page."""

    name: str
    """One word, for the line of contents."""
    lines: Callable[[Told, Sizes], Iterator[Line]]
    is_wide: bool = False
    """It has the first of two columns to itself."""


def told_of(game: Game, *, has_banks: bool = True, latest_days: int | None = SHOWN_DAYS) -> Told:
    """What a game has to tell; without the banks nothing of skills. Raises `GradquestError`."""
    standing = game.standing() if has_banks else None
    return Told(
        game.summary(latest_days),
        tuple(game.records()),
        tuple(game.slips()),
        game.day,
        standing,
        None if standing is None else game.projection(standing),
    )


# The whole


def overview(told: Told) -> Iterator[Line]:
    """The totals, this week, and one's own goal."""
    total, week = told.summary.total, told.summary.week
    done, days = counted(total.problems, "problem"), counted(told.summary.days, "day")
    yield Line(f"{done} on {days}, {total.accuracy or 0:.0%} right at the first try.", STRONG)
    done, days = counted(week.problems, "problem"), counted(week.days, "day")
    spent = _spent(round(told.summary.practice_s / 60))
    yield Line(f"This week: {done} on {days}. In all {spent} of thinking.", MUTED)
    if told.projection is not None:
        yield Line(told.projection.says)


def _spent(minutes: int) -> str:
    """`19 minutes`, `7 hours 46 minutes`."""
    hours, rest = divmod(minutes, 60)
    return " ".join([counted(hours, "hour")] * (hours > 0) + [counted(rest, "minute")])


# Skills


def skills(told: Told, sizes: Sizes) -> Iterator[Line]:
    """A row for each skill that was practised, what needs care first."""
    yield Line("Skills", HEAD)
    if told.standing is None:
        yield Line("Getting ready…", MUTED)
        return
    every = told.standing.skills
    begun = [row for row in every if row.shown is not Shown.NEW]
    yield Line(_levels(begun, len(every)), MUTED)
    if not begun:
        return
    yield Line(_skill_head(sizes.columns), MUTED)
    urgent = sorted(begun, key=lambda row: (row.due_in is None, row.due_in or 0, row.memory or 0.0))
    for row in urgent[: sizes.most_skills]:
        yield Line(_skill_row(row, told.summary.by_skill.get(row.name), sizes))
    if len(urgent) > sizes.most_skills:
        yield Line(f"and {len(urgent) - sizes.most_skills} more that are due later", MUTED)
    if any(row.is_rusty for row in begun):
        yield Line("! rusty: memory is below 80%; a few problems bring it back", MUTED)


def _levels(begun: list[SkillStanding], total: int) -> str:
    counts = Counter(row.shown for row in begun)
    levels = [f"{counts[level]} {level.lower()}" for level in reversed(Shown) if counts[level]]
    said = f": {', '.join(levels)}" if levels else ""
    return f"{len(begun)} of {counted(total, 'skill')} begun{said}."


def _bar_room(columns: int) -> int:
    return LONG_BAR if columns >= ROOM_FOR_LONG_BAR else SHORT_BAR


def _name_room(columns: int) -> int:
    more = MORE if columns >= ROOM_FOR_MORE else 0
    room = columns - LEVEL - _bar_room(columns) - BESIDE_BAR - more
    return max(SHORTEST_NAME, min(NAME, room))


def _skill_head(columns: int) -> str:
    memory = f"{'memory':<{_bar_room(columns) + 6}}"
    head = f"{'':<{_name_room(columns)}} {'level':<{LEVEL}} {memory} {'due':>5}"
    return f"{head} {'1st try':>7} {'done':>5} {'pace':>5}" if columns >= ROOM_FOR_MORE else head


def _skill_row(row: SkillStanding, tally: Tally | None, sizes: Sizes) -> str:
    share, length = row.memory or 0.0, _bar_room(sizes.columns)
    rusty = "!" if row.is_rusty else " "
    memory = f"{bar(share, length)} {share:>4.0%}{rusty}"
    name = sizes.name(skill_title(row.name), _name_room(sizes.columns))
    shown = f"{name} {row.shown.value:<{LEVEL}} {memory}"
    shown += f" {_due(row.due_in):>5}"
    if sizes.columns < ROOM_FOR_MORE or tally is None:
        return shown
    pace = "–" if tally.pace is None else f"{tally.pace:.2f}"
    return f"{shown} {tally.accuracy or 0:>7.0%} {tally.problems:>5} {pace:>5}"


def _due(days: int | None) -> str:
    if days is None:
        return "–"
    return f"{days} d" if days > 0 else "now"


# Slips, slow ones, records


def slips(told: Told, sizes: Sizes) -> Iterator[Line]:  # noqa: ARG001 (one form for all sections)
    """The slips that still come up, with how near each is to being retired; the retired ones."""
    yield Line("Slips", HEAD)
    live = [record for record in told.slips if not record.is_retired]
    retired = [record for record in told.slips if record.is_retired]
    if not told.slips:
        yield Line("None was recognised yet.", MUTED)
    for record in live[:SLIPS]:
        yield Line(f"{record.seen:>4} ×  {_named(record)} {record.lacks}")
    if retired:
        yield Line("Retired:", MUTED)
    for record in retired[:SLIPS]:
        yield Line(f"   ✓    {_named(record)} last {record.last_day}", MUTED)
    if live:
        yield Line(RULE, MUTED)


def _named(record: SlipRecord) -> str:
    return f"{record.slip.replace('-', ' '):<26.26}"


def slowest(told: Told, sizes: Sizes) -> Iterator[Line]:  # noqa: ARG001 (one form for all sections)
    """The problems that take longest by their par."""
    yield Line("Slowest", HEAD)
    if not told.summary.slowest:
        yield Line("A problem is listed here once you solved it three times.", MUTED)
    for slow in told.summary.slowest[:SLOWEST]:
        yield Line(f"{slow.ratio:5.2f} × par  {_template(slow)}")


def _template(slow: Slow) -> str:
    return f"{kind_title(slow.kind)}, {slow.template.replace('-', ' ')}"


def records(told: Told, sizes: Sizes) -> Iterator[Line]:  # noqa: ARG001 (one form for all sections)
    """The best pace of each kind of drill."""
    yield Line("Records", HEAD)
    if not told.records:
        yield Line(
            "A drill with new problems that you finish, half of it right, sets the first.", MUTED
        )
    for best in reversed(told.records):
        played = configuration_title(best.configuration)
        yield Line(f"{played:<27.27} pace {best.pace:.2f}   {best.day}")


# The charts


def over_time(told: Told, sizes: Sizes) -> Iterator[Line]:
    """Accuracy and pace."""
    return courses.over_time(told.summary, sizes.columns, sizes.chart_rows)


def days(told: Told, sizes: Sizes) -> Iterator[Line]:
    """The calendar."""
    return courses.days(told.summary, told.today, sizes.columns)


def due(told: Told, sizes: Sizes) -> Iterator[Line]:  # noqa: ARG001 (one form for all sections)
    """The forecast."""
    return courses.due(told.standing.due if told.standing else (), told.today)


SECTIONS = (
    Section("skills", skills, is_wide=True),
    Section("time", over_time),
    Section("days", days),
    Section("due", due),
    Section("slips", slips),
    Section("slow", slowest),
    Section("best", records),
)
