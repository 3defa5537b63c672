"""Pace and consistency."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradquest.training.pace import Effort, consistency, is_earned, race_pace, sprint_pace

PAR = 10.0


def solved(seconds: float, wrong: int = 0, hints: int = 0) -> Effort:
    return Effort(PAR, seconds, is_right=True, wrong=wrong, hints=hints)


def skipped(seconds: float, wrong: int = 0) -> Effort:
    return Effort(PAR, seconds, is_right=False, wrong=wrong, is_skipped=True)


@pytest.mark.parametrize(
    ("efforts", "elapsed_s", "pace"),
    [
        ([solved(10)], 10, 1.0),
        ([solved(5), solved(5)], 10, 2.0),
        ([solved(10, wrong=1)], 10, 10 / 15),
        ([solved(10, hints=2)], 10, 10 / 15),
        ([skipped(0)], 0, 0.5),
        ([skipped(0, wrong=2)], 0, 10 / 30),
        ([solved(10), skipped(10)], 20, 20 / 40),
        ([], 10, 0.0),
        ([], 0, 0.0),
    ],
)
def test_race_pace(efforts: list[Effort], elapsed_s: float, pace: float) -> None:
    """All par over the time, mistakes, hints and skips counted as time."""
    assert race_pace(efforts, elapsed_s) == pytest.approx(pace)


@pytest.mark.parametrize(
    ("efforts", "elapsed_s", "pace"),
    [
        ([solved(10)] * 6, 60, 1.0),
        ([solved(10, wrong=1)] * 6, 60, 0.5),
        ([skipped(1)] * 10, 60, 0.0),
        ([solved(10)] * 6 + [skipped(0)], 60, 59 / 60),
        ([], 0, 0.0),
    ],
)
def test_sprint_pace(efforts: list[Effort], elapsed_s: float, pace: float) -> None:
    """Only the par of right answers is won; guessing and skipping cost some of it."""
    assert sprint_pace(efforts, elapsed_s) == pytest.approx(pace)


def test_skipping_everything_in_a_race_does_not_pay() -> None:
    honest = race_pace([solved(10)] * 10, 100)
    assert race_pace([skipped(0.1)] * 10, 1) < honest


@pytest.mark.parametrize(
    ("right", "problems", "earned"),
    [(0, 10, False), (4, 10, False), (5, 10, True), (10, 10, True), (1, 3, False), (0, 0, False)],
)
def test_a_pace_is_earned_by_half_of_it_right(right: int, problems: int, earned: bool) -> None:
    assert is_earned(right, problems) is earned


@pytest.mark.parametrize(
    ("ratios", "low", "high"),
    [([1, 1, 1], 100, 100), ([1, 1.1, 0.9], 90, 99), ([0.2, 1, 5], 0, 40)],
)
def test_consistency_falls_with_the_spread(ratios: list[float], low: float, high: float) -> None:
    value = consistency(ratios)
    assert value is not None
    assert low <= value <= high


@pytest.mark.parametrize("ratios", [[], [1.0], [1.0, 2.0], [0.0, 0.0, 0.0]])
def test_nothing_is_said_of_too_few_times(ratios: list[float]) -> None:
    assert consistency(ratios) is None


@given(st.lists(st.floats(0.01, 1000), min_size=3, max_size=30), st.floats(0.1, 10))
@settings(max_examples=100, deadline=None)
def test_consistency_is_between_0_and_100_and_has_no_unit(
    ratios: list[float], factor: float
) -> None:
    value, scaled = consistency(ratios), consistency([ratio * factor for ratio in ratios])
    assert value is not None
    assert 0 <= value <= 100
    assert scaled == pytest.approx(value, abs=1e-6)
