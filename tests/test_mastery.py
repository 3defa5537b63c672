"""The levels that a learner is shown."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training_stage import attempt

from gradquest.progress.attempt import Attempt, Status
from gradquest.progress.mastery import Mastery, Shown, tells

FIRST = date(2026, 3, 1)


def noted(*rows: tuple[int, int, bool], is_mixed: bool = True) -> Mastery:
    """Rows of level, day, clean."""
    mastery = Mastery()
    for level, day, is_clean in rows:
        mastery.note(tried(level, day, is_clean=is_clean), is_mixed=is_mixed)
    return mastery


def tried(level: int, day: int = 0, *, is_clean: bool = True, **changes: str) -> Attempt:
    status = Status.RIGHT if is_clean else Status.WRONG
    when = (FIRST + timedelta(days=day)).isoformat()
    return attempt(status, level=level, day=when, **changes)


CLEAN_2 = [(2, 0, True)] * 3
PROFICIENT = [*[(2, 0, True)] * 3, *[(2, 1, True)] * 3]
SPACED = [*[(4, 0, True)] * 3, *[(4, 7, True)] * 3]


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ([], Shown.NEW),
        ([(1, 0, False)], Shown.LEARNING),
        ([(1, 0, True)] * 3, Shown.LEARNING),
        ([(2, 0, True), (2, 0, True), (2, 0, False), (2, 0, True)], Shown.LEARNING),
        (CLEAN_2, Shown.LEARNED),
        ([(2, 0, True), (1, 0, True), (2, 0, True), (1, 0, True), (2, 0, True)], Shown.LEARNED),
        ([(2, 0, True), (2, 0, True), (1, 0, False), (2, 0, True)], Shown.LEARNING),
        ([(2, 0, True)] * 20, Shown.LEARNED),
        (PROFICIENT, Shown.PROFICIENT),
        ([*[(4, 0, True)] * 3, *[(4, 6, True)] * 3], Shown.PROFICIENT),
        (SPACED, Shown.MASTERED),
        ([*[(3, 0, True)] * 3, *[(4, 7, True)] * 3], Shown.PROFICIENT),
    ],
)
def test_each_level_has_its_rule(rows, shown):
    """Learned: 3 clean from level 2 without a miss between, whatever easier ones came as well;
    proficient: on two days, four of five of six clean;
    mastered: clean at level 4 on two days a week apart, once among other skills."""
    assert noted(*rows).shown() is shown


def test_mastery_wants_one_clean_answer_among_other_skills():
    assert noted(*SPACED, is_mixed=False).shown() is Shown.PROFICIENT


@pytest.mark.parametrize(("hardest", "shown"), [(1, Shown.MASTERED), (2, Shown.PROFICIENT)])
def test_a_skill_without_hard_problems_is_mastered_at_its_hardest(hardest, shown):
    rows = [*[(1, 0, True)] * 3, *[(1, 7, True)] * 3, *[(2, 7, True)] * 3]
    assert noted(*rows).shown(hardest) is shown


ROWS = st.tuples(st.integers(1, 7), st.integers(0, 30), st.booleans())


@given(st.lists(ROWS, max_size=60))
@settings(max_examples=100, deadline=None)
def test_a_level_is_never_taken_back(rows):
    ranks = [noted(*rows[:count]).shown().rank for count in range(len(rows) + 1)]
    assert ranks == sorted(ranks)


@given(st.lists(ROWS, max_size=30), ROWS)
@settings(max_examples=60, deadline=None)
def test_the_facts_go_through_json_unchanged(rows, last):
    mastery = noted(*rows)
    again = Mastery.from_json(json.loads(json.dumps(mastery.as_json())))
    for each in (mastery, again):
        each.note(tried(last[0], is_clean=last[2]), is_mixed=True)
    assert again == mastery


@pytest.mark.parametrize(
    ("answers", "hardest", "shown"),
    [
        ("1+ 2+", 2, Shown.LEARNED),
        ("1+ 2- 2+", 2, Shown.LEARNED),
        ("3+ 3+", 3, Shown.LEARNED),
        ("1+ 1+", 1, Shown.LEARNED),
        ("1+ 2- 2-", 5, Shown.LEARNING),
        ("4+", 5, Shown.LEARNING),
        ("1-", 5, Shown.LEARNING),
    ],
)
def test_two_clean_answers_of_one_test_out_make_a_skill_learned(answers, hardest, shown):
    """The second was harder than the first, or as hard as there is."""
    mastery = Mastery()
    for level, sign in answers.split():
        row = tried(int(level), is_clean=sign == "+", stage="test-out")
        mastery.note(row, is_mixed=False)
    assert mastery.shown(hardest) is shown


def test_clean_answers_of_two_test_outs_are_not_added_up():
    mastery = Mastery()
    for session in "ab":
        mastery.note(tried(4, stage="test-out", session=session), is_mixed=False)
    assert mastery.shown() is Shown.LEARNING


def test_a_miss_in_a_test_out_does_not_begin_a_skill():
    known = noted((1, 0, True))
    missed = tried(1, is_clean=False, stage="test-out")
    assert [tells(missed, it) for it in (Mastery(), known)] == [False, True]
    assert tells(tried(1, stage="test-out"), Mastery())
    assert tells(tried(1, is_clean=False), Mastery())


def test_days_are_told_apart_even_where_a_clock_ran_ahead():
    assert noted(*[(2, 3650, True)] * 3, *[(2, 0, True)] * 3).is_proficient
