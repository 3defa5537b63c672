"""What the questions about a map show: points P and Q, four arrows, and the same in words."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from gradquest.kinds.kind import Task
from gradquest.kinds.pictures import landscape
from gradquest.maths import floats
from gradquest.maths.calculus.rules import differentiate
from gradquest.maths.phrases import letters, listed

if TYPE_CHECKING:
    from gradquest.plot.scene import Scene

SIGN, ARROW, DOWNHILL, STEEPER = "sign", "arrow", "downhill", "steeper"
WITH_ARROWS = (ARROW, DOWNHILL)
LETTERS = ("A", "B", "C", "D")
TELLING = 2.0
"""The ground is so many times as steep at one of both points."""
CLEAR = 0.4
"""A slope is seen in the picture from this share of the gradient's length on."""
WAYS = ((1.5, 0.0), (0.0, 1.5), (-1.5, 0.0), (0.0, -1.5), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0),
        (1.0, -1.0), (2.5, 0.0), (0.0, 2.5), (-2.5, 0.0), (0.0, -2.5))  # fmt: skip
"""From P to where Q may be."""
STEPS = (0.5, 0.2, 0.1, 0.05, 0.02)
"""How far the words look around a point, farthest first."""
SIDES = (("to the right", 0, 1), ("to the left", 0, -1), ("above", 1, 1), ("below", 1, -1))

Spot = tuple[float, float]


@dataclass(frozen=True)
class Map:
    """The ground of a task of two letters, in floating point."""

    task: Task

    @property
    def here(self) -> Spot:
        """P, the task's point."""
        first, second = self.task.point or (0, 0)
        return float(first), float(second)

    @cached_property
    def slopes(self) -> Spot:
        """The gradient at P."""
        return self.slopes_at(self.here)

    @cached_property
    def there(self) -> Spot | None:
        """Q: where the ground is much steeper, or much flatter; None where there is no such place.

        Which of both comes first follows from the numbers of P, so that neither is more common.
        """
        steepness = math.hypot(*self.slopes)
        places = [self._moved(way) for way in WAYS]
        found = [(place, math.hypot(*self.slopes_at(place))) for place in places]
        steeper = [place for place, other in found if other >= TELLING * steepness > 0]
        flatter = [place for place, other in found if 0 < TELLING * other <= steepness]
        is_turned = sum(it.numerator for it in self.task.point or ()) % 2
        for some in (steeper, flatter)[:: -1 if is_turned else 1]:
            for place in some:
                return place
        return None

    @cached_property
    def arrows(self) -> dict[str, Spot]:
        """The gradient, its opposite, and both ways along the level line, by letter.

        The letters go round counterclockwise, from the right.
        """
        x, y = self.slopes
        turned = sorted(((x, y), (-y, x), (-x, -y), (y, -x)), key=_turn)
        return dict(zip(LETTERS, turned, strict=True))

    def letter_of(self, vector: Spot) -> str:
        """The letter of the arrow that points that way."""
        return min(self.arrows, key=lambda letter: math.dist(self.arrows[letter], vector))

    def slopes_at(self, spot: Spot) -> Spot:
        """The gradient anywhere."""
        at = self._named(spot)
        first, second = (differentiate(self.task.function, by) for by in self.task.variables)
        return floats.value(first, at), floats.value(second, at)

    def height(self, spot: Spot) -> float:
        """The function's value."""
        return floats.value(self.task.function, self._named(spot))

    def sentences(self, label: str, spot: Spot) -> str:
        """How high the ground is at a point, and a little way off in each direction."""
        from gradquest.plot.numbers import told

        step = next((it for it in STEPS if self._is_telling(spot, it)), STEPS[-1])
        heights = [
            f"{told(self.height(_shifted(spot, axis, sign * step)))} {side}"
            for side, axis, sign in SIDES
        ]
        here = told(self.height(spot))
        return f"{step:g} away from {label}, where f is {here}, it is {listed(heights)}."

    def _is_telling(self, spot: Spot, step: float) -> bool:
        """Along each axis f rises on one side and falls on the other, unless it is level there."""
        height, slopes = self.height(spot), self.slopes_at(spot)
        for axis in (0, 1):
            sides = [self.height(_shifted(spot, axis, sign * step)) - height for sign in (1, -1)]
            if not all(map(math.isfinite, sides)):
                return False
            if abs(slopes[axis]) > 1e-9 and sides[0] * sides[1] >= 0:
                return False
        return True

    def _moved(self, way: Spot) -> Spot:
        return self.here[0] + way[0], self.here[1] + way[1]

    def _named(self, spot: Spot) -> dict[str, float]:
        return dict(zip(self.task.variables, spot, strict=True))


def _turn(vector: Spot) -> float:
    return math.atan2(vector[1], vector[0]) % (2 * math.pi)


def _shifted(spot: Spot, axis: int, step: float) -> Spot:
    return (spot[0] + step, spot[1]) if axis == 0 else (spot[0], spot[1] + step)


# As pictures


def question_scene(ground: Map, aspect: str) -> Scene:
    """The level lines with P, and with Q or the arrows that are to choose from."""
    from gradquest.plot.scene import Arrow, Mark, Role, Scene

    first, second = ground.task.variables
    arrows = [Arrow(Role.CHOICE, way, letter) for letter, way in ground.arrows.items()]
    marks = [Mark(ground.here, "P")]
    if aspect == STEEPER and ground.there:
        marks.append(Mark(ground.there, "Q"))
    return Scene(
        landscape(ground.task.function, (first, second)),
        ground.here,
        tuple(arrows) if aspect in WITH_ARROWS else (),
        names=(letters([first]), letters([second])),
        marks=tuple(marks),
        has_even_levels=True,
    )


def answer_scene(ground: Map, aspect: str, chosen: str) -> Scene:
    """The same with the gradient, and with the arrow that the learner chose."""
    from gradquest.plot.scene import Arrow, Claim, Role

    scene = question_scene(ground, aspect)
    arrows = [Arrow(Role.GRADIENT, ground.slopes, "∇f")]
    mine = ground.arrows.get(chosen) if aspect in WITH_ARROWS else None
    if mine is not None:
        arrows.append(Arrow(Role.YOURS, mine, "yours", claim=Claim.WAY))
    if aspect.startswith(SIGN):
        x, y = ground.slopes
        is_first = aspect.endswith(f" {ground.task.variables[0]}")
        parts = Arrow(Role.X_ONLY, (x, 0.0)), Arrow(Role.Y_ONLY, (0.0, y))
        arrows.append(parts[0] if is_first else parts[1])
    if aspect == STEEPER and ground.there:
        there = ground.slopes_at(ground.there)
        arrows.append(Arrow(Role.GRADIENT, there, "∇f", start=ground.there))
    return replace(scene, arrows=tuple(arrows))
