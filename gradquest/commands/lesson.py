"""`gradquest lesson`: the topics in order, or the lesson of one."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gradquest.commands.context import Context
from gradquest.commands.output import Output
from gradquest.commands.parser import Parser, add_ascii
from gradquest.commands.wording import solution_lines

if TYPE_CHECKING:
    from gradquest.topics.lesson import Lesson


def options(parser: Parser, name: str) -> None:  # noqa: ARG001 (one command only)
    """Which topic."""
    parser.add_argument("topic", nargs="?", metavar="TOPIC", help="such as partial.chain; else all")
    add_ascii(parser)


def run(given: Namespace, context: Context) -> int:
    """Print it."""
    out = Output(context.stdout, is_ascii=given.ascii)
    for line in _listed() if given.topic is None else _told(given.topic, context):
        out.line(line)
    return 0


def _listed() -> Iterator[str]:
    from gradquest.topics.tree import TOPICS

    for topic in TOPICS:
        yield f"{topic.level}  {topic.id:<22}{topic.title}"


def _told(name: str, context: Context) -> Iterator[str]:
    from gradquest.topics.lesson import lesson_on
    from gradquest.topics.tree import topic_named

    return lesson_lines(lesson_on(topic_named(name), context.library()))


def lesson_lines(lesson: Lesson) -> Iterator[str]:
    """A lesson as lines: what it says, its example with the solution, what it builds on."""
    yield lesson.topic.title
    yield from (f"  {line}" for line in lesson.topic.lesson)
    if lesson.example is not None:
        yield f"Example. {lesson.example.prompt}"
        yield from (f"  {line}" for line in solution_lines(lesson.example))
    if lesson.builds_on:
        yield f"It builds on: {lesson.builds_on}."
