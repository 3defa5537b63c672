"""A picture in sentences: under every picture, and alone where no picture can be shown."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from gradquest.plot.ground import height_at
from gradquest.plot.numbers import short, told, told_point
from gradquest.plot.scene import Arrow, Move, Point, Role, Scene, Trail
from gradquest.plot.shafts import MOST_TIMES, has_direction, is_far, is_finite

COMPASS = (
    "right", "up and right", "up", "up and left", "left", "down and left", "down", "down and right",
)  # fmt: skip
"""One for each eighth of a turn, counterclockwise from the right."""

COUNTS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine",
          10: "ten"}  # fmt: skip

DIVERGING = 2.0
"""A trail runs away whose steps grow to more than so many times the first."""

USUAL_NAMES = ("x", "y")


def describe(scene: Scene) -> str:
    """What the picture of a scene shows, in plain sentences.

    Nothing is told that is not in the scene: without arrows the gradient stays unsaid.
    """
    return " ".join(_sentences(scene))


def _sentences(scene: Scene) -> Iterator[str]:
    height = height_at(scene.field, scene.point)
    true, mine = _arrow(scene, Role.GRADIENT), _arrow(scene, Role.YOURS)
    if not math.isfinite(height):
        yield f"f has no value at {_place(scene)}, so there is no gradient."
        return
    yield f"At {_place(scene)} f is {told(height)}."
    if true is not None:
        yield from _of_gradient(true.vector, height)
        yield from _of_parts(scene)
    elif not scene.moves:
        yield f"The line marked f={short(height)} joins the places that are as high."
    if scene.names != USUAL_NAMES and (scene.arrows or scene.moves):
        yield f"Right is larger {scene.names[0]}, up is larger {scene.names[1]}."
    if true is not None and mine is not None:
        yield from _of_yours(scene, true.vector, mine.vector)
    for move in scene.moves:
        yield _of_move(scene, move, height)
    if len(scene.trail) > 1:
        yield _of_trail(scene)
    yield from (_of_descent(scene, trail) for trail in scene.trails)


def _place(scene: Scene) -> str:
    if scene.names == USUAL_NAMES:
        return told_point(scene.point)
    return ", ".join(
        f"{name} = {told(value)}" for name, value in zip(scene.names, scene.point, strict=True)
    )


def _arrow(scene: Scene, role: Role) -> Arrow | None:
    return next((it for it in scene.arrows if it.role is role), None)


def _of_gradient(slopes: Point, height: float) -> Iterator[str]:
    length = math.hypot(*slopes)
    if not math.isfinite(length):
        yield "There is no gradient at this point."
    elif not length:
        yield "The gradient is (0, 0): the ground is flat here, and no direction is steepest."
    else:
        yield (
            f"The gradient is {told_point(slopes)}: it points {_heading(slopes)}, "
            f"at {_degrees(slopes)}, length {told(length)}, "
            f"square across the level curve f = {short(height)}."
        )
        back = (-slopes[0], -slopes[1])
        yield f"f rises fastest that way; descent goes {_heading(back)}."


def _of_parts(scene: Scene) -> Iterator[str]:
    """The one partial that the picture is about."""
    parts = [it for it in scene.arrows if it.role in (Role.X_ONLY, Role.Y_ONLY)]
    if len(parts) == 1:
        axis = 0 if parts[0].role is Role.X_ONLY else 1
        yield f"Along {scene.names[axis]} alone the slope is {told(parts[0].vector[axis])}."


def _of_yours(scene: Scene, true: Point, mine: Point) -> Iterator[str]:
    length, longest = math.hypot(*mine), math.hypot(*true)
    if math.dist(true, mine) <= 1e-9 * longest:
        yield "Your arrow is the gradient."
    elif not length:
        yield "Your answer is (0, 0), which points nowhere."
    elif not has_direction(mine):
        yield "Your answer is no arrow that can be drawn."
    elif not has_direction(true):
        yield f"{_subject(scene, mine)} points {_heading(mine)}."
    else:
        turn = _turn(true, mine)
        yield f"{_subject(scene, mine)} {_compared(turn, mine)}, {_length(turn, length / longest)}."
        if abs(turn) >= 0.5:
            yield _rate(true, mine)
        if max(length / longest, longest / length) > MOST_TIMES:
            yield "The shorter arrow is drawn longer than it is, so that it can be seen."


def _subject(scene: Scene, mine: Point) -> str:
    """The learner's arrow; where only one partial was asked, it takes the other from the truth."""
    roles = {it.role for it in scene.arrows}
    if (Role.X_ONLY in roles) != (Role.Y_ONLY in roles):
        name = scene.names[0 if Role.X_ONLY in roles else 1]
        return f"With your slope along {name} the arrow {told_point(mine)}"
    return f"Your arrow {told_point(mine)}"


