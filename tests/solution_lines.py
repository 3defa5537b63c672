"""Whether a worked solution is true, line by line."""

from __future__ import annotations

from collections.abc import Iterator

from gradquest.kinds.problem import Problem
from gradquest.kinds.slips.coincidence import all_coincide
from gradquest.kinds.wording import step_line
from gradquest.maths.calculus.working import Step
from gradquest.maths.symbolic import derivative


def faults(problem: Problem) -> Iterator[str]:
    """The lines that are not true, and a last line that is not the answer."""
    for step in problem.steps:
        if not is_true(step, problem):
            yield f"{problem.reference}: {step_line(step)} is not true"
    if problem.steps[-1].equals != problem.answer:
        yield f"{problem.reference}: the last line is {step_line(problem.steps[-1])}"


def is_true(step: Step, problem: Problem) -> bool:
    """Both sides have the same values all over the domain; sympy differentiates the left one."""
    left = step.of
    if step.by is not None:
        left = tuple(derivative(part, step.by) for part in left)
    return all_coincide(left, step.equals, problem.task.domain)
