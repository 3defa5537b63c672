"""Achievements for ghosts, shared codes and dailies: each at the run that earns it."""

from __future__ import annotations

from typing import Any

import pytest
from progress_logs import attempt, end

from gradquest.progress.attempt import Attempt, SessionEnd
from gradquest.progress.reached import reached_by

GHOST = {"ghost": "best", "ghost_pace": 1.0}
CODE = "0005-0R19-09Y"


def earned(name: str, ends: list[SessionEnd], attempts: list[Attempt] | None = None) -> bool:
    unlocks = reached_by(attempts or [], ends).unlocked
    return name in {unlock.name for unlock in unlocks}


def daily(number: int, **changes: Any) -> SessionEnd:
    label = f"2026-{1 + number // 28:02}-{1 + number % 28:02}"
    return end(number, mode="daily", daily=label, **changes)


@pytest.mark.parametrize(
    ("changes", "is_earned"),
    [
        ({"pace": 1.05, **GHOST}, True),
        ({"pace": 1.05, "mode": "daily", **GHOST}, True),
        ({"pace": 1.04, **GHOST}, False),
        ({"pace": 9.0}, False),
        ({"pace": 1.05, "problems": 9, **GHOST}, False),
        ({"pace": 1.05, "right": 4, **GHOST}, False),
        ({"pace": 1.05, "is_complete": False, **GHOST}, False),
        ({"pace": 1.05, "mode": "sprint", **GHOST}, False),
        ({"pace": 1.05, "mode": "weak", **GHOST}, False),
    ],
)
def test_a_ghost_is_busted_by_five_per_cent(changes: dict[str, Any], is_earned: bool) -> None:
    assert earned("Ghost Buster", [end(**changes)]) is is_earned


def test_problems_that_were_met_before_bust_no_ghost() -> None:
    runs = [end(1, seed=7), end(2, seed=7, pace=9.0, **GHOST)]
    assert not earned("Ghost Buster", runs)


@pytest.mark.parametrize(
    ("flags", "changes", "is_earned"),
    [
        ("shared", {}, True),
        ("shared", {"mode": "sprint"}, True),
        ("", {}, False),
        ("shared", {"is_complete": False}, False),
        ("shared", {"right": 4}, False),
    ],
)
def test_a_shared_run_that_is_finished_counts(
    flags: str, changes: dict[str, Any], is_earned: bool
) -> None:
    tried = [attempt(session="run", flags=flags, mode="race")]
    ends = [end(id="run", code=CODE, **changes)]
    assert earned("Same Hill, Different Boots", ends, tried) is is_earned


def test_ones_own_code_is_nobody_elses_hill() -> None:
    tried = [attempt(session="run", flags="shared", mode="race")]
    ends = [end(1, code=CODE), end(2, id="run", code=CODE)]
    assert not earned("Same Hill, Different Boots", ends, tried)


@pytest.mark.parametrize(
    ("name", "count"), [("Postcard I", 1), ("Postcard II", 7), ("Postcard III", 30)]
)
def test_postcards_come_with_so_many_dates(name: str, count: int) -> None:
    """Any dates, in any order, gaps between them do not matter."""
    runs = [daily(number) for number in range(0, 2 * count, 2)]
    assert earned(name, runs)
    assert not earned(name, runs[:-1])


@pytest.mark.parametrize(
    "more", [daily(0, id="again"), daily(1, is_complete=False), daily(1, right=4), end(1)]
)
def test_what_is_no_other_daily_adds_no_postcard(more: SessionEnd) -> None:
    runs = [daily(number) for number in (0, 2, 3, 4, 5, 6)]
    assert not earned("Postcard II", [*runs, more])
