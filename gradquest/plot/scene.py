"""What a picture shows, in data units; how it looks is decided elsewhere."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Floats = NDArray[np.float64]


class Field(Hashable, Protocol):
    """A function of two variables with its exact partial derivatives."""

    def height(self, x: Floats, y: Floats) -> Floats:
        """Values of f, broadcast over x and y; NaN where f has no real value. Never raises."""

    def slopes(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Both partial derivatives, broadcast over x and y; NaN where undefined."""


class Role(StrEnum):
    """What a mark in the picture stands for; colour and glyph follow from it."""

    GRADIENT = "gradient"
    YOURS = "yours"
    X_ONLY = "x only"
    Y_ONLY = "y only"
    STEP = "step"
    YOUR_STEP = "your step"
    DIRECTION = "direction"
    """The way that a directional derivative looks along; only where it points counts."""
    CHOICE = "choice"
    """One of several arrows to choose among, named by its label; all look alike."""


GIVEN = (Role.DIRECTION, Role.CHOICE)
"""Arrows that belong to the question, not to its answer."""


class Claim(StrEnum):
    """What an answer said of the learner's arrow; the rest is there so that it can be drawn."""

    VECTOR = "vector"
    WAY = "way"
    """Only where it points: it is as long as the gradient."""
    LENGTH = "length"
    """Only how long it is: it points along the gradient."""
    RATE = "rate"
    """How fast f grows along the given direction: it points that way, or against it."""
    X_SLOPE = "x slope"
    Y_SLOPE = "y slope"
    """One partial derivative: the other one is the true one."""


class Whose(StrEnum):
    """To what a named point belongs."""

    QUESTION = "question"
    ANSWER = "answer"
    LEARNER = "learner"


@dataclass(frozen=True, slots=True)
class Arrow:
    """A direction with a length, drawn from the scene's point; all share one scale."""

    role: Role
    vector: Point
    label: str = ""
    start: Point | None = None
    """None: the scene's point."""
    claim: Claim = Claim.VECTOR


@dataclass(frozen=True, slots=True)
class Move:
    """A step from one point to another, drawn in true data units."""

    role: Role
    start: Point
    end: Point
    label: str = ""


@dataclass(frozen=True, slots=True)
class Trail:
    """The points of a descent, in true data units, joined by a thin line."""

    role: Role
    """`STEP` or `YOUR_STEP`."""
    points: tuple[Point, ...]
    rule: str = ""
    """By what it went, after `by`: `the true gradient`."""
    is_lost: bool = False
    """The next point would be nowhere: f has no value there, or it is too far to count."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A further point with a name, such as P."""

    point: Point
    label: str
    whose: Whose = Whose.QUESTION


@dataclass(frozen=True, slots=True)
class Clearing:
    """A round place from which the fog has lifted."""

    centre: Point
    radius: float


@dataclass(frozen=True, slots=True)
class Fog:
    """Hides the ground; arrows and points are seen through it."""

    clearings: tuple[Clearing, ...]

    def hides(self, x: Floats, y: Floats) -> NDArray[np.bool_]:
        """Which of these places it covers, broadcast over x and y."""
        hidden = np.ones(np.broadcast_shapes(x.shape, y.shape), dtype=np.bool_)
        for it in self.clearings:
            hidden &= np.hypot(x - it.centre[0], y - it.centre[1]) > it.radius
        return hidden


@dataclass(frozen=True, slots=True)
class Sheet:
    """A map with edges: it is always seen whole, and beyond it there is nothing."""

    corner: Point
    """The lowest x and y."""
    opposite: Point
    """The highest."""
    fog: Fog | None = None

    @property
    def centre(self) -> Point:
        """Its middle."""
        (left, bottom), (right, top) = self.corner, self.opposite
        return (left + right) / 2, (bottom + top) / 2


