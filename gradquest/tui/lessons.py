"""The skill tree as a list: Enter opens a topic's lesson, P practises it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
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
from gradquest.tui.menu import KEY_COLUMNS, Item, Menu, MenuRow
from gradquest.tui.page import Page

if TYPE_CHECKING:
    from gradquest.topics.topic import Topic
    from gradquest.training.standing import SkillStanding

LEAD = "From slopes to optimisers. Nothing is locked. Enter opens a lesson, P practises its topic."
TITLE = 36
BEGINNING = "a good place to begin"


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

    def __init__(self, topic: Topic | None = None) -> None:
        super().__init__()
        self.topic = topic
        """The lesson to open at once."""
        self.words: Mapping[str, str] = {}
        """How far each topic has come."""

    def compose_body(self) -> ComposeResult:
        """What the keys do, and the topics."""
        with Vertical(classes="menu-page"):
            yield Static(self.write(LEAD, MUTED), classes="lead", markup=False)
            at = 0 if self.topic is None else TOPICS.index(self.topic)
            yield Menu([self._item(topic) for topic in TOPICS], at)

    def _item(self, topic: Topic) -> Item:
        title = self.write(f"{topic.title:<{TITLE}}")
        level = self.write(f"level {topic.level}", "$accent")
        says = said_of(topic, self.words.get(topic.id, ""), self._room)
        return Item(
            topic.id.replace(".", "-"), "", Content.assemble(title, level), self.write(says)
        )

    @property
    def _room(self) -> int:
        rows = self.query(MenuRow)
        return rows.first().content_size.width - KEY_COLUMNS if rows else 0

    def on_resize(self, event: events.Resize) -> None:
        """Say below the titles what there is room for."""
        super().on_resize(event)
        self.when_laid_out(self._rewrite)

    def _rewrite(self) -> None:
        for topic in TOPICS:
            self.query_one(Menu).rewrite(self._item(topic))

    # How the topics stand

    def on_mount(self) -> None:
        """Reckon behind the first paint."""
        self._reckon()
        if self.topic is not None:
            self._teach(self.topic)

    @work(thread=True, exclusive=True, group="standing")
    def _reckon(self) -> None:
        self.quest.ready.wait()
        with suppress(GradquestError):  # the topics stand there without it
            self.post_message(self.Found(self.quest.game.standing().skills))

    def on_lessons_page_found(self, event: Found) -> None:
        """Write behind each topic how far it has come."""
        event.stop()
        self.words = standings(event.skills)
        if self.is_whole:
            self._rewrite()

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


def said_of(topic: Topic, standing: str, room: int) -> str:
    """How a topic stands and what it builds on, as fully as there is room for."""
    titles = [topic_named(need).title.lower() for need in topic.needs]
    others = f" and {len(titles) - 1} more" if len(titles) > 1 else ""
    needs = [f"builds on {', '.join(titles)}", f"builds on {titles[0]}{others}"] if titles else []
    full = [f"{standing}; {it}" for it in needs] if standing else needs
    said = [*full, standing] if standing or needs else [topic.lesson[0], BEGINNING]
    return next((it for it in said if len(it) <= room), said[-1])


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
