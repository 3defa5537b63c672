"""Hints go from vague to specific, none says again what another said, and none is the answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from posing import posed

from gradquest.banks.drawing import draw
from gradquest.banks.library import shipped_banks
from gradquest.kinds.problem import Problem
from gradquest.maths.expression import variables
from gradquest.maths.notation import pretty_answer

TEMPLATES = [template for bank in shipped_banks() for template in bank.templates]
ASKED = [(template, kind) for template in TEMPLATES for kind in template.kinds]
SEEDS = (0, 1, 2)


def test_the_second_hint_names_each_rule_with_its_piece():
    second = posed("partial_x", "3x^2y^2+5sin(2x)-4y").hints[1]
    assert second == "You need the power rule for 3x²y² and the chain rule for 5sin(2x)."


@pytest.mark.parametrize("f", ["3x^2y^2+5sin(2x)-4y", "exp(x*y)", "x*y^2", "x*sin(x*y)+x"])
def test_the_third_hint_does_not_repeat_the_first(f):
    first, _, third = posed("partial_x", f).hints
    assert first.startswith("Only x moves")
    assert third
    assert "Only x moves" not in third


def test_the_partial_derivative_is_asked_for_with_respect_to_its_letter():
    assert posed("partial_x", "x^2*y").prompt.endswith(
        "Find ∂f/∂x, the partial derivative of f with respect to x."
    )


@pytest.mark.parametrize(
    ("problem", "last"),
    [
        (posed("descent_step", "2x^2 - x", (2,), "0.1", names="x"), "So new x = 2 - 0.1·7."),
        (posed("descent_step", "x^2 + 3x y", (1, 2), "0.1"),
         "So new (x, y) = (1 - 0.1·8, 2 - 0.1·3)."),
        (posed("direction", "x^2 + 3x y", (1, 2), aspect="descent"),
         "Now turn the sign of every entry round."),
        (posed("direction", "x^2 + 3x y", (1, 2), aspect="level"),
         "Now swap the entries, and turn the sign of one of them round."),
        (posed("critical_point", "2w^2 - 11w", names="w"),
         "Bring the number to the other side: 4w = 11."),
        (posed("critical_point", "x^2 + 2y^2 - 3x"), "Bring the number to the other side: 2x = 3."),
        (posed("critical_point", "x^2 + x y + 2y^2 - 5x - 6y"),
         "∂f/∂x minus 2 times ∂f/∂y: x falls out: 2x + y - 5 - 2(x + 4y - 6) = -7y + 7."),
    ],
)  # fmt: skip
def test_the_last_hint_is_the_next_line(problem, last):
    assert problem.hints[-1].startswith(last)


def test_the_hints_of_steepest_ascent_keep_the_gradient():
    """It is the answer, so they say how it is found."""
    hints = posed("direction", "x^2 + 3x y", (1, 2), aspect="ascent").hints
    assert hints[1].startswith("You need the power rule")
    assert hints[2].startswith("Only x moves; y is a fixed number here. The exponent comes down")


@pytest.mark.parametrize(("template", "kind"), ASKED, ids=lambda it: getattr(it, "name", it))
def test_no_hint_gives_the_finished_answer(template, kind):
    """A formula or a list in a hint is no accident; a lone number may be one."""
    problem = draw(template, kind, SEEDS[0])
    if problem.kind.is_spoken or len(problem.steps) == 1:
        return
    given = giveaways(problem)
    if given and is_lone_number(problem):
        others = [giveaways(draw(template, kind, seed)) for seed in SEEDS[1:]]
        given = [place for place in given if all(place in other for other in others)]
    assert given == [], problem.hints


def giveaways(problem: Problem) -> Sequence[int]:
    """The places of the hints in which the answer stands."""
    answer = re.escape(pretty_answer(problem.answer))
    alone = re.compile(rf"(?<![\w.²³√/·^(-]){answer}(?![\w(²³/·^]|\.\d|'| [-+·] )")
    return [place for place, hint in enumerate(problem.hints) if alone.search(hint)]


def is_lone_number(problem: Problem) -> bool:
    return len(problem.answer) == 1 and not variables(problem.answer[0])
