"""What is said after an answer, as paragraphs: the verdict, why, and the worked solution."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gradquest.kinds.problem import Problem
from gradquest.kinds.wording import told_answer
from gradquest.maths.notation import pretty_answer
from gradquest.maths.verdict import Verdict
from gradquest.progress.attempt import Status
from gradquest.training.played import Feedback, Played
from gradquest.training.session import Session
from gradquest.training.stages import unfinished
from gradquest.tui.lines import BLANK, MUTED, NOTED, RIGHT, STRONG, WARNED, WRONG, Line
from gradquest.tui.statement import solution_lines

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture


FINISH = "Your turn: the last line is missing. Write what stands for the ?"
BEGIN = "Your turn: it takes one line, by the rule below it."
LOOK = "Your turn: it takes one line."


ORDINALS = ("first entry", "second entry", "third entry", "fourth entry")


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
    yield from reminder(verdict)
    if verdict.slip is not None and verdict.witness is not None and verdict.witness.at:
        yield Line(verdict.message, MUTED)


def reminder(verdict: Verdict) -> Iterator[Line]:
    """What was wrong, to keep in sight at the second try."""
    if len(verdict.components) > 1 and (verdict.slip or verdict.carried):
        yield Line(_entries(verdict))
    yield Line(verdict.slip.message if verdict.slip else verdict.message)


def _entries(verdict: Verdict) -> str:
    """Each entry with its mark; an arrow: it only follows from another one."""
    names = verdict.names or ORDINALS
    carried = verdict.carried or (False,) * len(verdict.components)
    marks = zip(names, verdict.components, carried, strict=False)
    return "   ".join(
        f"{'✓' if fine else '→' if follows else '✗'} {name}" for name, fine, follows in marks
    )


def solution(problem: Problem) -> Iterator[Line]:
    """The worked solution: equations with their reasons, the answer, the author's last word."""
    yield BLANK
    for equation, because in solution_lines(problem.steps):
        yield Line(equation, STRONG)
        yield Line(because, MUTED)
    yield BLANK
    yield Line(f"Answer: {told_answer(problem.answer)}", RIGHT)
    if problem.origin.explain:
        yield Line(problem.origin.explain)


def example(problem: Problem) -> Iterator[Line]:
    """A worked example, to be read."""
    yield Line("Read how this one goes. Enter, and you finish one like it.", NOTED)
    yield Line("Ctrl+O: the lesson.", MUTED)
    yield from solution(problem)


def begun(problem: Problem, *, is_brief: bool) -> Iterator[Line]:
    """A solution without its last line; where room is scarce without the reasons too."""
    shown, last, rule = unfinished(problem)
    yield Line(FINISH if shown else BEGIN if rule else LOOK, NOTED)
    for equation, because in solution_lines(shown):
        yield Line(equation, STRONG)
        if not is_brief:
            yield Line(because, MUTED)
    yield Line(last, STRONG)
    if rule:
        yield Line(rule, MUTED)


def seen(scene: Picture, *, is_open: bool = False) -> Iterator[Line]:
    """What the picture shows, in words; while one may still try, only of one's own answer."""
    from gradquest.plot.describe import describe, describe_yours

    told = describe_yours(scene) if is_open else describe(scene)
    if told:
        yield BLANK
        yield Line(told, MUTED)


def afterword(told: Feedback) -> Iterator[Line]:
    """What the kind has left to say, once nothing can be given away."""
    reading = told.verdict.reading if told.verdict else None
    if text := told.problem.afterword(reading.components if reading else None):
        yield Line(text)


def hints(session: Session) -> Iterator[Line]:
    """The hints shown so far."""
    for number, hint in enumerate(session.hints, 1):
        yield Line(f"Hint {number} of {len(session.problem.hints)}", NOTED)
        yield Line(hint)


def why_chosen(played: Played) -> Iterator[Line]:
    """Why this problem came now."""
    yield Line(f"Why this one: {played.why or 'it is part of this session.'}", MUTED)
