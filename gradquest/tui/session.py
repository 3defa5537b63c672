"""What every page with a session does: get ready, ask, judge in the background, move on."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from gradquest.errors import GradquestError
from gradquest.progress.attempt import Status
from gradquest.training.played import Feedback, Played
from gradquest.training.session import Phase, Session
from gradquest.tui.answering import Answering
from gradquest.tui.lines import MUTED
from gradquest.tui.scrolling import ScrollingPage
from gradquest.tui.statement import statement
from gradquest.tui.trail import place_of, trail

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture
    from gradquest.progress.achievement import Achievement
    from gradquest.training.start import Start

TOAST_S = 6
NOTHING_TYPED = "Nothing typed yet. Write your answer, then press Enter."
GAPS = 10
"""Columns of the heading that stay free beside its words."""
KEPT = "Session ended here. What you answered is kept."


class SessionPage(ScrollingPage):
    """Shows one session. The session decides everything; slow work never blocks the keys."""

    kept = KEPT
    """What is said where one leaves in the middle."""

    class Opened(Message):
        """The session is there."""

        def __init__(self, session: Session) -> None:
            super().__init__()
            self.session = session

    class Judged(Message):
        """An answer was judged, or given up; None: nothing was asked."""

        def __init__(self, told: Feedback | None, scene: Picture | None = None) -> None:
            super().__init__()
            self.told = told
            self.scene = scene

    class MovedOn(Message):
        """The next problem is there, or the end."""

    class Refused(Message):
        """There is no such session, or no further problem."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    class Reached(Message):
        """Achievements were reached."""

        def __init__(self, unlocked: Sequence[Achievement]) -> None:
            super().__init__()
            self.unlocked = unlocked

    def __init__(self, start: Start | None = None) -> None:
        super().__init__()
        self.start = start
        """What was asked for; None: the usual."""
        self.session: Session | None = None
        self.is_busy = True
        """Something is under way in the background; answers wait."""

    def compose_question(self) -> ComposeResult:
        """The problem and the line for its answer."""
        yield Static(id="story", markup=False)
        yield Static(id="function", markup=False)
        yield Static(id="asked", markup=False)
        yield Static(self.write("getting ready…", MUTED), id="question", markup=False)
        yield Answering(is_ascii=self.quest.is_ascii)

    def on_mount(self) -> None:
        """Open the session behind the first paint."""
        self._open()

    # For each mode to say

    def make_session(self) -> Session:
        """The session of this page; called outside the event loop."""
        return self.quest.game.begin(self.wanted)

    @property
    def wanted(self) -> Start:
        """What this page plays."""
        from gradquest.training.start import Start

        return self.start or Start(place="practice")

    @abstractmethod
    def show_question(self) -> None:
        """A question is open: lay it out."""

    @abstractmethod
    def show_feedback(self, told: Feedback, scene: Picture | None) -> None:
        """An answer was judged: tell of it."""

    def picture_of(self, told: Feedback) -> Picture | None:  # noqa: ARG002 (drills show none)
        """The picture that goes with the feedback; called outside the event loop."""
        return None

    def prepare(self, session: Session) -> None:
        """What can be worked out while the learner thinks; called outside the event loop."""

    # What a learner does

    def on_answering_entered(self, event: Answering.Entered) -> None:
        """Judge what was typed."""
        event.stop()
        self.submit(event.text)

    def action_answer(self) -> None:
        """Enter, or a click on its words."""
        self.submit(self.answering.line.value)

    def submit(self, text: str) -> None:
        """Judge the text, unless nothing is asked; say kindly when nothing was typed."""
        if self.is_busy or self.phase is not Phase.ASKING:
            return
        if not text.strip():
            self.answering.say(NOTHING_TYPED)
            return
        self.is_busy = True
        self._judge(text)

    def action_skip(self) -> None:
        """Leave this problem."""
        self._give_up("skip")

    def action_back(self) -> None:
        """Leave the session; what was answered is kept."""
        has_answers = self.session and any(item.attempts for item in self.session.played)
        super().action_back()
        if has_answers:
            self.quest.notify(self.kept, markup=False, timeout=4)

    def on_unmount(self) -> None:
        """The page goes away, by whichever way."""
        self._end()

    def take_leave(self) -> None:
        """Leave the session, and nothing of it on the next page."""
        super().take_leave()
        self._end()

    def _end(self) -> None:
        if self.session is not None:
            self.leave_session(self.session)

    def leave_session(self, session: Session) -> None:
        """End the session; what was answered is kept."""
        session.stop()

    def keep_place(self, session: Session) -> None:
        """Keep where one is, for whatever may happen; called outside the event loop."""

    # In the background

    @work(thread=True, exclusive=True, group="session")
    def _open(self) -> None:
        self.quest.ready.wait()
        if get_current_worker().is_cancelled:
            return
        try:
            session = self.make_session()
            self.keep_place(session)
            self.post_message(self.Opened(session))
        except GradquestError as reason:
            self.post_message(self.Refused(str(reason)))

    @work(thread=True, exclusive=True, group="session")
    def _judge(self, text: str) -> None:
        self._tell(self.open_session.submit(text))

    @work(thread=True, exclusive=True, group="session")
    def _give_up_behind(self, way: str) -> None:
        session = self.open_session
        self._tell(session.skip() if way == "skip" else session.reveal())

    @work(thread=True, exclusive=True, group="session")
    def _advance(self) -> None:
        try:
            self.open_session.advance()
            self.keep_place(self.open_session)
            self.post_message(self.MovedOn())
        except GradquestError as reason:
            self.post_message(self.Refused(str(reason)))

    @work(thread=True, group="prepare")
    def _prepare(self, session: Session) -> None:
        self.prepare(session)

    @work(thread=True, exclusive=True, group="achievements")
    def _look_for_achievements(self) -> None:
        with suppress(GradquestError):  # what cannot be read now is told with the results
            if unlocked := self.quest.game.new_achievements():
                self.post_message(self.Reached(unlocked))

    def _tell(self, told: Feedback | None) -> None:
        self.keep_place(self.open_session)
        scene = None if told is None else self.picture_of(told)
        self.post_message(self.Judged(told, scene))

    # What comes back

    def on_session_page_opened(self, event: Opened) -> None:
        """The session is there."""
        event.stop()
        self.session = event.session
        self.refresh_page()

    def on_session_page_judged(self, event: Judged) -> None:
        """The verdict is there."""
        event.stop()
        self.is_busy = False
        if event.told is not None:
            self.show_feedback(event.told, event.scene)
        self.refresh_bindings()

    def on_session_page_moved_on(self, event: MovedOn) -> None:
        """The next question is there, or the end."""
        event.stop()
        self.refresh_page()
        is_between = self.phase is not Phase.FINISHED and not self.open_session.rules.is_timed
        if is_between and not self.quest.game.settings.quiet:
            self._look_for_achievements()

    def on_session_page_reached(self, event: Reached) -> None:
        """Say it once, between two problems."""
        event.stop()
        told = "\n".join(f"★ {it.told}" for it in event.unlocked)
        self.notify(self.quest.lettered(told), markup=False, timeout=TOAST_S)

    def on_session_page_refused(self, event: Refused) -> None:
        """Say why there is nothing to play."""
        event.stop()
        self.query_one("#question", Static).update(self.write(f"{event.reason}\n\nEsc goes back."))
        self.answering.display = False

    def refresh_page(self) -> None:
        """Show the question that is open, or go to the results."""
        self.is_busy = False
        if self.phase is Phase.FINISHED:
            self.show_end()
            return
        self.show_question()
        if self.session is not None:
            self._prepare(self.session)
        self.refresh_bindings()

    def show_end(self) -> None:
        """The session is over: show what it came to."""
        self.clear_notices()
        if self.session is not None:
            self.quest.show_results(self.session, self.wanted)

    def ring(self, told: Feedback) -> None:
        """The terminal's bell after a wrong answer, for those who want it."""
        if told.status is Status.WRONG and self.quest.game.settings.sound == "on":
            self.app.bell()

    # What is on the page

    def write_aside(self) -> None:
        """Which problem this is, and what became of those before."""
        if self.session is not None:
            self.say_where(f"{self.heading}  {place_of(self.session)}")
            self.say_aside(self.aside(self.session))

    def aside(self, session: Session) -> str:
        """What stands at the right end of the heading: the trail, where it fits."""
        shown = trail(session)
        said = f"{self.quest.brand}{self.heading}{place_of(session)}{shown}"
        return shown if len(said) + GAPS <= self.size.width else ""

    def write_question(self) -> None:
        """The problem, laid out for the columns that there are."""
        if self.phase is Phase.FINISHED:
            return
        columns = max(30, self.query_one("#function").container_size.width - 4)
        shown = statement(self.current.problem, columns, is_ascii=self.quest.is_ascii)
        self.set_class(bool(shown.story), "-storied")
        for part, text in (
            ("story", shown.story),
            ("function", shown.function),
            ("asked", shown.asked),
            ("question", shown.question),
        ):
            widget = self.query_one(f"#{part}", Static)
            widget.update(self.write(text))
            widget.set_class(not text, "-empty")

    # Small things

    @property
    def open_session(self) -> Session:
        """The session; only asked for once it is there."""
        if self.session is None:
            raise RuntimeError("the session is not open yet")
        return self.session

    @property
    def current(self) -> Played:
        """The problem at hand and its attempts."""
        return self.open_session.current

    @property
    def phase(self) -> Phase:
        """What the session waits for; nothing can be answered before it is there."""
        return Phase.JUDGING if self.session is None else self.session.phase

    @property
    def answering(self) -> Answering:
        """The line where one types."""
        return self.query_one(Answering)

    def move_on(self) -> None:
        """Ask for the next problem."""
        if not self.is_busy and self.phase in (Phase.ANSWERED, Phase.READING):
            self.is_busy = True
            self._advance()

    def _give_up(self, way: str) -> None:
        if not self.is_busy and self.phase is Phase.ASKING:
            self.is_busy = True
            self._give_up_behind(way)
