"""The loss of a line on data: its gradient, one step of training, and how both go wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from posing import posed, told
from solution_lines import faults

from gradquest.banks.faults import BankError
from gradquest.banks.loader import load_bank
from gradquest.maths.notation import typed_answer
from gradquest.plot.scene import Scene

POINTS = ((1, 2), (3, 4))
TWO = posed("regression", names="wb", at=(1, -2), data=POINTS)
STEP = posed("regression_step", names="wb", at=(1, -2), rate="0.1", data=POINTS)
ONE = posed("regression", names=("theta", "E"), at=(1, 2), data=[(2, 3)])
CLASHING = posed(
    "regression_step", names="xy", at=(1, -1), rate="0.2", data=[(1, 2), (2, -5), (-3, 4)]
)


def by_hand(at, data):
    """2/n · Σ error · (x, 1)."""
    w, b = at
    errors = [(w * x + b - y, x) for x, y in data]
    share = 2 / len(data)
    return share * sum(e * x for e, x in errors), share * sum(e for e, _ in errors)


@pytest.mark.parametrize("at", [(1, -2), (0, 0), (2, 3)])
@pytest.mark.parametrize("data", [[(2, 3)], POINTS, [(0, 1), (1, 1), (2, 4)]])
def test_the_gradient_is_the_mean_of_error_times_change(at, data):
    problem = posed("regression", names="wb", at=at, data=data)
    first, second = by_hand(at, data)
    assert problem.judge(f"({first:.6f}, {second:.6f})").is_right


def test_the_question_shows_data_model_and_loss():
    assert TWO.prompt == (
        "L(w, b) = ((w + b - 2)² + (3w + b - 4)²)/2. Data: x = 1 gives y = 2 and x = 3 gives "
        "y = 4. Model: w·x + b. L is the mean of the squared errors w·x + b - y. "
        "Find the gradient ∇L at (w, b) = (1, -2)."
    )
    assert TWO.question == "∇L(1, -2) = ?"
    assert STEP.question == "new (w, b) = ?"
    assert "L is the square of the error θ·x + E - y." in ONE.prompt


def test_the_letters_of_the_data_keep_out_of_the_way():
    assert "s = 1 gives t = 2" in CLASHING.prompt
    assert "Model: x·s + y." in CLASHING.prompt


@pytest.mark.parametrize("problem", [TWO, STEP, ONE, CLASHING])
def test_every_line_of_the_solution_is_true(problem):
    assert list(faults(problem)) == []
    assert problem.judge(typed_answer(problem.answer)).is_right


@pytest.mark.parametrize(
    ("answer", "slip", "part"),
    [
        ("(-6, -3)", "factor-two-missing", "brings a factor 2"),
        ("(-24, -12)", "mean-missing", "divide the sum over the 2 points by 2"),
        ("(-6, -6)", "x-missing", "multiply each error by its x"),
        ("(-12, -12)", "x-in-both", "With b the error changes by 1"),
        ("(12, 6)", "residual-sign", "Every sign is wrong"),
        ("(-14, -6)", "y-only", "you used y alone"),
        ("(2, 0)", "y-missing", "Subtract the y of the data"),
        ("(-4, -2)", "bias-missing", "The bias b is part of the line"),
        ("(36, 18)", "square-kept", "That keeps the square"),
        ("(-3, -3)", "one-point", "the point (1, 2) alone"),
        ("(-6, -12)", "components-swapped", "∂L/∂w and ∂L/∂b"),
        ("9", "value-instead", "the loss L(1, -2)"),
    ],
)  # fmt: skip
def test_each_mistake_is_named(answer, slip, part):
    found, message = told(TWO, answer)
    named = next((it for it in TWO.slips if it.id == slip), None)
    assert named is not None
    assert found == slip or named.did in message, (found, message)
    assert part in message or "Did you" in message, message
    assert "∂f" not in message


@pytest.mark.parametrize(
    ("answer", "slip"),
    [
        ("(2.2, -1.4)", ""),
        ("(-0.2, -2.6)", "ascent"),
        ("(13, 4)", "no-learning-rate"),
        ("(1.6, -1.7)", "factor-two-missing"),
        ("(1.6, -1.4)", "x-missing"),
        ("(-12, -6)", "gave-gradient"),
    ],
)
def test_each_mistake_of_a_step_is_named(answer, slip):
    verdict = STEP.judge(answer)
    assert (verdict.slip.id if verdict.slip else "") == slip


@pytest.mark.parametrize(
    ("at", "data", "unseen"),
    [
        ((1, -2), POINTS, set()),
        ((0, 0), [(1, 2), (3, 5)], {"y-only"}),
        ((1, 3), [(1, 2), (1, 5)], {"x-missing"}),
    ],
)
def test_draws_that_hide_a_mistake_are_noticed(at, data, unseen):
    problem = posed("regression", names="wb", at=at, data=data)
    found = set(problem.kind.blind_spots(problem.task))
    assert unseen <= found
    assert unseen or not found


def test_the_picture_is_the_landscape_of_the_loss():
    scene = TWO.scene(TWO.answer)
    assert isinstance(scene, Scene)
    assert scene.names == ("w", "b")
    assert scene.point == (1.0, -2.0)


@pytest.mark.parametrize("names", ["[w]", "[w, b, c]"])
def test_an_author_who_gives_data_to_other_than_two_letters_is_told(tmp_path: Path, names):
    path = tmp_path / "bank.yaml"
    path.write_text(
        "schema: gradquest/bank@1\nid: one\ntitle: One\nproblems:\n"
        f"  - {{id: a, kinds: [gradient_at], vars: {names}, data: [[1, 2]], point: {{}}}}\n"
    )
    with pytest.raises(BankError) as trouble:
        load_bank(path)
    assert "data are fitted by a line, so there are two variables: write vars: [w, b]" in str(
        [fault.message for fault in trouble.value.faults]
    )
