"""The counter generator."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gradquest.maths.chance import LARGEST_SEED, Chance

DRAWN = [84, 4, 87, 43, 54, 32, 48, 15]


def test_the_same_path_gives_the_same_draws_on_every_machine():
    """These numbers are part of the promise that a seed names a problem for ever."""
    chance = Chance("problem", 42)
    assert [chance.below(100) for _ in range(8)] == DRAWN
    assert Chance("golden").bits() == 4438049510068214137


def test_other_paths_give_other_draws():
    paths = [("a", 1), ("a", 2), ("a", "1", ""), ("a1",), ("a", 1, 0)]
    assert len({Chance(*path).bits() for path in paths}) == len(paths)


@given(st.integers(1, 10**9), st.integers(0, 10**6))
def test_draws_lie_below_the_limit(limit, seed):
    assert 0 <= Chance(seed).below(limit) < limit


def test_draws_are_even():
    chance = Chance("even")
    counts = [0] * 6
    for _ in range(6000):
        counts[chance.below(6)] += 1
    assert min(counts) > 900


def test_shuffling_keeps_every_card():
    deck = list(range(30))
    shuffled = Chance("deck").shuffled(deck)
    assert sorted(shuffled) == deck
    assert shuffled != deck


def test_seeds_stay_whole_in_json():
    chance = Chance("seeds")
    assert all(0 <= chance.seed() <= LARGEST_SEED for _ in range(1000))


def test_nothing_cannot_be_drawn_from():
    with pytest.raises(ValueError, match="below 1"):
        Chance().below(0)
