"""Values to many digits: the same as floats see, but right, and never out of bounds."""

import math
from fractions import Fraction

import pytest

from gradquest.errors import Undefined
from gradquest.maths import floats
from gradquest.maths.expression import FUNCTIONS
from gradquest.maths.grammar.reading import read
from gradquest.maths.judging import precise

POINT = {"x": Fraction(3, 7), "y": Fraction(-5, 4)}
NEAR = {name: float(value) for name, value in POINT.items()}


def tree(text):
    return read(text, ("x", "y")).components[0]


def value(text, digits=50):
    return precise.to_float(precise.value(tree(text), POINT, digits))


def or_nan(text):
    try:
        return value(text)
    except Undefined:
        return math.nan


FORMS = [
    "x^y",
    "y^(1/3)",
    "y^(2/3)",
    "y^(-1/3)",
    "y^0.2",
    "2^x",
    "x^2.5",
    "y^x",
    "e^(xy)",
    "pi^e",
    "y^-2",
]


@pytest.mark.parametrize(
    "text", [f"{name}({inner})" for name in FUNCTIONS for inner in ("x", "x+1", "y", "-y")] + FORMS
)
def test_it_agrees_with_floats_where_those_are_good(text):
    assert or_nan(text) == pytest.approx(floats.value(tree(text), NEAR), rel=1e-12, nan_ok=True)


DIGITS = [
    ("sqrt(2)", "1.4142135623730950488016887242096980785697"),
    ("e", "2.7182818284590452353602874713526624977572"),
    ("pi", "3.1415926535897932384626433832795028841972"),
    ("ln(2)", "0.6931471805599453094172321214581765680755"),
    ("log10(2)", "0.3010299956639811952137388947244930267682"),
    ("tan(1)", "1.5574077246549022305069748074583601730873"),
    ("(-2)^(1/3)", "-1.2599210498948731647672106072782283505703"),
    ("1/3", "0.3333333333333333333333333333333333333333"),
]


@pytest.mark.parametrize(("text", "digits"), DIGITS)
def test_it_is_right_to_forty_digits(text, digits):
    assert abs(precise.number(tree(text), digits=50) - Fraction(digits)) < Fraction(1, 10**39)


NOT_REAL = [
    "1/(x-x)", "ln(y)", "ln(x-x)", "sqrt(y)", "arcsin(x+1)", "arccosh(x)", "arctanh(x-x+1)", "y^x",
    "(x-x)^-1", "(x-x)^(-1/2)", "tan(pi/2)", "sec(pi/2)", "csc(x-x)", "cot(pi)",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_REAL)
def test_what_has_no_real_value_is_undefined(text):
    with pytest.raises(Undefined):
        value(text)


TOWERS = [
    "e^e^e^e^e^(x+3)",
    "sin(e^e^e^e^(x+3))",
    "cosh(e^e^e^e^(x+3))",
    "(x+3)^(x+3)^(x+3)^(x+3)^(x+3)",
]


@pytest.mark.parametrize("text", TOWERS)
def test_towers_are_out_of_reach_at_once(text):
    with pytest.raises(precise.OutOfReach):
        value(text, 450)


def test_numbers_too_large_for_a_float_are_still_numbers():
    assert value("ln(e^e^e^(x+3))") == pytest.approx(math.exp(math.exp(3 + 3 / 7)))
    assert value("e^e^e^(x+3)") == math.inf


def test_a_difference_is_measured_in_digits():
    one, close = tree("x"), tree("x + 1e-15*1e-15")
    values = [precise.value(node, POINT, 60) for node in (one, close)]
    assert precise.are_close(*values, 29)
    assert not precise.are_close(*values, 32)
