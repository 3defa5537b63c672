"""Several steps of gradient descent: where they lead, and how they go wrong."""

from __future__ import annotations

import pytest
from posing import posed, told
from solution_lines import faults

from gradquest.maths.floats import value
from gradquest.maths.grammar.reading import read
from gradquest.maths.notation import typed_answer
from gradquest.plot.describe import describe, describe_yours
from gradquest.plot.scene import Curve, Role, Scene

TWO = posed("descent_steps", "2x^2 + x y", at=(1, 2), rate="0.1", count=2)
ODD = posed(
    "descent_steps",
    "E I + N^2 + 2gamma",
    (1, 2, 3, 1),
    "0.1",
    names=("E", "I", "N", "gamma"),
    count=2,
)
ALONE = posed("descent_steps", "x^2/2 + e^(-x)", (-1,), "0.5", names="x", count=2)


@pytest.mark.parametrize(
    ("f", "at", "rate", "count", "printed"),
    [
        ("2x^2 + x y", (1, 2), "0.1", 1, "(0.4, 1.9)"),
        ("2x^2 + x y", (1, 2), "0.1", 2, "(0.05, 1.86)"),
        ("2x^2 + x y", (1, 2), "1", 1, "(-5, 1)"),
        ("2x^2 + x y", (1, 2), "1", 2, "(14, 6)"),
        ("2x^2 + x y", (-5, 1), "0.1", 1, "(-3.1, 1.5)"),
        ("x^2 + y^2", (1, 2), "0.5", 3, "(0, 0)"),
    ],
)  # fmt: skip
def test_textbook_examples_come_out(f, at, rate, count, printed):
    assert posed("descent_steps", f, at=at, rate=rate, count=count).judge(printed).is_right


def test_a_function_of_one_letter_with_an_irrational_slope_stays_exact():
    here = -1.0
    for _ in range(2):
        here -= 0.5 * (here - 2.718281828459045 ** (-here))
    assert value(ALONE.answer[0]) == pytest.approx(here)
    assert ALONE.judge(f"{here:.4f}").is_right
    assert ALONE.judge(typed_answer(ALONE.answer)).is_right


def test_the_question_says_all_that_is_needed():
    assert TWO.prompt == (
        "f(x, y) = 2x² + xy. You stand at (x, y) = (1, 2). Take two descent steps with learning "
        "rate 0.1, each by the gradient where it begins. Where do you land?"
    )
    assert TWO.question == "(x, y) after 2 steps = ?"
    assert TWO.heading == "two descent steps"
    assert ALONE.question == "x after 2 steps = ?"


@pytest.mark.parametrize("problem", [TWO, ODD, ALONE])
def test_every_line_of_the_solution_is_true(problem):
    assert list(faults(problem)) == []


def test_the_solution_takes_the_gradient_anew_at_each_step():
    names = [step.name for step in TWO.steps]
    assert names[-4:] == [
        "∇f(1, 2)", "(x, y) after 1 step", "∇f(0.4, 1.9)", "(x, y) after 2 steps",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "slip", "part"),
    [
        ("(-0.2, 1.8)", "stale-gradient", "You used the gradient at the start, (6, 1)"),
        ("(0.4, 1.9)", "off-by-one", "That is the point after 1 step; 2 were asked for."),
        ("(-0.156, 1.855)", "off-by-one", "after 3 steps"),
        ("(1, 2)", "off-by-one", "That is where you start."),
        ("(6, 1)", "gave-gradient", "the gradient at (1, 2)"),
        ("(3.5, 0.4)", "gave-gradient", "the gradient at (0.4, 1.9)"),
        ("(2.45, 2.26)", "ascent", "Every step climbs"),
        ("(14, 6)", "no-learning-rate", "each step subtracts 0.1 times the gradient"),
        ("(-0.35, -0.04)", "only-the-change", "the last change"),
        ("(-0.95, -0.14)", "only-the-change", "the start was (1, 2)"),
        ("(0.04, 2)", "one-coordinate", "y moves too: every letter takes its part"),
        ("(0.044, 1.9556)", "sequential", "You took ∂f/∂y at a point that had moved"),
        ("(0.432, 1.432)", "used-f", "step by the slopes"),
    ],
)  # fmt: skip
def test_each_mistake_is_named(answer, slip, part):
    found, message = told(TWO, answer)
    assert found == slip
    assert part in message


def test_a_broken_rule_is_carried_through_every_step():
    slip, message = told(TWO, "(0.36, 1.84)")
    assert slip == "mixed-term-lost"
    assert message.startswith("The steps are right, but look at ∂f/∂x. xy has x in it")


@pytest.mark.parametrize(
    ("f", "at", "rate", "unseen"),
    [
        ("2x^2 + x y", (1, 2), "0.1", []),
        ("3x + 2y", (1, 2), "0.1", ["stale-gradient"]),
        ("x^2 + 3y^2", (1, 2), "1", ["no-learning-rate"]),
        ("x^2 + y^2", (2, 2), "0.1", ["swapped-gradient"]),
        ("x^2 + y^2", (0, 2), "0.1", ["zero-component"]),
        ("x^2 + y^2", (1, 2), "0.5", ["off-by-one"]),
    ],
)  # fmt: skip
def test_draws_that_hide_a_mistake_are_noticed(f, at, rate, unseen):
    problem = posed("descent_steps", f, at=at, rate=rate, count=2)
    found = set(problem.kind.blind_spots(problem.task))
    assert set(unseen) <= found
    assert bool(unseen) == bool(found)


def test_the_picture_shows_the_trail_and_where_the_learner_lands():
    scene = TWO.scene(read("(1, 1)", (), is_vector=True).components)
    assert isinstance(scene, Scene)
    true, mine = scene.trails
    assert true.points == ((1.0, 2.0), (0.4, 1.9), (0.05, 1.86))
    assert (mine.role, mine.points) == (Role.YOUR_STEP, ((1.0, 2.0), (1.0, 1.0)))
    assert scene.without_yours.trails == (true,)


@pytest.mark.parametrize("problem", [TWO, ALONE])
def test_what_is_told_of_ones_own_landing_can_be_told_alone(problem):
    """While one may still try, the true trail is neither told in words nor drawn."""
    wrong = "(1, 1)" if problem is TWO else "1"
    scene = problem.scene(problem.read(wrong).components)
    assert [it.role for it in scene.yours_alone.trails] == [Role.YOUR_STEP]
    told = describe_yours(scene)
    assert told.startswith("Your trail leads to ")
    assert "true" not in told


def test_one_letter_is_drawn_on_a_curve():
    assert isinstance(ALONE.scene(), Curve)
    assert ODD.scene() is None


def test_an_answer_to_several_steps_is_not_said_to_be_one_step():
    told = describe(ALONE.scene(ALONE.answer))
    assert "Your trail leads to the same place." in told
    assert "one step" not in told
