"""A name in front of an answer is read past where it is the name of what is asked."""

from __future__ import annotations

import pytest
from posing import posed, towards

from gradquest.errors import Unreadable
from gradquest.kinds.problem import Problem
from gradquest.maths.verdict import Outcome

PARTIAL = posed("partial_x", "3x^2 + x")
SLOPE = posed("derivative_at", "3x^2 + x", names="x", at=(-3,))
DERIVATIVE = posed("derivative", "3x^2 + x", names="x")
AT_POINT = posed("partial_at", "x^2 + 3x y", at=(1, 2), aspect="x")
GRADIENT = posed("gradient_at", "x^2 + 3x y", at=(1, 2))
ONE_STEP = posed("descent_step", "x^2", names="x", at=(1,), rate="0.1")
STEP = posed("descent_step", "x^2 + 3x y", at=(1, 2), rate="0.1")
CRITICAL = posed("critical_point", "x^2 + x y + y^2 - 3x")
MIXED = posed("second", "x^3 y + 2x y", aspect="x y")
BEND = posed("second", "x^3 + x", names="x", aspect="x x")
TANGENT = posed(
    "linear_estimate", "3x^2 + x", names="x", at=(1,), aspect="plane", direction=towards(2)
)
PLANE = posed("linear_estimate", "x^2 + y^2", at=(1, 2), aspect="plane", direction=towards(2, 3))
CHANGE = posed("linear_estimate", "x^2 + y^2", at=(1, 2), aspect="change", direction=towards(2, 3))
HESSIAN = posed("hessian", "x^3 + 2x y - y^3", at=(1, 2), aspect="symbolic")


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (PARTIAL, "df/dx = 6x + 1"),
        (PARTIAL, "∂f/∂x=6x + 1"),
        (PARTIAL, "f_x = 6x + 1"),
        (DERIVATIVE, "f'(x) = 6x + 1"),
        (DERIVATIVE, "f' = 6x + 1"),
        (SLOPE, "f'(-3) = -17"),
        (AT_POINT, "f_x(1, 2) = 8"),
        (AT_POINT, "∂f/∂x = 8"),
        (GRADIENT, "∇f = (8, 3)"),
        (GRADIENT, "∇f(1, 2) = (8, 3)"),
        (GRADIENT, "dx = 8, dy = 3"),
        (GRADIENT, "(f_x = 8, f_y = 3)"),
        (ONE_STEP, "x=0.8"),
        (ONE_STEP, "new x = 4/5"),
        (STEP, "x=0.2, y=1.7"),
        (STEP, "(x, y) = (0.2, 1.7)"),
        (CRITICAL, "x = 2, y = -1"),
        (MIXED, "f_xy = 3x^2 + 2"),
        (MIXED, "∂²f/∂y∂x = 3x^2 + 2"),
        (BEND, "f'' = 6x"),
        (BEND, "f''(x) = 6x"),
        (BEND, "d^2f/dx^2 = 6x"),
        (TANGENT, "y = 7x - 3"),
        (TANGENT, "L(x) = 7x - 3"),
        (TANGENT, "L = 4 + 7(x - 1)"),
        (PLANE, "z = 5 + 2(x-1) + 4(y-2)"),
        (CHANGE, "df = 6"),
        (CHANGE, "Δf = 6"),
    ],
)
def test_the_name_of_what_is_asked_may_stand_in_front(problem: Problem, text: str):
    assert problem.judge(text).is_right
    assert problem.read(text).text == text


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (PARTIAL, "x = 6x + 1"),
        (PARTIAL, "f_y = 6x + 1"),
        (PARTIAL, "6x + 1 = 0"),
        (PLANE, "y = 5 + 2(x-1) + 4(y-2)"),
        (SLOPE, "x = -17"),
        (GRADIENT, "f_y = 3, f_x = 8"),
        (GRADIENT, "x = 8, y = 3"),
        (STEP, "y = 1.7, x = 0.2"),
    ],
)
def test_any_other_equation_is_handed_back(problem: Problem, text: str):
    verdict = problem.judge(text)
    assert verdict.outcome is Outcome.UNREADABLE
    assert verdict.message.startswith("Leave out the =")


def test_columns_are_those_of_the_typed_text():
    assert PARTIAL.judge("f_x = 6x +").column == 11


@pytest.mark.parametrize(
    ("problem", "name"),
    [(PARTIAL, "∂f/∂x"), (SLOPE, "f'(-3)"), (ONE_STEP, "new x"), (AT_POINT, "∂f/∂x(1, 2)")],
)
def test_a_list_for_one_entry_is_handed_back(problem: Problem, name: str):
    verdict = problem.judge("(-1, -7)")
    assert verdict.outcome is Outcome.UNREADABLE
    says = {f"One entry is asked for: {name}.", "One value is asked for, not a list."}
    assert verdict.message in says


@pytest.mark.parametrize("text", ["77", "(1, 2, 3)"])
def test_another_number_of_entries_that_nothing_explains_is_handed_back(text: str):
    verdict = GRADIENT.judge(text)
    assert verdict.outcome is Outcome.UNREADABLE
    assert verdict.message == "The answer has 2 entries, in this order: x, y."


def test_one_entry_that_a_slip_explains_is_still_wrong():
    verdict = GRADIENT.judge("8")
    assert verdict.outcome is Outcome.WRONG
    assert verdict.slip is not None


@pytest.mark.parametrize(
    "text", ["[6x 2; 2 -6y]", "[ 6x  2 ; 2  -6y ]", "6x; 2; -6y", "[6x, 2; 2, -6y]"]
)
def test_blanks_separate_the_entries_of_a_matrix_row(text: str):
    assert HESSIAN.judge(text).is_right


@pytest.mark.parametrize("text", ["[6x 2 2; 2 -6y]", "[6x 2; 2 - 6y]", "[6 x 2; 2 -6y]"])
def test_a_row_that_blanks_leave_unclear_is_handed_back(text: str):
    verdict = HESSIAN.judge(text)
    assert verdict.outcome is Outcome.UNREADABLE
    assert "by commas" in verdict.message
    with pytest.raises(Unreadable, match="by commas"):
        HESSIAN.read(text)


def test_a_formula_without_its_numbers_is_only_sent_on():
    verdict = SLOPE.judge("6x + 1")
    assert verdict.slip is not None
    assert verdict.slip.message == verdict.message
    assert verdict.message == "Right formula; now put in x = -3."
    assert verdict.witness is None
    scene = SLOPE.scene(SLOPE.read("6x + 1").components)
    assert scene is not None
    assert scene == SLOPE.scene()
