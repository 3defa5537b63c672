"""Scenes and curves for the tests of pictures: functions from text, as a learner would type."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from gradquest.maths.grammar.reading import read
from gradquest.maths.landscape import CurveProfile, Landscape
from gradquest.maths.symbolic import derivative
from gradquest.plot.ground import height_at, slopes_at
from gradquest.plot.scene import Arrow, Curve, Hop, Move, Point, Role, Scene, Trail
from gradquest.plot.span import height_on, slope_on


@lru_cache(maxsize=256)
def landscape(text: str, names: tuple[str, str] = ("x", "y")) -> Landscape:
    """The function with its exact partials."""
    function = read(text, names).components[0]
    partials = (derivative(function, names[0]), derivative(function, names[1]))
    return Landscape(function, partials, names)


def feedback(
    text: str,
    point: Point,
    mine: Point | None = None,
    *,
    names: tuple[str, str] = ("x", "y"),
    parts: Sequence[Role] = (Role.X_ONLY, Role.Y_ONLY),
) -> Scene:
    """The gradient with its parts, and the learner's arrow."""
    field = landscape(text, names)
    slopes = slopes_at(field, point)
    vectors = {Role.X_ONLY: (slopes[0], 0.0), Role.Y_ONLY: (0.0, slopes[1])}
    arrows = [Arrow(Role.GRADIENT, slopes, "∇f")]
    arrows += [Arrow(role, vectors[role]) for role in parts]
    arrows += [Arrow(Role.YOURS, mine, "yours")] if mine else []
    return Scene(field, point, tuple(arrows), names=names)


def step(text: str, point: Point, rate: float, mine: Point | None = None) -> Scene:
    """A descent step, the gradient it goes against, and the learner's step."""
    field = landscape(text)
    slopes = slopes_at(field, point)
    landing = (point[0] - rate * slopes[0], point[1] - rate * slopes[1])
    moves = [Move(Role.STEP, point, landing, "step")]
    moves += [Move(Role.YOUR_STEP, point, mine, "yours")] if mine else []
    return Scene(field, point, (Arrow(Role.GRADIENT, slopes, "∇f"),), tuple(moves))


def walks(text: str, start: Point, rate: float, mine: tuple[str, str], count: int = 10) -> Scene:
    """Two descents from one point: by the true gradient, and by the learner's formulas."""
    field = landscape(text)
    ways = {
        Role.STEP: lambda point: slopes_at(field, point),
        Role.YOUR_STEP: lambda point: tuple(height_at(landscape(slope), point) for slope in mine),
    }
    trails = []
    for role, rule in ways.items():
        points = [start]
        for _ in range(count):
            (x, y), slopes = points[-1], rule(points[-1])
            points.append((x - rate * slopes[0], y - rate * slopes[1]))
        words = "the true gradient" if role is Role.STEP else "your formula"
        trails.append(Trail(role, tuple(points), words))
    return Scene(field, start, trails=tuple(trails))


def descent(text: str, start: Point, rate: float, count: int) -> Scene:
    """A trail of steps, with the gradient where it has come to."""
    field, trail = landscape(text), [start]
    for _ in range(count):
        slopes = slopes_at(field, trail[-1])
        trail.append((trail[-1][0] - rate * slopes[0], trail[-1][1] - rate * slopes[1]))
    arrow = Arrow(Role.GRADIENT, slopes_at(field, trail[-1]), "∇f")
    return Scene(field, trail[-1], (arrow,), trail=tuple(trail))


def choices(text: str, point: Point, *vectors: Point) -> Scene:
    """Arrows to choose from, A and so on."""
    arrows = (
        Arrow(Role.CHOICE, vector, label) for vector, label in zip(vectors, "ABCD", strict=False)
    )
    return Scene(landscape(text), point, tuple(arrows))


@lru_cache(maxsize=256)
def profile(text: str, name: str = "x") -> CurveProfile:
    """The function of one variable with its exact derivative."""
    function = read(text, (name,)).components[0]
    return CurveProfile(function, derivative(function, name), name)


def curve(text: str, point: float, mine: float | None = None, name: str = "x") -> Curve:
    """The tangent, and the learner's slope."""
    return Curve(profile(text, name), point, mine, name=name)


def hops(text: str, point: float, rate: float, mine: float | None = None) -> Curve:
    """A descent step along the axis, and the learner's."""
    ground = profile(text)
    steps = [Hop(Role.STEP, point, point - rate * slope_on(ground, point), "step")]
    steps += [Hop(Role.YOUR_STEP, point, mine, "yours")] if mine is not None else []
    return Curve(ground, point, hops=tuple(steps))


def slide(text: str, start: float, rate: float, count: int) -> Curve:
    """A trail of steps down a curve, and the tangent where it has come to."""
    ground, places = profile(text), [start]
    for _ in range(count):
        places.append(places[-1] - rate * slope_on(ground, places[-1]))
    points = tuple((x, height_on(ground, x)) for x in places)
    return Curve(ground, places[-1], trails=(Trail(Role.STEP, points),))