def _compared(turn: float, mine: Point) -> str:
    if abs(turn) < 0.5:
        return "points the right way"
    if abs(turn) > 179.5:
        return f"points {_heading(mine)}, straight against the gradient"
    side = "left" if turn > 0 else "right"
    unit = "degree" if round(abs(turn)) == 1 else "degrees"
    return f"points {_heading(mine)}, {abs(turn):.0f} {unit} to the {side} of the gradient"


def _length(turn: float, times: float) -> str:
    if abs(times - 1) < 5e-3:
        return "and is as long"
    return f"{'but' if abs(turn) < 0.5 else 'and'} is {short(times)} times as long"


def _rate(true: Point, mine: Point) -> str:
    """How fast f changes along the learner's arrow: the gradient's part in that direction."""
    longest = math.hypot(*true)
    rate = (true[0] * mine[0] + true[1] * mine[1]) / math.hypot(*mine)
    if abs(rate) < 1e-9 * longest:
        return "Along it f does not change at first: it runs along the level curve."
    verb = "rises" if rate > 0 else "falls"
    return f"Along it f {verb} by {short(abs(rate))} per unit; the gradient's is {short(longest)}."


def _of_move(scene: Scene, move: Move, height: float) -> str:
    after = height_at(scene.field, move.end) if is_finite(move.end) else math.nan
    is_true = move.role is Role.STEP
    if move.start == move.end:
        return f"{'The' if is_true else 'Your'} step stays at {told_point(move.start)}."
    true = next((it.end for it in scene.moves if it.role is Role.STEP), None)
    if not is_true and true is not None and math.dist(true, move.end) <= 1e-9 * _size(true):
        return "Your step lands in the same place."
    if is_true:
        lands = f"The step goes from {told_point(move.start)} to {told_point(move.end)}"
    else:
        lands = f"Your step lands at {told_point(move.end)}"
    return f"{lands}, {_outcome(height, after)}.{_beyond(scene, move)}"


def _size(point: Point) -> float:
    return max(1.0, abs(point[0]), abs(point[1]))


def _outcome(before: float, after: float) -> str:
    if not math.isfinite(after):
        return "where f has no value"
    if told(after) == told(before):
        return f"where f is {told(after)} as before"
    way = "down" if after < before else "up"
    return f"where f is {told(after)}: {way} by {short(abs(after - before))} from {told(before)}"


def _beyond(scene: Scene, move: Move) -> str:
    return " That is far outside the picture, so its arrow ends at the edge." * is_far(scene, move)


def _of_trail(scene: Scene) -> str:
    steps = len(scene.trail) - 1
    first, last = scene.trail[0], scene.trail[-1]
    heights = [height_at(scene.field, it) if is_finite(it) else math.nan for it in (first, last)]
    count = "one step" if steps == 1 else f"{steps} steps"
    way = f"The trail of {count} leads from {told_point(first)} to {told_point(last)}"
    if not all(map(math.isfinite, heights)):
        return f"{way}."
    return f"{way}; f goes from {told(heights[0])} to {told(heights[1])}."


def _of_descent(scene: Scene, trail: Trail) -> str:
    """Where one of the compared trails ends, how high that is, and whether it ran away."""
    count = len(trail.points) - 1
    steps = "one step" if count == 1 else f"{COUNTS.get(count, str(count))} steps"
    whose = "Your trail" if trail.role is Role.YOUR_STEP else "The true trail"
    opening = f"{whose}, {steps}{f' by {trail.rule}' if trail.rule else ''},"
    end = trail.points[-1]
    heights = [height_at(scene.field, it) for it in (trail.points[0], end)]
    if not count:
        return f"{whose} leaves the ground on which f has a value with its first step."
    if _diverges(trail):
        return f"{opening} diverges: each step is longer than the one before, and the last one " + (
            f"ends at {told_point(end)}, where f is {told(heights[1])}."
        )
    lost = " The next step would leave the ground on which f has a value." * trail.is_lost
    return f"{opening} ends at {told_point(end)}, {_outcome(*heights)}.{lost}"


def _diverges(trail: Trail) -> bool:
    """Its steps grow all the time, and much."""
    lengths = [math.dist(*ends) for ends in pairwise(trail.points)]
    grows = all(later > before for before, later in pairwise(lengths))
    return len(lengths) > 2 and grows and lengths[-1] > DIVERGING * lengths[0] > 0


def _turn(true: Point, mine: Point) -> float:
    """Degrees from one arrow to the other, counterclockwise, from -180 to 180."""
    across = true[0] * mine[1] - true[1] * mine[0]
    along = true[0] * mine[0] + true[1] * mine[1]
    return math.degrees(math.atan2(across, along))


def _degrees(vector: Point) -> str:
    angle = round(math.degrees(math.atan2(vector[1], vector[0]))) % 360
    return f"{angle} degree" if angle == 1 else f"{angle} degrees"


def _heading(vector: Point) -> str:
    turns = math.degrees(math.atan2(vector[1], vector[0])) / 45
    way = COMPASS[round(turns) % 8]
    return f"straight {way}" if 0 in vector else way
