"""What the answers so far add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.message import Message
from textual.widgets import Static

from gradquest.errors import GradquestError
from gradquest.tui.lines import MUTED, STRONG, Line
from gradquest.tui.paragraphs import Paragraphs
from gradquest.tui.scrolling import Scroller, ScrollingPage
from gradquest.tui.sections import SECTIONS, Section, Sizes, Told, overview, told_of
from gradquest.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

LOW_CHART, HIGH_CHART = 7, 9
"""Rows of a chart."""
FEWEST_SKILLS = 12
BESIDE_SKILLS = 12
"""Rows of the page that are not its skills."""
CONTENTS = "  ".join(f"{number} {it.name}" for number, it in enumerate(SECTIONS, 1))
NO_LOG = (
    Line("Nothing here yet.", STRONG),
    Line("Answer a few problems; what you can do, and how it grows, will stand here."),
)


class ProgressPage(ScrollingPage):
    """Skills, charts, calendar, forecast, slips and records: one section below the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "skills", "skills, test out", id="progress.skills"),
        Binding("tab,right", "turn(1)", "next part", id="progress.next"),
        Binding("shift+tab,left", "turn(-1)", "part before", id="progress.before", show=False),
        *(
            Binding(str(at + 1), f"go_to({at})", f"go to {it.name}", id=f"go.{it.name}", show=False)
            for at, it in enumerate(SECTIONS)
        ),
    ]
    heading = "progress"

    class Reckoned(Message):
        """The numbers are there."""

        def __init__(self, told: Told) -> None:
            super().__init__()
            self.told = told

    def __init__(self) -> None:
        super().__init__()
        self.told: Told | None = None
        self.place = 0
        """The section that one went to last."""

    def compose_body(self) -> ComposeResult:
        """What there is, and two columns where there is room, else one below the other."""
        yield Static(self.write(CONTENTS, MUTED), id="contents", markup=False)
        with Scroller(id="scrolled"), Container(id="columns"):
            with Vertical(classes="half"):
                yield Paragraphs(id="overview")
                yield from self._sections(is_wide=True)
            with Vertical(classes="half"):
                yield from self._sections(is_wide=False)

    def _sections(self, *, is_wide: bool) -> Iterable[Paragraphs]:
        return [Paragraphs(id=f"part-{it.name}") for it in SECTIONS if it.is_wide is is_wide]

    def _part(self, section: Section) -> Paragraphs:
        return self.query_one(f"#part-{section.name}", Paragraphs)

    def on_mount(self) -> None:
        """Reckon behind the first paint."""
        self._reckon()

    @work(thread=True, exclusive=True)
    def _reckon(self) -> None:
        """What the log tells at once; as soon as the banks are there, the skills too."""
        game, ready = self.quest.game, self.quest.ready
        try:
            if not ready.is_set():
                self.post_message(self.Reckoned(told_of(game, has_banks=False)))
                ready.wait()
            self.post_message(self.Reckoned(told_of(game)))
        except GradquestError as trouble:
            self.app.notify(self.quest.lettered(sentence(str(trouble))), markup=False)

    def on_progress_page_reckoned(self, event: Reckoned) -> None:
        """Keep the numbers, and write them."""
        event.stop()
        self.told = event.told
        self.write_sections()

    def on_resize(self, event: events.Resize) -> None:
        """Draw the charts for the new size."""
        super().on_resize(event)
        self.when_laid_out(self.write_sections)

    def write_sections(self) -> None:
        """Write everything for the room that there is."""
        if self.told is None or not self.is_whole:
            return
        is_empty = not self.told.summary.total.problems
        self.set_class(is_empty, "-empty-log")
        whole = self.query_one("#overview", Paragraphs)
        whole.show(NO_LOG if is_empty else overview(self.told))
        for section in () if is_empty else SECTIONS:
            self._part(section).show(section.lines(self.told, self._sizes))
        self.refresh_bindings()

    @property
    def _sizes(self) -> Sizes:
        columns = self.query_one("#overview").size.width
        rows = HIGH_CHART if self.has_class("-high") else LOW_CHART
        is_long = self.has_class("-wide")
        skills = max(FEWEST_SKILLS, self.size.height - BESIDE_SKILLS) if is_long else FEWEST_SKILLS
        return Sizes(columns, rows, skills, self.quest.is_ascii)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Sections where there are some."""
        if action in ("turn", "go_to"):
            can_scroll = super().check_action("scroll_page", ())
            return bool(can_scroll and self.told and self.told.summary.total.problems)
        return super().check_action(action, parameters)

    def action_skills(self) -> None:
        """Show how each skill stands, to test out of one."""
        from gradquest.tui.skills import SkillsPage

        self.quest.push_screen(SkillsPage())

    def action_turn(self, by: int) -> None:
        """Go to the next section, or to the one before."""
        self.action_go_to((self.place + by) % len(SECTIONS))

    def action_go_to(self, place: int) -> None:
        """Bring a section to the top."""
        self.place = place
        part = self._part(SECTIONS[place])
        self.query_one(Scroller).scroll_to_widget(part, top=True, animate=False)
