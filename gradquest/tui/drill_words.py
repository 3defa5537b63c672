"""What a drill says: before it begins, while it stands still, and after each answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gradquest.progress.attempt import Status
from gradquest.training.drill import PLAIN
from gradquest.tui.lines import BLANK, HEAD, MUTED, NOTED, RIGHT, STRONG, WARNED, WRONG, Line

if TYPE_CHECKING:
    from gradquest.training.drill import Drill
    from gradquest.training.played import Feedback
    from gradquest.training.session import Session

HOW_IT_GOES = (
    Line("A right answer leads straight to the next problem."),
    Line("Par: the seconds that an able learner needs for a problem."),
    Line("A wrong answer costs half of its par; try again, or skip with F6."),
    Line("Hints and pauses are a key away. Explanations come at the end."),
)
GO = Line("The clock starts when you press Enter.", STRONG)
GO_ON = Line("Enter goes on.", STRONG)
PREPARING = (Line("Preparing the problems…", MUTED),)


def get_ready(drill: Drill | None) -> Iterator[Line]:
    """What is played, how it goes, and against whom."""
    card = drill.card if drill else PLAIN
    yield Line(f"{card.title}. Get ready.", HEAD)
    if card.code:
        yield Line(f"Share code {card.code}", MUTED)
    if card.note:
        yield Line(card.note, NOTED)
    yield BLANK
    yield from HOW_IT_GOES
    if drill is not None and drill.ghosts:
        yield BLANK
        yield Line(f"Ghost ◆  {drill.ghost or 'none'}   (a pace to race; g for another)")
    yield BLANK
    yield GO


def paused(because: str) -> Iterator[Line]:
    """Why the clock stands, and how it goes on."""
    yield Line("Paused.", HEAD)
    yield BLANK
    yield Line(because)
    yield GO_ON


def said(told: Feedback) -> Iterator[Line]:
    """The verdict in a line, and no more: explanations come at the end."""
    match told.status:
        case Status.RIGHT:
            yield Line("✓ Right. Next one:", RIGHT)
        case Status.WRONG:
            yield Line(f"✗ Not yet. {_advice(told)}", WRONG)
        case _:
            yield Line("– Skipped. Next one:", MUTED)
    if told.trouble:
        yield Line(told.trouble, WARNED)


def _advice(told: Feedback) -> str:
    """What to do after a wrong answer; a wrong number of entries is told even here."""
    verdict = told.verdict
    if verdict is not None and verdict.reading is not None:
        given, wanted = len(verdict.reading.components), len(told.problem.answer)
        if given != wanted:
            return verdict.message
    return "Mend it, or skip."


def hints(session: Session) -> Iterator[Line]:
    """The hints, newest first: in a low window the first line is what can be seen."""
    for hint in reversed(session.hints):
        yield Line(f"Hint: {hint}", NOTED)
