"""The deck of a drill: the same everywhere, mixed, short, and no easier than another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from statistics import fmean, pstdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training_stage import FAMILIES, KINDS, draw, menu, problem

from gradquest.banks.library import shipped_banks
from gradquest.banks.loader import load_bank
from gradquest.errors import GradquestError
from gradquest.kinds.kind import kind_named
from gradquest.kinds.problem import Problem
from gradquest.maths.notation import typed_answer
from gradquest.training.dealing import Weight
from gradquest.training.deck import (
    FAST,
    SHORT_PAR_S,
    SPRINT_PAR_S,
    Deck,
    deal_in_turn,
    deal_race,
    deal_sprint,
)
from gradquest.training.menu import drawn, options
from gradquest.training.options import Option
from gradquest.training.practice import Draw
from gradquest.training.referee import HIGHEST_LEVEL, LAST_ORDER, usual_options

BANK = Path(__file__).parent / "data" / "banks" / "drilled.yaml"


def deal(options: Sequence[Option], draw: Draw, seed: int, size: int) -> list[Problem]:
    return deal_race(options, draw, seed, size).problems


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


def test_no_template_comes_twice_while_its_kind_has_others() -> None:
    """The same shape with other numbers feels like the same problem again."""
    deck = deal(usual_options(options(shipped_banks())), drawn, 11, 20)
    sources = [(it.origin.bank, it.origin.template) for it in deck]
    assert len({*sources}) == len(sources)


def test_families_come_equally_often_however_many_templates_they_have() -> None:
    many = menu(families=["plain"]) * 10 + menu(families=["chain"])
    families = Counter(it.origin.family for it in deal(many, draw, 5, 20))
    assert families == {"plain": 10, "chain": 10}


def test_long_problems_are_left_out() -> None:
    def long_chains(option: Option, seed: int) -> Problem:
        par_s = SHORT_PAR_S + 1 if option.template.family == "chain" else 10
        return problem(seed % 1000, kind=option.kind, family=option.template.family, par_s=par_s)

    dealt = deal(menu(), long_chains, 1, 20)
    assert {it.origin.family for it in dealt} == {*FAMILIES} - {"chain"}


def test_a_kind_without_short_problems_is_left_out() -> None:
    def long_kind(option: Option, seed: int) -> Problem:
        par_s = SHORT_PAR_S + 1 if option.kind == "echo_b" else 10
        return problem(seed % 1000, kind=option.kind, family=option.template.family, par_s=par_s)

    assert {it.kind.name for it in deal(menu(), long_kind, 1, 20)} == {*KINDS} - {"echo_b"}


def test_a_menu_of_long_problems_alone_is_refused() -> None:
    with pytest.raises(GradquestError, match="too few short problems"):
        deal(menu(), lambda *_: problem(1, par_s=SHORT_PAR_S + 1), 1, 3)


def test_draws_that_fail_are_passed_over() -> None:
    deck = deal(menu(), lambda option, seed: draw(option, seed) if seed % 3 else None, 1, 12)
    assert len(deck) == 12


def test_all_answers_are_ready_before_the_clock_starts() -> None:
    for it in deal(menu(), draw, 1, 4):
        assert {"answer", "par_s", "prompt", "question"} <= vars(it).keys()


def test_decks_are_worth_nearly_the_same() -> None:
    """So that no seed makes an easier race: par within a few per cent, levels too."""
    decks = [deal(menu(), draw, seed, 10) for seed in range(60)]
    pars = [sum(it.par_s for it in deck) for deck in decks]
    levels = [fmean(it.origin.level for it in deck) for deck in decks]
    assert pstdev(pars) / fmean(pars) < 0.01
    assert pstdev(levels) / fmean(levels) < 0.05


def test_decks_of_the_shipped_banks_are_worth_nearly_the_same() -> None:
    """And a newcomer can play them: no optimisers, no second derivatives, no high level."""
    every = usual_options(options(shipped_banks()))
    assert all(kind_named(it.kind).order <= LAST_ORDER for it in every)
    decks = [deal(every, drawn, seed, 10) for seed in range(4)]
    pars = [sum(it.par_s for it in deck) for deck in decks]
    assert pstdev(pars) / fmean(pars) < 0.03
    dealt = [it for deck in decks for it in deck]
    assert all(it.par_s <= SHORT_PAR_S for it in dealt)
    assert all(it.origin.level <= HIGHEST_LEVEL for it in dealt)
    assert not any(it.kind.is_spoken for it in dealt)


def test_a_sprint_never_runs_out() -> None:
    """Enough for somebody four times as fast as par is ready; then more is drawn, from the seed."""
    deck, again = (deal_sprint(menu(), draw, 1, 120) for _ in range(2))
    assert deck.par_s >= 0.98 * FAST * 120
    ready = len(deck.problems)
    played: list[object] = []
    for _ in range(ready + 5):
        problem = deck.next(played)  # type: ignore[arg-type]
        assert problem is not None
        played.append(problem)
    assert len(deck.problems) == ready + 5
    assert tasks(deck.problems[:ready]) == tasks(again.problems)


def test_what_is_dealt_in_turn_comes_once_before_any_comes_again() -> None:
    options = menu(["echo_a"], ["plain"])
    dealt = deal_in_turn(options, draw, 1, 7).problems
    assert [it.origin.level for it in dealt] == [1, 2, 3, 4, 5, 1, 2]
    assert len({it.task.point for it in dealt}) == 7


def test_what_has_no_new_numbers_is_passed_over_and_comes_again_at_last() -> None:
    options = menu(["echo_a"], ["plain"], [1, 2])

    def drawn_once(option: Option, seed: int) -> Problem:
        return problem(option.level, level=option.level)

    dealt = deal_in_turn(options, drawn_once, 1, 4).problems
    assert [it.origin.level for it in dealt] == [1, 2, 1, 2]
    with pytest.raises(GradquestError, match="too few"):
        deal_in_turn(options, lambda *_: None, 1, 4)


def test_a_sprint_has_several_problems_in_a_minute() -> None:
    assert SPRINT_PAR_S <= 25
    every = usual_options(options(shipped_banks()))
    dealt = deal_sprint(every, drawn, 5, 60).problems
    assert all(it.par_s <= SPRINT_PAR_S for it in dealt)
    assert len({it.origin.family for it in dealt}) >= 5


def test_long_problems_come_where_they_are_wanted() -> None:
    long = deal_race(menu(), lambda option, seed: problem(seed % 99, par_s=99), 1, 3, 100)
    assert [it.par_s for it in long.problems] == [99] * 3


def test_a_race_ends_with_its_deck_and_a_sprint_with_the_bell() -> None:
    assert Deck([problem(1)], is_race=False).total is None
    assert Deck([problem(1)], is_race=True).total == 1
    assert Deck([problem(1), problem(2)], is_race=True).par_s == 20


def test_a_deck_is_the_same_on_every_python() -> None:
    """A change here changes what share codes stand for: then `GENERATOR` must go up."""
    deck = deal(options([load_bank(BANK)]), drawn, 2026, 10)
    told = [
        f"{it.reference} {typed_answer((it.task.function,))} {it.task.point} "
        f"{it.task.learning_rate} {typed_answer(it.answer)} {it.par_s}"
        for it in deck
    ]
    digest = blake2b("\n".join(told).encode(), digest_size=8).hexdigest()
    assert digest == "fa9270894e8c0bf2", told


def test_problems_of_level_nought_can_be_weighed():
    assert Weight(10.0, 0.0).miss(Weight(10.0, 0.0)) == 0
    assert Weight(10.0, 1.0).miss(Weight(10.0, 0.0)) > 1
