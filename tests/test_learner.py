"""What the log says of a learner."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training_stage import Shape, attempt

from gradquest.progress.attempt import Attempt, Status
from gradquest.progress.mastery import Shown
from gradquest.training.learner import Learner
from gradquest.training.options import Option
from gradquest.training.standing import standing

SKILL = "echo.plain"
TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    "row",
    [
        attempt(mode="race"),
        attempt(mode="sprint"),
        attempt(mode="daily"),
        attempt(try_=2),
        attempt(idle=True),
        attempt(stage="faded"),
    ],
)
def test_only_first_tries_of_practice_count(row):
    """Timed results never change what one is thought to know, nor does a half done solution."""
    learner = Learner.from_log([row])
    assert learner.skills == {}
    assert learner.ratings.items == 0


@pytest.mark.parametrize(
    ("row", "is_met"),
    [
        (attempt(), True),
        (attempt(mode="race"), True),
        (attempt(Status.WRONG, mode="race"), False),
        (attempt(Status.SKIPPED, mode="daily"), False),
        (attempt(Status.WRONG), True),
        (attempt(stage="faded"), True),
        (attempt(stage="test-out"), True),
        (attempt(Status.WRONG, stage="test-out"), False),
    ],
)
def test_a_skill_is_new_until_it_was_practised_or_right_elsewhere(row, is_met):
    assert (SKILL in Learner.from_log([row]).met) is is_met


def test_what_was_right_within_half_of_its_par_was_fast_and_other_times_say_nothing():
    """Par is ten seconds; a race is no evidence, however fast."""
    general = [
        Learner.from_log([replace(attempt(level=level), active_ms=ms) for level in levels]).ratings
        for ms in (5000, 5001, 50_000)
        for levels in [range(1, 8)]
    ]
    fast, slow, slowest = (it.general for it in general)
    assert fast > slow == slowest
    assert (
        Learner.from_log([attempt(mode="race")] * 30).ratings.general == Learner().ratings.general
    )


def test_first_tries_of_all_modes_were_asked_lately():
    rows = [attempt(family="a"), attempt(family="a", try_=2), attempt(family="b", mode="race")]
    lately = Learner.from_log(rows).lately
    assert [lately.skill_ago(f"echo.{name}") for name in "ab"] == [2, 1]


def test_a_stage_of_a_later_version_counts_like_any_other_problem():
    assert Learner.from_log([attempt(stage="upside-down")]).skill(SKILL).items == 1


def test_the_least_remembered_skill_is_due_first():
    days = {"a": "2026-02-01", "b": "2026-02-26", "c": TODAY.isoformat()}
    learner = Learner.from_log([attempt(family=name, day=day) for name, day in days.items()])
    assert learner.due(TODAY) == ["echo.a", "echo.b"]
    assert [learner.skill(f"echo.{name}").is_rusty(TODAY) for name in "abc"] == [True, False, False]


def test_a_clean_answer_counts_as_mixed_from_the_third_skill_of_its_session_on():
    rows = [attempt(family=name, level=4) for name in "abc"]
    learner = Learner.from_log(rows)
    mixed = [learner.skill(f"echo.{name}").mastery.mixed_at for name in "abc"]
    assert mixed == [0, 0, 4]
    learner.note(attempt(family="b", level=4, session="other"))
    assert learner.skill("echo.b").mastery.mixed_at == 0


DAYS = [(TODAY + timedelta(days=days)).isoformat() for days in range(-20, 20)]
ROWS = st.builds(
    attempt,
    st.sampled_from([Status.RIGHT, Status.RIGHT, Status.WRONG, Status.SKIPPED, Status.REVEALED]),
    kind=st.sampled_from("abc"),
    family=st.sampled_from(["plain", "chain"]),
    level=st.integers(1, 7),
    day=st.sampled_from(DAYS),
    try_=st.integers(1, 2),
    mode=st.sampled_from(["practice", "practice", "race"]),
    hints=st.integers(0, 1),
    idle=st.booleans(),
    stage=st.sampled_from(["", "", "faded", "solo", "sibling", "test-out"]),
    session=st.sampled_from("xyz"),
)


@given(st.lists(ROWS, max_size=40), st.integers(0, 40))
@settings(max_examples=60, deadline=None)
def test_a_fold_that_goes_on_from_json_is_the_same_as_a_full_replay(
    rows: list[Attempt], cut: int
) -> None:
    learner = Learner.from_json(json.loads(json.dumps(Learner.from_log(rows[:cut]).as_json())))
    for row in rows[cut:]:
        learner.note(row)
    whole = Learner.from_log(rows)
    assert learner.as_json() == whole.as_json()
    assert learner.due(TODAY) == whole.due(TODAY)


def test_the_target_is_a_wish_and_no_part_of_the_state():
    rows = [attempt() for _ in range(20)]
    gentle, spicy = Learner.from_log(rows, 0.9), Learner.from_log(rows, 0.7)
    assert gentle.as_json() == spicy.as_json()
    assert gentle.wanted_level(SKILL) < spicy.wanted_level(SKILL)


def test_the_standing_lists_every_skill_and_what_comes_due():
    shapes = [Shape("bank", "one", "plain", 1), Shape("bank", "two", "chain", 3)]
    options = [Option("echo", shape) for shape in shapes]  # type: ignore[arg-type]
    rows = [attempt(day="2026-02-01"), attempt(family="gone", day="2026-02-01")]
    told = standing(Learner.from_log(rows), options, TODAY)
    met, new = told.skills
    assert (new.name, new.shown, new.memory, new.due_in) == ("echo.chain", Shown.NEW, None, None)
    assert (met.name, met.shown, met.hardest) == (SKILL, Shown.LEARNING, 1)
    assert met.is_rusty
    assert met.memory is not None
    assert met.due_in is not None
    assert met.due_in < 0
    assert (told.due_today, sum(told.due)) == (1, 1)
    assert json.loads(json.dumps(told.as_json()))["skills"][1]["shown"] == "New"
