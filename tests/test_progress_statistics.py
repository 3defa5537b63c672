"""What the log adds up to, worked out by hand for small logs."""

import json
import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from progress_logs import FIRST_DAY, attempt, logs

from gradquest.progress.attempt import Status
from gradquest.progress.posed import posed_problems
from gradquest.progress.statistics import Tally, Week, recent_accuracy, summarise

WRONG, SKIPPED = Status.WRONG, Status.SKIPPED

LOG = [
    attempt(0, active_ms=10_000),
    attempt(1, status=WRONG, active_ms=20_000, slip="v1"),
    attempt(2, seed=1, try_=2, active_ms=30_000),
    attempt(3, day=1, hints=1, kind="gradient_at", family="chain", level=4, active_ms=40_000),
    attempt(4, day=1, status=SKIPPED, kind="gradient_at", active_ms=5_000),
    attempt(5, day=8, idle=True, active_ms=900_000),
]


def summary(log=LOG, today=FIRST_DAY + timedelta(days=8)):
    return summarise(log, today)


def test_the_tries_at_one_problem_are_one_problem():
    assert [(one.first.id, one.last.id) for one in posed_problems(LOG)][1] == ("a0-1", "a0-2")


@pytest.mark.parametrize(
    ("second", "problems"),
    [
        ({"try_": 2}, 1),
        ({"try_": 1}, 2),
        ({"try_": 2, "session": "other"}, 2),
        ({"try_": 2, "seed": 99}, 2),
        ({"try_": 2, "kind": "partial_y"}, 2),
    ],
)
def test_when_a_second_row_is_the_same_problem(second, problems):
    log = [attempt(1, status=WRONG), attempt(2, **{"seed": 1, **second})]
    assert len(posed_problems(log)) == problems


def test_tries_are_kept_apart_where_two_sessions_were_merged():
    rows = [
        attempt(1, session=one, seed=seed, try_=try_)
        for try_ in (1, 2)
        for one, seed in (("a", 1), ("b", 2))
    ]
    assert len(posed_problems(rows)) == 2


def test_numbers_that_were_seen_in_another_session_are_not_clean_again():
    again = [attempt(1), attempt(1, id="again", session="later"), attempt(1, id="x", session="s")]
    assert [one.is_clean for one in posed_problems(again)] == [True, False, True]


def test_the_totals():
    told = summary()
    assert told.attempts == 6
    assert told.total == Tally(problems=5, right=3, clean=1, median_s=30.0, pace=0.75)
    assert told.total.accuracy == 0.6
    assert told.practice_s == 85.0
    assert told.days == 3
    assert told.by_slip == {"v1": 1}


def test_the_rows():
    told = summary()
    assert {name: row.problems for name, row in told.by_kind.items()} == {
        "gradient_at": 2,
        "partial_x": 3,
    }
    assert told.by_skill["gradient_at.chain"] == Tally(1, 1, 0, 40.0, 0.5)
    assert list(told.by_family) == ["chain", "polynomial"]
    assert {level: row.problems for level, row in told.by_level.items()} == {2: 4, 4: 1}
    assert list(told.by_day) == ["2026-01-05", "2026-01-06", "2026-01-13"]
    assert told.by_day["2026-01-13"] == Tally(1, 1, 0, None, None)


def test_the_week_is_that_of_today():
    assert summary().week == Week(days=1, problems=1)
    assert summary(today=FIRST_DAY).week == Week(days=2, problems=4)
    assert summary(today=date(2031, 1, 1)).week == Week(days=0, problems=0)


def test_recent_accuracy_rolls_over_twenty_problems():
    assert recent_accuracy([]) == ()
    assert recent_accuracy([True, False]) == (1.0, 0.5)
    series = recent_accuracy([False] * 50 + [True] * 30)
    assert len(series) == 60
    assert (series[0], series[-11], series[-1]) == (0.0, 1.0, 1.0)


def test_an_empty_log_has_a_summary():
    told = summary([])
    assert told.total == Tally(0, 0, 0, None, None)
    assert told.total.accuracy is None
    assert json.loads(json.dumps(told.as_json()))["problems"] == 0


@settings(max_examples=60, deadline=None)
@given(log=logs)
def test_rows_add_up_to_the_total_and_are_plain_data(log):
    told = summarise(log, FIRST_DAY)
    rows = (told.by_kind, told.by_skill, told.by_family, told.by_level, told.by_day)
    for group in rows:
        assert sum(row.problems for row in group.values()) == told.total.problems
        assert sum(row.clean for row in group.values()) == told.total.clean
    assert told.total.clean <= told.total.right <= told.total.problems <= told.attempts
    assert json.loads(json.dumps(told.as_json()))["attempts"] == len(log)


def test_ten_thousand_attempts_take_no_time():
    """About 30 ms on a quiet machine; the bound leaves room for a busy one."""
    kinds = ("partial_x", "partial_y", "gradient_at", "descent_step")
    log = [attempt(n % 100, day=n // 100, id=str(n), kind=kinds[n % 4]) for n in range(10_000)]
    spent = []
    for _ in range(3):
        began = time.process_time()
        summary(log)
        spent.append(time.process_time() - began)
    assert min(spent) < 0.15
