"""Worked examples, test-outs and practices that go on, as lines of text."""

from __future__ import annotations

import io

import pytest
from command_line import CommandLine, gradquest
from training_stage import HandClock, MemoryJournal, draw, menu

from gradquest.commands.output import Output
from gradquest.commands.plain import PlainGame
from gradquest.maths.chance import Chance
from gradquest.training.placement import RULES, Placement
from gradquest.training.practising import PracticeSession

__all__ = ["gradquest"]


def test_a_new_skill_begins_with_an_example_that_asks_for_no_line(gradquest: CommandLine):
    """The example is told, the next problem lacks its last line, then one comes without help."""
    ran = gradquest("practice", "--plain", "--kind", "partial_x", "--seed", "1", stdin="skip\n")
    lines = ran.out.splitlines()
    assert lines[2].startswith("Example. f(x, y) = ")
    first = next(at for at, line in enumerate(lines) if line.startswith("Problem 1 of 10. "))
    assert any(line.startswith("  Answer: ") for line in lines[:first])
    assert lines[first + 1].startswith("  ")
    assert any(line.endswith(" = ?") for line in lines[first:])
    second = next(at for at, line in enumerate(lines) if line.startswith("Problem 2 of 10. "))
    assert not any(line.endswith(" = ?") for line in lines[second:])


def test_a_test_out_gives_no_hints_and_says_what_it_came_to():
    paper, supply = io.StringIO(), Placement(menu(["partial_x"], ["chain"]), draw, Chance(1))
    session = PracticeSession(RULES, supply, MemoryJournal(), HandClock())
    PlainGame(session, Output(paper), 60).play(iter(["hint\n", "x\n", "solution\n"]))
    assert "A test-out has no hints" in paper.getvalue()
    assert session.outcome.startswith("Not yet: ")


@pytest.mark.parametrize("option", [["--kind", "partial_x"], ["--level", "1"], ["--count", "3"]])
def test_a_test_out_is_about_its_skill_alone(gradquest: CommandLine, option):
    ran = gradquest("practice", "--test-out", "partial_x.chain", *option)
    assert ran.code == 2
    assert f"{option[0]} does not go with it" in ran.err


def test_without_a_practice_that_was_left_resume_begins_a_new_one(gradquest: CommandLine):
    ran = gradquest("practice", "--plain", "--resume", "--count", "1", stdin="quit\n")
    assert (ran.code, "Problem 1 of 1" in ran.out) == (0, True)


@pytest.mark.parametrize("topic", ["", " "])
def test_a_topic_has_a_name(gradquest: CommandLine, topic: str):
    ran = gradquest("practice", "--plain", f"--topic={topic}")
    assert (ran.code, "--topic: name one" in ran.err) == (2, True)
