"""What the palette offers besides keys and places: drills, lessons, a test-out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from gradquest.tui.page import Page

if TYPE_CHECKING:
    from gradquest.topics.topic import Topic
    from gradquest.tui.app import GradquestApp
    from gradquest.tui.drill_choices import DrillChoice

TEST_OUT = "Test out of a skill"


class Way(NamedTuple):
    """Somewhere to go at once."""

    title: str
    says: str
    go: Callable[[], object]
    is_listed: bool = True
    """It is there before one types."""


class Ways(Provider):
    """Leads from any page to a drill, a lesson or a test-out."""

    async def discover(self) -> Hits:
        """The few that are worth a row before one types."""
        for way in filter(lambda it: it.is_listed, self.ways()):
            yield DiscoveryHit(way.title, way.go, help=way.says)

    async def search(self, query: str) -> Hits:
        """Those whose title has what was typed."""
        matcher = self.matcher(query)
        for way in self.ways():
            if (match := matcher.match(way.title)) > 0:
                yield Hit(match, matcher.highlight(way.title), way.go, help=way.says)

    def ways(self) -> Iterator[Way]:
        """All that the page below does not offer itself."""
        page = self.screen
        own = {it.description for it, _ in page.commands()} if isinstance(page, Page) else set()
        return (way for way in self._every() if way.title not in own)

    def _every(self) -> Iterator[Way]:
        from gradquest.topics.tree import TOPICS
        from gradquest.tui.drill_choices import CHOICES

        for choice in CHOICES:
            if choice.place != "code":  # it has to be typed, and that is what the page is for
                yield Way(choice.title, choice.says, partial(self._drill, choice))
        yield Way(TEST_OUT, "up to six questions, ever harder, about one skill", self._test_out)
        for topic in TOPICS:
            go = partial(self._teach, topic)
            yield Way(f"Lesson: {topic.title}", "five lines and an example", go, is_listed=False)

    @property
    def _quest(self) -> GradquestApp:
        return cast("GradquestApp", self.app)

    def _drill(self, choice: DrillChoice) -> None:
        from gradquest.training.start import Start

        self._quest.play(Start(place=choice.place, size=choice.size))

    def _test_out(self) -> None:
        from gradquest.tui.skills import SkillsPage

        self._quest.open("progress")
        self._quest.push_screen(SkillsPage())

    def _teach(self, topic: Topic) -> None:
        from gradquest.tui.lessons import LessonsPage

        self._quest.go_home()
        self._quest.push_screen(LessonsPage(topic))
