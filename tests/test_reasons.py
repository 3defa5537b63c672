"""Why a problem was chosen, as the learner reads it."""

from __future__ import annotations

import pytest
from training_stage import attempt

from gradquest.progress.attempt import Status
from gradquest.training.learner import Learner, Skill
from gradquest.training.reasons import frontier_reason


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
