"""`stats`, `achievements`, `export`, `import`, `paths`, `doctor` and `reset`."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from command_line import CommandLine, gradquest

from gradquest.maths.notation import typed_answer
from gradquest.training.clock import SystemClock
from gradquest.training.game import Game
from gradquest.training.start import Start

__all__ = ["gradquest"]


def answer_some(gradquest: CommandLine) -> None:
    """Three attempts: wrong, wrong, skipped."""
    ran = gradquest.play("practice", "--seed", "1", "--count", "5", stdin="999\n998\nskip\n")
    assert ran.code == 0
    assert ran.err == ""


def test_before_the_first_answer_every_command_says_so_kindly(gradquest: CommandLine) -> None:
    assert gradquest("stats").out.startswith("Nothing yet")
    assert gradquest("stats", "--json").json["problems"] == 0
    assert gradquest("achievements").code == 0
    assert gradquest("export").out == ""
    assert gradquest("reset", "--yes").code == 0


def test_stats_tell_of_what_was_answered(gradquest: CommandLine) -> None:
    answer_some(gradquest)
    told = gradquest("stats", "--json").json
    assert told["attempts"] == 3
    assert told["problems"] == 2
    assert told["records"] == []
    assert len(told["due"]) == 14
    assert {"name", "shown", "memory", "due_in"} <= set(told["skills"][0])
    assert told["goal"]["learned"] == 0
    assert told["goal"]["says"].startswith("Your goal: learn the ")
    text = gradquest("stats", "--ascii").out
    for head in ("Skills", "Accuracy and pace over time", "Days", "Due in the next 14 days",
                 "Slips", "Slowest", "Records", "By kind"):  # fmt: skip
        assert f"\n\n{head}" in text
    assert text.isascii()
    assert text.startswith("2 problems on 1 day")


def test_achievements_are_listed_with_their_rules(gradquest: CommandLine) -> None:
    told = gradquest("achievements", "--json").json
    assert told["unlocked"] == 0
    assert told["total"] > 30
    assert {"name", "tier", "says", "unlocked"} <= set(told["achievements"][0])
    lines = gradquest("achievements").out.splitlines()
    assert lines[0] == f"0 of {told['total']} unlocked."
    assert len(lines) == 1 + len(told["achievements"])


def test_an_export_has_every_attempt_with_its_own_id(gradquest: CommandLine) -> None:
    answer_some(gradquest)
    rows = gradquest("export").lines
    assert [row["status"] for row in rows] == ["wrong", "wrong", "skipped"]
    assert len({row["id"] for row in rows}) == 3
    table = list(csv.DictReader(io.StringIO(gradquest("export", "--format", "csv").out)))
    assert [row["id"] for row in table] == [row["id"] for row in rows]


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_an_import_merges_and_the_same_attempt_twice_is_one(
    gradquest: CommandLine, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_some(gradquest)
    file = tmp_path / "export"
    ran = gradquest("export", "--format", form, "-o", str(file))
    assert ran.code == 0
    assert ran.out == ""
    assert "3 attempts written" in ran.err
    assert gradquest("import", str(file)).out == "0 attempts new, 3 known before.\n"
    before = gradquest("export").out
    monkeypatch.setenv("GRADQUEST_HOME", str(tmp_path / "elsewhere"))
    assert gradquest("import", str(file)).out == "3 attempts new, 0 known before.\n"
    assert gradquest("export").out == before


def test_an_export_to_a_device_does_not_replace_it(gradquest: CommandLine) -> None:
    assert gradquest("export", "--output", "/dev/null").code == 0
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["import", "nowhere.jsonl"], "nowhere.jsonl cannot be read"),
        (["export", "-o", "/proc/nowhere"], "cannot be written"),
    ],
)
def test_files_that_fail_are_told_in_one_sentence(
    gradquest: CommandLine, words: list[str], says: str
) -> None:
    ran = gradquest(*words)
    assert ran.code == 1
    assert says in ran.err
    assert ran.err.count("\n") == 1


def test_paths_are_all_below_the_home(gradquest: CommandLine) -> None:
    told = gradquest("paths", "--json").json
    shipped = told.pop("shipped_banks")
    assert Path(shipped).is_dir()
    assert all(Path(path).is_relative_to(gradquest.home) for path in told.values())
    assert str(gradquest.home) in gradquest("paths").out


def test_a_damaged_log_is_told_not_overwritten_and_the_doctor_mends_it(
    gradquest: CommandLine,
) -> None:
    answer_some(gradquest)
    log = gradquest.home / "gradquest.db"
    damaged = b"x" * 5000
    log.write_bytes(damaged)
    ran = gradquest("export")
    assert ran.code == 1
    assert ran.out == ""
    assert "gradquest doctor" in ran.err
    ran = gradquest.play("practice", "--seed", "1", stdin="999\n")
    assert ran.code == 0
    assert "nothing will be saved" in ran.err
    assert ran.err.count("\n") == 1
    assert "wrong" in ran.out
    assert log.read_bytes() == damaged
    assert gradquest("doctor").code == 0
    assert gradquest("export").code == 0
    assert any(path.read_bytes() == damaged for path in gradquest.home.glob("*broken*"))


def test_the_doctor_makes_all_but_the_log_anew(gradquest: CommandLine) -> None:
    answer_some(gradquest)
    before = gradquest("stats", "--json").json, gradquest("achievements", "--json").json
    lines = gradquest("doctor", "--rebuild").out.splitlines()
    assert all(line.startswith("fine: ") for line in lines[:-1])
    assert lines[-1].startswith(
        "rebuilt: statistics, levels, memory, records and achievements from 3 attempts in "
    )
    assert (gradquest("stats", "--json").json, gradquest("achievements", "--json").json) == before


def test_a_rebuild_mends_the_log_first_and_makes_none_where_there_is_none(
    gradquest: CommandLine,
) -> None:
    assert "rebuilt" not in gradquest("doctor", "--rebuild").out
    log = gradquest.home / "gradquest.db"
    assert not log.exists()
    answer_some(gradquest)
    log.write_bytes(b"")
    ran = gradquest("doctor", "--rebuild")
    assert ran.code == 0
    assert ran.out.startswith("mended: the damaged log is kept as ")


def test_a_rebuild_of_a_newer_log_is_one_sentence(gradquest: CommandLine) -> None:
    answer_some(gradquest)
    with closing(sqlite3.connect(gradquest.home / "gradquest.db")) as raw:
        raw.execute("PRAGMA user_version = 99")
    ran = gradquest("doctor", "--rebuild")
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert "newer version" in ran.err


def test_stats_tell_what_plots_and_calendars_need(gradquest: CommandLine) -> None:
    answer_some(gradquest)
    told = gradquest("stats", "--json").json
    (day,) = told["by_day"].values()
    assert day.keys() >= {"problems", "right", "clean", "accuracy", "pace", "practice_s"}
    assert told.keys() >= {"slowest", "slips", "records", "by_skill", "recent_accuracy"}


def test_a_reset_asks_to_be_meant_and_keeps_a_backup(gradquest: CommandLine) -> None:
    answer_some(gradquest)
    assert gradquest("reset").code == 2
    assert len(gradquest("export").lines) == 3
    ran = gradquest("reset", "--yes")
    assert ran.code == 0
    assert "backups" in ran.out
    assert gradquest("export").out == ""
    assert list((gradquest.home / "backups").glob("*.db"))


def test_every_file_belongs_to_the_learner_alone(gradquest: CommandLine) -> None:
    answer_some(gradquest)
    answer_some(gradquest)
    files = [path for path in gradquest.home.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if path.stat().st_mode & 0o077]
    assert gradquest.home.stat().st_mode & 0o077 == 0


def test_the_first_session_of_a_day_makes_a_backup(gradquest: CommandLine) -> None:
    answer_some(gradquest)
    assert not list((gradquest.home / "backups").glob("*.db"))
    answer_some(gradquest)
    assert len(list((gradquest.home / "backups").glob("*.db"))) == 1


def test_a_race_is_listed_among_the_records_unless_it_was_only_skipped(
    gradquest: CommandLine,
) -> None:
    race = ("drill", "--race", "2", "--seed")
    gradquest.play(*race, "1", stdin="skip\nskip\n")
    assert gradquest("stats", "--json").json["records"] == []
    gradquest.play(*race, "2", stdin=f"{answer_to_the_first(gradquest.bank, seed=2)}\nskip\n")
    records = gradquest("stats", "--json").json["records"]
    assert len(records) == 1
    assert records[0]["configuration"].startswith("race-2 ")
    assert json.dumps(records)


def answer_to_the_first(bank: str, seed: int) -> str:
    """What is to be typed at the first problem of a race of two with that seed."""
    game = Game(None, SystemClock(), lambda: seed)
    session = game.begin(Start(place="race", size=2, seed=seed, bank=bank))
    return typed_answer(session.problem.answer)
