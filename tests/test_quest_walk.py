"""Where an answer leads on a quest: pure, on the map, and in the end into a valley."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradquest.errors import Misuse
from gradquest.training.hike import (
    LED,
    SURE,
    Answer,
    Footing,
    Hike,
    downhill,
    fewest,
    hike,
    leg_from,
    starts,
)
from gradquest.training.landscapes import LANDSCAPES, Cairn, Landscape, landscape_named

BOWL, PASS = landscape_named("bowl"), landscape_named("pass")
every_landscape = pytest.mark.parametrize("land", LANDSCAPES, ids=lambda it: it.name)
MOST_STEPS = 12

numbers = st.floats(-1e6, 1e6) | st.sampled_from([0.0, 1e-9, -1.0, math.nan, math.inf])
wrong = st.builds(Answer, st.just(Footing.ASTRAY), st.none() | st.tuples(numbers, numbers))
answers = st.lists(wrong | st.sampled_from([SURE, LED]), max_size=12)


def hike_from(land: Landscape, place: int, given: list[Answer], seed: int) -> Hike:
    return hike(land, starts(land)[place % len(starts(land))], given, seed)


hikes = st.builds(
    hike_from, st.sampled_from(LANDSCAPES), st.integers(0, 1000), answers, st.integers(0, 9)
)


def at(x: float, y: float) -> Cairn:
    return Fraction(x), Fraction(y)


def astray(x: float, y: float) -> Answer:
    return Answer(Footing.ASTRAY, (x, y))


@every_landscape
def test_right_answers_reach_a_valley_from_every_cairn_whatever_the_seed(land: Landscape) -> None:
    for cairn in land.cairns:
        if not land.is_flat(cairn):
            assert all(fewest(land, cairn, seed) <= MOST_STEPS for seed in range(4))


@every_landscape
def test_right_answers_lead_ever_lower(land: Landscape) -> None:
    for cairn in land.cairns:
        if not land.is_flat(cairn):
            assert land.height(downhill(land, cairn)) < land.height(cairn)


@every_landscape
def test_a_right_answer_goes_against_the_gradient(land: Landscape) -> None:
    """At most 60 degrees off it: the next cairn is not always straight ahead."""
    for cairn in land.cairns:
        slopes, end = land.gradient(cairn), downhill(land, cairn)
        way = [float(b - a) for a, b in zip(cairn, end, strict=True)]
        if any(way):
            along = -sum(a * b for a, b in zip(slopes, way, strict=True))
            assert along >= 0.5 * math.hypot(*slopes) * math.hypot(*way)


@every_landscape
def test_every_minimum_is_flat_and_lower_than_all_around_it(land: Landscape) -> None:
    lowest = min(map(land.height, land.cairns))
    for x, y in land.valleys:
        assert land.is_flat(at(x, y))
        assert land.height(at(x, y)) == pytest.approx(lowest)
    assert all(land.height(it) > lowest + 1e-9 for it in land.cairns if not land.is_valley(it))


@every_landscape
def test_quests_begin_far_off_in_several_places(land: Landscape) -> None:
    assert len(starts(land)) >= 8
    assert all(land.far <= fewest(land, it) <= 8 for it in starts(land))


@settings(max_examples=200, deadline=None)
@given(hikes)
def test_nobody_leaves_the_map_or_stands_between_two_cairns(way: Hike) -> None:
    assert set(way.stands) <= set(way.landscape.cairns)


@settings(max_examples=100, deadline=None)
@given(hikes)
def test_nobody_is_left_on_a_flat_place_that_is_no_valley(way: Hike) -> None:
    land = way.landscape
    assert all(land.is_valley(it) for it in way.stands if land.is_flat(it))


@settings(max_examples=100, deadline=None)
@given(hikes)
def test_wherever_one_went_astray_right_answers_lead_down_from_there(way: Hike) -> None:
    assert hike(way.landscape, way.stand, [SURE] * MOST_STEPS).has_arrived


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(LANDSCAPES), answers, st.integers(0, 9))
def test_the_same_answers_lead_the_same_way_again(
    land: Landscape, given: list[Answer], seed: int
) -> None:
    start = starts(land)[seed % len(starts(land))]
    assert hike(land, start, given, seed) == hike(land, start, given, seed)


@pytest.mark.parametrize(
    ("vector", "end"),
    [
        ((8, 6), (3, 2)),
        ((-8, -6), (5, 4)),
        ((6, 8), (3, 2)),
        ((0, 4), (4, 2)),
        ((0, -0.01), (4, 3.5)),
        ((-100, 0), (5, 3)),
    ],
)
def test_a_wrong_vector_walks_the_wrong_way(
    vector: tuple[float, float], end: tuple[float, float]
) -> None:
    """Against itself, at least to the next cairn, at most a stride."""
    leg = leg_from(BOWL, at(4, 3), astray(*vector))
    assert leg.end == at(*end)
    assert leg.footing is Footing.ASTRAY


@pytest.mark.parametrize("vector", [None, (0.0, 0.0), (math.nan, 1.0), (math.inf, 1.0)])
def test_what_points_nowhere_leads_nowhere(vector: tuple[float, float] | None) -> None:
    leg = leg_from(BOWL, at(4, 3), Answer(Footing.ASTRAY, vector))
    assert leg.end == at(4, 3)
    assert not leg.is_at_edge


def test_at_the_edge_of_the_map_one_stops_and_is_told() -> None:
    leg = leg_from(BOWL, at(5, 0), astray(-1, 0))
    assert (leg.end, leg.is_at_edge) == (at(5, 0), True)


def test_at_a_pass_one_is_set_down_beside_it_on_a_side_that_the_seed_chooses() -> None:
    legs = [leg_from(PASS, at(0, 1), SURE, seed) for seed in range(20)]
    assert {leg.passed for leg in legs} == {at(0, 0)}
    assert {leg.end for leg in legs} == {at(1, 0), at(-1, 0)}


def test_whoever_gives_up_is_led_one_cairn_downhill() -> None:
    leg = leg_from(BOWL, at(4, 3), LED)
    assert max(abs(a - b) for a, b in zip(leg.start, leg.end, strict=True)) == BOWL.cell
    assert BOWL.height(leg.end) < BOWL.height(leg.start)


def test_a_right_answer_lifts_more_fog_than_any_other() -> None:
    radii = [
        hike(BOWL, at(4, 3), [answer]).clearings[-1].radius for answer in (SURE, astray(8, 6), LED)
    ]
    assert radii[0] > radii[1] == radii[2]


def test_what_comes_after_the_valley_counts_for_nothing() -> None:
    way = hike(BOWL, at(1, 0), [SURE] * 5)
    assert way.has_arrived
    assert len(way.legs) == fewest(BOWL, at(1, 0))


@pytest.mark.parametrize("name", ["four-lakes", "Four Lakes", " four-lakes "])
def test_a_landscape_is_found_by_its_name(name: str) -> None:
    assert landscape_named(name).name == "four-lakes"


@pytest.mark.parametrize(
    ("name", "says"), [("bowll", "did you mean 'bowl'"), ("zzz", "there are bowl, hidden-hollow")]
)
def test_a_mistyped_landscape_is_a_misuse_with_a_suggestion(name: str, says: str) -> None:
    with pytest.raises(Misuse, match=says):
        landscape_named(name)


def test_levels_rise_and_names_are_apart() -> None:
    levels = [it.level for it in LANDSCAPES]
    assert levels == sorted(levels)
    assert len({it.name for it in LANDSCAPES}) == len(LANDSCAPES) >= 8
