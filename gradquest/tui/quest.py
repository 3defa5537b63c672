"""A quest on the screen: the map in its fog, and beside it the ground on which one stands."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from gradquest.progress.attempt import Status
from gradquest.training.played import Feedback
from gradquest.training.quest import Quest
from gradquest.training.session import Session
from gradquest.training.start import Start
from gradquest.tui.feedback import headline, hints, seen, solution, why
from gradquest.tui.lines import NOTED, Line
from gradquest.tui.practice import PracticePage

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture

GIVEN_UP = (Status.SKIPPED, Status.REVEALED)


class QuestPage(PracticePage):
    """One stand after the other; the map is always there, as far as there is room."""

    heading = "quest"

    def __init__(self, start: Start | None = None) -> None:
        super().__init__(start or Start(place="quest"))
        self.is_map_away = False
        """The learner has put the map away, to read."""

    @property
    def way(self) -> Quest:
        """The session, as a quest."""
        session = self.open_session
        if not isinstance(session, Quest):
            raise TypeError("this page shows quests alone")
        return session

    # Outside the event loop

    def make_session(self) -> Session:
        """A quest, with its first view, so that nothing slow is left for the screen to do."""
        import_module("gradquest.tui.picture")
        session = super().make_session()
        if isinstance(session, Quest):
            _ = session.view
        return session

    def prepare(self, session: Session) -> None:
        """Work out the slips while the learner thinks; the map is there already."""
        _ = session.problem.slips, session.problem.steps

    def picture_of(self, told: Feedback) -> Picture | None:
        """The map with both arrows and the way that one is about to go."""
        scene = super().picture_of(told)
        return None if scene is None else self.way.seen(scene)

    # Showing

    def explains(self, told: Feedback) -> bool:
        """Only who gave up sees the solution at once; for all others it is a key away."""
        return told.status in GIVEN_UP

    def show_question(self) -> None:
        """Where one stands now."""
        self.is_map_away = False
        super().show_question()

    def lay_out(self) -> None:
        """The map beside the words; where there is no room for both, one of them."""
        super().lay_out()
        has_map = self.picture is not None
        self.set_class(has_map, "-drawn")
        self.set_class(has_map, "-exhibited")

    @property
    def picture(self) -> Picture | None:
        """The map as far as the fog has lifted, unless the words need its room."""
        if self.session is None or self.is_map_away:
            return None
        if self.told is None:
            return self.way.view
        if self.is_explained and not self.has_room_for_both:
            return None
        return self.walk or self.scene

    def write_aside(self) -> None:
        """Which stand it is, on what ground, and how late."""
        if self.session is not None:
            land = self.way.landscape.title
            self.say_where(f"{self.heading}  {land}, stand {self.way.number}")
            self.say_aside(self.aside(self.session))

    def aside(self, session: Session) -> str:
        """The hour."""
        return session.daytime if isinstance(session, Quest) else ""

    def _lines(self) -> Iterator[Line]:
        if self.session is None:
            return
        if self.told is None:
            yield from hints(self.open_session)
            return
        yield headline(self.told, self.current)
        yield Line(self.way.consequence, NOTED)
        yield from why(self.told)
        yield from self.looked_into()
        if self.picture is not None and self.scene is not None and self.has_room_for_both:
            yield from seen(self.scene)
        if self.is_explained:
            yield from solution(self.told.problem)
        yield from self.invitation()

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The map can be put away at any time; to explore would lift the fog."""
        match action:
            case "picture":
                return self.session is not None
            case "explore" | "why":
                return False
        return super().check_action(action, parameters)

    def action_picture(self) -> None:
        """Put the map away, or show it again."""
        self.is_map_away = self.picture is not None
        if not self.is_map_away and not self.has_room_for_both:
            self.is_explained = False
        self.walk = None
        self.lay_out()

    def show_end(self) -> None:
        """The valley, or the night: show the whole map."""
        from gradquest.tui.quest_end import QuestEndPage

        self.clear_notices()
        if self.session is not None:
            self.quest.switch_screen(QuestEndPage(self.way, self.wanted))
