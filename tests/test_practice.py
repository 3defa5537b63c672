"""What comes next in practice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training_stage import (
    FAMILIES,
    KINDS,
    HandClock,
    MemoryJournal,
    Shape,
    attempt,
    draw,
    known,
    menu,
    problem,
)

from gradquest.errors import GradquestError
from gradquest.kinds.problem import Problem
from gradquest.maths.chance import Chance
from gradquest.progress.attempt import Attempt, Status
from gradquest.training.choosing import MOST_NEW
from gradquest.training.learner import Learner
from gradquest.training.options import Option
from gradquest.training.played import Played
from gradquest.training.practice import RULES, Practice
from gradquest.training.practising import PracticeSession
from gradquest.training.session import Phase, Session
from gradquest.training.stages import Stage
from gradquest.training.syllabus import Syllabus

TODAY = date(2026, 3, 2)


def begun(
    count: int | None,
    *,
    options: list[Option] | None = None,
    log: Sequence[Attempt] = (),
    seed: int = 1,
    syllabus: Syllabus | None = None,
) -> PracticeSession:
    learner = Learner.from_log(log)
    supply = Practice(
        options or menu(), draw, learner, TODAY, Chance(seed), count=count, syllabus=syllabus
    )
    return PracticeSession(RULES, supply, MemoryJournal(), HandClock())


def practising(
    answers: Sequence[bool],
    *,
    options: list[Option] | None = None,
    log: Sequence[Attempt] = (),
    seed: int = 1,
    syllabus: Syllabus | None = None,
) -> PracticeSession:
    """A session played to its end, each item clean or wrong twice."""
    session = begun(len(answers), options=options, log=log, seed=seed, syllabus=syllabus)
    for is_right in answers:
        if session.phase is Phase.READING:
            session.advance()
        session.submit(str(session.problem.task.point[0]) if is_right else "x")  # type: ignore[index]
        if session.retry():
            session.submit("y")
        session.advance()
    assert session.phase is Phase.FINISHED
    return session


def items(session: Session) -> list[Played]:
    """The problems that wanted an answer."""
    return [item for item in session.played if item.stage is not Stage.WORKED]


def skills(session: Session) -> list[str]:
    return [item.problem.skill for item in items(session)]


@given(st.lists(st.booleans(), min_size=10, max_size=30), st.integers(0, 10_000), st.booleans())
@settings(max_examples=60, deadline=None)
def test_kinds_are_mixed_whatever_is_answered(
    answers: list[bool], seed: int, is_newcomer: bool
) -> None:
    """Never the same skill twice running outside a trio, at least three kinds in any six."""
    session = practising(answers, seed=seed, log=[] if is_newcomer else known("2026-02-01"))
    for one, two in pairwise(items(session)):
        is_trio = (one.stage, two.stage) == (Stage.FADED, Stage.SOLO)
        assert is_trio or one.problem.skill != two.problem.skill
    asked = skills(session)
    for start in range(len(asked) - 5):
        kinds = {skill.split(".")[0] for skill in asked[start : start + 6]}
        assert len(kinds) >= 3, asked


@given(st.lists(st.booleans(), min_size=12, max_size=24), st.integers(0, 10_000), st.booleans())
@settings(max_examples=60, deadline=None)
def test_a_missed_template_comes_back_with_new_numbers_two_to_four_items_later(
    answers: list[bool], seed: int, is_newcomer: bool
) -> None:
    """A template that keeps being missed comes back twice, not for ever; the one that a new
    skill's unfinished solution leads to comes at once."""
    session = practising(answers, seed=seed, log=[] if is_newcomer else known("2026-02-01"))
    played = items(session)
    names = [(item.problem.origin.template, item.problem.kind.name) for item in played]
    for place, item in enumerate(played[:-4]):
        if item.is_right or names[:place].count(names[place]) >= 2:
            continue
        later = names[place + 1 : place + 5]
        assert names[place] in (later if item.stage is Stage.FADED else later[1:]), (place, names)
        back = played[place + 1 + later.index(names[place])]
        assert back.problem.task != item.problem.task


