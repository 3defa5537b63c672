"""A lesson over the page: five lines, and one example that is worked out."""

from __future__ import annotations

from collections.abc import Iterator

from gradquest.topics.lesson import Lesson
from gradquest.tui.feedback import solution
from gradquest.tui.lines import BLANK, HEAD, MUTED, STRONG, Line
from gradquest.tui.overlay import Overlay
from gradquest.tui.page import Page


class LessonPage(Overlay):
    """Teaches one topic."""

    def __init__(self, page: Page, lesson: Lesson) -> None:
        super().__init__(page)
        self.lesson = lesson

    def lines(self) -> Iterator[Line]:
        """The lesson, its example, and what it builds on."""
        topic = self.lesson.topic
        yield Line(topic.title, HEAD)
        yield BLANK
        for said in topic.lesson:
            yield Line(f"· {said}")
        if self.lesson.example is not None:
            yield BLANK
            yield Line("An example", HEAD)
            yield Line(self.lesson.example.prompt, STRONG)
            yield from solution(self.lesson.example)
        if self.lesson.builds_on:
            yield BLANK
            yield Line(f"It builds on: {self.lesson.builds_on}.", MUTED)
