"""What stands in the empty answer shows the shape and the letters that are asked for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from posing import posed, towards

from gradquest.banks.drawing import Barren, draw
from gradquest.banks.library import shipped_banks
from gradquest.maths.expression import variables
from gradquest.maths.verdict import Outcome

TEMPLATES = [
    (template, kind)
    for bank in shipped_banks()
    for template in bank.templates
    for kind in template.kinds
]


@pytest.mark.parametrize(
    ("problem", "shown"),
    [
        (posed("partial_x", "x^2*y"), "6x^2"),
        (posed("partial_y", "x^2*y"), "6y^2"),
        (posed("partial_w", "E*I*N + S^3", names="EINS"), "6S^2"),
        (posed("partial_x", "w1^3*b", names=("w1", "b")), "6w1^2"),
        (posed("partial_x", "2x^3+y"), "5x^2"),
        (posed("frozen", "x*y", at=(-2, 1), aspect="y"), "6y^2"),
        (posed("frozen", "x*y", at=(-2, 1), aspect="value"), "6"),
        (posed("second", "x^3*y^3", aspect="y y"), "6y^2"),
        (posed("partial_at", "x^2*y", at=(1, 2), aspect="x"), "6"),
        (posed("gradient", "x^2*y"), "(6x, 7y)"),
        (posed("gradient", "3x^2+3.5y^2"), "(5x, 6y)"),
        (posed("gradient", "2x + y", aspect="unit"), "(3/5, 4/5)"),
        (posed("gradient", "3x + 4y", aspect="unit"), "(4/5, 3/5)"),
        (posed("gradient", "2x + y - z", names="xyz", aspect="unit"), "(2/7, 3/7, 6/7)"),
        (
            posed("gradient", "x^3 + y", aspect="unit"),
            "(6x/sqrt(36x^2 + 49y^2), 7y/sqrt(36x^2 + 49y^2))",
        ),
        (posed("gradient_at", "x^2*y", at=(1, 2)), "(6, -7)"),
        (posed("direction", "x^2*y", at=(1, 2), aspect="unit level"), "(3/5, 4/5)"),
        (posed("direction", "x^2*y", at=(1, 2), aspect="descent"), "(6, -7)"),
        (posed("direction", "x^2*y", at=(1, 2), aspect="angle"), "6.5"),
        (posed("magnitude", "x^2*y", at=(1, 2)), "6sqrt(7)"),
        (posed("hessian", "x^3*y", at=(1, 2), aspect="symbolic"), "(6x, 7y, 8x)"),
        (posed("rate", "2x^2", names="x", at=(1,), rate="0.1", aspect="largest"), "0.6"),
    ],
)
def test_the_shape_and_the_letters_are_those_of_the_answer(problem, shown):
    assert problem.sample == shown


@pytest.mark.parametrize(
    ("names", "at", "near", "aspect", "shown"),
    [
        ("x", (1,), (2,), "plane", "6x + 7"),
        ("xy", (1, 2), (2, 2), "plane", "6x + 7y + 8"),
        ("xy", (1, 2), (2, 2), "value", "6.5"),
        ("xy", (1, 2), (2, 2), "change", "6.5"),
    ],
)
def test_a_tangent_is_a_line_and_an_estimate_a_decimal(names, at, near, aspect, shown):
    f, way = "x^2" if names == "x" else "x^2*y", towards(*near)
    problem = posed("linear_estimate", f, at=at, names=names, direction=way, aspect=aspect)
    assert problem.sample == shown


@given(st.sampled_from(TEMPLATES), st.integers(0, 10**6))
@settings(max_examples=150, deadline=None)
def test_a_sample_is_read_as_an_answer_and_is_never_right(place, seed):
    try:
        problem = draw(*place, seed)
    except Barren:
        return
    if problem.accepts:
        return
    verdict = problem.kind.judge(problem.task, problem.sample)
    assert verdict.outcome is Outcome.WRONG
    assert verdict.reading is not None
    assert len(verdict.reading.components) == len(problem.answer)
    letters = {name for entry in verdict.reading.components for name in variables(entry)}
    assert letters <= (set() if problem.asks_for_numbers else set(problem.task.variables))
