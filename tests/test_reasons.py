"""Why a problem was chosen, as the learner reads it."""

from __future__ import annotations

import pytest
from training_stage import Shape, attempt

from gradquest.progress.attempt import Status
from gradquest.training.learner import Learner, Skill
from gradquest.training.options import Option
from gradquest.training.reasons import frontier_reason, mixed_reason


def skill(answers: str) -> Skill:
    """A skill with clean (+) and wrong (-) first tries."""
    rows = [attempt(Status.RIGHT if sign == "+" else Status.WRONG) for sign in answers]
    return Learner.from_log(rows).skill("echo.plain")


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ("", "You have just begun with these."),
        ("+", "Not settled yet: your only one of these so far was clean."),
        ("-", "Not settled yet: your only one of these so far was not clean."),
        ("+-", "Not settled yet: 1 of your first 2 of these was clean."),
        ("+++++", "Not settled yet: 5 of your first 5 of these were clean."),
        (
            "++--++--",
            "Your frontier, where practice pays most: 4 of your last 8 of these were clean.",
        ),
    ],
)
def test_the_frontier_is_told_as_it_is(answers, says):
    assert frontier_reason(skill(answers)) == says


@pytest.mark.parametrize(
    ("answers", "others", "level", "says"),
    [
        ("++", 0, 1, "Mixed in, so that you choose the rule yourself."),
        ("+++", 0, 1, "Keeps fresh what you have learned: your last 3 of these were all clean."),
        ("+++++-", 0, 1, "Mixed in, so that you choose the rule yourself."),
        ("+++", 40, 1, "Not seen for long: the last one of these was 41 problems ago."),
        ("+++", 40, 3, "One of the harder ones for you: about 7 in 10 go well."),
        ("+++", 40, 7, "Very hard for you so far: a miss here is no wonder."),
    ],
)
def test_what_is_mixed_in_tells_the_best_of_its_true_reasons(answers, others, level, says):
    rows = [attempt(Status.RIGHT if it == "+" else Status.WRONG, level=2) for it in answers]
    rows += [attempt(family="other", level=7, mode="race") for _ in range(others)]
    option = Option("echo", Shape("bank", "t", "plain", level))  # type: ignore[arg-type]
    assert mixed_reason(Learner.from_log(rows), option) == says
