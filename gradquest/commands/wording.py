"""Sentences of the command line about verdicts, solutions and results."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gradquest.kinds.wording import step_line
from gradquest.maths.notation import pretty_answer
from gradquest.maths.verdict import Outcome, Verdict
from gradquest.training.today import skill_title
from gradquest.wording import clock_text, counted

if TYPE_CHECKING:
    from gradquest.kinds.problem import Problem
    from gradquest.training.result import Result
    from gradquest.training.session import Session

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
    right = [name for name, fine in zip(_ENTRIES, verdict.components, strict=False) if fine]
    return f"The {' and '.join(right)} {'entry is' if len(right) == 1 else 'entries are'} right."


def problem_lines(problem: Problem) -> Iterator[str]:
    """A problem with its name and its worked solution."""
    yield problem.prompt
    yield f"{problem.reference}, level {problem.origin.level}, par {problem.par_s:g} s"
    yield from (f"  {line}" for line in solution_lines(problem))


def solution_lines(problem: Problem) -> Iterator[str]:
    """The worked solution: each equation with its reason, the answer, the author's last word."""
    for number, step in enumerate(problem.steps, 1):
        yield f"{number}. {step_line(step)}"
        if step.says:
            yield f"   {step.says}"
    yield f"Answer: {pretty_answer(problem.answer)}"
    if problem.origin.explain:
        yield problem.origin.explain


def summary_lines(session: Session) -> Iterator[str]:
    """What a session came to, in two sentences."""
    end = session.end
    if end is None:
        yield "Nothing was answered, so nothing was stored."
        return
    yield f"{counted(end.problems, 'problem')}: {end.right} right, {end.clean} clean."
    missed = {it.problem.skill for it in session.played if it.attempts and not it.is_right}
    if missed:
        yield f"Worth another look: {', '.join(sorted(map(skill_title, missed)))}."


def result_lines(result: Result) -> Iterator[str]:
    """What a timed drill came to."""
    end = result.end
    yield f"Right at the first try: {result.first_try:.0%}."
    yield f"Time {clock_text(end.elapsed_ms / 1000)}."
    if end.pace is not None:
        yield f"Pace {end.pace:.2f} (1.00 is par){_compared(result)}."
    if end.consistency is not None:
        yield f"Consistency {end.consistency:.0f} of 100."
    yield f"Each problem: {result.marks} (+ clean, h hint, x wrong tries, ~ skipped)"
    yield f"Formula: {result.formula}."


def _compared(result: Result) -> str:
    if result.change is None:
        return ", the first of its kind" if result.is_record else ""
    record = ", a record" if result.is_record else ""
    return f", {result.change:+.2f} against your best{record}"
