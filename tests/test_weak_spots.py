"""Weak spots: what went wrong or took long lately and is not mended since."""

from __future__ import annotations

from dataclasses import replace

import pytest
from training_stage import Shape, attempt

from gradquest.errors import GradquestError
from gradquest.progress.attempt import Attempt, Status
from gradquest.training.options import Option
from gradquest.training.weak_spots import MOST, weak_options, weak_skills, weak_spots

WRONG = Status.WRONG


def met(number: int, status: Status = Status.RIGHT, **changes: object) -> Attempt:
    changes = {"template": "t", "session": f"s{number}", "seed": number, **changes}
    return replace(attempt(status, number=number), **changes)  # type: ignore[arg-type]


SLOW = {"active_ms": 20_000}


@pytest.mark.parametrize(
    ("log", "wrong", "slow"),
    [
        ([met(1, WRONG)], 1, 0),
        ([met(1, Status.SKIPPED)], 1, 0),
        ([met(1, Status.REVEALED)], 1, 0),
        ([met(1, hints=1)], 1, 0),
        ([met(1, **SLOW)], 0, 1),
        ([met(1, WRONG), met(1, try_=2)], 1, 0),
        ([met(1, WRONG), met(2, WRONG), met(3)], 2, 0),
        ([met(1, WRONG, mode="race")], 1, 0),
    ],
)
def test_wrong_skipped_hinted_and_slow_are_weak(log: list[Attempt], wrong: int, slow: int) -> None:
    [spot] = weak_spots(log)
    assert (spot.wrong, spot.slow, spot.skill) == (wrong, slow, "echo.plain")


@pytest.mark.parametrize(
    "log",
    [
        [],
        [met(1)],
        [met(1, WRONG), met(2)],
        [met(1, idle=True, **SLOW)],
        [met(1, WRONG), met(2, WRONG), met(3), met(4), met(5)],
    ],
)
def test_what_is_mended_or_idle_is_not(log: list[Attempt]) -> None:
    assert weak_spots(log) == []


def test_the_worst_come_first_and_not_too_many() -> None:
    log = [met(1, template="slow", **SLOW)]
    log += [met(number, WRONG, template=f"t{number}") for number in range(2, 30)]
    spots = weak_spots(log)
    assert len(spots) == MOST
    assert all(spot.wrong for spot in spots)


def options(count: int) -> list[Option]:
    return [
        Option("echo", Shape("bank", f"t{number}", family, 1))  # type: ignore[arg-type]
        for number in range(count)
        for family in ("plain",)
    ] + [Option("echo", Shape("bank", "other", "chain", 1))]  # type: ignore[arg-type]


def test_enough_weak_templates_are_drilled_alone() -> None:
    log = [met(number, WRONG, template=f"t{number}") for number in range(4)]
    drilled = weak_options(options(8), log)
    assert [it.template.id for it in drilled] == ["t0", "t1", "t2", "t3"]


def test_the_weakest_come_first() -> None:
    log = [met(number, WRONG, template=f"t{number}") for number in range(5)]
    log += [met(10, WRONG, template="t3"), met(11, WRONG, template="t3")]
    assert [it.template.id for it in weak_options(options(8), log)][:2] == ["t3", "t0"]


def test_few_weak_templates_bring_their_skill_along_behind_them() -> None:
    drilled = weak_options(options(8), [met(1, WRONG, template="t5")])
    assert {it.template.family for it in drilled} == {"plain"}
    assert len(drilled) == 8
    assert drilled[0].template.id == "t5"


@pytest.mark.parametrize("log", [[], [met(1)], [met(1, WRONG, template="gone", family="gone")]])
def test_where_nothing_is_weak_that_is_said(log: list[Attempt]) -> None:
    with pytest.raises(GradquestError, match="no weak spots"):
        weak_options(options(3), log)


def test_what_comes_along_mixes_the_weak_skills() -> None:
    shapes = [Shape("bank", f"{family}{n}", family, 1) for family in ("a", "b") for n in range(3)]
    every = [Option("echo", shape) for shape in shapes]  # type: ignore[arg-type]
    log = [met(1, WRONG, template="a0", family="a"), met(2, WRONG, template="b0", family="b")]
    along = [it.template.family for it in weak_options(every, log)[2:]]
    assert along == ["a", "b", "a", "b"]


def test_the_skills_of_a_drill_are_named_once_each_with_the_weakest_first() -> None:
    log = [met(number, WRONG, template=f"t{number}") for number in range(4)]
    log += [met(10 + number, WRONG, template="other", family="chain") for number in range(2)]
    assert weak_skills(options(8), log) == ("echo.chain", "echo.plain")
    assert weak_skills(options(8), []) == ()
