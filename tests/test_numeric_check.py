"""A central difference beside the learner's own value, in plain lines."""

from __future__ import annotations

import math

import pytest
from posing import posed
from slip_census import problems

from gradquest.kinds.numeric_check import Measured, NumericCheck, numeric_check
from gradquest.kinds.problem import Problem


def checked(one: Problem, text: str = "") -> NumericCheck:
    check = numeric_check(one, one.read(text).components if text else None)
    assert check is not None
    return check


GRADIENT = ("gradient_at", "x^2 + 3x y", (1, 2))
STEP = ("descent_step", "x^2 + 3x y", (1, 2), "0.1")


def test_the_difference_stands_beside_the_learners_value():
    assert checked(posed(*GRADIENT), "(6, 3)").lines() == (
        "Numeric check at (1, 2), h = 0.001: "
        "(f(1.001, 2) - f(0.999, 2)) / 0.002 = 8.000. Yours gives 6.",
        "In y: (f(1, 2.001) - f(1, 1.999)) / 0.002 = 3.000. Yours gives 3, the same.",
    )


def test_without_an_answer_the_right_one_is_checked():
    lines = checked(posed(*GRADIENT)).lines()
    assert lines[0].endswith("= 8.000. The answer gives 8, the same.")


def test_a_formula_is_compared_where_it_shows_that_it_is_wrong():
    one, text = posed("partial_x", "x^2 y + x"), "x^2 + 1"
    witness = one.judge(text).witness
    assert witness is not None
    check = checked(one, text)
    assert check.point == tuple(witness.at.values())
    assert check.measured[0].slope == pytest.approx(witness.expected)
    assert check.measured[0].yours == witness.yours
    assert not check.measured[0].agrees


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        (("derivative", "8x^3"), "24x"),
        (("partial_x", "x^2 y + x"), "2x^2 + 1"),
        (("gradient", "x^2 + y^3"), "(2x, 3y)"),
        (("partial_x", "x^2 y + z"), "2x z"),
    ],
)
def test_a_wrong_formula_is_never_said_to_be_the_same(given, wrong):
    names = "x" if given[0] == "derivative" else "xyz" if "z" in given[1] else "xy"
    check = checked(posed(*given, names=names), wrong)
    assert not all(row.agrees for row in check.measured)
    same = [line for line in check.lines() if line.endswith("the same.")]
    assert len(same) == (given[0] == "gradient")


def test_where_a_wrong_formula_is_right_by_chance_that_is_said():
    one = Measured("In x", (1,), (2,), 24.0, 24.0, is_wrong=True)
    check = NumericCheck(("x",), (1.0,), (one,), is_answer=False, is_formula=True)
    assert check.lines()[0].endswith("Yours gives 24, the same here, but not everywhere.")


def test_a_wrong_number_close_by_is_not_the_same():
    assert (
        checked(posed(*GRADIENT), "(8.001, 3)")
        .lines()[0]
        .endswith("Yours gives 8.001, nearly the same.")
    )


def test_a_step_tells_where_the_measured_slopes_land():
    assert checked(posed(*STEP), "(0.3, 1.7)").lines()[2:] == (
        "Against these slopes the step lands at (x, y) = "
        "(1, 2) - 0.1 · (8.000, 3.000) = (0.2, 1.7).",
        "Yours lands at (0.3, 1.7): that would take a slope of 7 in x and 3 in y.",
    )
    assert checked(posed(*STEP), "(1/5, 1.7)").lines()[3] == "Yours lands there too."


def test_an_answer_of_another_length_is_not_compared():
    lines = checked(posed(*STEP), "5").lines()
    assert len(lines) == 3
    assert not any("Yours" in line for line in lines)


def test_three_variables_give_three_slopes():
    one = posed("gradient_at", "x y + y z + z^2", (1, 2, 3), names="xyz")
    lines = checked(one, "(2, 4, 7)").lines()
    assert len(lines) == 3
    assert lines[2] == ("In z: (f(1, 2, 3.001) - f(1, 2, 2.999)) / 0.002 = 8.000. Yours gives 7.")


def test_three_variables_without_a_point_are_checked_somewhere():
    one = posed("partial_x", "x y + z^2", names="xyz")
    assert checked(one, "y").measured[0].agrees


def test_at_the_edge_of_the_ground_nothing_is_claimed():
    one = posed("gradient_at", "sqrt(x) + y", ("1/2000", 1))
    lines = checked(one, "(1, 1)").lines()
    assert lines[0] == (
        "Numeric check at (0.0005, 1), h = 0.001: "
        "f has no value on both sides, so no slope can be measured."
    )


def test_a_value_that_is_missing_is_said():
    one = posed("gradient_at", "x + y", (0, 1))
    assert checked(one, "(1/x, 1)").lines()[0].endswith("= 1.000. Yours has no value there.")


def test_the_right_answer_of_shipped_problems_passes():
    for one in problems((9,), keep=4):
        check = checked(one)
        assert all(math.isfinite(row.slope) for row in check.measured), one.reference
        if check.rate is None:
            assert all(row.agrees for row in check.measured), one.reference
        else:
            assert check.lines()[-1] == "The answer is there too.", one.reference
