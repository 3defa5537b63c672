"""A quest: one stands in fog on a landscape, and each answer leads to the next cairn.

Where one stands follows from the landscape, the seed and the answers so far, and from nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from gradquest.errors import Misuse
from gradquest.maths.chance import Chance
from gradquest.progress.attempt import SessionEnd
from gradquest.progress.moments import QUEST
from gradquest.training import quest_words
from gradquest.training.hike import Footing, Hike, Leg
from gradquest.training.landscapes import (
    LANDSCAPES,
    NAMES,
    Cairn,
    Landscape,
    landscape_named,
)
from gradquest.training.quest_path import GENERATOR, Path
from gradquest.training.rules import Rules
from gradquest.training.session import Phase, Session

if TYPE_CHECKING:
    from gradquest.plot.scene import Move, Picture, Point, Scene, Sheet
    from gradquest.training.clock import Clock
    from gradquest.training.journal import Journal
    from gradquest.training.start import Start
    from gradquest.training.study import Study

RULES = Rules(QUEST, retries=0)


class Quest(Session):
    """A session on the way to a valley."""

    def __init__(self, path: Path, journal: Journal, clock: Clock) -> None:
        self.path = path
        configuration = f"{QUEST}-{path.landscape.name} generator={GENERATOR}"
        super().__init__(RULES, path, journal, clock, configuration=configuration, seed=path.seed)

    @property
    def landscape(self) -> Landscape:
        """On which one walks."""
        return self.path.landscape

    @property
    def hike(self) -> Hike:
        """Where one has been so far."""
        return self.path.hike(self.played)

    @property
    def leg(self) -> Leg | None:
        """Where the answer to the problem at hand leads; None while it is open."""
        legs = self.hike.legs
        return legs[-1] if len(legs) == self.number else None

    @property
    def consequence(self) -> str:
        """Where the latest answer led."""
        if self.leg is None:
            return ""
        return quest_words.leg(self.landscape, self.leg, self.problem.kind.name)

    @property
    def outcome(self) -> str:
        """How it ended."""
        if self.phase is not Phase.FINISHED:
            return ""
        return quest_words.outcome(self.hike, self.path.fewest, self._right, self._is_night)

    @property
    def daytime(self) -> str:
        """How late it is: morning, noon, afternoon or evening."""
        return quest_words.daytime(self.number / self.path.night)

    @property
    def _right(self) -> int:
        return sum(it.is_right for it in self.played)

    @property
    def _is_night(self) -> bool:
        return len(self.hike.legs) >= self.path.night

    def _ended(self, *, is_complete: bool) -> SessionEnd:
        """A quest is complete in the valley; at night it is merely over."""
        return super()._ended(is_complete=is_complete and self.hike.has_arrived)

    # Pictures. Heavy: they need numpy.

    def seen(self, picture: Picture) -> Picture:
        """The picture on the map, with the trail so far, as far as the fog has lifted."""
        from gradquest.plot.scene import Role, Scene

        if not isinstance(picture, Scene):
            return picture
        way, open_leg = self.hike, self.leg
        kept = tuple(it for it in picture.arrows if it.role not in (Role.X_ONLY, Role.Y_ONLY))
        return replace(
            picture,
            arrows=kept,
            moves=() if open_leg is None else tuple(_moves(open_leg)),
            home=_point(way.start),
            trail=_trail(way.stands[: self.number]),
            sheet=self._sheet(way),
        )

    @cached_property
    def _bare(self) -> Scene:
        from gradquest.kinds.pictures import landscape
        from gradquest.plot.scene import Scene

        return Scene(landscape(self.landscape.function, NAMES), _point(self.path.start))

    @property
    def view(self) -> Picture:
        """What one sees from where one stands, before one has answered."""
        return self.seen(replace(self._bare, point=_point(self.hike.stands[self.number - 1])))

    @property
    def whole_map(self) -> Scene:
        """All of it without fog: the trail, where it began and every valley."""
        from gradquest.plot.scene import Mark

        way = self.hike
        valleys = [(float(x), float(y)) for x, y in self.landscape.valleys]
        marks = [Mark(it, "valley") for it in valleys]
        sheet = replace(self._sheet(way), fog=None)
        return replace(
            self._bare,
            point=_point(way.stand),
            trail=_trail(way.stands),
            home=_point(way.start),
            marks=(Mark(_point(way.start), "start"), *marks),
            sheet=sheet,
        )

    def _sheet(self, way: Hike) -> Sheet:
        from gradquest.plot.scene import Clearing, Fog, Sheet

        land = self.landscape
        east, north = (float(it + land.cell / 2) for it in (land.east, land.north))
        clearings = tuple(Clearing(_point(it.centre), it.radius) for it in way.clearings)
        return Sheet((-east, -north), (east, north), Fog(clearings))


def _point(cairn: Cairn) -> Point:
    return float(cairn[0]), float(cairn[1])


def _trail(stands: Sequence[Cairn]) -> tuple[Point, ...]:
    """Each cairn once for as long as one stood there; none as long as one has not gone."""
    points = [_point(it) for it, _ in groupby(stands)]
    return tuple(points) if len(points) > 1 else ()


def _moves(leg: Leg) -> list[Move]:
    """The way that one is about to go; none where one stays."""
    from gradquest.plot.scene import Move, Role

    role = Role.YOUR_STEP if leg.footing is Footing.ASTRAY else Role.STEP
    start, goal = _point(leg.start), _point(leg.goal)
    return [Move(role, start, goal)] if start != goal else []


def quest(study: Study, start: Start) -> Quest:
    """The quest of a start. Raises `Misuse` where there is no such landscape."""
    seed = study.new_seed() if start.seed is None else start.seed
    if start.landscape:
        landscape = landscape_named(start.landscape)
    elif start.seed is None and start.level is None:
        landscape = _next(study.journal.sessions(), seed)
    else:
        landscape = _drawn(start, seed)
    return Quest(Path(landscape, seed), study.journal, study.clock)


def _next(ends: Sequence[SessionEnd], seed: int) -> Landscape:
    """The first whose valley was not reached yet; any, where all were."""
    known = reached(ends)
    fresh = [it for it in LANDSCAPES if it.name not in known]
    return fresh[0] if fresh else Chance(QUEST, "landscape", seed).pick(LANDSCAPES)


def _drawn(start: Start, seed: int) -> Landscape:
    """As the seed says, of the level that is wanted."""
    fitting = [it for it in LANDSCAPES if start.level in (None, it.level)]
    if not fitting:
        levels = ", ".join(map(str, sorted({it.level for it in LANDSCAPES})))
        raise Misuse(f"there is no landscape of level {start.level}; there are levels {levels}")
    return Chance(QUEST, "landscape", seed).pick(fitting)


def reached(ends: Sequence[SessionEnd]) -> dict[str, int]:
    """The landscapes whose valleys were reached, by name, each with the fewest stands it took."""
    found: dict[str, int] = {}
    for end in ends:
        name = end.configuration.split()[0].removeprefix(f"{QUEST}-")
        if end.mode == QUEST and end.is_complete:
            found[name] = min(end.problems, found.get(name, end.problems))
    return found
