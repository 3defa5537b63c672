"""Same or not: equal forms are found equal, the rest is refuted by a point that shows it."""

from fractions import Fraction

import pytest

from gradquest.maths import floats
from gradquest.maths.grammar.reading import read
from gradquest.maths.judging import fingerprint
from gradquest.maths.judging.equivalence import Standing, compare, same
from gradquest.maths.verdict import Method

POSITIVE = {"x": (Fraction(1, 10), Fraction(3)), "y": (Fraction(1, 10), Fraction(3))}
VARIABLES = ("x", "y")


def tree(text):
    return read(text, VARIABLES).components[0]


def compared(yours, expected, domain=None):
    return compare(tree(yours), tree(expected), domain or {})


PROVED = [
    ("2xy + 3", "3 + y*x*2"),
    ("(x+y)^2", "x^2 + 2xy + y^2"),
    ("x^2/x", "x"),
    ("(x^2-y^2)/(x-y)", "x + y"),
    ("1/x + 1/y", "(x+y)/(xy)"),
    ("(x-1)^50", "(1-x)^50"),
    ("6xy^2 + 10cos(2x)", "10cos(2x) + 6y^2x"),
    ("y e^(xy)", "e^(yx) y"),
    ("1/e^x", "e^(-x)"),
    ("tan(x)", "sin(x)/cos(x)"),
    ("sec(x)^2", "1/cos(x)^2"),
    ("cot(x)", "cos(x)/sin(x)"),
    ("x/sqrt(x^2+y^2)", "x(x^2+y^2)^(-1/2)"),
    ("x^(3/2)", "x sqrt(x)"),
    ("2(x+1)ln(x+1)", "2x ln(1+x) + 2ln(x+1)"),
    ("1/2", "0.5"),
    ("2/sqrt(2)", "2*2^(-1/2)"),
    ("(1+sqrt(5))/2", "1/2 + sqrt(5)/2"),
    ("cbrt(x)", "x^(1/3)"),
    ("e^x/(1+e^x)^2", "1/(1+e^-x) - 1/(1+e^-x)^2"),
]
SAMPLED = [
    ("x/sqrt(x)", "sqrt(x)"),
    ("sin(x)^2 + cos(x)^2", "1"),
    ("sin(2x)", "2sin(x)cos(x)"),
    ("20cos(x)^2 - 10", "10cos(2x)"),
    ("e^(x+y)", "e^x e^y"),
    ("(e^x)^2", "e^(2x)"),
    ("sqrt(x^2)", "|x|"),
    ("|x|^2", "x^2"),
    ("x/|x|", "sign(x)"),
    ("|x|/x", "x/|x|"),
    ("sqrt((2x+3y)^2)", "|2x+3y|"),
    ("1/cosh(x)^2", "1 - tanh(x)^2"),
    ("ln(8)/ln(2)", "3"),
    ("sqrt(2)/2", "1/sqrt(2)"),
    ("cos(pi/4)", "1/sqrt(2)"),
    ("(-8)^(1/3)", "-2"),
    ("x^(2/3)", "cbrt(x)^2"),
    ("2^x", "e^(x ln 2)"),
    ("log2(x^2)", "ln(x^2)/ln 2"),
    ("0", "sin(x)^2 + cos(x)^2 - 1"),
    ("ln(x^2 y^2)", "2ln|xy|"),
    ("arctan(x) + arctan(1/x)", "pi/2 sign(x)"),
]


@pytest.mark.parametrize(("yours", "expected"), PROVED)
def test_rational_identities_are_proved(yours, expected):
    for one, other in ((yours, expected), (expected, yours)):
        found = compared(one, other)
        assert found.is_same
        assert found.method is Method.PROVED


@pytest.mark.parametrize(("yours", "expected"), SAMPLED)
def test_other_identities_are_sampled(yours, expected):
    for one, other in ((yours, expected), (expected, yours)):
        found = compared(one, other)
        assert found.is_same, found
        assert found.method is Method.SAMPLED


DIFFERENT = [
    ("2x", "2xy"),
    ("y", "y|x|/x"),
    ("x", "|x|"),
    ("sqrt(x^2)", "x"),
    ("|2x+3y|", "2x+3y"),
    ("|x-5/2|", "5/2-x"),
    ("2x + 1e-15^4", "2x"),
    ("e^x + 1e-15^4", "e^x"),
    ("e^x + 1e-15", "e^x"),
    ("x(1+1e-15)", "x"),
    ("1/3", "0.3333333333333333"),
    ("ln(8)/ln(2)", "3 + 1e-15^3"),
    ("(x-y)^7", "(y-x)^7"),
    ("e^(x-y)", "e^(y-x)"),
    ("sin(x)^2 - cos(x)^2", "1"),
    ("x^2 + 1e-15 sin(x)", "x^2"),
    ("e^(e^(e^x))", "x"),
    ("x^40", "x^42"),
]


