"""Curves: what holds for every one of them, and the tangent that is really tangent."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from plot_scenes import curve, hops, landscape, profile, slide

from gradquest.plot import braille
from gradquest.plot.curve import CurvePlot, window_of
from gradquest.plot.describe import describe, describe_yours
from gradquest.plot.picture import draw
from gradquest.plot.scene import Curve, Hop, Mark, Role, Trail, Whose
from gradquest.plot.shafts import near_moves
from gradquest.plot.signs import Look
from gradquest.plot.slices import slice_of
from gradquest.plot.span import height_on, moves_of, slope_on, turn_of

SMOOTH = (
    "x^2", "x^3 - 3x", "sin(x)", "e^x", "e^(3x)", "x^4 - 2x^2", "1/(1 + x^2)", "3x + 2", "cos(5x)",
    "ln(x^2 + 1)", "x e^(-x^2)", "(x - 2)^2", "sqrt(x^2 + 1)", "10^6 x^2", "x^2/1000",
)  # fmt: skip
WILD = (
    *SMOOTH, "1/x", "1/x^2", "tan(x)", "ln x", "sqrt(x)", "|x|", "7", "x/|x|", "e^(e^x)", "x^x",
    "arcsin(x)", "10^9 x", "10^(-9) x", "1000000 + x", "sin(1/x)", "x^(1/3)", "sin(200x)",
    "1/x - 1/x",
)  # fmt: skip
nearby = st.floats(-3, 3).map(lambda value: round(value, 2))
numbers = st.one_of(nearby, st.floats(-1e6, 1e6), st.floats(allow_nan=True, allow_infinity=True))
sizes = st.tuples(st.integers(12, 200), st.integers(5, 60))


def curve_of(text, point, mine, landing, home):
    """Everything that a curve can hold, at once."""
    steps = (
        Hop(Role.STEP, point, point + 0.3, "step"),
        Hop(Role.YOUR_STEP, point, landing, "yours"),
    )
    ground = profile(text)
    trail = Trail(Role.STEP, tuple((x, height_on(ground, x)) for x in (point, landing, 0.5)))
    return Curve(ground, point, mine, steps, (trail,), home=home)


@settings(max_examples=200, deadline=None)
@given(
    st.builds(
        curve_of, st.sampled_from(WILD), nearby, numbers, numbers, st.one_of(st.none(), nearby)
    ),
    sizes,
    st.sampled_from([1.0, 2.0, 3.0]),
    st.sampled_from(Look),
    st.sampled_from([1.0, 0.01, 30.0]),
)
def test_nothing_breaks_a_curve(shown, size, aspect, look, zoom):
    shown = replace(shown, zoom=zoom)
    lines = draw(shown, *size, look, aspect=aspect).lines()
    assert len(lines) in (0, size[1])
    assert all(len(line) <= size[0] for line in lines)
    if look is Look.ASCII:
        assert all(line.isascii() for line in lines)
    assert describe(shown).endswith(".")


@settings(max_examples=40, deadline=None)
@given(numbers, st.one_of(st.none(), numbers), st.sampled_from(WILD))
def test_no_point_is_too_strange(point, home, text):
    shown = Curve(profile(text), point, home=home)
    for look in Look:
        draw(shown, 60, 24, look)
    assert describe(shown)


def plotted(shown, size, look=Look.BRAILLE):
    return CurvePlot(shown, window_of(shown, *size, 2.0), look, None)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SMOOTH), nearby, st.sampled_from([(40, 10), (53, 18), (72, 18), (113, 36)]))
def test_the_tangent_is_drawn_with_the_slope_of_the_curve(text, point, size):
    """In the numbers of both axes, and in the dots of the raster as far as dots can tell."""
    plot = plotted(curve(text, point), size)
    assume(plot.shafts)
    (line,), window = plot.shafts, plot.window
    (x1, y1), (x2, y2) = window.point(*line.tail), window.point(*line.tip)
    slope = slope_on(profile(text), point)
    assert (y2 - y1) / (x2 - x1) == pytest.approx(slope, rel=1e-6, abs=1e-6 * window.stretch)
    dots_x, dots_y = braille._shaft(line)
    assume(len(dots_x) > 8)
    across, down = (dots_x - dots_x.mean()) / 2, (dots_y - dots_y.mean()) / 2
    turn = math.atan2(2 * (across * -down).sum(), (across**2 - down**2).sum())
    apart = (math.degrees(turn) / 2 - line.angle + 90) % 180 - 90
    assert abs(apart) < 3


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(SMOOTH), nearby, st.sampled_from([(40, 10), (53, 18), (113, 36)]))
def test_the_tangent_touches_the_curve_at_the_point(text, point, size):
    plot = plotted(curve(text, point), size)
    column, row = plot.window.place(plot.place)
    ends = plot.line.pieces.ends
    near = np.hypot(*((ends[:, :2] + ends[:, 2:]) / 2 - (column, row)).T)
    assert near.min() < 0.8
    (line,) = plot.shafts
    assert math.dist(line.tail, (column, row)) + math.dist(line.tip, (column, row)) == (
        pytest.approx(math.dist(line.tail, line.tip))
    )


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(SMOOTH), nearby, st.sampled_from([(40, 10), (53, 18), (113, 36)]))
def test_the_point_is_in_the_window_and_the_tangent_is_neither_flat_nor_upright(text, point, size):
    plot = plotted(curve(text, point), size)
    assert plot.window.shows(plot.place)
    (line,) = plot.shafts
    assert 10 < line.length <= 2 * 0.42 * plot.window.short + 1e-9 or min(size) < 14
    if abs(slope_on(profile(text), point)) > 0.5:
        assert abs((line.angle + 90) % 180 - 90) < 88


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SMOOTH), nearby, st.floats(0.05, 0.3), nearby)
def test_steps_land_on_the_curve_inside_the_window(text, point, rate, mine):
    shown = hops(text, point, rate, mine)
    assume(len(near_moves(moves_of(shown))) == 2)
    window = window_of(shown, 60, 18, 2.0)
    for hop in shown.hops:
        assert window.shows((hop.end, height_on(shown.profile, hop.end)))


def test_a_step_that_is_absurdly_far_ends_at_the_edge():
    plot = plotted(hops("x^2", 2, 0.1, 400), (53, 18))
    far = next(it for it in plot.shafts if it.role is Role.YOUR_STEP)
    assert far.tip[1] < 1
    assert plot.window.right < 5


def test_a_trail_is_seen_from_its_start_to_its_end():
    shown = slide("x^2", 3, 0.2, 6)
    window = window_of(shown, 53, 18, 2.0)
    assert all(window.shows(point) for point in shown.trails[0].points)


def test_while_the_point_moves_the_window_stays():
    shown = [replace(curve("x^2", x), home=1.0) for x in (1.0, 1.2, 1.4)]
    assert len({draw(it, 78, 24, Look.FILL).window for it in shown}) == 1


def test_zoom_keeps_the_point_where_it_is():
    near, usual = (window_of(replace(curve("x^2", 1), zoom=z), 53, 18, 2.0) for z in (4, 1))
    assert near.place((1, 1)) == pytest.approx(usual.place((1, 1)), abs=0.6)
    assert near.unit == pytest.approx(usual.unit / 4)
    assert near.stretch == pytest.approx(usual.stretch)


@pytest.mark.parametrize("text", ["1/x", "tan(x)", "x/|x|", "1/(x - 1)"])
def test_no_line_joins_what_a_pole_or_a_jump_parts(text):
    plot = plotted(curve(text, 0.6), (60, 20))
    ends = plot.line.pieces.ends
    assert np.abs(ends[:, 3] - ends[:, 1]).max() <= 1
    assert plot.line.poles.any()
    broken = {int(column) for column in np.flatnonzero(plot.line.poles)}
    heights = [ends[(ends[:, 0] // 1) == column][:, [1, 3]] for column in broken]
    assert all(len(it) == 0 or np.ptp(it) < 20 for it in heights)


@pytest.mark.parametrize("text", [*SMOOTH, "|x|"])
def test_smooth_curves_have_no_poles(text):
    for point in (-2, 0.3, 1, 2.5):
        assert not plotted(curve(text, point), (60, 20)).line.poles.any()


def test_a_gap_in_a_smooth_curve_is_closed():
    assert not plotted(curve("sin(x)/x", 1), (60, 20)).line.poles.any()


@pytest.mark.parametrize(
    ("text", "near", "turn"),
    [("x^2", 1, 0), ("(x - 2)^2", 5, 2), ("3x", 1, None), ("e^x", 0, None), ("ln x", -1, None)],
)
def test_the_turn_of_a_curve_is_found_where_it_has_one(text, near, turn):
    found = turn_of(profile(text), near)
    assert found is None if turn is None else found == pytest.approx(turn, abs=1e-6)


def test_a_slice_has_the_heights_and_slopes_of_its_landscape():
    field = landscape("x^2 y + 3y")
    along_x, along_y = (slice_of(field, (2, 5), axis) for axis in (0, 1))
    assert (along_x.height_name, along_y.height_name) == ("f(x, 5)", "f(2, y)")
    assert (along_x.name, along_y.name) == ("x", "y")
    assert height_on(along_x.profile, 2) == height_on(along_y.profile, 5) == 35
    assert slope_on(along_x.profile, 2) == 20
    assert slope_on(along_y.profile, 5) == 7
    assert along_x.profile == slice_of(field, (2, 5), 0).profile


def test_slices_use_the_names_of_their_landscape():
    cut = slice_of(landscape("w^2 b", ("w", "b")), (1, -0.5), 0, ("w", "b"))
    assert (cut.name, cut.height_name) == ("w", "f(w, -0.5)")


def test_while_the_question_is_open_nothing_gives_the_slope_away():
    bare = hops("x^2", 2, 0.4, 3).bare
    assert describe(bare) == "At x = 2 f is 4."
    lines = "\n".join(draw(bare, 60, 20, Look.ASCII).lines())
    assert "tangent" not in lines
    assert "#" not in lines


@pytest.mark.parametrize(
    ("point", "mine", "says"),
    [
        (1, None, "The slope is 2: next to the point f rises by 2 for each unit of x."),
        (-1, None, "The slope is -2: next to the point f falls by 2 for each unit of x."),
        (0, None, "The slope is 0: the tangent is level."),
        (1, 2, "At x = 1 your slope is the true one."),
        (1, 4, "At x = 1 your slope 4 rises too, but is 2 times as steep."),
        (1, -2, "At x = 1 your slope -2 falls where the curve rises, and is as steep."),
        (1, 0, "At x = 1 your slope 0 is level, but the curve rises."),
        (0, 1, "At x = 0 your slope 1 rises, but the curve is level."),
        (1, math.nan, "Your slope is no number that can be drawn."),
    ],
)
def test_slopes_are_told_and_compared(point, mine, says):
    assert describe(curve("x^2", point, mine)).endswith(says)


@pytest.mark.parametrize(
    ("mine", "says"),
    [
        (3, "At x = 1 your line rises by 3 for each unit of x."),
        (-3, "At x = 1 your line falls by 3 for each unit of x."),
        (0, "At x = 1 your line is level."),
        (2, "At x = 1 your line rises by 2 for each unit of x."),
    ],
)
def test_alone_a_slope_is_told_without_the_true_one(mine, says):
    assert describe_yours(curve("x^2", 1, mine)) == says


def test_a_line_of_ones_own_need_not_go_through_the_point():
    beside = replace(curve("x^2", 1, 2), yours_height=3)
    assert describe(beside).endswith(
        "Your line is at 3 over x = 1, not at 1. At x = 1 your slope is the true one."
    )
    assert "Your line meets the curve over x = 1." in describe(replace(beside, yours_height=1))
    assert beside.bare.yours_height is None
    assert beside.yours_alone.yours_height == 3


def test_named_places_are_told_and_only_the_own_one_while_one_may_try_again():
    marks = (
        Mark((1.5, 2), "estimate", Whose.ANSWER),
        Mark((1.5, 3), "yours", Whose.LEARNER),
    )
    shown = replace(curve("x^2", 1), marks=marks)
    assert describe(shown).endswith(
        "The place marked estimate is at x = 1.5, with the value 2. "
        "The place marked yours is at x = 1.5, with the value 3."
    )
    assert describe_yours(shown) == "The place marked yours is at x = 1.5, with the value 3."
    assert not shown.bare.marks


def test_a_place_far_off_does_not_flatten_the_curve():
    """It is told in words; the picture keeps the curve's own heights."""
    usual = window_of(curve("x^2", 1), 60, 20, 2.0)
    far = replace(curve("x^2", 1), marks=(Mark((1, 1e5), "yours", Whose.LEARNER),))
    assert window_of(far, 60, 20, 2.0).top <= 2 * usual.top
    assert "with the value 100000." in describe(far)


