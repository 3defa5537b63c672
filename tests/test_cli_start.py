"""How the command line starts, helps and refuses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from command_line import CommandLine, gradquest, program

from gradquest.commands.table import COMMANDS

__all__ = ["gradquest"]

SLOW = ("sympy", "numpy", "yaml", "textual", "mpmath", "sqlite3")


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["practise"], ["check", "--help"]])
def test_help_imports_nothing_slow(words: list[str]) -> None:
    """Goal P15: neither Textual nor sympy, nor anything else that takes its time."""
    code = (
        "import sys; from gradquest.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        f"print(*[name for name in {SLOW!r} if name in sys.modules], file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, check=True
    )
    assert ran.stderr.splitlines()[-1] == ""


def test_help_lists_every_command(gradquest: CommandLine) -> None:
    ran = gradquest("--help")
    assert ran.code == 0
    assert ran.err == ""
    for command in COMMANDS:
        assert f"  {command.name} " in ran.out
        assert command.summary in ran.out


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_has_help_and_explains_its_options(gradquest: CommandLine, name: str) -> None:
    ran = gradquest(*name.split(), "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"usage: gradquest {name}")


def test_the_version_is_told(gradquest: CommandLine) -> None:
    from gradquest import __version__

    assert gradquest("--version").out == f"gradquest {__version__}\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["practise"], "'practise' is not a command; did you mean 'practice'?"),
        (["xyzzy"], "'xyzzy' is not a command; gradquest --help"),
        (["bank"], "gradquest bank is one of: bank check, bank list, bank show"),
        (["bank", "chek"], "gradquest bank is one of"),
        (["drill", "--rac", "3"], "does not know '--rac'; did you mean '--race'?"),
        (["practice", "--count"], "--count needs a value"),
        (["practice", "--count", "--plain"], "--count needs a value"),
        (["practice", "--count", "x"], "--count: 'x' is not a whole number"),
        (["practice", "--count", "0"], "--count: 0 is not between 1 and"),
        (["practice", "--count", "٣"], "is not a whole number"),
        (["practice", "--level", "77"], "--level: 77 is not between 0 and 9"),
        (["practice", "--seed", "-1"], "--seed: -1 is not between 0 and"),
        (["practice", "--plain=yes"], "--plain takes no value"),
        (["practice", "extra"], "does not know 'extra'"),
        (["drill", "--race", "3", "--sprint", "30"], "--sprint does not go with --race"),
        (["drill", "--sprint", "30", "--count", "3"], "--count does not go with --sprint"),
        (["export", "--format", "xml"], "--format cannot be 'xml'; choose 'jsonl', 'csv'"),
        (["import"], "FILE is missing"),
        (["reset"], "add --yes"),
        (["--seed"], "--seed needs a value"),
        (["--plain", "practice"], "does not know 'practice'"),
    ],
)
def test_misuse_is_one_sentence_and_exit_code_2(
    gradquest: CommandLine, words: list[str], says: str
) -> None:
    ran = gradquest(*words)
    assert ran.code == 2
    assert ran.out == ""
    assert says in ran.err
    assert ran.err.startswith("gradquest: ")
    assert ran.err.count("\n") == 1


def test_an_unknown_kind_is_refused_with_the_nearest_one(gradquest: CommandLine) -> None:
    ran = gradquest.play("practice", "--kind", "partal_x")
    assert ran.code == 2
    assert "did you mean 'partial_x'?" in ran.err


def test_a_level_that_nobody_wrote_is_refused_with_those_there_are(
    gradquest: CommandLine,
) -> None:
    ran = gradquest.play("practice", "--level", "9")
    assert ran.code == 2
    assert "there are levels 1, 2, 3" in ran.err


def test_a_bank_that_is_not_there_is_refused(gradquest: CommandLine) -> None:
    ran = gradquest("practice", "--plain", "--bank", "nowhere.yaml")
    assert ran.code == 1
    assert "nowhere.yaml" in ran.err
    assert ran.err.count("\n") == 1


def test_an_unforeseen_error_is_one_sentence_and_the_rest_is_in_a_private_log(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    code = (
        "import gradquest.commands.upkeep as broken\n"
        "def run(*_): raise RuntimeError('secret detail')\n"
        "broken.run = run\n"
        "import sys; sys.argv = ['gradquest', 'paths']\n"
        "from gradquest.cli import main; sys.exit(main())"
    )
    environment = {"GRADQUEST_HOME": str(home), "PATH": ""}
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    log = home / "gradquest.log"
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert ran.stderr.count("\n") == 1
    assert str(log) in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "secret detail" not in ran.stderr
    assert "secret detail" in log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o077 == 0


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    with program("problem", "--count", "400", "--jsonl", home=tmp_path) as ran:
        assert ran.stdin
        assert ran.stdout
        assert ran.stderr
        ran.stdout.readline()
        ran.stdout.close()
        assert ran.wait(20) == 0
        assert ran.stderr.read() == ""


def test_the_public_api_is_lazy_and_complete() -> None:
    import gradquest as package

    assert set(package.__all__) <= set(dir(package))
    for name in package.__all__:
        assert getattr(package, name)
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = package.nonsense  # type: ignore[attr-defined]


HUGE = "a" * 100_000


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["drill", "--race", "5", "--count", "6"], "--race says how many problems"),
        (["drill", "--count", "101"], "101 is not between 1 and 100 in a drill"),
        (["problem", "--seed", "9" * 30], f"{'9' * 30} is not between 0 and"),
        (["problem", "--seed", "9" * 300], f"{'9' * 37}... is not between 0 and"),
        (["problem", "--bank", ""], "--bank: the name of a file cannot be empty"),
        (["import", " "], "FILE: the name of a file cannot be empty"),
        (["bank", "check", ""], "FILE: the name of a file cannot be empty"),
        (["stats", "--", "--json"], "does not know '--json'; see gradquest stats"),
        (["stats", ""], "does not know ''; see gradquest stats"),
        (["practice", "--kind", "nope"], "'nope' is not a kind of problem"),
        ([HUGE], "aaa... "),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_misuse_is_one_short_sentence_and_exit_code_2(
    gradquest: CommandLine, words: list[str], told: str
) -> None:
    """What was typed may be of any length, and whether there is a terminal is not the point."""
    ran = gradquest(*words)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert told in ran.err or told.strip() in ran.err
    assert len(ran.err) < 1200


def test_a_kind_named_twice_is_that_kind(gradquest: CommandLine) -> None:
    for kinds in (["partial_x"], ["partial_x", "partial_x"]):
        options = [word for kind in kinds for word in ("--kind", kind)]
        gradquest.play("drill", "--race", "1", "--seed", "1", *options, stdin="1\nskip\n")
    ends = [end for line in gradquest("export").lines for end in line.get("finished", [])]
    assert len({end["configuration"] for end in ends}) == 1
    assert len(ends) == 2


def test_a_refusal_that_nobody_can_read_keeps_its_exit_code(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([sys.executable, "-m", "gradquest", "nope"], stderr=full, check=False)
    assert done.returncode == 2


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_a_group_of_commands_has_help(gradquest: CommandLine, flag: str) -> None:
    ran = gradquest("bank", flag)
    assert ran.code == 0
    assert "  bank check " in ran.out
    assert "practice" not in ran.out


@pytest.mark.parametrize(
    "words", [["export", "-o"], ["drill", "--save-result"], ["daily", "--save-result"]]
)
def test_a_folder_that_is_missing_is_named_and_not_made(
    gradquest: CommandLine, tmp_path: Path, words: list[str]
) -> None:
    ran = gradquest(*words, str(tmp_path / "no" / "file"))
    assert ran.code == 2
    assert f"there is no folder {tmp_path / 'no'}"[:40] in ran.err
    assert not (tmp_path / "no").exists()