@dataclass(frozen=True, slots=True)
class Scene:
    """A landscape, a point on it, and what is drawn there."""

    field: Field
    point: Point
    arrows: tuple[Arrow, ...] = ()
    moves: tuple[Move, ...] = ()
    trail: tuple[Point, ...] = ()
    """Points of a descent, joined by a thin line."""
    trails: tuple[Trail, ...] = ()
    """Further descents, to be compared; each is drawn by its role."""
    names: tuple[str, str] = ("x", "y")
    home: Point | None = None
    """Where the window, its level lines and the arrows' scale belong to while the point moves."""
    zoom: float = 1.0
    """How many times closer than usual one looks."""
    centre: Point | None = None
    """The middle of the window; None: where all that belongs in it fits best."""
    marks: tuple[Mark, ...] = ()
    has_even_levels: bool = False
    """The level lines keep equal steps whatever it costs: how close they are is what counts."""
    sheet: Sheet | None = None
    """The edges of the map, where it has some; None: one sees as far as the window goes."""
    height_name: str = "f"
    """What the function is called: `f`, or `L` for a loss."""
    outlook: Point | None = None
    """Where one stands while the question is open, if the point itself is the answer."""

    @property
    def bare(self) -> Scene:
        """Without arrows and steps: what may be seen while the question is open."""
        arrows = tuple(it for it in self.arrows if it.role in GIVEN)
        point = self.point if self.outlook is None else self.outlook
        marks = _marks(self.marks, Whose.QUESTION)
        return replace(self, point=point, arrows=arrows, moves=(), trail=(), trails=(), marks=marks)

    @property
    def yours_alone(self) -> Scene:
        """With the learner's arrow, step, trail and point, and nothing of the answer."""
        mine = (it for it in self.arrows if it.role is Role.YOURS and it.claim is not Claim.LENGTH)
        moves = tuple(it for it in self.moves if it.role is Role.YOUR_STEP)
        trails = tuple(it for it in self.trails if it.role is Role.YOUR_STEP)
        marks = _marks(self.marks, Whose.QUESTION, Whose.LEARNER)
        arrows = (*self.bare.arrows, *mine)
        return replace(self.bare, arrows=arrows, moves=moves, trails=trails, marks=marks)

    @property
    def without_yours(self) -> Scene:
        """Without the learner's arrow, step, trail and point."""
        return replace(
            self,
            arrows=tuple(it for it in self.arrows if it.role is not Role.YOURS),
            moves=tuple(it for it in self.moves if it.role is not Role.YOUR_STEP),
            trails=tuple(it for it in self.trails if it.role is not Role.YOUR_STEP),
            marks=_marks(self.marks, Whose.QUESTION, Whose.ANSWER),
        )


def _marks(marks: tuple[Mark, ...], *whose: Whose) -> tuple[Mark, ...]:
    return tuple(it for it in marks if it.whose in whose)


class Profile(Hashable, Protocol):
    """A function of one variable with its exact derivative."""

    def height(self, x: Floats) -> Floats:
        """Values of f; NaN where f has no real value. Never raises."""

    def slope(self, x: Floats) -> Floats:
        """The derivative; NaN where undefined."""


@dataclass(frozen=True, slots=True)
class Hop:
    """A step along the axis of a curve, from one x to another."""

    role: Role
    start: float
    end: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve, a point on it, and its tangent there."""

    profile: Profile
    point: float
    yours: float | None = None
    """The learner's slope: drawn as a second line through the point."""
    hops: tuple[Hop, ...] = ()
    trails: tuple[Trail, ...] = ()
    """Descents; each point is an x and the height there."""
    name: str = "x"
    height_name: str = "f"
    """What the curve is called: `f`, or `f(x, 2)` for a slice through a landscape."""
    home: float | None = None
    zoom: float = 1.0
    centre: float | None = None
    """The middle of the window, left to right; None: where all that belongs in it fits best."""
    has_tangent: bool = True
    """False while the slope is still asked for, or where it is none of the question's business."""
    marks: tuple[Mark, ...] = ()
    """Named places; each point is an x and a height, which need not be the curve's."""
    outlook: float | None = None
    """Where one stands while the question is open, if the point itself is the answer."""
    yours_height: float | None = None
    """How high the learner's line is over the point; None: it goes through the point."""

    @property
    def bare(self) -> Curve:
        """Without tangent and steps: what may be seen while the question is open."""
        return replace(
            self,
            point=self.point if self.outlook is None else self.outlook,
            yours=None,
            yours_height=None,
            hops=(),
            trails=(),
            has_tangent=False,
            marks=_marks(self.marks, Whose.QUESTION),
        )

    @property
    def yours_alone(self) -> Curve:
        """With the learner's slope, step, trail and point, and nothing of the answer."""
        return replace(
            self.bare,
            yours=self.yours,
            yours_height=self.yours_height,
            hops=tuple(it for it in self.hops if it.role is Role.YOUR_STEP),
            trails=tuple(it for it in self.trails if it.role is Role.YOUR_STEP),
            marks=_marks(self.marks, Whose.QUESTION, Whose.LEARNER),
        )

    @property
    def without_yours(self) -> Curve:
        """Without the learner's slope, step, trail and point."""
        return replace(
            self,
            yours=None,
            yours_height=None,
            hops=tuple(it for it in self.hops if it.role is not Role.YOUR_STEP),
            trails=tuple(it for it in self.trails if it.role is not Role.YOUR_STEP),
            marks=_marks(self.marks, Whose.QUESTION, Whose.ANSWER),
        )


Picture = Scene | Curve
"""Whatever can be drawn and described."""
