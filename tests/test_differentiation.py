"""The rule-by-rule differentiator: right when nothing is broken, and every line of it is true."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradquest.kinds.slips.coincidence import coincides
from gradquest.maths.calculus.differentiation import Broken, broken, worked
from gradquest.maths.calculus.neat import neat_derivative
from gradquest.maths.calculus.rules import OUTER_SLOPES, Rule, differentiate, trace
from gradquest.maths.expression import (
    EULER,
    Call,
    Expression,
    Negative,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    depends_on,
    number,
)
from gradquest.maths.floats import value
from gradquest.maths.grammar.reading import read
from gradquest.maths.notation import pretty
from gradquest.maths.symbolic import derivative
from gradquest.maths.tidy import tidy

X, Y = Variable("x"), Variable("y")

FORMULAS = (
    "3x + 2y", "x", "y", "7", "x^2 y + y^2", "3x^2 y^2 + 5sin(2x) - 4y", "-x^2", "-(x+y)^2",
    "x^2/2", "2x/(3y)", "x/y + y/x", "1/x", "1/x^2 + 2/(3x^3)", "1/(2x^2 y)", "x^-3", "(x^2)^3",
    "x e^(xy)", "x y e^x sin(xy)", "(x+y)(x-y)", "x(x+1)(x+2)(x+y)", "e^x", "e^-x", "e^(-x^2/2)",
    "2^x", "2^(xy)", "y^x", "x^y", "x^x", "x^(x y)", "(x+2)^(3y)", "sqrt(x)", "sqrt(xy)",
    "sqrt(x^2+y^2)", "1/sqrt(x^2+y^2)", "x^(1/2) + x^(3/2)", "x^(-1/2)", "(x^2+1)^(1/3)",
    "x/(x^2+y^2)", "(x+y)/(x-y)", "3xy/(2(x+y))", "x/e^x", "e^x/(1+e^x)", "1/(1+e^(-(x+y)))",
    "sin(x)/x", "x/sqrt(x+4)", "ln(x)", "ln(x^2+y^2)", "x ln(x)", "ln(ln(x+5))", "ln(xy)/y",
    "sin(x)cos(y)", "sin(x)^2", "sin(x^2)^2", "cos(3x - y)^3", "sin(sin(sin(x)))", "tan(xy)",
    "sec(x)tan(x)", "arctan(y/x)", "arcsin(x/5)", "tanh(2x+y)", "|x|", "|x^2 - y|",
    "log10(x) + log2(y)",
    "((x + y - 2)^2 + (3x + y - 4)^2)/2", "(x^2 + e^(2x))^3", "x*x", "x^2 x", "pi x^2 + e x",
)  # fmt: skip


def formula(text: str) -> Expression:
    return read(text, ("x", "y", "z", "u", "v")).components[0]


def are_equal(left: Expression, right: Expression) -> bool:
    return coincides(left, right, {})


@pytest.mark.parametrize("by", ["x", "y"])
@pytest.mark.parametrize("text", FORMULAS)
def test_with_no_rule_broken_it_agrees_with_sympy(text, by):
    function = formula(text)
    assert are_equal(differentiate(function, by), derivative(function, by))


@pytest.mark.parametrize("name", sorted(set(OUTER_SLOPES) - {"sign"}))
def test_every_function_has_its_outer_derivative(name):
    inside = Sum((number(2), X)) if name == "arccosh" else Quotient(X, number(4))
    function = Call(name, inside)
    assert are_equal(differentiate(function, "x"), derivative(function, "x"))


small = st.integers(-4, 4).filter(bool).map(number)
leaves = st.one_of(small, st.sampled_from([X, Y, X, EULER]))


def _nodes(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    pair = st.tuples(parts, parts)
    return st.one_of(
        pair.map(Sum),
        pair.map(Product),
        pair.map(lambda two: Quotient(*two)),
        parts.map(Negative),
        st.tuples(parts, st.integers(-2, 4).map(number)).map(lambda two: Power(*two)),
        parts.map(lambda part: Power(EULER, Quotient(part, number(4)))),
        st.tuples(st.sampled_from(["sin", "cos", "ln", "sqrt", "tanh"]), parts).map(
            lambda two: Call(*two)
        ),
    )


trees = st.recursive(leaves, _nodes, max_leaves=5)


@settings(max_examples=120, deadline=None)
@given(trees)
def test_random_functions_agree_with_the_slope_of_a_short_secant(function):
    """Compared with finite differences, so that no algebra is shared."""
    slope, h = differentiate(function, "x"), 1e-5
    for x, y in ((0.731, 1.37), (1.913, 0.467), (-1.21, 2.3)):
        left, here, right = (value(function, {"x": x + d, "y": y}) for d in (-h, 0, h))
        found, curve = (right - left) / (2 * h), abs(left - 2 * here + right) / h**2
        claimed = value(slope, {"x": x, "y": y})
        if abs(found) < 1e4 and curve < 1e4 and abs(here) < 1e4:
            assert claimed == pytest.approx(found, rel=1e-3, abs=1e-3)


@settings(max_examples=60, deadline=None)
@given(trees)
def test_no_random_function_breaks_the_tutor_or_the_slips(function):
    assert worked(function, "x", ("x", "y"))
    for wrong in broken(function, "x", ("x", "y")):
        assert "{" not in wrong.sentence + wrong.did


@pytest.mark.parametrize("by", ["x", "y"])
@pytest.mark.parametrize("text", FORMULAS)
def test_every_line_of_a_worked_solution_is_a_true_equation(text, by):
    for step in worked(formula(text), by, ("x", "y")):
        for left, right in zip(step.of, step.equals, strict=True):
            assert step.by == by
            assert are_equal(derivative(left, by), right), (step, pretty(right))


@pytest.mark.parametrize("by", ["x", "y"])
@pytest.mark.parametrize("text", FORMULAS)
def test_the_last_line_is_the_whole_derivative_in_a_form_without_warts(text, by):
    function = formula(text)
    last = worked(function, by, ("x", "y"))[-1]
    assert (last.of, last.by, last.equals) == ((function,), by, (neat_derivative(function, by),))
    assert tidy(last.equals[0]) == last.equals[0]


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("3x + 2y", ["constant multiple rule"]),
        ("3x^2 y^2 + 5sin(2x) - 4y", ["constant rule", "power rule", "chain rule", "sum rule"]),
        ("x^2 + 3x y", ["power rule"]),
        ("x e^(xy)", ["chain rule", "product rule"]),
        ("x/(x^2+y^2)", ["quotient rule", ""]),
        ("(3x+2y)^4", ["chain rule"]),
        ("4e^x", ["exponential rule"]),
        ("5y + 7", ["constant rule"]),
        ("sin(sin(2x))", ["chain rule", "chain rule"]),
    ],
)  # fmt: skip
def test_a_worked_solution_has_a_line_for_each_rule_and_no_more(text, rules):
    assert [step.rule for step in worked(formula(text), "x", ("x", "y"))] == rules


def test_a_line_names_the_inside_its_derivative_and_what_is_frozen():
    (step,) = worked(formula("(3x+2y)^4"), "x", ("x", "y"))
    assert step.says == (
        "Only x moves; y is a fixed number here. "
        "The inside is u = 3x + 2y, and ∂u/∂x = 3. u⁴ becomes 4u³, times 3."
    )


def test_names_for_parts_are_never_letters_of_the_problem():
    step = worked(formula("(3u+2v)^4"), "u", ("u", "v"))[0]
    assert "The inside is p = 3u + 2v, and ∂p/∂u = 3." in step.says


# Broken rules


def wrong_answers(text: str, wrong_id: str, by: str = "x") -> list[Expression]:
    found = broken(formula(text), by, ("x", "y"))
    return [wrong.derivative for wrong in found if wrong.id == wrong_id]


A = "3x^2 y^2 + 5sin(2x) - 4y"


@pytest.mark.parametrize(
    ("text", "slip", "answer"),
    [
        (A, "wrong-variable", "6x^2 y - 4"),
        (A, "nothing-frozen", "6xy^2 + 10cos(2x) + 6x^2 y - 4"),
        (A, "frozen-factor-dropped", "6x + 10cos(2x)"),
        (A, "frozen-factor-differentiated", "12xy + 10cos(2x)"),
        (A, "mixed-term-lost", "10cos(2x)"),
        ("x^2 y", "mixed-term-lost", "0"),
        (A, "vanishing-term-kept", "6xy^2 + 10cos(2x) - 4y"),
        ("x^2 + y + 7", "vanishing-term-kept", "2x + y + 7"),
        (A, "vanishing-term-differentiated", "6xy^2 + 10cos(2x) - 4"),
        ("x^2 y + 3y + y^2", "vanishing-term-differentiated", "2xy + 3 + 2y"),
        ("x^2 y + 3y + y^2", "vanishing-term-differentiated", "2xy + 2y"),
        ("(2x + 3y)^2", "vanishing-term-differentiated", "10(2x + 3y)"),
        (A, "term-forgotten", "6xy^2"),
        (A, "power-no-coefficient", "3xy^2 + 10cos(2x)"),
        ("1/x^2", "power-no-coefficient", "1/x^3"),
        ("1/x^2", "power-no-coefficient", "-1/x^3"),
        ("sqrt(x)", "power-no-coefficient", "1/sqrt(x)"),
        (A, "power-not-reduced", "6x^2 y^2 + 10cos(2x)"),
        ("3x + y", "power-not-reduced", "3x"),
        ("e^(3x)", "power-not-reduced", "3x e^(3x)"),
        (A, "power-plus-one", "6x^3 y^2 + 10cos(2x)"),
        (A, "integrated", "x^3 y^2 + 10cos(2x)"),
        ("1/x", "integrated", "ln(x)"),
        ("x^5", "power-lowered-first", "4x^4"),
        (A, "coefficient-dropped", "2xy^2 + 10cos(2x)"),
        ("-4x^2", "coefficient-dropped", "-2x"),
        ("x^2/2", "coefficient-dropped", "2x"),
        (A, "sum-sign", "-6xy^2 + 10cos(2x)"),
        (A, "inner-derivative-missing", "6xy^2 + 5cos(2x)"),
        ("e^(3x)", "inner-derivative-missing", "e^(3x)"),
        ("e^(xy)", "inner-derivative-missing", "e^(xy)"),
        ("sqrt(x^2+y)", "inner-derivative-missing", "1/(2sqrt(x^2+y))"),
        (A, "outer-at-x", "6xy^2 + 10cos(x)"),
        (A, "outer-at-inner-derivative", "6xy^2 + 5cos(2)"),
        ("sin(x^2)", "added-not-multiplied", "cos(x^2) + 2x"),
        ("x^2 e^x", "product-of-derivatives", "2x e^x"),
        ("x^2 e^x", "product-half", "x^2 e^x"),
        ("x^2 e^x", "product-half", "2x e^x"),
        ("x^2 e^x", "product-mispaired", "2x^3 + e^(2x)"),
        ("x/(x^2+y^2)", "quotient-ratio", "1/(2x)"),
        ("y/(x^2+y^2)", "quotient-ratio", "y/(2x)"),
        ("(x^2+2)/(x+3)", "quotient-half", "2x/(x+3)"),
        ("(x^2+2)/(x+3)", "quotient-half", "-(x^2+2)/(x+3)^2"),
        ("x/(x^2+y^2)", "quotient-swapped", "(2x^2 - x^2 - y^2)/(x^2+y^2)^2"),
        ("x/(x^2+y^2)", "quotient-plus", "(3x^2 + y^2)/(x^2+y^2)^2"),
        ("x/(x^2+y^2)", "quotient-no-square", "(y^2 - x^2)/(x^2+y^2)"),
        ("x/(x^2+y^2)", "quotient-top-squared", "(y^2 - x^2)/x^2"),
        ("x y/(x^2+y^2)", "quotient-top-squared", "(y(x^2+y^2) - 2x^2 y)/(x y)^2"),
        ("x/(x^2+y^2)", "quotient-no-denominator", "y^2 - x^2"),
        ("cos(x)", "trig-sign", "sin(x)"),
        (A, "trig-sign", "6xy^2 - 10cos(2x)"),
        ("e^(3x)", "exponent-as-power", "3x e^(3x-1)"),
        ("2^x", "exponent-as-power", "x 2^(x-1)"),
        ("x^x", "exponent-as-power", "x x^(x-1)"),
        ("2^x", "base-log-missing", "2^x"),
        ("sin(2x)", "function-unchanged", "2sin(2x)"),
        ("ln(x^2+y^2)", "log-u-over-x", "2x/x"),
        ("ln(3x+y)", "log-u-over-x", "1/x"),
        (A, "whole-sign", "-6xy^2 - 10cos(2x)"),
        (A, "gave-f", A),
        (A, "second-derivative", "6y^2 - 20sin(2x)"),
        ("x^2", "derivative-squared", "4x^2"),
    ],
)  # fmt: skip
def test_each_mistake_of_the_catalogue_leads_to_its_wrong_answer(text, slip, answer):
    assert any(are_equal(formula(answer), wrong) for wrong in wrong_answers(text, slip))


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("sin(2x)", "coefficient-dropped"),
        ("sin(2x)", "power-no-coefficient"),
        ("e^(xy)", "frozen-factor-dropped"),
        ("e^-x", "quotient-no-square"),
        ("e^-x", "quotient-ratio"),
        ("e^x", "function-unchanged"),
        ("3x + 2y", "power-no-coefficient"),
        ("3x + 2y", "inner-derivative-missing"),
        ("x^2", "wrong-variable"),
        ("x^2", "power-lowered-first"),
        ("e^x", "base-log-missing"),
        ("ln(3x+y)", "outer-at-x"),
        ("x^2 + 3y", "vanishing-term-differentiated"),
    ],
)
def test_a_mistake_is_not_named_where_nobody_could_make_it(text, slip):
    assert wrong_answers(text, slip) == []


@pytest.mark.parametrize(
    ("text", "answer", "sentence"),
    [
        ("(y tanh(3x) - 1)^2", "2(y tanh(3x) - 1)",
         "Chain rule on (y tanh(3x) - 1)²: multiply by the derivative of the inside "
         "y tanh(3x) - 1, here 3y(1 - tanh(3x)²)."),
        ("(sin(3x) + 2y)^2", "2(sin(3x) + 2y)",
         "Chain rule on (sin(3x) + 2y)²: multiply by the derivative of the inside "
         "sin(3x) + 2y, here 3cos(3x)."),
        ("(x^2 + 5y)^5", "(x^2 + 5y)^6/6",
         "You integrated (x² + 5y)⁵. Differentiating goes the other way: "
         "the exponent comes down."),
        ("sin(3x)^2 + cos(2x)", "2sin(3x) - sin(2x)",
         "Chain rule on sin(3x)²: multiply by the derivative of the inside sin(3x), "
         "here 3cos(3x). The same goes for cos(2x)."),
        ("x^2 + y + 7", "2x + y + 7",
         "y has no x in it, so it does not change: its derivative is 0. The same goes for 7."),
        ("x^2 y + 3y", "2x y + 3", "3y has no x in it: here its derivative is 0, not 3."),
        ("2tanh(4x + 2)", "12(1 - tanh(4x + 2)^2)",
         "The 2 in 4x + 2 has no x in it, so it does not change: its derivative is 0."),
        ("3x e^(3x)", "3e^(3x) + 9x^2 e^(3x)", "The derivative of 3x is 3, not 3x."),
        ("4x y + x^2", "4x y + 2x", "The derivative of 4xy is 4y, not 4xy."),
        ("(x^2+2)/(x+3)", "2x/(x+3)",
         "In (x² + 2)/(x + 3) the bottom moves too: (u'v - uv')/v², "
         "here with u = x² + 2 and v = x + 3."),
        ("2^(3x)", "9x 2^(3x - 1)",
         "In 2^(3x) the exponent moves, so the power rule does not apply: "
         "2^(3x) stays, times ln(2) and the exponent's derivative."),
        ("e^(3x)", "9x e^(3x - 1)",
         "In e^(3x) the exponent moves, so the power rule does not apply: "
         "e^(3x) stays, times the exponent's derivative."),
        ("x^x", "x x^(x - 1)",
         "In x^x the exponent moves too, so the power rule does not apply: "
         "write it as e^(x ln(x)) and use the chain rule."),
    ],
)  # fmt: skip
def test_a_sentence_names_the_place_of_the_mistake_and_no_other(text, answer, sentence):
    """Where a mistake at one site alone leads to the same as everywhere, that site is named."""
    wrong = formula(answer)
    found = [it for it in broken(formula(text), "x", ("x", "y")) if are_equal(it.derivative, wrong)]
    assert found[0].sentence == sentence


def test_more_than_a_few_places_are_not_listed():
    first = next(
        it
        for it in broken(formula("sin(2x) + cos(3x) + e^(4x) + tan(5x) + ln(6x + 1)"), "x", ("x",))
        if it.id == "inner-derivative-missing"
    )
    assert first.sentence.endswith(" The same goes for every other place like it.")


def test_a_rule_broken_everywhere_and_at_each_site_is_found():
    found = wrong_answers("x^3 + y x^4", "power-no-coefficient")
    wanted = ("x^2 + y x^3", "x^2 + 4y x^3", "3x^2 + y x^3")
    assert len(found) == 3
    assert all(any(are_equal(formula(text), wrong) for wrong in found) for text in wanted)


def test_two_rules_are_never_broken_at_once():
    assert not any(
        are_equal(formula("xy^2 + 10cos(2x)"), wrong.derivative)
        for wrong in broken(formula(A), "x", ("x", "y"))
    )


@pytest.mark.parametrize("text", FORMULAS)
def test_every_sentence_is_short_and_has_this_problems_pieces_in_it(text):
    for wrong in broken(formula(text), "x", ("x", "y")):
        assert wrong.sentence[-1] == "."
        assert len(wrong.sentence) < 260
        assert not wrong.did.endswith((".", "?"))
        assert isinstance(wrong, Broken)


def test_sites_are_numbered_from_the_inside_out():
    rules = [site.rule for site in trace(formula("x sin(2x^2)"), "x")]
    assert rules == [
        Rule.VARIABLE,
        Rule.POWER,
        Rule.FACTOR,
        Rule.FUNCTION,
        Rule.PRODUCT,
    ]


def test_frozen_parts_are_no_sites():
    assert not any(
        site.rule is not Rule.SUM and not depends_on(site.node, "x")
        for site in trace(formula(A), "x")
    )
