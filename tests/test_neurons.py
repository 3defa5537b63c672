"""A neuron with a ReLU, and steps on a mini-batch: answers, slips, draws that teach nothing."""

from __future__ import annotations

import pytest
from posing import posed, slip_of
from slip_census import census, of_bank
from solution_lines import faults

from gradquest.maths.notation import pretty_answer

ROWS = [(-2, 2), (-1, -1), (1, 0), (2, 5)]


def neuron(*rows: tuple[int, int], at: tuple[int, int] = (3, 1)):
    return posed("relu", at=at, names="wb", data=rows)


def on_batch(first: int, size: int, rate: str = "0.1"):
    given = {"first": first, "size": size}
    return posed(
        "minibatch_step", at=(1, 0), rate=rate, names="wb", data=[(1, 3), (2, 1), (3, 5), (4, 2)],
        given=given,
    )  # fmt: skip


FOUR = neuron(*ROWS)
OFF = neuron((2, 2), at=(-1, 1))
BATCH = on_batch(2, 2)


@pytest.mark.parametrize(
    ("problem", "answer"),
    [
        (FOUR, "(4, 3)"),
        (OFF, "(0, 0)"),
        (neuron((2, 2)), "(20, 10)"),
        (neuron((-1, -1), (2, 5)), "(4, 2)"),
        (BATCH, "(1.4, 0.1)"),
        (on_batch(4, 1), "(-0.6, -0.4)"),
        (on_batch(4, 2), "(0.4, 0)"),
    ],
)
def test_answers_and_solutions_are_true(problem, answer):
    assert pretty_answer(problem.answer) == answer
    assert problem.judge(answer).is_right
    assert list(faults(problem)) == []


def test_a_batch_goes_on_at_the_first_row_and_says_which_rows_it_has():
    assert "The mini-batch is rows 1 and 4 alone" in on_batch(4, 2).prompt
    assert "The mini-batch is row 4 alone" in on_batch(4, 1).prompt
    assert "rows 2 and 3 count" in BATCH.steps[0].says


def test_the_gradient_of_a_batch_is_that_of_a_regression_on_its_rows():
    alone = posed("regression_step", at=(1, 0), rate="0.1", names="wb", data=[(2, 1), (3, 5)])
    assert BATCH.answer == alone.answer
    assert BATCH.task.function == alone.task.function


def test_neither_shows_its_loss_as_a_formula():
    for problem in (FOUR, BATCH):
        assert "L(w, b) =" not in problem.prompt
        assert problem.prompt.startswith("Data: ")


@pytest.mark.parametrize(
    ("problem", "answer", "slip"),
    [
        (FOUR, "(5.5, 2.5)", "off-row-counted"),
        (FOUR, "(11.5, -1)", "relu-forgotten"),
        (FOUR, "(8, 6)", "mean-of-some"),
        (FOUR, "(3, 3)", "x-missing"),
        (FOUR, "(2, 1.5)", "factor-two-missing"),
        (FOUR, "(16, 12)", "mean-missing"),
        (FOUR, "(3, 4)", "components-swapped"),
        (FOUR, "(-4, -3)", "residual-sign"),
        (FOUR, "(0, 0)", "always-off"),
        (OFF, "(-8, -4)", "off-row-counted"),
        (OFF, "(-12, -6)", "relu-forgotten"),
        (BATCH, "(0.9, 0.05)", "all-rows"),
        (on_batch(4, 1), "(0.6, -0.1)", "count-of-all"),
        (BATCH, "(0.4, 0)", "other-rows"),
        (BATCH, "(0.6, -0.1)", "ascent"),
    ],
)
def test_slips_have_names(problem, answer, slip):
    assert slip_of(problem, answer) == slip


@pytest.mark.parametrize(
    ("problem", "unseen"),
    [
        (FOUR, set()),
        (OFF, set()),
        (neuron((1, 2)), {"x-missing"}),
        (neuron((2, 3), (-1, 2), at=(1, 1)), {"undefined"}),
        (neuron((2, 1), (-3, 0)), {"off-row-counted"}),
        (on_batch(1, 4), {"all-rows", "count-of-all"}),
        (BATCH, set()),
    ],
)
def test_draws_that_hide_a_slip_are_noticed(problem, unseen):
    assert unseen <= set(problem.kind.blind_spots(problem.task))
    assert unseen or not list(problem.kind.blind_spots(problem.task))


def test_the_shipped_problems_name_nearly_every_slip():
    found = census(of_bank("neurons", 7), keep=4)
    assert not found.called_wrong
    assert found.share > 0.85
