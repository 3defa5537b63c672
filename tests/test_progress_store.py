"""The log on disk: what is stored stays, what is not ours or not sound is left alone."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from progress_logs import FIRST_DAY, attempt, end, end_logs, logs

from gradquest.errors import GradquestError
from gradquest.progress import backups, database, schema
from gradquest.progress.attempt import Attempt, SessionEnd
from gradquest.progress.folders import Folders
from gradquest.progress.statistics import summary
from gradquest.progress.store import Store, Unsaved, open_journal
from gradquest.progress.trouble import StoreError

TESTS = Path(__file__).parent
SIXTY = [attempt(number) for number in range(60)]


@pytest.fixture
def folders(tmp_path):
    return Folders(tmp_path / "data")


@pytest.fixture
def store(folders):
    with Store.open(folders) as store:
        yield store


def filled(folders, attempts=SIXTY):
    with Store.open(folders) as store:
        store.add(attempts, [])
    return folders.database


def reopened(folders):
    with Store.open(folders) as store:
        return store.attempts(), store.sessions()


# What is stored stays


def test_a_new_log_is_made_when_it_is_opened(folders):
    journal = open_journal(folders)
    assert isinstance(journal, Store)
    journal.close()
    assert [path.name for path in folders.home.iterdir()] == ["gradquest.db"]


@settings(max_examples=40, deadline=None)
@given(attempts=logs, ends=end_logs)
def test_every_attempt_comes_back_as_it_was(attempts, ends):
    with tempfile.TemporaryDirectory() as home, Store.open(Folders(Path(home))) as store:
        store.add(attempts, ends)
        assert store.attempts() == attempts
        assert store.sessions() == ends


def test_the_order_is_that_of_storing(store):
    for number in (3, 1, 2):
        store.append(attempt(number))
    store.finish(end(2))
    store.finish(end(1))
    assert [one.id for one in store.attempts()] == ["a0-3", "a0-1", "a0-2"]
    assert [one.id for one in store.sessions()] == ["s0-2", "s0-1"]


def test_the_same_id_twice_is_one_and_the_first_one_stays(store):
    store.append(attempt(1, answer="first"))
    store.append(attempt(1, answer="second"))
    store.finish(end(1))
    store.finish(end(1, pace=9.0))
    assert [one.answer for one in store.attempts()] == ["first"]
    assert [one.pace for one in store.sessions()] == [end().pace]


def test_the_columns_are_the_fields(store, folders):
    with closing(sqlite3.connect(folders.database)) as raw:
        for table, record in (("attempt", Attempt), ("session_end", SessionEnd)):
            columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
            assert columns == ["number", *(field.name for field in fields(record))]


@pytest.mark.parametrize("change", ["UPDATE attempt SET status = 'right'", "DELETE FROM attempt"])
def test_attempts_can_only_be_added(store, folders, change):
    store.append(attempt())
    with (
        closing(sqlite3.connect(folders.database)) as raw,
        pytest.raises(sqlite3.IntegrityError, match="never"),
    ):
        raw.execute(change)


def test_a_lone_surrogate_is_spelled_out(store):
    store.append(attempt(answer="x\ud800"))
    assert store.attempts()[0].answer == "x\\ud800"


@pytest.mark.parametrize("seed", [2**63, -(2**70)])
def test_a_number_beyond_the_file_is_a_sentence(store, seed):
    with pytest.raises(StoreError, match="cannot hold this"):
        store.append(attempt(seed=seed))
    store.append(attempt(1))
    assert len(store.attempts()) == 1


def test_all_or_nothing(store):
    with pytest.raises(StoreError):
        store.add([attempt(1), attempt(2, seed=2**64)], [])
    assert store.attempts() == []


def test_any_thread_may_append(store):
    def work(worker):
        for number in range(10):
            store.append(attempt(worker * 100 + number))

    workers = [threading.Thread(target=work, args=(worker,)) for worker in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(store.attempts()) == 40


def test_the_file_is_private_and_alone(folders):
    before = os.umask(0)
    try:
        path = filled(folders)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.stat().st_nlink == 1
    assert stat.S_IMODE(folders.home.stat().st_mode) == 0o700


def test_the_log_is_rolled_back_and_synchronised(store):
    connection = store._connection
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
    assert database.version_of(connection) == schema.VERSION


@pytest.mark.parametrize("name", ["a b", "it's", "100%", "ünï", "q?x#y", "two\nlines"])
def test_any_folder_name_will_do(tmp_path, name):
    folders = Folders(tmp_path / name)
    filled(folders)
    assert len(reopened(folders)[0]) == 60


# Killed, and two at once

KILLER = """
import itertools, os, signal, sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from progress_logs import attempt
from gradquest.progress.folders import Folders
from gradquest.progress.statistics import summary
from gradquest.progress.store import Store

