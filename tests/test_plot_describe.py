"""The sentences stand alone: for screen readers, plain mode, and terminals too small to draw on."""

from dataclasses import replace

import pytest
from plot_scenes import choices, descent, feedback, landscape, step
from posing import posed

from gradquest.plot.describe import describe, describe_yours
from gradquest.plot.numbers import short, tick, told
from gradquest.plot.picture import Look, draw
from gradquest.plot.scene import Arrow, Claim, Mark, Move, Role, Scene, Whose

BOWL = "x^2 + y^2"


def test_feedback_says_point_gradient_and_your_arrow():
    assert describe(feedback(BOWL, (1, 2), (4, 2))) == (
        "At (1, 2) f is 5. The gradient is (2, 4): it points up and right, at 63 degrees, length "
        "4.47, square across the level curve f = 5. f rises fastest that way; descent goes down "
        "and left. Your arrow (4, 2) points up and right, 37 degrees to the right of the "
        "gradient at (1, 2), and is as long. Along it f rises by 3.58 per unit; the gradient's is "
        "4.47."
    )


@pytest.mark.parametrize(
    ("mine", "says"),
    [
        ((2, 4), "Your arrow is the gradient."),
        ((1, 2), "points the right way at (1, 2), but is 0.5 times as long."),
        ((-2, -4), "down and left, straight against the gradient at (1, 2), and is as long."),
        ((-4, 2), "90 degrees to the left of the gradient at (1, 2), and is as long. Along it"),
        ((4, -2), "it runs along the level curve."),
        ((0, 0), "Your answer is (0, 0), which points nowhere."),
        ((2, 3.93), "points up and right, 0 degrees" ),
        ((2, 3.8), "1 degree to the right"),
        ((100, 0), "The shorter arrow is drawn longer than it is, so that it can be seen."),
    ],
)  # fmt: skip
def test_your_arrow_is_compared_with_the_gradient(mine, says):
    told_all = describe(feedback(BOWL, (1, 2), mine))
    if says.endswith("0 degrees"):
        assert "0 degrees to" not in told_all
    else:
        assert says in told_all


@pytest.mark.parametrize(
    ("point", "says"),
    [
        ((1, 0), "it points straight right, at 0 degrees"),
        ((0, 1), "straight up, at 90 degrees"),
        ((-1, 0), "straight left, at 180 degrees"),
        ((0, -1), "straight down, at 270 degrees"),
        ((-1, -1), "down and left, at 225 degrees"),
        ((1, -1e-4), "right, at 0 degrees"),
    ],
)
def test_directions_are_said_in_words_and_degrees(point, says):
    assert says in describe(feedback(BOWL, point))


def test_a_step_says_from_where_to_where_and_how_far_down():
    told_all = describe(step(BOWL, (1, 2), 0.1, (1.2, 2.4)))
    assert (
        "The step goes from (1, 2) to (0.8, 1.6), where f is 3.2: down by 1.8 from 5. "
        "Your step lands at (1.2, 2.4), where f is 7.2: up by 2.2 from 5."
    ) in told_all


@pytest.mark.parametrize(
    ("mine", "says"),
    [
        ((0.8, 1.6), "Your step lands in the same place."),
        ((1, 2), "Your step stays at (1, 2)."),
        ((2, 1), "where f is 5 as before."),
        ((400, 3), "That is far outside the picture, so its arrow ends at the edge."),
    ],
)
def test_your_step_is_told_where_it_lands(mine, says):
    assert describe(step(BOWL, (1, 2), 0.1, mine)).endswith(says)


def test_a_landing_without_a_height_is_told():
    assert "where f has no value" in describe(step("ln(x) + y", (1, 2), 2))


def test_no_gradient_is_told_that_is_not_drawn():
    told_all = describe(replace(feedback(BOWL, (1, 2)), arrows=()))
    assert told_all == "At (1, 2) f is 5. The line marked f=5 joins the places that are as high."


