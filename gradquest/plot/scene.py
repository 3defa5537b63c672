"""What a picture shows, in data units; how it looks is decided elsewhere."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Arrow:
    """A direction with a length, drawn from the scene's point; all share one scale."""

    role: Role
    vector: Point
    label: str = ""
    start: Point | None = None
    """None: the scene's point."""


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
    marks: tuple[Mark, ...] = ()


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


Picture = Scene | Curve
"""Whatever can be drawn and described."""
