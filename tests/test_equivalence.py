"""Same or not: equal forms are found equal, the rest is refuted by a point that shows it."""

from fractions import Fraction

import pytest

from gradquest.maths import floats
from gradquest.maths.grammar.reading import read
from gradquest.maths.judging import fingerprint, quick
from gradquest.maths.judging.equivalence import Standing, are_near, compare, same
from gradquest.maths.judging.samples import samples
from gradquest.maths.verdict import Method, Witness

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
    ("sin(x)^2 + cos(x)^2", "1"),
    ("sin(2x)", "2sin(x)cos(x)"),
    ("20cos(x)^2 - 10", "10cos(2x)"),
    ("e^(x+y)", "e^x e^y"),
    ("(e^x)^2", "e^(2x)"),
    ("1/cosh(x)^2", "1 - tanh(x)^2"),
    ("0", "sin(x)^2 + cos(x)^2 - 1"),
    ("cos(3x)", "4cos(x)^3 - 3cos(x)"),
    ("tan(x+y)", "(tan x + tan y)/(1 - tan x tan y)"),
    ("sin(x+pi/2)", "cos(x)"),
    ("cos(x-3pi)", "-cos(x)"),
    ("sin(2(x-y))", "2sin(x-y)cos(y-x)"),
    ("cosh(2x)", "2sinh(x)^2 + 1"),
    ("tanh(x)", "(e^(2x)-1)/(e^(2x)+1)"),
    ("2^(x+1)", "2*2^x"),
    ("e^(2(x-y))", "e^x e^x/(e^y)^2"),
    ("|x|^2", "x^2"),
    ("sqrt(x^2)", "|x|"),
    ("sqrt((2x+3y)^2)", "|2x+3y|"),
    ("log2(x^2)", "ln(x^2)/ln 2"),
    ("ln(x^2 y^2)", "2ln|xy|"),
    ("ln(x^2)", "-ln(1/x^2)"),
    ("ln(e^x)", "x"),
    ("ln(e)", "1"),
    ("sqrt(9/4)", "3/2"),
    ("cos(pi)", "-1"),
]
SAMPLED = [
    ("x/|x|", "sign(x)"),
    ("|x-y||x+y|", "|y^2-x^2|"),
    ("sin(x y/2)^2", "(1-cos(xy))/2"),
    ("tan(x/2)", "sin(x)/(1+cos(x))"),
    ("|x|/x", "x/|x|"),
    ("arcsin(sin(x/2))", "x/2"),
    ("arcsin(x/sqrt(1+x^2))", "arctan(x)"),
    ("sqrt(x^2+2xy+y^2)", "|x+y|"),
    ("2^x 3^x", "6^x"),
    ("x/sqrt(x)", "sqrt(x)"),
    ("ln(8)/ln(2)", "3"),
    ("sqrt(2)/2", "1/sqrt(2)"),
    ("cos(pi/4)", "1/sqrt(2)"),
    ("(-8)^(1/3)", "-2"),
    ("x^(2/3)", "cbrt(x)^2"),
    ("2^x", "e^(x ln 2)"),
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


def test_rational_expressions_that_differ_by_next_to_nothing_are_different():
    assert compared("x + 10^-100", "x").standing is Standing.DIFFERENT
    assert compared("x - 1/(10^50 + x^2)^2", "x").standing is Standing.DIFFERENT
    assert compared("sin(x) + 10^-100", "sin(x)").standing is Standing.DIFFERENT


def test_a_proof_of_what_has_no_value_on_the_domain_is_none():
    negative = {"x": (Fraction(-3), Fraction(-1))}
    assert compared("2ln(x)", "ln(x^2)", negative).standing is Standing.UNDEFINED
    assert compared("2ln(x)", "ln(x^2)").standing is Standing.DIFFERENT
    assert compared("2ln(x)", "ln(x^2)", POSITIVE).method is Method.PROVED


def test_rounding_explains_a_difference_only_where_it_is_seen():
    assert are_near(tree("1.41x + y"), tree("sqrt(2)x + y"), {})
    assert not are_near(tree("1.5x"), tree("sqrt(2)x"), {})
    assert not are_near(tree("2.99-x"), tree("|x-2.99|"), {}, Witness({"x": 2.995}, -0.005, 0.005))
    assert not are_near(tree("+".join(["0.33x"] * 9)), tree("3x"), {})
    assert not are_near(tree("2x"), tree("2x"), {})


@pytest.mark.parametrize(
    "text", ["3x^2/y - 4", "sin(x)cos(y) + tan(x)", "x^(1/3) - x^y", "|x|ln(x)", "e^(x^9)",
             "1/(x-x)", "(x-2)^-2", "x^1.5", "x+y+x y y+2pi"]
)  # fmt: skip
def test_a_quick_function_has_the_values_of_the_slow_one(text):
    quickly = quick.function(tree(text))
    for at in samples({"x", "y"}, {}).spread[:40]:
        slowly = floats.value(tree(text), at.approximate)
        assert quickly(at.approximate) == pytest.approx(slowly, rel=1e-12, nan_ok=True)


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
    "text",
    [
        "1/(x-x)",
        "ln(-x^2)",
        "sqrt(-1-x^2)",
        "1/(sin(x)^2+cos(x)^2-1)",
        "arcsin(3+x^2)",
        "x/tan(pi)",
        "1/(x sin(2pi))",
        "x/cos(pi/2)",
    ],
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
        "cos(2x)",
        "sin(x/2)",
        "sin(x+y)",
        "sin(x-y)",
        "tan(x/2)",
        "sinh(x)",
        "cosh(x)",
        "tanh(2x)",
        "2^x",
        "ln(x)/2",
        "ln(2x)",
        "ln(x+y)",
        "log2(x)",
        "log10(x)",
        "|xy|",
        "|x+y|",
        "sign(x)",
        "sign(x)x",
        "arctan(x)",
        "e^(x^2)",
        "e^(x/2)",
        "pi^x",
        "x^pi",
        "cos(pi x)",
        "cos(x+1)",
    ]
    for one in texts:
        assert not fingerprint.are_identical(tree(f"1/(x-x) + {one}"), tree(one))
        for other in texts:
            assert fingerprint.are_identical(tree(one), tree(other)) == (
                one == other or {one, other} == {"sign(x)x", "|x|"}
            )


def test_nested_roots_cost_no_more_than_their_size():
    """A tree is never worked out twice inside itself."""
    text = "cbrt(" * 14 + "x" + ")+1" * 14
    assert not same(tree(text), tree("ln(xy)"))


def test_large_values_are_compared_without_being_written_out():
    tower = "e^(e^(e^(x+2)))"
    assert same(tree(f"{tower} + sin(x)^2"), tree(f"{tower} + 1 - cos(x)^2"))
