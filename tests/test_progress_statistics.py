"""What the log adds up to, worked out by hand for small logs."""

import json
import time
from collections import defaultdict
from dataclasses import asdict, replace
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from progress_logs import FIRST_DAY, attempt, logs

from gradquest.progress.attempt import Status
from gradquest.progress.posed import met
from gradquest.progress.statistics import Slow, Tally, Week, recent_accuracy, summary
from gradquest.progress.store import Unsaved

WRONG, SKIPPED = Status.WRONG, Status.SKIPPED

LOG = [
    attempt(0, active_ms=10_000),
    attempt(1, status=WRONG, active_ms=20_000, slip="v1"),
    attempt(2, seed=1, try_=2, active_ms=30_000),
    attempt(3, day=1, hints=1, kind="gradient_at", family="chain", level=4, active_ms=40_000),
    attempt(4, day=1, status=SKIPPED, kind="gradient_at", active_ms=5_000),
    attempt(5, day=8, idle=True, active_ms=900_000),
]
LAST_DAY = FIRST_DAY + timedelta(days=8)


def told(log=LOG, today=LAST_DAY, latest_days=None):
    with Unsaved("a test", log) as journal:
        return summary(journal, today, latest_days)


# What a problem is


def firsts(log):
    return [one.attempt.id for one in met(log) if one.is_first]


def test_the_tries_at_one_problem_are_one_problem():
    assert firsts(LOG) == ["a0-0", "a0-1", "a1-3", "a1-4", "a8-5"]


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
    assert len(firsts(log)) == problems == told(log).total.problems


def test_tries_are_kept_apart_where_two_sessions_were_merged():
    rows = [
        attempt(n, session=one, seed=seed, try_=try_)
        for n, (try_, one, seed) in enumerate([(1, "a", 1), (1, "b", 2), (2, "a", 1), (2, "b", 2)])
    ]
    assert len(firsts(rows)) == 2 == told(rows).total.problems


def test_numbers_that_were_seen_in_another_session_are_not_clean_again():
    again = [attempt(1), attempt(1, id="again", session="later"), attempt(1, id="x", session="s")]
    assert [one.is_clean for one in met(again)] == [True, False, True]
    assert told(again).total.clean == 2


def test_the_problems_of_a_day_are_numbered():
    assert [one.of_day for one in met(LOG)] == [1, 2, 0, 1, 2, 1]


# What they add up to


def test_the_totals():
    seen = told()
    assert seen.attempts == 6
    assert seen.total == Tally(5, 3, 1, median_s=30.0, pace=0.75, practice_s=85.0, right_s=80.0)
    assert seen.total.accuracy == 0.6
    assert seen.practice_s == 85.0
    assert seen.days == 3
    assert seen.by_slip == {"v1": 1}


def test_the_rows():
    seen = told()
    assert {name: row.problems for name, row in seen.by_kind.items()} == {
        "gradient_at": 2,
        "partial_x": 3,
    }
    assert seen.by_skill["gradient_at.chain"] == Tally(1, 1, 0, 40.0, 0.5, 40.0, 40.0)
    assert list(seen.by_family) == ["chain", "polynomial"]
    assert {level: row.problems for level, row in seen.by_level.items()} == {2: 4, 4: 1}
    assert list(seen.by_day) == ["2026-01-05", "2026-01-06", "2026-01-13"]
    assert seen.by_day["2026-01-05"] == Tally(2, 1, 1, 20.0, 1.0, 40.0, 40.0)
    assert seen.by_day["2026-01-13"] == Tally(1, 1, 0, None, None)


def test_only_the_latest_days_where_no_more_are_wanted():
    few = told(latest_days=2)
    assert list(few.by_day) == ["2026-01-06", "2026-01-13"]
    assert few.by_day["2026-01-06"] == replace(told().by_day["2026-01-06"], median_s=None)
    assert (few.days, few.total) == (3, told().total)


def test_the_week_is_that_of_today():
    assert told().week == Week(days=1, problems=1)
    assert told(today=FIRST_DAY).week == Week(days=2, problems=4)
    assert told(today=date(2031, 1, 1)).week == Week(days=0, problems=0)


def test_recent_accuracy_rolls_over_twenty_problems():
    assert recent_accuracy([]) == ()
    assert recent_accuracy([True, False]) == (1.0, 0.5)
    series = recent_accuracy([False] * 50 + [True] * 30)
    assert len(series) == 60
    assert (series[0], series[-11], series[-1]) == (0.0, 1.0, 1.0)
    log = [attempt(n, status=WRONG if n < 50 else Status.RIGHT) for n in range(80)]
    assert told(log).recent == series


def test_the_slowest_templates_are_those_of_lately():
    """The median over par of the latest seven; with fewer than three nothing is said."""
    slow = [attempt(n, template="slow", active_ms=60_000) for n in range(3)]
    quick = [attempt(10 + n, template="quick", active_ms=90_000 if n < 9 else 10_000)
             for n in range(16)]  # fmt: skip
    new = [attempt(40 + n, template="new", active_ms=90_000) for n in range(2)]
    rows = [Slow("slow", "partial_x", 3.0), Slow("quick", "partial_x", 0.5)]
    assert list(told([*slow, *quick, *new]).slowest) == rows