def test_one_looks_from_elsewhere_while_the_point_is_the_answer():
    shown = replace(curve("x^2", 0), outlook=2)
    assert describe(shown.bare) == "At x = 2 f is 4."
    assert shown.yours_alone.point == 2


def test_places_without_slope_or_height_are_told():
    assert describe(curve("ln x", -1)) == "f has no value at x = -1, so there is no slope."
    assert describe(curve("x^(1/3)", 0)).endswith("There is no slope at this point.")


@pytest.mark.parametrize(
    ("mine", "says"),
    [
        (1.2, "Your step lands in the same place."),
        (2, "Your step stays at x = 2."),
        (3, "Your step lands at x = 3, where f is 9: up by 5 from 4."),
        (500, "That is far outside the picture, so its arrow ends at the edge."),
        (math.inf, "where f has no value."),
    ],
)
def test_steps_are_told(mine, says):
    told = describe(hops("x^2", 2, 0.2, mine))
    assert "The step goes from x = 2 to x = 1.2, where f is 1.44: down by 2.56 from 4." in told
    assert told.endswith(says)


def test_a_trail_is_told():
    assert describe(slide("x^2", 3, 0.25, 2)).endswith(
        "The trail, two steps, ends at x = 0.75, where f is 0.5625: down by 8.44 from 9."
    )
    assert "diverges" in describe(slide("x^2", 1, 1.2, 6))
