"""`gradquest problem`: problems as readable text or as data."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from gradquest.commands.context import Context
from gradquest.commands.output import Output
from gradquest.commands.parser import Parser, add_ascii, add_choice
from gradquest.commands.wording import problem_lines
from gradquest.errors import Misuse

if TYPE_CHECKING:
    from gradquest.kinds.problem import Problem
    from gradquest.maths.calculus.working import Step


def options(parser: Parser, name: str) -> None:  # noqa: ARG001 (one command only)
    """Which problems, and in which form."""
    add_choice(parser)
    add_ascii(parser)
    parser.add_argument("--jsonl", action="store_true", help="one JSON object a problem")


def run(given: Namespace, context: Context) -> int:
    """Print the problems."""
    out = Output(context.stdout, is_ascii=given.ascii)
    for number, problem in enumerate(_problems(given, context)):
        if given.jsonl:
            out.json(as_json(problem))
            continue
        if number:
            out.line()
        for line in problem_lines(problem):
            out.line(line)
    return 0


def _problems(given: Namespace, context: Context) -> Iterator[Problem]:
    if len(given.kind) > 1:
        raise Misuse("problem takes one --kind; without it, kinds are mixed")
    kind = given.kind[0] if given.kind else None
    seed = context.seed() if given.seed is None else given.seed
    return context.library(given.bank).generate(kind, given.level, seed, given.count or 1)


def as_json(problem: Problem) -> dict[str, Any]:
    """A problem as plain data; exact numbers are texts such as `7/2`."""
    from gradquest.maths.notation import fraction_text, typed

    task, origin = problem.task, problem.origin
    answer = [typed(entry) for entry in problem.answer]
    return {
        "id": problem.id,
        "kind": problem.kind.name,
        "family": origin.family,
        "level": origin.level,
        "seed": origin.seed,
        "function": typed(task.function),
        "variables": list(task.variables),
        "point": None if task.point is None else [fraction_text(value) for value in task.point],
        "learning_rate": (
            None if task.learning_rate is None else fraction_text(task.learning_rate)
        ),
        "prompt": problem.prompt,
        "answer": answer if problem.kind.is_vector(task) else answer[0],
        "steps": [_step_text(step) for step in problem.steps],
        "par_s": problem.par_s,
    }


def _step_text(step: Step) -> str:
    from gradquest.kinds.wording import step_line

    return f"{step_line(step)} ({step.says.rstrip('.')})" if step.says else step_line(step)
