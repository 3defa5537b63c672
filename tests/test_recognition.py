"""A wrong answer is explained by the slip that leads to it, and never by a guess."""

from __future__ import annotations

import pytest
from posing import posed

from gradquest.kinds.problem import Problem
from gradquest.kinds.slips.certain import explain_wrong
from gradquest.kinds.slips.coincidence import all_coincide
from gradquest.kinds.slips.recognition import recognise
from gradquest.maths.verdict import Slip

A = posed("partial_x", "3x^2 y^2 + 5sin(2x) - 4y")
B = posed("gradient_at", "x^2 + 3x y", (1, 2))
C = posed("descent_step", "x^2 + 3x y", (1, 2), "0.1")


def named(one: Problem, text: str) -> Slip | None:
    return recognise(one.read(text).components, one)


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("6x^2y - 4", "wrong-variable"),
        ("6xy^2 + 10cos(2x) + 6x^2 y - 4", "nothing-frozen"),
        ("6x + 10cos 2x", "frozen-factor-dropped"),
        ("12xy + 10cos(2x)", "frozen-factor-differentiated"),
        ("10cos(2x)", "mixed-term-lost"),
        ("6xy^2 + 10cos(2x) - 4y", "vanishing-term-kept"),
        ("6xy^2 + 10cos(2x) - 4", "vanishing-term-differentiated"),
        ("3xy^2 + 10cos(2x)", "power-no-coefficient"),
        ("6x^2y^2 + 10cos(2x)", "power-not-reduced"),
        ("6x^3y^2 + 10cos(2x)", "power-plus-one"),
        ("x^3y^2 + 10cos(2x)", "integrated"),
        ("2xy^2 + 10cos(2x)", "coefficient-dropped"),
        ("5cos(2x) + 6xy^2", "inner-derivative-missing"),
        ("6xy^2 + 10cos(x)", "outer-at-x"),
        ("6xy^2 + 5cos(2)", "outer-at-inner-derivative"),
        ("6xy^2 - 10cos(2x)", "trig-sign"),
        ("-6xy^2 + 10cos(2x)", "sum-sign"),
        ("6xy^2", "term-forgotten"),
        ("-6xy^2 - 10cos(2x)", "whole-sign"),
        ("3x^2 y^2 + 5sin(2x) - 4y", "gave-f"),
        ("6y^2 - 20sin(2x)", "second-derivative"),
    ],
)
def test_a_wrong_partial_is_explained(text, slip):
    assert named(A, text).id == slip


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("(2x+3y, 3x)", "not-substituted"),
        ("(7, 6)", "point-swapped"),
        ("(3, 8)", "components-swapped"),
        ("(-8, -3)", "negated"),
        ("(8/sqrt(73), 3/sqrt(73))", "normalised"),
        ("(0.936, 0.351)", "normalised"),
        ("(8, 0)", "one-coordinate-only"),
        ("(1, 2)", "gave-point"),
        ("(x + 3y, 3x)", "power-no-coefficient"),
        ("(3x, 2x + 3y)", "components-swapped"),
        ("2x + 3y", "one-coordinate-only"),
        ("(7, 3)", "power-no-coefficient"),
        ("(8, 4)", "vanishing-term-kept"),
    ],
)
def test_a_wrong_gradient_is_explained(text, slip):
    assert named(B, text).id == slip


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("(1.8, 2.3)", "ascent"),
        ("(-7, -1)", "no-learning-rate"),
        ("(-0.8, -0.3)", "only-the-change"),
        ("(8, 3)", "gave-gradient"),
        ("(1, 1.7)", "one-coordinate"),
        ("(0.2, 1.94)", "sequential"),
        ("(-0.7, -0.1)", "rate-misplaced"),
        ("(0.906, 1.96)", "unit-step"),
        ("(0.7, 1.2)", "swapped-gradient"),
        ("(0.3, 1.3)", "used-f"),
        ("(-0.2, -1.7)", "reversed"),
        ("(-0.35, 1.64)", "off-by-one"),
        ("(0.3, 1.7)", "power-no-coefficient"),
        ("(1.7, 0.2)", "components-swapped"),
        ("(0.29, 1.7)", "sequential"),
        ("0.2", "one-coordinate-only"),
        ("(x - 0.1(2x + 3y), y - 0.3x)", "not-substituted"),
    ],
)
def test_a_wrong_step_is_explained(text, slip):
    assert named(C, text).id == slip


def test_two_slips_that_fit_are_put_as_a_question():
    slip = named(posed("partial_x", "x^2 y"), "2x")
    assert slip.id == "frozen-factor-dropped"
    assert slip.message == (
        "Did you drop the frozen factor y, or differentiate the frozen factor y?"
    )