@pytest.mark.parametrize("seed", range(20))
def test_what_was_missed_shortly_before_the_end_comes_back_before_the_last(seed: int) -> None:
    """The seventh of ten, as the last one shall go well."""
    answers = [place != 6 for place in range(10)]
    played = items(practising(answers, seed=seed, log=known("2026-02-01")))
    missed, between, before_last = played[6:9]
    is_third = missed.problem.kind.name == between.problem.kind.name  # the mix stands in the way
    assert is_third or before_last.stage is Stage.SIBLING


@pytest.mark.parametrize("seed", range(20))
def test_no_template_comes_twice_where_another_is_as_hard(seed: int) -> None:
    options = menu(levels=range(1, 10))
    played = items(practising([True] * 10, options=options, seed=seed, log=known("2026-02-01")))
    plain = [item for item in played[:-1] if item.stage is Stage.PLAIN]
    sources = [(item.problem.kind.name, item.problem.origin.template) for item in plain]
    assert len(set(sources)) == len(sources)


@pytest.mark.parametrize("kinds", [KINDS[:1], KINDS[:2]])
def test_a_narrow_choice_is_mixed_as_far_as_it_goes(kinds: Sequence[str]) -> None:
    asked = skills(practising([True] * 12, options=menu(kinds), log=known("2026-02-01")))
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
    levels = [
        [item.problem.origin.level for item in practising([True] * 10, log=log, seed=seed).played]
        for seed in range(20)
        for log in [known("2026-03-02", level=3, times=1)]
    ]
    first, usual = fmean(it[0] for it in levels), fmean(fmean(it[1:-1]) for it in levels)
    assert first <= usual - 1
    assert practising([True] * 10, log=known("2026-03-02")).played[0].why == (
        "An easy one to begin with."
    )


def test_the_last_problem_is_one_that_should_go_well():
    log = [attempt(Status.WRONG, kind=KINDS[0], family="chain"), *known("2026-02-01")]
    options = menu(levels=range(1, 10))
    sessions = [practising([True] * 10, options=options, log=log, seed=it) for it in range(30)]
    last = [session.played[-1].predicted or 0 for session in sessions]
    others = [item.predicted or 0 for session in sessions for item in session.played[1:-1]]
    assert fmean(last) >= fmean(others) + 0.04
    assert sessions[0].played[-1].why == "An easy one to end on."


def test_level_follows_success() -> None:
    session = practising([True] * 60)
    levels = [item.problem.origin.level for item in items(session)]
    assert sum(levels[:10]) / 10 < 2.5
    assert sum(levels[-10:]) / 10 > 3


def test_every_problem_has_its_reason_and_its_expected_chance() -> None:
    session = practising([True, False] * 10)
    for item in session.played:
        assert item.why.endswith(".")
        assert "\n" not in item.why
        is_help = item.stage in (Stage.WORKED, Stage.FADED)
        assert (item.predicted is None) is is_help
        assert is_help or 0 < (item.predicted or 0) < 1


def test_skills_that_go_half_well_are_the_frontier_and_come_in_every_session():
    """A quarter of the problems, the weakest of them first, however hard they are."""
    log = known("2026-03-02", times=4) + [
        attempt(Status.WRONG, kind=kind, family="chain") for kind in KINDS for _ in range(4)
    ]
    sessions = [practising([True] * 10, log=log, seed=seed) for seed in range(20)]
    weak = [sum(skill.endswith("chain") for skill in skills(session)) for session in sessions]
    assert min(weak) >= 1
    assert fmean(weak) >= 2
    first = [next(it for it in items(session) if it.role == "frontier") for session in sessions]
    assert {item.problem.skill for item in first} == {"echo_a.chain"}
    reasons = {item.why for session in sessions for item in session.played}
    assert (
        "Your frontier, where practice pays most: 4 of your last 8 of these were clean." in reasons
    )


def test_half_of_a_session_is_due_and_says_since_when_and_how_much_is_left():
    old = (TODAY - timedelta(days=11)).isoformat()
    for seed in range(20):
        session = practising([True] * 10, log=known(old), seed=seed)
        due = [item for item in session.played if item.role == "due"]
        assert len(due) == 5
        assert all("Due: last clean 11 days ago, memory 7" in item.why for item in due)
        assert due[0].why.startswith("An easy one to begin with. Due: ")


