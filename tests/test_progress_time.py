"""Clocks that are set, travel, summer time, sleep: nothing is lost, and no time is negative."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from progress_logs import attempt
from training_stage import Fixed, HandClock, problem

from gradquest.progress.reached import reached_by
from gradquest.progress.statistics import summary
from gradquest.progress.store import Unsaved
from gradquest.training.clock import practice_day, stamp
from gradquest.training.rules import Rules
from gradquest.training.session import Session

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
SAMOA, HAWAII = ZoneInfo("Pacific/Apia"), ZoneInfo("Pacific/Honolulu")


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 3, 2, 3, 59, 59, tzinfo=BERLIN), date(2026, 3, 1)),
        (datetime(2026, 3, 2, 4, 0, tzinfo=BERLIN), date(2026, 3, 2)),
        (datetime(2026, 3, 2, 0, 30, tzinfo=NEW_YORK), date(2026, 3, 1)),
        (datetime(2026, 1, 1, 2, 0, tzinfo=BERLIN), date(2025, 12, 31)),
        # Summer time begins at 02:00 and ends at 03:00; the day still begins at four.
        (datetime(2026, 3, 29, 3, 59, tzinfo=BERLIN), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 4, 0, tzinfo=BERLIN), date(2026, 3, 29)),
        (datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN), date(2026, 10, 24)),
        (datetime(2026, 10, 25, 4, 0, tzinfo=BERLIN), date(2026, 10, 25)),
        (datetime(2026, 3, 2, 4, 0, tzinfo=SAMOA), date(2026, 3, 2)),
    ],
)
def test_a_practice_day_begins_at_four_by_the_clock_on_the_wall(instant, day):
    assert practice_day(instant) == day
    assert practice_day(instant.astimezone(UTC).astimezone(instant.tzinfo)) == day


def test_one_instant_is_two_days_on_two_sides_of_the_date_line():
    instant = datetime(2026, 3, 2, 20, tzinfo=UTC)
    assert practice_day(instant.astimezone(SAMOA)) == date(2026, 3, 3)
    assert practice_day(instant.astimezone(HAWAII)) == date(2026, 3, 2)
    assert stamp(instant.astimezone(SAMOA)) == stamp(instant.astimezone(HAWAII))


def test_the_hour_that_comes_twice_is_told_apart_in_utc():
    first, again = (datetime(2026, 10, 25, 2, 30, fold=it, tzinfo=BERLIN) for it in (0, 1))
    assert (stamp(first)[11:16], stamp(again)[11:16]) == ("00:30", "01:30")


JUMPS = {
    "set back an hour": timedelta(hours=-1),
    "set back a year": timedelta(days=-365),
    "set to 2099": timedelta(days=365 * 73),
    "asleep for a night": timedelta(hours=9),
}


@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
def test_a_calendar_that_jumps_changes_no_duration_and_loses_nothing(jump):
    """Durations come from the clock that only grows, and that stands still in a sleep."""
    clock = HandClock()
    with Unsaved("a test") as journal:
        session = Session(Rules("practice", 1), Fixed([problem(1), problem(2)]), journal, clock)
        clock.pass_time(5)
        clock.instant += jump
        session.submit("1")
        session.advance()
        clock.pass_time(7)
        session.submit("2")
        session.advance()
        first, second = journal.attempts()
        assert (first.active_ms, second.active_ms) == (5000, 7000)
        assert first.day == second.day == practice_day(clock.instant).isoformat()
        (end,) = journal.sessions()
        assert end.elapsed_ms == 12_000
        assert summary(journal, practice_day(clock.instant)).practice_s == 12.0


def test_whoever_flies_west_lives_one_day_twice_and_keeps_both():
    """The day that was stored stays; no old time is reckoned anew in another zone."""
    east = datetime(2026, 3, 3, 9, tzinfo=SAMOA)
    west = datetime(2026, 3, 2, 20, tzinfo=HAWAII)
    assert east.astimezone(UTC) < west.astimezone(UTC)
    days = [practice_day(it).isoformat() for it in (east, west)]
    log = [replace(attempt(n), day=day) for n, day in enumerate(days)]
    with Unsaved("a test", log) as journal:
        assert list(summary(journal, date(2026, 3, 3)).by_day) == ["2026-03-02", "2026-03-03"]
        assert [one.day for one in journal.attempts()] == days


def test_days_out_of_order_unlock_nothing_that_rest_would():
    """A clock that was set back and forth is no rest of thirty days."""
    back = [attempt(1, 40), attempt(2, 0), attempt(3, 41)]
    assert "Long Memory" not in {one.name for one in reached_by(back, []).unlocked}
