"""The order of the log when two become one."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from progress_logs import attempt, attempts, end, end_logs, logs

from gradquest.progress import milestones, records, retired, sums
from gradquest.progress.attempt import Attempt, SessionEnd, Status
from gradquest.progress.exchange import export_jsonl, import_file
from gradquest.progress.fold import folded
from gradquest.progress.folders import Folders
from gradquest.progress.log import Log
from gradquest.progress.reached import keep_unlocked, reached_in
from gradquest.progress.store import Store, Unsaved
from gradquest.progress.trouble import StoreError
from gradquest.training import learner

History = tuple[Sequence[Attempt], Sequence[SessionEnd]]


def merged(one: History, other: History) -> Unsaved:
    """The first history in its order of storing, and the second taken over."""
    log = Unsaved("a test", *one)
    log.merge(*other)
    return log


def told(log: Log) -> list[object]:
    """All that follows from a log."""
    folds = (learner.FOLD, milestones.FOLD, records.FOLD, retired.FOLD)
    with log.counted() as connection:
        added_up = sums.fingerprint(connection)
    return [added_up, *(folded(log, it).as_json() for it in folds), reached_in(log).unlocked]


@settings(max_examples=40, deadline=None)
@given(logs, end_logs, logs, end_logs)
def test_two_homes_that_took_over_each_others_log_tell_the_same(one, ends, other, more):
    """Whichever did it first; and so does a rebuild."""
    ends = [it for it in ends if it.id not in {also.id for also in more}]
    here, there = merged((one, ends), (other, more)), merged((other, more), (one, ends))
    with here, there:
        here.put_in_order()
        there.put_in_order()
        assert here.attempts() == there.attempts()
        assert told(here) == told(there)


def test_an_import_that_lies_behind_costs_nothing():
    early, late = [attempt(1), attempt(2)], [attempt(1, day=3)]
    with merged((early, []), (late, [])) as log:
        assert log.times_put_in_order() == 0
    with merged((late, []), (early, [])) as log:
        assert log.times_put_in_order() == 1
        assert log.attempts() == [*early, *late]


def test_what_is_answered_behind_a_wrong_clock_stays_where_it_was_stored():
    with Unsaved("a test", [attempt(day=3000)]) as log:
        log.append(attempt(day=1))
        assert [one.day for one in log.attempts()] == [attempt(day=3000).day, attempt(day=1).day]
        assert not log.is_in_order()


def test_events_stay_as_they_are_and_are_guarded_as_before(tmp_path):
    rows, ends = [attempt(day=day) for day in (5, 3, 9)], [end(day=day) for day in (5, 3)]
    with Store.open(Folders(tmp_path)) as store:
        store.merge(rows, ends)
        assert store.attempts() == [rows[1], rows[0], rows[2]]
        assert store.sessions() == ends[::-1]
        assert store.latest(2) == [rows[0], rows[2]]
        for change in ("DELETE FROM attempt", "UPDATE session_end SET seed = 1"):
            with pytest.raises(StoreError), store.guarded() as connection:
                connection.execute(change)


def test_a_state_of_the_order_before_is_not_kept(tmp_path, monkeypatch):
    """Another program may take over a log while this one reads."""
    rows = [attempt(number, day=1) for number in range(150)]
    with Store.open(Folders(tmp_path)) as store:
        store.add(rows, [])
        kept = Store.after

        def after(log, number):
            yield from kept(log, number)
            if not log.times_put_in_order():
                log.merge([attempt(day=0)], [])

        folded(store, replace(milestones.FOLD, attempts=after))
        assert store.checkpoint("milestones", milestones.FOLD.version) is None


def test_what_was_unlocked_stays_so_when_older_events_come_between():
    """The rest of 30 days was none, as the other machine knows."""
    here = [attempt(day=0), attempt(day=40)]
    there = [attempt(day=20, status=Status.WRONG)]
    with Unsaved("a test", here) as log:
        before = reached_in(log)
        rested = {it.name: it.day for it in before.unlocked}["Long Memory"]
        keep_unlocked(log, before)
        log.merge(there, [])
        after = {it.name: it.day for it in reached_in(log).unlocked}
        assert after["Long Memory"] == rested
        assert {it.name for it in before.unlocked} <= after.keys()
        log.rebuild()
        assert {it.name: it.day for it in reached_in(log).unlocked} == after


@settings(max_examples=15, deadline=None)
@given(logs, attempts)
def test_an_import_through_a_file_gives_the_same(log, more):
    with tempfile.TemporaryDirectory() as folder, Store.open(Folders(Path(folder))) as store:
        path = Path(folder) / "export"
        path.write_text("".join(export_jsonl(log, [])), encoding="utf-8")
        store.append(more)
        import_file(store, path)
        with merged(([more], []), (log, [])) as other:
            assert store.attempts() == other.attempts()