def test_flat_ground_and_holes_are_told():
    assert "the ground is flat here" in describe(feedback("7 + 0x", (1, 1)))
    assert describe(feedback("ln x", (-1, 2))) == (
        "f has no value at (-1, 2), so there is no gradient."
    )


def test_one_partial_is_told_alone():
    scene = feedback(BOWL, (1, 2), (4, 4), parts=(Role.X_ONLY,))
    assert describe(scene) == (
        "At (1, 2) f is 5. One small step in x changes f by 2 times that step. "
        "By your answer, one small step in x at (1, 2) changes f by 4 times that step."
    )


@pytest.mark.parametrize(
    ("mine", "says"),
    [
        ((2, 4), "At (1, 2) your slope in x is the true one."),
        ((0, 4), "By your answer, one small step in x at (1, 2) does not change f at first."),
        ((float("inf"), 4), "Your answer is no slope that can be drawn."),
    ],
)
def test_of_one_partial_no_gradient_is_told(mine, says):
    told_all = describe(feedback(BOWL, (1, 2), mine, parts=(Role.X_ONLY,)))
    assert told_all.endswith(says)
    assert "gradient" not in told_all


def test_other_names_are_used():
    told_all = describe(feedback("w^2 b", (1, 2), names=("w", "b")))
    assert told_all.startswith("At w = 1, b = 2 f is 2.")
    assert "Right is larger w, up is larger b." in told_all
    assert "x" not in told_all.replace("next", "")


def test_a_trail_is_told():
    assert "The trail of 2 steps leads from (2, 0) to (0.5, 0); f goes from 4 to 0.25." in describe(
        descent(BOWL, (2, 0), 0.25, 2)
    )
    assert "The trail of one step" in describe(descent(BOWL, (2, 0), 0.25, 1))


def test_an_endless_gradient_is_no_gradient():
    arrow = Arrow(Role.GRADIENT, (float("nan"), 1.0))
    assert "no gradient" in describe(Scene(landscape(BOWL), (1, 2), (arrow,)))


@pytest.mark.parametrize("mine", [(0.0, float("nan")), (float("inf"), 1.0), (1e200, 1.0)])
def test_an_answer_that_is_no_arrow_is_told(mine):
    assert describe(feedback(BOWL, (1, 2), mine)).endswith("no arrow that can be drawn.")


def test_a_step_to_nowhere_is_told():
    move = Move(Role.YOUR_STEP, (1, 2), (float("inf"), 2))
    assert "where f has no value" in describe(Scene(landscape(BOWL), (1, 2), moves=(move,)))


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (-0.0, "0"), (1e-15, "0"), (5, "5"), (6.4558, "6.46"), (1234.5, "1234"),
     (123456, "1.2e5"), (1e5, "1e5"), (-0.00012, "-1.2e-4"), (float("inf"), "inf")],
)  # fmt: skip
def test_numbers_in_pictures_are_short(value, text):
    assert short(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(12.25, "12.25"), (0.1 + 0.2, "0.3"), (-1.5625, "-1.5625"), (160009, "160009"),
     (1 / 3, "0.333"), (1234567, "1.2e6"), (0, "0"), (100, "100"), (-0.0, "0")],
)  # fmt: skip
def test_numbers_in_sentences_are_whole_where_they_can_be(value, text):
    assert told(value) == text


@pytest.mark.parametrize(
    ("value", "step", "text"),
    [(0.5, 0.5, "0.5"), (1, 0.5, "1"), (1e-17, 0.5, "0"), (-2, 1, "-2"), (0.98, 0.01, "0.98"),
     (100, 50, "100"), (1e7, 1e6, "1e7"), (2.5, 2.5, "2.5")],
)  # fmt: skip
def test_numbers_on_axes_have_the_decimals_of_their_step(value, step, text):
    assert tick(value, step) == text


