"""How well a skill is remembered."""

from __future__ import annotations

import json
from datetime import date

import pytest

from gradquest.training.memory import (
    Day,
    Memory,
    due_on,
    first_try,
    forecast,
    retrievability,
    reviewed,
    scheduler,
)

FIRST = "2026-03-01"


def good(*days: str) -> Memory:
    memory = first_try(days[0], is_right=True, hinted=False)
    for day in days[1:]:
        memory = memory.with_try(day, is_right=True, hinted=False)
    return memory


@pytest.mark.parametrize(
    ("right", "tries", "hinted", "rating"),
    [
        (0, 1, False, 1),
        (2, 5, False, 1),
        (1, 2, False, 2),
        (7, 10, False, 2),
        (3, 4, False, 3),
        (1, 1, False, 3),
        (50, 50, False, 3),
        (50, 50, True, 2),
        (0, 3, True, 1),
    ],
)
def test_a_day_makes_one_rating_and_never_an_easy_one(right, tries, hinted, rating):
    """Below half right: again; below three quarters, or a hint: hard; else good."""
    assert Day(FIRST, tries, right, hinted).rating == rating


def test_the_parameters_are_those_that_were_measured():
    made = scheduler()
    assert (made.desired_retention, made.maximum_interval) == (0.88, 60)
    assert (made.learning_steps, made.relearning_steps) == ((), ())
    assert not made.enable_fuzzing


def test_twenty_quick_answers_of_one_day_count_once():
    """Reviewed one by one they would push the stability to years."""
    assert good(*[FIRST] * 20).kept == good(FIRST).kept
    assert good(FIRST).kept.stability == pytest.approx(2.3065)


def test_a_day_is_judged_as_a_whole_however_its_answers_come():
    memory = first_try(FIRST, is_right=False, hinted=False)
    for _ in range(3):
        memory = memory.with_try(FIRST, is_right=True, hinted=False)
    assert memory.kept == good(FIRST).kept


def test_what_is_remembered_lasts_longer_every_time():
    rests = []
    days = ["2026-03-01", "2026-03-04", "2026-03-22", "2026-05-06"]
    for count in range(1, len(days) + 1):
        kept = good(*days[:count]).kept
        rests.append((date.fromisoformat(kept.due) - date.fromisoformat(kept.reviewed)).days)
    assert rests == sorted(rests)
    assert rests[0] == 3
    assert rests[-1] <= 60


def test_memory_fades_to_the_wanted_chance_on_the_day_on_which_it_is_due():
    kept = good(FIRST).kept
    assert retrievability(kept, date(2026, 3, 1)) == 1
    assert retrievability(kept, date.fromisoformat(kept.due)) == pytest.approx(0.88, abs=0.02)
    assert retrievability(kept, date(2026, 9, 1)) < 0.7


def test_a_clock_that_was_set_back_forgets_nothing():
    assert retrievability(good("2099-01-01").kept, date(2026, 3, 3)) == 1


def test_a_day_just_before_the_latest_counts_to_it_as_travellers_have_it():
    memory = good("2026-03-01", "2026-03-04").with_try("2026-03-03", is_right=False, hinted=False)
    assert memory.latest == Day("2026-03-04", 2, 1)


@pytest.mark.parametrize(
    ("days", "reviewed_on"),
    [
        (("2036-03-01", "2026-03-01"), "2026-03-01"),
        (("2026-02-01", "2036-03-01", "2026-03-01"), "2026-03-01"),
        (("2036-03-01", "2036-03-02", "2026-03-01"), "2026-03-01"),
        (("2036-03-01", "2026-03-01", "2026-03-04"), "2026-03-04"),
        (("2026-03-04", "2025-03-01"), "2025-03-01"),
        (("2026-03-04", "2025-03-01", "2025-03-01", "2026-03-05"), "2026-03-05"),
        (("9999-12-31", "2026-03-01"), "2026-03-01"),
    ],
)
def test_a_wrong_clock_freezes_no_memory(days, reviewed_on):
    """A day long before the latest is believed until the next says which clock was wrong."""
    kept = good(*days).kept
    assert kept.reviewed == reviewed_on
    assert 0 < (date.fromisoformat(kept.due) - date.fromisoformat(reviewed_on)).days <= 60


def test_what_a_clock_that_was_behind_had_dated_is_left_out():
    """As if a year had passed, the memory would be taken for a strong one."""
    assert good("2026-03-01", "2025-03-01", "2026-03-04") == good("2026-03-01", "2026-03-04")


def test_what_has_a_date_that_is_still_to_come_is_due():
    ahead = good("2036-03-01").kept
    assert due_on(ahead, date(2026, 3, 1)) == date(2026, 3, 1)
    assert due_on(ahead, date(2036, 3, 1)) == date.fromisoformat(ahead.due)


def test_even_the_last_day_of_the_calendar_is_no_trouble():
    kept = good("9999-12-31").kept
    assert retrievability(kept, date(9999, 12, 31)) == 1


@pytest.mark.parametrize(
    "days", [(FIRST,), (FIRST, "2026-03-04"), (FIRST, "2026-03-04", FIRST), ("2036-03-01", FIRST)]
)
def test_a_memory_goes_through_json_unchanged(days):
    memory = good(*days)
    again = Memory.from_json(json.loads(json.dumps(memory.as_json())))
    assert again == memory
    assert again.kept == memory.kept


def test_the_forecast_counts_what_is_overdue_as_today_and_leaves_out_what_is_far():
    cards = [reviewed(None, day, 3) for day in ("2026-01-01", "2026-03-01", "2026-03-02")]
    cards.append(good("2026-01-01", "2026-01-04", "2026-01-22", "2026-03-01").kept)
    assert forecast(cards, date(2026, 3, 4), 7) == [2, 1, 0, 0, 0, 0, 0]
