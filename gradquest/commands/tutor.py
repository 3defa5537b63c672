"""What the plain mode shows of a problem that was answered: pictures, checks and walks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from gradquest.training.played import Feedback

if TYPE_CHECKING:
    from gradquest.maths.expression import Expression
    from gradquest.plot.scene import Picture
    from gradquest.progress.reports import Filed
    from gradquest.training.session import Session

ROWS = 22
NARROW = 58
"""In fewer columns a picture before another try says too little for its room."""

GIVEAWAY = "That would give the answer away: it comes after your second try."
NOTHING_YET = "There is no problem before this one yet; answer this one first."

Dispute = Callable[[Feedback, str], "Filed | None"]
"""What keeps a doubted verdict and says so."""


def nowhere(_told: Feedback, _answer: str) -> Filed | None:
    """Keep nothing: a session without a game has no folder."""
    return None


def answer_of(told: Feedback) -> tuple[Expression, ...] | None:
    """The learner's answer, where there was one that could be read."""
    reading = told.verdict.reading if told.verdict else None
    return reading.components if reading else None


def picture_lines(scene: Picture, columns: int) -> Iterator[str]:
    """A picture in ASCII, and the sentences that say the same."""
    from gradquest.plot.describe import describe

    yield from drawn_lines(scene, columns)
    yield describe(scene)


def own_lines(told: Feedback, session: Session, columns: int) -> Iterator[str]:
    """While one may try again: the picture with the learner's answer, and none of the right one."""
    from gradquest.plot.describe import describe_yours

    if columns < NARROW or told.problem.exhibit is not None:
        return
    scene = told.problem.scene(answer_of(told))
    if scene is not None and scene.yours_alone != scene.bare:
        yield from drawn_lines(session.seen(scene.yours_alone), columns)
        yield describe_yours(scene)


def drawn_lines(scene: Picture, columns: int) -> tuple[str, ...]:
    """A picture in ASCII."""
    from gradquest.plot.picture import Look, draw

    return draw(scene, columns, ROWS, Look.ASCII).lines()


def check_lines(told: Feedback) -> Iterator[str]:
    """The slopes of an answered problem, measured."""
    from gradquest.kinds.numeric_check import numeric_check

    checked = numeric_check(told.problem, answer_of(told))
    yield from checked.lines() if checked else ("There is no slope to measure there.",)


def walk_lines(told: Feedback, columns: int) -> Iterator[str]:
    """Where the answer to a problem would lead, and where the gradient leads."""
    from gradquest.kinds.walks import walk_scene

    scene = walk_scene(told.problem, answer_of(told))
    if scene is None:
        yield "There is no map to walk on there."
    else:
        yield from picture_lines(scene, columns)
