"""Level lines, their heights and the poles that they keep clear of."""

import math
from dataclasses import replace

import numpy as np
import pytest
from plot_scenes import descent, feedback, landscape

from gradquest.plot import levels
from gradquest.plot.cells import SHADES, Ink
from gradquest.plot.contours import Squares, breaks
from gradquest.plot.critical import critical_point
from gradquest.plot.ground import survey
from gradquest.plot.heights import heights_of
from gradquest.plot.levels import nice_step
from gradquest.plot.picture import draw
from gradquest.plot.scene import Arrow, Role
from gradquest.plot.shafts import LEAST_STUB, shafts
from gradquest.plot.signs import Look
from gradquest.plot.window import Window

SQUARE = Window((0.0, 0.0), 0.1, 80, 40)


def grid(text: str):
    """Corner heights over the square, and where they break."""
    field = landscape(text)
    x, y = SQUARE.corners(1)
    corners = field.height(x, y)
    return corners, breaks(corners, field.slopes(x, y), SQUARE.unit, -SQUARE.row_unit)


def lengths(ends):
    across = (ends[:, 2] - ends[:, 0]) * SQUARE.unit
    down = (ends[:, 3] - ends[:, 1]) * SQUARE.row_unit
    return np.hypot(across, down)


@pytest.mark.parametrize("radius", [0.5, 1, 2, 3.5])
def test_a_circle_has_its_circumference(radius):
    corners, broken = grid("x^2 + y^2")
    lines = Squares(corners, broken).lines(np.array([radius**2]))
    assert lengths(lines.ends).sum() == pytest.approx(2 * math.pi * radius, rel=0.02)


def test_every_end_lies_at_the_height_of_its_level():
    corners, broken = grid("x^2 - 3 x y + y")
    heights = np.array([-4.0, -1.0, 0.5, 3.0])
    lines = Squares(corners, broken).lines(heights)
    for columns, rows in (lines.ends[:, :2].T, lines.ends[:, 2:].T):
        x = SQUARE.left + columns * SQUARE.unit
        y = SQUARE.top - rows * SQUARE.row_unit
        found = landscape("x^2 - 3 x y + y").height(x, y)
        assert np.abs(found - heights[lines.level]).max() < 0.05


def test_lines_are_closed_or_end_at_the_edge():
    corners, broken = grid("sin(2x) cos(3y)")
    lines = Squares(corners, broken).lines(np.array([-0.5, 0.0, 0.5]))
    ends = np.vstack([lines.ends[:, :2], lines.ends[:, 2:]])
    inside = (ends > 1e-9).all(axis=1) & (ends < np.array([80, 40]) - 1e-9).all(axis=1)
    _, counts = np.unique(np.round(ends[inside], 6), axis=0, return_counts=True)
    assert (counts % 2 == 0).all()


@pytest.mark.parametrize(("saddle", "count"), [([[1, -1], [-1, 1]], 2), ([[-1, 1], [1, -1]], 2)])
def test_a_saddle_square_has_two_pieces(saddle, count):
    corners = np.array(saddle, dtype=float)
    assert len(Squares(corners, np.zeros((1, 1), dtype=bool)).lines(np.array([0.1]))) == count


@pytest.mark.parametrize(
    "text", ["1/x", "1/(xy)", "tan(x)", "1/(x-y)", "y x/|x|", "1/x^2", "ln|x|"]
)
def test_poles_and_jumps_break_the_ground(text):
    assert grid(text)[1].any()


@pytest.mark.parametrize(
    "text",
    ["x^2+y^2", "(1-x)^2+100(y-x^2)^2", "sin(2x)cos(2y)", "e^(xy)", "|x|+|y|", "ln(x^2+y^2+1)",
     "x^3-3x y^2", "sqrt(x^2+y^2+1)", "e^(-x^2-y^2)", "7"],
)  # fmt: skip
def test_smooth_ground_does_not_break(text):
    assert not grid(text)[1].any()


