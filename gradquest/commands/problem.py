"""`gradquest problem`: problems as readable text or as data."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from gradquest.commands.context import Context
from gradquest.commands.output import Output
from gradquest.commands.parser import Parser, add_ascii, add_choice
from gradquest.commands.wording import problem_lines

if TYPE_CHECKING:
    from gradquest.kinds.kind import Task
    from gradquest.kinds.problem import Problem
    from gradquest.maths.calculus.working import Step

FIELDS = """\
--jsonl: id, kind, family, level, seed, function, variables, point, learning_rate, prompt, answer,
steps, par_s; exact numbers are texts such as "7/2". Where a problem has them, also:
  ask        which of its questions the kind asks, such as "x y" of the second partials
  count      how many steps of descent
  direction  {"vector": [..]}, {"angle": [degrees]} or {"towards": [..]}
  given      further numbers by name, such as {"beta": "9/10"}
  inner      letters in between by name, in order, each with its formula
  outer      f in those letters
  data       the rows of numbers, such as the points (x, y) of a fit"""


def options(parser: Parser, name: str) -> None:  # noqa: ARG001 (one command only)
    """Which problems, and in which form."""
    parser.epilog = FIELDS
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
    seed = context.seed() if given.seed is None else given.seed
    library = context.library(given.bank)
    for line in library.left_out():
        Output(context.stderr, is_ascii=given.ascii).one_line(f"note: {line}")
    return library.generate(given.kind, given.level, seed, given.count or 1)


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
        **dict(_further(task)),
    }


def _further(task: Task) -> Iterable[tuple[str, object]]:
    """What else a problem is about; only what this one has."""
    from gradquest.maths.notation import fraction_text, typed

    if task.aspect:
        yield "ask", task.aspect
    if task.count is not None:
        yield "count", task.count
    if task.direction is not None:
        numbers = [fraction_text(value) for value in task.direction.numbers]
        yield "direction", {task.direction.form.value: numbers}
    if task.given:
        yield "given", {name: fraction_text(value) for name, value in task.given}
    if task.parts:
        yield "inner", {name: typed(part) for name, part in task.parts}
    if task.outer is not None:
        yield "outer", typed(task.outer)
    if task.data:
        yield "data", [[fraction_text(value) for value in row] for row in task.data]


def _step_text(step: Step) -> str:
    from gradquest.kinds.wording import step_line

    return f"{step_line(step)} ({step.says.rstrip('.')})" if step.says else step_line(step)
