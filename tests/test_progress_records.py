"""Personal bests and the calendar."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from progress_logs import end, end_logs

from gradquest.progress.calendar import calendar
from gradquest.progress.records import Bests, bests_of, is_record, personal_bests
from gradquest.progress.store import Unsaved


def paces(*ends):
    return {name: best.pace for name, best in personal_bests(ends).items()}


def test_each_configuration_has_its_own_best():
    runs = [
        end(1, pace=1.0),
        end(2, pace=1.2),
        end(3, pace=1.1),
        end(4, configuration="b", pace=2.0),
    ]
    assert paces(*runs) == {"race 10 all": 1.2, "b": 2.0}
    assert personal_bests(runs)["race 10 all"].day == "2026-01-05"


@pytest.mark.parametrize(
    "change",
    [
        {"is_complete": False},
        {"pace": None},
        {"pace": 0.0},
        {"seed": 1},
        {"pace": 1.0},
        {"right": 4},
        {"right": 0},
    ],
    ids=str,
)
def test_what_is_no_record(change):
    first = end(1, pace=1.0)
    other = end(2, **{"pace": 1.5, **change})
    assert paces(first, other) == {"race 10 all": 1.0}
    assert not is_record(other, [first])


def test_a_seed_that_was_broken_off_is_known_too():
    tried = end(1, is_complete=False, pace=None)
    assert not is_record(end(2, seed=tried.seed, pace=3.0), [tried])


def test_the_same_seed_in_another_configuration_is_another_deck():
    assert is_record(end(2, seed=1, configuration="b"), [end(1)])


def test_the_first_complete_run_is_a_record_and_the_log_may_hold_it_already():
    run = end(1)
    assert is_record(run, [])
    assert is_record(run, [run])


@settings(max_examples=60, deadline=None)
@given(log=end_logs)
def test_records_only_get_better(log):
    seen = {}
    bests = Bests()
    for one in log:
        if bests.is_set_by(one):
            assert one.pace > seen.get(one.configuration, 0)
            seen[one.configuration] = one.pace
    assert {name: best.pace for name, best in personal_bests(log).items()} == seen
    with Unsaved("a test", (), log) as journal:
        assert bests_of(journal) == [*bests.standing.values()]
    assert Bests.from_json(json.loads(json.dumps(bests.as_json()))).standing == bests.standing


# The calendar


def test_the_calendar_ends_with_this_week():
    weeks = calendar({"2026-11-20": 3}, date(2026, 11, 20), weeks=3)
    assert [week.monday.isoformat() for week in weeks] == ["2026-11-02", "2026-11-09", "2026-11-16"]
    assert [day and day.problems for day in weeks[-1].days] == [0, 0, 0, 0, 3, None, None]
    assert all(len(week.days) == 7 for week in weeks)


@pytest.mark.parametrize(
    ("problems", "shade"), [(0, 0), (1, 1), (9, 1), (10, 2), (20, 3), (39, 3), (40, 4), (999, 4)]
)
def test_more_problems_are_a_darker_shade(problems, shade):
    (week,) = calendar({"2026-11-16": problems}, date(2026, 11, 16), weeks=1)
    assert week.days[0].shade == shade


def test_a_month_is_named_in_the_week_of_its_first():
    weeks = calendar({}, date(2026, 3, 8), weeks=10)
    assert [week.month.isoformat() for week in weeks if week.month] == [
        "2026-01-01",
        "2026-02-01",
        "2026-03-01",
    ]
