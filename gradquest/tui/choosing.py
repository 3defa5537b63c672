"""Which drill it shall be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from gradquest.errors import GradquestError
from gradquest.kinds.naming import skill_title
from gradquest.tui.drill_choices import (
    CHOICES,
    DrillChoice,
    Runs,
    about,
    named_spots,
    runs_so_far,
)
from gradquest.tui.lines import WARNED
from gradquest.tui.menu import KEY_COLUMNS, Item, Menu
from gradquest.tui.page import Page
from gradquest.tui.paragraphs import Paragraphs
from gradquest.wording import sentence

if TYPE_CHECKING:
    from gradquest.training.start import Start

BESIDE_SAYS = KEY_COLUMNS + 3
"""Columns of a row that are not what is said of it."""

CODE_WANTED = "0000-0000-09N, or a pasted result line"


class DrillChoicePage(Page):
    """Choose a drill; options given on the command line go straight through."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "start", id="drill.choose"),
        *(
            Binding(it.key, f"take('{it.id}')", it.title, id=f"drill.{it.id}", show=False)
            for it in CHOICES
        ),
    ]
    heading = "drill"

    class Found(Message):
        """What was run so far is known."""

        def __init__(self, runs: Mapping[str, Runs], weak: Sequence[str]) -> None:
            super().__init__()
            self.runs = runs
            self.weak = weak

    def __init__(self) -> None:
        super().__init__()
        self.runs: Mapping[str, Runs] = {}
        self.weak: Sequence[str] = ()
        """The weak spots as they are written, the weakest first."""

    def compose_body(self) -> ComposeResult:
        """Which drills there are, and beside them what is known of the one under the bar."""
        with Horizontal(id="drills"):
            with VerticalScroll(classes="menu-page", can_focus=False):
                yield Static(self.write("Against the clock. Which one?", "bold"), classes="lead",
                             markup=False)  # fmt: skip
                yield Menu([self._item(it) for it in CHOICES])
                yield Input(placeholder=CODE_WANTED, id="code", classes="-empty")
                yield Static(id="code-says", markup=False)
            yield Paragraphs(id="chosen")

    def _item(self, choice: DrillChoice) -> Item:
        title = self.write(f"{choice.title:<15}")
        runs = self.runs.get(choice.id)
        if runs is not None and runs.best is not None:
            said = self.write(f"your best {runs.best:.2f} on {runs.day}", "$accent")
            title = Content.assemble(title, said)
        says = choice.says
        if choice.place == "weak":
            says = named_spots(self.weak, self._room) or says
        return Item(choice.id, choice.key, title, self.write(says))

    @property
    def _room(self) -> int:
        """Columns for what is said of a drill."""
        rows = self.query(Menu)
        return rows.first().size.width - BESIDE_SAYS if rows else 0

    # What was run so far

    def on_mount(self) -> None:
        """Tell of the drill under the bar."""
        self.show_chosen()

    def on_screen_resume(self) -> None:
        """Look up what was run, behind the first paint and after every drill."""
        self._look_up()

    @work(thread=True, exclusive=True)
    def _look_up(self) -> None:
        self.quest.ready.wait()
        with suppress(GradquestError):  # without banks there is nothing to beat
            weak = [self.quest.lettered(skill_title(it)) for it in self.quest.game.weak_skills()]
            self.post_message(self.Found(runs_so_far(self.quest.game), weak))

    def on_drill_choice_page_found(self, event: Found) -> None:
        """Write each best behind its drill, and the weak spots."""
        event.stop()
        self.runs, self.weak = event.runs, event.weak
        self._write_items()
        self.show_chosen()

    def on_resize(self, event: events.Resize) -> None:
        """Name as many weak spots as there is room for."""
        super().on_resize(event)
        self.when_laid_out(self._write_items)

    def _write_items(self) -> None:
        for menu in self.query(Menu):  # none while the page is taken down
            for choice in CHOICES:
                menu.rewrite(self._item(choice))

    def on_descendant_focus(self) -> None:
        """The bar moved: tell of the drill under it."""
        self.show_chosen()

    def show_chosen(self) -> None:
        """What is known of the drill under the bar."""
        for menu in self.query(Menu):
            choice = CHOICES[menu.place]
            told = about(choice, self.runs.get(choice.id), self.weak)
            for side in self.query("#chosen").results(Paragraphs):
                side.show(told)

    # Keys

    def on_menu_chosen(self, event: Menu.Chosen) -> None:
        """Begin that drill."""
        event.stop()
        self.action_take(event.choice)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Play the code that was typed, or say what is wrong with it."""
        from gradquest.training.start import Start

        event.stop()
        try:
            start = coded(Start(place="race"), event.value)
        except GradquestError as reason:
            self.query_one("#code-says", Static).update(self.write(sentence(str(reason)), WARNED))
        else:
            self.quest.play(start)

    def on_key(self, event: events.Key) -> None:
        """Up and down leave the line for the code."""
        if event.key in ("up", "down") and isinstance(self.focused, Input):
            event.stop()
            self.query_one(Menu).go_to(len(CHOICES) - 1)

    def action_choose(self) -> None:
        """Begin the drill under the bar."""
        self.query_one(Menu).choose()

    def action_take(self, choice: str) -> None:
        """Begin a drill by its name, or ask for the code of one."""
        from gradquest.training.start import Start

        chosen = next(it for it in CHOICES if it.id == choice)
        if chosen.place == "code":
            line = self.query_one("#code", Input)
            line.remove_class("-empty")
            line.focus()
            self.when_laid_out(line.scroll_visible)
        else:
            self.quest.play(Start(place=chosen.place, size=chosen.size))


def coded(start: Start, text: str) -> Start:
    """The start of a typed code, or of a pasted result with its pace as the ghost."""
    from gradquest.training.code import read_code
    from gradquest.training.postcard import friend, has_pace

    if has_pace(text):
        if not friend(text).code:
            raise GradquestError("the share code is missing: it stands under the result")
        return replace(start, ghost=text)
    read_code(text)
    return replace(start, code=text)
