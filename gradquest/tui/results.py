"""What a session came to, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from gradquest.training.result import Result, Row
from gradquest.training.session import Session
from gradquest.tui.columns import Columns
from gradquest.tui.feedback import solution
from gradquest.tui.lines import BLANK, HEAD, MUTED, STRONG, WARNED, Line
from gradquest.tui.naming import skill_title
from gradquest.tui.scrolling import ScrollingPage
from gradquest.wording import clock_text

if TYPE_CHECKING:
    from gradquest.progress.achievement import Achievement
    from gradquest.training.start import Start

SHORTEST_BAR, LONGEST_BAR = 8, 40
BESIDE_BAR = 40
"""Columns of a row that are not its bar: number, sign, time, skill."""

MARKS = {"+": "✓", "h": "h", "x": "✗", "~": "–", "-": "."}
"""Clean, with a hint, with wrong tries, skipped, left open."""
LEGEND = "✓ clean   h with a hint   ✗ with wrong tries   – skipped"
NOTHING = (Line("Nothing was answered, so nothing was stored."),)


class ResultsPage(ScrollingPage):
    """The end of a session."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "again", "another", id="results.again"),
        Binding("f5,r", "same", "same again", id="results.same"),
        Binding("f6,f", "formula", "how pace is reckoned", id="results.formula", show=False),
    ]
    heading = "results"

    class Reckoned(Message):
        """The numbers are there."""

        def __init__(self, result: Result | None, unlocked: tuple[Achievement, ...]) -> None:
            super().__init__()
            self.result = result
            self.unlocked = unlocked

    def __init__(self, session: Session, start: Start) -> None:
        super().__init__()
        self.session = session
        self.start = start
        self.result: Result | None = None
        self.unlocked: tuple[Achievement, ...] = ()
        self.has_formula = False

    def compose_body(self) -> ComposeResult:
        """The numbers, and beside or below them the problems to look at again."""
        yield Columns("sums", "worked")

    def on_mount(self) -> None:
        """Reckon behind the first paint."""
        self._reckon()

    @work(thread=True, exclusive=True)
    def _reckon(self) -> None:
        game = self.quest.game
        self.post_message(self.Reckoned(game.result(self.session), tuple(game.new_achievements())))

    def on_results_page_reckoned(self, event: Reckoned) -> None:
        """Show what it came to and what was reached."""
        event.stop()
        self.result = event.result
        self.unlocked = () if self.quest.game.settings.quiet else event.unlocked
        self.write_result()

    def on_resize(self, event: events.Resize) -> None:
        """Draw the bars for the new size."""
        super().on_resize(event)
        self.when_laid_out(self.write_result)

    def write_result(self) -> None:
        """Write the page."""
        if not self.is_whole:
            return
        columns = self.query_one(Columns)
        columns.write("sums", self._sums(columns.room))
        columns.write("worked", () if self.result is None else worked(self.result))
        self.refresh_bindings()

    def _sums(self, room: int) -> Iterator[Line]:
        if self.result is None:
            yield from NOTHING
            return
        yield from summary(self.result)
        yield from reached(self.unlocked)
        yield from bars(self.result, room)
        if self.has_formula:
            yield BLANK
            yield Line(self.result.formula, MUTED)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each action where there is something for it."""
        if action in ("formula", "same"):
            return bool(self.result and self.result.end.pace is not None)
        return super().check_action(action, parameters)

    def action_again(self) -> None:
        """The same kind of session with fresh problems."""
        self.quest.play(replace(self.start, seed=None))

    def action_same(self) -> None:
        """The very same problems once more; this sets no record."""
        self.quest.play(replace(self.start, seed=self.session.seed))

    def action_formula(self) -> None:
        """Say how the pace is computed, or put that away."""
        self.has_formula = not self.has_formula
        self.write_result()


def summary(result: Result) -> Iterator[Line]:
    """The main numbers, each with its name."""
    end = result.end
    yield Line(_headline(result), STRONG)
    yield BLANK
    if end.pace is not None:
        yield Line(f"Pace         {end.pace:.2f}{_compared(result)}", STRONG)
    yield Line(f"First try    {result.first_try:.0%} right of {end.problems}")
    yield Line(f"Clean        {end.clean} of {end.problems}")
    if end.pace is not None:
        yield Line(f"Time         {clock_text(end.elapsed_ms / 1000)}")
    if end.consistency is not None:
        yield Line(f"Consistency  {end.consistency:.0f} of 100")


def _headline(result: Result) -> str:
    end = result.end
    if not end.right:
        return "Done. None right this time; the solutions show how they go."
    if result.is_record:
        return "★ Your best so far." if result.best is not None else "★ Your first: a best to beat."
    if not end.is_complete:
        return "Stopped early. What you answered is kept."
    if end.clean == end.problems:
        return "✓ All clean."
    return "Done." if end.pace is not None else "Done. A good place to stop."


def _compared(result: Result) -> str:
    if result.change is None:
        return "  1.00 is par (F6: how)"
    return f"  {result.change:+.2f} against your best (F6: how)"


def reached(unlocked: Sequence[Achievement]) -> Iterator[Line]:
    """The achievements that came with this session."""
    if not unlocked:
        return
    yield BLANK
    yield Line("New achievements", HEAD)
    for achievement in unlocked:
        yield Line(f"★ {achievement.name}", STRONG)
        yield Line(achievement.says, MUTED, indent=2)


def bars(result: Result, room: int) -> Iterator[Line]:
    """One row a problem: what became of it, its time in pars as a bar, its skill."""
    most = max(1.0, *(row.effort.ratio for row in result.rows))
    length = max(SHORTEST_BAR, min(LONGEST_BAR, room - BESIDE_BAR))
    yield BLANK
    yield Line("Each problem, its time in pars", HEAD)
    for row in result.rows:
        yield Line(_bar(row, most, length), "" if row.is_first_try else WARNED)
    yield Line(LEGEND, MUTED)


def _bar(row: Row, most: float, length: int) -> str:
    drawn = "━" * max(1, round(length * row.effort.ratio / most))
    skill = skill_title(f"{row.problem.kind.name}.{row.problem.origin.family}")
    return f"{row.number:>3} {MARKS[row.mark]} {drawn:<{length}} {row.effort.ratio:4.1f}×  {skill}"


def worked(result: Result) -> Iterator[Line]:
    """All problems that were missed, then the slowest of the others, with their solutions."""
    missed = result.missed
    slow = [row for row in result.slowest if row not in missed]
    for title, rows in (("The ones you missed", missed), ("The ones that took longest", slow)):
        if rows:
            yield Line(title, HEAD)
        for row in rows:
            yield from _worked(row)


def _worked(row: Row) -> Iterator[Line]:
    yield Line(f"{row.number}. {row.problem.prompt}", STRONG)
    if row.wrong_answers:
        yield Line(f"You: {', then '.join(row.wrong_answers)}", MUTED)
    yield from solution(row.problem)
    yield BLANK
