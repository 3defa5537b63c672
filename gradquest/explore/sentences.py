"""What is said of a point, a direction, a Hessian and a descent: short rows and whole sentences."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import isfinite, isnan
from typing import TYPE_CHECKING, NamedTuple

from gradquest.explore.corners import Missing
from gradquest.explore.descent import Ending
from gradquest.explore.facts import Shape
from gradquest.maths.phrases import letters
from gradquest.wording import counted

if TYPE_CHECKING:
    from gradquest.explore.descent import Descent
    from gradquest.explore.exploration import Exploration
    from gradquest.explore.facts import Facts
    from gradquest.explore.function import Place


class Row(NamedTuple):
    """A fact: what it is called, and what it is."""

    name: str
    value: str


MOST_ROWS = 60
"""So many stops at the end of a trail are looked at."""

HEIGHT = "  f "
"""Stands before the height in a row of the trail."""

CONTINUED = " "
"""The name of a row that goes on with the one above."""

SHAPES = {
    Shape.BOWL: "it curves up in every direction, like a bowl",
    Shape.DOME: "it curves down in every direction, like a dome",
    Shape.SADDLE: "it curves up one way and down another, like a saddle",
    Shape.TROUGH: "it curves up one way and not at all across, like a trough",
    Shape.RIDGE: "it curves down one way and not at all across, like a ridge",
    Shape.PLANE: "it does not curve here, like a plane",
    Shape.UNKNOWN: "there are no second partials here",
}
CURVES = {
    Shape.BOWL: "the curve bends up",
    Shape.DOME: "the curve bends down",
    Shape.PLANE: "the curve does not bend here",
    Shape.UNKNOWN: "there is no second derivative here",
}
LEVEL = {
    Shape.BOWL: "flat ground, so this is a minimum",
    Shape.DOME: "flat ground, so this is a maximum",
    Shape.SADDLE: "flat ground, so this is a saddle point",
    Shape.TROUGH: "flat ground, but an eigenvalue of 0 leaves open whether this is a minimum "
    "or a saddle",
    Shape.RIDGE: "flat ground, but an eigenvalue of 0 leaves open whether this is a maximum "
    "or a saddle",
    Shape.PLANE: "flat ground, but eigenvalues of 0 leave open whether this is a minimum, "
    "a maximum or a saddle",
}
LEVEL_CURVE = LEVEL | {
    Shape.PLANE: "flat here, but a second derivative of 0 leaves open whether this is a minimum, "
    "a maximum or neither",
}

MISSING = {
    Missing.CORNER: "f has a corner here, so it has no {slope}",
    Missing.JUMP: "f jumps here, so it has no {slope}",
    Missing.FORMULA: "the formula of the {slope} has no value here",
}

ENDINGS = {
    Ending.UNDER_WAY: "",
    Ending.SETTLED: "It has settled: steps do not move the point any more.",
    Ending.DIVERGING: "It diverges: the steps grow and lead higher. Try a smaller learning rate.",
    Ending.ENDLESS: "It runs away: f falls ever faster, and has no bottom this way.",
    Ending.LOST: "The next step would leave the ground on which f has a value.",
    Ending.CORNERED: "There is no gradient here, so nothing says where the next step goes.",
}
NO_START = "No way leads down from where f has no value."
UPHILL = "The last step went uphill: the learning rate is too large here."


def told(value: float) -> str:
    """A number as pictures say it."""
    from gradquest.plot import numbers

    return numbers.told(value)


def told_place(point: Place) -> str:
    """`(1, -0.5)`, or a single number."""
    listed = ", ".join(map(told, point))
    return listed if len(point) == 1 else f"({listed})"


def fact_rows(facts: Facts) -> Iterator[Row]:
    """Height and gradient."""
    yield Row("point", told_place(facts.point))
    if not facts.is_known:
        yield Row("f", "no value here" if isnan(facts.height) else told(facts.height))
        if facts.missing is not None:
            yield Row(_slope_of(facts), "none")
            yield Row("", _missing(facts, facts.missing))
        return
    yield Row("f", told(facts.height))
    if len(facts.gradient) == 1:
        yield Row("slope", told(facts.gradient[0]))
        return
    yield Row("gradient", told_place(facts.gradient))
    yield Row("magnitude", told(facts.magnitude))
    yield Row("angle", "none: flat ground" if facts.angle is None else degrees(facts.angle))


def _slope_of(facts: Facts) -> str:
    return "slope" if len(facts.gradient) == 1 else "gradient"


def _missing(facts: Facts, missing: Missing) -> str:
    return MISSING[missing].format(slope=_slope_of(facts))


def degrees(angle: float) -> str:
    """`63.4°`."""
    shown = round(angle, 1) % 360
    return f"{shown:.0f}°" if shown == round(shown) else f"{shown:.1f}°"


def direction_rows(state: Exploration) -> Iterator[Row]:
    """The directional derivative, where a direction is looked along."""
    if state.angle is None or state.function.is_curve or not state.facts.is_known:
        return
    rate = state.facts.along(state.angle)
    yield Row(f"along {degrees(state.angle)}", told(rate))
    yield Row("", lie(state))


def lie(state: Exploration) -> str:
    """How the direction lies to the gradient, and so what f does along it."""
    facts, angle = state.facts, state.angle or 0.0
    off = facts.off(angle)
    if off is None:
        return "no direction is steepest here"
    if off < 0.05:
        return "along the gradient: f rises fastest"
    if off > 179.95:
        return "against the gradient: f falls fastest"
    if abs(off - 90) < 0.05:
        return "across the gradient: along the level curve"
    verb = "rises" if off < 90 else "falls"
    return f"{degrees(off)} off the gradient: f {verb} more slowly"


def hessian_rows(facts: Facts) -> Iterator[Row]:
    """The second partials and what they say."""
    if not facts.is_known:
        return
    if len(facts.hessian) == 1:
        yield Row("f''", told(facts.hessian[0][0]) if facts.bends else "none")
        yield Row("", _shape(facts))
        return
    if facts.bends:
        entries = [[told(value) for value in row] for row in facts.hessian]
        wide = max(len(entry) for row in entries for entry in row)
        for name, row in zip(("Hessian", CONTINUED), entries, strict=True):
            yield Row(name, "  ".join(f"{entry:>{wide}}" for entry in row))
        yield Row("eigenvalues", " and ".join(map(told, facts.bends)))
    yield Row("", _shape(facts))


def _shape(facts: Facts) -> str:
    is_curve = len(facts.hessian) == 1
    shapes, level = (CURVES, LEVEL_CURVE) if is_curve else (SHAPES, LEVEL)
    return level[facts.shape] if facts.is_level and facts.shape in level else shapes[facts.shape]


def rate_rows(state: Exploration) -> Iterator[Row]:
    """The learning rate, and the one that ground like this bears."""
    yield Row("learning rate", told(state.rate))
    most = state.facts.largest_rate if state.facts.is_known else None
    if most is not None and state.facts.shape in (Shape.BOWL, Shape.TROUGH):
        ends = "diverges here: go slower" if state.rate > most else "overshoots here"
        yield Row("", f"a rate above {told(most)} {ends}")


def rows(state: Exploration) -> Iterator[Row]:
    """All that stands beside a picture."""
    yield from fact_rows(state.facts)
    yield from direction_rows(state)
    yield from hessian_rows(state.facts)
    yield from rate_rows(state)


# Whole sentences


def sentences(state: Exploration) -> Iterator[str]:
    """What the picture's own description leaves out: direction, Hessian, descent."""
    facts = state.facts
    yield from absence(facts)
    if facts.is_known:
        if state.angle is not None and not state.function.is_curve:
            yield (
                f"In direction {degrees(state.angle)} the slope is "
                f"{told(facts.along(state.angle))}, {lie(state)}."
            )
        yield from _of_hessian(facts)
    if state.descent is not None:
        yield from of_descent(state.descent, state.rate)


