"""A drill: get ready, go, one problem after the other against the clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Region, Size
from textual.message import Message
from textual.widgets import Static

from gradquest.progress.attempt import Status
from gradquest.training.drill import PLAIN, Drill
from gradquest.training.played import Feedback
from gradquest.training.session import Phase, Session
from gradquest.tui.figures import timer_text
from gradquest.tui.lines import BLANK, HEAD, MUTED, NOTED, RIGHT, STRONG, WARNED, WRONG, Line
from gradquest.tui.mapview import MapView
from gradquest.tui.paragraphs import Paragraphs
from gradquest.tui.running import standing, track
from gradquest.tui.scrolling import Scroller
from gradquest.tui.session import SessionPage
from gradquest.tui.trail import place_of
from gradquest.tui.words import Words

if TYPE_CHECKING:
    from gradquest.kinds.problem import Problem
    from gradquest.plot.scene import Picture
    from gradquest.training.start import Start

HOW_IT_GOES = (
    Line("A right answer leads straight to the next problem."),
    Line("Par: the seconds that an able learner needs for a problem."),
    Line("A wrong answer costs half of its par; try again, or skip with F6."),
    Line("Hints and pauses are a key away. Explanations come at the end."),
)
GO = Line("The clock starts when you press Enter.", STRONG)
GO_ON = Line("Enter goes on.", STRONG)
PREPARING = (Line("Preparing the problems…", MUTED),)
BY_CHOICE = "The clock stands still and the question is hidden."
RESIZED = "The window changed its size, so the clock stands still."
ASLEEP = "gradquest or this machine was asleep; the clock stood still meanwhile."
TICK_S = 1.0
LEAVING_S = 4.0
"""Within so many seconds a second Esc ends the run."""
LEAVING = "Esc again ends the run."


class DrillPage(SessionPage):
    """A timed drill."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", "go", id="drill.go"),
        Binding("enter", "answer", "check", id="drill.answer"),
        Binding("f6,ctrl+n", "skip", "skip", id="drill.skip"),
        Binding("f2,ctrl+t", "hint", "hint", id="drill.hint"),
        Binding("f7,ctrl+y", "pause", "pause", id="drill.pause"),
        Binding("g", "ghost", "other ghost", id="drill.ghost"),
        Binding("f8,ctrl+g", "timer", "hide or show the clock", id="drill.timer", show=False),
    ]
    heading = "drill"

    class Exhibited(Message):
        """The picture that a question is about is there; None: it is about none."""

        def __init__(self, problem: Problem, picture: Picture | None) -> None:
            super().__init__()
            self.problem = problem
            self.picture = picture

    def __init__(self, start: Start | None = None) -> None:
        super().__init__(start)
        self.is_waiting = True
        """The clock stands: the drill has not begun, or is paused."""
        self.has_begun = False
        self.has_timer = True
        self.because = BY_CHOICE
        """Why it is paused."""
        self.typed = ""
        """What stood in the answer's line when it was paused."""
        self.window: Size | None = None
        self.is_leaving = False
        """Esc was pressed once, a moment ago."""

    def compose_body(self) -> ComposeResult:
        """The track, the problem, a line for what became of the last answer, and the standing."""
        yield Static(id="track", markup=False)
        with Horizontal(id="split"):
            with Scroller(id="left"):
                yield from self.compose_question()
                yield Words()
            yield MapView()
            yield Paragraphs(id="standing")

    def prepare(self, session: Session) -> None:
        """Draw up the picture that the question is about, if it is about one."""
        problem = session.problem
        self.post_message(self.Exhibited(problem, problem.exhibit))

    def on_drill_page_exhibited(self, event: Exhibited) -> None:
        """Show the picture beside the question, or put the last one away."""
        event.stop()
        if self.session is None or self.phase is not Phase.ASKING:
            return
        if event.problem is self.current.problem:
            for name in ("-drawn", "-exhibited"):
                self.set_class(event.picture is not None, name)
            if event.picture is not None:
                self.query_one(MapView).show(event.picture)
            self.when_laid_out(self.write_question)

    def make_session(self) -> Session:
        """A drill as the options say, its clock stopped until the learner is ready."""
        session = super().make_session()
        session.pause(is_forced=True)
        return session

    def on_mount(self) -> None:
        """Tick once a second, and stand still in the background."""
        self.set_class(True, "-waiting")
        self.query_one(Words).show(PREPARING)
        self.set_interval(TICK_S, self.tick)
        self.app.app_suspend_signal.subscribe(
            self,
            lambda _: self.stand_still(ASLEEP),
            immediate=True,  # later would be after the sleep
        )

    def on_session_page_refused(self, event: SessionPage.Refused) -> None:  # noqa: ARG002
        """The reason why there is no drill takes the place of the words."""
        self.set_class(False, "-waiting")
        self.query_one(Words).show(())

    def on_resize(self, event: events.Resize) -> None:
        """Another size of the window pauses, and costs no pause."""
        before, self.window = self.window, event.size
        if before is not None and before != event.size:
            self.stand_still(RESIZED)
            self.when_laid_out(self.write_aside)
            self.when_laid_out(self._scroll_to_words)

    @property
    def drill(self) -> Drill | None:
        """The session as a drill, once it is there."""
        return self.session if isinstance(self.session, Drill) else None

    # Showing

    def show_question(self) -> None:
        """The problem at hand, or the word to begin."""
        self.write_aside()
        self.set_class(self.is_waiting, "-waiting")
        if self.is_waiting:
            self.set_focus(None)
            self.query_one(Words).show(self._pause() if self.has_begun else self._get_ready())
            return
        self.write_question()
        self.answering.ask(self.current.problem, self.typed)
        if self.typed:
            self.answering.line.cursor_position = len(self.typed)
        self.typed = ""
        self.say(self._lines())

    def _get_ready(self) -> Iterator[Line]:
        card = self.drill.card if self.drill else PLAIN
        yield Line(f"{card.title}. Get ready.", HEAD)
        if card.code:
            yield Line(f"Share code {card.code}", MUTED)
        if card.note:
            yield Line(card.note, NOTED)
        yield BLANK
        yield from HOW_IT_GOES
        if self.drill is not None and self.drill.ghosts:
            yield BLANK
            yield Line(f"Ghost ◆  {self.drill.ghost or 'none'}   (a pace to race; g for another)")
        yield BLANK
        yield GO

    def _pause(self) -> Iterator[Line]:
        yield Line("Paused.", HEAD)
        yield BLANK
        yield Line(self.because)
        yield GO_ON

    def show_feedback(self, told: Feedback, scene: Picture | None) -> None:  # noqa: ARG002
        """Right: the next problem stands there. Wrong: the text stays, to be mended."""
        if told.status is None and told.verdict is not None:
            self.answering.say(told.verdict.message, told.verdict.column)
        elif told.status is Status.WRONG:
            self.ring(told)
            self.say([*self._said(told), *self._lines()])
        else:
            self.refresh_page()
            if self.phase is not Phase.FINISHED:
                self.say(self._said(told))

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

    def say(self, lines: Iterable[Line]) -> None:
        """Say it under the answer's line, where it can be seen however long the problem is."""
        told = tuple(lines)
        self.set_class(bool(told), "-told")
        self.query_one(Words).show(told)
        self.when_laid_out(self._scroll_to_words)

    def _scroll_to_words(self) -> None:
        """Show the answer's line and the words below it, as much of them as there is room for."""
        left, said = self.query_one("#left", Scroller), self.query_one(Words)
        top = self.answering.virtual_region.y
        rows = min(said.virtual_region.bottom - top, left.size.height)
        left.scroll_to_region(Region(0, top, 1, rows), animate=False)

    def write_aside(self) -> None:
        """Which problem this is, the timer, the track, and where there is room the standing."""
        if self.session is None or self.phase is Phase.FINISHED:
            return
        self.say_where(f"{self.session.rules.mode}  {place_of(self.session)}")
        shown = timer_text(self.session, is_shown=self.has_timer)
        self.say_aside("" if self.is_waiting else shown)
        if self.drill is not None:
            line = self.query_one("#track", Static)
            line.update(self.write(track(self.drill, max(0, self.size.width - 4)), MUTED))
            side = self.query_one("#standing", Paragraphs)
            side.show(standing(self.drill, side.size.width, side.size.height))

    def tick(self) -> None:
        """Show the time; after a long silence the clock stands."""
        if self.drill is not None and not self.is_waiting and self.drill.beat():
            self.stand_still(ASLEEP)
        self.write_aside()

    def stand_still(self, because: str) -> None:
        """Pause without being asked, which costs none of the pauses."""
        is_running = self.session is not None and self.phase is Phase.ASKING and self.has_begun
        if is_running and not self.is_waiting:
            self.open_session.pause(is_forced=True)
            self.hide_question(because)

    def hide_question(self, because: str) -> None:
        """Show the word to go on instead of the question; what was typed is kept."""
        self.because = because
        self.typed = self.answering.line.value
        self.is_waiting = True
        self.show_question()
        self.refresh_bindings()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each action has its moment."""
        is_asking = self.phase is Phase.ASKING and not self.is_waiting
        match action:
            case "go":
                return self.session is not None and self.is_waiting
            case "ghost":
                is_ready = self.is_waiting and not self.has_begun
                return is_ready and self.drill is not None and bool(self.drill.ghosts)
            case "answer" | "skip" | "pause":
                return is_asking
            case "hint":
                return is_asking and self.open_session.has_more_hints
        return super().check_action(action, parameters)

    def action_back(self) -> None:
        """Leave; a run under way only at the second time."""
        is_running = self.has_begun and self.phase is not Phase.FINISHED
        if not is_running or self.is_leaving:
            super().action_back()
            return
        self.is_leaving = True
        self.set_timer(LEAVING_S, self.stay)
        self.notify(LEAVING, markup=False, timeout=LEAVING_S)

    def stay(self) -> None:
        """The moment to leave with one more Esc is over."""
        self.is_leaving = False

    def action_go(self) -> None:
        """Let the clock run."""
        self.is_waiting = False
        self.has_begun = True
        self.open_session.resume()
        if self.drill is not None:
            self.drill.wake()
        self.refresh_page()

    def action_ghost(self) -> None:
        """Race somebody else, or nobody."""
        if self.drill is not None:
            self.drill.next_ghost()
            self.show_question()

    def action_pause(self) -> None:
        """Stop the clock and hide the question."""
        if self.open_session.pause():
            self.hide_question(BY_CHOICE)
        else:
            self.answering.say("Both pauses are used up.")

    def action_timer(self) -> None:
        """Hide the clock, or show it again; it runs all the same."""
        self.has_timer = not self.has_timer
        self.write_aside()

    def action_hint(self) -> None:
        """Show one more hint; it costs a quarter of the par."""
        if not self.is_busy and self.open_session.hint() is not None:
            self.say(self._lines())
            self.refresh_bindings()


def _advice(told: Feedback) -> str:
    """What to do after a wrong answer; a wrong number of entries is told even here."""
    verdict = told.verdict
    if verdict is not None and verdict.reading is not None:
        given, wanted = len(verdict.reading.components), len(told.problem.answer)
        if given != wanted:
            return verdict.message
    return "Mend it, or skip."


class DailyPage(DrillPage):
    """The day's ten, from the menu of places."""

    def __init__(self) -> None:
        from gradquest.training.start import Start

        super().__init__(Start(place="daily"))
