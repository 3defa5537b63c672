"""Wrong-answer physics: where ten steps by the learner's answer lead."""

from __future__ import annotations

import pytest
from posing import posed

from gradquest.kinds.walks import STEPS, walk_scene
from gradquest.plot.describe import describe
from gradquest.plot.legend import TRAIL_NAMES
from gradquest.plot.picture import Look, draw
from gradquest.plot.scene import Role, Scene


def walked(text: str, *given: object, **more: object) -> Scene:
    one = posed(*given, **more)
    scene = walk_scene(one, one.read(text).components)
    assert scene is not None
    return scene


BOWL = ("descent_step", "x^2 + 4y^2", (3, 1), "0.1")


def test_both_trails_start_together_and_have_ten_steps():
    scene = walked("(3.6, 1.8)", *BOWL)
    assert [it.role for it in scene.trails] == [Role.STEP, Role.YOUR_STEP]
    assert {it.points[0] for it in scene.trails} == {(3.0, 1.0)}
    assert {len(it.points) for it in scene.trails} == {STEPS + 1}


def test_the_first_steps_are_the_answers():
    true, mine = walked("(3.6, 1.8)", *BOWL).trails
    assert true.points[1] == pytest.approx((2.4, 0.2))
    assert mine.points[1] == pytest.approx((3.6, 1.8))


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("(3.6, 1.8)", (4.32, 3.24)),
        ("(2.4, 1)", (1.92, 1)),
        ("(2.2, 0.4)", (1.88, -0.04)),
        ("(2.7, 0.2)", (2.43, 0.04)),
    ],
    ids=["uphill", "x alone", "swapped", "no exponent in front"],
)
def test_a_recognised_slip_is_made_again_at_every_step(text, second):
    mine = walked(text, *BOWL).trails[1]
    assert mine.rule == "the formula behind your answer"
    assert mine.points[2] == pytest.approx(second)


def test_slopes_that_nothing_explains_are_kept():
    mine = walked("(12, 2)", "gradient_at", "x^2 + 3y^2", (2, 1)).trails[1]
    assert mine.rule == "the slopes (12, 2) of your answer each time"
    assert mine.points[-1] == pytest.approx((-10, -1))


def test_a_formula_is_followed_as_it_is():
    one = posed("partial_x", "x^2 + y^2")
    scene = walk_scene(one, one.read("x").components)
    assert scene is not None
    (x, y), rate = scene.point, 0.1
    mine = scene.trails[1]
    assert mine.rule == "your formula"
    assert mine.points[1] == pytest.approx((x - rate * x, y - rate * 2 * y))


@pytest.mark.parametrize("text", ["(2.4, 0.2)", "(12/5, 1/5)", "5"])
def test_a_right_answer_and_one_without_slopes_leave_the_true_trail_alone(text):
    assert len(walked(text, *BOWL).trails) == 1


def test_three_variables_have_no_map():
    one = posed("gradient_at", "x y + z^2", (1, 2, 3), names="xyz")
    assert walk_scene(one, one.answer) is None


def test_without_a_learning_rate_the_true_trail_goes_down():
    true = walked("(1, 1)", "gradient_at", "20x^2 + 30y^2", (1, 2)).trails[0]
    heights = [20 * x**2 + 30 * y**2 for x, y in true.points]
    assert heights == sorted(heights, reverse=True)


def test_the_sentences_say_where_each_trail_ends():
    told = describe(walked("(3.6, 1.8)", *BOWL))
    assert (
        "The true trail, ten steps by the true gradient with learning rate 0.1, ends at (0.322, "
        in told
    )
    assert "where f is 0.104: down by 12.9 from 13." in told
    assert "Your trail, ten steps by the formula behind your answer, diverges:" in told


@pytest.mark.parametrize(
    ("given", "names", "text"),
    [
        (("partial_x", "-x - 7y + 9"), "xy", "-1x"),
        (("derivative", "2x^2 - x"), "x", "3x"),
        (("gradient", "x^2 + x y"), "xy", "(2x + y, y)"),
    ],
)
def test_one_starts_where_the_mistake_shows(given, names, text):
    one = posed(*given, names=names)
    told = describe(walk_scene(one, one.read(text).components))
    assert "Your trail" in told
    assert "by luck" not in told


@pytest.mark.parametrize(
    ("given", "names", "text", "says"),
    [
        (("derivative", "8x^3"), "x", "24x", "your slope is not the true one at x = "),
        (("gradient_at", "x + 2y", (1, 2)), "xy", "(3, 6)", "your steps are not as long as"),
        (("gradient_at", "x + 2y", (1, 2)), "xy", "(3, 3)", "your steps do not go where"),
    ],
)
def test_that_a_wrong_answer_ends_lower_is_called_luck(given, names, text, says):
    one = posed(*given, names=names)
    told = describe(walk_scene(one, one.read(text).components))
    assert f"Yours is lower here by luck: {says}" in told


def test_a_trail_that_leaves_the_ground_is_cut_and_says_so():
    scene = walked("(9, 2)", "gradient_at", "ln(x) + x^2 + y^2", (1, 1))
    mine = scene.trails[1]
    assert mine.is_lost
    assert "The next step would leave the ground on which f has a value." in describe(scene)


@pytest.mark.parametrize("look", list(Look))
def test_every_look_tells_the_trails_apart(look):
    picture = draw(walked("(3.6, 1.8)", *BOWL), 78, 24, look)
    text = "\n".join(picture.lines())
    for name in TRAIL_NAMES.values():
        assert name in picture.legend
    assert "o" in text.split("true descent")[0]