def appender(first):
    told, tells = os.pipe()
    if child := os.fork():
        os.close(tells)
        return child, told
    store = Store.open(Folders(Path(sys.argv[1])))
    for number in itertools.count(first):
        made = attempt(number, id=f"n{number}")
        store.append(made)
        os.write(tells, f"{made.id}\\n".encode())

running = [appender(0)]
for kill in range(1, 31):
    running.append(appender(kill * 1000))
    victim, told = running.pop(0)
    heard = os.read(told, 1 << 16)
    while heard.count(b"\\n") < kill % 4 and (more := os.read(told, 1 << 16)):
        heard += more
    os.kill(victim, signal.SIGKILL)
    os.waitpid(victim, 0)
    heard += os.read(told, 1 << 16)
    os.write(1, heard)
os.kill(running[0][0], signal.SIGKILL)
"""

APPENDER = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from progress_logs import attempt
from gradquest.progress.folders import Folders
from gradquest.progress.statistics import summary
from gradquest.progress.store import Store
store = Store.open(Folders(Path(sys.argv[1])))
for number in range(60):
    store.append(attempt(number, id=f"{sys.argv[3]}{number}"))
"""


def test_thirty_kills_lose_no_acknowledged_attempt(folders):
    """What `append` came back from is on the disk, whenever one of two programs is killed."""
    driver = [sys.executable, "-c", KILLER, folders.home, TESTS]
    run = subprocess.run(driver, capture_output=True, text=True, check=True, timeout=60)
    assert run.stderr == ""
    acknowledged = run.stdout.split()
    with Store.open(folders) as store:
        store.check()
        stored = [one.id for one in store.attempts()]
    assert len(acknowledged) >= 30
    assert set(acknowledged) <= set(stored)
    assert len(set(stored)) == len(stored)


def test_two_programs_at_once_lose_nothing(folders):
    """Both even make the file at the same moment."""
    command = [sys.executable, "-c", APPENDER, folders.home, TESTS]
    both = [subprocess.Popen([*command, name]) for name in ("left", "right")]
    assert [one.wait(timeout=30) for one in both] == [0, 0]
    assert len(reopened(folders)[0]) == 120


# What is not ours or not sound is left alone


def newer(path):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 99")


def damaged_header(path):
    path.write_bytes(b"SQLite format 4\0" + path.read_bytes()[16:])


def no_version(path):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 0")


def damaged_page(path):
    content = bytearray(path.read_bytes())
    content[4096 : 2 * 4096] = b"\xff" * 4096
    path.write_bytes(content)


def truncated(path):
    path.write_bytes(path.read_bytes()[:5000])


def emptied(path):
    path.write_bytes(b"")


def foreign(path):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA application_id = 5")


def text(path):
    path.write_text("dear diary " * 500)


def folder(path):
    path.unlink()
    path.mkdir()


def dangling(path):
    path.unlink()
    path.symlink_to(path.parent / "nowhere")


def no_table(path):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DROP TRIGGER attempt_is_kept")
        raw.execute("DROP TABLE attempt")


def no_column(path):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("ALTER TABLE session_end RENAME COLUMN day TO night")


SPOILED = {
    newer: "newer version; install a newer gradquest",
    damaged_header: "damaged or another program's; run 'gradquest doctor'",
    no_version: "damaged or another program's; run 'gradquest doctor'",
    damaged_page: "damaged; run 'gradquest doctor'",
    truncated: "damaged; run 'gradquest doctor'",
    emptied: "empty, your attempts should be in it; run 'gradquest doctor'",
    foreign: "another program's file; move it",
    no_table: "damaged; run 'gradquest doctor'",
    no_column: "damaged; run 'gradquest doctor'",
    text: "another program's; run 'gradquest doctor'",
    folder: "no file; move it",
    dangling: "no file; move it",
}


def content(path):
    return path.read_bytes() if path.is_file() else sorted(path.parent.iterdir())


@pytest.mark.parametrize("spoil", SPOILED, ids=lambda spoil: spoil.__name__)
def test_practice_goes_on_unsaved_and_the_file_is_left_alone(folders, spoil):
    path = filled(folders)
    spoil(path)
    before = content(path)
    journal = open_journal(folders)
    assert isinstance(journal, Unsaved)
    assert SPOILED[spoil] in journal.reason
    assert journal.reason.startswith(f"nothing will be saved: {path} ")
    journal.append(attempt(1000))
    journal.append(attempt(1000))
    journal.finish(end())
    assert [one.id for one in journal.attempts()] == ["a0-1000"]
    assert journal.sessions() == [end()]
    journal.close()
    assert content(path) == before
    assert not list(folders.home.glob("*-journal"))