def absence(facts: Facts) -> Iterator[str]:
    """That there is no gradient, and why, where f has a value."""
    if facts.missing is not None:
        said = _missing(facts, facts.missing)
        yield f"{said if said.startswith('f ') else said.capitalize()}."


def _of_hessian(facts: Facts) -> Iterator[str]:
    if not facts.bends:
        return
    if len(facts.hessian) == 1:
        yield f"The second derivative is {told(facts.hessian[0][0])}: {_shape(facts)}."
        return
    written = ", ".join(f"({', '.join(map(told, row))})" for row in facts.hessian)
    yield (
        f"The Hessian is ({written}) with eigenvalues {' and '.join(map(told, facts.bends))}: "
        f"{_shape(facts)}."
    )


def of_descent(descent: Descent, rate: float) -> Iterator[str]:
    """How far a descent has come, and how it stands."""
    if descent.steps:
        yield (
            f"After {counted(descent.steps, 'step')} with learning rate {told(rate)} f went from "
            f"{told(descent.start.height)} to {told(descent.end.height)}."
        )
    yield from filter(None, [standing(descent)])


def standing(descent: Descent) -> str:
    """How a descent stands, in a sentence; empty where there is nothing to say."""
    if not isfinite(descent.start.height):
        return NO_START
    said = ENDINGS[descent.ending]
    is_uphill = descent.steps > 0 and descent.end.height > descent.stops[-2].height
    return said or (UPHILL if is_uphill else "")


def trail_rows(state: Exploration, most: int) -> Iterator[Row]:
    """The last stops of the trail: number, place and height; those that look alike once."""
    if state.descent is None:
        return
    last = list(enumerate(state.descent.stops))[-MOST_ROWS:]
    told_stops = [
        Row(str(number), f"{told_place(stop.point)}{HEIGHT}{told(stop.height)}")
        for number, stop in last
    ]
    kept = [row for row, after in pairwise(told_stops) if row.value != after.value] + told_stops[
        -1:
    ]
    yield from kept[-most:]


def held(state: Exploration) -> str:
    """What a slice holds: `y stays 2`; empty where nothing is held."""
    if state.sliced is None:
        return ""
    still = 1 - state.sliced
    return f"{letters([state.function.names[still]])} stays {told(state.point[still])}"
