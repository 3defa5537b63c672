"""Which drill it shall be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from gradquest.errors import GradquestError
from gradquest.tui.charts import columns_chart
from gradquest.tui.lines import BLANK, HEAD, MUTED, STRONG, WARNED, Line
from gradquest.tui.menu import Item, Menu
from gradquest.tui.page import Page
from gradquest.tui.paragraphs import Paragraphs
from gradquest.wording import counted

if TYPE_CHECKING:
    from gradquest.progress.attempt import SessionEnd
    from gradquest.training.game import Game
    from gradquest.training.start import Start

CHART_ROWS, CHART_COLUMNS, COLUMN = 8, 54, 2
"""The chart of the latest paces, and the columns of one of them."""

CODE_WANTED = "0000-0000-09N, or a pasted result line"


@dataclass(frozen=True, slots=True)
class DrillChoice:
    """One row of the page."""

    id: str
    key: str
    title: str
    says: str
    place: str
    size: int
    """Problems of a race, seconds of a sprint."""
    more: str
    """What to know of it, where there is room."""


_RACE = (
    "A fixed number of problems. Your pace is par divided by your time, so 1.00 is par and more is "
    "faster. Wrong tries, hints and skips cost time. Par: the seconds that an able learner needs."
)
_SPRINT = (
    "A fixed time. What counts is the par of all that you got right; at the bell you finish. "
    "Par: the seconds that an able learner needs."
)

CHOICES = (
    DrillChoice("race-10", "1", "Race 10", "ten problems, as fast as you can be right",
                "race", 10, _RACE),
    DrillChoice("race-20", "2", "Race 20", "twenty problems: speed and staying power",
                "race", 20, _RACE),
    DrillChoice("sprint-60", "3", "Sprint 1:00", "as many as you can in a minute",
                "sprint", 60, _SPRINT),
    DrillChoice("sprint-120", "4", "Sprint 2:00", "as many as you can in two minutes",
                "sprint", 120, _SPRINT),
    DrillChoice("sprint-300", "5", "Sprint 5:00", "as many as you can in five minutes",
                "sprint", 300, _SPRINT),
    DrillChoice("weak", "w", "Weak spots", "ten of what went wrong or took long lately",
                "weak", 10, "New numbers for what went wrong or took long. No records here."),
    DrillChoice("code", "c", "Share code", "the very problems that a friend had",
                "code", 0, "Eleven letters and digits that stand under every result. "
                "Paste a friend's result line with it to race against their pace."),
)  # fmt: skip


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

        def __init__(self, runs: Mapping[str, Runs]) -> None:
            super().__init__()
            self.runs = runs

    def __init__(self) -> None:
        super().__init__()
        self.runs: Mapping[str, Runs] = {}

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
        return Item(choice.id, choice.key, title, self.write(choice.says))

    # What was run so far

    def on_mount(self) -> None:
        """Look up what was run behind the first paint."""
        self._look_up()
        self.show_chosen()

    @work(thread=True, exclusive=True)
    def _look_up(self) -> None:
        self.quest.ready.wait()
        with suppress(GradquestError):  # without banks there is nothing to beat
            self.post_message(self.Found(runs_so_far(self.quest.game)))

    def on_drill_choice_page_found(self, event: Found) -> None:
        """Write each best behind its drill."""
        event.stop()
        self.runs = event.runs
        for choice in CHOICES if self.is_whole else ():
            self.query_one(Menu).rewrite(self._item(choice))
        self.show_chosen()

    def on_descendant_focus(self) -> None:
        """The bar moved: tell of the drill under it."""
        self.show_chosen()

    def show_chosen(self) -> None:
        """What is known of the drill under the bar."""
        if self.is_whole:
            choice = CHOICES[self.query_one(Menu).place]
            told = about(choice, self.runs.get(choice.id))
            self.query_one("#chosen", Paragraphs).show(told)

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
            self.query_one("#code-says", Static).update(self.write(f"{reason}.", WARNED))
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


# What was run so far


@dataclass(frozen=True, slots=True)
class Runs:
    """What is known of one drill, in exactly the configuration that this page starts."""

    paces: tuple[float, ...]
    """Of all complete runs, oldest first."""
    best: float | None = None
    day: str = ""
    """When the best was run."""


def runs_so_far(game: Game) -> dict[str, Runs]:
    """The runs of each drill of this page."""
    from gradquest.training.menu import configuration
    from gradquest.training.start import Start

    ends, banks = game.sessions(), game.drill_banks()
    timed = [it for it in CHOICES if it.place in ("race", "sprint")]
    names = {
        it.id: configuration(Start(place=it.place, size=it.size), it.size, banks) for it in timed
    }
    return {choice: _runs(ends, name) for choice, name in names.items()}


def _runs(ends: Sequence[SessionEnd], configuration: str) -> Runs:
    from gradquest.progress.records import may_stand, personal_bests

    own = [end for end in ends if end.configuration == configuration]
    best = personal_bests(own).get(configuration)
    paces = tuple(end.pace for end in own if end.pace and may_stand(end))
    return Runs(paces) if best is None else Runs(paces, best.pace, best.day)


def about(choice: DrillChoice, runs: Runs | None) -> Iterator[Line]:
    """What to know of a drill, and how its runs went."""
    yield Line(choice.title, HEAD)
    yield BLANK
    yield Line(choice.more)
    if runs is None or not runs.paces:
        return
    yield BLANK
    latest = runs.paces[-10:]
    if runs.best is not None:
        yield Line(f"Best     {runs.best:.2f} on {runs.day}", STRONG)
    yield Line(
        f"Average  {sum(latest) / len(latest):.2f} of the last {counted(len(latest), 'run')}"
    )
    yield BLANK
    yield Line("Pace of the latest runs", MUTED)
    shown = runs.paces[-(CHART_COLUMNS // COLUMN) :]
    columns = [pace for pace in shown for _ in range(COLUMN)]
    top = ceil(10 * max(1.0, *shown)) / 10
    for row in columns_chart(columns, top, CHART_ROWS, ""):
        yield Line(row)
