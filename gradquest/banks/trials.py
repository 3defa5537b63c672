"""An author's own tests, judged by the very rule by which learners' answers are judged."""

from __future__ import annotations

from gradquest.banks.drawing import Drawn
from gradquest.banks.template import Example
from gradquest.maths.expression import number, substitute, variables
from gradquest.maths.notation import pretty_answer, typed_answer
from gradquest.maths.phrases import listed
from gradquest.maths.tidy import tidy
from gradquest.maths.verdict import Outcome, Verdict


def refusal(example: Example, found: Drawn) -> str:
    """How a test of the author's fails; empty where it passes."""
    problem = found.problem
    verdict = problem.judge(_typed(example, found))
    wanted = Outcome.RIGHT if example.is_right else Outcome.WRONG
    if verdict.outcome is not wanted:
        got = f"{_said(verdict)}; the answer is {pretty_answer(problem.answer)}"
        return f"expected '{example.text}' to be {wanted}, got {got}"
    if not example.slip or not verdict.reading:
        return ""
    read = verdict.reading.components
    fitting = {slip.id for slip in problem.slips if problem.is_same(read, slip.answer)}
    fitting |= {verdict.slip.id} if verdict.slip else set()
    if example.slip in fitting:
        return ""
    got = listed([f"'{name}'" for name in sorted(fitting)], "or") or "none"
    return f"expected '{example.text}' to be the slip '{example.slip}', got {got}"


def _typed(example: Example, found: Drawn) -> str:
    """The author's text as it stands, unless there are parameters in it to be filled in."""
    given = {
        name: number(value)
        for name, value in found.values.items()
        if name not in found.problem.task.variables
    }
    if not any(variables(entry) & set(given) for entry in example.answer):
        return example.text
    return typed_answer(tuple(tidy(substitute(entry, given)) for entry in example.answer))


def _said(verdict: Verdict) -> str:
    """The outcome in words: a question back and a refusal to read say why."""
    said = "a question back" if verdict.outcome is Outcome.ASK else str(verdict.outcome)
    return f"{said} ({verdict.message.rstrip('.')})" if not verdict.counts else said
