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


def test_whoever_misses_nothing_from_the_first_on_climbs_quickly_up_to_a_limit():
    ratings = Ratings()
    for _ in range(30):
        ratings.note("partial_x.polynomial", 1, is_clean=True)
    assert ratings.wanted_level("partial_x.chain") > 4
    climbed = ratings.general
    for _ in range(300):
        ratings.note("partial_x.polynomial", 1, is_clean=True)
    assert ratings.general < climbed + 1


def test_after_the_first_miss_nobody_climbs_any_more():
    ratings = Ratings()
    ratings.note("partial_x.polynomial", 1, is_clean=False)
    for _ in range(30):
        ratings.note("partial_x.polynomial", 1, is_clean=True)
    assert ratings.wanted_level("partial_x.chain") < 3
