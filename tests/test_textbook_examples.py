"""Classic examples of gradient courses: posed, solved, the printed answer judged right."""

from fractions import Fraction

import pytest

from gradquest.kinds.kind import Task, kind_named
from gradquest.maths.grammar.reading import read
from gradquest.maths.judging.checking import check
from gradquest.maths.notation import typed, typed_answer
from gradquest.maths.symbolic import value_at
from gradquest.maths.verdict import EVERYWHERE

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


def task(function, point=None, rate=None, names=("x", "y")):
    return Task(
        function=read(function, names).components[0],
        variables=names,
        domain=dict.fromkeys(names, EVERYWHERE),
        point=tuple(map(Fraction, point)) if point else None,
        learning_rate=Fraction(rate) if rate else None,
    )


@pytest.mark.parametrize(("function", "kind", "point", "printed"), PARTIALS)
def test_partial_derivatives(function, kind, point, printed):
    posed = task(function, point)
    assert kind_named(kind).judge(posed, printed).is_right
    if point:
        (answer,) = kind_named(kind).answer(posed)
        assert typed(value_at(answer, posed.at)) == printed


@pytest.mark.parametrize(("function", "kind", "printed"), THREE_LETTERS)
def test_partial_derivatives_in_three_letters(function, kind, printed):
    posed = task(function, names=("x", "y", "z"))
    assert kind_named(kind).judge(posed, printed).is_right


@pytest.mark.parametrize(("function", "point", "printed"), GRADIENTS)
def test_gradients_at_a_point(function, point, printed):
    posed = task(function, point)
    kind = kind_named("gradient_at")
    assert typed_answer(kind.answer(posed)) == printed
    assert kind.judge(posed, printed).is_right


@pytest.mark.parametrize(("function", "printed"), SYMBOLIC_GRADIENTS)
def test_gradients_as_functions(function, printed):
    posed = task(function)
    both = [kind_named(kind).answer(posed)[0] for kind in ("partial_x", "partial_y")]
    assert check(typed_answer(both), printed, variables=("x", "y")).is_right


@pytest.mark.parametrize(("function", "point", "rate", "printed"), STEPS)
def test_descent_steps(function, point, rate, printed):
    posed = task(function, point, rate)
    kind = kind_named("descent_step")
    assert kind.judge(posed, printed).is_right
    wrong = kind.judge(posed, "(1, 1)" if printed != "(1, 1)" else "(0, 0)")
    assert not wrong.is_right
