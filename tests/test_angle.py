"""Angles in degrees: full turns do not count, a tenth is exact enough."""

from __future__ import annotations

import pytest

from gradquest.maths.grammar.reading import read
from gradquest.maths.judging.angle import TO_A_TENTH, judge_angle, plain_angle
from gradquest.maths.verdict import Expected, Outcome


def verdict(text: str, degrees: str):
    return judge_angle(text, Expected(read(degrees, ()).components, (), {}))


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("45", "45"),
        ("45.0", "45"),
        ("45°", "45"),
        ("45 deg", "45"),
        ("45 degrees", "45"),
        ("405", "45"),
        ("-315", "45"),
        ("315", "-45"),
        ("-45", "315"),
        ("180", "-180"),
        ("360", "0"),
        ("53.1", "180arctan(4/3)/pi"),
        ("53.13", "180arctan(4/3)/pi"),
        ("413.1", "180arctan(4/3)/pi"),
        ("-306.9", "180arctan(4/3)/pi"),
        ("531/10", "180arctan(4/3)/pi"),
        ("arctan(4/3)*180/pi", "180arctan(4/3)/pi"),
        ("8.1", "180arctan(1/7)/pi"),
        ("-8.1", "-180arctan(1/7)/pi"),
        ("351.9", "-180arctan(1/7)/pi"),
        ("0.6", "180arctan(1/100)/pi"),
    ],
)
def test_an_angle_is_right_to_a_tenth_and_up_to_full_turns(text, degrees):
    assert verdict(text, degrees).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("44", "45"),
        ("-45", "45"),
        ("225", "45"),
        ("53.2", "180arctan(4/3)/pi"),
        ("53.0", "180arctan(4/3)/pi"),
        ("54", "180arctan(4/3)/pi"),
        ("8.2", "180arctan(1/7)/pi"),
        ("0.927", "180arctan(4/3)/pi"),
        ("1e12", "45"),
    ],
)
def test_another_angle_is_wrong(text, degrees):
    assert verdict(text, degrees).outcome is Outcome.WRONG


@pytest.mark.parametrize(
    ("text", "degrees"), [("53", "180arctan(4/3)/pi"), ("8", "180arctan(1/7)/pi")]
)
def test_too_rough_an_angle_is_asked_for_again(text, degrees):
    found = verdict(text, degrees)
    assert found.outcome is Outcome.ASK
    assert found.message == TO_A_TENTH


@pytest.mark.parametrize("text", ["", "1/0", "x", "north", "°"])
def test_what_is_no_angle_is_handed_back(text):
    assert verdict(text, "45").outcome is Outcome.UNREADABLE


def test_only_the_sign_for_degrees_is_taken_off():
    assert plain_angle("30°") == "30"
    assert plain_angle("2deg + 1") == "2deg + 1"
