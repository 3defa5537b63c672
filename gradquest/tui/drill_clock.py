"""The clock of a drill: when it runs, when it stands still, and what is hidden meanwhile."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual import events
from textual.geometry import Size

from gradquest.training.drill import Drill
from gradquest.training.session import Phase, Session
from gradquest.tui.session import SessionPage

if TYPE_CHECKING:
    from gradquest.training.start import Start

BY_CHOICE = "The clock stands still and the question is hidden."
RESIZED = "The window changed its size, so the clock stands still."
ASLEEP = "gradquest or this machine was asleep; the clock stood still meanwhile."
NO_PAUSE = "Both pauses are used up."
TICK_S = 1.0
LEAVING_S = 4.0
"""Within so many seconds a second Esc ends the run."""
LEAVING = "Esc again ends the run."


class TimedPage(SessionPage):
    """A session against the clock, which stands until the learner is ready."""

    def __init__(self, start: Start | None = None) -> None:
        super().__init__(start)
        self.is_waiting = True
        """The clock stands: the drill has not begun, or is paused."""
        self.has_begun = False
        self.because = BY_CHOICE
        """Why it is paused."""
        self.window: Size | None = None
        self.is_leaving = False
        """Esc was pressed once, a moment ago."""

    @abstractmethod
    def lay_out(self) -> None:
        """Lay out what belongs to this moment, in a window of another size."""

    @property
    def drill(self) -> Drill | None:
        """The session as a drill, once it is there."""
        return self.session if isinstance(self.session, Drill) else None

    @property
    def is_asking(self) -> bool:
        """A question is open, and the clock runs."""
        return self.phase is Phase.ASKING and not self.is_waiting

    def make_session(self) -> Session:
        """A drill as the options say, its clock stopped until the learner is ready."""
        session = super().make_session()
        session.pause(is_forced=True)
        return session

    # Standing still unasked

    def on_mount(self) -> None:
        """Tick once a second, and stand still in the background."""
        self.set_interval(TICK_S, self.tick)
        self.app.app_suspend_signal.subscribe(
            self,
            lambda _: self.stand_still(ASLEEP),
            immediate=True,  # later would be after the sleep
        )

    def on_resize(self, event: events.Resize) -> None:
        """Another size of the window pauses, and costs no pause."""
        before, self.window = self.window, event.size
        if before is not None and before != event.size:
            self.stand_still(RESIZED)
            self.when_laid_out(self.lay_out)

    def tick(self) -> None:
        """Show the time; after a long silence the clock stands."""
        if self.drill is not None and not self.is_waiting and self.drill.beat():
            self.stand_still(ASLEEP)
        self.write_aside()

    def stand_still(self, because: str) -> None:
        """Pause without being asked, which costs none of the pauses."""
        if self.is_asking:
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
        """A clock that stands can go, one that runs can be stopped."""
        match action:
            case "go":
                return self.session is not None and self.is_waiting
            case "pause":
                return self.is_asking
        return super().check_action(action, parameters)

    def action_go(self) -> None:
        """Let the clock run."""
        self.is_waiting = False
        self.has_begun = True
        self.open_session.resume()
        if self.drill is not None:
            self.drill.wake()
        self.refresh_page()

    def action_pause(self) -> None:
        """Stop the clock and hide the question."""
        if self.open_session.pause():
            self.hide_question(BY_CHOICE)
        else:
            self.answering.say(NO_PAUSE)

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
