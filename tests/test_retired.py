"""Which slips came up, how often, and which of them are retired."""

from progress_logs import attempt

from gradquest.progress.attempt import Attempt, Status
from gradquest.progress.posed import met
from gradquest.progress.retired import SlipRecord, retired_slips, slip_records
from gradquest.progress.store import Unsaved


def made(slip: str, number: int, day: int = 0) -> Attempt:
    return attempt(number, day, status=Status.WRONG, slip=slip, session=f"s{day}-{number}")


def clean(number: int, day: int) -> Attempt:
    return attempt(number, day, session=f"s{day}-{number}")


def away(first_day: int) -> list[Attempt]:
    """Twelve first tries on three days without a slip."""
    return [clean(number, first_day + number % 3) for number in range(12)]


def records(*log: Attempt) -> dict[str, tuple[int, bool]]:
    return {it.slip: (it.seen, it.is_retired) for it in slips(*log)}


def slips(*log: Attempt) -> list[SlipRecord]:
    with Unsaved("a test", log) as journal:
        return slip_records(journal)


def test_slips_are_counted_the_most_frequent_first():
    log = [made("trig-sign", 1), made("sum-sign", 2), made("sum-sign", 3)]
    assert list(records(*log).items()) == [("sum-sign", (2, False)), ("trig-sign", (1, False))]


def test_three_times_seen_and_twelve_tries_without_retires_a_slip():
    log = [made("sum-sign", number) for number in range(3)]
    assert records(*log, *away(1)) == {"sum-sign": (3, True)}


def test_a_slip_that_was_seen_twice_stays_live():
    log = [made("sum-sign", number) for number in range(2)]
    assert records(*log, *away(1)) == {"sum-sign": (2, False)}


def test_a_retired_slip_that_comes_up_again_is_live_again_and_was_retired_once():
    log = [made("sum-sign", number) for number in range(3)]
    again = (*log, *away(1), made("sum-sign", 99, 5))
    assert records(*again) == {"sum-sign": (4, False)}
    assert records(*again, *away(6)) == {"sum-sign": (4, True)}
    notes: dict[str, object] = {}
    assert sum(retired_slips.rule(it, notes) for it in met((*again, *away(6)))) == 1


def test_the_last_day_and_the_tries_since_are_told():
    (record,) = slips(made("sum-sign", 1, 2), clean(2, 3), clean(3, 3))
    assert (record.last_day, record.tries_without) == ("2026-01-07", 2)
