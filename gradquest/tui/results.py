"""What a session came to, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message

from gradquest.training.result import Result, Row
from gradquest.training.session import Session
from gradquest.tui.feedback import solution
from gradquest.tui.figures import clock_text
from gradquest.tui.lines import BLANK, HEAD, MUTED, STRONG, WARNED, Line
from gradquest.tui.page import Page
from gradquest.tui.words import Words

if TYPE_CHECKING:
    from gradquest.progress.achievement import Achievement
    from gradquest.training.start import Start

BAR = 24
"""Columns of the longest bar."""

MARKS = {"+": "✓", "h": "h", "x": "✗", "~": "–", "-": "."}
"""Clean, with a hint, with wrong tries, skipped, left open."""
NOTHING = (Line("Nothing was answered, so nothing was stored."),)


class ResultsPage(Page):
    """The end of a session."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "again", "another", id="results.again"),
        Binding("f3,s", "solutions", "solutions", id="results.solutions"),
        Binding("f5,r", "same", "same problems", id="results.same"),
        Binding("f6,f", "formula", "formula", id="results.formula"),
        Binding("up", "scroll_words(-1)", "up", id="results.up", show=False),
        Binding("down", "scroll_words(1)", "down", id="results.down", show=False),
        Binding("pageup", "scroll_words(-12)", "page up", id="results.page-up", show=False),
        Binding("pagedown,space", "scroll_words(12)", "page down", id="results.page-down",
                show=False),
    ]  # fmt: skip
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
        self.has_solutions = False
        self.has_formula = False

    def compose_body(self) -> ComposeResult:
        """All in words."""
        yield Words(id="results")

    def on_mount(self) -> None:
        """Reckon behind the first paint."""
        self._reckon()

    @work(thread=True, exclusive=True)
    def _reckon(self) -> None:
        game = self.quest.game
        self.post_message(self.Reckoned(game.result(self.session), tuple(game.new_achievements())))

    def on_results_page_reckoned(self, event: Reckoned) -> None:
        """Show what it came to; say what was reached."""
        event.stop()
        self.result = event.result
        self.write_result()
        self.quest.tell_of(event.unlocked)

    def write_result(self) -> None:
        """Write the page."""
        self.query_one(Words).show(self._lines())
        self.refresh_bindings()

    def _lines(self) -> Iterator[Line]:
        if self.result is None:
            yield from NOTHING
            return
        yield from summary(self.result)
        yield from bars(self.result)
        if self.has_formula:
            yield BLANK
            yield Line(self.result.formula, MUTED)
        if self.has_solutions:
            yield from worked(self.result)
        elif self.result.missed:
            yield BLANK
            yield Line("F3 shows how the ones you missed go.", MUTED)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each action where there is something for it."""
        if action == "solutions":
            return bool(self.result and self.result.rows)
        if action in ("formula", "same"):
            return bool(self.result and self.result.end.pace is not None)
        return super().check_action(action, parameters)

    def action_again(self) -> None:
        """The same kind of session with fresh problems."""
        self.quest.play(replace(self.start, seed=None))

    def action_same(self) -> None:
        """The very same problems once more; this sets no record."""
        self.quest.play(replace(self.start, seed=self.session.seed))

    def action_solutions(self) -> None:
        """Show the worked solutions, or put them away."""
        self.has_solutions = not self.has_solutions
        self.write_result()

    def action_formula(self) -> None:
        """Say how the pace is computed, or put that away."""
        self.has_formula = not self.has_formula
        self.write_result()

    def action_scroll_words(self, rows: int) -> None:
        """Scroll the page."""
        self.query_one(Words).scroll_relative(y=rows, animate=False)


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
        yield Line(f"Even pace    {end.consistency:.0f} of 100")


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
        return "   1.00 is par"
    return f"   {result.change:+.2f} against your best"


def bars(result: Result) -> Iterator[Line]:
    """One row a problem: what became of it, its time in pars as a bar, its skill."""
    most = max(1.0, *(row.effort.ratio for row in result.rows))
    yield BLANK
    yield Line("Each problem, its time as a share of par", HEAD)
    for row in result.rows:
        yield Line(_bar(row, most), "" if row.is_first_try else WARNED)


def _bar(row: Row, most: float) -> str:
    sign = MARKS[row.mark]
    length = max(1, round(BAR * row.effort.ratio / most))
    skill = f"{row.problem.kind.title}, {row.problem.origin.family}"
    return f"{row.number:>3} {sign} {'━' * length:<{BAR}} {row.effort.ratio:4.1f}×  {skill}"


def worked(result: Result) -> Iterator[Line]:
    """The problems that were missed, else the slowest, with their solutions."""
    rows = result.missed or result.slowest
    yield BLANK
    yield Line("The ones you missed" if result.missed else "The ones that took longest", HEAD)
    for row in rows:
        yield BLANK
        yield Line(f"{row.number}. {row.problem.prompt}", STRONG)
        if row.answer:
            yield Line(f"Your answer: {row.answer}", MUTED)
        yield from solution(row.problem)
