"""A learner's study: what is opened when, and what is told where something is amiss."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from progress_logs import attempt
from training_stage import HandClock

from gradquest.progress import backups
from gradquest.training.study import Study

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


def opened(home: Path, clock: HandClock | None = None) -> Study:
    return Study.open({"GRADQUEST_HOME": str(home)}, clock or HandClock(NOW), new_seed=lambda: 7)


def test_nothing_is_opened_before_it_is_needed(tmp_path: Path) -> None:
    study = opened(tmp_path / "home")
    study.close()
    assert not (tmp_path / "home").exists()


def test_each_part_is_opened_once(tmp_path: Path) -> None:
    study = opened(tmp_path)
    assert study.journal is study.journal
    assert study.settings is study.settings
    assert study.library is study.library
    study.close()


@pytest.mark.parametrize("home", ["file/home", "n" * 5000], ids=["a file", "too long"])
def test_where_nothing_can_be_saved_one_plays_and_is_told_so(tmp_path: Path, home: str) -> None:
    (tmp_path / "file").touch()
    study = opened(tmp_path / home)
    assert study.trouble.startswith("nothing will be saved: ")
    study.back_up()
    study.journal.append(attempt(1))
    assert study.journal.count() == 1
    assert study.learner().target == study.settings.target_success
    study.close()


def test_the_first_session_of_a_day_copies_what_the_log_held(tmp_path: Path) -> None:
    clock = HandClock(NOW)
    study = opened(tmp_path, clock)
    assert study.folders is not None
    study.back_up()
    assert not study.folders.backups.exists()
    study.journal.append(attempt(1))
    for day in (NOW.date(), NOW.date() + timedelta(days=1)):
        study.back_up()
        study.back_up()
        study.close()
        assert backups.of_day(study.folders, day).exists()
        clock.pass_time(24 * 3600)
    assert len(backups.existing(study.folders)) == 2


def test_a_copy_that_fails_is_told_and_stops_nobody(tmp_path: Path) -> None:
    study = opened(tmp_path)
    study.journal.append(attempt(1))
    (tmp_path / "backups").touch()
    study.back_up()
    study.close()
    assert study.trouble.startswith("there is no backup of today: ")
    study.close()


def test_drills_draw_from_the_shipped_banks_alone(tmp_path: Path) -> None:
    own = tmp_path / "banks" / "own.yaml"
    own.parent.mkdir()
    own.write_text(
        "schema: gradquest/bank@1\nid: own\ntitle: Own\nlicense: MIT\n"
        "problems:\n  - {id: one, level: 1, f: 3*x*y + x, vars: [x, y], kinds: [partial_x]}\n",
        encoding="utf-8",
    )
    study = opened(tmp_path)
    assert study.trouble == ""
    assert "own" in {bank.id for bank in study.banks()}
    assert {bank.id for bank in study.drill_banks()} == study.shipped
    assert [bank.id for bank in study.drill_banks(str(own))] == ["own"]
    study.close()