def test_arrows_to_choose_from_are_told_by_their_direction_alone():
    told_all = describe(choices(BOWL, (1, 2), (2, 4), (4, 2), (-2, -4), (0, -4.4)))
    assert told_all == (
        "At (1, 2) f is 5. Four arrows to choose from: A points up and right, at 63 degrees; "
        "B points up and right, at 27 degrees; C points down and left, at 243 degrees; "
        "D points straight down, at 270 degrees. They are as long as each other. "
        "The line marked f=5 joins the places that are as high."
    )


def test_which_arrow_is_the_gradient_is_not_given_away():
    """The words follow from the arrows alone, whatever the landscape says about them."""
    vectors = ((2, 4), (4, 2), (-2, -4), (4, -2))
    there, elsewhere = (describe(choices(text, (1, 2), *vectors)) for text in (BOWL, "5 + 0x"))
    assert there == elsewhere
    assert "gradient" not in there
    assert "square" not in there


def test_arrows_that_differ_in_length_are_told_apart():
    told_all = describe(choices(BOWL, (1, 2), (2, 4), (1, 2), (-2, -4), (6, 12)))
    assert "D is the longest; beside it A is 0.333 times as long, B is 0.167 times" in told_all


def test_a_direction_is_told_without_its_length():
    arrow = Arrow(Role.DIRECTION, (30, 40))
    told_all = describe(Scene(landscape(BOWL), (1, 2), (arrow,)))
    assert "The direction u points up and right, at 53 degrees." in told_all
    assert "length" not in told_all


def test_named_points_are_told_with_the_gradients_there():
    marks = (Mark((1, 2), "P"), Mark((3, 0), "Q"))
    arrows = (Arrow(Role.GRADIENT, (2, 4)), Arrow(Role.GRADIENT, (6, 0), start=(3, 0)))
    told_all = describe(Scene(landscape(BOWL), (1, 2), arrows, marks=marks))
    assert "P is at (1, 2), Q is at (3, 0)." in told_all
    assert "The gradient is (2, 4)" in told_all
    assert "The gradient at Q points straight right, at 0 degrees, length 6." in told_all


def test_without_your_answer_nothing_of_it_is_told():
    scene = step(BOWL, (1, 2), 0.1, (1.2, 2.4))
    assert "Your" not in describe(scene.without_yours)
    assert describe(feedback(BOWL, (1, 2), (4, 2)).bare) == (
        "At (1, 2) f is 5. The line marked f=5 joins the places that are as high."
    )
    assert len(choices(BOWL, (1, 2), (2, 4), (4, 2)).bare.arrows) == 2


def test_a_direction_of_another_length_is_not_said_to_be_the_gradient():
    problem = posed("direction", BOWL, at=(1, 2), aspect="ascent")
    told_all = describe(problem.scene(problem.read("(1, 2)").components))
    assert told_all.endswith("Your direction points along the gradient: f rises fastest that way.")


def answered(mine: tuple[float, float], claim: Claim, *given: Arrow) -> Scene:
    """A bowl with the gradient at (1, 2), and an answer that says only a part of an arrow."""
    arrows = (Arrow(Role.GRADIENT, (2, 4)), *given, Arrow(Role.YOURS, mine, claim=claim))
    return Scene(landscape(BOWL), (1, 2), arrows)


U = Arrow(Role.DIRECTION, (1, 0))


