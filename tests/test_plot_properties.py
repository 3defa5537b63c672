"""What holds for every picture, whatever the function, the point, the answer and the size."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from plot_scenes import choices, feedback, landscape, step

from gradquest.plot.cells import INK_OF, Ink
from gradquest.plot.critical import critical_point
from gradquest.plot.describe import describe
from gradquest.plot.picture import draw
from gradquest.plot.scene import Arrow, Mark, Move, Role, Scene
from gradquest.plot.shafts import shafts, wanted
from gradquest.plot.signs import Look
from gradquest.plot.window import choose

SMOOTH = (
    "x^2 + y^2", "x^2 + 3xy + y^2", "2x^2 + 4y^2 + e^(-3x) + 3e^(-2y)", "sin(x) cos(y)",
    "x e^(-x^2-y^2)", "ln(x^2+y^2+1)", "3x + 2y", "x^3 - 3x y^2", "x^2 y", "e^(x/2) y",
    "sqrt(x^2+y^2+1)", "x^2 - y^2", "cos(x) + y^2/4",
)  # fmt: skip
WILD = (
    *SMOOTH, "1/(xy)", "tan(x) + y", "y ln x", "sqrt(xy)", "|x| + |y|", "7", "1/(x-y)", "x^y",
    "e^(e^x) + y", "(1-x)^2 + 100(y-x^2)^2", "tan(xy)", "1/x^2 + y", "arcsin(x) y", "10^9 x + y",
    "x/|x| + y", "ln(x) ln(y)", "x^(1/3) + y^(2/3)", "10^(-9) x y", "1000000 + x",
)  # fmt: skip
nearby = st.floats(-3, 3).map(lambda value: round(value, 2))
points = st.tuples(nearby, nearby)
numbers = st.one_of(nearby, st.floats(-1e6, 1e6), st.floats(allow_nan=True, allow_infinity=True))
vectors = st.tuples(numbers, numbers)
sizes = st.tuples(st.integers(12, 200), st.integers(5, 60))
aspects = st.sampled_from([1.0, 1.89, 2.0, 2.27, 3.0])


def scene_of(text, point, mine, landing, rate=0.1):
    """Everything that a scene can hold, at once."""
    base, moved = feedback(text, point, mine), step(text, point, rate, landing)
    return Scene(base.field, point, base.arrows, moved.moves, (point, landing))


anything = st.builds(scene_of, st.sampled_from(WILD), points, vectors, vectors)
possible = st.builds(scene_of, st.sampled_from(WILD), points, points, points)


@settings(max_examples=200, deadline=None)
@given(anything, sizes, aspects, st.sampled_from(Look))
def test_nothing_breaks_a_picture(scene, size, aspect, look):
    lines = draw(scene, *size, look, aspect=aspect).lines()
    assert len(lines) in (0, size[1])
    assert all(len(line) <= size[0] for line in lines)
    if look is Look.ASCII:
        assert all(line.isascii() and (not line or line.isprintable()) for line in lines)
    assert describe(scene).endswith(".")


@settings(max_examples=60, deadline=None)
@given(vectors, vectors, st.sampled_from(WILD))
@example((0.0, 0.0), (0.0, 2.2250738585072014e-308), "tan(xy)")
def test_no_point_is_too_strange(point, home, text):
    scene = Scene(landscape(text), point, (Arrow(Role.YOURS, (1.0, 2.0)),), home=home)
    for look in Look:
        draw(scene, 60, 24, look)
    assert describe(scene)


@settings(max_examples=150, deadline=None)
@given(possible, st.tuples(st.integers(24, 200), st.integers(6, 60)), aspects)
def test_all_tips_are_inside(scene, size, aspect):
    field_point = critical_point(scene.field, scene.point)
    window = choose(wanted(scene, field_point), *size, aspect)
    assert window.shows(scene.point)
    for shaft in shafts(scene, window):
        for column, row in (shaft.tail, shaft.tip):
            assert 0 <= column < window.columns
            assert 0 <= row < window.rows


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SMOOTH), points, st.sampled_from([(40, 15), (60, 24), (78, 20), (120, 40)]))
def test_the_arrow_is_drawn_square_on_the_line_through_the_point(text, point, size):
    scene = feedback(text, point, parts=())
    assume(math.hypot(*scene.arrows[0].vector) > 0.2)
    window = draw(scene, *size, Look.ASCII).window
    (arrow,) = shafts(scene, window)
    seen = seen_angle(scene, window)
    assume(seen is not None)
    apart = abs((arrow.angle - seen) % 180 - 90)
    assert apart < 6


def seen_angle(scene, window):
    """Degrees, as seen, of the level line where it passes the point; None where it bends there."""
    from gradquest.plot.ground import height_at, survey

    ground = survey(scene.field, window, scene.point, 4.6)
    ends = ground.line_at(height_at(scene.field, scene.point)).ends
    here = np.array(window.place(scene.point))
    middle = (ends[:, :2] + ends[:, 2:]) / 2
    away = np.hypot(*((middle - here) * (1, window.aspect)).T)
    near = away < 1.2
    run = ((ends[:, 2:] - ends[:, :2]) * (1, window.aspect))[near]
    length = np.hypot(run[:, 0], run[:, 1])
    if not length.sum() > 0.8:
        return None
    length *= 1.2 - away[near]  # what is nearest tells most: the line may bend
    turns = 2 * np.arctan2(-run[:, 1], run[:, 0])
    straight = np.hypot((length * np.cos(turns)).sum(), (length * np.sin(turns)).sum())
    if straight < 0.97 * length.sum():
        return None
    mean = math.atan2((length * np.sin(turns)).sum(), (length * np.cos(turns)).sum())
    return math.degrees(mean) / 2


@pytest.mark.parametrize("columns", range(24, 130, 7))
def test_the_axes_run_through_middles_of_cells(columns):
    window = draw(feedback("x^2 + y^2", (1, 2)), columns, 20, Look.ASCII).window
    column, row = window.place((0.0, 0.0))
    assert column % 1 == pytest.approx(0.5)
    assert row % 1 == pytest.approx(0.5)


@settings(max_examples=40, deadline=None)
@given(points, points, st.sampled_from([(60, 22), (78, 24), (42, 18)]))
def test_both_labels_are_written(point, mine, size):
    assume(min(math.hypot(*point), math.hypot(*mine)) > 0.05)
    text = "\n".join(draw(feedback("x^2 + y^2", point, mine), *size, Look.ASCII).lines())
    assert "grad f" in text
    assert "yours" in text


def test_arrows_share_one_scale():
    scene = feedback("x^2 + y^2", (1, 2), (1, 2))
    window = draw(scene, 78, 24, Look.ASCII).window
    lengths = {shaft.role: shaft.length for shaft in shafts(scene, window)}
    assert lengths[Role.GRADIENT] == pytest.approx(2 * lengths[Role.YOURS])
    assert lengths[Role.GRADIENT] == pytest.approx(0.32 * window.short)


def test_steps_are_true_to_the_axes():
    scene = step("x^2 + y^2", (1, 2), 0.2, (2.5, 1))
    window = draw(scene, 78, 24, Look.ASCII).window
    for shaft, landing in zip(shafts(scene, window)[-2:], ((2.5, 1), (0.6, 1.2)), strict=True):
        assert window.point(*shaft.tip) == pytest.approx(landing)


def test_both_landings_are_inside_up_to_fifty_times_the_true_step():
    scene = step("x^2 + y^2", (1, 2), 0.1, (20, 10))
    window = draw(scene, 78, 24, Look.ASCII).window
    assert all(window.shows(move.end) for move in scene.moves)


def test_a_step_that_is_absurdly_far_ends_at_the_edge():
    scene = step("x^2 + y^2", (1, 2), 0.1, (1000, 2))
    window = draw(scene, 78, 24, Look.ASCII).window
    tips = {shaft.role: shaft.tip for shaft in shafts(scene, window)}
    assert window.columns - 1 < tips[Role.YOUR_STEP][0] < window.columns
    assert window.shows(scene.moves[0].end)


def test_while_the_point_moves_the_window_and_the_other_lines_stay():
    field, home = landscape("x^2 + 4y^2"), (1.0, 1.0)
    scenes = [Scene(field, (x, 1.0), (Arrow(Role.GRADIENT, (2 * x, 8.0)),), home=home)
              for x in (1.0, 1.1, 1.2)]  # fmt: skip
    pictures = [draw(scene, 78, 24, Look.FILL) for scene in scenes]
    assert len({picture.window for picture in pictures}) == 1
    changed = pictures[0].cells.signs != pictures[1].cells.signs
    assert 0 < changed.mean() < 0.15


def test_an_arrow_never_outgrows_a_window_that_stays():
    field = landscape("e^x + y")
    for x in (0.0, 2.0, 5.0):
        scene = Scene(field, (0.5, 0.5), (Arrow(Role.GRADIENT, (math.exp(x), 1.0)),), home=(0, 0))
        window = draw(scene, 78, 24, Look.ASCII).window
        (arrow,) = shafts(scene, window)
        assert arrow.length <= window.short / 2


def test_cells_lead_back_to_points():
    picture = draw(feedback("x^2 + y^2", (1, 2)), 78, 24, Look.ASCII)
    column, row = picture.window.place((1, 2))
    found = picture.point_at(int(column) + picture.gutter, int(row))
    assert found == pytest.approx((1, 2), abs=picture.window.row_unit)
    assert picture.point_at(0, 0) is None
    assert picture.point_at(10, 23) is None


def test_the_legend_names_only_what_is_there():
    legend = draw(feedback("x^2 + y^2", (1, 2), (4, 2)), 78, 24, Look.ASCII).legend
    assert "@ point   ### gradient   oo o your answer" in legend
    assert "descent step" not in legend
    assert "pole" not in legend
    assert "pole" in draw(feedback("1/x + y", (1, 2)), 78, 24, Look.ASCII).legend
    assert "no value" in draw(feedback("y ln x", (1, 2)), 78, 24, Look.ASCII).legend


def test_moves_alone_make_a_picture():
    move = Move(Role.STEP, (1, 2), (2, 2), "step")
    text = "\n".join(
        draw(Scene(landscape("x y"), (1, 2), moves=(move,)), 60, 20, Look.ASCII).lines()
    )
    assert "step" in text
    assert "***" in text


vector = st.tuples(nearby, nearby).filter(lambda it: math.hypot(*it) > 0.3)
four = st.tuples(*[vector] * 4).filter(
    lambda it: min(angles_between(it)) > 25 and max(map(math.hypot, *zip(*it, strict=True))) < 9
)


def angles_between(vectors):
    """Degrees from each to the next, all around."""
    turns = sorted(math.degrees(math.atan2(y, x)) % 360 for x, y in vectors)
    return [(b - a) % 360 for a, b in zip(turns, [*turns[1:], turns[0]], strict=True)]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(SMOOTH), points, four, st.sampled_from([(40, 12), (60, 22), (120, 40)]))
def test_every_arrow_to_choose_from_has_its_letter_beside_its_tip(text, point, vectors, size):
    scene = choices(text, point, *vectors)
    for look in (Look.ASCII, Look.BRAILLE):
        picture = draw(scene, *size, look)
        for shaft in shafts(scene, picture.window):
            column, row = (int(place) for place in shaft.tip)
            near = "".join(
                picture.cells.text(down)[max(column + picture.gutter - 5, 0) :][:11]
                for down in range(max(row - 3, 0), min(row + 4, size[1]))
            )
            assert shaft.label in near


def test_arrows_to_choose_from_all_look_alike():
    scene = choices("x^2 + y^2", (1, 2), (2, 4), (-2, 4), (-2, -4), (2, -4))
    picture = draw(scene, 78, 24, Look.BRAILLE)
    inks = {int(ink) for ink in picture.cells.inks.ravel()} & {int(ink) for ink in INK_OF.values()}
    assert inks == {Ink.GIVEN}
    assert len({round(shaft.length, 6) for shaft in shafts(scene, picture.window)}) == 1


def test_a_direction_is_drawn_in_a_fixed_length():
    lengths = set()
    for length in (0.001, 1.0, 1000.0):
        arrows = (
            Arrow(Role.GRADIENT, (2, 4)),
            Arrow(Role.DIRECTION, (0.6 * length, -0.8 * length)),
        )
        scene = Scene(landscape("x^2 + y^2"), (1, 2), arrows)
        window = draw(scene, 78, 24, Look.ASCII).window
        gradient, direction = sorted(shafts(scene, window), key=lambda it: it.role)[::-1]
        assert gradient.length == pytest.approx(0.32 * window.short)
        lengths.add(round(direction.length, 6))
    assert len(lengths) == 1


def test_an_arrow_starts_where_it_says():
    arrows = (Arrow(Role.GRADIENT, (2, 4)), Arrow(Role.GRADIENT, (-4, 1), start=(-2, 0.5)))
    scene = Scene(landscape("x^2 + y^2"), (1, 2), arrows)
    window = draw(scene, 78, 24, Look.ASCII).window
    tails = sorted(window.point(*shaft.tail) for shaft in shafts(scene, window))
    for tail, start in zip(tails, ((-2, 0.5), (1, 2)), strict=True):
        assert tail == pytest.approx(start, abs=window.row_unit)
    assert all(window.shows(window.point(*shaft.tip)) for shaft in shafts(scene, window))


def test_named_points_are_in_the_picture_with_their_names():
    marks = (Mark((1, 2), "P"), Mark((-4, 7), "Q"), Mark((3, -3), "R"))
    picture = draw(Scene(landscape("x^2 + y^2"), (1, 2), marks=marks), 60, 22, Look.ASCII)
    assert picture.legend.startswith("@ P, Q, R ")
    lines = picture.lines()
    for mark in marks:
        column, row = (int(place) for place in picture.window.place(mark.point))
        assert lines[row][column + picture.gutter] == "@"
        assert any(mark.label in line[6:] for line in lines[max(row - 2, 0) : row + 3])


@pytest.mark.parametrize("zoom", [0.1, 0.5, 2, 50])
def test_zoom_shows_more_or_less_of_the_plane_around_the_point(zoom):
    scene = feedback("x^2 + y^2", (1, 2), (4, 2))
    usual = draw(scene, 78, 24, Look.ASCII).window
    near = draw(replace(scene, zoom=zoom), 78, 24, Look.ASCII).window
    assert near.unit == pytest.approx(usual.unit / zoom)
    assert near.place((1, 2)) == pytest.approx(usual.place((1, 2)), abs=0.6)


def test_while_the_point_moves_neither_legend_nor_gutter_moves_the_window():
    """Arrows vanish at flat places and trails appear: the ground stays where it was."""
    field, home = landscape("x^2 + 4y^2"), (1.0, 1.0)
    arrow = Arrow(Role.GRADIENT, (2.0, 8.0), "∇f")
    scenes = [
        Scene(field, home, (arrow,), home=home),
        Scene(field, (0.0, 0.0), (replace(arrow, vector=(0.0, 0.0)),), home=home),
        Scene(field, home, (arrow,), trail=(home, (0.5, 0.2)), home=home),
    ]
    for size in ((40, 16), (60, 24), (120, 40)):
        assert len({draw(scene, *size, Look.BRAILLE).window for scene in scenes}) == 1
