"""Timed drills: the deck of a seed, and what a finished drill came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training_stage import Fixed, HandClock, MemoryJournal, Shape, problem

from gradquest.errors import GradquestError
from gradquest.kinds.problem import Problem
from gradquest.training.choosing import Option
from gradquest.training.drill import (
    SHORT_PAR_S,
    Drill,
    deal,
    race_rules,
    sprint_deck_size,
    sprint_rules,
)
from gradquest.training.result import result
from gradquest.training.session import Phase, Session

KINDS = ("echo_a", "echo_b", "echo_c", "echo_d")


def menu(
    kinds: Sequence[str] = KINDS, families: Sequence[str] = ("plain", "chain")
) -> list[Option]:
    return [
        Option(kind, Shape("bank", f"{family}-{level}", family, level))  # type: ignore[arg-type]
        for family in families
        for level in range(1, 4)
        for kind in kinds
    ]


def draw(option: Option, seed: int) -> Problem:
    return problem(
        seed % 1000,
        kind=option.kind,
        family=option.template.family,
        template=option.template.id,
        par_s=10.0 + seed % 20,
    )


def tasks(deck: Sequence[Problem]) -> list[tuple[str, object]]:
    return [(it.kind.name, it.task) for it in deck]


@given(st.integers(0, 2**53 - 1), st.integers(1, 30))
@settings(max_examples=50, deadline=None)
def test_a_seed_gives_one_deck_spread_evenly_over_the_kinds(seed: int, size: int) -> None:
    """The same on every machine, every kind equally often, no kind twice running."""
    deck = deal(menu(), draw, seed, size)
    assert tasks(deck) == tasks(deal(menu(), draw, seed, size))
    asked = [it.kind.name for it in deck]
    counts = Counter(dict.fromkeys(KINDS, 0) | Counter(asked))
    assert max(counts.values()) - min(counts.values()) <= 1
    assert all(one != other for one, other in pairwise(asked))


def test_another_seed_gives_another_deck() -> None:
    assert tasks(deal(menu(), draw, 1, 10)) != tasks(deal(menu(), draw, 2, 10))


def test_no_problem_comes_twice_while_there_are_others() -> None:
    deck = deal(menu(), draw, 3, 40)
    assert all(one not in tasks(deck)[:place] for place, one in enumerate(tasks(deck)))


def test_families_share_a_kind_evenly_however_many_templates_they_have() -> None:
    many = menu(KINDS[:1], ["plain"]) * 10 + menu(KINDS[:1], ["chain"])
    families = Counter(it.origin.family for it in deal(many, draw, 5, 60))
    assert families["chain"] > 15


def test_long_problems_are_left_out() -> None:
    def long_chains(option: Option, seed: int) -> Problem:
        par_s = SHORT_PAR_S + 1 if option.template.family == "chain" else 10
        return problem(seed % 1000, kind=option.kind, family=option.template.family, par_s=par_s)

    assert {it.origin.family for it in deal(menu(), long_chains, 1, 20)} == {"plain"}


def test_a_menu_of_long_problems_alone_is_refused() -> None:
    with pytest.raises(GradquestError, match="too few short problems"):
        deal(menu(), lambda *_: problem(1, par_s=SHORT_PAR_S + 1), 1, 3)


def test_draws_that_fail_are_passed_over() -> None:
    deck = deal(menu(), lambda option, seed: draw(option, seed) if seed % 3 else None, 1, 12)
    assert len(deck) == 12


def test_all_answers_are_ready_before_the_clock_starts() -> None:
    for it in deal(menu(), draw, 1, 4):
        assert {"answer", "par_s", "prompt", "question"} <= vars(it).keys()


def test_a_sprint_has_more_problems_than_anybody_can_answer() -> None:
    assert sprint_deck_size(120) == 40
    assert Drill([problem(1)], is_race=False).total is None
    assert Drill([problem(1)], is_race=True).total == 1


# Results


def raced(
    texts: Sequence[str], *, seconds: float = 10, seed: int = 1, is_sprint: bool = False
) -> Session:
    clock = HandClock()
    count = 3
    rules = sprint_rules(10**6) if is_sprint else race_rules()
    supply = Fixed([problem(value) for value in range(1, count + 1)], count)
    session = Session(rules, supply, MemoryJournal(), clock, configuration="race-3", seed=seed)
    for text in texts:
        clock.pass_time(seconds)
        if text == "skip":
            session.skip()
        elif text == "hint":
            session.hint()
        else:
            session.submit(text)
    session.stop()
    return session


def test_a_result_tells_of_every_problem() -> None:
    session = raced(["1", "9", "2", "skip"])
    told = result(session, [])
    assert told is not None
    assert told.marks == "+x~"
    assert [row.effort.active_s for row in told.rows] == [10, 20, 10]
    assert told.first_try == pytest.approx(1 / 3)
    assert [row.number for row in told.missed] == [2, 3]
    assert told.slowest[0].number == 2
    assert told.end.pace == pytest.approx(30 / (40 + 5 + 20), abs=1e-4)
    assert "par" in told.formula


def test_a_hint_shows_in_the_marks() -> None:
    told = result(raced(["hint", "1", "2", "3"]), [])
    assert told is not None
    assert told.marks == "h++"


def test_the_first_complete_run_is_a_record_and_a_slower_one_is_not() -> None:
    first = raced(["1", "2", "3"])
    assert first.end is not None
    told = result(first, [])
    assert told is not None
    assert told.is_record
    assert told.best is None
    assert told.change is None
    slower = result(raced(["1", "2", "3"], seconds=20, seed=2), [first.end])
    assert slower is not None
    assert not slower.is_record
    assert slower.change == pytest.approx(-0.5)
    faster = result(raced(["1", "2", "3"], seconds=5, seed=2), [first.end])
    assert faster is not None
    assert faster.is_record
    assert faster.change == pytest.approx(1.0)


def test_a_repeated_seed_sets_no_record() -> None:
    first = raced(["1", "2", "3"])
    assert first.end is not None
    again = result(raced(["1", "2", "3"], seconds=1), [first.end])
    assert again is not None
    assert not again.is_record


def test_a_run_that_was_left_early_sets_no_record() -> None:
    told = result(raced(["1", "2"]), [])
    assert told is not None
    assert not told.is_record
    assert not told.end.is_complete


def test_other_configurations_are_no_rivals() -> None:
    first = raced(["1", "2", "3"], seconds=1)
    assert first.end is not None
    other = replace(first.end, configuration="race-20")
    told = result(raced(["1", "2", "3"], seed=2), [other])
    assert told is not None
    assert told.best is None
    assert told.is_record


def test_a_session_without_an_answer_has_no_result() -> None:
    session = raced([])
    assert session.phase is Phase.FINISHED
    assert result(session, []) is None


def test_a_sprint_is_scored_by_what_was_right() -> None:
    told = result(raced(["1", "9", "2", "skip"], is_sprint=True), [])
    assert told is not None
    assert told.end.pace == pytest.approx((10 + 10 - 5 - 1) / 40)


def test_practice_has_no_pace_and_no_formula() -> None:
    from gradquest.training.practice import RULES

    session = Session(RULES, Fixed([problem(1)], 1), MemoryJournal(), HandClock())
    session.submit("1")
    session.advance()
    told = result(session, [])
    assert told is not None
    assert told.end.pace is None
    assert told.formula == ""
