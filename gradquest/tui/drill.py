"""A drill: get ready, go, one problem after the other against the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from gradquest.progress.attempt import Status
from gradquest.training.played import Feedback
from gradquest.training.session import Phase, Session
from gradquest.tui.figures import timer_text
from gradquest.tui.lines import BLANK, HEAD, MUTED, NOTED, RIGHT, WARNED, WRONG, Line
from gradquest.tui.session import SessionPage
from gradquest.tui.trail import place_of
from gradquest.tui.words import Words

if TYPE_CHECKING:
    from gradquest.plot.scene import Scene
    from gradquest.training.start import Start

GET_READY = (
    Line("Get ready.", HEAD),
    BLANK,
    Line("A right answer leads straight to the next problem."),
    Line("A wrong one costs half its par; try again, or skip with F6."),
    Line("Hints and pauses are a key away. Explanations come at the end."),
    BLANK,
    Line("The clock starts when you press Enter.", "bold"),
)
PAUSED = (
    Line("Paused.", HEAD),
    BLANK,
    Line("The clock stands still and the question is hidden."),
    Line("Enter goes on.", "bold"),
)
TICK_S = 1.0


class DrillPage(SessionPage):
    """A timed drill."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", "go", id="drill.go"),
        Binding("enter", "answer", "check", id="drill.answer"),
        Binding("f6,ctrl+n", "skip", "skip", id="drill.skip"),
        Binding("f2,ctrl+t", "hint", "hint", id="drill.hint"),
        Binding("f7,ctrl+y", "pause", "pause", id="drill.pause"),
        Binding("f8,ctrl+g", "timer", "hide or show the clock", id="drill.timer", show=False),
    ]
    heading = "drill"

    def __init__(self, start: Start | None = None) -> None:
        super().__init__(start)
        self.is_waiting = True
        """The clock stands: the drill has not begun, or is paused."""
        self.has_timer = True

    def compose_body(self) -> ComposeResult:
        """The problem, and a line for what became of the last answer."""
        with Vertical(id="left"):
            yield from self.compose_question()
            yield Words()

    def make_session(self) -> Session:
        """A drill as the options say, its clock stopped until the learner is ready."""
        session = super().make_session()
        session.pause(is_forced=True)
        return session

    def on_mount(self) -> None:
        """Tick once a second."""
        super().on_mount()
        self.set_interval(TICK_S, self.write_aside)

    # Showing

    def show_question(self) -> None:
        """The problem at hand, or the word to begin."""
        self.write_aside()
        self.set_class(self.is_waiting, "-waiting")
        if self.is_waiting:
            self.set_focus(None)
            begun = self.open_session.elapsed_s > 0 and self.open_session.pauses > 0
            self.query_one(Words).show(PAUSED if begun else GET_READY)
            return
        self.write_question()
        self.answering.ask(self.current.problem)
        self.query_one(Words).show(self._lines())

    def show_feedback(self, told: Feedback, scene: Scene | None) -> None:  # noqa: ARG002
        """Right: the next problem stands there. Wrong: the text stays, to be mended."""
        if told.status is None and told.verdict is not None:
            self.answering.say(told.verdict.message, told.verdict.column)
        elif told.status is Status.WRONG:
            self.ring(told)
            self.query_one(Words).show([*self._said(told), *self._lines()])
        else:
            self.refresh_page()
            if self.phase is not Phase.FINISHED:
                self.query_one(Words).show(self._said(told))

    def _said(self, told: Feedback) -> list[Line]:
        match told.status:
            case Status.RIGHT:
                said = Line("✓ Right. Next one:", RIGHT)
            case Status.WRONG:
                said = Line(f"✗ Not yet. {_advice(told)}", WRONG)
            case _:
                said = Line("– Skipped. Next one:", MUTED)
        return [said, *([Line(told.trouble, WARNED)] if told.trouble else [])]

    def _lines(self) -> list[Line]:
        """The hints, newest first: in a low window the first line is what can be seen."""
        return [Line(f"Hint: {hint}", NOTED) for hint in reversed(self.open_session.hints)]

    def write_aside(self) -> None:
        """Which problem this is, and the timer."""
        if self.session is None or self.phase is Phase.FINISHED:
            return
        self.say_where(f"{self.session.rules.mode}  {place_of(self.session)}")
        shown = timer_text(self.session, is_shown=self.has_timer)
        self.say_aside("" if self.is_waiting else shown)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each action has its moment."""
        is_asking = self.phase is Phase.ASKING and not self.is_waiting
        match action:
            case "go":
                return self.session is not None and self.is_waiting
            case "answer" | "skip" | "pause":
                return is_asking
            case "hint":
                return is_asking and self.open_session.has_more_hints
        return super().check_action(action, parameters)

    def action_go(self) -> None:
        """Let the clock run."""
        self.is_waiting = False
        self.open_session.resume()
        self.refresh_page()

    def action_pause(self) -> None:
        """Stop the clock and hide the question."""
        if not self.open_session.pause():
            self.answering.say("Both pauses are used up.")
            return
        self.is_waiting = True
        self.show_question()
        self.refresh_bindings()

    def action_timer(self) -> None:
        """Hide the clock, or show it again; it runs all the same."""
        self.has_timer = not self.has_timer
        self.write_aside()

    def action_hint(self) -> None:
        """Show one more hint; it costs a quarter of the par."""
        if not self.is_busy and self.open_session.hint() is not None:
            self.query_one(Words).show(self._lines())
            self.refresh_bindings()


def _advice(told: Feedback) -> str:
    """What to do after a wrong answer; a wrong number of entries is told even here."""
    verdict = told.verdict
    if verdict is not None and verdict.reading is not None:
        given, wanted = len(verdict.reading.components), len(told.problem.answer)
        if given != wanted:
            return verdict.message
    return "Mend it, or skip."