@pytest.mark.parametrize(("size", "most"), [(5, 2), (10, 5), (20, 10)])
def test_no_more_than_half_is_due_and_no_skill_more_than_twice(size, most):
    log = known("2026-01-01")
    for seed in range(20):
        due = [
            item.problem.skill
            for item in practising([True] * size, log=log, seed=seed).played
            if item.role == "due"
        ]
        assert len(due) <= most
        assert all(due.count(skill) <= 2 for skill in due)


def test_a_new_skill_is_read_then_finished_then_done_alone():
    stages = [item.stage for item in practising([True] * 10).played]
    assert stages[:3] == [Stage.WORKED, Stage.FADED, Stage.SOLO]
    session = practising([True] * 10)
    trio = session.played[:3]
    assert len({(it.problem.skill, it.problem.origin.template) for it in trio}) == 1
    assert len({it.problem.task.point for it in trio}) == 3
    assert all(it.why.startswith("New: ") for it in trio)


def test_a_worked_example_is_no_attempt_and_has_no_number():
    session = begun(10)
    assert session.phase is Phase.READING
    assert (session.number, session.total) == (1, 10)
    assert session.submit("1") is None
    assert session.skip() is None
    session.advance()
    assert (session.number, session.current.stage) == (1, Stage.FADED)
    session.stop()
    assert session.end is None


def test_the_log_says_how_a_problem_was_posed():
    session = practising([True] * 10)
    stages = [item.attempts[0].stage for item in items(session)]
    assert stages[:2] == ["faded", "solo"]
    assert all(stage in ("faded", "solo", "", "sibling") for stage in stages)


def new_skills(
    answers: list[bool], sessions: int, options: list[Option] | None = None
) -> list[int]:
    """How many skills are new in each session of somebody who answers so."""
    log: list[Attempt] = []
    counts = []
    for number in range(sessions):
        session = practising(answers, options=options, log=log, seed=number)
        counts.append(len({it.problem.skill for it in session.played if it.role == "new"}))
        log += [row for item in session.played for row in item.attempts]
    return counts


def test_a_newcomer_meets_three_kinds_and_later_one_new_skill_a_session():
    first, *later = new_skills([True, True, False, True, True] * 2, sessions=6)
    assert first == 3
    assert max(later) == 1


def test_who_answers_all_clean_and_fast_meets_several_new_skills_a_session():
    first, *later = new_skills([True] * 10, sessions=4)
    assert first == 3
    assert fmean(later) >= 1.5
    assert max(later) <= MOST_NEW


def test_what_is_due_comes_before_a_second_new_skill():
    """However well it goes: as long as skills wait to be asked again one new one is enough."""
    log = [it for it in known("2026-02-01") if it.family != FAMILIES[2]]
    for seed in range(10):
        played = practising([True] * 10, log=log, seed=seed).played
        due = [place for place, item in enumerate(played) if item.role == "due"]
        new = {item.problem.skill for item in played[: max(due)] if item.role == "new"}
        assert len(due) >= 4
        assert len(new) <= 1


def test_what_is_too_easy_comes_all_the_same_where_what_fits_waits_for_it():
    """A learner of level 5, and a new skill of level 1 on which one of level 5 builds."""
    options = [
        *menu(KINDS[:3], ["plain"], range(1, 9)),
        *menu(KINDS[3:], ["plain"], [1]),
        *menu(KINDS[3:], ["product"], range(5, 9)),
    ]
    log = [
        attempt(kind=kind, level=5, day=TODAY.isoformat()) for kind in KINDS[:3] for _ in range(4)
    ]
    needs = {"echo_d.product": (frozenset({"echo_d.plain"}),)}
    for order, comes in [
        (Syllabus(), {"echo_d.product"}),
        (Syllabus(needs=needs), {"echo_d.plain"}),
    ]:
        session = practising([True] * 6, options=options, log=log, syllabus=order)
        new = [it.problem.skill for it in session.played if it.role == "new"]
        assert {*new[:1]} == comes


