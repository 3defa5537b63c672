"""A test-out of one skill."""

from __future__ import annotations

from datetime import date

import pytest
from training_stage import HandClock, MemoryJournal, draw, menu

from gradquest.maths.chance import Chance
from gradquest.progress.mastery import Shown
from gradquest.training.learner import Learner
from gradquest.training.placement import RULES, Placed, Placement, rungs
from gradquest.training.practising import PracticeSession
from gradquest.training.session import Phase


def answered(answers: str, levels: range = range(1, 6)) -> PracticeSession:
    """A test-out answered by signs: + clean, - wrong, ~ given up."""
    supply = Placement(menu(["partial_x"], ["chain"], levels), draw, Chance(1))
    session = PracticeSession(RULES, supply, MemoryJournal(), HandClock())
    for sign in answers:
        assert session.hint() is None
        point = session.problem.task.point
        assert point is not None
        if sign == "~":
            session.reveal()
        else:
            session.submit(str(point[0]) if sign == "+" else "x")
        assert not session.retry()
        session.advance()
    assert session.phase is Phase.FINISHED
    return session


@pytest.mark.parametrize(
    ("answers", "asked", "says"),
    [
        ("+++++", [1, 2, 3, 4, 5], "Passed: you have ∂x (chain) up to its hardest, "
                                   "level 5."),
        ("++-+++", [1, 2, 3, 3, 4, 5], "Passed: you have ∂x (chain) up to its hardest, "
                                       "level 5."),
        ("+++-~", [1, 2, 3, 4, 4], "Placed: you have ∂x (chain) up to level 3, "
            "and practice knows it now."),
        ("+-+-", [1, 2, 2, 3], "Placed: you have ∂x (chain) up to level 2, "
            "and practice knows it now."),
        ("--", [1, 1], "Not yet: when its turn comes, practice shows you ∂x (chain) "
            "from the beginning."),
    ],
)  # fmt: skip
def test_questions_rise_and_stop_when_it_is_decided(answers, asked, says):
    session = answered(answers)
    assert [item.problem.origin.level for item in session.played] == asked
    assert session.outcome == says
    assert session.end is not None
    assert session.end.is_complete


@pytest.mark.parametrize(("answers", "count"), [("++", 2), ("+-+", 3), ("-+-", 3)])
def test_one_answer_alone_passes_nothing(answers, count):
    assert len(answered(answers, range(4, 5)).played) == count


def test_every_attempt_says_that_it_belongs_to_a_test_out():
    session = answered("+++++")
    assert {item.attempts[0].stage for item in session.played} == {"test-out"}
    assert {item.attempts[0].mode for item in session.played} == {"practice"}


@pytest.mark.parametrize(("answers", "level"), [("+++++", 5), ("+++--", 3), ("+--", 1)])
def test_the_outcome_sets_the_level_of_the_skill(answers, level):
    """Practice then asks for about the hardest level that was clean."""
    learner = Learner.from_log([item.attempts[0] for item in answered(answers).played])
    assert level - 0.1 <= learner.wanted_level("partial_x.chain") <= level + 0.5


@pytest.mark.parametrize("levels", [range(1, 2), range(1, 3), range(1, 6), range(4, 5)])
def test_who_passes_has_the_skill_learned(levels):
    rows = [item.attempts[0] for item in answered("++++++"[: max(2, len(levels))], levels).played]
    assert Learner.from_log(rows).shown("partial_x.chain", levels[-1]) is Shown.LEARNED


def test_a_test_out_that_is_missed_leaves_a_new_skill_new():
    """Practice brings it in, and nothing is to be remembered of it."""
    learner = Learner.from_log([item.attempts[0] for item in answered("--").played])
    assert (learner.met, learner.skills) == (set(), {})
    assert learner.due(date(2030, 1, 1)) == []
    assert learner.wanted_level("partial_x.chain") == Learner().wanted_level("partial_x.chain")


def test_how_many_questions_it_takes_is_open():
    supply = Placement(menu(["partial_x"], ["chain"]), draw, Chance(1))
    session = PracticeSession(RULES, supply, MemoryJournal(), HandClock())
    assert (session.total, session.place) == (None, "1 of up to 6")


def test_who_practised_before_is_not_promised_the_beginning():
    said = Placed((1, 2)).says("partial in x (chain)", is_known=True)
    assert said == "Not yet: practice goes on with easy ones of partial in x (chain)."


@pytest.mark.parametrize(
    ("levels", "expected"),
    [({3}, (3,)), ({1, 5}, (1, 5)), (set(range(1, 8)), (1, 3, 4, 5, 7)), ({2, 4, 9}, (2, 4, 9))],
)
def test_five_levels_at_most_are_spread_over_those_that_there_are(levels, expected):
    assert rungs(levels) == expected


def test_six_questions_are_enough_for_whatever_is_answered():
    for number in range(2**6):
        place = Placed((1, 2, 3, 4, 5))
        for bit in range(6):
            if not place.is_decided:
                place = place.after(is_clean=bool(number >> bit & 1))
        assert place.is_decided
