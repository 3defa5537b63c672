"""What is said after an answer, as paragraphs: the verdict, why, and the worked solution."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from gradquest.kinds.problem import Problem
from gradquest.maths.notation import pretty_answer
from gradquest.maths.verdict import Verdict
from gradquest.progress.attempt import Status
from gradquest.training.played import Feedback, Played
from gradquest.training.session import Session
from gradquest.tui.lines import BLANK, MUTED, NOTED, RIGHT, STRONG, WARNED, WRONG, Line
from gradquest.tui.statement import solution_lines

if TYPE_CHECKING:
    from gradquest.plot.scene import Scene


def headline(told: Feedback, played: Played) -> Line:
    """The verdict in a sign and a word or two; the sign says it without colour."""
    match told.status:
        case Status.RIGHT if played.is_clean:
            return Line("✓ Right.", RIGHT)
        case Status.RIGHT if played.wrong_tries:
            return Line("✓ Right, at the second try.", RIGHT)
        case Status.RIGHT:
            return Line("✓ Right, with a hint." if played.hints else "✓ Right.", RIGHT)
        case Status.WRONG:
            return Line("✗ Not yet." if told.may_retry else "✗ Not this time.", WRONG)
        case Status.SKIPPED:
            return Line("→ Skipped. Here is how it goes.", STRONG)
    return Line("→ Here is how it goes.", STRONG)


def why(told: Feedback) -> Iterator[Line]:
    """What the learner needs to hear about this answer."""
    verdict = told.verdict
    if verdict is not None:
        if verdict.reading is not None:
            asked = told.problem.question.removesuffix("?")
            yield Line(f"You: {asked}{pretty_answer(verdict.reading.components)}", MUTED)
        yield from _reasons(verdict)
    if told.trouble:
        yield Line(told.trouble, WARNED)


def _reasons(verdict: Verdict) -> Iterator[Line]:
    """The slip and, as proof, a place where both differ; without a slip what the checker says."""
    if verdict.is_right:
        return
    if verdict.slip is None:
        yield Line(verdict.message)
        return
    if len(verdict.components) > 1:
        yield Line(_entries(verdict.components))
    yield Line(verdict.slip.message)
    if verdict.witness is not None and verdict.witness.at:
        yield Line(verdict.message, MUTED)


def _entries(right: tuple[bool, ...]) -> str:
    names = ("first", "second", "third", "fourth")
    marks = zip(names, right, strict=False)
    return "   ".join(f"{'✓' if fine else '✗'} {name} entry" for name, fine in marks)


def solution(problem: Problem) -> Iterator[Line]:
    """The worked solution: equations with their reasons, the answer, the author's last word."""
    yield BLANK
    for equation, because in solution_lines(problem.steps):
        yield Line(equation, STRONG)
        yield Line(because, MUTED)
    yield BLANK
    yield Line(f"Answer: {pretty_answer(problem.answer)}", RIGHT)
    if problem.origin.explain:
        yield Line(problem.origin.explain)


def seen(scene: Scene, *, is_open: bool = False) -> Iterator[Line]:
    """What the picture shows, in words; while one may still try, only of one's own answer."""
    from gradquest.plot.describe import describe

    told = describe(scene)
    if is_open:
        told = told.removeprefix(describe(_without_yours(scene))).strip()
    if told:
        yield BLANK
        yield Line(told, MUTED)


def _without_yours(scene: Scene) -> Scene:
    arrows = tuple(it for it in scene.arrows if it.role.name != "YOURS")
    moves = tuple(it for it in scene.moves if it.role.name != "YOUR_STEP")
    return replace(scene, arrows=arrows, moves=moves)


def hints(session: Session) -> Iterator[Line]:
    """The hints shown so far."""
    for number, hint in enumerate(session.hints, 1):
        yield Line(f"Hint {number} of {len(session.problem.hints)}", NOTED)
        yield Line(hint)


def why_chosen(played: Played) -> Iterator[Line]:
    """Why this problem came now."""
    yield Line(f"Why this one: {played.why or 'it is part of this session.'}", MUTED)
