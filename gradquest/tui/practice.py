"""Practice: one problem at a time, without a clock, everything explained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message

from gradquest.progress.attempt import Status
from gradquest.training.played import Feedback
from gradquest.training.practising import PracticeSession
from gradquest.training.session import Phase, Session
from gradquest.training.stages import Stage
from gradquest.tui.answering import AnswerLine
from gradquest.tui.feedback import (
    begun,
    example,
    headline,
    hints,
    seen,
    solution,
    why,
    why_chosen,
)
from gradquest.tui.figures import timer_text
from gradquest.tui.lines import Line
from gradquest.tui.mapview import MapView
from gradquest.tui.page import HELP
from gradquest.tui.session import KEPT
from gradquest.tui.tutor import TutoredPage
from gradquest.tui.words import Words

if TYPE_CHECKING:
    from gradquest.kinds.problem import Problem
    from gradquest.plot.scene import Picture
    from gradquest.training.start import Start

TICK_S = 1.0
SETTLE_S = 0.4
"""So long after a verdict the second Enter of a double press does nothing."""

LEFT = "Your practice is kept: the first row goes on just where you left."
WAITED = "Going on where you left: {place}."
CHANGED = "What you left cannot go on: its bank has changed since. This is a new practice."

THINKING = (
    "practice.answer",
    "practice.hint",
    "practice.solution",
    "page.down",
    "app.help",
    "practice.skip",
)
"""The keys in the order in which they are shown while a question is open."""
BOTH_WAYS = "PgUp/PgDn"
"""What is newest is shown first, so that there may be more above as well as below."""

ROOM_FOR_MAP = (80, 24)
ROOM_FOR_BOTH = 116
"""From so many columns the worked solution and the picture stand side by side."""


class PracticePage(TutoredPage):
    """A practice session."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", "check", id="practice.answer", tooltip="check your answer"),
        Binding("enter", "again", "try again", id="practice.again",
                tooltip="try again, after a first wrong answer"),
        Binding("enter", "next", "next", id="practice.next",
                tooltip="next problem, when one is done"),
        Binding("f2,ctrl+t", "hint", "hint", id="practice.hint"),
        Binding("f3,ctrl+l", "solution", "solution", id="practice.solution"),
        Binding("f4,ctrl+g", "picture", "picture", id="practice.picture"),
        Binding("f6,ctrl+n", "skip", "skip", id="practice.skip",
                tooltip="skip a problem while it is open"),
        Binding("f5,ctrl+y", "why", "why this one", id="practice.why"),
        Binding("f6,ctrl+n", "explore", "explore it", id="practice.explore",
                tooltip="explore it, when it is done"),
    ]  # fmt: skip
    heading = "practice"
    kept = LEFT

    class Grounded(Message):
        """The landscape of a problem is there."""

        def __init__(self, problem: Problem, scene: Picture) -> None:
            super().__init__()
            self.problem = problem
            self.scene = scene

    def __init__(self, start: Start | None = None) -> None:
        super().__init__(start)
        self.scene: Picture | None = None
        self.is_explained = False
        """The worked solution is on the page."""
        self.is_drawn = False
        """The picture is on the page."""
        self.is_reasoned = False
        """Why this problem was chosen is on the page."""
        self._told_at = 0.0
        self._ground: tuple[Problem, Picture] | None = None
        """A problem and its landscape without arrows, to look at while one thinks."""
        self._line: AnswerLine | None = None
        """Kept here, for it is taken down before the page is."""
        self._waiting_text = ""
        """What stood in the answer line when the practice was left."""
        if self.wanted.place == "test-out":
            self.heading, self.kept = "test-out", KEPT

    def compose_body(self) -> ComposeResult:
        """Words on the left, the picture on the right or below."""
        with Horizontal(id="split"):
            with Vertical(id="left"):
                yield from self.compose_question()
                yield Words()
            yield MapView()

    def prepare(self, session: Session) -> None:
        """Work out the slips and the landscape while the learner thinks."""
        problem = session.problem
        scene = problem.exhibit or problem.scene()
        if scene is not None:
            self.post_message(self.Grounded(problem, scene.bare))
        _ = problem.slips, problem.steps

    def on_practice_page_grounded(self, event: Grounded) -> None:
        """Show the picture that is asked about; where there is room, any landscape."""
        event.stop()
        self._ground = event.problem, event.scene
        if self.told is None and self.phase in (Phase.ASKING, Phase.READING):
            self.lay_out()

    def picture_of(self, told: Feedback) -> Picture | None:
        """The picture with the learner's answer in it; while one may try again, as it was asked."""
        if told.status is None:
            return None
        if told.may_retry and told.problem.exhibit is not None:
            return told.problem.exhibit
        reading = told.verdict.reading if told.verdict else None
        return told.problem.scene(reading.components if reading else None)

    def on_mount(self) -> None:
        """Tick once a second for those who want to see their time."""
        if self.quest.game.settings.timer == "shown":
            self.set_interval(TICK_S, self.write_aside)

    def aside(self, session: Session) -> str:
        """The trail, and the time where it is wanted."""
        if self.quest.game.settings.timer != "shown":
            return super().aside(session)
        return f"{super().aside(session)}   {timer_text(session)}".strip()

    # Leaving and going on

    def make_session(self) -> Session:
        """A new one, or the practice that was left with the text that stood there."""
        mark = self.quest.game.bookmark() if self.wanted.is_resumed else None
        session = super().make_session()
        if mark is not None and session.id == mark.id:
            last = session.current.last
            self._waiting_text = mark.typed or (last.answer if last else "")
            self.start = mark.start
            self.notify(WAITED.format(place=mark.place), markup=False, timeout=4)
        elif mark is not None:
            self.notify(CHANGED, markup=False, timeout=8)
        return session

    @property
    def wanted(self) -> Start:
        """What this page plays; without a wish it goes on where one left."""
        from gradquest.training.start import Start

        return self.start or Start(place="practice", is_resumed=True)

    def keep_place(self, session: Session) -> None:
        """Keep a bookmark up to date, so that not even a crash loses one's place."""
        if self.wanted.place != "practice":
            return
        if session.phase is Phase.FINISHED:
            self.quest.game.forget_bookmark()
        else:
            self.quest.game.leave(session, self.wanted, self._waiting_text)

    def leave_session(self, session: Session) -> None:
        """Put in a bookmark; where there is nothing to come back to, end the session."""
        typed = self._line.value if self._line and session.phase is Phase.ASKING else ""
        if not self.quest.game.leave(session, self.wanted, typed):
            session.stop()

    # Showing

    def show_question(self) -> None:
        """The problem at hand, with an empty line for its answer."""
        self.told = self.scene = None
        self.is_explained = self.is_drawn = self.is_reasoned = False
        self.put_away()
        self.query_one(MapView).clear()
        self.write_question()
        self.lay_out()
        if self.phase is Phase.READING:
            self._told_at = self.open_session.clock.monotonic()
            self.set_focus(None)
            return
        text, self._waiting_text = self._waiting_text, ""
        self.answering.ask(self.current.problem, text)
        self._line = self.answering.line

    def show_feedback(self, told: Feedback, scene: Picture | None) -> None:
        """The verdict and why; after the last try the solution too."""
        if told.status is None and told.verdict is not None:
            self.answering.say(told.verdict.message, told.verdict.column)
            return
        self.told, self.scene = told, scene
        self._told_at = self.open_session.clock.monotonic()
        self.is_explained = told.status is not Status.RIGHT and not told.may_retry
        self.is_drawn = self._has_room_for_picture()
        self.set_focus(None)
        self.lay_out()
        self.ring(told)

    def lay_out(self) -> None:
        """Lay out what belongs to this moment."""
        self.set_class(self.told is not None, "-answered")
        self.set_class(self.phase is Phase.READING, "-reading")
        scene = self._scene_of_the_moment()
        self.set_class(self.is_drawn or scene is not None, "-drawn")
        self.set_class(self.told is None and self._is_of_picture(), "-exhibited")
        self.write_aside()
        lines = tuple(self._lines())
        is_open = self.told is None and self.phase is Phase.ASKING
        self.set_class(is_open and bool(lines), "-said")
        self.query_one(Words).show(lines, is_newest_last=is_open and not self.is_reasoned)
        if scene is not None:
            self.query_one(MapView).show(scene)
        self.refresh_bindings()
        if self.session is not None:
            self.when_laid_out(self.write_question)

    def _scene_of_the_moment(self) -> Picture | None:
        """The picture with the answer; before it what is asked about, or a bare landscape."""
        if self.told is not None:
            return self.walk or (self._answered_scene() if self.is_drawn else None)
        if self._ground is None or self.session is None:
            return None
        problem, scene = self._ground
        has_room = self._has_room_for_both() or self._is_of_picture()
        return scene if has_room and problem is self.current.problem else None

    def _answered_scene(self) -> Picture | None:
        """The picture; while one may try again, with nothing of the answer in it."""
        if self.scene is None or not self._may_try_again():
            return self.scene
        return self.scene.yours_alone

    def _is_of_picture(self) -> bool:
        """The question is about a picture, so that it is shown in any window."""
        return self.session is not None and self.current.problem.exhibit is not None

    def _lines(self) -> Iterator[Line]:
        if self.session is None:
            return
        if self.is_reasoned:
            yield from why_chosen(self.current)
        if self.phase is Phase.READING:
            yield from example(self.current.problem)
            return
        if self.told is None:
            if self.current.stage is Stage.FADED:
                yield from begun(self.current.problem, is_brief=self.has_class("-low"))
            yield from hints(self.open_session)
            return
        yield headline(self.told, self.current)
        yield from why(self.told)
        yield from self.looked_into()
        if self.is_drawn and self.scene is not None and self.walk is None:
            yield from seen(self.scene, is_open=self._may_try_again())
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
        is_asking = self.phase is Phase.ASKING
        is_answered = self.phase is Phase.ANSWERED and self.told is not None
        match action:
            case "answer" | "skip":
                return is_asking
            case "hint":
                return is_asking and self.open_session.has_more_hints
            case "again":
                return is_answered and self._may_try_again()
            case "next":
                is_read = self.phase is Phase.READING
                return is_read or (is_answered and not self._may_try_again())
            case "solution":
                return (is_asking or is_answered) and not self.is_explained
            case "picture":
                return is_answered and self.scene is not None
            case "why":
                return is_asking or is_answered or self.phase is Phase.READING
            case "explore":
                return self.is_left and len(self.current.problem.task.variables) <= 2
        return super().check_action(action, parameters)

    def action_again(self) -> None:
        """Open the same question once more, with what was typed."""
        told = self.told
        if told is None or not self._is_settled() or not self.open_session.retry():
            return
        reading = told.verdict.reading if told.verdict else None
        self.show_question()
        self.answering.ask(told.problem, reading.text if reading else "")

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
            self._give_up("reveal")
            return
        self.is_explained = True
        if isinstance(self.session, PracticeSession):
            self.session.conclude()
        self.is_drawn = self.is_drawn and self._has_room_for_both()
        self.lay_out()

    def action_picture(self) -> None:
        """Show the picture, or put it away; a walk gives way to it."""
        self.is_drawn = self.walk is not None or not self.is_drawn
        self.walk = None
        self.lay_out()

    def action_why(self) -> None:
        """Say why this problem was chosen, or put that away."""
        self.is_reasoned = not self.is_reasoned
        self.lay_out()

    def action_explore(self) -> None:
        """Walk on the landscape of this problem."""
        from gradquest.explore.exploration import exploration
        from gradquest.explore.function import Function
        from gradquest.tui.explore import ExplorePage

        task = self.current.problem.task
        point = None if task.point is None else tuple(map(float, task.point))
        rate = None if task.learning_rate is None else float(task.learning_rate)
        begun = exploration(Function(task.function, task.variables), point, rate)
        self.quest.push_screen(ExplorePage(begun))

    def on_resize(self, event: events.Resize) -> None:
        """Lay the problem out anew for the new size."""
        super().on_resize(event)
        for view in self.query(MapView):
            view.take_aspect(event)
        if self.session is not None and self.phase is not Phase.FINISHED:
            if self.told is not None:
                self.is_drawn = self._has_room_for_picture()
            self.when_laid_out(self.lay_out)

    # Small things

    @property
    def is_left(self) -> bool:
        """The problem is answered for good, so that nothing is given away."""
        is_answered = self.phase is Phase.ANSWERED and self.told is not None
        return is_answered and not self._may_try_again()

    def _may_try_again(self) -> bool:
        return self.told is not None and self.told.may_retry and not self.is_explained

    def _is_settled(self) -> bool:
        return self.open_session.clock.monotonic() - self._told_at >= SETTLE_S

    def _fits(self, least: tuple[int, int]) -> bool:
        return self.size.width >= least[0] and self.size.height >= least[1]

    def _has_room_for_picture(self) -> bool:
        if self.is_explained and not self._has_room_for_both():
            return False
        return self.scene is not None and self._fits(ROOM_FOR_MAP)

    def _has_room_for_both(self) -> bool:
        return self.size.width >= ROOM_FOR_BOTH
