"""The session behind a page: begun or gone on with, judged, moved on and left, off the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from gradquest.errors import GradquestError
from gradquest.training.played import Feedback, Played
from gradquest.training.session import Phase, Session
from gradquest.tui.scrolling import ScrollingPage

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture
    from gradquest.progress.achievement import Achievement
    from gradquest.training.start import Start
    from gradquest.tui.answering import AnswerLine

KEPT = "Session ended here. What you answered is kept."
LEFT = "Your practice is kept: the first row goes on just where you left."
WAITED = "Going on where you left: {place}."
CHANGED = "What you left cannot go on: its bank has changed since. This is a new practice."


class PlayingPage(ScrollingPage):
    """Has a session. Slow work never blocks the keys: it ends in a message."""

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
        self.typed = ""
        """What stood in the answer's line, for when the question is shown again."""
        self.line: AnswerLine | None = None
        """The answer's line; kept here, for it is taken down before the page is."""

    @property
    def wanted(self) -> Start:
        """What this page plays; without a wish it goes on where one left."""
        from gradquest.training.start import Start

        return self.start or Start(place="practice", is_resumed=True)

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

    def on_mount(self) -> None:
        """Open the session behind the first paint."""
        self._open()

    def close_question(self, how: Callable[[Session], Feedback | None]) -> None:
        """Answer the question or give it up, unless none is open."""
        if not self.is_busy and self.phase is Phase.ASKING:
            self.is_busy = True
            self._close_question(how)

    def move_on(self) -> None:
        """Ask for the next problem."""
        if not self.is_busy and self.phase in (Phase.ANSWERED, Phase.READING):
            self.is_busy = True
            self._advance()

    # For each mode to say; called outside the event loop

    def make_session(self) -> Session:
        """A new one, or the practice that was left with the text that stood there."""
        mark = self.quest.game.bookmark() if self.wanted.is_resumed else None
        session = self.quest.game.begin(self.wanted)
        if mark is not None and session.id == mark.id:
            last = session.current.last
            self.typed = mark.typed or (last.answer if last else "")
            self.start = mark.start
            self.notify(WAITED.format(place=mark.place), markup=False, timeout=4)
        elif mark is not None:
            self.notify(CHANGED, markup=False, timeout=8)
        return session

    def picture_of(self, told: Feedback) -> Picture | None:  # noqa: ARG002 (drills show none)
        """The picture that goes with the feedback."""
        return None

    def prepare(self, session: Session) -> None:
        """What can be worked out while the learner thinks."""

    # In the background

    @work(thread=True, exclusive=True, group="session")
    def _open(self) -> None:
        self.quest.ready.wait()
        if get_current_worker().is_cancelled:
            return
        try:
            session = self.make_session()
            self._keep_place(session)
            self.post_message(self.Opened(session))
        except GradquestError as reason:
            self.post_message(self.Refused(str(reason)))

    @work(thread=True, exclusive=True, group="session")
    def _close_question(self, how: Callable[[Session], Feedback | None]) -> None:
        told = how(self.open_session)
        self._keep_place(self.open_session)
        scene = None if told is None else self.picture_of(told)
        self.post_message(self.Judged(told, scene))

    @work(thread=True, exclusive=True, group="session")
    def _advance(self) -> None:
        try:
            self.open_session.advance()
            self._keep_place(self.open_session)
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

    def _keep_place(self, session: Session) -> None:
        """Keep a bookmark up to date, so that not even a crash loses one's place."""
        if not self._can_wait:
            return
        if session.phase is Phase.FINISHED:
            self.quest.game.forget_bookmark()
        else:
            self.quest.game.leave(session, self.wanted, self.typed)

    # Leaving

    @property
    def _can_wait(self) -> bool:
        """One can go on with it another time; any other session ends when it is left."""
        return self.wanted.place == "practice"

    @property
    def _waits(self) -> bool:
        """One will find it here again; another program may have its own practice waiting."""
        mark = self.quest.game.bookmark() if self._can_wait else None
        return mark is not None and self.session is not None and mark.id == self.session.id

    def action_back(self) -> None:
        """Leave the session; what was answered is kept."""
        has_answers = self.session and any(item.attempts for item in self.session.played)
        waits = self._waits
        super().action_back()
        if has_answers:
            self.quest.notify(LEFT if waits else KEPT, markup=False, timeout=4)

    def on_unmount(self) -> None:
        """The page goes away, by whichever way."""
        self._leave_session()

    def take_leave(self) -> None:
        """Leave the session, and nothing of it on the next page."""
        super().take_leave()
        self._leave_session()

    def _leave_session(self) -> None:
        """Put in a bookmark; where there is nothing to come back to, end the session."""
        if self.session is None:
            return
        typed = self.line.value if self.line and self.phase is Phase.ASKING else ""
        if not (self._can_wait and self.quest.game.leave(self.session, self.wanted, typed)):
            self.session.stop()
