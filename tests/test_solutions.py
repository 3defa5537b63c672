"""Worked solutions of everything that is shipped: true in every line, and short to read."""

import re
from itertools import pairwise

import pytest
from slip_census import problems
from solution_lines import faults

from gradquest.banks.library import Library
from gradquest.commands.wording import solution_lines
from gradquest.kinds.problem import Problem
from gradquest.maths.calculus.differentiation import worked
from gradquest.maths.grammar.reading import read
from gradquest.maths.notation import pretty
from gradquest.maths.tidy import tidy

SEEDS = (3, 4, 5)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_line_is_true_and_the_last_one_is_the_answer(seed):
    assert [fault for problem in problems((seed,)) for fault in faults(problem)] == []


def posed(reference: str) -> Problem:
    return Library.open().problem(reference)


def test_a_partial_of_plain_terms_is_one_line():
    assert list(solution_lines(posed("polynomials/one-power-each/partial_x:2")))[:2] == [
        "1. ∂f/∂x = 12x",
        "   Power rule. Only x moves; y is a fixed number here. "
        "4y² has no x in it, so its derivative is 0. "
        "The exponent comes down in front and goes down by one: x² becomes 2x. "
        "The factor 6 in front stays.",
    ]


def test_what_was_said_of_moving_letters_is_said_once():
    for kind in ("gradient_at", "descent_step"):
        lines = list(solution_lines(posed(f"polynomials/shifted-bowl/{kind}:3")))
        assert sum("is a fixed number here" in line for line in lines) == 1
        assert sum("Now only y moves." in line for line in lines) == 1


def test_the_point_is_put_in_once_and_all_coordinates_move_at_once():
    lines = list(solution_lines(posed("polynomials/shifted-bowl/descent_step:3")))
    assert lines[4:8] == [
        "3. ∇f(-1, -4) = (2(-1 - 2), 8(-4 - 2)) = (-6, -48)",
        "   Put in x = -1 and y = -4.",
        "4. new (x, y) = (-1 - 0.1(-6), -4 - 0.1(-48)) = (-0.4, 0.8)",
        "   Go against the gradient: from each letter subtract 0.1 times its own slope.",
    ]


def test_no_line_has_two_signs_in_a_row():
    for problem in problems((7,), keep=6):
        for line in solution_lines(problem):
            assert not re.search(r"[-+·] -\S|\+ \+", line), line


def test_a_line_that_joins_thoughts_counts_for_all_of_them():
    """Par is made of thoughts, so that a shorter text does not make a problem harder."""
    bowl = posed("polynomials/shifted-bowl/descent_step:3")
    assert len(bowl.steps) == 4
    assert sum(step.work for step in bowl.steps) == 12


def test_what_stands_still_is_said_on_the_line_of_the_one_thing_that_changes():
    lines = list(solution_lines(posed("functions/log-of-a-ratio/partial_x:8")))
    assert lines[3].startswith("   Product rule. 6y has no x in it, so its derivative is 0. Two ")


def test_parts_that_are_gathered_are_said_to_be():
    lines = list(solution_lines(posed("losses/with-weight-decay/gradient_at:8")))
    assert lines[4:6] == ["3. ∂f/∂w = 2b + 3w + 4", "   Sum rule. Add the parts, and tidy up."]


@pytest.mark.parametrize(
    ("f", "by", "ends"),
    [
        ("1/(1 + e^(-(9w + b)))", "w", "9e^(-(9w + b))/(1 + e^(-(9w + b)))²"),
        ("5x/sqrt(x^2 + y^2)", "x", "5y²/(x² + y²)^1.5"),
        ("5y/x + 4y", "x", "-5y/x²"),
        ("x^y + y", "x", "yx^(y - 1)"),
        ("7xy/(x^2 + y^2)", "x", "7y(y² - x²)/(x² + y²)²"),
        ("3p ln(p/q)", "p", "3ln(p/q) + 3"),
        ("x^2 + x*y - 5y", "y", "x - 5"),
        ("x y - 2y^2 - 5y", "y", "x - 4y - 5"),
        ("7y - 2y^2", "y", "7 - 4y"),
        ("x e^(x y)", "x", "e^(xy) + xy·e^(xy)"),
        ("(w + b + 2)^2 + w^2/2", "w", "2b + 3w + 4"),
        ("x*(x + 5y)*y", "x", "y(2x + 5y)"),
    ],
)
def test_a_solution_ends_in_the_form_that_reads_best(f, by, ends):
    """What the rules give stays, unless another form is made of less."""
    names = {"w": "wb", "p": "pq"}.get(by, "xy")
    function = tidy(read(f, tuple(names)).components[0])
    assert pretty(worked(function, by, names)[-1].equals[0]) == ends


def test_a_tidier_form_is_never_longer():
    for problem in problems((11,), keep=3):
        for before, after in pairwise(problem.steps):
            if after.says.endswith("The same, tidied up."):
                assert len(pretty(after.equals[0])) < len(pretty(before.equals[0]))
