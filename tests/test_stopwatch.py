"""The stopwatch of a session."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training_stage import HandClock

from gradquest.training.stopwatch import Stopwatch


def test_it_counts_from_the_start_and_from_the_latest_question() -> None:
    clock = HandClock()
    watch = Stopwatch(clock)
    clock.pass_time(5)
    watch.show()
    clock.pass_time(2)
    assert (watch.elapsed_s, watch.shown_s) == (7, 2)


def test_it_goes_on_from_where_another_was() -> None:
    clock = HandClock()
    watch = Stopwatch(clock, elapsed_s=60, shown_s=9)
    clock.pass_time(1)
    assert (watch.elapsed_s, watch.shown_s) == (61, 10)


def test_it_can_be_stopped_afterwards_but_not_before_the_question_was_shown() -> None:
    clock = HandClock()
    watch = Stopwatch(clock)
    clock.pass_time(10)
    watch.show()
    clock.pass_time(3)
    watch.stop(at=4)
    assert (watch.elapsed_s, watch.shown_s) == (10, 0)


@given(st.lists(st.tuples(st.integers(0, 100), st.booleans())))
@settings(max_examples=100, deadline=None)
def test_time_passes_only_while_it_runs(spans: list[tuple[int, bool]]) -> None:
    clock = HandClock()
    watch = Stopwatch(clock)
    for seconds, is_running in spans:
        if is_running:
            watch.run()
        elif not watch.is_stopped:
            watch.stop()
        clock.pass_time(seconds)
    assert watch.elapsed_s == watch.shown_s == sum(span for span, is_running in spans if is_running)


@pytest.mark.parametrize(("silence", "shown"), [(5, 8), (60, 3)])
def test_a_long_silence_of_what_beats_is_no_time(silence: float, shown: float) -> None:
    clock = HandClock()
    watch = Stopwatch(clock)
    for _ in range(2):
        clock.pass_time(1)
        watch.beat()
    clock.pass_time(silence)
    watch.beat()
    clock.pass_time(1)
    assert (watch.elapsed_s, watch.shown_s) == (shown, shown)


def test_what_never_beats_is_not_asleep() -> None:
    clock = HandClock()
    watch = Stopwatch(clock)
    clock.pass_time(60)
    watch.beat()
    assert watch.shown_s == 60


def test_a_silence_in_a_pause_is_left_out_once() -> None:
    clock = HandClock()
    watch = Stopwatch(clock)
    watch.beat()
    clock.pass_time(3)
    watch.stop()
    clock.pass_time(60)
    watch.run()
    watch.beat()
    assert watch.shown_s == 3