def test_a_log_on_a_full_disk_can_still_be_read(folders, monkeypatch):
    def full(_):
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    filled(folders)
    monkeypatch.setattr("gradquest.progress.database.try_to_write", full)
    journal = open_journal(folders)
    assert isinstance(journal, Unsaved)
    assert "the disk is full" in journal.reason
    assert len(journal.attempts()) == len(SIXTY)


def test_before_sqlite_has_recovered_only_the_header_is_judged(folders):
    """A kill in the middle of a commit leaves a torn file, which SQLite mends."""
    path = filled(folders)
    truncated(path)
    database.look_at(path)


def test_damage_that_shows_as_a_broken_text_is_damage(folders, monkeypatch):
    filled(folders)

    def spoiled(*_):
        raise UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")

    monkeypatch.setattr(database, "check_tables", spoiled)
    journal = open_journal(folders)
    assert isinstance(journal, Unsaved)
    assert "is damaged; run 'gradquest doctor'" in journal.reason


def test_a_row_that_damage_made_senseless_is_left_out(folders):
    path = filled(folders)
    content = path.read_bytes()
    assert content.count(b"2x + y") == 60
    spoiled = content.replace(b"right2x + y", b"r\xffght2x + y", 1)
    spoiled = spoiled.replace(b"right2x + y", b"right2\xff + y", 1)
    path.write_bytes(spoiled)
    attempts, _ = reopened(folders)
    assert len(attempts) == 59
    assert sum("\ufffd" in one.answer for one in attempts) == 1


@pytest.mark.parametrize("home", ["/dev/null", "/dev/null/inside", "/proc/gradquest"])
def test_a_folder_that_cannot_be_is_a_sentence(home):
    journal = open_journal(Folders(Path(home)))
    assert isinstance(journal, Unsaved)
    assert journal.reason.endswith("set GRADQUEST_HOME to a folder that you can write to")


READ_ONLY = """
import os, sys, urllib.parse  # whoever we become may not read Python's own files
from pathlib import Path
from gradquest.progress.folders import Folders
from gradquest.progress.store import open_journal
if os.geteuid() == 0:
    os.setuid(65534)
journal = open_journal(Folders(Path(sys.argv[1])))
print(len(journal.attempts()), getattr(journal, "reason", "saved"))
"""


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o755, 0o444), (0o555, 0o644)])
def test_a_read_only_log_is_read_and_said_to_be(folder_mode, file_mode):
    """Whoever may not write still sees what there is, and is told before the first question."""
    with tempfile.TemporaryDirectory() as outer:
        Path(outer).chmod(0o755)
        folders = Folders(Path(outer) / "data")
        path = filled(folders)
        for place, bits in ((path, file_mode), (folders.home, folder_mode)):
            if os.geteuid() == 0:
                os.chown(place, 65534, -1)
            place.chmod(bits)
        command = [sys.executable, "-c", READ_ONLY, folders.home]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        folders.home.chmod(0o755)
    assert run.stdout.startswith(f"60 nothing will be saved: {path} ")
    assert run.stdout.endswith("make it and its folder writable\n")


# Full disks and failing ones


def test_a_full_disk_is_a_sentence_and_loses_nothing(folders):
    filled(folders)
    with Store.open(folders) as store:
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(StoreError, match="the disk is full; make room"):
            store.add([attempt(number, answer="x" * 400) for number in range(100, 200)], [])
        assert not store._connection.in_transaction
        assert store.attempts() == SIXTY


class FailingConnection:
    """A connection whose disk gives up on the first write."""

    def __init__(self, code, *, in_transaction):
        self.code = code
        self.in_transaction = in_transaction
        self.said = []

    def execute(self, statement, values=()):
        self.said += [statement] * (not statement.startswith(("PRAGMA", "SELECT")))
        return self

    def fetchall(self):
        return [(0,)]

    def executemany(self, statement, rows):
        list(rows)
        error = sqlite3.OperationalError("it failed")
        error.sqlite_errorcode = self.code
        raise error


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (sqlite3.SQLITE_FULL, "the disk is full"),
        (sqlite3.SQLITE_IOERR_WRITE, "the disk reports an error"),
        (sqlite3.SQLITE_BUSY, "in use by another program"),
        (sqlite3.SQLITE_READONLY, "read-only"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "moved or removed"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "damaged"),
        (sqlite3.SQLITE_MISUSE, "it failed"),
    ],
)
@pytest.mark.parametrize("in_transaction", [True, False])
def test_each_failure_of_the_disk_is_a_sentence(code, says, in_transaction):
    connection = FailingConnection(code, in_transaction=in_transaction)
    store = Store(Path("/data/gradquest.db"), connection)
    with pytest.raises(GradquestError, match=f"^/data/gradquest.db .*{says}"):
        store.append(attempt())
    assert connection.said == ["BEGIN IMMEDIATE", "ROLLBACK"][: 1 + in_transaction]


