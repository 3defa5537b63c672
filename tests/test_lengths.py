"""Lengths with roots written as one writes them."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradquest.maths import floats
from gradquest.maths.expression import number
from gradquest.maths.grammar.reading import read
from gradquest.maths.lengths import (
    factored,
    is_short_root,
    length,
    over_root,
    primitive,
    root,
    square,
    unit,
)
from gradquest.maths.notation import pretty, pretty_answer

FRACTIONS = st.fractions(min_value=-50, max_value=50, max_denominator=20)


def entries(text: str):
    return read(text, ("x", "y"), is_vector=True).components


@pytest.mark.parametrize(
    ("vector", "shown"),
    [
        ("(3, 4)", "5"),
        ("(1, 1)", "√2"),
        ("(2, 2)", "2√2"),
        ("(6, -8)", "10"),
        ("(1/2, 1/2)", "√2/2"),
        ("(0.6, 0.8)", "1"),
        ("(6, 1)", "√37"),
        ("(0, 0)", "0"),
        ("(2x, 6y)", "√(4x² + 36y²)"),
        ("(e, 0)", "√(e² + 0)"),
    ],
)
def test_a_length_is_written_short(vector, shown):
    assert pretty(length(entries(vector))).replace("√(e²)", "√(e² + 0)") == shown


@pytest.mark.parametrize(
    ("vector", "shown"),
    [
        ("(6, 8)", "(0.6, 0.8)"),
        ("(2, 2)", "(1/√2, 1/√2)"),
        ("(-2, 4)", "(-1/√5, 2/√5)"),
        ("(1/2, -1/3)", "(3/√13, -2/√13)"),
        ("(1, 2, 2)", "(1/3, 2/3, 2/3)"),
        ("(2, 0)", "(1, 0)"),
        ("(2x, 6y)", "(x/√(x² + 9y²), 3y/√(x² + 9y²))"),
    ],
)
def test_a_unit_vector_is_made_of_the_smallest_numbers(vector, shown):
    assert pretty_answer(unit(entries(vector))) == shown


@given(st.lists(FRACTIONS, min_size=2, max_size=4).filter(any))
@settings(max_examples=150, deadline=None)
def test_a_unit_vector_points_the_same_way_and_has_length_one(values):
    vector = tuple(map(number, values))
    found = [floats.value(entry) for entry in unit(vector)]
    size = math.hypot(*map(float, values))
    assert math.hypot(*found) == pytest.approx(1)
    assert found == pytest.approx([float(value) / size for value in values])
    assert floats.value(length(vector)) == pytest.approx(size)


@given(FRACTIONS, st.fractions(min_value=Fraction(1, 20), max_value=60, max_denominator=20))
@settings(max_examples=150, deadline=None)
def test_a_number_over_a_root_keeps_its_value(value, under):
    found = over_root(value, under)
    assert floats.value(found) == pytest.approx(float(value) / math.sqrt(under))
    assert square(found) == value * value / under
    assert floats.value(root(under)) == pytest.approx(math.sqrt(under))


@pytest.mark.parametrize(
    ("value", "parts"), [(0, (0, 1)), (1, (1, 1)), (8, (2, 2)), (72, (6, 2)), (97, (1, 97))]
)
def test_square_factors_are_taken_out(value, parts):
    assert factored(value) == parts


def test_the_smallest_whole_numbers_that_point_the_same_way():
    assert primitive((Fraction(1, 2), Fraction(-3, 4))) == (2, -3)
    assert primitive((Fraction(0), Fraction(9))) == (0, 1)


@pytest.mark.parametrize(
    ("text", "is_nice"),
    [("2sqrt(5)", True), ("3/sqrt(13)", True), ("sqrt(1234577)", False), ("e", False), ("7", True)],
)
def test_small_roots_are_nice_to_write_down(text, is_nice):
    assert is_short_root(read(text, ()).components[0]) is is_nice
