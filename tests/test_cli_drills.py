"""Timed drills in plain text: codes, the daily, ghosts, weak spots, what is told at the end."""

from __future__ import annotations

import json
import re
import signal
from datetime import UTC, datetime
from math import inf
from pathlib import Path

import pytest
from command_line import CommandLine, gradquest
from test_drill import drill
from training_stage import pass_time

from gradquest.banks.loader import load_bank
from gradquest.commands.signals import standing_still
from gradquest.maths.notation import typed_answer
from gradquest.training.clock import SystemClock
from gradquest.training.deck import deal_race
from gradquest.training.menu import drawn, options

__all__ = ["gradquest"]

SKIPS = "skip\n" * 12
EASY = ("partial_x",), 1
ON_EASY = ("--kind", "partial_x", "--level", "1", "--seed", "77")
CODE = re.compile(r"share code (\w{4}-\w{4}-\w{3})\.")


def solved(gradquest: CommandLine, size: int, seed: int) -> str:
    """What to type to answer an easy race of so many problems right."""
    easy = options([load_bank(Path(gradquest.bank))], *EASY)
    return "".join(
        f"{typed_answer(it.answer)}\n" for it in deal_race(easy, drawn, seed, size, inf).problems
    )


def posed(out: str) -> list[str]:
    """The problems of a run, as they were posed."""
    return [
        line.partition(". ")[2] for line in out.splitlines() if re.match(r"Problem \d+ of", line)
    ]


def code_of(out: str) -> str:
    found = CODE.search(out)
    assert found is not None, out[:200]
    return found[1]


# Share codes


def test_a_share_code_replays_the_very_same_race(gradquest: CommandLine) -> None:
    """In any spelling, and on another learner's machine just as well."""
    first = gradquest.play("drill", "--race", "4", "--seed", "77", stdin=SKIPS)
    code = code_of(first.out)
    for spelt in (code, code.lower(), code.replace("-", ""), code.replace("0", "o")):
        again = gradquest.play("drill", "--code", spelt, stdin=SKIPS)
        assert posed(again.out) == posed(first.out)
        assert code_of(again.out) == code


@pytest.mark.parametrize(
    "wish",
    [
        ["--kind", "gradient_at"],
        ["--level", "1"],
        ["--kind", "partial_x", "--level", "2"],
        ["--kind", "partial_y", "--kind", "partial_x"],
    ],
)
def test_a_code_holds_kinds_and_level_too(gradquest: CommandLine, wish: list[str]) -> None:
    first = gradquest.play("drill", "--race", "3", *wish, stdin=SKIPS)
    again = gradquest.play("drill", "--code", code_of(first.out), stdin=SKIPS)
    assert posed(again.out) == posed(first.out)


def test_an_unusual_selection_of_kinds_is_named_beside_its_code(gradquest: CommandLine) -> None:
    kinds = ["--kind", "descent_step", "--kind", "partial_y"]
    first = gradquest.play("drill", "--race", "3", *kinds, stdin=SKIPS)
    code = code_of(first.out)
    assert f"gradquest drill --code {code} --kind descent_step --kind partial_y" in first.out
    assert gradquest.play("drill", "--code", code).code == 1
    again = gradquest.play("drill", "--code", code, *kinds, stdin=SKIPS)
    assert posed(again.out) == posed(first.out)


def test_a_sprint_has_a_code_of_its_own(gradquest: CommandLine) -> None:
    first = gradquest.play("drill", "--sprint", "60", "--seed", "5", stdin="skip\n")
    again = gradquest.play("drill", "--code", code_of(first.out), stdin="skip\n")
    assert "Sprint 1:00, share code" in again.out


def test_a_long_seed_has_no_code(gradquest: CommandLine) -> None:
    ran = gradquest.play("drill", "--race", "2", "--seed", "9999999999", stdin=SKIPS)
    assert "share code" not in ran.out
    assert "The same problems" not in ran.out


