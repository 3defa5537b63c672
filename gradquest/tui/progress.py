"""What the answers so far add up to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from gradquest.progress.calendar import calendar
from gradquest.tui.charts import SHADES, bar, calendar_lines, columns_chart
from gradquest.tui.columns import Columns
from gradquest.tui.lines import BLANK, HEAD, MUTED, STRONG, Line
from gradquest.tui.naming import configuration_title, skill_title
from gradquest.tui.scrolling import ScrollingPage
from gradquest.wording import counted

if TYPE_CHECKING:
    from gradquest.progress.records import Best
    from gradquest.progress.retired import SlipRecord
    from gradquest.progress.statistics import Summary, Tally

WEEKS = 22
SHOWN_DAYS = 7 * WEEKS
LOW_CHART, HIGH_CHART = 4, 8
"""Rows of a chart."""
SHORTEST_BAR, LONGEST_BAR = 8, 30
BESIDE_BAR = 36
"""Columns of a skill that are not its bar."""
SLIPS = 8
NO_LOG = (
    Line("Nothing here yet.", STRONG),
    Line("Answer a few problems; what you can do, and how it grows, will stand here."),
)


class ProgressPage(ScrollingPage):
    """Skills, charts, calendar, records and slips."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "skills", "skills, test out", id="progress.skills"),
    ]
    heading = "progress"

    class Reckoned(Message):
        """The numbers are there."""

        def __init__(
            self,
            summary: Summary,
            records: Sequence[Best],
            slips: Sequence[SlipRecord],
            today: date,
        ) -> None:
            super().__init__()
            self.slips = slips
            self.summary = summary
            self.records = records
            self.today = today

    def __init__(self) -> None:
        super().__init__()
        self.news: ProgressPage.Reckoned | None = None

    def compose_body(self) -> ComposeResult:
        """Two columns where there is room, else one below the other."""
        yield Columns("skills", "charts")

    def action_skills(self) -> None:
        """Show how each skill stands, to test out of one."""
        from gradquest.tui.skills import SkillsPage

        self.quest.push_screen(SkillsPage())

    def on_mount(self) -> None:
        """Reckon behind the first paint."""
        self._reckon()

    @work(thread=True, exclusive=True)
    def _reckon(self) -> None:
        game = self.quest.game
        summary = game.summary(SHOWN_DAYS)
        self.post_message(self.Reckoned(summary, game.records(), game.slips(), game.day))

    def on_progress_page_reckoned(self, event: Reckoned) -> None:
        """Keep the numbers, and write them."""
        event.stop()
        self.news = event
        self.write_columns()

    def on_resize(self, event: events.Resize) -> None:
        """Draw the charts for the new size."""
        super().on_resize(event)
        self.when_laid_out(self.write_columns)

    def write_columns(self) -> None:
        """Write both columns for the room that there is."""
        if self.news is None or not self.is_whole:
            return
        columns, summary = self.query_one(Columns), self.news.summary
        if not summary.total.problems:
            columns.write("skills", NO_LOG)
            return
        rows = HIGH_CHART if self.has_class("-high") else LOW_CHART
        columns.write("skills", [*overview(summary), *skills(summary, columns.room),
                                 *records(self.news.records), *slips(self.news.slips)])  # fmt: skip
        columns.write("charts", [*accuracy(summary, rows), *pace(summary, rows),
                                 *days(summary, self.news.today)])  # fmt: skip


def overview(summary: Summary) -> Iterator[Line]:
    """The totals in two lines."""
    total = summary.total
    done, days = counted(total.problems, "problem"), counted(summary.days, "day")
    yield Line(f"{done} on {days}, {total.accuracy or 0:.0%} right at the first try.", STRONG)
    week = summary.week
    done, days = counted(week.problems, "problem"), counted(week.days, "day")
    yield Line(f"This week: {done} on {days}.", MUTED)


def skills(summary: Summary, room: int) -> Iterator[Line]:
    """A row for each skill, the most practised first."""
    length = max(SHORTEST_BAR, min(LONGEST_BAR, room - BESIDE_BAR))
    yield BLANK
    yield Line("Skills", HEAD)
    yield Line(f"{'':<18} {'first try':<{length + 5}} {'done':>4} {'pace':>5}", MUTED)
    by_use = sorted(summary.by_skill.items(), key=lambda row: -row[1].problems)
    for name, row in by_use:
        yield Line(_skill_row(name, row, length))


def _skill_row(name: str, row: Tally, length: int) -> str:
    share = row.accuracy or 0.0
    pace = f"{row.pace:5.2f}" if row.pace is not None else "    –"
    shown = f"{skill_title(name):<18.18} {bar(share, length)} {share:>4.0%}"
    return f"{shown} {row.problems:>4} {pace}"


def records(bests: Sequence[Best]) -> Iterator[Line]:
    """The best pace of each kind of drill."""
    if not bests:
        return
    yield BLANK
    yield Line("Records", HEAD)
    for best in reversed(bests):
        played = configuration_title(best.configuration)
        yield Line(f"{played:<26.26} {best.pace:5.2f}× par   {best.day}")


def slips(known: Sequence[SlipRecord]) -> Iterator[Line]:
    """The slips that come up most, and those that are retired."""
    if not known:
        return
    yield BLANK
    yield Line("Slips that came up", HEAD)
    live = [record for record in known if not record.is_retired]
    retired = [record for record in known if record.is_retired]
    for record in (*live[:SLIPS], *retired[:SLIPS]):
        sign = "   ✓ retired" if record.is_retired else ""
        yield Line(f"{record.seen:>4} ×  {record.slip.replace('-', ' ')}{sign}")


def accuracy(summary: Summary, rows: int) -> Iterator[Line]:
    """How often the first try was right, over the latest problems."""
    values = summary.recent
    yield Line("Accuracy", HEAD)
    if values:
        yield from map(Line, columns_chart([100 * it for it in values], 100, rows, "%"))
        yield Line(_trend(values), MUTED)


def _trend(values: Sequence[float]) -> str:
    first, last = values[0], values[-1]
    word = "up" if last > first + 0.02 else "down" if last < first - 0.02 else "steady"
    return f"First tries, rolling over 20: from {first:.0%} to {last:.0%}, {word}."


def pace(summary: Summary, rows: int) -> Iterator[Line]:
    """How fast, day by day, in units of par."""
    values = [row.pace for row in summary.by_day.values() if row.pace is not None][-60:]
    if len(values) < 2:
        return
    yield BLANK
    yield Line("Pace by day", HEAD)
    yield from map(Line, columns_chart(values, max(1.0, *values), rows, "×"))
    yield Line(f"From {values[0]:.2f} to {values[-1]:.2f}; 1 is par, more is faster.", MUTED)


def days(summary: Summary, today: date) -> Iterator[Line]:
    """The calendar of the last half year."""
    counts = {day: row.problems for day, row in summary.by_day.items()}
    yield BLANK
    yield Line("Days", HEAD)
    yield from map(Line, calendar_lines(calendar(counts, today, WEEKS)))
    yield Line(f"{SHADES[0]} none   {SHADES[1]} some   {SHADES[4]} 40 or more", MUTED)