@pytest.mark.parametrize(
    ("one", "text", "sentence"),
    [
        (posed("gradient_at", "20ln(x^2 + y)", (1, 2)), "(0, 20/3)",
         "Every entry counts: ∂f/∂x is not 0 here."),
        (posed("descent_step", "(x + y + 2)^2", (1, 2), "0.1"), "(0, 2)",
         "Only x moved; y takes a step too."),
        (posed("descent_step", "x^2 - 3y", (1, 2), "0.1"), "(0.8, 1.7)",
         "A negative slope moves you the other way: keep the signs of (2, -3)."),
        (posed("partial_x", "ln(3x + y)"), "3/x",
         "The logarithm's derivative is 1 over its inside: over 3x + y, not over x."),
        (posed("derivative_at", "x^3 + x", (2,), names="x"), "14",
         "The derivative of x is 1, not x."),
    ],
)  # fmt: skip
def test_one_mistake_is_not_asked_about_as_two(one, text, sentence):
    """Nor is an unlikely one asked about beside a common one: x²/2 is x at 2."""
    assert named(one, text).message == sentence


def test_a_broad_slip_is_named_only_where_nothing_more_telling_fits():
    assert named(posed("partial_x", "cos(x)"), "sin(x)").id == "trig-sign"
    assert named(posed("partial_x", "e^(3x)"), "e^(3x)").id == "inner-derivative-missing"


@pytest.mark.parametrize("one", [A, B, C], ids=["partial", "gradient", "step"])
def test_the_right_answer_is_never_called_a_slip(one):
    assert recognise(one.answer, one) is None


@pytest.mark.parametrize("one", [A, B, C], ids=["partial", "gradient", "step"])
def test_every_slip_of_a_problem_is_recognised_or_right(one):
    for slip in one.slips:
        is_right = all_coincide(slip.answer, one.answer, one.task.domain)
        assert (recognise(slip.answer, one) is None) == is_right


@pytest.mark.parametrize(
    ("one", "text"),
    [(A, "x + 17"), (B, "(17, 41)"), (C, "(17, 41)"), (A, "0.5"), (B, "(8, 41)")],
)
def test_an_answer_that_nothing_explains_has_no_slip(one, text):
    assert named(one, text) is None


def test_two_wrong_entries_are_explained_one_by_one():
    one = posed("gradient_at", "x^3 + 5x y + y^4", (1, 2))
    slip = named(one, "(11, 13)")
    assert slip.id == "power-no-coefficient"
    assert slip.message == (
        "Look at ∂f/∂x. Power rule on x³: the exponent 3 also comes down in front. "
        "Look at ∂f/∂y. Power rule on y⁴: the exponent 4 also comes down in front."
    )


def test_a_slip_in_one_entry_only_names_the_entry():
    slip = named(C, "(0.2, 2.3)")
    assert "∂f/∂y" in slip.message or "for y" in slip.message
    twice = named(C, "(0.2, -1)")
    assert twice.id == "no-learning-rate"
    assert twice.message.startswith("In the entry for y: Scale the gradient first")


def test_one_known_entry_is_asked_about_beside_an_unknown_one():
    slip = named(B, "(7, 41)")
    assert slip.message == (
        "Did you lower the exponent of x² without bringing it down in front in ∂f/∂x? "
        "The entry for y is wrong too, for another reason."
    )


def test_two_common_slips_are_asked_about_in_one_question():
    one = posed("gradient_at", "2x^2 + 3x y - 3y^2", (1, -1))
    assert named(one, "(9, 7)").message == (
        "Did you differentiate by y instead of x in ∂f/∂x, "
        "and did you drop the factor 3 of 3xy in ∂f/∂y?"
    )


def test_numbers_that_meet_a_rare_slip_by_chance_are_not_named():
    """8.8 is where integrating 3x² would lead; nothing leads to -0.4."""
    one = posed("descent_step", "3x^2 + 4y^2", (-4, 1), "0.2")
    assert named(one, "(8.8, -0.4)") is None
    told = one.judge("(8.8, -0.4)").message
    assert told == "Both entries are too large."


def test_a_rare_slip_in_every_entry_is_named():
    one = posed("gradient_at", "x^2 + y^3", (3, 2))
    slip = named(one, "(9, 4)")
    assert slip.id == "integrated"
    assert slip.message.startswith("Look at ∂f/∂x. You integrated x².")


def test_the_same_slip_in_both_slopes_of_a_step_is_told_once_of_the_step():
    one = posed("descent_step", "x^3 + y^4", (1, 2), "0.1")
    message = named(one, "(0.9, 1.2)").message
    assert message.startswith("The step is right, but look at ∂f/∂x. Power rule")
    assert " Look at ∂f/∂y. Power rule" in message


# Where no slip fits