@pytest.mark.parametrize(
    "odd",
    [
        {"active_ms": -5},
        {"active_ms": 2**63 - 1},
        {"par_s": 1e300},
        {"par_s": -1.0},
        {"active_ms": 0, "par_s": 0.0},
    ],
)
def test_no_time_is_negative_or_endless_whatever_was_imported(odd):
    seen = told([attempt(n, **odd) for n in range(3)])
    assert 0 <= seen.practice_s <= 3 * 86_400
    assert seen.total.problems == 3
    json.dumps(seen.as_json())


def test_an_empty_log_has_a_summary():
    seen = told([])
    assert seen.total == Tally(0, 0, 0, None, None)
    assert seen.total.accuracy is None
    assert json.loads(json.dumps(seen.as_json()))["problems"] == 0


# What holds for any log


def plainly(log):
    """The same sums by walking through the log: for each problem its first try and its last."""
    problems, current = [], {}
    for one in met(log):
        session = one.attempt.session
        if one.is_first:
            current[session] = [one, one.attempt]
            problems.append(current[session])
        current[session][1] = one.attempt
    return problems


def row_of(problems):
    timed = [last for _, last in problems if last.is_right and not last.idle and last.active_ms]
    ms = sum(last.active_ms for last in timed)
    return {
        "problems": len(problems),
        "right": sum(first.attempt.try_ == 1 and first.attempt.is_right for first, _ in problems),
        "clean": sum(first.is_clean for first, _ in problems),
        "pace": round(sum(round(1000 * it.par_s) for it in timed) / ms, 3) if timed else None,
        "practice_s": round(sum(it.active_ms for _, it in problems if not it.idle) / 1000, 1),
        "right_s": round(ms / 1000, 1),
    }


def grouped(problems, key):
    groups = defaultdict(list)
    for problem in problems:
        groups[key(problem[0].attempt)].append(problem)
    return {name: row_of(group) for name, group in groups.items()}


def without_median(row):
    return {name: value for name, value in asdict(row).items() if name != "median_s"}


@settings(max_examples=80, deadline=None)
@given(log=logs, cuts=st.lists(st.integers(0, 40), max_size=3))
def test_the_sums_are_those_of_walking_through_the_log(log, cuts):
    """However often they were asked for while it grew."""
    with Unsaved("a test") as journal:
        for start, stop in pairwise([0, *sorted(min(cut, len(log)) for cut in cuts), len(log)]):
            for one in log[start:stop]:
                journal.append(one)
            seen = summary(journal, FIRST_DAY)
        assert journal.adds_up()
    problems = plainly(log)
    assert without_median(seen.total) == row_of(problems)
    for rows, key in (
        (seen.by_kind, lambda one: one.kind),
        (seen.by_skill, lambda one: f"{one.kind}.{one.family}"),
        (seen.by_family, lambda one: one.family),
        (seen.by_level, lambda one: one.level),
        (seen.by_day, lambda one: one.day),
    ):
        expected = grouped(problems, key)
        assert {name: without_median(row) for name, row in rows.items()} == expected
    for day, row in seen.by_day.items():
        times = [last.active_ms for first, last in problems if first.attempt.day == day
                 and last.is_right and not last.idle and last.active_ms]  # fmt: skip
        assert row.median_s == (round(median(times) / 1000, 1) if times else None)
    assert json.loads(json.dumps(seen.as_json()))["attempts"] == len(log)


@settings(max_examples=40, deadline=None)
@given(log=logs)
def test_the_log_says_of_each_attempt_what_the_rule_in_python_says(log):
    with Unsaved("a test", log) as journal:
        assert [one for _, one in journal.met_after(0)] == [*met(log)]


def test_statistics_take_no_longer_as_the_log_grows():
    """Counted in steps of SQLite's machine, which a busy one does not change."""
    kinds = ("partial_x", "partial_y", "gradient_at", "descent_step")

    def steps(count):
        log = [attempt(n % 100, day=n // 100, id=str(n), kind=kinds[n % 4]) for n in range(count)]
        done = 0

        def step():
            nonlocal done
            done += 1

        with Unsaved("a test", log) as journal:
            summary(journal, FIRST_DAY, 7)
            with journal.guarded() as connection:
                connection.set_progress_handler(step, 100)
            summary(journal, FIRST_DAY, 7)
        return done

    assert steps(8000) <= steps(1000) + 5


def test_counting_ten_thousand_attempts_takes_no_time():
    """About 150 ms on a quiet machine; the bound leaves room for a busy one."""
    log = [attempt(n % 100, day=n // 100, id=str(n)) for n in range(10_000)]
    with Unsaved("a test", log) as journal:
        began = time.process_time()
        journal.rebuild()
        assert time.process_time() - began < 0.8
