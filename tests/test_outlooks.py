"""A question about a place or a height is not answered by its own picture."""

from __future__ import annotations

import pytest
from posing import along, posed, towards

from gradquest.kinds.problem import Problem
from gradquest.plot.describe import describe, describe_yours
from gradquest.plot.scene import Claim, Curve, Mark, Role, Scene, Whose

BOWL = "x^2 - 2x y + 3y^2 + 12x - 24y"


def seen(problem: Problem, answer: str) -> Scene | Curve:
    shown = problem.scene(problem.read(answer).components)
    assert shown is not None
    return shown


@pytest.mark.parametrize(
    ("problem", "wrong"),
    [
        (posed("critical_point", BOWL), "(9, 9)"),
        (posed("critical_point", "x^2 - 2x", names="x"), "9"),
        (posed("critical_point", "x^2 - 9x", names="x"), "9"),
        (posed("frozen", "5x^2 - y^2 + 6", (3, -4), aspect="value"), "9"),
        (posed("frozen", "2x y + 3y z + x", (-1, 2, -3), names="xyz", aspect="value"), "9"),
    ],
)
def test_the_open_picture_stands_somewhere_else(problem, wrong):
    shown = seen(problem, wrong)
    assert shown.bare.point != shown.point
    assert shown.yours_alone.point == shown.bare.point
    assert describe(shown).split(".")[0] not in describe(shown.bare)


def test_ones_own_critical_point_is_marked_beside_the_right_one():
    shown = seen(posed("critical_point", BOWL), "(3, -3)")
    assert shown.point == (-3, 3)
    assert shown.marks == (Mark((3, -3), "yours", Whose.LEARNER),)
    assert describe_yours(shown) == "The place marked yours is at (3, -3)."
    assert not seen(posed("critical_point", BOWL), "(-3, 3)").marks


def test_on_a_curve_too():
    shown = seen(posed("critical_point", "x^2 - 9x", names="x"), "1")
    assert describe(shown) == (
        "At x = 4.5 f is -20.25. The slope is 0: the tangent is level. "
        "The place marked yours is at x = 1, with the value -8."
    )


@pytest.mark.parametrize(
    ("aspect", "answer", "says"),
    [
        ("value", "35", "At x = 3 f(x, -4) is 35."),
        ("value", "20", "The place marked yours is at x = 3, with the value 20."),
        ("value", "5x^2 - 10", "At x = 3 f(x, -4) is 35."),
        ("x", "5x^2 - 10", "At x = 3 f(x, -4) is 35."),
        ("x", "5x^2", "The place marked yours is at x = 3, with the value 45."),
        ("x", "15x - 10", "The place marked yours is at x = 4, with the value 50."),
        ("x", "45 - y^2", "At x = 3 f(x, -4) is 35."),
    ],
)
def test_of_held_letters_the_height_is_shown_and_no_slope(aspect, answer, says):
    """A wrong formula is shown where it differs; one in other letters is none of this curve."""
    shown = seen(posed("frozen", "5x^2 - y^2 + 6", (3, -4), aspect=aspect), answer)
    assert describe(shown).endswith(says)
    assert "slope" not in describe(shown)


@pytest.mark.parametrize(
    ("kind", "answer", "more"),
    [
        ("gradient_at", "(2x, 2y)", {}),
        ("partial_at", "2x", {"aspect": "x"}),
        ("magnitude", "sqrt(4x^2 + 4y^2)", {}),
        ("direction", "(2x, 2y)", {"aspect": "ascent"}),
        ("directional", "2x", {"direction": along(1, 0)}),
        ("descent_step", "(x - 0.2x, y - 0.2y)", {"rate": "0.1"}),
        ("descent_steps", "(0.64x, 0.64y)", {"rate": "0.1", "count": 2}),
    ],
)
def test_letters_left_in_are_not_drawn_as_if_they_had_been_put_in(kind, answer, more):
    problem = posed(kind, "x^2 + y^2", (1, 2), **more)
    assert not problem.judge(answer).is_right
    assert "our" not in describe(seen(problem, answer)).replace("contour", "")


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("(-1/sqrt(5), -2/sqrt(5))", "Your direction points along the gradient: f rises fastest"),
        ("(-2, -4)", "Your direction points along the gradient: f rises fastest"),
        ("(2, 4)", "Your direction points straight against the gradient: f falls fastest"),
    ],
)
def test_a_unit_vector_is_drawn_beside_the_true_gradient(answer, says):
    """The gradient keeps its own length; of the learner's vector only the way is shown."""
    shown = seen(posed("gradient", "-2x - 4y", aspect="unit"), answer)
    assert "The gradient is (-2, -4): it points down and left" in describe(shown)
    assert says in describe(shown)
    [mine] = [it for it in shown.arrows if it.role is Role.YOURS]
    assert mine.claim is Claim.WAY
    assert mine.vector[0] ** 2 + mine.vector[1] ** 2 == pytest.approx(20)


