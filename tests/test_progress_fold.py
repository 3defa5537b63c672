"""What follows from the log is taken up where it was left, and made anew where it must be."""

import json
import sqlite3

import pytest
from progress_logs import attempt, end

from gradquest.progress import fold, sums
from gradquest.progress.fold import ENDS, MET, Fold, folded
from gradquest.progress.folders import Folders
from gradquest.progress.log import AT_A_TIME, Checkpoint
from gradquest.progress.store import Store, Unsaved
from gradquest.progress.trouble import StoreError


class Names:
    """The ids of all events, in their order."""

    def __init__(self, names=()):
        self.names = [*names]
        self.noted = 0

    def note(self, event):
        self.names.append(event.attempt.id if hasattr(event, "attempt") else event.id)
        self.noted += 1

    def as_json(self):
        return self.names


NAMES = Fold("names", 1, Names, Names)
ALL_NAMES = Fold("all names", 1, Names, Names, attempts=MET, ends=ENDS)
END_NAMES = Fold("end names", 1, Names, Names, attempts=None, ends=ENDS)
HUNDRED = [attempt(number) for number in range(fold.ENOUGH_TO_KEEP)]


@pytest.fixture
def store(tmp_path):
    with Store.open(Folders(tmp_path)) as store:
        yield store


def test_only_what_is_new_is_noted(store):
    store.add(HUNDRED, [])
    assert folded(store, NAMES).noted == 100
    store.append(attempt(500))
    later = folded(store, NAMES)
    assert later.noted == 1
    assert later.names == [one.id for one in (*HUNDRED, attempt(500))]


def test_a_few_events_are_not_worth_a_write(store):
    store.append(attempt())
    folded(store, NAMES)
    assert store.checkpoint("names", 1) is None


def test_other_rules_begin_anew(store):
    store.add(HUNDRED, [])
    folded(store, NAMES)
    assert store.checkpoint("names", 2) is None
    assert folded(store, Fold("names", 2, Names, Names)).noted == 100


def test_ends_come_behind_the_attempts_that_are_new(store):
    store.add(HUNDRED, [end(1)])
    folded(store, ALL_NAMES)
    store.append(attempt(500))
    store.finish(end(2))
    later = folded(store, ALL_NAMES)
    assert later.names[-3:] == ["s0-1", "a0-500", "s0-2"]
    assert later.noted == 2
    assert folded(store, END_NAMES).names == ["s0-1", "s0-2"]


def test_an_end_that_another_program_stores_meanwhile_is_left_for_next_time(store, monkeypatch):
    """Its attempts may have come too late to be read."""

    def after(log, number):
        yield from Store.after(log, number)
        log.finish(end(9))

    store.add(HUNDRED, [end(1)])
    assert folded(store, Fold("x", 1, Names, Names, after, ENDS)).names[-1] == "s0-1"
    assert folded(store, Fold("x", 1, Names, Names, ends=ENDS)).names[-1] == "s0-9"


def test_long_logs_are_read_in_turns(store):
    log = [attempt(number, id=str(number)) for number in range(2 * AT_A_TIME)]
    store.add(log, [])
    assert [one.id for _, one in store.after(0)] == [one.id for one in log]
    assert [number for number, _ in store.met_after(AT_A_TIME)][:2] == [2001, 2002]
    assert [*store.after(2 * AT_A_TIME)] == []


def test_the_log_in_memory_folds_as_well():
    with Unsaved("why", HUNDRED) as log:
        assert folded(log, NAMES).noted == 100
        assert folded(log, NAMES).noted == 0


def test_a_state_that_cannot_be_kept_is_used_all_the_same(store, monkeypatch):
    def full(*_):
        raise StoreError("the disk is full")

    monkeypatch.setattr(Store, "keep_checkpoint", full)
    store.add(HUNDRED, [])
    assert folded(store, NAMES).noted == folded(store, NAMES).noted == 100


def test_sums_that_cannot_be_counted_now_are_counted_later(store, monkeypatch):
    def full(_):
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    store.append(attempt())
    with monkeypatch.context() as now:
        now.setattr(sums, "count_news", full)
        with store.counted() as connection:
            assert connection.execute("SELECT count(*) FROM problem").fetchone() == (0,)
    with store.counted() as connection:
        assert connection.execute("SELECT count(*) FROM problem").fetchone() == (1,)


def test_a_rebuild_makes_all_states_in_one_walk(store):
    store.add(HUNDRED, [end(1)])
    expected = {it.name: folded(store, it).as_json() for it in (NAMES, ALL_NAMES, END_NAMES)}
    lie = Checkpoint(1, 100, 1).holding(["a lie"])
    for name in (*expected, "forgotten"):
        store.keep_checkpoint(name, lie)
    fold.rebuild(store, (NAMES, ALL_NAMES, END_NAMES))
    for it in (NAMES, ALL_NAMES, END_NAMES):
        kept = store.checkpoint(it.name, 1)
        assert json.loads(kept.data) == expected[it.name]
        assert folded(store, it).noted == 0
    assert store.checkpoint("forgotten", 1) is None


def test_sums_that_were_meddled_with_are_found_and_made_anew(store):
    store.add(HUNDRED, [])
    assert store.adds_up()
    with store.guarded() as connection:
        connection.execute("UPDATE day SET problems = problems + 1")
    assert not store.adds_up()
    assert not store.adds_up()  # looking changes nothing
    store.rebuild()
    assert store.adds_up()


def test_sums_of_other_rules_are_counted_anew(store, monkeypatch):
    store.add(HUNDRED, [])
    monkeypatch.setattr(sums, "VERSION", sums.VERSION + 1)
    with store.counted() as connection:
        assert connection.execute("SELECT problems FROM day").fetchall() == [(100,)]
    assert store.adds_up()
