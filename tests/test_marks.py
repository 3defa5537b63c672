"""What the log notes of an answer besides its verdict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from posing import posed

from gradquest.kinds.problem import Problem
from gradquest.training.marks import arrow_error, flags

HERE: Mapping[str, Any] = {"at": (1, 2)}


def flags_of(problem: Problem, text: str) -> str:
    return flags(problem, problem.judge(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2x(x+y) + x^2", "other-form"),
        ("3x^2 + 2xy", ""),
        ("2*y*x + 3*x^2", ""),
        ("3x^2 + 2x*y + 0", ""),
        ("x(3x + 2y)", "other-form"),
        ("3x^2", ""),
    ],
)
def test_another_form_is_one_that_order_and_spelling_do_not_explain(text: str, found: str) -> None:
    assert flags_of(posed("partial_x", "x^3 + x^2*y"), text) == found


@pytest.mark.parametrize("text", ["(2, 4)", "(2, 8/2)", "(2.0, 4)"])
def test_numbers_have_no_other_form(text: str) -> None:
    assert flags_of(posed("gradient_at", "x^2 + y^2", **HERE), text) == ""


@pytest.mark.parametrize(
    ("kind", "formula", "text", "found"),
    [
        ("partial_x", "y^2", "0", "flat"),
        ("partial_x", "y^2", "2y", ""),
        ("gradient_at", "(x-1)^2 + y^2", "(0, 4)", "flat"),
        ("gradient_at", "(x-1)^2 - (y-2)^2", "(0, 0)", "flat level-ground"),
        ("critical_point", "(x-1)^2 - (y-2)^2", "(1, 2)", "level-ground"),
        ("classify", "(x-1)^2 - (y-2)^2", "saddle", "level-ground"),
        ("classify", "(x-1)^2 - (y-2)^2", "minimum", ""),
    ],
)
def test_zeros_are_noted_where_they_are_slopes(
    kind: str, formula: str, text: str, found: str
) -> None:
    assert flags_of(posed(kind, formula, **HERE), text) == found


@pytest.mark.parametrize(
    ("rate", "text", "found"),
    [("1/4", "(1/2, 1)", ""), ("1/2", "(0, 0)", ""), ("3/4", "(-1/2, -1)", "overshoots")],
)
def test_a_step_overshoots_where_it_would_go_back(rate: str, text: str, found: str) -> None:
    problem = posed("descent_step", "x^2 + y^2", rate=rate, **HERE)
    assert flags_of(problem, text) == found


@pytest.mark.parametrize(
    ("kind", "more", "text", "degrees"),
    [
        ("gradient_at", {}, "(2, 4)", 0.0),
        ("gradient_at", {}, "(4, 2)", 36.87),
        ("gradient_at", {}, "(-2, -4)", 180.0),
        ("gradient_at", {}, "(0, 0)", None),
        ("gradient_at", {}, "(2,", None),
        ("direction", {"aspect": "ascent"}, "(1, 2)", 0.0),
        ("direction", {"aspect": "descent"}, "(1, 2)", 180.0),
        ("direction", {"aspect": "level"}, "(1, 2)", None),
        ("direction", {"aspect": "angle"}, "50", None),
        ("partial_x", {}, "2", None),
        ("read_contour", {"aspect": "arrow"}, "A", 0.0),
        ("read_contour", {"aspect": "arrow"}, "B", 90.0),
        ("read_contour", {"aspect": "downhill"}, "A", 180.0),
        ("read_contour", {"aspect": "sign x"}, "positive", None),
    ],
)
def test_the_arrow_is_off_by_the_angle_to_the_true_one(
    kind: str, more: Mapping[str, Any], text: str, degrees: float | None
) -> None:
    """Also where the arrow was picked by its letter: they go round from the right."""
    problem = posed(kind, "x^2 + y^2", **HERE, **more)
    assert arrow_error(problem, problem.judge(text)) == degrees
