"""`gradquest bank check`, `list` and `show`."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from command_line import CommandLine, gradquest

from gradquest.banks.checking import Progress
from gradquest.commands.bar import Bar

__all__ = ["gradquest"]

FAULTY = """\
schema: gradquest/bank@1
id: faulty
title: Two faults
problems:
  - id: one
    kinds: [gradient_ta]
    f: x^2 + y^2
    parms: {a: 2}
"""


SOUND = """\
schema: gradquest/bank@1
id: sound
title: One template
problems:
  - id: plane
    kinds: [partial_x]
    f: a*x + b*y
    params: {a: 2..9, b: 2..9}
"""


@pytest.fixture
def faulty(tmp_path: Path) -> str:
    path = tmp_path / "faulty.yaml"
    path.write_text(FAULTY, encoding="utf-8")
    return str(path)


def test_a_sound_bank_passes_and_is_counted(gradquest: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "sound.yaml"
    path.write_text(SOUND, encoding="utf-8")
    ran = gradquest("bank", "check", str(path), "--json")
    assert ran.code == 0
    assert ran.json["valid"]
    assert ran.json["faults"] == []
    assert [row["template"] for row in ran.json["files"][0]["templates"]] == ["plane"]
    ran = gradquest("bank", "check", str(path))
    assert ran.code == 0
    assert ran.err == ""
    assert "0 faults" in ran.out


def test_faults_are_a_line_each_on_stderr_and_the_exit_code_is_1(
    gradquest: CommandLine, faulty: str
) -> None:
    ran = gradquest("bank", "check", faulty)
    assert ran.code == 1
    places = [line.removeprefix(faulty).split(": ")[0] for line in ran.err.splitlines()]
    assert places == [":6:13", ":8:5"]
    assert "did you mean 'gradient_at'?" in ran.err
    assert "did you mean 'params'?" in ran.err
    assert "2 faults" in ran.out


def test_faults_as_json(gradquest: CommandLine, faulty: str) -> None:
    ran = gradquest("bank", "check", faulty, "--json")
    assert ran.code == 1
    assert not ran.json["valid"]
    assert ran.err == ""
    assert [fault["line"] for fault in ran.json["faults"]] == [6, 8]


def test_a_faulty_bank_cannot_be_played_and_says_how_many_faults_it_has(
    gradquest: CommandLine, faulty: str
) -> None:
    ran = gradquest("practice", "--plain", "--bank", faulty)
    assert ran.code == 1
    assert ":6:13:" in ran.err
    assert "1 more" in ran.err
    assert ran.err.count("\n") == 1


def test_a_file_that_is_not_there_is_a_fault(gradquest: CommandLine) -> None:
    ran = gradquest("bank", "check", "nowhere.yaml")
    assert ran.code == 1
    assert "nowhere.yaml" in ran.err


def test_own_banks_join_the_shipped_ones_and_a_faulty_one_keeps_none_away(
    gradquest: CommandLine, faulty: str
) -> None:
    own = gradquest.home / "banks"
    own.mkdir(parents=True)
    (own / "mine.yaml").write_text(Path(gradquest.bank).read_text(encoding="utf-8"))
    (own / "other.yaml").write_text(Path(faulty).read_text(encoding="utf-8"))
    ran = gradquest("bank", "list")
    assert "tiny: A tiny bank, 3 templates" in ran.out
    assert "polynomials:" in ran.out
    assert ran.code == 1
    (line,) = ran.err.splitlines()
    assert line.startswith(f"left out: {own / 'other.yaml'}:6:13")
    assert line.endswith(f"(1 more fault); gradquest bank check {own / 'other.yaml'}")
    assert "other.yaml:6:13" in gradquest("problem", "--seed", "1").err
    told = gradquest("doctor")
    assert told.code == 1
    assert f"not fine: {line}" in told.out
    ran = gradquest("practice", "--plain", "--kind", "gradient_at")
    assert ran.code == 0
    assert "other.yaml:6:13" in ran.err
    assert "Problem 1" in ran.out


def test_the_list_keeps_to_a_kind_and_a_level(gradquest: CommandLine) -> None:
    ran = gradquest("bank", "list", "--kind", "adam_step", "--level", "9")
    assert ran.code == 0
    rows = [line for line in ran.out.splitlines() if line.startswith("  ")]
    assert rows
    assert all("level 9" in row and "adam_step" in row for row in rows)
    assert gradquest("bank", "list", "--kind", "adam").code == 2


def test_the_list_begins_with_the_easiest_and_ends_in_a_sum(gradquest: CommandLine) -> None:
    lines = gradquest("bank", "list").out.splitlines()
    slopes = next(at for at, line in enumerate(lines) if line.startswith("slopes: "))
    levels = [line.split()[1] for line in lines[slopes + 1 : slopes + 40]]
    assert levels == sorted(levels)
    assert re.fullmatch(r"\d+ templates in \d+ banks", lines[-1])


@pytest.mark.parametrize("name", ["tiny/wave", "wave", "tiny/wave/partial_x:3"])
def test_a_template_is_shown_under_each_of_its_kinds(gradquest: CommandLine, name: str) -> None:
    words = ("bank", "show", name, "--bank", gradquest.bank, "--seed", "3")
    ran = gradquest(*words)
    assert ran.code == 0
    assert ran.out == gradquest(*words).out
    assert "tiny/wave/partial_x:3" in ran.out
    assert "tiny/wave/partial_y:3" in ran.out
    assert ran.out.count("Answer: ") == 2


@pytest.mark.parametrize(
    ("name", "says"),
    [("wavy", "did you mean 'wave'?"), ("tiny/wavy", "wave"), ("nope/wave", "no bank 'nope'")],
)
def test_an_unknown_template_is_misuse(gradquest: CommandLine, name: str, says: str) -> None:
    ran = gradquest("bank", "show", name, "--bank", gradquest.bank)
    assert ran.code == 2
    assert says in ran.err


@pytest.mark.parametrize(
    ("file", "bank"),
    [("My Course 1.yaml", "my-course-1"), ("{x}.yaml", "x"), ("Ω.yaml", "my-bank")],
)
def test_a_new_bank_is_valid_and_never_takes_the_place_of_a_file(
    gradquest: CommandLine, tmp_path: Path, file: str, bank: str
) -> None:
    path = tmp_path / file
    ran = gradquest("bank", "new", str(path))
    assert (ran.code, ran.err) == (0, "")
    assert f"\nid: {bank}\n" in path.read_text(encoding="utf-8")
    checked = gradquest("bank", "check", str(path), "--json").json
    assert checked["valid"]
    assert checked["warnings"] == []
    path.write_text("mine", encoding="utf-8")
    ran = gradquest("bank", "new", str(path))
    assert ran.code == 1
    assert "is there already" in ran.err
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_new_bank_needs_a_folder(gradquest: CommandLine, tmp_path: Path) -> None:
    ran = gradquest("bank", "new", str(tmp_path / "nowhere" / "x.yaml"))
    assert ran.code == 1
    assert ran.err.endswith("cannot be written: No such file or directory\n")


def test_a_new_bank_is_there_whole_or_not_at_all(
    gradquest: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", fail)
    path = tmp_path / "new.yaml"
    ran = gradquest("bank", "new", str(path))
    assert (ran.code, ran.err) == (
        1,
        f"gradquest: {path} cannot be written: No space left on device\n",
    )
    assert not path.exists()


def test_faults_are_ascii_where_that_is_asked_for(gradquest: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "rooted.yaml"
    entry = SOUND.replace("a*x + b*y", "sqrt(x)*a + b*y^2")
    path.write_text(entry, encoding="utf-8")
    ran = gradquest("bank", "check", str(path), "--ascii")
    assert ran.code == 1
    assert ran.err.isascii()
    assert "sqrt" in ran.err


def test_slips_are_listed_and_shown_with_what_they_lead_to(gradquest: CommandLine) -> None:
    ran = gradquest("bank", "slips")
    assert ran.code == 0
    assert "\n  power-no-coefficient\n" in ran.out
    assert "\n  zero-component  an entry of the gradient is 0 at the point\n" in ran.out
    ran = gradquest("bank", "slips", "tiny/wave", "--bank", gradquest.bank, "--seed", "3")
    assert ran.code == 0
    assert "tiny/wave/partial_x:3" in ran.out
    assert "\n  wrong-variable: " in ran.out


def test_a_bar_says_how_far_a_check_has_come_and_leaves_no_trace() -> None:
    stream = io.StringIO()
    bar = Bar(stream, "my\nbank.yaml")
    for done in range(200):
        bar.show(Progress("bowl", done, 200))
    bar.clear()
    shown = stream.getvalue().split("\r\x1b[K")
    assert len(shown) < 130, "it is written only where it has changed"
    assert shown[-1] == ""
    assert "my bank.yaml [############------------] 50 % bowl" in shown


def test_the_format_is_told_as_json_schema(gradquest: CommandLine) -> None:
    ran = gradquest("bank", "schema")
    assert ran.code == 0
    assert ran.json["title"] == "gradquest/bank@1"


def test_a_fault_is_one_inert_line_whatever_the_file_is_called(
    gradquest: CommandLine, tmp_path: Path
) -> None:
    ran = gradquest("problem", "--bank", str(tmp_path / "a\nb\x1b[31m"))
    assert ran.code == 1
    assert ran.err.endswith("a b?[31m:1:1: file: it cannot be read: No such file or directory\n")
    assert ran.err.count("\n") == 1
