"""What the log says of a learner."""

from __future__ import annotations

from datetime import date, timedelta
from statistics import fmean

import pytest
from training_stage import attempt

from gradquest.maths.chance import Chance
from gradquest.progress.attempt import Status
from gradquest.training.choosing import dithered
from gradquest.training.learner import STANDARD_TARGET, Learner, chance_of, difficulty

SKILL = "echo.plain"


def test_a_newcomer_is_expected_to_manage_level_1_about_as_often_as_is_aimed_at() -> None:
    assert Learner().predicted(SKILL, 1) == pytest.approx(STANDARD_TARGET, abs=0.01)
    assert Learner().wanted_level(SKILL) == pytest.approx(1, abs=0.1)


def test_clean_answers_raise_the_level_and_misses_lower_it() -> None:
    able = Learner.from_log([attempt() for _ in range(8)])
    weak = Learner.from_log([attempt(Status.WRONG) for _ in range(8)])
    assert able.wanted_level(SKILL) > Learner().wanted_level(SKILL) > weak.wanted_level(SKILL)


def test_what_is_learned_in_one_skill_helps_the_others_less() -> None:
    learner = Learner.from_log([attempt() for _ in range(8)])
    assert 1 < learner.wanted_level("echo.other") < learner.wanted_level(SKILL)


@pytest.mark.parametrize(
    "row",
    [
        attempt(mode="race"),
        attempt(mode="sprint"),
        attempt(try_=2),
        attempt(idle=True),
    ],
)
def test_only_first_tries_of_practice_count(row: object) -> None:
    """Timed results never change what one is thought to know."""
    learner = Learner.from_log([row])  # type: ignore[list-item]
    assert learner.skills == {}
    assert learner.items == 0


def test_a_skill_may_rest_twice_as_long_after_each_clean_day() -> None:
    days = ["2026-03-01", "2026-03-02", "2026-03-03"]
    learner = Learner.from_log([attempt(day=day) for day in days])
    skill = learner.skill(SKILL)
    assert skill.due(date(2026, 3, 3)) == 0
    assert skill.due(date(2026, 3, 10)) < 1 <= skill.due(date(2026, 3, 11))


def test_a_clock_that_was_set_back_does_not_make_a_skill_overdue() -> None:
    learner = Learner.from_log([attempt(day="2099-01-01")])
    assert learner.skill(SKILL).due(date(2026, 3, 3)) == 0


@pytest.mark.parametrize("ability", [-1.0, 0.0, 1.0, 2.0])
def test_simulated_learners_succeed_about_as_often_as_is_aimed_at(ability: float) -> None:
    """With levels 1 to 7 and a fixed ability, the last 240 of 300 items are 75 to 92 % clean."""
    learner, chance, start = Learner(), Chance("simulation", str(ability)), date(2026, 1, 1)
    clean: list[bool] = []
    for number in range(300):
        level = dithered(range(1, 8), learner.wanted_level(SKILL), chance)
        is_clean = chance.unit() < chance_of(ability - difficulty(level))
        clean.append(is_clean)
        day = (start + timedelta(days=number // 20)).isoformat()
        status = Status.RIGHT if is_clean else Status.WRONG
        learner.note(attempt(status, level=level, day=day))
    low = 0.75 if ability >= 0 else 0.55  # nothing is easier than level 1
    assert low <= fmean(clean[60:]) <= 0.92


def test_levels_are_dithered_so_that_their_mean_is_the_wanted_one() -> None:
    chance = Chance("dither")
    drawn = [dithered([1, 2, 4], 3.5, chance) for _ in range(2000)]
    assert set(drawn) == {2, 4}
    assert fmean(drawn) == pytest.approx(3.5, abs=0.1)


@pytest.mark.parametrize(("wanted", "level"), [(-3.0, 2), (2.0, 2), (9.0, 5)])
def test_a_wanted_level_that_nobody_wrote_becomes_the_nearest(wanted: float, level: int) -> None:
    assert dithered([2, 5], wanted, Chance("any")) == level
