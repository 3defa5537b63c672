"""The game as lines of text."""

from __future__ import annotations

import io
import json
import re
import signal
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from command_line import BANK, CommandLine, gradquest, program
from training_stage import EchoKind, Fixed, HandClock, MemoryJournal, problem

from gradquest.commands.output import Output
from gradquest.commands.plain import PlainGame
from gradquest.commands.words import meant
from gradquest.kinds.kind import Task
from gradquest.progress.attempt import Attempt
from gradquest.training.drill import race_rules
from gradquest.training.practice import RULES
from gradquest.training.rules import Rules
from gradquest.training.session import Phase, Session
from gradquest.wording import harmless

__all__ = ["gradquest"]

VERDICT = re.compile(r"(right|wrong|unreadable|ask)\b")


def played(
    *lines: str, rules: Rules = RULES, count: int = 3, journal: MemoryJournal | None = None
) -> tuple[list[str], Session]:
    """What is printed for these lines of input, and the session."""
    paper = io.StringIO()
    supply = Fixed([problem(value) for value in range(1, count + 1)], count)
    session = Session(rules, supply, journal or MemoryJournal(), HandClock())
    PlainGame(session, Output(paper), 60).play(iter([f"{line}\n" for line in lines]))
    return paper.getvalue().splitlines(), session


def verdicts(lines: Sequence[str]) -> list[str]:
    return [found[1] for line in lines if (found := VERDICT.match(line))]


def test_each_answer_gets_exactly_one_verdict_line() -> None:
    lines, session = played("??", "ask", "9", "8", "2", "3")
    assert verdicts(lines) == ["unreadable", "ask", "wrong", "wrong", "right", "right"]
    assert session.end is not None
    assert session.end.is_complete


def test_a_verdict_is_written_after_the_attempt_is_stored() -> None:
    paper = io.StringIO()

    class Watching(MemoryJournal):
        def append(self, attempt: Attempt) -> None:
            seen.append(len(verdicts(paper.getvalue().splitlines())))

    seen: list[int] = []
    session = Session(RULES, Fixed([problem(1), problem(2)], 2), Watching(), HandClock())
    PlainGame(session, Output(paper), 60).play(iter(["9\n", "1\n", "2\n"]))
    assert seen == [0, 1, 2]


def test_the_problem_is_posed_with_its_number() -> None:
    lines, _ = played("1")
    assert "Problem 1 of 3. Type 1." in lines
    assert "Problem 2 of 3. Type 2." in lines


def test_after_the_last_wrong_try_the_solution_comes_and_the_next_problem() -> None:
    lines, _ = played("9", "8")
    assert lines.index("One more try at the same problem.") < lines.index("  Answer: 1")
    assert lines.index("  Answer: 1") < lines.index("Problem 2 of 3. Type 2.")


def test_after_a_right_answer_nothing_is_explained_unless_one_asks_why() -> None:
    lines, _ = played("1")
    assert "  Answer: 1" not in lines
    lines, _ = played("1", "why")
    assert "Why this one: because" in lines
    assert "  Answer: 1" in lines


@pytest.mark.parametrize("word", ["skip", "SKIP", " skip "])
def test_commands_are_words_in_any_case(word: str) -> None:
    lines, session = played(word)
    assert "Skipped." in lines
    assert verdicts(lines) == []
    assert session.journal.rows[0].status == "skipped"


def test_hints_come_one_by_one_and_run_out_kindly() -> None:
    lines, _ = played("hint", "hint", "hint", "hint")
    assert [line for line in lines if line.startswith("Hint")] == [
        "Hint 1 of 3: one",
        "Hint 2 of 3: two",
        "Hint 3 of 3: three",
    ]
    assert any("no more hints" in line for line in lines)


def test_solution_reveals_and_goes_on() -> None:
    lines, session = played("solution")
    assert "  Answer: 1" in lines
    assert "Problem 2 of 3. Type 2." in lines
    assert session.journal.rows[0].status == "revealed"


def test_help_names_every_word() -> None:
    lines, _ = played("help")
    for word in (
        "hint", "why", "solution", "picture", "check", "walk", "dispute", "skip", "quit",
    ):  # fmt: skip
        assert any(line.startswith(f"  {word} ") for line in lines)


def test_quit_and_the_end_of_the_input_end_alike() -> None:
    assert played("1", "quit", "2")[1].number == played("1")[1].number == 2


def test_an_empty_line_costs_nothing() -> None:
    lines, session = played("", "   ")
    assert session.journal.rows == []
    assert verdicts(lines) == []


def test_in_a_drill_a_wrong_answer_stays_and_nothing_is_explained() -> None:
    lines, session = played("9", "8", "1", "skip", "3", rules=race_rules())
    assert verdicts(lines) == ["wrong", "wrong", "right", "right"]
    assert not any("Answer" in line for line in lines)
    assert session.end is not None
    assert session.end.is_complete


