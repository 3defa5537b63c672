"""Ghosts: whom one can race against, and how they run."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from progress_logs import end

from gradquest.training.ghost import AVERAGE, BEST, PAR, Ghost, ghosts, outcome, splits_of
from gradquest.training.pace import Effort, race_pace

NAME = "race-10 all"


def run(number: int, pace: float, **changes: object):  # type: ignore[no-untyped-def]
    return end(number, configuration=NAME, pace=pace, **changes)


def test_without_runs_there_is_par_alone() -> None:
    assert [it.who for it in ghosts([], NAME)] == [PAR]


def test_one_run_is_a_best_and_two_have_an_average() -> None:
    assert [it.who for it in ghosts([run(1, 1.2)], NAME)] == [BEST, PAR]
    found = ghosts([run(1, 1.2), run(2, 0.8)], NAME)
    assert [(it.who, it.pace) for it in found] == [(BEST, 1.2), (AVERAGE, 1.0), (PAR, 1.0)]
    assert "last 2" in str(found[1])


def test_the_average_is_of_the_latest_ten() -> None:
    runs = [run(1, 100.0), *(run(number, 1.0) for number in range(2, 12))]
    assert ghosts(runs, NAME)[1].pace == 1.0


@pytest.mark.parametrize(
    "changes",
    [{"configuration": "sprint-60"}, {"is_complete": False}, {"right": 4}, {"mode": "weak"}],
)
def test_runs_that_cannot_stand_are_no_ghosts(changes: dict[str, object]) -> None:
    odd = end(1, **{"configuration": NAME, **changes})
    assert [it.who for it in ghosts([odd], NAME)] == [PAR]


def test_a_ghost_with_a_pace_runs_evenly() -> None:
    assert [Ghost(PAR, 1.5).done_s(used) for used in (0, 10, 20)] == [0, 15, 30]


def test_a_ghost_with_splits_takes_for_each_problem_what_its_run_took() -> None:
    ghost = Ghost("friend", 1.0, splits=((10, 5), (10, 6), (20, 26)))
    assert [ghost.done_s(used) for used in (0, 5, 10, 15, 20, 99)] == [0, 2.5, 6, 16, 26, 26]


@given(
    st.lists(
        st.builds(
            Effort,
            st.floats(5, 60),
            st.floats(1, 200),
            st.just(True),
            st.integers(0, 3),
            st.integers(0, 3),
        ),
        min_size=1,
        max_size=20,
    )
)
@settings(max_examples=100, deadline=None)
def test_a_run_is_level_with_itself_at_the_end(efforts: list[Effort]) -> None:
    """The last split is reached after exactly the time that the pace counts."""
    used, done = splits_of(efforts)[-1]
    pace = race_pace(efforts, sum(it.active_s for it in efforts))
    assert done / used == pytest.approx(pace)


@pytest.mark.parametrize(
    ("pace", "says"),
    [
        (1.05, "You beat your best (1.00) by 5%."),
        (0.9, "Your best (1.00) was 10% ahead."),
        (1.001, "Level with your best (1.00)."),
    ],
)
def test_who_was_faster_is_one_sentence(pace: float, says: str) -> None:
    assert outcome(Ghost(BEST, 1.0), pace) == says