def test_a_tangent_line_is_drawn_beside_ones_own():
    line = posed("linear_estimate", "3x^2 - 2", (3,), names="x", aspect="plane",
                 direction=towards("3.1"))  # fmt: skip
    shown = seen(line, "18x + 25")
    assert isinstance(shown, Curve)
    assert (shown.yours, shown.yours_height) == (18, 79)
    assert "Your line is at 79 over x = 3, not at 25." in describe(shown)
    assert seen(line, "18x - 29").yours_height == 25
    assert seen(line, "3x^2 - 2").yours is None


@pytest.mark.parametrize(
    ("aspect", "answer", "height"), [("value", "13", 13.0), ("change", "2", 15.0)]
)
def test_an_estimate_is_marked_on_the_tangent_and_ones_own_beside_it(aspect, answer, height):
    problem = posed("linear_estimate", "2x^2 - 5x + 1", (4,), names="x", aspect=aspect,
                    direction=towards("4.1"))  # fmt: skip
    shown = seen(problem, answer)
    [estimate, mine] = shown.marks
    assert estimate.point == pytest.approx((4.1, 14.1))
    assert estimate.whose is Whose.ANSWER
    assert mine.point == pytest.approx((4.1, height))
    assert [it.label for it in shown.yours_alone.marks] == ["yours"]
    assert problem.scene(problem.answer).marks == (estimate,)


def test_the_near_point_is_shown_only_where_it_is_asked_about():
    near = {
        aspect: posed("linear_estimate", "x y", (8, 3), aspect=aspect, direction=towards(9, 4))
        for aspect in ("value", "change", "plane")
    }
    assert "The place marked near is at (9, 4)." in describe(near["value"].scene())
    assert "The place marked near is at (9, 4)." in describe(near["change"].scene())
    assert "near" not in describe(near["plane"].scene())


@pytest.mark.parametrize(
    ("kind", "more", "answer", "says"),
    [
        ("gradient", {"names": "xyz"}, "(2x, 3y, 2z)",
         "At y = 2 f(1, y, 3) is 14. The slope is 4: next to the point f(1, y, 3) rises by 4 for "
         "each unit of y. At y = 2 your slope 6 rises too, but is 1.5 times as steep."),
        ("gradient", {"names": "xyz"}, "(2x, 2y, 2z)", "At x = 1 your slope is the true one."),
        ("second", {"names": "xyz", "aspect": "x x"}, "3",
         "At x = 1 ∂f/∂x(x, 2, 3) is 2. The slope is 2: next to the point ∂f/∂x(x, 2, 3) rises by "
         "2 for each unit of x. At x = 1 your slope 3 rises too, but is 1.5 times as steep."),
        ("hessian", {"names": "xyz", "aspect": "symbolic"}, "(2, 0, 0, 4, 0, 2)",
         "At y = 2 your slope 4 rises too, but is 2 times as steep."),
    ],
)  # fmt: skip
def test_of_several_entries_the_first_wrong_one_is_shown_as_a_slope(kind, more, answer, says):
    problem = posed(kind, "x^2 + y^2 + z^2", **more)
    assert describe(seen(problem, answer)).endswith(says)


def test_a_loss_is_called_l_and_greek_letters_are_shown_as_such():
    loss = posed("regression", names="wb", at=(1, 0), data=[(1, 2), (2, 3)])
    assert describe(loss.scene()).startswith("At w = 1, b = 0 L is ")
    assert "∇L" in {it.label for it in loss.scene().arrows}
    greek = posed("partial_x", "alpha^2 + beta", names=("alpha", "beta"))
    assert describe(greek.scene()).startswith("At α = 1, β = 2 f is 3.")
