"""What the home screen suggests."""

from __future__ import annotations

from datetime import date

from training_stage import attempt

from gradquest.progress.attempt import Status
from gradquest.progress.course import CORE_KINDS
from gradquest.training.learner import Learner
from gradquest.training.today import today

DAY = date(2026, 3, 2)


def suggested(log):
    return today(log, Learner.from_log(log), DAY)


def well(kinds, times=5):
    return [attempt(kind=kind, family="polynomial") for kind in kinds for _ in range(times)]


def test_a_newcomer_is_led_to_practice():
    assert suggested([]).suggestion == "practice"


def test_the_clock_is_for_who_is_warm_and_has_met_what_races_ask():
    assert suggested(well(CORE_KINDS)).suggestion == "drill"
    some = suggested(well(CORE_KINDS[:3]))
    assert some.suggestion == "practice"
    assert "something new" in some.why


def test_after_a_drill_practice_has_its_turn_again():
    log = well(CORE_KINDS)
    raced = [*log, attempt(kind="partial_x", family="polynomial", mode="race")]
    assert suggested(raced).suggestion == "practice"
    again = [*raced, attempt(kind="partial_x", family="polynomial")]
    assert suggested(again).suggestion == "drill"


def test_after_misses_no_clock_is_suggested():
    log = [*well(CORE_KINDS, 2), *(attempt(Status.WRONG, kind="partial_x") for _ in range(4))]
    assert suggested(log).suggestion == "practice"


def test_the_weakest_is_named_even_where_one_with_fewer_answers_went_worse():
    rows = [attempt(Status.WRONG, kind="partial_x", family="chain")] * 3
    rows += [attempt(kind="partial_y", family="log"), attempt(Status.WRONG, kind="partial_y",
             family="log")] * 3  # fmt: skip
    learner = Learner.from_log(rows)
    assert learner.weakest == "partial_y.log"
    said = suggested_with(learner)
    assert said.startswith("Weakest: ")
    assert said.endswith("3 of your last 6 were clean.")


def suggested_with(learner):
    return today([], learner, DAY).why
