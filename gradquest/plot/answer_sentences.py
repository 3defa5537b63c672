"""What a map shows of the learner's own arrow: beside the gradient, or alone."""

from __future__ import annotations

import math
from collections.abc import Iterator

from gradquest.plot.numbers import short, told, told_point
from gradquest.plot.phrases import degrees, heading
from gradquest.plot.scene import Arrow, Claim, Point, Role, Scene
from gradquest.plot.shafts import MOST_TIMES, has_direction, label_of

SAME = 1e-9
"""Arrows that differ by less, as a part of their length, are the same."""

ON_COURSE = 0.5
"""Degrees below which an arrow points the same way."""


def of_yours(scene: Scene, place: str, true: Point | None, mine: Arrow) -> Iterator[str]:
    """The learner's arrow, as far as it is theirs; without a gradient it is told alone."""
    match mine.claim:
        case Claim.RATE:
            yield _of_rate(scene, place, true, mine.vector)
        case Claim.WAY:
            yield from _of_way(scene, place, true, mine.vector)
        case Claim.LENGTH:
            yield from _of_length(true, mine.vector)
        case _:
            yield from _of_vector(scene, place, true, mine.vector)
    if true is not None and _is_stub(true, mine.vector):
        yield "The shorter arrow is drawn longer than it is, so that it can be seen."


def of_your_slope(name: str, place: str, true: float | None, mine: float) -> str:
    """The one partial derivative that was answered."""
    if not math.isfinite(mine):
        return "Your answer is no slope that can be drawn."
    if true is not None and math.isclose(mine, true, rel_tol=SAME, abs_tol=1e-12):
        return f"At {place} your slope in {name} is the true one."
    return f"By your answer, one small step in {name} at {place} {change(mine)}."


def change(slope: float, name: str = "f") -> str:
    """What a slope makes of a step."""
    if not slope:
        return f"does not change {name} at first"
    return f"changes {name} by {told(slope)} times that step"


def of_way(name: str, true: Point, way: Point, u: str) -> str:
    """How fast f changes along a given direction."""
    rate, longest = along(true, way), math.hypot(*true)
    if abs(rate) < SAME * longest:
        return f"Along {u} {name} does not change at first: {u} runs along the level curve."
    return f"Along {u} {name} {_grows(rate)} per unit; the gradient's is {short(longest)}."


def _of_vector(scene: Scene, place: str, true: Point | None, mine: Point) -> Iterator[str]:
    """Both its way and its length are the learner's."""
    if true is not None and _is_same(true, mine):
        yield "Your arrow is the gradient."
    elif not math.hypot(*mine):
        yield "Your answer is (0, 0), which points nowhere."
    elif not has_direction(mine):
        yield "Your answer is no arrow that can be drawn."
    elif true is None:
        length = f"length {told(math.hypot(*mine))}"
        yield f"Your arrow {told_point(mine)} points {heading(mine)}, at {degrees(mine)}, {length}."
    elif not has_direction(true):
        yield f"Your arrow {told_point(mine)} points {heading(mine)}."
    else:
        turn, times = turned(true, mine), math.hypot(*mine) / math.hypot(*true)
        way = f"{_compared(turn, mine)} at {place}"
        yield f"Your arrow {told_point(mine)} {way}, {_as_long(turn, times)}."
        if abs(turn) >= ON_COURSE:
            yield _rate(scene.height_name, true, mine)


def _of_way(scene: Scene, place: str, true: Point | None, mine: Point) -> Iterator[str]:
    """Only its way is the learner's."""
    name = scene.height_name
    if true is None or not has_direction(true):
        yield f"Your direction points {heading(mine)}, at {degrees(mine)}."
        return
    turn = turned(true, mine)
    if abs(turn) < ON_COURSE:
        yield f"Your direction points along the gradient: {name} rises fastest that way."
    elif abs(turn) > 180 - ON_COURSE:
        yield f"Your direction points straight against the gradient: {name} falls fastest that way."
    else:
        yield f"Your direction {_compared(turn, mine)} at {place}."
        yield _rate(name, true, mine)


def _of_length(true: Point | None, mine: Point) -> Iterator[str]:
    """Only its length is the learner's."""
    if true is None or not has_direction(true):
        return
    length, longest = math.hypot(*mine), math.hypot(*true)
    if not math.isfinite(length):
        yield "Your length is no number that can be drawn."
    elif along(true, mine) < 0:
        yield "Your length is below 0, and no arrow is."
    elif math.isclose(length, longest, rel_tol=SAME):
        yield "Your length is the true one."
    else:
        yield f"Your length, {told(length)}, is {short(length / longest)} times the gradient's."


def _of_rate(scene: Scene, place: str, true: Point | None, mine: Point) -> str:
    """Only how fast f changes along a given direction is the learner's."""
    ways = (it for it in scene.arrows if it.role is Role.DIRECTION)
    way = next((it for it in ways if has_direction(it.vector)), None)
    if way is None or not all(map(math.isfinite, mine)):
        return "Your answer is no slope that can be drawn."
    u, rate = label_of(way), along(mine, way.vector)
    if true is not None and math.isclose(rate, along(true, way.vector), rel_tol=SAME, abs_tol=SAME):
        return f"Your slope along {u} is the true one."
    claim = f"By your answer, {scene.height_name} at {place}"
    if not rate:
        return f"{claim} does not change along {u} at first."
    return f"{claim} {_grows(rate)} per unit along {u}."


def _is_same(one: Point, other: Point) -> bool:
    return math.dist(one, other) <= SAME * math.hypot(*one)


def _is_stub(true: Point, mine: Point) -> bool:
    """One is so much shorter that it is not drawn to scale."""
    if not (has_direction(true) and has_direction(mine)):
        return False
    times = math.hypot(*mine) / math.hypot(*true)
    return max(times, 1 / times) > MOST_TIMES


def _compared(turn: float, mine: Point) -> str:
    if abs(turn) < ON_COURSE:
        return "points the right way"
    if abs(turn) > 180 - ON_COURSE:
        return f"points {heading(mine)}, straight against the gradient"
    side = "left" if turn > 0 else "right"
    unit = "degree" if round(abs(turn)) == 1 else "degrees"
    return f"points {heading(mine)}, {abs(turn):.0f} {unit} to the {side} of the gradient"


def _as_long(turn: float, times: float) -> str:
    if abs(times - 1) < 5e-3:
        return "and is as long"
    return f"{'but' if abs(turn) < ON_COURSE else 'and'} is {short(times)} times as long"


def _rate(name: str, true: Point, mine: Point) -> str:
    """How fast f changes along the learner's arrow: the gradient's part in that direction."""
    rate, longest = along(true, mine), math.hypot(*true)
    if abs(rate) < SAME * longest:
        return f"Along it {name} does not change at first: it runs along the level curve."
    return f"Along it {name} {_grows(rate)} per unit; the gradient's is {short(longest)}."


def _grows(rate: float) -> str:
    return f"{'rises' if rate > 0 else 'falls'} by {short(abs(rate))}"


def along(one: Point, way: Point) -> float:
    """How much of an arrow goes a way; for a gradient that is the slope there."""
    return (one[0] * way[0] + one[1] * way[1]) / math.hypot(*way)


def turned(true: Point, mine: Point) -> float:
    """Degrees from one arrow to the other, counterclockwise, from -180 to 180."""
    across = true[0] * mine[1] - true[1] * mine[0]
    ahead = true[0] * mine[0] + true[1] * mine[1]
    return math.degrees(math.atan2(across, ahead))
