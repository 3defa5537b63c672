"""Sentences of the command line about verdicts, solutions and results."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gradquest.kinds.naming import skill_title
from gradquest.kinds.wording import step_line, told_answer
from gradquest.maths.notation import pretty_answer, typed_answer
from gradquest.maths.phrases import are, listed
from gradquest.maths.verdict import Outcome, Verdict
from gradquest.training import postcard
from gradquest.training.ghost import outcome
from gradquest.training.stages import unfinished
from gradquest.wording import clock_text, counted

if TYPE_CHECKING:
    from gradquest.kinds.problem import Problem
    from gradquest.training.drill import Drill
    from gradquest.training.result import Result
    from gradquest.training.session import Session

_UNSEEN = {ord(sign): None for sign in " \t*·"}
"""Signs that come and go without a change of meaning."""

_ENTRIES = ("first", "second", "third", "fourth", "fifth")


def verdict_line(verdict: Verdict) -> str:
    """The verdict in one line that begins with its outcome."""
    says = verdict.message
    if verdict.outcome is Outcome.UNREADABLE and verdict.column is not None:
        says = f"column {verdict.column}: {says}"
    if verdict.outcome is Outcome.WRONG:
        says = " ".join(filter(None, (_entries(verdict), _because(verdict))))
    return (
        f"{verdict.outcome}: {says}"
        if says.rstrip(".").lower() != verdict.outcome
        else says.lower()
    )


def _because(verdict: Verdict) -> str:
    return verdict.slip.message if verdict.slip else verdict.message


def _entries(verdict: Verdict) -> str:
    if len(verdict.components) < 2 or not any(verdict.components):
        return ""
    names = verdict.names or _ENTRIES
    right = [name for name, fine in zip(names, verdict.components, strict=False) if fine]
    if verdict.names:
        return f"{listed(right)} {are(len(right))} right."
    return f"The {listed(right)} {'entry is' if len(right) == 1 else 'entries are'} right."


def reading_line(verdict: Verdict) -> str:
    """How a wrong answer was read, where that is more than its blanks; else empty."""
    reading = verdict.reading
    if verdict.outcome is not Outcome.WRONG or reading is None:
        return ""
    shown, typed = pretty_answer(reading.components), typed_answer(reading.components)
    is_plain = _bare(reading.text) in (_bare(shown), _bare(typed))
    return "" if is_plain else f"Read as {shown}."


def _bare(text: str) -> str:
    """A text without its blanks, its signs of multiplication and the brackets of a list."""
    close = text.replace("**", "^").translate(_UNSEEN)
    return close[1:-1] if "," in close and close[0] in "([{" else close


def problem_lines(problem: Problem) -> Iterator[str]:
    """A problem with its name and its worked solution."""
    yield problem.prompt
    yield f"{problem.reference}, level {problem.origin.level}, par {problem.par_s:g} s"
    yield from (f"  {line}" for line in solution_lines(problem))


def solution_lines(problem: Problem) -> Iterator[str]:
    """The worked solution: each equation with its reason, the answer, the author's last word."""
    for number, step in enumerate(problem.steps, 1):
        yield f"{number}. {step_line(step)}"
        if step.because:
            yield f"   {step.because}"
    yield f"Answer: {told_answer(problem.answer)}"
    if problem.origin.explain:
        yield problem.origin.explain


def begun_lines(problem: Problem) -> Iterator[str]:
    """A solution without its last line."""
    shown, last, rule = unfinished(problem)
    yield "Your turn: the last line is missing." if shown else "Your turn: it takes one line."
    for number, step in enumerate(shown, 1):
        yield f"{number}. {step_line(step)}"
        if step.because:
            yield f"   {step.because}"
    yield f"{len(shown) + 1}. {last}"
    if rule:
        yield f"   {rule}"


def summary_lines(session: Session) -> Iterator[str]:
    """What a session came to, in two sentences."""
    end = session.end
    if end is None:
        yield "Nothing was answered, so nothing was stored."
        return
    yield f"{counted(end.problems, 'problem')}: {end.right} right, {end.clean} clean."
    if session.outcome:
        yield session.outcome
    if session.gains is not None:
        yield from (f"{skill_title(it.skill)}: {it.after}." for it in session.gains.rises)
        yield from filter(None, [session.gains.says])
    missed = {it.problem.skill for it in session.played if it.attempts and not it.is_right}
    if missed:
        yield f"Worth another look: {', '.join(sorted(map(skill_title, missed)))}."


def drill_lines(drill: Drill) -> Iterator[str]:
    """What drill this is, before its first problem."""
    card = drill.card
    yield f"{card.title}{f', share code {card.code}' if card.code else ''}."
    if card.note:
        yield card.note
    if drill.ghost is not None:
        yield f"Your ghost: {drill.ghost}."


def result_lines(result: Result) -> Iterator[str]:
    """What a timed drill came to."""
    end = result.end
    yield f"Right at the first try: {result.first_try:.0%}."
    yield f"Time {clock_text(end.elapsed_ms / 1000)}."
    if end.pace is not None:
        yield f"Pace {end.pace:.2f} (1.00 is par){_compared(result)}."
        if result.ghost is not None:
            yield outcome(result.ghost, end.pace)
    if end.consistency is not None:
        yield f"Consistency {end.consistency:.0f} of 100."
    yield f"Each problem: {result.marks} (+ clean, h hint, x wrong tries, ~ skipped)"
    yield f"Formula: {result.formula}."
    yield f"Here: {result.working[-1]}."


def share_lines(result: Result, *, is_ascii: bool) -> Iterator[str]:
    """What to paste for friends, and what they type for the same problems."""
    yield "To paste:"
    for line in postcard.lines(result, is_ascii=is_ascii):
        yield f"  {line}"
    if result.card.command:
        yield f"The same problems: {result.card.command}"


def _compared(result: Result) -> str:
    if result.change is None:
        return ", the first of its kind" if result.is_record else ""
    record = ", a record" if result.is_record else ""
    return f", {result.change:+.2f} against your best{record}"
