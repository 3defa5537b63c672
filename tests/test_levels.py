"""How hard a problem may be: ratings in logits."""

from __future__ import annotations

import json
from statistics import fmean

import pytest

from gradquest.maths.chance import Chance
from gradquest.training.levels import STANDARD_TARGET, Ratings, chance_of, difficulty, dithered

SKILL = "echo.plain"


def rated(*clean: bool, level: int = 1) -> Ratings:
    ratings = Ratings()
    for is_clean in clean:
        ratings.note(SKILL, level, is_clean=is_clean)
    return ratings


def test_a_newcomer_is_expected_to_manage_level_1_about_as_often_as_is_aimed_at():
    assert Ratings().predicted(SKILL, 1) == pytest.approx(STANDARD_TARGET, abs=0.01)
    assert Ratings().wanted_level(SKILL) == pytest.approx(1, abs=0.1)


def test_the_first_answer_moves_both_ratings_by_the_formula():
    """k moves by .9 of the surprise, g by .5."""
    surprise = 1 - Ratings().predicted(SKILL, 3)
    ratings = rated(True, level=3)
    assert ratings.general == pytest.approx(-1 + 0.5 * surprise)
    assert ratings.able(SKILL) - ratings.general == pytest.approx(0.9 * surprise)


def test_clean_answers_raise_the_level_and_misses_lower_it():
    able, weak = rated(*[True] * 8), rated(*[False] * 8)
    assert able.wanted_level(SKILL) > Ratings().wanted_level(SKILL) > weak.wanted_level(SKILL)


def test_what_is_learned_in_one_skill_helps_the_others_less():
    ratings = rated(*[True] * 8)
    assert 1 < ratings.wanted_level("echo.other") < ratings.wanted_level(SKILL)


@pytest.mark.parametrize(
    ("clean", "too_hard", "wanted"),
    [(5, None, 5.0), (1, None, 2.0), (1, 2, 1.5), (0, 1, 0.5), (0, 5, 2.0), (3, 4, 3.0)],
)
def test_a_test_out_sets_the_level_that_is_wanted(clean, too_hard, wanted):
    """At least what was clean in it, and less than what was missed."""
    ratings = Ratings()
    ratings.place(SKILL, 2, None)
    ratings.place(SKILL, clean, too_hard)
    assert ratings.wanted_level(SKILL) == pytest.approx(wanted)
    assert ratings.wanted_level("echo.other") == Ratings().wanted_level("echo.other")


def test_a_spicy_target_asks_for_a_harder_level_than_a_gentle_one():
    wanted = [Ratings().wanted_level(SKILL, target) for target in (0.70, 0.83, 0.90)]
    assert wanted == sorted(wanted, reverse=True)


def test_problems_of_a_forced_level_do_not_wind_up_the_steering():
    """Somebody who asks for level 7 alone and misses as expected is not thought weaker for it."""
    forced = Ratings()
    for number in range(200):
        forced.note(SKILL, 7, is_clean=number % 13 == 0)
    assert abs(forced._offset) < 0.5


@pytest.mark.parametrize("ability", [-1.0, 0.0, 1.0, 2.0])
def test_simulated_learners_succeed_about_as_often_as_is_aimed_at(ability):
    """With levels 1 to 7 and a fixed ability, the last 240 of 300 items are 75 to 92 % clean."""
    ratings, chance = Ratings(), Chance("simulation", str(ability))
    clean = []
    for _ in range(300):
        level = dithered(range(1, 8), ratings.wanted_level(SKILL), chance)
        clean.append(chance.unit() < chance_of(ability - difficulty(level)))
        ratings.note(SKILL, level, is_clean=clean[-1])
    assert 0.75 <= fmean(clean[60:]) <= 0.92


def test_ratings_go_through_json_unchanged():
    ratings = rated(*[True, True, False, True] * 20)
    again = Ratings.from_json(json.loads(json.dumps(ratings.as_json())))
    for each in (ratings, again):
        each.note(SKILL, 2, is_clean=True)
    assert again.as_json() == ratings.as_json()