def test_trouble_with_saving_is_said_once() -> None:
    journal = MemoryJournal()
    journal.is_full = True
    lines, _ = played("1", "2", "3", journal=journal)
    assert lines.count("note: the disk is full") == 1
    assert verdicts(lines) == ["right"] * 3


def test_ctrl_c_ends_with_the_session_closed() -> None:
    def lines() -> Any:
        yield "1\n"
        raise KeyboardInterrupt

    session = Session(RULES, Fixed([problem(1), problem(2)], 2), MemoryJournal(), HandClock())
    PlainGame(session, Output(io.StringIO()), 60).play(lines())
    assert session.end is not None
    assert session.end.problems == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2x", "2x"),
        ("∂f/∂x", "∂f/∂x"),
        ("\x1b]0;title\x07", "?]0;title?"),
        ("a\rb", "a?b"),
        ("\x9b31m", "?31m"),
        ("\u202eabc", "?abc"),
        ("\u2028", "?"),
    ],
)
def test_what_would_move_the_cursor_is_made_harmless(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_output_that_is_not_unicode_gets_ascii() -> None:
    paper = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    Output(paper).line("∂f/∂x = 2x²")
    paper.seek(0)
    assert paper.read() == "df/dx = 2x^2\n"


# The whole program


def test_plain_practice_ends_with_a_summary(gradquest: CommandLine) -> None:
    ran = gradquest.play("practice", "--seed", "2", stdin="hint\n999\n998\nskip\n")
    assert ran.code == 0
    assert ran.err == ""
    lines = ran.out.splitlines()
    assert verdicts(lines) == ["wrong", "wrong"]
    assert "2 problems: 0 right, 0 clean." in lines


def test_without_a_terminal_it_says_that_it_is_plain(gradquest: CommandLine) -> None:
    ran = gradquest("--bank", gradquest.bank, stdin="skip\n")
    assert ran.code == 0
    assert ran.err.count("\n") == 1
    assert "plain text" in ran.err
    assert "Problem 1 of 10." in ran.out


def test_without_any_input_it_ends_at_once(gradquest: CommandLine) -> None:
    ran = gradquest.play("practice")
    assert ran.code == 0
    assert "nothing was stored" in ran.out


def test_ascii_output_is_ascii(gradquest: CommandLine) -> None:
    stdin = "picture\nskip\n" * 4
    ran = gradquest.play(
        "practice", "--ascii", "--kind", "gradient_at", "--count", "4", stdin=stdin
    )
    assert ran.code == 0
    assert ran.out.isascii()
    assert max(map(len, ran.out.splitlines())) > 40


def test_the_picture_of_an_open_question_has_no_arrow(gradquest: CommandLine) -> None:
    """It would be the answer."""
    words = ("practice", "--kind", "gradient_at", "--seed", "1")
    ran = gradquest.play(*words, stdin="picture\n")
    assert "The gradient is" not in ran.out
    assert "@ point" in ran.out
    ran = gradquest.play(*words, stdin="skip\n")
    assert "The gradient is" in ran.out


def test_a_seed_replays_a_drill(gradquest: CommandLine) -> None:
    words = ("drill", "--race", "4", "--seed", "9")
    one, two = (gradquest.play(*words, stdin="skip\n" * 4) for _ in range(2))
    problems = [line for line in one.out.splitlines() if line.startswith("Problem")]
    assert problems == [line for line in two.out.splitlines() if line.startswith("Problem")]
    assert "Here: no pace" in one.out
    assert "~~~~" in one.out


def test_a_very_long_line_is_one_answer(gradquest: CommandLine) -> None:
    ran = gradquest.play("practice", stdin="x" * 100_000 + "\nskip\n")
    assert verdicts(ran.out.splitlines()) == ["unreadable"]
    assert "Skipped." in ran.out


def test_an_answer_cannot_forge_a_verdict_line(gradquest: CommandLine) -> None:
    ran = gradquest.play("practice", stdin="2x\rright\n\x1b[2Jright\n")
    assert "right" not in verdicts(ran.out.splitlines())
    assert "\x1b" not in ran.out


def test_bytes_that_are_no_text_are_unreadable_not_fatal(tmp_path: Path) -> None:
    bank = tmp_path / "tiny.yaml"
    bank.write_text(BANK)
    words = ("practice", "--plain", "--bank", str(bank))
    with program(*words, home=tmp_path / "home") as ran:
        assert ran.stdin
        assert ran.stdout
        ran.stdin.buffer.write(b"\xe9\xff\n")
        ran.stdin.close()
        out = ran.stdout.read()
        assert ran.wait(20) == 0
    assert verdicts(out.splitlines()) == ["unreadable"]


# Signals


def start_playing(tmp_path: Path) -> Any:
    bank = tmp_path / "tiny.yaml"
    bank.write_text(BANK)
    words = ("practice", "--plain", "--bank", str(bank), "--count", "500")
    return program(*words, home=tmp_path / "home")


def read_until_problem(ran: Any) -> None:
    while not ran.stdout.readline().startswith("Problem"):
        assert ran.poll() is None


def export_of(tmp_path: Path) -> list[str]:
    with program("export", home=tmp_path / "home") as ran:
        assert ran.stdout
        return [line for line in ran.stdout.read().splitlines() if line]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda it: it.name)
