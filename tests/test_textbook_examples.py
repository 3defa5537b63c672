"""Classic examples of gradient courses: posed, solved, the printed answer judged right."""

import pytest
from posing import posed

from gradquest.maths.judging.checking import check
from gradquest.maths.notation import typed, typed_answer
from gradquest.maths.symbolic import value_at

PARTIALS = [
    ("3x + 2y", "partial_x", None, "3"),
    ("3x + 2y", "partial_y", None, "2"),
    ("3x + 2y", "partial_x", (1, 1), "3"),
    ("3x + 2y", "partial_y", (1, 1), "2"),
    ("x^2 y", "partial_x", None, "2xy"),
    ("x^2 + y^2", "partial_x", None, "2x"),
    ("x^2 + y^2", "partial_y", None, "2y"),
    ("2x^2 + x y", "partial_x", None, "4x + y"),
    ("2x^2 + x y", "partial_y", None, "x"),
    ("x^2 + 3x y + y^2", "partial_x", None, "2x + 3y"),
    ("x^2 + 3x y + y^2", "partial_y", None, "3x + 2y"),
]
THREE_LETTERS = [
    ("2x^2 - 3x y + z^3", "partial_x", "4x - 3y"),
    ("2x^2 - 3x y + z^3", "partial_y", "-3x"),
]
GRADIENTS = [
    ("3x + 2y", (1, 1), "(3, 2)"),
    ("x^2 + y^2", (1, 2), "(2, 4)"),
    ("x^2 + y^2", (1, 1), "(2, 2)"),
    ("2x^2 + x y", (1, 2), "(6, 1)"),
    ("2x^2 + x y", (3, 4), "(16, 3)"),
    ("2x^2 + x y", (-5, 1), "(-19, -5)"),
    ("x^2 + y^2", (3, 4), "(6, 8)"),
]
STEPS = [
    ("2x^2 + x y", (1, 2), "1", "(-5, 1)"),
    ("2x^2 + x y", (-5, 1), "0.1", "(-3.1, 1.5)"),
    ("2x^2 + x y", (-5, 1), "1", "(14, 6)"),
]
SYMBOLIC_GRADIENTS = [
    ("x^2 + y^2", "(2x, 2y)"),
    ("x + 2y", "(1, 2)"),
    ("x^2 + 3y^2", "(2x, 6y)"),
]


@pytest.mark.parametrize(("function", "kind", "point", "printed"), PARTIALS)
def test_partial_derivatives(function, kind, point, printed):
    problem = posed(kind, function, point or ())
    assert problem.judge(printed).is_right
    if point:
        (answer,) = problem.answer
        assert typed(value_at(answer, problem.task.at)) == printed


@pytest.mark.parametrize(("function", "kind", "printed"), THREE_LETTERS)
def test_partial_derivatives_in_three_letters(function, kind, printed):
    assert posed(kind, function, names="xyz").judge(printed).is_right


@pytest.mark.parametrize(("function", "point", "printed"), GRADIENTS)
def test_gradients_at_a_point(function, point, printed):
    problem = posed("gradient_at", function, point)
    assert typed_answer(problem.answer) == printed
    assert problem.judge(printed).is_right


@pytest.mark.parametrize(("function", "printed"), SYMBOLIC_GRADIENTS)
def test_gradients_as_functions(function, printed):
    both = [posed(kind, function).answer[0] for kind in ("partial_x", "partial_y")]
    assert check(typed_answer(both), printed, variables=("x", "y")).is_right


@pytest.mark.parametrize(("function", "point", "rate", "printed"), STEPS)
def test_descent_steps(function, point, rate, printed):
    problem = posed("descent_step", function, point, rate)
    assert problem.judge(printed).is_right
    wrong = problem.judge("(1, 1)" if printed != "(1, 1)" else "(0, 0)")
    assert not wrong.is_right
