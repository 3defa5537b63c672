"""After an answer: measure the slopes, walk by the answer, doubt the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.message import Message

from gradquest.training.played import Feedback
from gradquest.training.session import Phase
from gradquest.tui.lesson import LessonPage
from gradquest.tui.lines import BLANK, MUTED, NOTED, Line
from gradquest.tui.session import SessionPage

if TYPE_CHECKING:
    from gradquest.kinds.problem import Problem
    from gradquest.maths.expression import Expression
    from gradquest.plot.scene import Picture
    from gradquest.progress.reports import Filed
    from gradquest.topics.lesson import Lesson
    from gradquest.training.start import Start

NO_SLOPE = "There is no slope to measure here."
INVITATION = (
    "F7 measures the slopes by numbers, F8 walks downhill by your answer, F9 doubts the verdict. "
    "Ctrl+O opens the lesson."
)
LESSON = "Ctrl+O opens the lesson."
TOO_EARLY = "That would give the answer away: try again first, or see the solution with F3."
NO_LESSON = "There is no lesson on this kind of problem."
NO_MAP = "There is no map to walk on here."


class TutoredPage(SessionPage):
    """A session in which an answered problem can be looked into."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f7,ctrl+r", "check", "numeric check", id="tutor.check", show=False),
        Binding("f8,ctrl+f", "walk", "walk by your answer", id="tutor.walk", show=False),
        Binding("f9", "dispute", "doubt this verdict", id="tutor.dispute", show=False),
        Binding("f10,ctrl+o", "lesson", "lesson", id="tutor.lesson", show=False),
    ]

    class Looked(Message):
        """What was asked for is there."""

        def __init__(self, told: Feedback, checked: tuple[str, ...], walk: Picture | None) -> None:
            super().__init__()
            self.told = told
            self.checked = checked
            self.walk = walk

    class Taught(Message):
        """The lesson behind the problem is there, if there is one."""

        def __init__(self, lesson: Lesson | None) -> None:
            super().__init__()
            self.lesson = lesson

    class Disputed(Message):
        """A doubted verdict was kept, or could not be."""

        def __init__(self, filed: Filed) -> None:
            super().__init__()
            self.filed = filed

    def __init__(self, start: Start | None = None) -> None:
        super().__init__(start)
        self.told: Feedback | None = None
        """The feedback on the page; None while a question is open."""
        self.checked: tuple[str, ...] = ()
        """The numeric check, while it is on the page."""
        self.walk: Picture | None = None
        """Both descents, while they are on the page."""

    def lay_out(self) -> None:
        """Lay out what belongs to this moment."""

    @property
    def is_left(self) -> bool:
        """The problem is answered for good, so that nothing is given away."""
        return False

    def put_away(self) -> None:
        """Check and walk leave the page."""
        self.checked, self.walk = (), None

    def looked_into(self) -> Iterator[Line]:
        """What check and walk say."""
        if self.checked:
            yield BLANK
            first, *others = self.checked
            yield Line(first, NOTED)
            yield from map(Line, others)
        if self.walk is not None:
            from gradquest.plot.describe import describe

            yield BLANK
            yield Line(describe(self.walk), MUTED)

    def invitation(self) -> Iterator[Line]:
        """Where a wrong answer leads on to; what could give the right one away only in the end."""
        verdict = self.told.verdict if self.told else None
        if verdict is not None and not verdict.is_right:
            yield BLANK
            yield Line(INVITATION if self.is_left else LESSON, MUTED)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each action has its moment."""
        match action:
            case "check" | "walk":
                return self.told is not None
            case "dispute":
                is_told = self.told is not None and self.told.verdict is not None
                return is_told and self.phase is Phase.ANSWERED
            case "lesson":
                return self.session is not None and self.phase is not Phase.FINISHED
        return super().check_action(action, parameters)

    def action_check(self) -> None:
        """Measure the slopes, or put that away."""
        if self.checked:
            self.checked = ()
            self.lay_out()
        elif (told := self._open_to_look()) is not None:
            self._check(told)

    def action_walk(self) -> None:
        """Show both descents, or put them away."""
        if self.walk is not None:
            self.walk = None
            self.lay_out()
        elif (told := self._open_to_look()) is not None:
            self._walk(told)

    def _open_to_look(self) -> Feedback | None:
        """What may be looked into; as long as one may try again it is said why not."""
        if not self.is_left:
            self.notify(TOO_EARLY, markup=False, timeout=4)
            return None
        return self.told

    def action_dispute(self) -> None:
        """Keep the verdict for the authors."""
        if self.told is not None:
            self._dispute(self.told)

    def action_lesson(self) -> None:
        """Show the lesson behind this problem."""
        self._teach(self.current.problem)

    # In the background

    @work(thread=True, exclusive=True, group="lesson")
    def _teach(self, problem: Problem) -> None:
        from gradquest.topics.lesson import lesson_for

        lesson = lesson_for(problem, self.quest.game.library)
        if lesson is not None and lesson.example is not None:
            _ = lesson.example.steps  # slow, so not where it is shown
        self.post_message(self.Taught(lesson))

    def on_tutored_page_taught(self, event: Taught) -> None:
        """Lay the lesson over the page."""
        event.stop()
        if event.lesson is None:
            self.notify(NO_LESSON, markup=False)
        elif self.is_whole:
            self.quest.push_screen(LessonPage(self, event.lesson))

    @work(thread=True, exclusive=True, group="tutor")
    def _check(self, told: Feedback) -> None:
        from gradquest.kinds.numeric_check import numeric_check

        check = numeric_check(told.problem, _answer(told))
        self.post_message(self.Looked(told, check.lines() if check else (NO_SLOPE,), self.walk))

    @work(thread=True, exclusive=True, group="tutor")
    def _walk(self, told: Feedback) -> None:
        from gradquest.kinds.walks import walk_scene

        walk = walk_scene(told.problem, _answer(told))
        checked = self.checked if walk else (NO_MAP,)
        self.post_message(self.Looked(told, checked, walk))

    @work(thread=True, group="dispute")
    def _dispute(self, told: Feedback) -> None:
        reading = told.verdict.reading if told.verdict else None
        filed = self.quest.game.dispute(told, reading.text if reading else "")
        if filed is not None:
            self.post_message(self.Disputed(filed))

    def on_tutored_page_looked(self, event: Looked) -> None:
        """Show it, unless the page has moved on."""
        event.stop()
        if event.told is self.told:
            self.checked, self.walk = event.checked, event.walk
            self.lay_out()

    def on_tutored_page_disputed(self, event: Disputed) -> None:
        """Say where it is, and whom to send it to."""
        event.stop()
        self.notify(self.quest.lettered(event.filed.says), markup=False, timeout=12)


def _answer(told: Feedback) -> tuple[Expression, ...] | None:
    reading = told.verdict.reading if told.verdict else None
    return reading.components if reading else None