def test_a_log_that_was_removed_meanwhile_takes_no_attempt_in_silence(store, folders):
    folders.database.unlink()
    with pytest.raises(StoreError, match="moved or removed meanwhile"):
        store.append(attempt())


def test_a_log_that_is_locked_for_long_says_so(store, folders, monkeypatch):
    monkeypatch.setattr(database, "PATIENCE_S", 0.02)
    with closing(sqlite3.connect(folders.database, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreError, match="in use by another program; close that"):
            store.append(attempt())
        other.execute("ROLLBACK")
    store.append(attempt())


# Migrations

FIRST_VERSION = TESTS / "data" / "log-of-version-1.db"
"""Written by version 0.1.0: 30 attempts at 24 problems, and three session ends."""


def test_a_log_of_the_first_version_is_led_up_after_a_backup(folders):
    folders.home.mkdir()
    shutil.copyfile(FIRST_VERSION, folders.database)
    with Store.open(folders) as store:
        assert database.version_of(store._connection) == schema.VERSION
        attempts, ends = store.attempts(), store.sessions()
        assert (len(attempts), len(ends)) == (30, 3)
        assert {(one.generator, one.aspect, one.stage, one.flags) for one in attempts} == {
            (1, "", "", "")
        }
        assert {(one.code, one.daily, one.ghost_pace) for one in ends} == {("", "", None)}
        told = summary(store, FIRST_DAY)
        assert (told.attempts, told.total.problems) == (30, 24)
        assert tables(store._connection) == tables(Unsaved("new")._connection)
    copy = folders.backups / "gradquest-before-version-2.db"
    assert backups.existing(folders) == [copy]
    with closing(sqlite3.connect(copy)) as raw:
        assert database.version_of(raw) == 1
        assert raw.execute("SELECT count(*) FROM attempt").fetchone() == (30,)


def tables(connection):
    return {
        table: connection.execute(f"PRAGMA table_xinfo({table})").fetchall()
        for (table,) in connection.execute("SELECT name FROM sqlite_schema").fetchall()
    }


def test_an_older_log_is_led_up_after_a_backup(folders, monkeypatch):
    filled(folders)
    now = schema.VERSION
    monkeypatch.setattr(schema, "VERSION", now + 2)
    steps = {
        now: ("CREATE TABLE more (x TEXT) STRICT",),
        now + 1: ("INSERT INTO more VALUES ('led up')",),
    }
    monkeypatch.setattr(schema, "MIGRATIONS", steps)
    with Store.open(folders) as store:
        assert store.attempts() == SIXTY
        assert store._connection.execute("SELECT x FROM more").fetchall() == [("led up",)]
        assert database.version_of(store._connection) == now + 2
    copy = folders.backups / f"gradquest-before-version-{now + 1}.db"
    assert backups.existing(folders) == [copy]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as raw:
        assert database.version_of(raw) == now


@pytest.mark.parametrize("stops_at", range(1, len(schema.MIGRATIONS[1]) + 1))
def test_a_migration_that_fails_anywhere_leaves_the_log_as_it_was(folders, monkeypatch, stops_at):
    folders.home.mkdir()
    shutil.copyfile(FIRST_VERSION, folders.database)
    before = folders.database.read_bytes()
    with monkeypatch.context() as later:
        steps = (*schema.MIGRATIONS[1][:stops_at], "NONSENSE")
        later.setattr(schema, "MIGRATIONS", {1: steps})
        with pytest.raises(StoreError):
            Store.open(folders)
    assert folders.database.read_bytes() == before
    with Store.open(folders) as store:
        assert len(store.attempts()) == 30


def test_an_old_sqlite_is_a_sentence(folders, monkeypatch):
    monkeypatch.setattr(schema, "OLDEST_SQLITE", (99, 0, 0))
    journal = open_journal(folders)
    assert isinstance(journal, Unsaved)
    assert "this Python brings an older one" in journal.reason


def test_the_latest_attempts_come_in_the_order_of_storing(store):
    for each in SIXTY:
        store.append(each)
    assert store.latest(5) == list(SIXTY)[-5:]
    assert store.latest(1000) == list(SIXTY)
    assert Unsaved("why", SIXTY).latest(5) == list(SIXTY)[-5:]
