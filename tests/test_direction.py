"""Directions: any positive multiple, or length 1 where that is asked; sign and length apart."""

import pytest

from gradquest.maths.grammar.reading import read
from gradquest.maths.judging import remarks
from gradquest.maths.judging.judge import judge
from gradquest.maths.verdict import Asked, Expected, Outcome


def verdict(answer, wanted, asked=Asked.DIRECTION, variables=("x", "y"), domain=None):
    components = read(wanted, variables, is_vector=True).components
    return judge(answer, Expected(components, variables, domain or {}, True, asked))


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("(3, 4)", "(3, 4)"),
        ("(6, 8)", "(3, 4)"),
        ("(0.6, 0.8)", "(3, 4)"),
        ("(3/5, 4/5)", "(6, 8)"),
        ("(1/3, -1)", "(1, -3)"),
        ("(0.316, -0.949)", "(1, -3)"),
        ("sqrt(2) i + sqrt(2) j", "(5, 5)"),
        ("0, 7", "(0, 2)"),
        ("(x, y)", "(2x, 2y)"),
        ("(2x, 2y)/sqrt(x^2+y^2)", None),
        ("((x^2+1)x, (x^2+1)y)", "(2x, 2y)"),
        ("(1, 2, 2)", "(3, 6, 6)"),
    ],
)
def test_any_positive_multiple_is_a_right_direction(answer, wanted):
    if wanted is None:
        answer, wanted = "(2x/sqrt(x^2+y^2), 2y/sqrt(x^2+y^2))", "(2x, 2y)"
    found = verdict(answer, wanted)
    assert found.is_right, found
    assert all(found.components)


@pytest.mark.parametrize(
    ("answer", "wanted", "message"),
    [
        ("(-3, -4)", "(3, 4)", remarks.OPPOSITE),
        ("(-6, -8)", "(3, 4)", remarks.OPPOSITE),
        ("(4, 3)", "(3, 4)", remarks.OTHER_WAY),
        ("(3, -4)", "(3, 4)", remarks.OTHER_WAY),
        ("(0, 0)", "(3, 4)", remarks.NO_DIRECTION),
        ("(x^2, x y)", "(2x, 2y)", remarks.OTHER_WAY),
        ("(-x, -y)", "(2x, 2y)", remarks.OPPOSITE),
        ("(3, 4, 0)", "(3, 4)", "2 entries are asked for, like (2, 4); you gave 3."),
        ("5", "(3, 4)", "2 entries are asked for, like (2, 4); you gave a single value."),
    ],
)
def test_another_direction_is_wrong_and_told_from_the_opposite_one(answer, wanted, message):
    found = verdict(answer, wanted)
    assert found.outcome is Outcome.WRONG
    assert found.message == message
    assert found.reading is not None


@pytest.mark.parametrize("answer", ["(0.6, 0.8)", "(3/5, 4/5)", "(3, 4)/5", "0.6i + 0.8j"])
def test_a_unit_vector_has_length_one(answer):
    answer = "(3/5, 4/5)" if answer == "(3, 4)/5" else answer
    assert verdict(answer, "(6, 8)", Asked.UNIT).is_right


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("(3, 4)", remarks.NOT_UNIT),
        ("(-0.6, -0.8)", remarks.OPPOSITE),
        ("(-3, -4)", remarks.OPPOSITE_NOT_UNIT),
        ("(0.8, 0.6)", remarks.OTHER_WAY),
        ("(0, 0)", remarks.NO_DIRECTION),
    ],
)
def test_sign_and_length_are_judged_apart(answer, message):
    found = verdict(answer, "(6, 8)", Asked.UNIT)
    assert found.outcome is Outcome.WRONG
    assert found.message == message


def test_rounded_entries_follow_the_rule_for_decimals():
    assert verdict("(0.707, 0.707)", "(1, 1)", Asked.UNIT).is_right
    assert verdict("(0.32, 0.95)", "(1, 3)", Asked.UNIT).outcome is Outcome.ASK
    assert verdict("(0.53, -0.848)", "(5, -8)", Asked.UNIT).outcome is Outcome.ASK
    assert verdict("(0.32, 0.95)", "(1, 3)").outcome is Outcome.ASK
    assert verdict("(0.33, 0.95)", "(1, 3)").message == remarks.OTHER_WAY


def test_what_has_no_value_is_handed_back():
    assert verdict("(1/0, 1)", "(3, 4)").outcome is Outcome.UNREADABLE
    assert verdict("(ln(-1-x^2), 1)", "(3, 4)").outcome is Outcome.UNREADABLE


def test_another_reading_that_points_right_is_asked_for():
    assert verdict("(1/2x, y)", "(1/(2x), y)").outcome is Outcome.ASK
