"""Which rule a function practises, and how hard it is where the author does not say."""

import pytest

from gradquest.banks.family import FAMILIES, family, level
from gradquest.maths.grammar.reading import read

LETTERS = ("x", "y", "a", "b", "m", "w")


@pytest.mark.parametrize(
    ("function", "expected", "estimate"),
    [
        ("a*x + b*y", "polynomial", 1),
        ("a*x^m + b*y^2 + sqrt(a)", "polynomial", 1),
        ("a*x^2/b + y/3", "polynomial", 1),
        ("e^a*x + y*sin(b)", "polynomial", 1),
        ("a*x*y", "mixed", 2),
        ("(a + x)*(b + y)", "mixed", 2),
        ("(a*x + y)*(x + b*y)", "product", 4),
        ("x/y", "quotient", 3),
        ("a/x + y", "quotient", 3),
        ("x^-2 + y", "quotient", 3),
        ("(a*x + b*y)^m", "chain", 2),
        ("|x + y|", "chain", 2),
        ("a*e^x + b*e^y", "exp", 2),
        ("x^y", "power", 2),
        ("2^x + y", "power", 2),
        ("x*arctan(y)", "inverse-trig", 3),
        ("e^(a*x*y)", "exp", 4),
        ("a*ln(x) + y", "log", 2),
        ("ln(x^2 + y^2)", "log", 3),
        ("sin(a*x + b*y)", "trig", 3),
        ("e^x*tanh(y)", "hyperbolic", 4),
        ("sqrt(x*y)", "root", 4),
        ("x^(1/2) + y", "root", 2),
        ("x*y*e^(x + y)*sin(x*y)/sqrt(ln(x))", "root", 7),
    ],
)
def test_a_function_belongs_to_its_hardest_rule(function, expected, estimate):
    tree = read(function, LETTERS).components[0]
    assert family(tree, ("x", "y")) == expected
    assert level(tree, ("x", "y")) == estimate


def test_families_stand_from_easy_to_hard():
    assert FAMILIES[0] == "polynomial"
    assert FAMILIES[-1] == "inverse-trig"
