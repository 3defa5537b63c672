"""A topic with the one problem that shows it, worked out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gradquest.errors import GradquestError
from gradquest.topics.tree import topic_named, topic_of

if TYPE_CHECKING:
    from gradquest.banks.library import Library
    from gradquest.kinds.problem import Problem
    from gradquest.topics.topic import Topic


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is taught on one page."""

    topic: Topic
    example: Problem | None
    """None where the bank of the example is not at hand."""

    @property
    def builds_on(self) -> str:
        """The titles of what comes before; empty where nothing has to."""
        return ", ".join(topic_named(need).title for need in self.topic.needs)


def lesson_on(topic: Topic, library: Library) -> Lesson:
    """The lesson of a topic."""
    try:
        return Lesson(topic, library.problem(topic.example))
    except GradquestError:
        return Lesson(topic, None)


def lesson_for(problem: Problem, library: Library) -> Lesson | None:
    """The lesson behind a problem; None where it belongs to no topic."""
    topic = topic_of(problem.kind.name, problem.origin.family)
    return lesson_on(topic, library) if topic else None
