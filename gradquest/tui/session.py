"""What every page with a session shows: the problem, the answer's line, the end."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from gradquest.progress.attempt import Status
from gradquest.training.played import Feedback
from gradquest.training.session import Phase, Session
from gradquest.tui.answering import Answering
from gradquest.tui.playing import PlayingPage
from gradquest.tui.problemview import ProblemView
from gradquest.tui.trail import place_of, trail
from gradquest.wording import sentence

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture

TOAST_S = 6
NOTHING_TYPED = "Nothing typed yet. Write your answer, then press Enter."
GAPS = 10
"""Columns of the heading that stay free beside its words."""


class SessionPage(PlayingPage):
    """Shows one session. The session decides everything."""

    def compose_question(self) -> ComposeResult:
        """The problem and the line for its answer."""
        yield ProblemView()
        yield Answering(is_ascii=self.quest.is_ascii)

    # For each mode to say

    @abstractmethod
    def show_question(self) -> None:
        """A question is open: lay it out."""

    @abstractmethod
    def show_feedback(self, told: Feedback, scene: Picture | None) -> None:
        """An answer was judged: tell of it."""

    @property
    def is_asking(self) -> bool:
        """A question is open, and can be seen."""
        return self.phase is Phase.ASKING

    # What a learner does

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a question is open it can be answered or left."""
        match action:
            case "answer" | "skip":
                return self.is_asking
            case "hint":
                return self.is_asking and self.open_session.has_more_hints
        return super().check_action(action, parameters)

    def on_answering_entered(self, event: Answering.Entered) -> None:
        """Judge what was typed."""
        event.stop()
        self.submit(event.text)

    def action_answer(self) -> None:
        """Enter, or a click on its words."""
        self.submit(self.answering.line.value)

    def submit(self, text: str) -> None:
        """Judge the text, unless nothing is asked; say kindly when nothing was typed."""
        if text.strip():
            self.close_question(lambda session: session.submit(text))
        elif not self.is_busy and self.phase is Phase.ASKING:
            self.answering.say(NOTHING_TYPED)

    def action_skip(self) -> None:
        """Leave this problem."""
        self.close_question(lambda session: session.skip())

    # What comes back

    def on_playing_page_opened(self, event: PlayingPage.Opened) -> None:
        """The session is there."""
        event.stop()
        self.session = event.session
        if self.is_whole:
            self.refresh_page()

    def on_playing_page_judged(self, event: PlayingPage.Judged) -> None:
        """The verdict is there."""
        event.stop()
        self.is_busy = False
        if event.told is not None and self.is_whole:
            self.show_feedback(event.told, event.scene)
        self.refresh_bindings()

    def on_playing_page_moved_on(self, event: PlayingPage.MovedOn) -> None:
        """The next question is there, or the end."""
        event.stop()
        if not self.is_whole:
            return
        self.refresh_page()
        is_between = self.phase is not Phase.FINISHED and not self.open_session.rules.is_timed
        if is_between and not self.quest.game.settings.quiet:
            self._look_for_achievements()

    def on_playing_page_reached(self, event: PlayingPage.Reached) -> None:
        """Say it once, between two problems."""
        event.stop()
        told = "\n".join(f"★ {it.told}" for it in event.unlocked)
        self.notify(self.quest.lettered(told), markup=False, timeout=TOAST_S)

    def on_playing_page_refused(self, event: PlayingPage.Refused) -> None:
        """Say why there is nothing to play."""
        event.stop()
        if self.is_whole:
            self.query_one(ProblemView).say(f"{sentence(event.reason)}\n\nEsc goes back.")
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
        """Show what the session came to, unless one has left it, or something lies above."""
        if self.session is not None and self.is_active:
            self.clear_notices()
            self.quest.show_results(self.session, self.wanted)

    def on_screen_resume(self) -> None:
        """What lay above is gone: the end may have come meanwhile."""
        if self.phase is Phase.FINISHED and not self.is_busy:
            self.show_end()

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
        if self.phase is not Phase.FINISHED:
            self.query_one(ProblemView).show(self.current.problem)

    @property
    def answering(self) -> Answering:
        """The line where one types, and what is said under it."""
        return self.query_one(Answering)

    def ask(self) -> None:
        """Wait for an answer; what was typed before stands there again."""
        text, self.typed = self.typed, ""
        self.answering.ask(self.current.problem, text)
        self.line = line = self.answering.line
        self.when_laid_out(lambda: line.scroll_visible(animate=False))
