"""Backups, repairs and starting over: nothing that a learner did is ever thrown away."""

import os
import sqlite3
import stat
from contextlib import closing
from datetime import date, timedelta

import pytest
from progress_logs import attempt, end

from gradquest.progress import backups
from gradquest.progress.daily_copy import back_up_daily
from gradquest.progress.folders import Folders
from gradquest.progress.store import Store, Unsaved, open_journal
from gradquest.progress.trouble import Damaged, StoreError
from gradquest.progress.upkeep import diagnose, repair, reset, salvage

TODAY = date(2026, 11, 20)


@pytest.fixture
def folders(tmp_path):
    return Folders(tmp_path / "data")


def fill(folders, *numbers):
    with Store.open(folders) as store:
        store.add([attempt(number) for number in numbers], [end(number) for number in numbers])


def numbers(folders):
    with Store.open(folders) as store:
        return [int(one.id.removeprefix("a0-")) for one in store.attempts()]


def copies(folders):
    return sorted(path.name for path in folders.backups.iterdir())


# Copies


def test_the_first_call_of_a_day_makes_a_private_copy(folders):
    fill(folders, 1, 2)
    with Store.open(folders) as store:
        back_up_daily(store, folders, TODAY)
        store.append(attempt(3))
        back_up_daily(store, folders, TODAY)
    assert copies(folders) == ["gradquest-2026-11-20.db"]
    copy = backups.of_day(folders, TODAY)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as raw:
        assert raw.execute("SELECT count(*) FROM attempt").fetchone() == (2,)


def test_a_copy_never_takes_the_place_of_another(folders):
    fill(folders, 1)
    with Store.open(folders) as store:
        made = [store.backup(folders.backups / "gradquest-x.db").name for _ in range(3)]
    assert made == ["gradquest-x.db", "gradquest-x-2.db", "gradquest-x-3.db"]


def test_a_copy_that_fails_leaves_nothing_behind(folders, monkeypatch):
    fill(folders, 1)

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backups, "flush", full)
    with Store.open(folders) as store, pytest.raises(StoreError, match="No space left"):
        store.backup(folders.backups / "gradquest-x.db")
    assert copies(folders) == []


def test_seven_days_and_four_weeks_are_kept_and_all_that_is_no_daily_copy(folders):
    folders.backups.mkdir(parents=True)
    days = [TODAY - timedelta(days=back) for back in range(60)]
    for day in days:
        backups.of_day(folders, day).touch()
    others = ["gradquest-before-version-2.db", "gradquest-2026-99-99.db", "mine.db"]
    for name in others:
        (folders.backups / name).touch()
    backups.prune(folders)
    left = [name for name in copies(folders) if name not in others]
    assert left[-7:] == [f"gradquest-{day.isoformat()}.db" for day in reversed(days[:7])]
    assert left[:-7] == [f"gradquest-2026-{day}.db" for day in ("10-18", "10-25", "11-01", "11-08")]
    assert all((folders.backups / name).exists() for name in others)


# Starting over


def test_a_reset_keeps_a_copy(folders):
    fill(folders, 1, 2)
    copy = reset(folders, TODAY)
    assert copy == folders.backups / "gradquest-before-reset-2026-11-20.db"
    assert not folders.database.exists()
    assert numbers(folders) == []
    fill(folders, 3)
    assert reset(folders, TODAY).name == "gradquest-before-reset-2026-11-20-2.db"


def test_a_reset_without_a_log_does_nothing(folders):
    assert reset(folders, TODAY) is None
    assert not folders.home.exists()


def test_a_reset_of_a_damaged_log_moves_it_away(folders):
    fill(folders, 1)
    folders.database.write_bytes(b"")
    assert reset(folders, TODAY).name == "gradquest.broken-2026-11-20.db"
    assert numbers(folders) == []


def test_a_reset_leaves_a_newer_log_alone(folders):
    fill(folders, 1)
    with closing(sqlite3.connect(folders.database)) as raw:
        raw.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="newer version"):
        reset(folders, TODAY)
    assert folders.database.exists()


# Looking and repairing


def says(folders):
    return [(finding.is_fine, finding.says) for finding in diagnose(folders)]


def test_all_is_well_before_anything_is_there(folders):
    assert all(is_fine for is_fine, _ in says(folders))
    assert not folders.home.exists()


def test_a_sound_log_with_a_copy_is_fine(folders):
    fill(folders, 1, 2)
    with Store.open(folders) as store:
        back_up_daily(store, folders, TODAY)
    assert says(folders) == [
        (True, f"{folders.database} is sound and holds 2 attempts"),
        (True, f"1 backup, the newest sound one is {backups.of_day(folders, TODAY)}"),
    ]
    assert repair(folders, TODAY) == ()


