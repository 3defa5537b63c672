"""The skill tree as a list: Enter opens a topic's lesson, P practises it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from gradquest.errors import GradquestError
from gradquest.topics.lesson import Lesson, lesson_on
from gradquest.topics.tree import TOPICS, topic_named, topic_of
from gradquest.tui.lesson import LessonPage
from gradquest.tui.lines import MUTED
from gradquest.tui.menu import Item, Menu
from gradquest.tui.page import Page

if TYPE_CHECKING:
    from gradquest.topics.topic import Topic
    from gradquest.training.standing import SkillStanding

LEAD = "From slopes to optimisers. Nothing is locked. Enter opens a lesson, P practises its topic."
TITLE = 36


class LessonsPage(Page):
    """A row for each topic, in the order in which one builds on the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "lesson", id="lessons.choose"),
        Binding("p", "practise", "practise it", id="lessons.practise"),
    ]
    heading = "lessons"

    class Found(Message):
        """How the skills of the topics stand."""

        def __init__(self, skills: Sequence[SkillStanding]) -> None:
            super().__init__()
            self.skills = skills

    class Taught(Message):
        """A lesson is ready to be read."""

        def __init__(self, lesson: Lesson) -> None:
            super().__init__()
            self.lesson = lesson

    def compose_body(self) -> ComposeResult:
        """What the keys do, and the topics."""
        with Vertical(classes="menu-page"):
            yield Static(self.write(LEAD, MUTED), classes="lead", markup=False)
            yield Menu([self._item(topic) for topic in TOPICS])

    def _item(self, topic: Topic, standing: str = "") -> Item:
        title = self.write(f"{topic.title:<{TITLE}}")
        level = self.write(f"level {topic.level}", "$accent")
        needs = ", ".join(topic_named(need).title.lower() for need in topic.needs)
        says = "; ".join(filter(None, (standing, f"builds on {needs}" if needs else "")))
        name = topic.id.replace(".", "-")
        return Item(name, "", Content.assemble(title, level), self.write(says or topic.lesson[0]))

    # How the topics stand

    def on_mount(self) -> None:
        """Reckon behind the first paint."""
        self._reckon()

    @work(thread=True, exclusive=True, group="standing")
    def _reckon(self) -> None:
        self.quest.ready.wait()
        with suppress(GradquestError):  # the topics stand there without it
            self.post_message(self.Found(self.quest.game.standing().skills))

    def on_lessons_page_found(self, event: Found) -> None:
        """Write behind each topic how far it has come."""
        event.stop()
        words = standings(event.skills)
        for topic in TOPICS if self.is_whole else ():
            self.query_one(Menu).rewrite(self._item(topic, words.get(topic.id, "")))

    # Keys

    def action_choose(self) -> None:
        """Open the lesson under the bar."""
        self.query_one(Menu).choose()

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Open that lesson."""
        event.stop()
        self._teach(self._topic)

    @property
    def _topic(self) -> Topic:
        return TOPICS[self.query_one(Menu).place]

    def action_practise(self) -> None:
        """Practise the topic under the bar."""
        from gradquest.training.start import Start

        self.quest.play(Start(place="practice", topic=self._topic.id))

    @work(thread=True, exclusive=True, group="lesson")
    def _teach(self, topic: Topic) -> None:
        self.quest.ready.wait()
        lesson = lesson_on(topic, self.quest.game.library)
        if lesson.example is not None:
            _ = lesson.example.steps  # slow, so not where it is shown
        self.post_message(self.Taught(lesson))

    def on_lessons_page_taught(self, event: Taught) -> None:
        """Lay the lesson over the page."""
        event.stop()
        if self.is_whole:
            self.quest.push_screen(LessonPage(self, event.lesson))


def standings(skills: Sequence[SkillStanding]) -> Mapping[str, str]:
    """For each topic how many of its skills are learned: `2 of 5 skills learned`."""
    of_topic: dict[str, list[SkillStanding]] = {}
    for skill in skills:
        topic = topic_of(*skill.name.split(".", 1))
        if topic is not None:
            of_topic.setdefault(topic.id, []).append(skill)
    return {name: _said(rows) for name, rows in of_topic.items()}


def _said(rows: Sequence[SkillStanding]) -> str:
    met = sum(row.items > 0 for row in rows)
    learned = sum(row.shown.rank > 1 for row in rows)
    if not met:
        return "new to you"
    return f"{learned} of {len(rows)} skills learned" if learned else f"{met} of {len(rows)} begun"
