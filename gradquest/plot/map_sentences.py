"""What a contour map shows, in sentences."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np

from gradquest.plot.answer_sentences import change, of_way, of_your_slope, of_yours, turned
from gradquest.plot.fog import hidden
from gradquest.plot.ground import height_at, slopes_at
from gradquest.plot.numbers import short, told, told_point
from gradquest.plot.phrases import COUNTS, degrees, heading, is_lower, outcome, walked
from gradquest.plot.scene import Arrow, Claim, Mark, Move, Point, Role, Scene, Trail
from gradquest.plot.shafts import MOST_TIMES, has_direction, is_far, is_finite, label_of, start_of

USUAL_NAMES = ("x", "y")


def sentences(scene: Scene) -> Iterator[str]:
    """Point, arrows, steps and trails, one after the other."""
    height, f = height_at(scene.field, scene.point), scene.height_name
    gradient, mine = _arrow(scene, Role.GRADIENT), _arrow(scene, Role.YOURS)
    true = None if gradient is None else gradient.vector
    if not math.isfinite(height):
        yield f"{f} has no value at {_place(scene)}, so there is no gradient."
        return
    yield f"At {_place(scene)} {f} is {told(height)}."
    yield from _of_given(scene)
    axis = _only_axis(scene, mine)
    if true is not None and axis is not None:
        yield _of_slope(scene, axis, true[axis])
    elif true is not None:
        yield from _of_gradient(f, true, height)
        yield from _of_stub(scene, true)
        yield from _of_ways(scene, true)
    elif not scene.moves and not _is_alone(scene, height):
        yield f"The line marked {f}={short(height)} joins the places that are as high."
    if scene.names != USUAL_NAMES and (scene.arrows or scene.moves):
        yield f"Right is larger {scene.names[0]}, up is larger {scene.names[1]}."
    if mine is not None:
        yield from _of_mine(scene, axis, true, mine)
    yield from _of_others(scene)
    for move in scene.moves:
        yield _of_move(scene, move, height)
    if len(scene.trail) > 1:
        yield _of_trail(scene)
    yield from (_of_descent(scene, trail) for trail in scene.trails)
    yield from _of_luck(scene)
    if scene.sheet is not None and scene.sheet.fog is not None:
        yield f"Fog lies over {100 * hidden(scene.sheet, scene.sheet.fog):.0f} % of the map."


def _is_alone(scene: Scene, height: float) -> bool:
    """The ground rises on all sides of the point, or falls: nothing beside it is as high."""
    (x, y), reach = scene.point, 1e-3 * max(map(abs, (1.0, *scene.point)))
    turns = np.arange(8) * math.pi / 4
    beside = scene.field.height(x + reach * np.cos(turns), y + reach * np.sin(turns))
    return bool((beside > height).all() or (beside < height).all())


def _place(scene: Scene) -> str:
    if scene.names == USUAL_NAMES:
        return told_point(scene.point)
    return ", ".join(
        f"{name} = {told(value)}" for name, value in zip(scene.names, scene.point, strict=True)
    )


def _arrow(scene: Scene, role: Role) -> Arrow | None:
    """The arrow of a role that starts at the scene's point."""
    here = (it for it in scene.arrows if start_of(it, scene) == scene.point)
    return next((it for it in here if it.role is role), None)


def _of_given(scene: Scene) -> Iterator[str]:
    """What belongs to the question: only where it is and which way it points."""
    if scene.marks:
        labels = dict.fromkeys(it.label for it in scene.marks)
        told_all = ", ".join(_placed(it, scene.marks) for it in labels)
        yield f"{told_all[0].upper()}{told_all[1:]}."
    for arrow in scene.arrows:
        if arrow.role is Role.DIRECTION and has_direction(arrow.vector):
            way = f"points {_pointing(arrow)}{_from(arrow, scene)}"
            yield f"The direction {label_of(arrow)} {way}."
    choices = [it for it in scene.arrows if it.role is Role.CHOICE and has_direction(it.vector)]
    if choices:
        count = COUNTS.get(len(choices), str(len(choices))).capitalize()
        ways = "; ".join(f"{it.label} points {_pointing(it)}{_from(it, scene)}" for it in choices)
        yield f"{count} arrows to choose from: {ways}.{_longest(choices)}"


def _placed(label: str, marks: Sequence[Mark]) -> str:
    """`P is at (1, 2)`; other names only stand beside their places."""
    *others, last = [told_point(it.point) for it in marks if it.label == label]
    if label.isupper():
        return f"{label} is at {last}"
    if not others:
        return f"the place marked {label} is at {last}"
    return f"the places marked {label} are at {', '.join(others)} and {last}"


def _pointing(arrow: Arrow) -> str:
    return f"{heading(arrow.vector)}, at {degrees(arrow.vector)}"


def _from(arrow: Arrow, scene: Scene) -> str:
    """From where an arrow goes that does not start at the scene's point."""
    start = start_of(arrow, scene)
    if start == scene.point:
        return ""
    mark = next((it.label for it in scene.marks if it.point == start), told_point(start))
    return f", from {mark}"


def _longest(choices: list[Arrow]) -> str:
    """How the lengths compare, where they differ."""
    lengths = [math.hypot(*it.vector) for it in choices]
    longest = max(lengths)
    shorter = [
        f"{it.label} is {short(length / longest)} times as long"
        for it, length in zip(choices, lengths, strict=True)
        if length < 0.95 * longest
    ]
    if not shorter:
        return " They are as long as each other."
    name = choices[lengths.index(longest)].label
    return f" {name} is the longest; beside it {', '.join(shorter)}."


