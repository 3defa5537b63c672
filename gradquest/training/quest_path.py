"""The way of a quest: the supply of its session, which asks for the slope where one stands."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

from gradquest.kinds.kind import Task, kind_named
from gradquest.kinds.problem import Origin, Problem
from gradquest.maths import floats
from gradquest.maths.chance import Chance
from gradquest.progress.attempt import Status
from gradquest.progress.moments import QUEST
from gradquest.training import quest_words
from gradquest.training.hike import (
    LED,
    SURE,
    Answer,
    Footing,
    Hike,
    downhill,
    fewest,
    hike,
    starts,
)
from gradquest.training.landscapes import NAMES, Cairn, Landscape

if TYPE_CHECKING:
    from gradquest.maths.expression import Expression
    from gradquest.training.played import Played

GENERATOR = 1
"""Goes up whenever the same landscape, seed and answers would lead elsewhere."""

SHORTEST_DAY, DAYS = 12, 3
"""Night falls after so many stands, or so many times the fewest."""

STEP_ASKED = 3
"""Where a step lands just on the next cairn, one time in so many the step is asked for."""


class Path:
    """The problems of a quest: the supply of its session."""

    total = None
    predicted = None
    why = "It is the ground on which you stand."

    def __init__(self, landscape: Landscape, seed: int) -> None:
        self.landscape = landscape
        self.seed = seed
        self.start = Chance(QUEST, landscape.name, seed).pick(starts(landscape))
        self.fewest = fewest(landscape, self.start, seed)
        """So many right answers lead into the valley."""
        self.night = max(SHORTEST_DAY, DAYS * self.fewest)
        """After so many stands it is too dark to go on."""

    def hike(self, played: Sequence[Played]) -> Hike:
        """Where the answers so far have led."""
        answers = [it for it in map(_answer, played) if it is not None]
        return hike(self.landscape, self.start, answers, self.seed)

    def next(self, played: Sequence[Played]) -> Problem | None:
        """The slope where one stands; None in the valley and at night."""
        way = self.hike(played)
        if way.has_arrived or len(played) >= self.night:
            return None
        return self._problem(way.stand, len(played), quest_words.stand(way))

    def _problem(self, stand: Cairn, number: int, says: str) -> Problem:
        land = self.landscape
        is_step = not Chance(QUEST, "kind", self.seed, number).below(STEP_ASKED)
        kind = "descent_step" if is_step and lands_exactly(land, stand) else "gradient_at"
        task = Task(
            land.function,
            NAMES,
            dict(zip(NAMES, land.extent, strict=True)),
            stand,
            land.rate if kind == "descent_step" else None,
        )
        return Problem(
            kind_named(kind),
            task,
            Origin(QUEST, _hash(land), land.name, land.number(stand), land.family, land.level,
                   show=says),
        )  # fmt: skip


def lands_exactly(landscape: Landscape, stand: Cairn) -> bool:
    """One step of the learning rate ends on the very cairn to which one walks."""
    rate, slopes = float(landscape.rate), landscape.gradient(stand)
    landing = (float(at) - rate * slope for at, slope in zip(stand, slopes, strict=True))
    goal = downhill(landscape, stand)
    return all(abs(at - float(it)) < 1e-9 for at, it in zip(landing, goal, strict=True))


def _hash(landscape: Landscape) -> str:
    """What the problems of a landscape follow from, as banks have it."""
    it = landscape
    walked = (it.formula, it.east, it.north, it.cell, it.rate, it.stride, it.far, GENERATOR)
    return blake2b(" ".join(map(str, walked)).encode(), digest_size=8).hexdigest()


def _answer(played: Played) -> Answer | None:
    """What an answer means for the way; None while it is being judged."""
    last = played.last
    if last is None:
        return None
    if last.status is Status.RIGHT:
        return SURE
    if last.status is not Status.WRONG:
        return LED
    if not played.verdicts:
        return None
    reading = played.verdicts[-1].reading
    vector = None if reading is None else _vector(played.problem, reading.components)
    return Answer(Footing.ASTRAY, vector)


def _vector(problem: Problem, answer: Sequence[Expression]) -> tuple[float, float] | None:
    """The gradient behind an answer: of a landing the one that would lead there."""
    if len(answer) != len(NAMES):
        return None
    first, second = map(floats.value, answer)
    rate, point = problem.task.learning_rate, problem.task.point
    if rate is None or point is None:
        return first, second
    return float((float(point[0]) - first) / rate), float((float(point[1]) - second) / rate)
