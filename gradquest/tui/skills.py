"""Every skill with its level and its memory; Enter tests out of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from gradquest.errors import GradquestError
from gradquest.kinds.naming import skill_title
from gradquest.tui.courses import ahead
from gradquest.tui.lines import MUTED
from gradquest.tui.menu import KEY_COLUMNS, Item, Menu
from gradquest.tui.page import Page
from gradquest.tui.tables import GAP
from gradquest.wording import counted, sentence

if TYPE_CHECKING:
    from gradquest.training.standing import SkillStanding, Standing

LEAD = "Enter tests a skill: up to six questions, ever harder, no hints. It sets your level."


LEVEL, BESIDE_TITLE = len("Proficient, rusty"), KEY_COLUMNS + 8
"""Columns of the longest level, and those of a row that are neither skill nor level."""


class SkillsPage(Page):
    """A row for each skill, those that are due first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "test out", id="skills.choose"),
    ]
    heading = "skills"

    class Found(Message):
        """How the skills stand is known."""

        def __init__(self, standing: Standing) -> None:
            super().__init__()
            self.standing = standing

    def __init__(self) -> None:
        super().__init__()
        self.skills: Mapping[str, SkillStanding] = {}
        """By the id of its row."""

    def compose_body(self) -> ComposeResult:
        """What Enter does, and room for the rows."""
        with Vertical(classes="menu-page"):
            yield Static(self.write(LEAD, MUTED), classes="lead", markup=False)

    def on_mount(self) -> None:
        """Reckon behind the first paint."""
        self._reckon()

    @work(thread=True, exclusive=True)
    def _reckon(self) -> None:
        self.quest.ready.wait()
        try:
            self.post_message(self.Found(self.quest.game.standing()))
        except GradquestError as trouble:
            self.app.notify(self.quest.lettered(sentence(str(trouble))), markup=False)

    def on_skills_page_found(self, event: Found) -> None:
        """Show the rows, what is due first, then what was practised, then what is new."""
        event.stop()
        rows = sorted(event.standing.skills, key=_urgency)
        self.skills = {f"s{place}": row for place, row in enumerate(rows)}
        told = f"{ahead(event.standing.due)} {LEAD}"
        self.query_one(".lead", Static).update(self.write(told, MUTED))
        self.query_one(".menu-page").mount(Menu([*self._items()]))

    def on_resize(self, event: events.Resize) -> None:
        """Write the rows for the columns that there are."""
        super().on_resize(event)
        for menu in self.query(Menu):
            for item in self._items():
                menu.rewrite(item)

    def _items(self) -> Iterator[Item]:
        """Each level beside its skill where all have room for it, else in the line below."""
        names = [self.quest.lettered(skill_title(row.name)) for row in self.skills.values()]
        width = max(map(len, names)) + GAP
        is_beside = width + LEVEL <= self.size.width - BESIDE_TITLE
        for name, (id_, row) in zip(names, self.skills.items(), strict=True):
            level = f"{row.shown}{', rusty' if row.is_rusty else ''}"
            if is_beside:
                title = Content.assemble(f"{name:<{width}}", self.write(level, "$accent"))
                yield Item(id_, "", title, self.write(says(row)))
            else:
                yield Item(id_, "", Content(name), self.write(f"{level}; {says(row)}"))

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Test out of that skill."""
        from gradquest.training.start import Start

        event.stop()
        self.quest.play(Start(place="test-out", skill=self.skills[event.choice].name))

    def action_choose(self) -> None:
        """Test out of the skill under the bar."""
        for menu in self.query(Menu):
            menu.choose()


def _urgency(row: SkillStanding) -> tuple[bool, int]:
    return row.due_in is None, row.due_in or 0


def says(row: SkillStanding) -> str:
    """How a skill stands, in a few words: `memory 84 %, due in 3 days; 5 of the last 8 clean`."""
    if row.memory is None or row.due_in is None:
        return f"not practised yet; problems up to level {row.hardest}"
    due = f"due in {counted(row.due_in, 'day')}" if row.due_in > 0 else "due now"
    clean = f"{sum(row.recent)} of the last {len(row.recent)} clean"
    return f"memory {row.memory:.0%}, {due}; {clean}"
