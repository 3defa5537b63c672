"""A critical point is found as on paper: a letter falls out, one is found, it is put in."""

from __future__ import annotations

import pytest
from posing import posed
from solution_lines import faults

from gradquest.kinds.wording import step_line


@pytest.mark.parametrize(
    ("names", "f", "lines"),
    [
        ("w", "2w^2 - 11w - 9", ["critical w = 11/4 = 2.75"]),
        ("w", "w^2/2 + 5w", ["critical w = -5"]),
        ("xy", "x^2 + 5y^2 - x + 8y", [
            "x = 1/2 = 0.5",
            "critical (x, y) = (0.5, -8/10) = (0.5, -0.8)",
        ]),
        ("xy", "3x^2 - 2x y + 3y^2 - 20x + 28y", [
            "6x - 2y - 20 + 3(-2x + 6y + 28) = 16y + 64",
            "y = -64/16 = -4",
            "critical (x, y) = ((28 - 24)/2, -4) = (2, -4)",
        ]),
        ("xyz", "x^2 + y^2 + 3z^2 + x y - 5x - y + 12z", [
            "z = -12/6 = -2",
            "2x + y - 5 - 2(x + 2y - 1) = -3y - 3",
            "y = -3/3 = -1",
            "critical (x, y, z) = (1 + 2, -1, -2) = (3, -1, -2)",
        ]),
    ],
)  # fmt: skip
def test_the_letters_come_out_one_after_the_other(names, f, lines):
    problem = posed("critical_point", f, names=names)
    assert list(map(step_line, problem.steps))[-len(lines) :] == lines
    assert list(faults(problem)) == []


@pytest.mark.parametrize(
    "f",
    [
        "x^2 + y^2 + z^2 + x y + y z + x z - 4x - 5y - 6z",
        "2x^2 + y^2 + 3z^2 + x y - y z - 3x + 2y - 11z",
        "x y + y z + x z - 3x - 4y - 5z",
        "x^2 + x y + y z - 2x - 3y - 4z",
    ],
)
def test_three_letters_that_all_hang_together_come_out_too(f):
    problem = posed("critical_point", f, names="xyz")
    assert list(faults(problem)) == []
    assert problem.steps[-1].equals == problem.answer


def test_an_equation_with_its_sign_turned_is_solved_without_a_minus_below():
    steps = posed("critical_point", "7y - 2y^2 + x^2 - 4x").steps
    assert step_line(steps[-1]) == "critical (x, y) = (2, 7/4) = (2, 1.75)"
