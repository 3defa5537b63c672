"""The plain mode's numeric check, walk and dispute."""

from __future__ import annotations

import io
import json

import pytest
from command_line import CommandLine, gradquest
from posing import posed
from training_stage import Fixed, HandClock, MemoryJournal

from gradquest.commands.output import Output
from gradquest.commands.plain import PlainGame
from gradquest.training.practice import RULES
from gradquest.training.session import Session

__all__ = ["gradquest"]

PROBLEMS = [
    posed("gradient_at", "x^2 + 3x y", (1, 2)),
    posed("gradient_at", "x y + z^2", (1, 2, 3), names="xyz"),
    posed("partial_x", "x^2 + y"),
]


def played(*lines: str, columns: int = 60) -> list[str]:
    paper = io.StringIO()
    session = Session(RULES, Fixed(PROBLEMS, 3), MemoryJournal(), HandClock())
    PlainGame(session, Output(paper), columns).play(iter([f"{line}\n" for line in lines]))
    return paper.getvalue().splitlines()


@pytest.mark.parametrize("word", ["check", "walk"])
def test_an_open_problem_is_not_given_away(word):
    assert "There is no problem before this one yet; answer this one first." in played(word)
    refused = "That would give the answer away: it comes after your second try."
    assert refused in played("(6, 3)", word)
    assert refused in played("skip", "(1, 2, 3)", word)


def test_check_measures_the_problem_before_beside_the_last_answer():
    lines = played("(6, 3)", "(7, 3)", "check")
    assert (
        "  Numeric check at (1, 2), h = 0.001: "
        "(f(1.001, 2) - f(0.999, 2)) / 0.002 = 8.000. Yours gives 7."
    ) in lines


def test_check_works_after_a_skip_too():
    assert any("The answer gives 8, the same." in line for line in played("skip", "check"))


def test_walk_draws_both_descents_and_says_where_they_end():
    lines = played("(-8, -3)", "(-8, -3)", "walk")
    assert any("true descent" in line and "your descent" in line for line in lines)
    assert "Your trail, ten steps by the formula behind your answer, " in " ".join(lines)


def test_where_there_is_no_map_walk_says_so():
    assert "  There is no map to walk on there." in played("skip", "skip", "walk")


def test_a_dispute_before_any_verdict_is_answered():
    assert "Nothing was judged yet." in played("dispute")


def test_a_dispute_is_kept_with_the_answer_as_typed(gradquest: CommandLine):
    ran = gradquest.play("practice", "--count", "1", stdin="( 41,17 )\ndispute\nquit\n")
    (path,) = (gradquest.home / "reports").glob("*.json")
    assert str(path) in ran.out
    assert json.loads(path.read_text(encoding="utf-8"))["answer"] == "( 41,17 )"


def test_statistics_tell_slips_and_whether_they_are_retired(gradquest: CommandLine):
    gradquest.play("practice", "--kind", "partial_x", "--count", "1", stdin="y\ny\n")
    told = gradquest("stats", "--json").json
    assert set(told) >= {"by_slip", "slips"}
    for row in told["slips"]:
        assert set(row) == {"slip", "seen", "is_retired", "tries_without", "last_day"}
        assert told["by_slip"][row["slip"]] == row["seen"]
        assert f"{row['slip']} {row['seen']}" in gradquest("stats").out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ln x", "Read as ln(x)."),
        ("sin 2x", "Read as sin(2x)."),
        ("3 x y", None),
        ("3*x*y^2", None),
        ("3x y**2", None),
        ("e^-x", "Read as e^(-x)."),
    ],
)
def test_how_a_wrong_answer_was_read_is_said_where_it_is_not_what_was_typed(typed, said):
    lines = played("skip", "skip", typed)
    assert [line for line in lines if line.startswith("Read as")] == ([said] if said else [])


def test_the_brackets_and_blanks_of_a_list_are_no_other_reading():
    assert not any("Read as" in line for line in [*played("6,3"), *played("( 6 , 3 )")])


def test_a_wrong_answer_is_seen_before_the_second_try():
    """The picture has the learner's arrow, and nothing of the gradient."""
    lines = played("(-3, 8)")
    end = lines.index("One more try at the same problem.")
    assert any("o your answer" in line for line in lines[:end])
    assert not any("gradient" in line and "***" in line for line in lines[:end])


def test_where_there_is_little_room_only_words_come_before_the_second_try():
    lines = played("(-3, 8)", columns=40)
    assert not any("o your answer" in line for line in lines)
