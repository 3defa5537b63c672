"""What a practice brought is told at its end."""

from __future__ import annotations

from datetime import date

import pytest
from training_stage import attempt

from gradquest.progress.mastery import Shown
from gradquest.training.gains import Rise, gains, heights
from gradquest.training.learner import Learner

HARDEST = {"partial_x.chain": 5, "partial_y.chain": 5}
TODAY = date(2026, 3, 2)


def rows(kind: str, times: int, level: int = 2, day: str = "2026-03-02"):
    return [attempt(kind=kind, family="chain", level=level, day=day) for _ in range(times)]


def test_skills_that_are_new_or_have_risen_are_named_and_no_others():
    log = rows("partial_x", 2)
    before = heights(Learner.from_log(log), HARDEST)
    after = Learner.from_log([*log, *rows("partial_x", 1), *rows("partial_y", 1)])
    assert gains(before, after, HARDEST, TODAY).rises == (
        Rise("partial_x.chain", Shown.LEARNING, Shown.LEARNED),
        Rise("partial_y.chain", Shown.NEW, Shown.LEARNING),
    )
    assert gains(heights(after, HARDEST), after, HARDEST, TODAY).rises == ()


@pytest.mark.parametrize(
    ("log", "says"),
    [
        ([], ""),
        (rows("partial_x", 3), "1 skill comes back in 3 days."),
        (rows("partial_x", 3) + rows("partial_y", 3), "2 skills come back in 3 days."),
        (
            rows("partial_x", 3, day="2026-01-02"),
            "One skill has rested long enough to be asked again.",
        ),
    ],
)
def test_what_is_due_next_is_said(log, says):
    assert gains({}, Learner.from_log(log), HARDEST, TODAY).says == says