def _of_others(scene: Scene) -> Iterator[str]:
    """Gradients and the learner's arrows at other points."""
    for arrow in scene.arrows:
        if arrow.role in (Role.GRADIENT, Role.YOURS) and _from(arrow, scene):
            whose = "The gradient" if arrow.role is Role.GRADIENT else "Your arrow"
            place = _from(arrow, scene).removeprefix(", from ")
            length = f"length {told(math.hypot(*arrow.vector))}"
            way = f"points {_pointing(arrow)}, {length}" if has_direction(arrow.vector) else ""
            yield f"{whose} at {place} {way or f'is {told_point(arrow.vector)}'}."


def _of_ways(scene: Scene, true: Point) -> Iterator[str]:
    """How steep it is along the direction that was given."""
    for arrow in scene.arrows:
        if arrow.role is Role.DIRECTION and has_direction(arrow.vector) and has_direction(true):
            yield of_way(scene.height_name, true, arrow.vector, label_of(arrow))


def _of_gradient(f: str, slopes: Point, height: float) -> Iterator[str]:
    length = math.hypot(*slopes)
    if not math.isfinite(length):
        yield "There is no gradient at this point."
    elif not length:
        yield "The gradient is (0, 0): the ground is flat here, and no direction is steepest."
    else:
        yield (
            f"The gradient is {told_point(slopes)}: it points {heading(slopes)}, "
            f"at {degrees(slopes)}, length {told(length)}, "
            f"square across the level curve {f} = {short(height)}."
        )
        back = (-slopes[0], -slopes[1])
        yield f"{f} rises fastest that way; descent goes {heading(back)}."


def _only_axis(scene: Scene, mine: Arrow | None) -> int | None:
    """The one letter whose partial the picture is about."""
    claims = (Claim.X_SLOPE, Claim.Y_SLOPE)
    if mine is not None and mine.claim in claims:
        return claims.index(mine.claim)
    parts = [it.role for it in scene.arrows if it.role in (Role.X_ONLY, Role.Y_ONLY)]
    return (0 if parts[0] is Role.X_ONLY else 1) if len(parts) == 1 else None


def _of_slope(scene: Scene, axis: int, slope: float) -> str:
    name = scene.names[axis]
    if not math.isfinite(slope):
        return f"There is no slope in {name} at this point."
    return f"One small step in {name} {change(slope, scene.height_name)}."


def _of_mine(scene: Scene, axis: int | None, true: Point | None, mine: Arrow) -> Iterator[str]:
    """The learner's arrow, or the one slope that it is drawn for."""
    if axis is None:
        yield from of_yours(scene, _place(scene), true, mine)
    else:
        slope = None if true is None else true[axis]
        yield of_your_slope(scene.names[axis], _place(scene), slope, mine.vector[axis])


def _of_stub(scene: Scene, slopes: Point) -> Iterator[str]:
    """That the arrow would be too short to see, beside the one at home that sets the scale."""
    usual = math.inf if scene.home is None else math.hypot(*slopes_at(scene.field, scene.home))
    if has_direction(slopes) and MOST_TIMES * math.hypot(*slopes) < usual < math.inf:
        yield "Its arrow is drawn longer than it is, so that it can be seen."


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
    return f"{lands}, {outcome(height, after, scene.height_name)}.{_beyond(scene, move)}"


def _size(point: Point) -> float:
    return max(1.0, abs(point[0]), abs(point[1]))


def _beyond(scene: Scene, move: Move) -> str:
    return " That is far outside the picture, so its arrow ends at the edge." * is_far(
        move, scene.moves
    )


def _of_trail(scene: Scene) -> str:
    steps = len(scene.trail) - 1
    first, last = scene.trail[0], scene.trail[-1]
    heights = [height_at(scene.field, it) if is_finite(it) else math.nan for it in (first, last)]
    count = "one step" if steps == 1 else f"{steps} steps"
    way = f"The trail of {count} leads from {told_point(first)} to {told_point(last)}"
    if not all(map(math.isfinite, heights)):
        return f"{way}."
    return f"{way}; {scene.height_name} goes from {told(heights[0])} to {told(heights[1])}."


def _of_descent(scene: Scene, trail: Trail) -> str:
    heights = [height_at(scene.field, it) for it in (trail.points[0], trail.points[-1])]
    end = told_point(trail.points[-1])
    return walked(trail, scene.trails, heights, end, scene.height_name)


def _of_luck(scene: Scene) -> Iterator[str]:
    """That the learner's walk is lower for no good reason."""
    ends = [height_at(scene.field, it.points[-1]) for it in scene.trails]
    if is_lower(scene.trails, ends):
        true, mine = (_first_step(it) for it in scene.trails)
        if has_direction(true) and has_direction(mine) and abs(turned(true, mine)) < 0.5:
            yield "Yours is lower here by luck: your steps are not as long as the slopes say."
        else:
            yield "Yours is lower here by luck: your steps do not go where the hill is steepest."


def _first_step(trail: Trail) -> Point:
    start, end = trail.points[:2] if len(trail.points) > 1 else trail.points * 2
    return end[0] - start[0], end[1] - start[1]
