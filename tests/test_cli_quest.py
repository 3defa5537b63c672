"""`gradquest quest`: line by line, and what it refuses."""

from __future__ import annotations

import pytest
from command_line import CommandLine, gradquest

from gradquest.maths.notation import typed_answer
from gradquest.training.hike import SURE, hike
from gradquest.training.landscapes import landscape_named
from gradquest.training.quest_path import Path

__all__ = ["gradquest"]

BOWL = ("quest", "--landscape", "bowl", "--seed", "5", "--plain")


def right_answers(name: str, seed: int) -> str:
    """All that has to be typed to get from the fog into the valley."""
    path, lines = Path(landscape_named(name), seed), list[str]()
    while not (way := hike(path.landscape, path.start, [SURE] * len(lines), seed)).has_arrived:
        problem = path._problem(way.stand, len(lines), "")
        lines.append(typed_answer(problem.answer))
    return "\n".join(lines) + "\n"


def test_right_answers_are_told_where_they_lead_and_end_with_the_whole_map(
    gradquest: CommandLine,
) -> None:
    ran = gradquest(*BOWL, "--ascii", stdin=right_answers("bowl", 5))
    assert ran.code == 0
    assert ran.out.isascii()
    lines = ran.out.splitlines()
    assert lines[0] == "A quest on the bowl. A round hollow, gentle at the bottom."
    assert sum(line.startswith("right") for line in lines) == right_answers("bowl", 5).count("\n")
    assert sum(line.startswith("The fog lifts. You walk") for line in lines) >= 4
    assert any(line.startswith("You are in the valley, at (0, 0).") for line in lines)
    assert any(line.startswith("New achievement: Out of the Fog") for line in lines)
    after = ran.out[ran.out.index("You are in the valley") :]
    assert "valley" in after
    assert ": fog" not in after


def test_a_wrong_answer_is_explained_and_walked(gradquest: CommandLine) -> None:
    ran = gradquest(*BOWL, stdin="(1, 1)\n")
    assert "You walk against the gradient as you have it, to (" in ran.out
    assert "░ fog" in ran.out or ": fog" in ran.out
    assert "Fog lies over" in ran.out
    assert "You rest at" in ran.out


def test_the_picture_shows_no_more_than_the_fog_lets_one_see(gradquest: CommandLine) -> None:
    ran = gradquest(*BOWL, stdin="picture\n")
    shown = ran.out[ran.out.index("Problem 1.") :]
    assert "::::::" in shown
    assert "gradient is" not in shown


def test_the_end_of_the_input_before_any_answer_stores_nothing(gradquest: CommandLine) -> None:
    ran = gradquest(*BOWL, stdin="")
    assert ran.code == 0
    assert "Nothing was answered, so nothing was stored." in ran.out


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--landscape", "bowll"], "'bowll' is no landscape; did you mean 'bowl'?"),
        (["--level", "9"], "there is no landscape of level 9"),
        (["--kind", "partial_x"], "--kind does not go with it"),
        (["--count", "3"], "--count does not go with it"),
        (["--bank", "x.yaml"], "--bank does not go with it"),
        (["--landscape", "bowl", "--level", "1"], "--level does not go with it"),
    ],
)
def test_what_does_not_go_with_a_quest_is_refused(
    gradquest: CommandLine, options: list[str], says: str
) -> None:
    ran = gradquest("quest", "--plain", *options)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_the_log_keeps_it_under_its_mode(gradquest: CommandLine) -> None:
    gradquest(*BOWL, stdin="(1, 1)\n")
    (row,) = gradquest("export").lines
    assert (row["mode"], row["bank"], row["template"]) == ("quest", "quest", "bowl")
