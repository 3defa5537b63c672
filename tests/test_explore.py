"""Explore without a screen: functions, facts, descents, and where the point goes."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gradquest.errors import Misuse, Unreadable
from gradquest.explore import steering
from gradquest.explore.coordinates import place_of
from gradquest.explore.descent import Ending, beginning, continued
from gradquest.explore.exploration import Exploration, continued_on, exploration
from gradquest.explore.facts import Shape, facts_at
from gradquest.explore.function import function_of
from gradquest.explore.gallery import GALLERY, landmark_named
from gradquest.explore.rounding import higher_rung, lower_rung, roundest
from gradquest.explore.sentences import rows, sentences, standing, trail_rows
from gradquest.explore.view import described, drawable, picture, still
from gradquest.plot.contourmap import window_of
from gradquest.plot.picture import draw
from gradquest.plot.scene import Curve, Role, Scene
from gradquest.plot.shafts import shafts
from gradquest.plot.signs import Look
from gradquest.plot.window import Window

CLIFF = "2x^2 + 4y^2 + exp(-3x) + 3exp(-2y)"
DENT = "x^2/2 + exp(-x)"


def walk(text: str, point: tuple[float, ...], rate: float = 0.1) -> Exploration:
    return exploration(function_of(text), tuple(map(float, point)), rate)


# Descents come out as textbooks print them


@pytest.mark.parametrize(
    ("text", "start", "rate", "steps", "end"),
    [
        ("2x^2 + x y", (1, 2), 1, 1, (-5.0, 1.0)),
        ("2x^2 + x y", (-5, 1), 0.1, 1, (-3.1, 1.5)),
        ("2x^2 + x y", (-5, 1), 1, 1, (14.0, 6.0)),
        (DENT, (-10,), 0.1, 400, (0.5671432904097842,)),
        (DENT, (20,), 0.1, 400, (0.5671432904097842,)),
        (DENT, (-1,), 0.1, 100, (0.5671432482249653,)),
        (CLIFF, (14, -53), 0.1, 1, (8.4, 6.506783131740139e45)),
        (CLIFF, (14, -53), 0.1, 10, (0.3051864919697653, 3.331472963450944e39)),
        (CLIFF, (14, -53), 0.1, 100, (0.30257801761441566, 0.3629306788831116)),
    ],
)
def test_a_descent_ends_on_the_printed_digits(text, start, rate, steps, end):
    state = walk(text, start, rate).stepped(steps)
    assert state.descent is not None
    assert (state.descent.steps, state.point) == (steps, end)


@pytest.mark.parametrize(
    ("text", "start", "rate", "steps", "end"),
    [
        ("2x^2 + x y", (1, 2), 0.1, 2, (0.05, 1.86)),
        (DENT, (-1,), 1, 1, (2.72,)),
        (CLIFF, (1, 1), 0.05, 400, (0.3026, 0.3629)),
    ],
)
def test_a_descent_ends_where_pen_and_paper_do(text, start, rate, steps, end):
    assert walk(text, start, rate).stepped(steps).point == pytest.approx(end, abs=5e-3)


@pytest.mark.parametrize(
    ("text", "start", "rate", "steps", "ending"),
    [
        ("x^2 + y^2", (1, 2), 0.1, 5, Ending.UNDER_WAY),
        ("x^2 + y^2", (1, 2), 0.5, 5, Ending.SETTLED),
        ("x^2 + y^2", (1, 2), 1.1, 3, Ending.DIVERGING),
        ("x^2 + y^2", (1, 2), 1.1, 9000, Ending.DIVERGING),
        ("2x^2 + xy", (1, 2), 1, 3, Ending.DIVERGING),
        ("x^4", (10,), 1, 100, Ending.DIVERGING),
        ("x^2 - y^2", (1, 0.5), 0.1, 100, Ending.ENDLESS),
        ("ln(x) + y", (0.1, 2), 0.5, 9, Ending.LOST),
        ("ln(x) + y", (-1, 2), 0.5, 9, Ending.LOST),
        ("(x^2 + y - 11)^2 + (x + y^2 - 7)^2", (0, 0), 0.01, 6, Ending.UNDER_WAY),
        (CLIFF, (14, -53), 0.1, 10, Ending.UNDER_WAY),
    ],
)
def test_a_descent_says_how_it_stands(text, start, rate, steps, ending):
    function = function_of(text)
    descent = continued(function, beginning(function, tuple(map(float, start))), rate, steps)
    assert descent.ending is ending
    is_told = ending not in (Ending.UNDER_WAY,)
    assert bool(standing(descent)) == is_told
    assert ("diverges" in standing(descent)) == (ending is Ending.DIVERGING)


def test_a_single_step_uphill_is_blamed_on_the_rate():
    state = walk("2x^2 + xy", (1, 2), 1).stepped()
    assert "uphill" in standing(state.descent)


def test_undo_takes_back_one_step_after_the_other_and_then_the_trail():
    state = walk("x^2 + y^2", (1, 2)).stepped(2)
    assert state.undone.descent.steps == 1
    assert state.undone.undone.point == (1.0, 2.0)
    assert state.undone.undone.undone.descent is None
    assert state.at((5.0, 5.0)).undone.point == state.point


def test_a_point_that_left_the_trail_begins_a_new_one():
    state = walk("x^2 + y^2", (1, 2)).stepped(3).at((3.0, 3.0)).stepped()
    assert state.descent.start.point == (3.0, 3.0)
    assert state.descent.steps == 1


# What is true at a point


def test_the_facts_of_a_saddle_are_exact():
    facts = facts_at(function_of("x^2 + 3xy + y^2"), (1.0, 2.0))
    assert (facts.height, facts.gradient) == (11.0, (8.0, 7.0))
    assert facts.hessian == ((2.0, 3.0), (3.0, 2.0))
    assert (facts.bends, facts.shape, facts.largest_rate) == ((-1.0, 5.0), Shape.SADDLE, 0.4)


@pytest.mark.parametrize(
    ("text", "point", "magnitude", "angle"),
    [("x^2 + y^2", (1, 1), 2.83, 45), ("x^2 + y^2", (3, 4), 10, 53.13), ("-x", (0,), 1, None)],
)
def test_magnitude_and_angle_are_those_of_the_textbook(text, point, magnitude, angle):
    facts = facts_at(function_of(text), tuple(map(float, point)))
    assert facts.magnitude == pytest.approx(magnitude, abs=5e-3)
    assert facts.angle == (None if angle is None else pytest.approx(angle, abs=5e-3))


@pytest.mark.parametrize(
    ("text", "point", "shape"),
    [
        ("x^2 + y^2", (1, 1), Shape.BOWL),
        ("-x^2 - 3y^2", (1, 1), Shape.DOME),
        ("x^2 - y^2", (1, 1), Shape.SADDLE),
        ("x^2 + 2xy + y^2", (1, 1), Shape.TROUGH),
        ("-x^2", (1,), Shape.DOME),
        ("y - x^2", (1, 1), Shape.RIDGE),
        ("2x + 3y", (1, 1), Shape.PLANE),
        ("ln(x) + y", (0, 1), Shape.UNKNOWN),
    ],
)
def test_the_hessian_says_what_the_ground_looks_like(text, point, shape):
    assert facts_at(function_of(text), tuple(map(float, point))).shape is shape


angles = st.floats(0, 360, allow_nan=False)
places = st.tuples(st.floats(-3, 3), st.floats(-3, 3))


@settings(max_examples=100, deadline=None)
@given(point=places, angle=angles)
def test_the_slope_in_a_direction_is_the_gradients_part_in_it(point, angle):
    """D_u f = |∇f| cos θ: most along, none across, least against."""
    facts = facts_at(function_of("2x^2 + xy"), point)
    assume(facts.angle is not None)
    share = math.cos(math.radians(facts.off(angle)))
    assert facts.along(angle) == pytest.approx(facts.magnitude * share, abs=1e-9)
    assert facts.along(facts.angle) == pytest.approx(facts.magnitude)
    assert facts.along(facts.angle + 90) == 0
    assert abs(facts.along(angle)) <= facts.magnitude * (1 + 1e-9)


@pytest.mark.parametrize(("angle", "formula"), [(45, "(5x + y)/sqrt(2)"), (150, "x + y - 5x")])
def test_a_directional_derivative_agrees_with_its_formula(angle, formula):
    facts = facts_at(function_of("2x^2 + xy"), (3.0, 4.0))
    east, north = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    assert facts.along(angle) == pytest.approx(16 * east + 3 * north)
    if angle == 45:
        assert facts.along(angle) == pytest.approx(function_of(formula).height((3.0, 4.0)))


def test_d_looks_along_across_against_and_across_again():
    state = walk("x^2 + y^2", (1, 2))
    seen = []
    for _ in range(4):
        state = state.faced
        seen.append(state.facts.along(state.angle))
    assert seen == [pytest.approx(20**0.5), 0, pytest.approx(-(20**0.5)), 0]
    assert state.faced.angle is None


# Functions as people type them


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("y^2 + x^2", ("x", "y")),
        ("w b + w^2", ("w", "b")),
        ("x", ("x",)),
        ("theta^2 + 1", ("theta",)),
        ("f(x, y) = x^2", ("x", "y")),
        ("z = x^2 + y", ("x", "y")),
        ("L(w,b) = w^2", ("w", "b")),
    ],
)
def test_the_letters_of_a_function_are_its_variables(text, names):
    assert function_of(text).names == names


@pytest.mark.parametrize(
    ("text", "column", "says"),
    [
        ("", 1, "nothing to read"),
        ("f(x) = ", 1, "nothing to read"),
        ("5", 1, "no letter"),
        ("sin(", 5, "missing"),
        ("x + y + z", 9, "room for two"),
        ("foo(x)", 1, "do not know foo"),
        ("f(x, y) = x + q", 15, "q"),
        ("max(0, x)", 1, r"for max\(0, x\) type \(x \+ \|x\|\)/2"),
        ("y + min(x, 1)", 5, "min is not known here"),
        ("relu(x) + y", 1, r"for relu\(x\) type \(x \+ \|x\|\)/2"),
    ],
)
def test_what_is_no_function_is_refused_with_the_place(text, column, says):
    with pytest.raises(Unreadable, match=says) as refusal:
        function_of(text)
    assert refusal.value.column == column


def test_three_declared_variables_are_too_many():
    with pytest.raises(Misuse, match="room for two"):
        function_of("x", ("x", "y", "z"))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("1,2", (1, 2)),
        ("(14, -53)", (14, -53)),
        ("pi/2", (math.pi / 2,)),
        ("1e3, 0.5", (1000, 0.5)),
    ],
)
def test_points_are_typed_as_numbers_with_commas(text, place):
    assert place_of(text) == place


@pytest.mark.parametrize(
    ("text", "column"),
    [("", 1), ("a, 2", 1), ("1, y", 4), ("1,", 2), ("1/0", 1), ("10^60*10^60", 1)],
)
def test_what_is_no_point_is_refused_with_the_place(text, column):
    with pytest.raises(Unreadable) as refusal:
        place_of(text)
    assert refusal.value.column == column


def test_another_function_keeps_the_point_where_it_can():
    before = walk("x^2 + y^2", (3, 4), 0.2)
    assert continued_on(function_of("x y"), before).point == (3.0, 4.0)
    assert continued_on(function_of("ln(x - 5) + ln(9 - x) + y"), before).rate == 0.2
    assert continued_on(function_of("x^2"), before).point == (1.0,)


# Numbers that read well


@pytest.mark.parametrize(
    ("low", "high", "best"),
    [(0.913, 1.043, 1.0), (1.043, 1.174, 1.1), (-0.1, 0.1, 0.0), (-0.3, -0.17, -0.2),
     (123.4, 123.9, 123.5), (1e45, 1.2e45, 1e45), (0.0, 0.0, 0.0)],
)  # fmt: skip
def test_a_cell_is_known_by_its_roundest_number(low, high, best):
    assert roundest(low, high) == best


@settings(max_examples=200, deadline=None)
@given(low=st.floats(-1e9, 1e9), width=st.floats(1e-6, 1e6))
def test_the_roundest_number_is_in_its_range(low, width):
    high = low + width
    assume(high > low)
    assert low <= roundest(low, high) < high


def test_learning_rates_climb_and_descend_a_ladder():
    rates = [0.01]
    while rates[-1] < 1:
        rates.append(higher_rung(rates[-1]))
    assert rates == [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0]
    assert [lower_rung(rate) for rate in (1, 0.3, 0.05)] == [0.5, 0.2, 0.02]


# Moving by cells

WINDOW = Window((0.0, 0.0), 0.13, 60, 20)


@settings(max_examples=100, deadline=None)
@given(
    point=st.tuples(st.floats(-3, 3), st.floats(-2, 2)),
    way=st.sampled_from([(1, 0), (-1, 0), (0, 1), (0, -1)]),
)
def test_a_key_moves_the_point_by_exactly_one_cell(point, way):
    state = walk("x^2 + y^2", point)
    after = steering.moved(state, WINDOW, *way)
    before_cell, after_cell = (
        tuple(map(math.floor, WINDOW.place(it.point))) for it in (state, after)
    )
    assert (after_cell[0] - before_cell[0], before_cell[1] - after_cell[1]) == way


def test_there_and_back_again_is_the_same_place():
    state = steering.moved(walk("x^2 + y^2", (1, 2)), WINDOW, 1, 0)
    there = steering.moved(state, WINDOW, 1, 0)
    assert steering.moved(there, WINDOW, -1, 0).point == state.point


def test_the_picture_follows_a_point_that_would_leave_it():
    state = walk("x^2 + y^2", (WINDOW.right - 0.01, 0))
    after = steering.moved(state, WINDOW, 1, 0)
    assert after.centre is not None
    assert after.centre[0] > WINDOW.centre[0]


def test_zooming_keeps_the_point_where_it_is_seen():
    state = walk("x^2 + y^2", (1, 0.5))
    closer = steering.zoomed(state, WINDOW, 2.0)
    seen = replace(WINDOW, centre=closer.centre, unit=WINDOW.unit / 2)
    assert seen.place(state.point) == pytest.approx(WINDOW.place(state.point))
    assert closer.zoom == 2


def test_a_click_takes_the_point_to_the_cell():
    after = steering.pointed(walk("x^2 + y^2", (1, 2)), WINDOW, (0.51, -0.37))
    assert tuple(map(math.floor, WINDOW.place(after.point))) == tuple(
        map(math.floor, WINDOW.place((0.51, -0.37)))
    )


def test_in_a_slice_up_and_down_move_what_is_held():
    state = walk("x^2 + y^2", (1, 2)).turned_over
    assert state.sliced == 0
    assert steering.moved(state, WINDOW, 1, 0).point[1] == 2
    assert steering.moved(state, WINDOW, 0, 1).point[0] == 1
    assert steering.moved(state, WINDOW, 0, 1).point[1] > 2


# What is seen and said


@pytest.mark.parametrize("landmark", GALLERY, ids=lambda it: it.name)
@pytest.mark.parametrize("steps", [0, 1, 100])
def test_every_landscape_of_the_gallery_can_be_walked_drawn_and_told(landmark, steps):
    state = landmark.exploration().stepped(steps).turned(15)
    for seen in (picture(state), still(state), picture(state.turned_over)):
        assert not draw(drawable(seen), 60, 20, Look.ASCII).is_empty
        assert described(seen).endswith(".")
    assert all(it.endswith(".") for it in sentences(state))
    assert list(rows(state))
    assert landmark_named(landmark.name.upper()) is landmark


def test_a_map_has_the_gradient_the_direction_and_the_trail():
    seen = picture(walk("x^2 + y^2", (1, 2)).turned(15).stepped(3))
    assert isinstance(seen, Scene)
    assert [it.role for it in seen.arrows] == [Role.GRADIENT, Role.DIRECTION]
    assert len(seen.trail) == 4
    assert seen.home == (1.0, 2.0)


def test_a_long_trail_is_thinned_before_it_is_drawn():
    seen = picture(walk("x^2 + y^2", (1, 2), 0.001).stepped(5000))
    assert 20 < len(seen.trail) <= 160
    assert seen.trail[0] == (1.0, 2.0)


def test_a_function_of_one_variable_is_a_curve():
    seen = picture(walk(DENT, (-1,)).stepped(2))
    assert isinstance(seen, Curve)
    assert len(seen.trails[0].points) == 3


def test_a_slice_is_named_by_what_it_holds():
    seen = picture(walk("x^2 + y^2", (1, 2)).turned_over)
    assert isinstance(seen, Curve)
    assert seen.height_name == "f(x, 2)"


def test_flat_ground_has_no_direction_even_when_rounding_leaves_a_rest():
    facts = walk(CLIFF, (14, -53)).stepped(200).facts
    assert (facts.gradient, facts.angle, facts.is_level) == ((0.0, 0.0), None, True)


def test_stops_that_look_alike_are_listed_once():
    listed = list(trail_rows(walk("x^2 + y^2", (1, 2), 0.5).stepped(40), 10))
    assert [row.name for row in listed] == ["0", "40"]


def test_words_say_where_f_has_no_value():
    state = walk("ln(x) + y", (-1, 2))
    assert "no value" in described(picture(state))
    assert ("f", "no value here") in list(rows(state))


@pytest.mark.parametrize("size", [(38, 11), (46, 17), (60, 9), (160, 50)])
@pytest.mark.parametrize(
    "begun",
    [*(it for it in GALLERY if len(it.names) == 2), "sin(x)*cos(y)", "x*y", "-x^2 - y^2"],
    ids=lambda it: it if isinstance(it, str) else it.name,
)
def test_a_walk_begins_with_its_whole_arrow_in_the_picture(begun, size):
    typed = isinstance(begun, str)
    seen = picture(exploration(function_of(begun)) if typed else begun.exploration())
    assert isinstance(seen, Scene)
    window = window_of(seen, *size, 2.0)
    (arrow,) = shafts(seen, window)
    assert arrow.length == pytest.approx(window.short / 4)
    assert all(1 <= at < size - 1 for at, size in zip(arrow.tip, size, strict=True))


def test_every_landscape_begins_where_numbers_are_readable():
    assert all(abs(it.exploration().facts.height) < 1000 for it in GALLERY)


@pytest.mark.parametrize(
    ("rate", "said"),
    [(0.1, "a rate above 1 overshoots here"), (2, "a rate above 1 diverges here: go slower")],
)
def test_the_largest_rate_reads_as_a_rate(rate, said):
    assert said in [row.value for row in rows(walk("x^2 + y^2", (1, 2), rate))]