def test_a_code_for_other_problems_says_so(gradquest: CommandLine) -> None:
    code = code_of(gradquest.play("drill", "--race", "3", stdin=SKIPS).out)
    refused = gradquest("drill", "--code", code, "--plain")
    assert refused.code == 1
    assert "this code was made with other problems" in refused.err
    assert len(refused.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--code", "0000-0000-09"], "this is no share code"),
        (["--code", "0000-0000-09M"], "is mistyped"),
        (["--code", "0000-0000-09N", "--race", "10"], "does not go with"),
        (["--code", "0000-0000-09N", "--seed", "3"], "--seed does not go with it"),
        (["--code", "0000-0000-09N", "--count", "3"], "--count does not go with it"),
        (["--code", "0000-0000-09N", "--weak"], "does not go with"),
        (["--ghost", "nobody"], "none of these"),
    ],
)
def test_what_does_not_go_together_is_misuse(
    gradquest: CommandLine, words: list[str], says: str
) -> None:
    ran = gradquest.play("drill", *words)
    assert ran.code == 2
    assert says in ran.err
    assert len(ran.err.splitlines()) == 1


# The daily


def test_the_daily_is_the_same_for_everybody_and_another_one_each_date(
    gradquest: CommandLine,
) -> None:
    first = gradquest.play("daily", "--date", "2026-11-20", stdin=SKIPS)
    assert first.out.startswith("Daily 2026-11-20, share code")
    assert len(posed(first.out)) == 10
    again = gradquest.play("daily", "--date", "2026-11-20", stdin=SKIPS)
    assert posed(again.out) == posed(first.out)
    other = gradquest.play("daily", "--date", "2026-11-21", stdin=SKIPS)
    assert posed(other.out) != posed(first.out)