def test_a_signal_ends_the_session_and_keeps_the_attempts(
    tmp_path: Path, number: signal.Signals
) -> None:
    with start_playing(tmp_path) as ran:
        read_until_problem(ran)
        ran.stdin.write("999\n")
        ran.stdin.flush()
        while not VERDICT.match(ran.stdout.readline()):
            pass
        ran.send_signal(number)
        assert ran.wait(10) == 128 + number
        assert ran.stderr.read() == ""
    (row,) = export_of(tmp_path)
    assert [end["is_complete"] for end in json.loads(row)["finished"]] == [False]


def test_sigint_ends_with_a_summary(tmp_path: Path) -> None:
    with start_playing(tmp_path) as ran:
        read_until_problem(ran)
        ran.send_signal(signal.SIGINT)
        assert ran.wait(10) == 0
        assert "nothing was stored" in ran.stdout.read()
        assert ran.stderr.read() == ""


def test_after_kill_9_every_verdict_that_was_printed_is_in_the_export_once(
    tmp_path: Path,
) -> None:
    """R5: an acknowledged attempt is on disk, whatever happens a moment later."""
    with start_playing(tmp_path) as ran:
        read_until_problem(ran)
        ran.stdin.write("999\n998\n" * 200)
        ran.stdin.flush()
        time.sleep(0.4)
        ran.kill()
        out = ran.stdout.read()
        ran.wait(10)
    told = verdicts([line for line in out.splitlines(keepends=True) if line.endswith("\n")])
    printed = sum(verdict in ("right", "wrong") for verdict in told)
    exported = export_of(tmp_path)
    assert printed > 0
    assert printed <= len(exported) <= printed + 1
    assert len({re.search(r'"id": "(\w+)"', line)[1] for line in exported}) == len(exported)  # type: ignore[index]


def test_it_says_once_at_the_start_what_to_type() -> None:
    lines, _ = played("1", "2", "3")
    assert [line for line in lines if line.startswith("Type your answer")] == [
        "Type your answer, or help."
    ]
    assert lines.index("Type your answer, or help.") < lines.index("Problem 1 of 3. Type 1.")


def test_q_is_quit_and_a_question_mark_is_help() -> None:
    lines, session = played("?", "Q", "1")
    assert "  quit      end with a summary (so do Ctrl+C and the end of the input)" in lines
    assert verdicts(lines) == []
    assert session.phase is Phase.FINISHED


class OfQ(EchoKind):
    """A kind that names the letter q."""

    def request(self, task: Task) -> str:
        return "Find the slope of 3q²."


def test_q_is_an_answer_where_the_problem_has_a_letter_q() -> None:
    named = replace(problem(1), kind=OfQ("q"))
    assert meant("q", named) == "q"
    assert (meant("q", problem(1)), meant("quite", problem(1))) == ("quit", "quite")


@pytest.mark.parametrize(("rules", "waits"), [(race_rules(), True), (RULES, False)])
def test_at_a_terminal_the_clock_starts_with_enter(rules: Rules, waits: bool) -> None:
    paper, clock = io.StringIO(), HandClock()
    session = Session(rules, Fixed([problem(1), problem(2)], 2), MemoryJournal(), clock)

    def typed() -> Iterator[str]:
        assert ("Problem 1" not in paper.getvalue()) is waits
        clock.pass_time(60)
        if waits:
            yield "\n"
        yield "1\n"
        yield "2\n"

    PlainGame(session, Output(paper), 60, awaits_enter=True).play(typed())
    assert ("Press Enter to start the clock." in paper.getvalue()) is waits
    assert (session.elapsed_s < 60) is waits


def test_what_could_not_be_saved_is_counted_in_the_summary(
    gradquest: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gradquest.training.session.trouble_of", lambda write: "the disk is full")
    ran = gradquest.play("practice", "--count", "3", "--seed", "1", stdin="skip\nskip\n")
    assert ran.out.count("note: the disk is full") == 1
    assert "2 answers could not be saved; the note says why." in ran.out