def test_levels_are_dithered_so_that_their_mean_is_the_wanted_one():
    chance = Chance("dither")
    drawn = [dithered([1, 2, 4], 3.5, chance) for _ in range(2000)]
    assert set(drawn) == {2, 4}
    assert fmean(drawn) == pytest.approx(3.5, abs=0.1)


@pytest.mark.parametrize(("wanted", "level"), [(-3.0, 2), (2.0, 2), (9.0, 5)])
def test_a_wanted_level_that_nobody_wrote_becomes_the_nearest(wanted, level):
    assert dithered([2, 5], wanted, Chance("any")) == level


OTHER = "echo.other"


def answering(ratings: Ratings, times: int, *, is_fast: bool) -> Ratings:
    """So many clean answers to problems as hard as is wanted."""
    for _ in range(times):
        level = min(7, max(1, round(ratings.wanted_level(SKILL))))
        ratings.note(SKILL, level, is_clean=True, is_fast=is_fast, is_mixed=True)
    return ratings


@pytest.mark.parametrize("before", [[], [False], [True] * 20 + [False], [True, False] * 20])
def test_a_run_of_clean_and_fast_answers_climbs_at_any_time(before):
    """Not only from the very first answer on: what was missed before does not count."""
    fast = answering(rated(*before), 25, is_fast=True)
    assert fast.wanted_level(OTHER) > rated(*before).wanted_level(OTHER) + 2.5
    assert fast.is_climbing


def test_a_miss_ends_a_run_and_a_slow_answer_does_not():
    ratings = answering(Ratings(), 20, is_fast=True)
    ratings.note(SKILL, 5, is_clean=True, is_fast=False)
    assert ratings.is_climbing
    ratings.note(SKILL, 5, is_clean=False, is_fast=True)
    assert not ratings.is_climbing


@pytest.mark.parametrize("place", range(0, 24, 3))
def test_a_fast_answer_never_lowers_a_rating(place):
    """Nor does a slow one: it is as good as one of which no time is known."""
    clean = [number != 9 for number in range(24)]
    slow, fast = Ratings(), Ratings()
    for number, is_clean in enumerate(clean):
        slow.note(SKILL, 3, is_clean=is_clean)
        fast.note(SKILL, 3, is_clean=is_clean, is_fast=number >= place)
        assert fast.wanted_level(SKILL) >= slow.wanted_level(SKILL)
        assert fast.wanted_level(OTHER) >= slow.wanted_level(OTHER)


def test_easy_problems_lift_nobody_far():
    ratings = Ratings()
    for _ in range(60):
        ratings.note(SKILL, 1, is_clean=True, is_fast=True, is_mixed=True)
    assert 3 < ratings.wanted_level(OTHER) < 5


def test_chance_alone_seldom_makes_a_run():
    """Answers that are as clean as was promised are a run for about one problem in ten."""
    ratings, chance = Ratings(), Chance("runs")
    climbing = []
    for _ in range(2000):
        level = dithered(range(1, 8), ratings.wanted_level(SKILL), chance)
        is_clean = chance.unit() < ratings.predicted(SKILL, level)
        ratings.note(SKILL, level, is_clean=is_clean)
        climbing.append(ratings.is_climbing)
    assert 0.02 < fmean(climbing) < 0.2


def test_what_skills_have_in_common_goes_over_to_all_of_them():
    """The skill itself is rated as if it were alone."""
    alone, mixed = rated(True), Ratings()
    mixed.note(SKILL, 1, is_clean=True, is_mixed=True)
    assert mixed.able(SKILL) == pytest.approx(alone.able(SKILL))
    assert mixed.able(OTHER) > alone.able(OTHER)


def test_one_weak_skill_that_is_drilled_alone_hardly_lowers_the_others():
    ratings = rated(*[True, True, True, True, False] * 40, level=3)
    before = ratings.general
    for number in range(60):
        ratings.note("echo.weak", 3, is_clean=number % 5 == 0)
    assert ratings.able("echo.weak") < before - 1.5
    assert ratings.general > before - 0.5
