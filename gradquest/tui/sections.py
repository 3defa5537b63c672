"""What is told of a learner's progress, section by section; needs no Textual.

The page shows the sections, and `gradquest stats` prints them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from gradquest.kinds.naming import kind_title, skill_title, slip_title
from gradquest.progress.mastery import Shown
from gradquest.progress.retired import DAYS_WITHOUT, SEEN_OFTEN, TRIES_WITHOUT
from gradquest.tui import courses
from gradquest.tui.charts import bar
from gradquest.tui.lines import HEAD, MUTED, STRONG, Line
from gradquest.tui.naming import configuration_title
from gradquest.tui.tables import GAP, Entry, longest, names_first, names_last
from gradquest.wording import counted

if TYPE_CHECKING:
    from gradquest.progress.records import Best
    from gradquest.progress.retired import SlipRecord
    from gradquest.progress.statistics import Slow, Summary, Tally
    from gradquest.training.game import Game
    from gradquest.training.projection import Projection
    from gradquest.training.standing import SkillStanding, Standing

SHOWN_DAYS = 7 * courses.MOST_WEEKS
LEVEL, MEMORY, DUE, SHORT_BAR, LONG_BAR = 10, 5, 5, 4, 10
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
    urgent = sorted(begun, key=lambda row: (row.due_in is None, row.due_in or 0, row.memory or 0.0))
    yield from _skill_table(urgent[: sizes.most_skills], told, sizes)
    if len(urgent) > sizes.most_skills:
        yield Line(f"and {len(urgent) - sizes.most_skills} more that are due later", MUTED)
    if any(row.is_rusty for row in begun):
        yield Line("! rusty: memory is below 80%; a few problems bring it back", MUTED)


def _levels(begun: list[SkillStanding], total: int) -> str:
    counts = Counter(row.shown for row in begun)
    levels = [f"{counts[level]} {level.lower()}" for level in reversed(Shown) if counts[level]]
    said = f": {', '.join(levels)}" if levels else ""
    return f"{len(begun)} of {counted(total, 'skill')} begun{said}."


def _skill_table(rows: Sequence[SkillStanding], told: Told, sizes: Sizes) -> Iterator[Line]:
    """Each skill with as much of the details as there is room for beside the longest name."""
    names = [skill_title(row.name) for row in rows]
    beside = sizes.columns - longest(names, is_ascii=sizes.is_ascii) - GAP
    rooms = (it for room in (beside, sizes.columns - GAP) for it in DETAILS if it.columns <= room)
    shown = next(rooms, DETAILS[-1])
    entries = [Entry("", shown.head, MUTED)]
    for name, row in zip(names, rows, strict=True):
        entries.append(Entry(name, shown.of(row, told.summary.by_skill.get(row.name))))
    return names_first(entries, sizes.columns, is_ascii=sizes.is_ascii)


@dataclass(frozen=True, slots=True)
class Details:
    """What stands beside a skill: its level and its memory, and where there is room still more."""

    length: int
    """Columns of the bar that shows the memory; 0: none."""
    has_more: bool
    """Accuracy, count and pace as well."""

    @property
    def head(self) -> str:
        """What the columns are called."""
        drawn = self.length + 1 if self.length else 0
        memory = f"{'memory' if drawn else 'mem.':<{drawn + MEMORY}}"
        head = f"{'level':<{LEVEL}} {memory} {'due':>{DUE}}"
        return f"{head} {'1st try':>7} {'done':>5} {'pace':>5}" if self.has_more else head

    @property
    def columns(self) -> int:
        """How wide it is."""
        return len(self.head)

    def of(self, row: SkillStanding, tally: Tally | None) -> str:
        """The details of one skill."""
        share, rusty = row.memory or 0.0, "!" if row.is_rusty else " "
        drawn = f"{bar(share, self.length)} " if self.length else ""
        told = f"{row.shown.value:<{LEVEL}} {drawn}{share:>4.0%}{rusty} {_due(row.due_in):>{DUE}}"
        if not self.has_more or tally is None:
            return told
        pace = "–" if tally.pace is None else f"{tally.pace:.2f}"
        return f"{told} {tally.accuracy or 0:>7.0%} {tally.problems:>5} {pace:>5}"


DETAILS = tuple(
    Details(length, has_more) for has_more in (True, False) for length in (LONG_BAR, SHORT_BAR, 0)
)
"""What is preferred comes first."""


def _due(days: int | None) -> str:
    if days is None:
        return "–"
    return f"{days} d" if days > 0 else "now"


# Slips, slow ones, records


def slips(told: Told, sizes: Sizes) -> Iterator[Line]:
    """The slips that still come up, with how near each is to being retired; the retired ones."""
    yield Line("Slips", HEAD)
    live = [record for record in told.slips if not record.is_retired]
    retired = [record for record in told.slips if record.is_retired]
    if not told.slips:
        yield Line("None was recognised yet.", MUTED)
    entries = [Entry(slip_title(it.slip), f"{it.seen:>3} ×  {it.lacks}") for it in live[:SLIPS]]
    entries += [Entry("Retired:", "", MUTED)] * bool(retired)
    entries += [
        Entry(slip_title(it.slip), f"  ✓    last {it.last_day}", MUTED) for it in retired[:SLIPS]
    ]
    yield from names_first(entries, sizes.columns, is_ascii=sizes.is_ascii)
    if live:
        yield Line(RULE, MUTED)


def slowest(told: Told, sizes: Sizes) -> Iterator[Line]:
    """The problems that take longest by their par."""
    yield Line("Slowest", HEAD)
    if not told.summary.slowest:
        yield Line("A problem is listed here once you solved it three times.", MUTED)
    slow = told.summary.slowest[:SLOWEST]
    entries = [Entry(_template(it), f"{it.ratio:5.2f} × par") for it in slow]
    yield from names_last(entries, sizes.columns, is_ascii=sizes.is_ascii)


def _template(slow: Slow) -> str:
    return f"{kind_title(slow.kind)}, {slow.template.replace('-', ' ')}"


def records(told: Told, sizes: Sizes) -> Iterator[Line]:
    """The best pace of each kind of drill."""
    yield Line("Records", HEAD)
    if not told.records:
        yield Line(
            "A drill with new problems that you finish, half of it right, sets the first.", MUTED
        )
    entries = [
        Entry(configuration_title(best.configuration), f"pace {best.pace:.2f}   {best.day}")
        for best in reversed(told.records)
    ]
    yield from names_first(entries, sizes.columns, is_ascii=sizes.is_ascii)


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
