"""A drill: get ready, go, one problem after the other against the clock."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Static

from gradquest.progress.attempt import Status
from gradquest.training.played import Feedback
from gradquest.training.session import Phase, Session
from gradquest.tui.drill_clock import TimedPage
from gradquest.tui.drill_words import PREPARING, get_ready, hints, paused, said
from gradquest.tui.figures import timer_text
from gradquest.tui.lines import MUTED, Line
from gradquest.tui.mapview import MapView
from gradquest.tui.paragraphs import Paragraphs
from gradquest.tui.playing import PlayingPage
from gradquest.tui.running import standing, track
from gradquest.tui.scrolling import Scroller
from gradquest.tui.trail import place_of
from gradquest.tui.words import Words

if TYPE_CHECKING:
    from gradquest.kinds.problem import Problem
    from gradquest.plot.scene import Picture
    from gradquest.training.start import Start


class DrillPage(TimedPage):
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
        self.has_timer = True
        """The time is shown; the clock runs all the same."""

    def compose_body(self) -> ComposeResult:
        """The track, the problem, a line for what became of the last answer, and the standing."""
        yield Static(id="track", markup=False)
        with Horizontal(id="split"):
            with Scroller(id="left"):
                yield from self.compose_question()
                yield Words(PREPARING)
            yield MapView()
            yield Paragraphs(id="standing")

    def on_mount(self) -> None:
        """The problems are being prepared."""
        self.set_class(True, "-waiting")

    def on_playing_page_refused(self, event: PlayingPage.Refused) -> None:  # noqa: ARG002
        """The reason why there is no drill takes the place of the words."""
        self.set_class(False, "-waiting")
        self.query_one(Words).show(())

    # The picture that is asked about

    def prepare(self, session: Session) -> None:
        """Draw up the picture that the question is about, if it is about one."""
        problem = session.problem
        self.post_message(self.Exhibited(problem, problem.exhibit))

    def on_drill_page_exhibited(self, event: Exhibited) -> None:
        """Show the picture beside the question, or put the last one away."""
        event.stop()
        if self.phase is not Phase.ASKING or event.problem is not self.current.problem:
            return
        for name in ("-drawn", "-exhibited"):
            self.set_class(event.picture is not None, name)
        if event.picture is not None:
            self.query_one(MapView).show(event.picture)
        self.when_laid_out(self.write_question)

    # Showing

    def show_question(self) -> None:
        """The problem at hand, or the word to begin."""
        self.write_aside()
        self.set_class(self.is_waiting, "-waiting")
        if self.is_waiting:
            self.set_focus(None)
            told = paused(self.because) if self.has_begun else get_ready(self.drill)
            self.query_one(Words).show(told)
            return
        self.write_question()
        text = self.typed
        self.ask()
        if text:
            self.answering.line.cursor_position = len(text)
        self.say(hints(self.open_session))

    def show_feedback(self, told: Feedback, scene: Picture | None) -> None:  # noqa: ARG002
        """Right: the next problem stands there. Wrong: the text stays, to be mended."""
        if told.status is None and told.verdict is not None:
            self.answering.say(told.verdict.message, told.verdict.column)
            self.say(hints(self.open_session))
        elif told.status is Status.WRONG:
            self.ring(told)
            self.say([*said(told), *hints(self.open_session)])
        else:
            self.refresh_page()
            if self.phase is not Phase.FINISHED:
                self.say(said(told))

    def say(self, lines: Iterable[Line]) -> None:
        """Say it under the answer's line, where it can be seen however long the problem is."""
        told = tuple(lines)
        self.set_class(bool(told), "-told")
        self.query_one(Words).show(told)
        self.when_laid_out(self._scroll_to_words)

    def _scroll_to_words(self) -> None:
        """Show the answer's line and the words below it, as much of them as there is room for."""
        left, words = self.query_one("#left", Scroller), self.query_one(Words)
        top = self.answering.virtual_region.y
        rows = min(words.virtual_region.bottom - top, left.size.height)
        left.scroll_to_region(Region(0, top, 1, rows), animate=False)

    def lay_out(self) -> None:
        """Lay out what belongs to this moment, in a window of another size."""
        self.write_aside()
        self._scroll_to_words()

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

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A ghost is chosen before the clock runs."""
        if action == "ghost":
            is_ready = self.is_waiting and not self.has_begun
            return is_ready and self.drill is not None and bool(self.drill.ghosts)
        return super().check_action(action, parameters)

    def action_ghost(self) -> None:
        """Race somebody else, or nobody."""
        if self.drill is not None:
            self.drill.next_ghost()
            self.show_question()

    def action_timer(self) -> None:
        """Hide the clock, or show it again; it runs all the same."""
        self.has_timer = not self.has_timer
        self.write_aside()

    def action_hint(self) -> None:
        """Show one more hint; it costs a quarter of the par."""
        if not self.is_busy and self.open_session.hint() is not None:
            self.say(hints(self.open_session))
            self.refresh_bindings()


class DailyPage(DrillPage):
    """The day's ten, from the menu of places."""

    def __init__(self) -> None:
        from gradquest.training.start import Start

        super().__init__(Start(place="daily"))
