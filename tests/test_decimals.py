"""A decimal is right when it is the true value rounded to the digits typed, at least three."""

from fractions import Fraction

import pytest

from gradquest.maths.grammar.reading import read
from gradquest.maths.judging.decimals import (
    Rounding,
    last_place,
    moved,
    rounding,
    significant_digits,
    typed_number,
)

THIRD = Fraction(1, 3)
TWO_THIRDS = Fraction(2, 3)
SQUARE_OF_E = Fraction("7.389056098930650227230427460575007813180315570551847324087")

CASES = [
    ("0.333", THIRD, Rounding.ROUNDED),
    ("0.33333333", THIRD, Rounding.ROUNDED),
    ("0.33", THIRD, Rounding.TOO_SHORT),
    ("0.3", THIRD, Rounding.TOO_SHORT),
    ("0.334", THIRD, Rounding.OFF),
    ("0.3333334", THIRD, Rounding.OFF),
    ("0.667", TWO_THIRDS, Rounding.ROUNDED),
    ("0.666", TWO_THIRDS, Rounding.CUT_OFF),
    ("0.66", TWO_THIRDS, Rounding.OFF),
    ("-0.667", -TWO_THIRDS, Rounding.ROUNDED),
    ("-0.666", -TWO_THIRDS, Rounding.CUT_OFF),
    ("0.667", -TWO_THIRDS, Rounding.OFF),
    ("0.5", Fraction(1, 2), Rounding.EXACT),
    ("0.500", Fraction(1, 2), Rounding.EXACT),
    ("-.5", Fraction(-1, 2), Rounding.EXACT),
    ("7.39", SQUARE_OF_E, Rounding.ROUNDED),
    ("7.4", SQUARE_OF_E, Rounding.TOO_SHORT),
    ("7.38", SQUARE_OF_E, Rounding.CUT_OFF),
    ("7", SQUARE_OF_E, Rounding.OFF),
    ("7.", SQUARE_OF_E, Rounding.TOO_SHORT),
    ("7.38905609893065", SQUARE_OF_E, Rounding.ROUNDED),
    ("1097", Fraction("1096.633"), Rounding.ROUNDED),
    ("1100", Fraction("1096.633"), Rounding.OFF),
    ("1.10e3", Fraction("1096.633"), Rounding.ROUNDED),
    ("1.1e3", Fraction("1096.633"), Rounding.TOO_SHORT),
    ("12", Fraction("12.3"), Rounding.OFF),
    ("0.00333", Fraction(1, 300), Rounding.ROUNDED),
    ("3.33e-3", Fraction(1, 300), Rounding.ROUNDED),
    ("0.00", Fraction(1, 300), Rounding.TOO_SHORT),
    ("0.125", Fraction("0.1245"), Rounding.ROUNDED),
    ("0.124", Fraction("0.1245"), Rounding.ROUNDED),
    ("0", Fraction(1, 300), Rounding.OFF),
    ("1.000", Fraction(1), Rounding.EXACT),
    ("1.000", Fraction("1.0004"), Rounding.ROUNDED),
]


def typed(text):
    return typed_number(read(text, ()).components[0])


@pytest.mark.parametrize(("text", "true", "expected"), CASES)
def test_the_rule(text, true, expected):
    assert rounding(typed(text), true) is expected


@pytest.mark.parametrize("true", [Fraction(n, d) for n in (1, 5, 22, 355) for d in (3, 7, 113)])
@pytest.mark.parametrize("digits", range(1, 9))
def test_every_correct_rounding_counts_from_three_digits_on(true, digits):
    text = f"{float(true):.{digits}f}"
    expected = (Rounding.ROUNDED, Rounding.EXACT)
    if significant_digits(text) < 3:
        expected = (Rounding.TOO_SHORT, Rounding.EXACT)
    assert rounding(typed(text), true) in expected


@pytest.mark.parametrize(
    ("text", "place", "digits"),
    [("3.14", "0.01", 3), ("2.50", "0.01", 3), ("12", "1", 2), ("3e2", "100", 1),
     ("0.0450", "0.0001", 3), ("-120", "1", 3), ("0.00", "0.01", 0), ("1.5e-3", "0.0001", 2),
     (".5", "0.1", 1)],
)  # fmt: skip
def test_digits_and_places(text, place, digits):
    assert last_place(text) == Fraction(place)
    assert significant_digits(text) == digits


@pytest.mark.parametrize("text", ["1/3", "0.3*2", "sqrt(2)", "e", "2+1"])
def test_only_a_plain_number_is_a_typed_number(text):
    assert typed(text) is None


def test_only_rounded_coefficients_loosen_a_formula():
    def moves(text):
        return list(moved(read(text, ("x", "y")).components[0]))

    assert moves("x/2 + 0.5y + 3") == []
    assert moves("0.33x") == [read("0.335x", ("x",)).components[0]]
    assert len(moves("0.11x + 0.12y")) == 2
    assert moves("10.x") == [read("10.2x", ("x",)).components[0]]
