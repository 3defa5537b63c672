"""What comes next in practice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training_stage import HandClock, MemoryJournal, Shape, attempt, problem

from gradquest.errors import GradquestError
from gradquest.kinds.problem import Problem
from gradquest.maths.chance import Chance
from gradquest.progress.attempt import Attempt, Status
from gradquest.training.choosing import Option
from gradquest.training.learner import Learner
from gradquest.training.practice import RULES, Practice
from gradquest.training.session import Phase, Session

TODAY = date(2026, 3, 2)
KINDS = ("echo_a", "echo_b", "echo_c", "echo_d")
FAMILIES = ("plain", "chain", "product")


def menu(
    kinds: Sequence[str] = KINDS,
    families: Sequence[str] = FAMILIES,
    levels: Sequence[int] = range(1, 6),
) -> list[Option]:
    return [
        Option(kind, Shape("bank", f"{family}-{level}", family, level))  # type: ignore[arg-type]
        for family in families
        for level in levels
        for kind in kinds
    ]


def draw(option: Option, seed: int) -> Problem:
    return problem(
        seed % 1000,
        kind=option.kind,
        family=option.template.family,
        level=option.level,
        template=option.template.id,
    )


def practising(
    answers: Sequence[bool],
    *,
    options: list[Option] | None = None,
    log: Sequence[Attempt] = (),
    seed: int = 1,
) -> Session:
    """A session played to its end, each item clean or wrong twice."""
    learner = Learner.from_log(log)
    supply = Practice(options or menu(), draw, learner, TODAY, Chance(seed), count=len(answers))
    session = Session(RULES, supply, MemoryJournal(), HandClock())
    for is_right in answers:
        session.submit(str(session.problem.task.point[0]) if is_right else "x")  # type: ignore[index]
        if session.retry():
            session.submit("y")
        session.advance()
    assert session.phase is Phase.FINISHED
    return session


def skills(session: Session) -> list[str]:
    return [item.problem.skill for item in session.played]


@given(st.lists(st.booleans(), min_size=10, max_size=30), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_kinds_are_mixed_whatever_is_answered(answers: list[bool], seed: int) -> None:
    """Never the same skill twice running, at least three kinds in any six problems."""
    asked = skills(practising(answers, seed=seed))
    assert all(one != next_one for one, next_one in pairwise(asked))
    for start in range(len(asked) - 5):
        kinds = {skill.split(".")[0] for skill in asked[start : start + 6]}
        assert len(kinds) >= 3, asked


@given(st.lists(st.booleans(), min_size=12, max_size=24), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_a_missed_template_comes_back_with_new_numbers_two_to_four_items_later(
    answers: list[bool], seed: int
) -> None:
    """A template that keeps being missed comes back twice, not for ever."""
    played = practising(answers, seed=seed).played
    names = [(item.problem.origin.template, item.problem.kind.name) for item in played]
    for place, item in enumerate(played[:-4]):
        if item.is_right or names[:place].count(names[place]) >= 2:
            continue
        later = names[place + 1 : place + 5]
        assert names[place] in later[1:], (place, names)
        back = played[place + 1 + later.index(names[place])]
        assert back.problem.task != item.problem.task
        assert back.why.startswith("You missed one like this") or names[place] == later[0]


@pytest.mark.parametrize("kinds", [KINDS[:1], KINDS[:2]])
def test_a_narrow_choice_is_mixed_as_far_as_it_goes(kinds: Sequence[str]) -> None:
    asked = skills(practising([True] * 12, options=menu(kinds)))
    assert all(one != next_one for one, next_one in pairwise(asked))
    assert {skill.split(".")[0] for skill in asked} == set(kinds)


def test_one_skill_alone_can_be_practised() -> None:
    session = practising([True] * 10, options=menu(KINDS[:1], FAMILIES[:1]))
    assert set(skills(session)) == {"echo_a.plain"}
    assert session.current.why == "It is what you asked for."


def test_a_newcomer_begins_at_level_1() -> None:
    for seed in range(20):
        assert practising([True], seed=seed).played[0].problem.origin.level == 1


def test_the_first_problem_is_easy_for_an_able_learner_too() -> None:
    log = [attempt(kind=kind, family=family, level=4) for kind in KINDS for family in FAMILIES] * 6
    session = practising([True] * 10, log=log)
    levels = [item.problem.origin.level for item in session.played]
    assert levels[0] <= min(levels[1:-1])
    assert session.played[0].why == "An easy one to begin with."


def test_level_follows_success() -> None:
    session = practising([True] * 60)
    levels = [item.problem.origin.level for item in session.played]
    assert sum(levels[:10]) / 10 < 2.5
    assert sum(levels[-10:]) / 10 > 3


def test_every_problem_has_its_reason_and_its_expected_chance() -> None:
    session = practising([True, False] * 10)
    for item in session.played:
        assert item.why.endswith(".")
        assert "\n" not in item.why
        assert item.predicted is not None
        assert 0 < item.predicted < 1


def test_weak_skills_come_more_often() -> None:
    log = [
        attempt(Status.WRONG if family == "chain" else Status.RIGHT, kind=kind, family=family)
        for kind in KINDS
        for family in FAMILIES
        for _ in range(8)
    ]
    asked = [
        skill for seed in range(20) for skill in skills(practising([True] * 10, log=log, seed=seed))
    ]
    assert sum(skill.endswith("chain") for skill in asked) > len(asked) / 3 * 1.3


def test_rested_skills_come_back_and_say_so() -> None:
    old = (TODAY - timedelta(days=11)).isoformat()
    log = [attempt(kind=kind, family="chain", day=old) for kind in KINDS]
    log += [
        attempt(kind=kind, family=family, day=TODAY.isoformat())
        for kind in KINDS
        for family in ("plain", "product")
    ]
    session = practising([True] * 10, log=log)
    due = [item for item in session.played[1:] if item.why.startswith("Due")]
    assert due
    assert due[0].why == "Due: your last clean one was 11 days ago."


def test_the_same_seed_and_log_give_the_same_session() -> None:
    one, two = practising([True] * 10, seed=5), practising([True] * 10, seed=5)
    assert [item.problem.task for item in one.played] == [item.problem.task for item in two.played]


def test_a_template_with_nothing_new_to_offer_is_said_and_does_not_hang() -> None:
    supply = Practice(
        menu(KINDS[:1], FAMILIES[:1], [1]), lambda *_: problem(1), Learner(), TODAY, Chance(1)
    )
    session = Session(RULES, supply, MemoryJournal(), HandClock())
    session.submit("1")
    with pytest.raises(GradquestError, match="no further problems"):
        session.advance()
