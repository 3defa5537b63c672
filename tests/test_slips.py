"""Named wrong answers of the core kinds, and the draws in which they could not be noticed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest
from posing import task

from gradquest.kinds.kind import Task, kinds
from gradquest.kinds.slips import (
    gradient_blind_spots,
    gradient_slips,
    partial_blind_spots,
    partial_slips,
    step_blind_spots,
    step_slips,
)
from gradquest.kinds.slips.coincidence import all_coincide, coincides
from gradquest.maths.expression import Expression, number, variables
from gradquest.maths.floats import value
from gradquest.maths.grammar.reading import read
from gradquest.maths.notation import pretty_answer
from gradquest.maths.verdict import Slip

LETTERS = ("x", "y", "z", "w", "b")


def answers(text: str) -> tuple[Expression, ...]:
    return read(text, LETTERS, is_vector="," in text).components


def slip_named(slips: Iterator[Slip], wrong_id: str, answer: str) -> Slip:
    same = [slip for slip in slips if slip.id == wrong_id]
    assert same, f"no {wrong_id}"
    for slip in same:
        if all_coincide(answers(answer), slip.answer, {}):
            return slip
    raise AssertionError([pretty_answer(slip.answer) for slip in same])


B = task("x^2 + 3x y", ("1", "2"), "0.1")


@pytest.mark.parametrize(
    ("wrong_id", "answer", "sentence"),
    [
        ("not-substituted", "(2x + 3y, 3x)",
         "Those are the right partials; now put in x = 1, y = 2."),
        ("point-swapped", "(7, 6)", "You put x = 2, y = 1; the point is (1, 2)."),
        ("components-swapped", "(3, 8)",
         "You swapped ∂f/∂x and ∂f/∂y: the entries come in the order x and y."),
        ("value-instead", "7",
         "That is the height f(1, 2); the gradient lists the slopes, one for each of x and y."),
        ("norm-instead", "sqrt(73)", None),
        ("sum-instead", "11", None),
        ("negated", "(-8, -3)", "That is the downhill direction; the gradient points uphill."),
        ("normalised", "(8/sqrt(73), 3/sqrt(73))", None),
        ("one-coordinate-only", "(8, 0)", "Every entry counts: ∂f/∂y is not 0 here."),
        ("not-substituted", "(2 + 3y, 3)", "You put in x; put in y as well."),
        ("power-no-coefficient", "(x + 3y, 3x)",
         "Look at ∂f/∂x. Power rule on x²: the exponent 2 also comes down in front. "
         "Then put in x = 1, y = 2."),
        ("gave-point", "(1, 2)",
         "Those are the coordinates of the point; the gradient lists the slopes of f there, "
         "one for each of x and y."),
        ("one-coordinate-only", "8", None),
        ("three-vector", "(8, 3, -1)", None),
        ("power-no-coefficient", "(7, 3)",
         "Look at ∂f/∂x. Power rule on x²: the exponent 2 also comes down in front."),
        ("wrong-variable", "(8, 8)", None),
    ],
)  # fmt: skip
def test_each_gradient_slip_of_the_catalogue_leads_to_its_answer(wrong_id, answer, sentence):
    slip = slip_named(gradient_slips(B), wrong_id, answer)
    assert sentence in (None, slip.message)


@pytest.mark.parametrize(
    ("wrong_id", "answer", "sentence"),
    [
        ("ascent", "(1.8, 2.3)", "That climbs: descent subtracts 0.1 · (8, 3)."),
        ("no-learning-rate", "(-7, -1)",
         "Scale the gradient first: the change is 0.1 · (8, 3), not (8, 3)."),
        ("only-the-change", "(-0.8, -0.3)",
         "That is only the change. Start from (1, 2): (1, 2) - 0.1 · (8, 3)."),
        ("only-the-change", "(0.8, 0.3)", None),
        ("gave-gradient", "(8, 3)",
         "That is the gradient. Now take the step: (1, 2) - 0.1 · (8, 3)."),
        ("one-coordinate", "(0.2, 2)", None),
        ("one-coordinate", "(1, 1.7)", None),
        ("sequential", "(0.2, 1.94)",
         "You took ∂f/∂y at a point that had moved: take all slopes at the old point."),
        ("rate-misplaced", "(-0.7, -0.1)", None),
        ("rate-misplaced", "(-7.9, -2.8)", None),
        ("rate-misplaced", "(-79, -28)", None),
        ("unit-step", "(1 - 0.8/sqrt(73), 2 - 0.3/sqrt(73))", None),
        ("swapped-gradient", "(0.7, 1.2)",
         "You swapped ∂f/∂x and ∂f/∂y: each letter moves by its own slope."),
        ("components-swapped", "(1.7, 0.2)",
         "Right numbers, wrong order: the entries come in the order x and y."),
        ("one-coordinate-only", "1.7", "That is the new y alone; every letter takes its step."),
        ("not-substituted", "(x - 0.1(2x + 3y), y - 0.3x)",
         "Right formula; now put in x = 1, y = 2."),
        ("used-f", "(0.3, 1.3)", "You stepped by the height 7; step by the slopes (8, 3)."),
        ("reversed", "(-0.2, -1.7)", None),
        ("reversed", "(7.9, 2.8)", None),
        ("off-by-one", "(1, 2)", None),
        ("off-by-one", "(-0.35, 1.64)", None),
        ("off-by-one", "(-0.6, 1.4)", None),
        ("length-instead", "(1 - sqrt(73)/10, 2 - sqrt(73)/10)", None),
        ("point-swapped", "(0.3, 1.4)", None),
        ("mixed-term-lost", "(0.8, 1.7)",
         "The step is right, but look at ∂f/∂x. 3xy has x in it, so it does change. "
         "Only terms without any x vanish."),
    ],
)  # fmt: skip
def test_each_step_slip_of_the_catalogue_leads_to_its_answer(wrong_id, answer, sentence):
    slip = slip_named(step_slips(B), wrong_id, answer)
    assert sentence in (None, slip.message)


def test_a_lost_sign_of_a_slope_is_named_only_where_a_slope_is_negative():
    down = task("x^2 - 3y", ("1", "2"), "0.1")
    slip_named(step_slips(down), "slope-sign-lost", "(0.8, 1.7)")
    assert "slope-sign-lost" not in {slip.id for slip in step_slips(B)}


def test_numbers_in_slips_are_exact():
    third = task("x^2 y", ("1/3", "2/7"), "0.1")
    ascent = next(slip for slip in step_slips(third) if slip.id == "ascent")
    assert ascent.answer == (number(Fraction(1, 3) + Fraction(4, 210)), number(Fraction(187, 630)))


@pytest.mark.parametrize("f", ["e^(x y) + ln(x)", "sin(x)/y", "sqrt(x) + y/x", "x^y"])
def test_slips_that_have_no_value_at_the_point_are_left_out(f):
    here = task(f, ("1", "1"), "0.5")
    for slip in (*gradient_slips(here), *step_slips(here)):
        if not any(map(variables, slip.answer)):
            assert all(abs(value(entry)) < 1e9 for entry in slip.answer), slip


def test_every_slip_has_a_sentence_a_clause_and_a_skill_that_exists():
    found = [*partial_slips(B, "x"), *partial_slips(B, "y"), *gradient_slips(B), *step_slips(B)]
    for slip in found:
        assert slip.message.endswith(".")
        assert slip.did
        assert slip.skill.partition(".")[0] in kinds()


def test_three_letters_are_all_asked_for():
    three = task("x y + y z + z^2", ("1", "2", "3"), "0.1", names="xyz")
    slip = slip_named(step_slips(three), "one-coordinate", "(0.8, 2, 3)")
    assert slip.message == "Only x moved; y and z take a step too."
    slip_named(gradient_slips(three), "components-swapped", "(4, 2, 8)")
    slip_named(gradient_slips(three), "three-vector", "(2, 4, 8, -1)")


# Draws that teach nothing


def blind(look: Callable[[Task], str | None], f: str, *at: str, rate: str = "") -> str | None:
    return look(task(f, at, rate))


@pytest.mark.parametrize(
    ("f", "by", "unseen"),
    [
        ("3x + 2y", "x", None),
        ("2x + 2y", "x", "wrong-variable"),
        ("x y + x + y", "x", None),
        ("(x + y)^2", "x", "wrong-variable"),
        ("sin(x + 2y)", "x", "inner-derivative-missing"),
        ("sin(3x + 2y)", "x", None),
        ("sin(x + 2y) + e^(2x)", "x", None),
        ("x^2 y + 4", "x", None),
        ("x^2", "x", None),
        ("e^x + y", "x", None),
    ],
)
def test_a_partial_in_which_a_common_slip_is_invisible_is_noticed(f, by, unseen):
    assert next(partial_blind_spots(task(f), by), None) == unseen


@pytest.mark.parametrize(
    ("f", "at", "unseen"),
    [
        ("x^2 + 3x y", ("1", "2"), None),
        ("x^2 + 3x y", ("2", "2"), "point-swapped"),
        ("x^2 + y^2", ("2", "2"), "components-swapped"),
        ("x^2 + y^2", ("0", "2"), "zero-component"),
        ("3x + 2y", ("1", "2"), "point-swapped"),
        ("0.6x^2 + 0.2y^2", ("0.5", "2"), "normalised"),
    ],
)
def test_a_gradient_in_which_a_common_slip_is_invisible_is_noticed(f, at, unseen):
    assert next(blind(gradient_blind_spots, f, *at), None) == unseen


@pytest.mark.parametrize(
    ("f", "at", "rate", "unseen"),
    [
        ("x^2 + 3x y", ("1", "2"), "0.1", None),
        ("x^2 + 3x y", ("1", "2"), "1", "no-learning-rate"),
        ("x^2 + y^2", ("0", "2"), "0.1", "zero-component"),
        ("x^2 + y^2", ("0", "0"), "0.1", "ascent"),
        ("x^2 + y^2", ("2", "2"), "0.1", "swapped-gradient"),
        ("x^2 + 2y^2", ("1", "2"), "0.1", None),
        ("(x^2 - 4x) (y^2 + 1)", ("1", "1"), "1/2", "sequential"),
        ("x^2 (y^2 - 2y) + 7y", ("2", "1"), "0.1", "sequential"),
    ],
)
def test_a_step_in_which_a_common_slip_is_invisible_is_noticed(f, at, rate, unseen):
    assert next(blind(step_blind_spots, f, *at, rate=rate), None) == unseen


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("2x + y", "y + x + x", True),
        ("x y/|x|", "y", False),
        ("1/2", "0.5", True),
        ("0.333", "1/3", True),
        ("0.33", "1/3", False),
        ("1.414", "sqrt(2)", True),
        ("1.413", "sqrt(2)", False),
        ("7.39", "e^2", True),
        ("ln(x^2)", "2ln(x)", True),
        ("ln(x - 7)", "ln(x - 7)", False),
        ("3", "x", False),
    ],
)
def test_a_quick_look_tells_values_apart(left, right, same):
    """Where neither side has a value nothing is claimed."""
    assert coincides(answers(left)[0], answers(right)[0], {}) is same