@pytest.mark.parametrize(("yours", "expected"), DIFFERENT)
def test_what_differs_is_refuted_at_a_point_of_the_domain(yours, expected):
    found = compared(yours, expected)
    assert found.standing is Standing.DIFFERENT
    assert found.method is Method.REFUTED
    witness = found.witness
    assert all(-3 <= value <= 3 for value in witness.at.values())
    assert witness.expected == pytest.approx(floats.value(tree(expected), witness.at), rel=1e-6)


def test_a_witness_has_simple_coordinates():
    for yours, expected in (("2x", "2xy"), ("6xy^2", "6xy^2+10cos(2x)"), ("|2x+3y|", "2x+3y")):
        witness = compared(yours, expected).witness
        assert all((4 * value).is_integer() for value in witness.at.values())


def test_a_narrower_answer_is_right_where_the_domain_lets_both_be():
    assert same(tree("ln x + ln y"), tree("ln(xy)"), POSITIVE)
    assert same(tree("sqrt(x)sqrt(y)"), tree("sqrt(xy)"), POSITIVE)
    assert same(tree("x^2/x"), tree("x"))


def test_an_answer_without_a_value_where_one_is_expected_is_refuted():
    found = compared("ln x + ln y", "ln(xy)")
    assert found.standing is Standing.DIFFERENT
    assert found.witness.yours is None
    assert found.witness.at["x"] < 0 > found.witness.at["y"]


def test_a_proof_does_not_hide_a_missing_value():
    found = compared("ln(x) - ln(x) + 2x", "2x")
    assert found.standing is Standing.DIFFERENT
    assert found.witness.yours is None


def test_a_number_without_a_value_is_undefined():
    assert compared("tan(pi/2)", "sqrt(2)").standing is Standing.UNDEFINED


def test_a_wider_answer_is_right():
    assert same(tree("ln(xy)"), tree("ln x + ln y"))
    assert same(tree("x"), tree("sqrt(x)^2"))


@pytest.mark.parametrize(
    "text", ["1/(x-x)", "ln(-x^2)", "sqrt(-1-x^2)", "1/(sin(x)^2+cos(x)^2-1)", "arcsin(3+x^2)"]
)
def test_what_has_no_value_anywhere_is_not_judged(text):
    assert compared(text, "2x").standing is Standing.UNDEFINED


def test_an_undeclared_domain_is_widened_until_there_is_a_value():
    assert same(tree("ln(x-50) + 0"), tree("ln(x-50)"))
    assert not same(tree("ln(x-51)"), tree("ln(x-50)"))


def test_numbers_beyond_reach_settle_nothing():
    tower = "e^e^e^e^e^(x+9)"
    assert compared(f"{tower} - {tower}x", "x").standing is Standing.UNSETTLED


def test_every_orthant_and_corner_is_looked_at():
    assert not same(tree("|x||y|/(x y)"), tree("1"))
    assert not same(tree("|x+2.99|"), tree("x+2.99"))
    assert not same(tree("|x+y+5.9|"), tree("x+y+5.9"))


def test_the_domain_is_obeyed():
    away = {"x": (Fraction(5), Fraction(6))}
    assert same(tree("|x-4|"), tree("x-4"), away)
    found = compare(tree("x"), tree("x^2"), away)
    assert 5 <= found.witness.at["x"] <= 6


def test_a_domain_may_be_a_point():
    assert same(tree("x^2"), tree("4"), {"x": (Fraction(2), Fraction(2))})


def test_a_fingerprint_never_takes_the_different_for_the_same():
    texts = [
        "x",
        "y",
        "x+y",
        "x-y",
        "xy",
        "x/y",
        "x^2",
        "x^y",
        "y^x",
        "e^x",
        "e^y",
        "e^(-x)",
        "sqrt(x)",
        "1/sqrt(x)",
        "sin(x)",
        "cos(x)",
        "tan(x)",
        "ln(x)",
        "sin(2x)",
        "|x|",
        "2",
        "e",
        "pi",
        "x^(1/3)",
        "x^(2/3)",
        "x^(-2/3)",
        "e^(2x)",
    ]
    for one in texts:
        assert not fingerprint.are_identical(tree(f"1/(x-x) + {one}"), tree(one))
        for other in texts:
            assert fingerprint.are_identical(tree(one), tree(other)) == (one == other)


def test_nested_roots_cost_no_more_than_their_size():
    """A tree is never worked out twice inside itself."""
    text = "cbrt(" * 14 + "x" + ")+1" * 14
    assert not same(tree(text), tree("ln(xy)"))


def test_large_values_are_compared_without_being_written_out():
    tower = "e^(e^(e^(x+2)))"
    assert same(tree(f"{tower} + sin(x)^2"), tree(f"{tower} + 1 - cos(x)^2"))
