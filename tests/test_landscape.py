"""Landscapes agree with plain floats wherever those have a value, and are NaN elsewhere."""

import math
import warnings
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradquest.maths import floats
from gradquest.maths.expression import (
    EULER,
    FUNCTIONS,
    Call,
    Constant,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    number,
)
from gradquest.maths.landscape import CurveProfile, Landscape

X, Y = Variable("x"), Variable("y")
NAMES = ("x", "y")


def surface(function: Expression) -> Landscape:
    """A landscape whose slopes do not matter."""
    return Landscape(function, (function, function), NAMES)


def height(function: Expression, x: float, y: float = 0.5) -> float:
    return float(surface(function).height(np.asarray(x), np.asarray(y)))


leaves = st.one_of(
    st.sampled_from([X, Y, EULER, Constant("pi")]),
    st.fractions(-5, 5, max_denominator=6).map(number),
)
trees = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(Sum),
        st.tuples(inner, inner).map(Product),
        st.builds(Quotient, inner, inner),
        st.builds(Power, inner, inner),
        st.builds(Power, inner, st.fractions(-4, 4, max_denominator=5).map(number)),
        st.builds(Negative, inner),
        st.builds(Call, st.sampled_from(FUNCTIONS), inner),
    ),
    max_leaves=8,
)
coordinates = st.floats(-4, 4).filter(lambda value: abs(value) > 1e-6)


@settings(max_examples=200, deadline=None)
@given(trees, coordinates, coordinates)
def test_where_floats_have_a_value_the_landscape_has_the_same(tree, x, y):
    expected, found = floats.value(tree, {"x": x, "y": y}), height(tree, x, y)
    if math.isfinite(expected) and math.isfinite(found):
        assert math.isclose(found, expected, rel_tol=1e-6, abs_tol=1e-6)


@settings(max_examples=200, deadline=None)
@given(trees)
def test_a_grid_never_raises_and_has_the_shape_of_both_axes(tree):
    x, y = np.linspace(-3, 3, 7)[None, :], np.linspace(-2, 2, 5)[:, None]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        field = surface(tree)
        assert field.height(x, y).shape == (5, 7)
        assert [slope.shape for slope in field.slopes(x, y)] == [(5, 7), (5, 7)]


@pytest.mark.parametrize(
    ("function", "x"),
    [
        (Quotient(number(1), X), 0),
        (Quotient(number(1), Quotient(number(1), X)), 0),
        (Power(X, number(-2)), 0),
        (Call("ln", X), 0),
        (Call("ln", X), -1),
        (Call("log10", X), 0),
        (Call("sqrt", X), -1),
        (Power(X, number(Fraction(1, 2))), -1),
        (Power(X, Y), -1),
        (Power(X, Negative(Y)), 0),
        (Power(Call("ln", X), number(0)), -1),
        (Power(number(1), Call("ln", X)), -1),
        (Call("csc", X), 0),
        (Call("cot", X), 0),
        (Call("arcsin", X), 2),
        (Call("arctanh", X), 1),
        (Call("arccosh", X), 0),
        (Variable("z"), 1),
    ],
)
def test_there_is_no_height_where_there_is_no_real_value(function, x):
    assert math.isnan(height(function, x))


@pytest.mark.parametrize(
    ("function", "x", "expected"),
    [
        (Power(X, number(Fraction(1, 3))), -8, -2),
        (Power(X, number(Fraction(2, 3))), -8, 4),
        (Power(X, number(Fraction(-1, 3))), -8, -0.5),
        (Power(X, number(0)), 0, 1),
        (Power(X, number(11)), -1, -1),
        (Power(EULER, X), 0, 1),
        (Call("abs", X), -3, 3),
        (Call("sign", X), -3, -1),
        (Call("log2", X), 8, 3),
        (Call("sec", X), 0, 1),
        (Number(Fraction(10) ** 400), 0, math.inf),
        (Power(EULER, Power(EULER, X)), 100, math.inf),
    ],
)
def test_odd_roots_are_real_and_what_is_too_large_is_infinite(function, x, expected):
    assert height(function, x) == pytest.approx(expected)


def test_slopes_are_the_partials_that_were_given():
    field = Landscape(Product((X, Y)), (Y, X), NAMES)
    by_x, by_y = field.slopes(np.asarray(2.0), np.asarray(3.0))
    assert (float(by_x), float(by_y)) == (3, 2)


def test_names_choose_the_axes():
    field = Landscape(Variable("w"), (number(1), number(0)), ("b", "w"))
    assert float(field.height(np.asarray(1.0), np.asarray(7.0))) == 7


def test_a_profile_is_a_function_of_one_letter():
    curve = CurveProfile(Product((number(3), X, X)), Product((number(6), X)), "x")
    places = np.array([-1.0, 0.0, 2.0])
    assert curve.height(places).tolist() == [3, 0, 12]
    assert curve.slope(places).tolist() == [-6, 0, 12]
    assert math.isnan(float(CurveProfile(Y, X, "x").height(np.asarray(1.0))))


def test_a_level_profile_has_a_height_everywhere():
    curve = CurveProfile(number(7), number(0), "x")
    assert curve.height(np.array([1.0, 2.0])).tolist() == [7, 7]
