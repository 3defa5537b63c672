"""Expressions without warts, and their notation."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradquest.errors import Unreadable
from gradquest.maths import floats, layout, symbolic
from gradquest.maths.exact import rational
from gradquest.maths.expression import (
    EULER,
    Call,
    Negative,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    number,
    substitute,
)
from gradquest.maths.grammar.reading import read
from gradquest.maths.notation import number_text, pretty, to_ascii, typed
from gradquest.maths.tidy import tidy

X, Y = Variable("x"), Variable("y")


def leaves():
    whole = st.integers(-9, 9).map(number)
    halves = st.fractions(-5, 5, max_denominator=4).map(number)
    return st.one_of(whole, halves, st.sampled_from([X, Y, EULER]))


def grown(inner):
    pairs = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        pairs.map(Sum),
        pairs.map(Product),
        st.builds(Quotient, inner, inner),
        st.builds(Power, inner, st.integers(-3, 4).map(number)),
        st.builds(Negative, inner),
        st.builds(Call, st.sampled_from(["sin", "cos", "ln", "sqrt", "abs", "arctan"]), inner),
    )


trees = st.recursive(leaves(), grown, max_leaves=8)
POINTS = [{"x": 0.7, "y": 1.3}, {"x": -1.1, "y": 0.4}, {"x": 2.3, "y": -1.7}]


def agree(left, right):
    """The same value at every point where the first has one."""
    for point in POINTS:
        a, b = floats.value(left, point), floats.value(right, point)
        if math.isfinite(a) and abs(a) < 1e6 and (b == 0 or math.isfinite(b)):
            assert b == pytest.approx(a, rel=1e-6, abs=1e-6), (typed(left), typed(right))


@settings(max_examples=150, deadline=None)
@given(trees)
def test_tidying_keeps_the_value(tree):
    agree(tree, tidy(tree))


@settings(max_examples=150, deadline=None)
@given(trees)
def test_tidying_twice_changes_nothing_more(tree):
    once = tidy(tree)
    assert tidy(once) == once


@settings(max_examples=150, deadline=None)
@given(trees)
def test_typed_text_reads_back_to_the_same_value(tree):
    text = typed(tidy(tree))
    assert text.isascii()
    if len(text) <= 200:
        try:
            again = read(text, ("x", "y")).components[0]
        except Unreadable:  # 0^0 and the like have no value to compare
            return
        agree(tidy(tree), again)


@pytest.mark.parametrize(
    ("written", "values", "shown"),
    [
        ("a*x^m + b*y", {"a": 1, "m": 1, "b": -3}, "x - 3y"),
        ("a*x + b", {"a": -1, "b": 0}, "-x"),
        ("a*x + b*y", {"a": 0, "b": 2}, "2y"),
        ("(x - a)^2 + y", {"a": -2}, "(x + 2)² + y"),
        ("(u*w + b - t)^2", {"u": 1, "t": -2}, "(w + b + 2)²"),
        ("a*x*b*y", {"a": 2, "b": 3}, "6xy"),
        ("a*x/b", {"a": 2, "b": 4}, "x/2"),
        ("x/a", {"a": -3}, "-x/3"),
        ("a*(x + y)", {"a": 2}, "2(x + y)"),
        ("e^(a*x)", {"a": 1}, "e^x"),
        ("e^(a*x)", {"a": 0}, "1"),
        ("x^a", {"a": Fraction(1, 2)}, "x^0.5"),
        ("sqrt(a)*x", {"a": 9}, "3x"),
        ("a*sin(b*x)", {"a": 1, "b": 1}, "sin(x)"),
        ("y - a*x", {"a": -1}, "y + x"),
    ],
)
def test_no_warts(written, values, shown):
    names = ("x", "y", "w", *values)
    tree = read(written, tuple(dict.fromkeys([*names, "b"]))).components[0]
    placed = substitute(tree, {name: number(value) for name, value in values.items()})
    assert pretty(tidy(placed)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2x y", "2xy"),
        ("x e^(xy)", "x·e^(xy)"),
        ("2e^x", "2e^x"),
        ("x sin(y)", "x sin(y)"),
        ("2 sin(y)", "2sin(y)"),
        ("sin(x) y", "sin(x)·y"),
        ("x (y+1)", "x(y + 1)"),
        ("(x+1)(y+2)", "(x + 1)(y + 2)"),
        ("x*2", "x·2"),
        ("(1/2) x", "0.5·x"),
        ("sqrt(x+1)", "√(x + 1)"),
        ("sqrt x", "√x"),
        ("|x| y", "|x|·y"),
        ("x^2 y^3", "x²y³"),
        ("x^-1", "x⁻¹"),
        ("(-x)^2", "(-x)²"),
        ("x/(2y)", "x/(2y)"),
        ("theta x", "θx"),
        ("pi x", "πx"),
        ("w1 x", "w1·x"),
    ],
)
def test_one_line_notation_cannot_be_misread(text, shown):
    tree = read(text, ("x", "y", "theta", "w1")).components[0]
    if text != "(1/2) x":
        assert pretty(tree) == shown
    agree(tree, read(pretty(tree), ("x", "y", "theta", "w1")).components[0])


FIFTHS = Quotient(number(-4), number(5))
ROOTS = Quotient(Negative(X), Call("sqrt", number(5)))


@pytest.mark.parametrize(
    ("tree", "shown"),
    [
        (FIFTHS, "-4/5"),
        (ROOTS, "-x/√5"),
        (Negative(FIFTHS), "-(-4/5)"),
        (Sum((FIFTHS, X)), "-4/5 + x"),
        (Sum((X, FIFTHS)), "x - 4/5"),
        (Sum((X, Negative(ROOTS))), "x - (-x/√5)"),
        (Product((X, FIFTHS)), "x(-4/5)"),
        (Power(FIFTHS, number(2)), "(-4/5)²"),
        (Quotient(FIFTHS, X), "(-4/5)/x"),
        (Quotient(X, FIFTHS), "x/(-4/5)"),
        (Quotient(Sum((number(-4), X)), number(5)), "(-4 + x)/5"),
        (Quotient(Product((number(2), number(-4))), number(5)), "2(-4)/5"),
    ],
)
def test_a_minus_above_a_fraction_bar_stands_before_the_fraction(tree, shown):
    assert pretty(tree) == shown
    agree(tree, read(pretty(tree), ("x",)).components[0])


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction(7, 2), "3.5"), (Fraction(1, 3), "1/3"), (Fraction(-9, 8), "-1.125"), (4, "4")],
)
def test_numbers_are_decimals_only_where_three_digits_tell_all(value, text):
    assert number_text(Fraction(value)) == text


def test_a_fraction_stands_in_two_dimensions():
    tree = read("x + y^2/(x+1)", ("x", "y")).components[0]
    assert layout.block(tree).lines == (
        "       y²  ",
        "x + ───────",
        "     x + 1 ",
    )


@settings(max_examples=100, deadline=None)
@given(trees, st.booleans())
def test_a_block_is_a_rectangle(tree, is_ascii):
    drawn = layout.block(tidy(tree), is_ascii=is_ascii)
    assert {len(line) for line in drawn.lines} == {drawn.width}
    assert 0 <= drawn.baseline < drawn.height
    if is_ascii:
        assert all(line.isascii() for line in drawn.lines)


def test_ascii_keeps_the_meaning():
    assert to_ascii("∂f/∂x = 6x²y⁻¹ − √x · π") == "df/dx = 6x^2y^-1 - sqrtx * pi"
    assert to_ascii("∇ of a loss, ∇f, Δf / h") == "grad of a loss, grad f, delta f / h"


@pytest.mark.parametrize(
    ("shown", "plain"),
    [
        ("✗ Not yet.", "[no] Not yet."),
        ("✓ Right. Next one:", "[ok] Right. Next one:"),
        ("✓ first entry   ✗ second entry", "[ok] first entry   [no] second entry"),
        ("✓ ∂f/∂x   ✗ w", "[ok] df/dx   [no] w"),
        ("✓ ✗ > .", "+ x > ."),
        ("  1 ✗ ━━", "  1 x --"),
        ("✓ clean   ✗ not right", "+ clean   x not right"),
    ],
)
def test_in_ascii_no_verdict_looks_like_a_variable(shown, plain):
    assert to_ascii(shown) == plain


@settings(max_examples=100, deadline=None)
@given(trees)
def test_sympy_and_back_keeps_the_value(tree):
    try:
        again = symbolic.simplest(tree)
    except ArithmeticError:
        return
    agree(tree, again)


@pytest.mark.parametrize(
    ("text", "by", "expected"),
    [
        ("x^2 y", "x", "2xy"),
        ("x^2 + 3x y + y^2", "y", "3x + 2y"),
        ("e^(2xy)", "x", "2y·e^(2xy)"),
        ("tan(3x)", "x", "3sec(3x)²"),
        ("ln(x^2+y^2)", "x", "2x/(x² + y²)"),
        ("x/y", "y", "-x/y²"),
        ("sqrt(x y)", "x", "y/(2√(xy))"),
        ("x y + sign(x)", "x", "y"),
    ],
)
def test_derivatives_read_as_one_writes_them(text, by, expected):
    found = symbolic.derivative(read(text, ("x", "y")).components[0], by)
    agree(found, read(expected, ("x", "y")).components[0])


def test_exact_values_stay_exact():
    tree = read("x^2/3 + y", ("x", "y")).components[0]
    assert rational(tree, {"x": Fraction(1), "y": Fraction(1, 6)}) == Fraction(1, 2)
    assert rational(read("sqrt(x)", ("x",)).components[0], {"x": Fraction(4)}) is None
    assert symbolic.value_at(read("sqrt(x)", ("x",)).components[0], {"x": Fraction(4)}) == number(2)
