"""What a session came to, in lines: its numbers, what was reached, what to look at again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gradquest.kinds.naming import skill_title
from gradquest.training import postcard
from gradquest.training.ghost import outcome
from gradquest.tui.feedback import solution
from gradquest.tui.lines import BLANK, HEAD, MUTED, STRONG, Line
from gradquest.tui.running import bars
from gradquest.tui.tables import Entry, names_first
from gradquest.wording import clock_text

if TYPE_CHECKING:
    from gradquest.progress.achievement import Achievement
    from gradquest.training.gains import Gains
    from gradquest.training.result import Result, Row

LEGEND = "✓ clean   • right with a hint or a later try   ✗ not right   – skipped or shown"
PAR = "Par: the seconds that an able learner needs; 2.0× is twice as long."
NO_PACE = "none: it takes a whole run with at least half of it right"
WELL, FAIR = 0.75, 0.4
"""Shares that are right: what is said at the end of a practice."""
SIZES = {1: "one", 5: "five", 10: "ten", 20: "twenty"}
"""Sizes of a practice that read better as words."""
PASTE, FORMULA = "To paste", "How pace is reckoned"
ALL_CLEAN = "✓ All clean. A good place to stop."
NOTHING = (Line("Nothing was answered, so nothing was stored."),)


def again(played: str, following: str, size: int | None) -> str:
    """What Enter begins after a session of some size: `another ten`, `race again`."""
    match following:
        case "practice" if size:
            return f"another {SIZES.get(size, str(size))}"
        case "race" if played == "daily":
            return "a race of ten"
        case "weak":
            return "more weak spots"
        case "test-out":
            return "test again"
    return f"{following} again"


def summary(result: Result) -> Iterator[Line]:
    """The main numbers, each with its name."""
    end = result.end
    yield Line(_headline(result), STRONG)
    yield BLANK
    if end.pace is None and result.formula:
        yield Line(f"Pace         {NO_PACE}")
    if end.pace is not None:
        yield Line(f"Pace         {end.pace:.2f}{_compared(result)}", STRONG)
        if result.ghost is not None:
            yield Line(f"Ghost ◆      {outcome(result.ghost, end.pace)}")
    yield Line(f"First try    {result.first_try:.0%} right of {end.problems}")
    yield Line(f"Clean        {end.clean} of {end.problems}")
    if result.formula:
        yield Line(f"Time         {clock_text(end.elapsed_ms / 1000)}")
    if end.consistency is not None:
        yield Line(f"Consistency  {end.consistency:.0f} of 100")


def _headline(result: Result) -> str:
    end = result.end
    if result.outcome:
        return result.outcome
    if not end.right:
        return "Done. None right this time; the solutions show how they go."
    if result.is_record:
        return "★ Your best so far." if result.best is not None else "★ Your first: a best to beat."
    if end.is_complete and result.card.note:
        return result.card.note
    if not end.is_complete:
        return "Stopped early. What you answered is kept."
    if end.clean == end.problems:
        return "✓ All clean." if result.formula else ALL_CLEAN
    return "Done." if result.formula else _parting(end.right / end.problems)


def _parting(share: float) -> str:
    if share >= WELL:
        return "Done, and most of it right. A good place to stop."
    if share >= FAIR:
        return "Done. Each of these comes easier the next time."
    return "Done. These were hard ones; the solutions show how they go."


def _compared(result: Result) -> str:
    if result.change is None:
        return "  1.00 is par"
    return f"  {result.change:+.2f} against your best"


def brought(gains: Gains, room: int, *, is_ascii: bool = False) -> Iterator[Line]:
    """Which skills have risen, and what comes back when."""
    if gains.rises:
        yield BLANK
        yield Line("What it brought", HEAD)
    rises = [Entry(skill_title(it.skill), f"{it.before} → {it.after}") for it in gains.rises]
    yield from names_first(rises, room, is_ascii=is_ascii)
    if gains.says:
        yield BLANK
        yield Line(gains.says, MUTED)


def reached(unlocked: Sequence[Achievement]) -> Iterator[Line]:
    """The achievements that came with this session."""
    if not unlocked:
        return
    yield BLANK
    yield Line("New achievements", HEAD)
    for achievement in unlocked:
        yield Line(f"★ {achievement.name}", STRONG)
        yield Line(achievement.says, MUTED, indent=2)


def chart(result: Result, room: int, *, is_ascii: bool = False) -> Iterator[Line]:
    """One row a problem: what became of it, its time in pars as a bar, its skill."""
    yield BLANK
    yield Line("Each problem, its time in pars", HEAD)
    names = [skill_title(row.problem.skill) for row in result.rows]
    yield from bars(result.rows, names, room, is_ascii=is_ascii)
    yield Line(LEGEND, MUTED)
    if result.formula:
        yield Line(PAR, MUTED)


def shared(result: Result, *, is_ascii: bool) -> Iterator[Line]:
    """What to paste for friends, and what they type for the same problems."""
    yield BLANK
    yield Line(PASTE, HEAD)
    for line in postcard.lines(result, is_ascii=is_ascii):
        yield Line(line)
    if result.card.command:
        yield Line(f"The same problems: {result.card.command}", MUTED)


def formula(result: Result) -> Iterator[Line]:
    """How the pace is computed, with the numbers of this run."""
    yield BLANK
    yield Line(FORMULA, HEAD)
    yield Line(result.formula, MUTED)
    for line in result.working:
        yield Line(line, indent=2)


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
