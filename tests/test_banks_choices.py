"""What is drawn from, and the conditions on it: exact, and readable aloud."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradquest.banks.choices import read_choices
from gradquest.banks.conditions import read_condition
from gradquest.errors import Unreadable

THIRD = Fraction(1, 3)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3", [3]),
        ("-2.50", ["-5/2"]),
        ("1e-3", ["1/1000"]),
        ("1/3", [THIRD]),
        ("1..4", [1, 2, 3, 4]),
        (" -1 .. 1 ", [-1, 0, 1]),
        ("-2..2 except 0", [-2, -1, 1, 2]),
        ("-3..3 except 0, 1,-1", [-3, -2, 2, 3]),
        ("0.1..0.5 step 0.1", ["1/10", "1/5", "3/10", "2/5", "1/2"]),
        ("0..1 step 1/3", [0, THIRD, 2 * THIRD, 1]),
        (".5..2", ["1/2", "3/2"]),
        ("1..4 step 2 except 3", [1]),
        ("a + 1", [6]),
        ("a..a+2 except 2a - 4", [5, 7]),
        ("-a..-3 step b", [-5, -3]),
    ],
)
def test_choices_are_exact(text, values):
    given = {"a": Fraction(5), "b": Fraction(2)}
    drawn = read_choices(text, ("a", "b")).values(given)
    assert list(drawn) == [Fraction(value) for value in values]


@pytest.mark.parametrize(
    ("text", "message", "column"),
    [
        ("5..-5", "5..-5 runs backwards; write -5..5", 1),
        ("1..3 step 0", "the step must be above 0", 1),
        ("1..3 step -1", "the step must be above 0", 1),
        ("1..2 except 1, 2", "except takes every choice away", 1),
        ("0..1e9", "that is more than 10,000 values; take a larger step", 1),
        ("1/0", "This divides by 0, so it has no value.", 1),
        ("sqrt(2)", "this has no exact value to draw; use whole numbers, decimals, fractions", 1),
        ("q..5", "'q' is not known here; the only letter is a", 1),
        ("1..5 except a, q", "'q' is not known here; the only letter is a", 16),
        ("1..(a", "Did you forget to close this ( ?", 4),
    ],
)
def test_choices_that_make_no_sense_say_so_at_their_place(text, message, column):
    with pytest.raises(Unreadable) as refusal:
        read_choices(text, ("a",))
    assert (refusal.value.message, refusal.value.column) == (message, column)


def test_a_range_that_a_parameter_empties_has_no_values():
    assert not read_choices("a..3", ("a",)).values({"a": Fraction(4)})
    assert not read_choices("1..1 except a", ("a",)).values({"a": Fraction(1)})
    assert not read_choices("1..2 step a", ("a",)).values({"a": Fraction(0)})
    assert not read_choices("1/a", ("a",)).values({"a": Fraction(0)})


@given(st.integers(-50, 50), st.integers(0, 60), st.integers(1, 9))
def test_a_range_holds_its_low_end_and_never_passes_its_high_end(low, width, step):
    values = read_choices(f"{low}..{low + width} step {step}", ()).values({})
    assert values[0] == low
    assert low + width - step < values[-1] <= low + width


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("a != b", True),
        ("a == b", False),
        ("a = 3", True),
        ("4*a*c > b^2", True),
        ("4ac <= b^2", False),
        ("0 < a < b", True),
        ("0 < b < a", False),
        ("a ≠ b and b ≥ 4", True),
        ("a == 1 or b == 4", True),
        ("a == 1 or b == 4 and c == 0", False),
        ("a == 3 and b == 0 or c == 2", True),
        ("sqrt(b) == c", True),
        ("ln(a) > 1", True),
        ("ln(-a) != 1", False),
        ("1/(a - 3) != 5", False),
        ("a/3 == 0.5 + 1/2", True),
    ],
)
def test_conditions_hold_or_not(text, holds):
    given = {"a": Fraction(3), "b": Fraction(4), "c": Fraction(2)}
    assert read_condition(text, ("a", "b", "c")).holds(given) is holds


@pytest.mark.parametrize(
    ("text", "message", "column"),
    [
        ("a", "a condition compares two things, as in a != b or 4*a*c > b^2", 1),
        ("a > 1 or b", "a condition compares two things, as in a != b or 4*a*c > b^2", 9),
        ("a > k", "'k' is not known here; the letters are a and b", 5),
        ("a > 1 and b < (2", "Did you forget to close this ( ?", 15),
        ("(a == 1) or b == 2", "leave out the brackets around a comparison: a == 1 or b == 2", 1),
        (
            "a > 1 and (b + 1 < 2)",
            "leave out the brackets around a comparison: a == 1 or b == 2",
            11,
        ),
    ],
)
def test_a_condition_that_cannot_be_read_says_where(text, message, column):
    with pytest.raises(Unreadable) as refusal:
        read_condition(text, ("a", "b"))
    assert (refusal.value.message, refusal.value.column) == (message, column)


def test_letters_that_contain_or_and_and_are_letters():
    condition = read_condition("orb != sand", ("orb", "sand"))
    assert condition.names == {"orb", "sand"}