@pytest.mark.parametrize(
    ("one", "text", "sentence"),
    [
        (B, "(16, 41)", "The entry for x is twice what it should be. "
                        "The entry for y is too large."),
        (B, "(8, 41)", "The entry for x is right. The entry for y is too large."),
        (B, "(8, -3)", "The entry for x is right. "
                       "The entry for y has the right size, but the wrong sign."),
        (B, "(8, 2.5)", "The entry for x is right. The entry for y is too small."),
        (A, "12xy^2 + 20cos(2x)", "Your answer is twice what it should be."),
        (A, "3xy^2 + 5cos(2x)", "Your answer is half what it should be."),
        (A, "-6xy^2 - 10cos(2x)", "Your answer has the right size, but the wrong sign."),
    ],
)  # fmt: skip
def test_sign_and_size_are_told_and_nothing_is_guessed(one, text, sentence):
    assert explain_wrong(one.judge(text), one) == sentence


def test_where_no_multiple_fits_the_point_of_difference_is_shown():
    told = explain_wrong(A.judge("x + 17"), A)
    assert told.startswith("Your answer gives ")
    assert " at x = " in told


D = posed("gradient_at", "x^2 + y^2", (1, 2))
E = posed("gradient", "x^2 y + y z + z^3", names="xyz")


@pytest.mark.parametrize(
    ("one", "text", "sentence"),
    [
        (D, "(y, x)",
         "Numbers are asked for: put in x = 1, y = 2. "
         "The entry for x gives 2 there, which is right, but only by chance. "
         "The entry for y gives 1 there, which is 4 times too small."),
        (D, "(2, 4y)",
         "Numbers are asked for: put in x = 1, y = 2. The entry for x is right. "
         "The entry for y gives 8 there, which is twice what it should be."),
        (D, "(2x, 4y)",
         "Numbers are asked for: put in x = 1, y = 2. The entry for x is right so far. "
         "The entry for y gives 8 there, which is twice what it should be."),
        (D, "(2, 1/(y - 2))",
         "Numbers are asked for: put in x = 1, y = 2. The entry for x is right. "
         "The entry for y has no value there."),
        (posed("hessian", "x^3 + x y^2", (1, 2), aspect="at"), "(6x, 2y, 5x)",
         "Numbers are asked for: put in x = 1, y = 2. The entry for ∂²f/∂x² is right so far. "
         "The entry for ∂²f/∂x∂y is right so far. "
         "The entry for ∂²f/∂y² gives 5 there, which is too large."),
        (posed("partial_at", "x^2 y + z", (1, 2, 3), names="xyz", aspect="x"), "4x y + z",
         "A number is asked for: put in x = 1, y = 2, z = 3. "
         "Your answer gives 11 there, which is too large."),
        (posed("magnitude", "x^2 + y^2", (3, 4)), "5x",
         "A number is asked for: put in x = 3, y = 4. "
         "Your answer gives 15 there, which is too large."),
        (posed("direction", "x^2 + 3x y", (1, 2), aspect="ascent"), "(2x + 3y, 3x)",
         "Numbers are asked for: put in x = 1, y = 2."),
        (posed("descent_steps", "x^2 + 3x y", (1, 2), "0.1", count=2), "(x, y)",
         "Numbers are asked for, without letters."),
        (posed("derivative_at", "x^2", (3,), names="x"), "5x",
         "A number is asked for: put in x = 3. Your answer gives 15 there, which is too large."),
        (posed("critical_point", "x^2 - 2x + y^2 - 4y"), "(x, 2)",
         "Numbers are asked for, without letters. The entry for y is right."),
    ],
)  # fmt: skip
def test_where_letters_stand_for_numbers_it_is_said_what_they_come_to(one, text, sentence):
    assert one.judge(text).message == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("(y, x, 1)",
         "The entry for x gives 1 at x = 2, y = 1, z = 3, where 4 is right. "
         "The entry for y gives 2 there, where 7 is right. "
         "The entry for z gives 1 there, where 28 is right."),
        ("(2x y, x^2 + z, 1)",
         "The entries for x and y are right. "
         "The entry for z gives 1 at x = 2, y = 2, z = 1, where 5 is right."),
        ("(4x y, 2x^2 + 2z, y + 3z^2)",
         "The entry for z is right. The entries for x and y are twice what they should be."),
    ],
)  # fmt: skip
def test_no_wrong_formula_is_told_only_that_it_is_wrong(text, sentence):
    assert E.judge(text).message == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("(0.2, 0.4)", "Both entries are 10 times too small."),
        (
            "(0.2, -4)",
            "The entry for x is 10 times too small. "
            "The entry for y has the right size, but the wrong sign.",
        ),
    ],
)
def test_what_is_true_of_both_entries_is_said_of_both(text, sentence):
    assert D.judge(text).message == sentence


def test_one_number_for_a_list_is_named_or_handed_back():
    for one, known in ((B, "8"), (C, "0.2")):
        assert one.judge(known).slip.id == "one-coordinate-only"
        assert one.judge(known).components == ()
        assert not one.judge("97").counts


def test_an_unreadable_answer_is_not_explained():
    assert explain_wrong(A.judge("6x^"), A) == ""
