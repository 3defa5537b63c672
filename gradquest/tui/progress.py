"""What the answers so far add up to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from gradquest.progress.calendar import calendar
from gradquest.tui.charts import SHADES, bar, calendar_lines, columns_chart
from gradquest.tui.figures import counted
from gradquest.tui.lines import BLANK, HEAD, MUTED, STRONG, Line
from gradquest.tui.page import Page

if TYPE_CHECKING:
    from gradquest.progress.records import Best
    from gradquest.progress.statistics import Summary, Tally

WEEKS = 26
SLIPS = 8
NO_LOG = (
    Line("Nothing here yet.", STRONG),
    Line("Answer a few problems; what you can do, and how it grows, will stand here."),
)


class ProgressPage(Page):
    """Skills, charts, calendar, records and slips."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,space", "scroll_page(12)", "further down", id="progress.page-down"),
        Binding("pageup", "scroll_page(-12)", "back up", id="progress.page-up"),
        Binding("down", "scroll_page(1)", "down", id="progress.down", show=False),
        Binding("up", "scroll_page(-1)", "up", id="progress.up", show=False),
    ]
    heading = "progress"

    class Reckoned(Message):
        """The numbers are there."""

        def __init__(self, summary: Summary, records: Sequence[Best], today: date) -> None:
            super().__init__()
            self.summary = summary
            self.records = records
            self.today = today

    def compose_body(self) -> ComposeResult:
        """Two columns where there is room, else one below the other."""
        with VerticalScroll(id="progress", can_focus=False), Container(id="columns"):
            yield Static(id="skills", markup=False)
            yield Static(id="charts", markup=False)

    def on_mount(self) -> None:
        """Reckon behind the first paint."""
        self._reckon()

    @work(thread=True, exclusive=True)
    def _reckon(self) -> None:
        from gradquest.progress.records import personal_bests

        game = self.quest.game
        bests = list(personal_bests(game.history()[1]).values())
        self.post_message(self.Reckoned(game.summary(), bests, game.day))

    def on_progress_page_reckoned(self, event: Reckoned) -> None:
        """Write the columns."""
        event.stop()
        if not event.summary.total.problems:
            self._write("#skills", NO_LOG)
            return
        self._write("#skills", [*overview(event.summary), *skills(event.summary),
                                *records(event.records), *slips(event.summary)])  # fmt: skip
        self._write("#charts", [*accuracy(event.summary), *pace(event.summary),
                                *days(event.summary, event.today)])  # fmt: skip

    def _write(self, part: str, lines: Sequence[Line]) -> None:
        said = [self.write(line.text, line.tone) for line in lines]
        self.query_one(part, Static).update(Content("\n").join(said))

    def action_scroll_page(self, rows: int) -> None:
        """Scroll the page."""
        self.query_one("#progress").scroll_relative(y=rows, animate=False)


def overview(summary: Summary) -> Iterator[Line]:
    """The totals in two lines."""
    total = summary.total
    done, days = counted(total.problems, "problem"), counted(summary.days, "day")
    yield Line(f"{done} on {days}, {total.accuracy or 0:.0%} right at the first try.", STRONG)
    week = summary.week
    done, days = counted(week.problems, "problem"), counted(week.days, "day")
    yield Line(f"This week: {done} on {days}.", MUTED)


def skills(summary: Summary) -> Iterator[Line]:
    """A row for each skill, the most practised first."""
    yield BLANK
    yield Line("Skills", HEAD)
    yield Line(f"{'':<26} {'first try':<17} {'done':>4} {'pace':>5}", MUTED)
    by_use = sorted(summary.by_skill.items(), key=lambda row: -row[1].problems)
    for name, row in by_use:
        yield Line(_skill_row(name, row))


def _skill_row(name: str, row: Tally) -> str:
    share = row.accuracy or 0.0
    pace = f"{row.pace:5.2f}" if row.pace is not None else "    –"
    return f"{skill_title(name):<26.26} {bar(share, 12)} {share:>4.0%} {row.problems:>4} {pace}"


def skill_title(name: str) -> str:
    """`partial_x.chain` as people say it: `partial in x, chain`."""
    kind, _, family = name.partition(".")
    titles = {"partial_x": "∂x", "partial_y": "∂y", "gradient_at": "∇f", "descent_step": "step"}
    return f"{titles.get(kind, kind.replace('_', ' '))}  {family.replace('_', ' ')}"


def records(bests: Sequence[Best]) -> Iterator[Line]:
    """The best pace of each kind of drill."""
    if not bests:
        return
    yield BLANK
    yield Line("Records", HEAD)
    for best in reversed(bests):
        played = configuration_title(best.configuration)
        yield Line(f"{played:<26.26} {best.pace:5.2f}× par   {best.day}")


def configuration_title(configuration: str) -> str:
    """`race-10 kinds=all level=2 …` as people say it: `race 10, level 2`."""
    name, *parts = configuration.split()
    chosen = dict(part.split("=", 1) for part in parts if "=" in part)
    kinds, level = chosen.get("kinds", "all"), chosen.get("level", "all")
    said = [name.replace("-", " ")]
    said += [kinds.replace("_", " ")] if kinds != "all" else []
    said += [f"level {level}"] if level != "all" else []
    return ", ".join(said)


def slips(summary: Summary) -> Iterator[Line]:
    """The slips that come up most."""
    if not summary.by_slip:
        return
    yield BLANK
    yield Line("Slips that came up", HEAD)
    for name, count in list(summary.by_slip.items())[:SLIPS]:
        yield Line(f"{count:>4} ×  {name.replace('-', ' ')}")


def accuracy(summary: Summary) -> Iterator[Line]:
    """How often the first try was right, over the latest problems."""
    values = summary.recent
    yield Line("Accuracy", HEAD)
    if values:
        yield from map(Line, columns_chart([100 * it for it in values], 100, 4, "%"))
        yield Line(_trend(values), MUTED)


def _trend(values: Sequence[float]) -> str:
    first, last = values[0], values[-1]
    word = "up" if last > first + 0.02 else "down" if last < first - 0.02 else "steady"
    return f"First tries, rolling over 20: from {first:.0%} to {last:.0%}, {word}."


def pace(summary: Summary) -> Iterator[Line]:
    """How fast, day by day, in units of par."""
    values = [row.pace for row in summary.by_day.values() if row.pace is not None][-60:]
    if len(values) < 2:
        return
    yield BLANK
    yield Line("Pace by day", HEAD)
    yield from map(Line, columns_chart(values, max(1.0, *values), 4, "×"))
    yield Line(f"From {values[0]:.2f} to {values[-1]:.2f}; 1 is par, more is faster.", MUTED)


def days(summary: Summary, today: date) -> Iterator[Line]:
    """The calendar of the last half year."""
    counts = {day: row.problems for day, row in summary.by_day.items()}
    yield BLANK
    yield Line("Days", HEAD)
    yield from map(Line, calendar_lines(calendar(counts, today, WEEKS)))
    yield Line(f"{SHADES[0]} none   {SHADES[1]} some   {SHADES[4]} 40 or more", MUTED)