def test_no_line_enters_a_hole():
    field = landscape("y ln x")
    ground = survey(field, SQUARE, (1.0, 1.0), 3.2)
    assert ground.holes[:, :39].all()
    assert ground.lines.ends[:, [0, 2]].min() >= 39


@pytest.mark.parametrize(
    ("least", "step"),
    [(1, 1), (1.1, 2), (2.1, 2.5), (3, 5), (6, 10), (0.03, 0.05), (0, 1), (math.inf, 1)],
)
def test_steps_are_nice(least, step):
    assert nice_step(least) == pytest.approx(step)


@pytest.mark.parametrize("text", ["x^2+y^2", "x+y", "sin(x)cos(y)", "|x|+|y|", "x^2-y^2"])
def test_tame_functions_have_equal_steps(text):
    corners, _ = grid(text)
    chosen = levels.choose(corners, 6, math.nan, 0.0)
    assert chosen.is_even
    assert np.diff(chosen.heights) == pytest.approx(np.diff(chosen.heights)[0])


@pytest.mark.parametrize("text", ["e^(xy)", "e^(-3x) + y^2"])
def test_wild_functions_have_uneven_levels(text):
    assert not levels.choose(grid(text)[0], 6, math.nan, 0.0).is_even


@pytest.mark.parametrize("text", ["7", "0x", "2 + 0y"])
def test_level_ground_has_no_lines(text):
    chosen = levels.choose(grid(text)[0], 6, 7.0, 0.0)
    assert chosen.is_flat
    assert not chosen.heights.size


def test_ground_without_any_height_has_no_lines():
    chosen = levels.choose(np.full((4, 5), np.nan), 6, math.nan, 0.0)
    assert not chosen.heights.size
    assert not chosen.is_flat


def test_no_level_is_next_to_the_points_own():
    corners, _ = grid("x^2+y^2")
    heights = levels.choose(corners, 6, 5.2, 0.0).heights
    assert np.abs(heights - 5.2).min() > 0.3 * np.diff(heights).min()


@pytest.mark.parametrize(
    ("text", "near", "expected"),
    [
        ("x^2 + y^2", (1, 2), (0, 0)),
        ("(x-2)^2 + 3(y+1)^2", (1, 1), (2, -1)),
        ("x^2 + 3xy + y^2", (1, 1), (0, 0)),
        ("3x + 2y", (1, 1), None),
        ("7", (1, 1), None),
        ("1/(xy)", (1, 1), None),
        ("ln x + y", (-1, 1), None),
    ],
)
def test_newton_finds_critical_points_where_there_are_any(text, near, expected):
    found = critical_point(landscape(text), near)
    assert found is None if expected is None else found == pytest.approx(expected, abs=1e-4)


def test_ground_is_shaded_from_low_to_high():
    shades = survey(feedback("x", (0, 0)).field, SQUARE, (0.0, 0.0), 3.2).shades
    assert (np.diff(shades[0]) >= 0).all()
    assert shades[0, 0] < SHADES / 4
    assert shades[0, -1] > SHADES * 0.7


HILLS = "2x^2 + 4y^2 + e^(-3x) + 3e^(-2y)"


@pytest.mark.parametrize("size", [(120, 36), (90, 32), (80, 30), (64, 27), (60, 22)])
@pytest.mark.parametrize(
    ("text", "point"),
    [
        (HILLS, (1, 1)),
        ("x^2 + 3xy + 4y^2", (1, 2)),
        ("e^(3x) + e^(3y)", (1, 1)),
        ("x^4 + y^4", (1, 1)),
        ("x^6 + y^2", (1, 1)),
        ("e^x + y^2", (0, 1)),
    ],
)
def test_lines_neither_clump_nor_leave_a_side_of_the_points_own_empty(text, point, size):
    scene = replace(feedback(text, point, parts=()), home=point)
    window = draw(scene, *size, Look.BRAILLE).window
    ground = survey(scene.field, window, point, 3.2)
    key = float(scene.field.height(np.asarray(point[0]), np.asarray(point[1])))
    heights = heights_of(ground.squares.corners[:: ground.fineness, :: ground.fineness], key)
    lines = np.sort(np.append(ground.levels.heights, key))
    assert list(heights.bare_sides(ground.levels.heights)) == []
    assert heights.places.share_crossed(lines, 3) < 0.08
    assert heights.cells.share_crossed(lines, 2) < 0.06