def test_the_daily_of_today_has_the_learners_own_date(
    gradquest: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The date on the wall, also in the small hours of a practice day."""
    late = datetime(2026, 3, 5, 1, 30, tzinfo=UTC)
    monkeypatch.setattr(SystemClock, "now", lambda self: late)
    assert gradquest.play("daily", stdin=SKIPS).out.startswith("Daily 2026-03-05")


def test_the_first_run_of_a_date_counts_and_the_others_are_for_fun(gradquest: CommandLine) -> None:
    words = ("daily", "--date", "2026-11-20")
    assert "Your first run of this date counts." in gradquest.play(*words, stdin=SKIPS).out
    again = gradquest.play(*words, stdin=SKIPS).out
    assert "Your run of this date counts already. This one is for fun." in again


def test_a_daily_that_was_left_may_be_played_again_for_fun(gradquest: CommandLine) -> None:
    words = ("daily", "--date", "2026-11-20")
    assert "Your first run of this date counts." in gradquest.play(*words, stdin="").out
    assert "Your first run of this date counts." in gradquest.play(*words, stdin="skip\n").out
    again = gradquest.play(*words, stdin=SKIPS).out
    assert "You left your first run of this date, so none counts. This one is for fun." in again


def test_a_race_from_the_code_of_a_daily_is_a_replay(gradquest: CommandLine) -> None:
    first = gradquest.play("daily", "--date", "2026-11-20", stdin=SKIPS)
    again = gradquest.play("drill", "--code", code_of(first.out), stdin=SKIPS)
    assert posed(again.out) == posed(first.out)
    assert "You have met these problems before" in again.out


@pytest.mark.parametrize("date", ["yesterday", "2026-13-01", "2026-02-30", "20261120", ""])
def test_a_date_that_is_none_is_misuse(gradquest: CommandLine, date: str) -> None:
    ran = gradquest.play("daily", "--date", date)
    assert ran.code == 2
    assert "date" in ran.err


@pytest.mark.parametrize("option", ["--seed", "--count", "--level"])
def test_nothing_changes_a_daily(gradquest: CommandLine, option: str) -> None:
    ran = gradquest.play("daily", option, "3")
    assert ran.code == 2
    assert "same ten problems for everybody" in ran.err


def test_the_lines_to_paste_come_at_the_end(gradquest: CommandLine) -> None:
    words = ("drill", "--race", "2", *ON_EASY, "--ascii")
    out = gradquest.play(*words, stdin=solved(gradquest, 2, 77)).out
    told = out.partition("To paste:\n")[2].splitlines()
    assert re.fullmatch(
        r"  gradquest race 2 \(partial_x, level 1\)  \d+\.\d\dx par  \d:\d\d", told[0]
    )
    assert told[1] == "  ++  2/2"
    assert told[2].strip() == code_of(out)
    assert told[3].startswith("The same problems: gradquest drill --code ")


# Ghosts


def test_a_kept_run_is_a_ghost_on_the_same_problems(gradquest: CommandLine, tmp_path: Path) -> None:
    file = str(tmp_path / "friend.json")
    words = ("drill", "--race", "3", *ON_EASY, "--save-result", file)
    first = gradquest.play(*words, stdin=solved(gradquest, 3, 77))
    assert f"Kept for friends: {file}" in first.out
    assert len(json.loads(Path(file).read_text(encoding="utf-8"))["problems"]) == 3
    again = gradquest.play("drill", "--ghost", file, stdin=solved(gradquest, 3, 77))
    assert posed(again.out) == posed(first.out)
    assert "Your ghost: a friend, pace" in again.out
    assert re.search(r"(Level with a friend|A friend \S+ was|You beat a friend)", again.out)


def test_par_is_always_there_and_a_best_only_after_a_run(gradquest: CommandLine) -> None:
    assert "Your ghost: par, pace 1.00." in gradquest.play("drill", "--ghost", "par").out
    refused = gradquest.play("drill", "--ghost", "best")
    assert refused.code == 1
    assert "no run of yours" in refused.err


def test_a_pasted_line_is_a_ghost(gradquest: CommandLine) -> None:
    ran = gradquest.play("drill", "--ghost", "gradquest race 10  1.12x par  3:42")
    assert "Your ghost: a friend, pace 1.12." in ran.out


# Weak spots, pauses


def test_weak_spots_are_what_went_wrong(gradquest: CommandLine) -> None:
    refused = gradquest.play("drill", "--weak")
    assert refused.code == 1
    assert "no weak spots" in refused.err
    gradquest.play("practice", "--level", "3", "--count", "2", stdin="0\n0\n0\n0\nskip\nskip\n")
    ran = gradquest.play("drill", "--weak", stdin=SKIPS)
    assert ran.out.startswith("Weak spots.")
    assert len(posed(ran.out)) == 10
    assert "sin" in ran.out


def test_the_clock_stops_before_the_next_problem_is_seen(gradquest: CommandLine) -> None:
    ran = gradquest.play("drill", "--race", "2", stdin="pause\nskip\n\nskip\n")
    before, _, after = ran.out.partition("Paused: the clock stands still.")
    assert "Problem 1 of 2" in before
    assert "Problem 2 of 2" not in before
    assert "Problem 2 of 2" in after


def test_there_are_two_pauses(gradquest: CommandLine) -> None:
    ran = gradquest.play(
        "drill", "--race", "3", stdin="pause\nskip\n\npause\nskip\n\npause\nskip\n"
    )
    assert ran.out.count("Paused:") == 2
    assert "Both pauses are used up." in ran.out


def test_the_pace_is_shown_with_its_own_numbers(gradquest: CommandLine) -> None:
    out = gradquest.play("drill", "--race", "2", *ON_EASY, stdin=solved(gradquest, 2, 77)).out
    assert re.search(r"Here: pace = [\d.]+ / \([\d.]+ \+ 0\.5 × 0\.0 .* = \d+\.\d\d\.", out)


def test_a_run_of_skips_has_no_pace_and_says_why(gradquest: CommandLine) -> None:
    out = gradquest.play("drill", "--race", "2", stdin=SKIPS).out
    assert "Pace" not in out
    assert "Here: no pace, which takes a whole run with at least half of it right." in out


def test_the_same_wrong_answer_twice_is_charged_once(gradquest: CommandLine) -> None:
    out = gradquest.play("drill", "--race", "2", *ON_EASY, stdin="98765\n98765\nskip\nskip\n").out
    assert "wrong: You tried that already" in out


@pytest.mark.skipif(not hasattr(signal, "SIGTSTP"), reason="no job control here")
def test_the_clock_stands_while_the_program_is_in_the_background(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ctrl+Z and fg: the time in between is nobody's; a pause of one's own goes on."""
    session = drill()
    sent = []

    def stopped(process: int, number: int) -> None:
        sent.append(number)
        pass_time(session, 500)

    monkeypatch.setattr("os.kill", stopped)
    with standing_still(session):
        pass_time(session, 2)
        signal.raise_signal(signal.SIGTSTP)
        assert (session.elapsed_s, session.is_paused, session.pauses) == (2, False, 0)
        session.pause()
        signal.raise_signal(signal.SIGTSTP)
        assert session.is_paused
    assert sent == [signal.SIGSTOP] * 2
