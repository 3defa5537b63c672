"""The landscape of a problem: which picture of it belongs to the moment, and a walk on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from gradquest.training.session import Phase, Session
from gradquest.training.stages import Stage
from gradquest.tui.tutor import TutoredPage

if TYPE_CHECKING:
    from gradquest.kinds.problem import Problem
    from gradquest.plot.scene import Picture
    from gradquest.training.played import Feedback
    from gradquest.training.start import Start

ROOM_FOR_MAP = (80, 24)
ROOM_FOR_BOTH = 116
"""From so many columns the worked solution and the picture stand side by side."""


class PicturedPage(TutoredPage):
    """A problem with its picture, which gives nothing away while one may try again."""

    class Grounded(Message):
        """The landscape of a problem is there."""

        def __init__(self, problem: Problem, scene: Picture) -> None:
            super().__init__()
            self.problem = problem
            self.scene = scene

    def __init__(self, start: Start | None = None) -> None:
        super().__init__(start)
        self.scene: Picture | None = None
        """The picture with the learner's answer in it."""
        self.is_drawn = False
        """That picture is on the page."""
        self.is_explained = False
        """The worked solution is on the page."""
        self._ground: tuple[Problem, Picture] | None = None
        """A problem and its landscape, without arrows unless it is an example to be read."""

    @property
    def is_answered(self) -> bool:
        """The verdict is on the page."""
        return self.phase is Phase.ANSWERED and self.told is not None

    @property
    def is_reading(self) -> bool:
        """A worked example is on the page."""
        return self.phase is Phase.READING

    @property
    def may_try_again(self) -> bool:
        """The answer was wrong, and nothing has been given away."""
        return self.told is not None and self.told.may_retry and not self.is_explained

    @property
    def is_left(self) -> bool:
        """The problem is answered for good, so that nothing is given away."""
        return self.is_answered and not self.may_try_again

    # Outside the event loop

    def prepare(self, session: Session) -> None:
        """Work out the slips and the landscape while the learner thinks."""
        played = session.current
        problem, is_example = played.problem, played.stage is Stage.WORKED
        scene = problem.scene() if is_example else problem.exhibit or problem.scene()
        if scene is not None:
            self.post_message(self.Grounded(problem, scene if is_example else scene.bare))
        _ = problem.slips, problem.steps

    def picture_of(self, told: Feedback) -> Picture | None:
        """The picture with the learner's answer in it; while one may try again, as it was asked."""
        if told.status is None:
            return None
        if told.may_retry and told.problem.exhibit is not None:
            return told.problem.exhibit
        reading = told.verdict.reading if told.verdict else None
        return told.problem.scene(reading.components if reading else None)

    # On the page

    def on_pictured_page_grounded(self, event: Grounded) -> None:
        """Show the picture that is asked about; where there is room, any landscape."""
        event.stop()
        self._ground = event.problem, event.scene
        if self.is_reading:
            self.is_drawn = self.has_room_for_both
        if self.told is None and self.phase in (Phase.ASKING, Phase.READING):
            self.lay_out()

    @property
    def picture(self) -> Picture | None:
        """The one with the answer; before it what is asked about, or a bare landscape."""
        if self.told is not None:
            return self.walk or (self._answered if self.is_drawn else None)
        is_wanted = self.is_drawn if self.is_reading else self.has_room_for_both
        return self.ground if is_wanted or self.is_of_picture else None

    @property
    def ground(self) -> Picture | None:
        """The landscape of the problem at hand, with the arrows of a worked example alone."""
        if self._ground is None or self.session is None:
            return None
        problem, scene = self._ground
        return scene if problem is self.current.problem else None

    @property
    def _answered(self) -> Picture | None:
        """The picture; while one may try again, with nothing of the answer in it."""
        if self.scene is None or not self.may_try_again:
            return self.scene
        return self.scene.yours_alone

    @property
    def is_of_picture(self) -> bool:
        """The question is about a picture, so that it is shown in any window."""
        return self.session is not None and self.current.problem.exhibit is not None

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a picture once there is an answer, and a way into it at the end."""
        match action:
            case "picture" if self.is_reading:
                return self.ground is not None and not self.is_of_picture
            case "picture":
                return self.is_answered and self.scene is not None
            case "explore":
                return self.is_left and len(self.current.problem.task.variables) <= 2
        return super().check_action(action, parameters)

    def action_picture(self) -> None:
        """Show the picture, or put it away; a walk gives way to it."""
        self.is_drawn = self.walk is not None or not self.is_drawn
        self.walk = None
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

    @property
    def is_described(self) -> bool:
        """The picture is said in words, beside it or in its place where there is no room."""
        if self.walk is not None:
            return False
        return self.is_drawn or not (self.has_room_for_map or self.is_explained)

    # Room

    @property
    def has_room_for_map(self) -> bool:
        """The window has a place for a picture beside the words."""
        columns, rows = ROOM_FOR_MAP
        return self.size.width >= columns and self.size.height >= rows

    @property
    def has_room_for_picture(self) -> bool:
        """There is a picture, and a place for it; the solution goes first."""
        if self.scene is None or (self.is_explained and not self.has_room_for_both):
            return False
        return self.has_room_for_map

    @property
    def has_room_for_both(self) -> bool:
        """The solution and the picture stand side by side."""
        return self.size.width >= ROOM_FOR_BOTH
