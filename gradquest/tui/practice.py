"""Practice: one problem at a time, without a clock, everything explained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from gradquest.progress.attempt import Status
from gradquest.training.played import Feedback
from gradquest.training.practising import PracticeSession
from gradquest.training.session import Phase, Session
from gradquest.training.stages import Stage
from gradquest.tui.feedback import (
    afterword,
    begun,
    example,
    headline,
    hints,
    reminder,
    seen,
    solution,
    why,
    why_chosen,
)
from gradquest.tui.figures import timer_text
from gradquest.tui.lines import Line
from gradquest.tui.mapview import MapView
from gradquest.tui.page import HELP
from gradquest.tui.practice_picture import PicturedPage
from gradquest.tui.words import Words

if TYPE_CHECKING:
    from gradquest.maths.verdict import Verdict
    from gradquest.plot.scene import Picture
    from gradquest.training.start import Start

TICK_S = 1.0
SETTLE_S = 0.4
"""So long after a verdict the second Enter of a double press does nothing."""

THINKING = (
    "practice.answer",
    "practice.close",
    "practice.hint",
    "practice.solution",
    "page.down",
    "app.help",
    "practice.skip",
)
"""The keys in the order in which they are shown while a question is open."""
BOTH_WAYS = "PgUp/PgDn"
"""What is newest is shown first, so that there may be more above as well as below."""


class PracticePage(PicturedPage):
    """A practice session."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", "check", id="practice.answer", tooltip="check your answer"),
        Binding("enter", "again", "try again", id="practice.again",
                tooltip="try again, after a first wrong answer"),
        Binding("enter", "next", "next", id="practice.next",
                tooltip="next problem, when one is done"),
        Binding("escape", "close", "close", id="practice.close",
                tooltip="close what you opened on the page"),
        Binding("f2,ctrl+t", "hint", "hint", id="practice.hint"),
        Binding("f3,ctrl+l", "solution", "solution", id="practice.solution"),
        Binding("f4,ctrl+g", "picture", "picture", id="practice.picture"),
        Binding("f6,ctrl+n", "skip", "skip", id="practice.skip",
                tooltip="skip a problem while it is open"),
        Binding("f5,ctrl+y", "why", "why this one", id="practice.why"),
        Binding("f6,ctrl+n", "explore", "explore it", id="practice.explore",
                tooltip="explore it, when it is done"),
        Binding("escape", "back", "back", id="page.back",
                tooltip="go back, when nothing is open"),
    ]  # fmt: skip
    heading = "practice"

    def __init__(self, start: Start | None = None) -> None:
        super().__init__(start)
        self.heading = self.wanted.place
        self.is_reasoned = False
        """Why this problem was chosen is on the page."""
        self.missed: Verdict | None = None
        """What was wrong at the first try, while the second one is open."""
        self._told_at = 0.0

    def compose_body(self) -> ComposeResult:
        """Words on the left, the picture on the right or below."""
        with Horizontal(id="split"):
            with Vertical(id="left"):
                yield from self.compose_question()
                yield Words()
            yield MapView()

    def on_mount(self) -> None:
        """Tick once a second."""
        self.set_interval(TICK_S, self.tick)

    def tick(self) -> None:
        """The program runs; for those who want to see it, show the time."""
        if self.session is not None:
            self.session.stay_awake()
        if self.quest.game.settings.timer == "shown":
            self.write_aside()

    def aside(self, session: Session) -> str:
        """The trail, and the time where it is wanted."""
        if self.quest.game.settings.timer != "shown":
            return super().aside(session)
        return f"{super().aside(session)}   {timer_text(session)}".strip()

    # Showing

    def show_question(self) -> None:
        """The problem at hand, with an empty line for its answer."""
        self.told = self.scene = self.missed = None
        self.is_explained = self.is_drawn = self.is_reasoned = False
        self.put_away()
        self.query_one(MapView).clear()
        self.write_question()
        self.lay_out()
        if self.is_reading:
            self._told_at = self.open_session.clock.monotonic()
            self.set_focus(None)
            return
        self.ask()

    def show_feedback(self, told: Feedback, scene: Picture | None) -> None:
        """The verdict and why; after the last try the solution too."""
        if told.status is None and told.verdict is not None:
            self.answering.say(told.verdict.message, told.verdict.column)
            return
        self.told, self.scene = told, scene
        self._told_at = self.open_session.clock.monotonic()
        self.is_explained = self.explains(told)
        self.is_drawn = self.has_room_for_picture
        self.set_focus(None)
        self.lay_out()
        self.ring(told)

    def explains(self, told: Feedback) -> bool:
        """The solution follows the verdict at once, after the last try."""
        return told.status is not Status.RIGHT and not told.may_retry

    def lay_out(self) -> None:
        """Lay out what belongs to this moment."""
        self.set_class(self.told is not None, "-answered")
        self.set_class(self.is_reading, "-reading")
        picture = self.picture
        self.set_class(self.is_drawn or picture is not None, "-drawn")
        self.set_class(self.told is None and self.is_of_picture, "-exhibited")
        self.write_aside()
        lines = tuple(self._lines())
        is_open = self.told is None and self.phase is Phase.ASKING
        self.set_class(is_open and bool(lines), "-said")
        self.query_one(Words).show(lines, is_newest_last=is_open and not self.is_reasoned)
        if picture is not None:
            self.query_one(MapView).show(picture)
        self.refresh_bindings()
        if self.session is not None:
            self.when_laid_out(self.write_question)

    def _lines(self) -> Iterator[Line]:
        if self.session is None:
            return
        if self.is_reasoned:
            yield from why_chosen(self.current)
        if self.is_reading:
            yield from example(self.current.problem)
            if self.is_drawn and self.ground is not None:
                yield from seen(self.ground)
            return
        if self.told is None:
            if self.missed is not None:
                yield from reminder(self.missed)
            if self.current.stage is Stage.FADED:
                yield from begun(self.current.problem, is_brief=self.has_class("-low"))
            yield from hints(self.open_session)
            return
        yield headline(self.told, self.current)
        yield from why(self.told)
        if self.is_left:
            yield from afterword(self.told)
        yield from self.looked_into()
        if self.is_described and self.scene is not None:
            yield from seen(self.scene, is_open=self.may_try_again)
        if self.is_explained:
            yield from solution(self.told.problem)
        yield from self.invitation()

    # Keys

    def open_keys(self) -> list[Binding]:
        """While one thinks, scrolling and help come before what is needed less often."""
        keys = super().open_keys()
        if self.phase is not Phase.ASKING:
            return keys
        keys = [replace(it, key_display=BOTH_WAYS) if it.id == "page.down" else it for it in keys]
        places = {name: place for place, name in enumerate(THINKING)}
        return sorted([*keys, HELP], key=lambda it: places.get(it.id or "", len(places)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each action has its moment."""
        match action:
            case "again":
                return self.is_answered and self.may_try_again
            case "next":
                return self.is_left or self.is_reading
            case "solution":
                return (self.is_asking or self.is_answered) and not self.is_explained
            case "why":
                return self.is_asking or self.is_answered or self.is_reading
            case "close":
                return self.has_opened
            case "back":
                return not self.has_opened
        return super().check_action(action, parameters)

    def action_again(self) -> None:
        """Open the same question once more, with what was typed."""
        told = self.told
        if told is None or not self._is_settled() or not self.open_session.retry():
            return
        reading = told.verdict.reading if told.verdict else None
        self.typed = reading.text if reading else ""
        self.show_question()
        self.missed = told.verdict
        self.lay_out()

    def action_next(self) -> None:
        """Go on to the next problem."""
        if self._is_settled():
            self.move_on()

    def action_hint(self) -> None:
        """Show one more hint."""
        if not self.is_busy and self.open_session.hint() is not None:
            self.lay_out()
            self.when_laid_out(self.answering.read)

    def action_solution(self) -> None:
        """Show the worked solution; while a question is open this gives it up."""
        if self.phase is Phase.ASKING:
            self.close_question(lambda session: session.reveal())
            return
        self.is_explained = True
        if isinstance(self.session, PracticeSession):
            self.session.conclude()
        self.is_drawn = self.is_drawn and self.has_room_for_both
        self.lay_out()

    def action_why(self) -> None:
        """Say why this problem was chosen, or put that away."""
        self.is_reasoned = not self.is_reasoned
        self.lay_out()

    @property
    def has_opened(self) -> bool:
        """Something is on the page that a key brought there and takes away again."""
        return self.is_reasoned or bool(self.checked) or self.walk is not None

    def action_close(self) -> None:
        """Put away what was opened; the session is left only after that."""
        self.put_away()
        self.is_reasoned = False
        self.lay_out()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the problem out anew for the new size."""
        super().on_resize(event)
        for view in self.query(MapView):
            view.take_aspect(event)
        if self.session is not None and self.phase is not Phase.FINISHED:
            if self.told is not None:
                self.is_drawn = self.has_room_for_picture
            elif self.is_reading:
                self.is_drawn = self.has_room_for_both
            self.when_laid_out(self.lay_out)

    def _is_settled(self) -> bool:
        return self.open_session.clock.monotonic() - self._told_at >= SETTLE_S
