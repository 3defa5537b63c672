"""Kinds of the later levels as they are drawn from the shipped banks."""

from __future__ import annotations

import re
from functools import cache

import pytest
from slip_census import Census, census
from solution_lines import faults

from gradquest.banks.drawing import draw
from gradquest.banks.library import shipped_banks
from gradquest.kinds.problem import Problem
from gradquest.maths.notation import pretty_answer

KINDS = (
    "descent_steps", "regression", "regression_step", "chain", "backprop",
    "momentum_step", "nesterov_step", "adam_step", "adagrad_step",
)  # fmt: skip
BANKS = ("descents", "regression", "graphs", "optimisers")
SEEDS = (41, 42)

WART = re.compile(r"(?<![\d.])1[a-z]|(?<![⁰¹²³⁴⁵⁶⁷⁸⁹])¹(?![⁰¹²³⁴⁵⁶⁷⁸⁹])|\+ -|- -")


@cache
def drawn() -> tuple[Problem, ...]:
    return tuple(
        draw(template, kind, seed)
        for bank in shipped_banks()
        if bank.id in BANKS
        for template in bank.templates
        for kind in template.kinds
        if kind in KINDS
        for seed in SEEDS
    )


@cache
def counted() -> Census:
    return census(drawn()[::2], keep=6)


def test_every_kind_is_shipped():
    assert {problem.kind.name for problem in drawn()} == set(KINDS)


def test_every_line_of_every_solution_is_true():
    assert [fault for problem in drawn() for fault in faults(problem)] == []


def test_answers_are_neat_and_small_and_nothing_is_written_oddly():
    for problem in drawn():
        assert problem.kind.is_neat(problem.answer), problem.reference
        shown = f"{problem.prompt} {pretty_answer(problem.answer)}"
        assert not WART.search(shown), shown


def test_no_right_answer_is_called_wrong():
    assert counted().called_wrong == []


def test_most_slips_are_rightly_named():
    found = counted()
    assert found.share >= 0.85, "\n".join(map(str, found.misses[:20]))
    assert [str(miss) for miss in found.unexplained] == []


@pytest.mark.parametrize("place", range(0, 60, 6))
def test_each_problem_has_three_hints_that_do_not_tell_the_answer(place):
    problem = drawn()[place % len(drawn())]
    *_, last = problem.hints
    assert len(problem.hints) >= 3
    assert pretty_answer(problem.answer) not in " ".join((*problem.hints[:-1], last[:40]))