def test_statistics_that_do_not_add_up_are_found_and_made_anew(folders):
    fill(folders, 1, 2)
    with Store.open(folders) as store, store.counted() as connection:
        connection.execute("UPDATE day SET problems = 7")
    assert (False, "the statistics are not what the log adds up to") in says(folders)
    assert repair(folders, TODAY) == ("the statistics were made anew from 2 attempts",)
    assert all(is_fine for is_fine, _ in says(folders))


def test_damage_that_a_glance_cannot_see_is_found_by_the_copy_of_the_day(folders):
    """The whole file is looked at once a day, and by the doctor, so that opening takes no time."""
    fill(folders, *range(300))
    content = bytearray(folders.database.read_bytes())
    page = content.index(b"2x + y") // 4096
    content[page * 4096 : (page + 1) * 4096] = bytes(4096)
    folders.database.write_bytes(content)
    with Store.open(folders) as store, pytest.raises(Damaged, match="damaged; run 'gradquest doc"):
        back_up_daily(store, folders, TODAY)
    assert any("is damaged; run" in sentence for is_fine, sentence in says(folders) if not is_fine)


def test_what_others_can_read_is_found_and_closed(folders):
    fill(folders, 1)
    folders.database.chmod(0o644)
    assert (False, f"others on this machine can read {folders.database}") in says(folders)
    assert repair(folders, TODAY) == (f"only you can read {folders.database} now",)
    assert all(is_fine for is_fine, _ in says(folders))


def test_settings_that_cannot_be_used_are_told(folders):
    folders.home.mkdir()
    folders.settings.write_text("timer = 'loud'")
    folders.settings.chmod(0o600)
    assert (False, f"{folders.settings}: timer is one of hidden, shown, not 'loud'; "
            "the default is used") in says(folders)  # fmt: skip


@pytest.mark.parametrize("kept", [5000, 0])
def test_a_damaged_log_makes_room_for_the_newest_sound_copy(folders, kept):
    fill(folders, 1, 2)
    with Store.open(folders) as store:
        back_up_daily(store, folders, TODAY)
    bad = backups.of_day(folders, TODAY + timedelta(days=1))
    bad.write_bytes(b"not sound")
    bad.chmod(0o600)
    os.utime(bad, (2e9, 2e9))
    damaged = folders.database.read_bytes()[:kept]
    folders.database.write_bytes(damaged)
    assert isinstance(open_journal(folders), Unsaved)
    (done,) = repair(folders, TODAY)
    broken = folders.home / "gradquest.broken-2026-11-20.db"
    assert done.startswith(f"the damaged log is kept as {broken}, the backup ")
    assert broken.read_bytes() == damaged
    assert numbers(folders) == [1, 2]
    assert stat.S_IMODE(folders.database.stat().st_mode) == 0o600
    assert repair(folders, TODAY) == ()


def test_what_a_learner_left_behind_does_not_come_back(folders):
    fill(folders, 1, 2)
    reset(folders, TODAY)
    fill(folders, 3)
    folders.database.write_bytes(b"")
    repair(folders, TODAY)
    assert numbers(folders) == []


def test_without_a_copy_what_can_be_read_is_rescued(folders):
    """One page of the table is lost; the rows of the others come back."""
    fill(folders, *range(300))
    page = folders.database.read_bytes().index(b"2x + y") // 4096
    content = bytearray(folders.database.read_bytes())
    content[page * 4096 : (page + 1) * 4096] = bytes(4096)
    folders.database.write_bytes(content)
    attempts, ends = salvage(folders.database)
    assert 200 < len(attempts) < 300
    assert len(ends) == 300
    (done,) = repair(folders, TODAY)
    assert f"an empty log took its place and {len(attempts)} attempts more could be read" in done
    assert len(numbers(folders)) == len(attempts)


def test_the_journal_of_a_damaged_log_goes_with_it(folders):
    fill(folders, 1)
    folders.database.write_bytes(b"")
    folders.home.joinpath("gradquest.db-journal").write_bytes(b"old")
    repair(folders, TODAY)
    assert (folders.home / "gradquest.broken-2026-11-20.db-journal").read_bytes() == b"old"
    assert numbers(folders) == []


def test_another_programs_file_is_not_repaired(folders):
    folders.home.mkdir()
    with closing(sqlite3.connect(folders.database)) as raw:
        raw.execute("CREATE TABLE theirs (x)")
    folders.database.chmod(0o600)
    before = folders.database.read_bytes()
    assert (False, f"{folders.database} is another program's file; move it out of the way") in says(
        folders
    )
    with pytest.raises(StoreError):
        repair(folders, TODAY)
    assert folders.database.read_bytes() == before
