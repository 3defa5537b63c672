"""Phrases that the sentences about maps and about curves share."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from gradquest.plot.numbers import short, told
from gradquest.plot.scene import Point, Role, Trail

COMPASS = (
    "right", "up and right", "up", "up and left", "left", "down and left", "down", "down and right",
)  # fmt: skip
"""One for each eighth of a turn, counterclockwise from the right."""

COUNTS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine",
          10: "ten"}  # fmt: skip

DIVERGING = 2.0
"""A trail runs away whose steps grow to more than so many times the first."""


def outcome(before: float, after: float, name: str = "f") -> str:
    """How f changes from one height to another, after the place."""
    if not math.isfinite(after):
        return f"where {name} has no value"
    if told(after) == told(before):
        return f"where {name} is {told(after)} as before"
    way = "down" if after < before else "up"
    change = short(abs(after - before))
    return f"where {name} is {told(after)}: {way} by {change} from {told(before)}"


def heading(vector: Point) -> str:
    """The way an arrow points, in words."""
    turns = math.degrees(math.atan2(vector[1], vector[0])) / 45
    way = COMPASS[round(turns) % 8]
    return f"straight {way}" if 0 in vector else way


def degrees(vector: Point) -> str:
    """The way an arrow points, counterclockwise from the right."""
    angle = round(math.degrees(math.atan2(vector[1], vector[0]))) % 360
    return f"{angle} degree" if angle == 1 else f"{angle} degrees"


def walked(
    trail: Trail, trails: Sequence[Trail], heights: Sequence[float], end: str, name: str = "f"
) -> str:
    """Where one of several trails ends, how high that is, and whether it ran away.

    `heights` are those of its first and its last point; `end` is the last in words.
    """
    whose, count = _whose(trail, trails), len(trail.points) - 1
    if not trail.rule and trail.role is Role.YOUR_STEP:
        if any(_ends_alike(trail, it) for it in trails if it.role is Role.STEP):
            return f"{whose} leads to the same place."
        return f"{whose} leads to {end}, {outcome(heights[0], heights[1], name)}."
    steps = "one step" if count == 1 else f"{COUNTS.get(count, str(count))} steps"
    opening = f"{whose}, {steps}{f' by {trail.rule}' if trail.rule else ''},"
    if not count:
        return f"{whose} leaves the ground on which {name} has a value with its first step."
    if _diverges(trail):
        return f"{opening} diverges: each step is longer than the one before, and the last one " + (
            f"ends at {end}, where {name} is {told(heights[1])}."
        )
    lost = f" The next step would leave the ground on which {name} has a value." * trail.is_lost
    return f"{opening} ends at {end}, {outcome(heights[0], heights[1], name)}.{lost}"


def _whose(trail: Trail, trails: Sequence[Trail]) -> str:
    """`The trail` where there is nothing to compare it with."""
    if trail.role is Role.YOUR_STEP:
        return "Your trail"
    return "The trail" if len(trails) == 1 else "The true trail"


def _ends_alike(one: Trail, other: Trail) -> bool:
    size = max(1.0, *map(abs, other.points[-1]))
    return math.dist(one.points[-1], other.points[-1]) <= 1e-9 * size


def is_lower(trails: Sequence[Trail], ends: Sequence[float]) -> bool:
    """The second of two walks, the learner's, ends lower than the true one; `ends` are heights."""
    if len(trails) != 2 or not trails[1].rule or any(map(_diverges, trails)):
        return False
    return ends[1] < ends[0] and told(ends[0]) != told(ends[1])


def _diverges(trail: Trail) -> bool:
    """Its steps grow all the time, and much."""
    lengths = [math.dist(*ends) for ends in pairwise(trail.points)]
    grows = all(later > before for before, later in pairwise(lengths))
    return len(lengths) > 2 and grows and lengths[-1] > DIVERGING * lengths[0] > 0