@pytest.mark.parametrize("size", [(60, 16), (60, 22), (120, 36)])
def test_next_to_a_pole_the_equal_steps_suit_the_rest_of_the_ground(size):
    scene = replace(feedback("tan(x) + y", (0.4, 0.3), parts=()), home=(0.4, 0.3))
    window = draw(scene, *size, Look.BRAILLE).window
    chosen = survey(scene.field, window, (0.4, 0.3), 3.2).levels
    assert chosen.is_even
    assert np.diff(chosen.heights).max() <= 1


def test_what_is_too_large_to_draw_is_no_pole():
    far = Window((0.0, 0.0), 1e5, 80, 40)
    ground = survey(landscape(HILLS), far, (1.0, 1.0), 4.0)
    assert ground.beyond.any()
    assert not ground.poles.any()
    assert not ground.holes.any()
    scene = replace(feedback(HILLS, (1e6, 1e6), parts=()), home=(1e6, 1e6))
    assert "numbers too large" in draw(scene, 80, 30, Look.ASCII).legend
    assert "pole" not in draw(scene, 80, 30, Look.ASCII).legend


def test_a_pole_that_a_corner_hits_is_a_pole():
    ground = survey(landscape("1/x"), SQUARE, (1.0, 1.0), 4.0)
    assert ground.poles.any()
    assert not ground.beyond.any()


@pytest.mark.parametrize("look", Look)
@pytest.mark.parametrize("size", [(50, 17), (80, 24), (120, 36)])
def test_a_gradient_that_became_small_stays_to_be_seen(look, size):
    scene = replace(descent("x^2 + 3xy + 4y^2", (1.0, 2.0), 0.1, 1), home=(1.0, 2.0))
    drawing = draw(scene, *size, look)
    (shaft,) = shafts(scene, drawing.window)
    assert shaft.length > 0.99 * LEAST_STUB
    label = len("grad f" if look is Look.ASCII else "∇f")
    assert (drawing.cells.inks[:-3] == Ink.GRADIENT).sum() > label


@pytest.mark.parametrize("size", [(48, 17), (80, 24), (120, 36)])
@pytest.mark.parametrize("off", [0, 11, -11])
@pytest.mark.parametrize("steps", [0, 1])
def test_a_direction_beside_the_gradient_leaves_both_to_be_seen(size, off, steps):
    begun = descent("x^2 + 3xy + 4y^2", (1.0, 2.0), 0.1, steps)
    (gradient,) = begun.arrows
    angle = math.atan2(gradient.vector[1], gradient.vector[0]) + math.radians(off)
    way = Arrow(Role.DIRECTION, (math.cos(angle), math.sin(angle)))
    scene = replace(begun, arrows=(gradient, way), home=(1.0, 2.0))
    cells = draw(scene, *size, Look.BRAILLE).cells
    drawn = (cells.codes >= 0x2800) & (cells.codes < 0x2900)
    assert (drawn & (cells.inks == Ink.GRADIENT))[:-3].sum() >= 2
    assert (drawn & (cells.inks == Ink.GIVEN))[:-3].sum() >= 2


def test_the_number_of_the_points_own_line_stands_near_the_point():
    scene = replace(feedback("x^2 + 3xy + 4y^2", (1, 2), parts=()), home=(1, 2))
    drawing = draw(scene, 200, 60, Look.BRAILLE)
    row, text = next((row, line) for row, line in enumerate(drawing.lines()) if "f=23" in line)
    column, point = text.index("f=23") - drawing.gutter, drawing.window.place((1, 2))
    assert math.hypot(column - point[0], 2 * (row - point[1])) < 45