@pytest.mark.parametrize(
    ("scene", "says", "alone"),
    [
        (answered((3, 6), Claim.WAY), "Your direction points along the gradient: f rises fastest",
         "Your direction points up and right, at 63 degrees."),
        (answered((-1, -2), Claim.WAY), "straight against the gradient: f falls fastest that way.",
         "Your direction points down and left, at 243 degrees."),
        (answered((-2, 1), Claim.WAY), "90 degrees to the left of the gradient at (1, 2). Along it "
         "f does not change at first", "Your direction points up and left, at 153 degrees."),
        (answered((2, 4), Claim.LENGTH), "Your length is the true one.", ""),
        (answered((1, 2), Claim.LENGTH), "Your length, 2.24, is 0.5 times the gradient's.", ""),
        (answered((-2, -4), Claim.LENGTH), "Your length is below 0, and no arrow is.", ""),
        (answered((2, 0), Claim.RATE, U), "Along u f rises by 2 per unit; the gradient's is 4.47. "
         "Your slope along u is the true one.", "By your answer, f at (1, 2) rises by 2 per unit"),
        (answered((-3, 0), Claim.RATE, U), "By your answer, f at (1, 2) falls by 3 per unit along",
         "By your answer, f at (1, 2) falls by 3 per unit along u."),
        (answered((0, 0), Claim.RATE, U), "f at (1, 2) does not change along u at first.",
         "By your answer, f at (1, 2) does not change along u at first."),
        (answered((7, 4), Claim.X_SLOPE), "One small step in x changes f by 2 times that step. "
         "By your answer, one small step in x at (1, 2) changes f by 7 times that step.",
         "By your answer, one small step in x at (1, 2) changes f by 7 times that step."),
        (answered((2, 4), Claim.Y_SLOPE), "At (1, 2) your slope in y is the true one.",
         "By your answer, one small step in y at (1, 2) changes f by 4 times that step."),
        (answered((4, 3), Claim.VECTOR), "Your arrow (4, 3) points up and right, 27 degrees",
         "Your arrow (4, 3) points up and right, at 37 degrees, length 5."),
    ],
)  # fmt: skip
def test_only_what_was_answered_is_told_of_ones_own_arrow(scene, says, alone):
    """Beside the gradient it is compared; while one may try again it is told alone."""
    assert says in describe(scene)
    told = describe_yours(scene)
    assert told.startswith(alone)
    assert bool(told) is bool(alone)
    assert "gradient" not in told


def test_a_right_answer_that_is_told_alone_is_not_said_to_be_right():
    told = describe_yours(feedback(BOWL, (1, 2), (2, 4)))
    assert told == "Your arrow (2, 4) points up and right, at 63 degrees, length 4.47."


def test_a_loss_is_called_by_its_name():
    scene = replace(feedback(BOWL, (1, 2), (1, 2)), height_name="L")
    told = describe(scene)
    assert told.startswith("At (1, 2) L is 5.")
    assert "L rises fastest that way" in told
    assert " f " not in told
    drawn = "\n".join(draw(scene, 78, 22, Look.ASCII).lines())
    assert "L=5" in drawn
    assert "f=" not in drawn


def test_places_belong_to_the_question_to_its_answer_or_to_the_learner():
    marks = (
        Mark((0, 0), "P"),
        Mark((2, 2), "there", Whose.ANSWER),
        Mark((3, 1), "yours", Whose.LEARNER),
    )
    scene = Scene(landscape(BOWL), (1, 2), marks=marks)
    assert "P is at (0, 0), the place marked there is at (2, 2)" in describe(scene)
    assert scene.bare.marks == marks[:1]
    assert scene.without_yours.marks == marks[:2]
    assert scene.yours_alone.marks == (marks[0], marks[2])
    assert "The place marked yours is at (3, 1)." in describe(replace(scene, marks=marks[2:]))


def test_places_of_one_name_are_told_together():
    marks = tuple(Mark(it, "valley") for it in ((1, 2), (2, 1), (-1, -2)))
    told = describe(Scene(landscape(BOWL), (1, 2), marks=marks))
    assert "The places marked valley are at (1, 2), (2, 1) and (-1, -2)." in told


def test_one_looks_from_elsewhere_while_the_point_is_the_answer():
    scene = Scene(landscape(BOWL), (0, 0), outlook=(1, 2))
    assert describe(scene) == "At (0, 0) f is 0."
    assert scene.bare.point == scene.yours_alone.point == (1, 2)
