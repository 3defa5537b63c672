"""Letters held fixed and difference quotients: answers, slips, and draws that teach nothing."""

from __future__ import annotations

import pytest
from posing import posed, slip_of, told
from slip_census import census, of_bank
from solution_lines import faults

from gradquest.kinds.kind import Material, kinds
from gradquest.maths.grammar.reading import read

LEFT = posed("frozen", "2x^2 - 5x*y + 2y", (1, -3), aspect="x")
HEIGHT = posed("frozen", "x^2*y + 3y", (2, -1), aspect="value")
THREE = posed("frozen", "x*y + y*z^2", (1, 2, 3), names="xyz", aspect="y")


def chord(function: str, point, h: str = "0.1", aspect: str = "x"):
    names = "xyz"[: len(point)]
    return posed("difference_quotient", function, point, names=names, aspect=aspect, given={"h": h})


CHORD = chord("x^2*y + y^2", (3, 2))


@pytest.mark.parametrize(
    ("problem", "question", "answer"),
    [
        (LEFT, "f(x, -3) = ?", "2x^2 + 15x - 6"),
        (HEIGHT, "f(2, -1) = ?", "-7"),
        (THREE, "f(1, y, 3) = ?", "10y"),
        (posed("frozen", "(3w + b)^2", (1, 2), names="wb", aspect="w"), "f(w, 2) = ?", "(3w+2)^2"),
        (chord("x^2", (3,)), "(f(3.1) - f(3)) / 0.1 = ?", "6.1"),
        (chord("x^2", (3,), "0.01"), "(f(3.01) - f(3)) / 0.01 = ?", "6.01"),
        (chord("x^2", (0,)), "(f(0.1) - f(0)) / 0.1 = ?", "0.1"),
        (CHORD, "(f(3.1, 2) - f(3, 2)) / 0.1 = ?", "12.2"),
        (
            chord("x^2 + 3y^2", (1, 2), aspect="y"),
            "(f(1, 2.1) - f(1, 2)) / 0.1 = ?",
            "12.3",
        ),
    ],
)
def test_answers_and_solutions_are_true(problem, question, answer):
    assert problem.question == question
    assert problem.judge(answer).is_right
    assert list(faults(problem)) == []


def test_the_quotient_comes_to_the_slope_and_the_solution_says_so():
    for width in ("0.1", "0.01", "0.001"):
        problem = chord("x^2", (3,), width)
        assert abs(float(problem.answer[0].value) - 6) < 2 * float(width)
        assert "nearer this comes to the slope df/dx(3) = 6." in problem.steps[-1].says


@pytest.mark.parametrize(
    ("problem", "answer", "slip"),
    [
        (LEFT, "2x^2 - 5x*y + 2y", "not-substituted"),
        (LEFT, "18 + 17y", "wrong-variable"),
        (LEFT, "2x^2 - 15x + 6", "sign-lost"),
        (LEFT, "2x^2 - 5x + 2", "letter-dropped"),
        (LEFT, "2x^2", "term-dropped"),
        (LEFT, "4x + 15", "slope-instead"),
        (LEFT, "2x^2 + 15x", "term-forgotten"),
        (HEIGHT, "4y + 3y", "not-substituted"),
        (HEIGHT, "8", "point-swapped"),
        (HEIGHT, "-4", "slope-instead"),
        (THREE, "4y", "point-swapped"),
        (CHORD, "12", "slope-instead"),
        (CHORD, "2x*y", "slope-instead"),
        (CHORD, "1.22", "not-divided"),
        (CHORD, "0.122", "multiplied"),
        (CHORD, "-12.2", "way-reversed"),
        (CHORD, "13.1", "wrong-variable"),
        (CHORD, "11.8", "behind"),
        (CHORD, "1", "added-outside"),
        (CHORD, "14", "whole-unit"),
        (CHORD, "12.4", "slope-at-the-end"),
    ],
)
def test_slips_have_names(problem, answer, slip):
    name, message = told(problem, answer)
    assert name == slip or slip in message or "Did you" in message


def test_moving_every_letter_is_told():
    assert slip_of(CHORD, "26.321") in {"all-moved", ""}
    assert slip_of(chord("x*y", (3, 2)), "5.1") == "all-moved"


@pytest.mark.parametrize(
    ("problem", "unseen"),
    [
        (LEFT, set()),
        (CHORD, set()),
        (posed("frozen", "x^2*y", (2, 1), aspect="x"), {"letter-dropped"}),
        (posed("frozen", "x*y", (2, 3), aspect="value"), {"point-swapped"}),
        (chord("3x + y^2", (1, 2)), {"slope-instead", "point-swapped"}),
        (chord("x^2 + 2x*y + 2y^2", (3, 1)), {"point-swapped"}),
        (chord("x^2", (3,), "1"), {"not-divided"}),
    ],
)
def test_draws_that_hide_a_slip_are_noticed(problem, unseen):
    assert set(problem.kind.blind_spots(problem.task)) == unseen


def test_a_right_quotient_is_not_called_a_wrong_slope_in_the_picture():
    assert CHORD.scene(CHORD.answer) == CHORD.scene(None)
    assert CHORD.scene(read("1.22", ("x", "y")).components) != CHORD.scene(None)


def test_one_letter_cannot_be_held_and_a_width_must_be_given():
    one = Material(read("x^2", ("x",)).components[0], ("x",), frozenset({"point"}))
    assert "two variables" in (kinds()["frozen"].hindrance(one) or "")
    assert "given: {h:" in (kinds()["difference_quotient"].hindrance(one) or "")


def test_the_shipped_problems_name_nearly_every_slip():
    found = census(of_bank("beginnings", 7), keep=2)
    assert not found.called_wrong
    assert found.share > 0.9