def test_what_came_lately_is_mixed_in_seldom():
    """Eight skills rest, four came a moment ago, all of them clean and of the same level."""
    rows, options = known(TODAY.isoformat()), menu(levels=range(1, 10))
    log = [*rows, *(2 * [row for row in rows if row.family == "chain"])]
    mixed = [
        item.problem.skill
        for seed in range(20)
        for item in practising([True] * 10, options=options, log=log, seed=seed).played
        if item.role == "mixed"
    ]
    assert len(mixed) > 100
    assert sum(skill.endswith("chain") for skill in mixed) < 0.2 * len(mixed)


def test_sessions_one_after_the_other_begin_with_something_else():
    log, options = known(TODAY.isoformat()), menu(levels=range(1, 10))
    first: list[tuple[str, str]] = []
    for seed in range(12):
        session = practising([True] * 10, options=options, log=log, seed=seed)
        problem = session.played[0].problem
        first.append((problem.kind.name, problem.origin.template))
        log = [*log, *(row for item in session.played for row in item.attempts)]
    for start in range(len(first) - 2):
        assert len({*first[start : start + 3]}) == 3


def test_of_two_templates_alike_the_one_not_seen_lately_is_asked():
    """Over sessions too."""
    options = [*menu(KINDS[:1], ["plain"], [2]), *menu(KINDS[1:], ["plain"])]
    options += [
        Option(KINDS[0], Shape("bank", name, "plain", 2))  # type: ignore[arg-type]
        for name in ("second", "third")
    ]
    log = known(TODAY.isoformat())
    asked = []
    for seed in range(12):
        played = practising([True] * 10, options=options, log=log, seed=seed).played
        asked += [it.problem.origin.template for it in played if it.problem.kind.name == KINDS[0]]
        log = [*log, *(row for item in played for row in item.attempts)]
    assert len(asked) > 9
    for start in range(len(asked) - 2):
        assert len({*asked[start : start + 3]}) == 3


def test_for_whom_all_is_too_easy_more_is_new():
    """Up to three skills in a session, and no worked example for what is easier still."""
    first, *later = new_skills([True] * 10, sessions=6, options=menu(levels=[1]))
    assert first == 3
    assert 1 < max(later) <= MOST_NEW


def test_with_room_for_one_problem_a_newcomer_is_asked_that_one():
    assert [item.stage for item in practising([True]).played] == [Stage.SOLO]


def test_new_skills_follow_what_they_build_on():
    """What it builds on comes first, even where it is harder; nothing is locked for those who ask
    for it."""
    groups = (frozenset({f"{kind}.product" for kind in KINDS}),)
    chains = {f"{kind}.chain": groups for kind in KINDS}
    order = Syllabus(needs=chains | {f"{kind}.plain": groups for kind in KINDS})
    session = practising([True] * 10, syllabus=order)
    assert {skill.split(".")[1] for skill in skills(session)} == {"product"}
    wished = practising([True] * 5, options=menu(families=["chain"]), syllabus=order)
    assert {skill.split(".")[1] for skill in skills(wished)} == {"chain"}


def test_where_a_template_gives_no_third_problem_a_new_skill_goes_on_with_another():
    def few(option: Option, seed: int) -> Problem:
        return draw(option, seed % 2 + 2 * option.level)

    options = menu(KINDS[:1], ["plain"], [1, 2])
    supply = Practice(options, few, Learner(), TODAY, Chance(3), count=10)
    session = PracticeSession(RULES, supply, MemoryJournal(), HandClock())
    session.advance()
    for _ in range(2):
        session.submit("1")
        session.advance()
    assert len({item.problem.origin.template for item in session.played}) == 2


def test_the_same_seed_and_log_give_the_same_session() -> None:
    one, two = practising([True] * 10, seed=5), practising([True] * 10, seed=5)
    assert [item.problem.task for item in one.played] == [item.problem.task for item in two.played]


def test_a_template_with_nothing_new_to_offer_is_said_and_does_not_hang() -> None:
    supply = Practice(
        menu(KINDS[:1], FAMILIES[:1], [1]), lambda *_: problem(1), Learner(), TODAY, Chance(1)
    )
    session = PracticeSession(RULES, supply, MemoryJournal(), HandClock())
    with pytest.raises(GradquestError, match="no further problems"):
        session.advance()
