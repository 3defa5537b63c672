"""Level lines, their heights and the poles that they keep clear of."""

import math

import numpy as np
import pytest
from plot_scenes import feedback, landscape

from gradquest.plot import levels
from gradquest.plot.cells import SHADES
from gradquest.plot.contours import Squares, breaks
from gradquest.plot.critical import critical_point
from gradquest.plot.ground import survey
from gradquest.plot.levels import nice_step
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
