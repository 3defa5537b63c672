"""Timed drills: their clock, their track, and what a finished one came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from training_stage import HandClock, MemoryJournal, pass_time, problem

from gradquest.progress.attempt import Status
from gradquest.training.deck import Deck
from gradquest.training.drill import (
    ASLEEP_S,
    Card,
    Drill,
    race_rules,
    sprint_rules,
)
from gradquest.training.ghost import BEST, PAR, Ghost
from gradquest.training.pace import NO_PACE
from gradquest.training.result import result
from gradquest.training.session import Phase, Session

CARD = Card("Race 3", 3, code="0005-0R19-09Y", levels="2", bank_hash="ab12", daily="2026-11-20")
GHOST = Ghost(BEST, 2.0)


def drill(count: int = 3, *, limit_s: float | None = None, **more: object) -> Drill:
    rules = race_rules() if limit_s is None else sprint_rules(limit_s)
    deck = Deck([problem(value) for value in range(1, count + 1)], is_race=limit_s is None)
    return Drill(rules, deck, MemoryJournal(), HandClock(), **more)  # type: ignore[arg-type]


# The track


def test_the_track_shows_what_is_done_and_where_the_ghost_is() -> None:
    session = drill(ghost=GHOST)
    pass_time(session, 3)
    assert (session.track.you, session.track.ghost) == (0, pytest.approx(6 / 30))
    session.submit("1")
    assert session.track.you == pytest.approx(1 / 3)


def test_a_mistake_lets_the_ghost_gain_half_a_par() -> None:
    """So whoever is ahead at the end has the better pace."""
    session = drill(ghost=GHOST)
    session.submit("9")
    assert session.track.ghost == pytest.approx(2 * 5 / 30)
    assert session.track.you == 0


def test_the_ghost_waits_at_the_end_and_without_one_nobody_runs() -> None:
    session = drill(ghost=GHOST)
    pass_time(session, 1000)
    assert session.track.ghost == 1
    session.ghost = None
    assert session.track.ghost is None


def test_the_track_of_a_sprint_is_its_time() -> None:
    session = drill(limit_s=60)
    pass_time(session, 15)
    assert session.track.you == 0.25
    pass_time(session, 90)
    assert session.track.you == 1


def test_ghosts_are_chosen_one_after_the_other_and_then_none() -> None:
    session = drill(ghosts=(GHOST, Ghost(PAR, 1.0)))
    chosen = []
    for _ in range(4):
        session.next_ghost()
        chosen.append(session.ghost and session.ghost.who)
    assert chosen == [BEST, PAR, None, BEST]


# The clock


def test_a_machine_that_slept_costs_no_time() -> None:
    session = drill()
    session.beat()
    pass_time(session, 2)
    assert not session.beat()
    pass_time(session, 3600)
    assert session.beat()
    assert session.is_paused
    assert session.elapsed_s == 2
    assert session.pauses == 0
    session.resume()
    session.wake()
    pass_time(session, 1)
    assert not session.beat()
    assert session.elapsed_s == 3


def test_a_problem_answered_after_a_sleep_took_only_its_waking_time() -> None:
    session = drill()
    session.beat()
    pass_time(session, 4)
    session.beat()
    pass_time(session, ASLEEP_S + 60)
    session.beat()
    session.resume()
    session.submit("1")
    attempt = session.played[0].last
    assert attempt is not None
    assert attempt.active_ms == 4000


def test_silence_while_paused_is_no_sleep() -> None:
    session = drill()
    session.beat()
    session.pause()
    pass_time(session, 500)
    assert not session.beat()


# What the log keeps


def test_the_end_says_what_was_run_and_against_whom() -> None:
    session = drill(1, card=CARD, ghost=GHOST)
    session.submit("1")
    end = session.end
    assert end is not None
    assert (end.code, end.daily, end.levels) == (CARD.code, CARD.daily, "2")
    assert (end.bank_hash, end.ghost, end.ghost_pace) == ("ab12", BEST, 2.0)


def test_a_friend_is_known_by_the_session() -> None:
    session = drill(1, ghost=replace(GHOST, who="friend", session="abc"))
    session.submit("1")
    assert session.end is not None
    assert session.end.ghost == "abc"


@pytest.mark.parametrize(("is_shared", "flags"), [(True, "shared"), (False, "")])
def test_attempts_of_a_shared_run_are_marked(is_shared: bool, flags: str) -> None:
    session = drill(1, card=replace(CARD, is_shared=is_shared))
    session.submit("1")
    assert session.played[0].attempts[0].flags == flags


# Results


def raced(
    texts: Sequence[str], *, seconds: float = 10, seed: int = 1, sprint_s: float | None = None
) -> Session:
    session = drill(limit_s=sprint_s, configuration="race-3", seed=seed)
    for text in texts:
        pass_time(session, seconds)
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
    assert told.working[-1].endswith("(40.0 + 0.5 × 10.0 + 0.25 × 0.0 + 2 × 10.0) = 0.46")


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


def test_the_same_problems_under_another_name_set_no_record() -> None:
    """A daily and a race from its share code are about the same problems."""
    first = raced(["1", "2", "3"])
    assert first.end is not None
    daily = replace(first.end, configuration="daily-10", code="0005-0R19-09Y", seed=7)
    again = raced(["1", "2", "3"], seconds=1, seed=7)
    assert again.end is not None
    again.end = replace(again.end, code="0005-0R19-0GX")
    told = result(again, [daily])
    assert told is not None
    assert not told.is_record


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
    told = result(raced(["1", "9", "2", "skip"], sprint_s=35), [])
    assert told is not None
    assert told.end.pace == pytest.approx((10 + 10 - 5 - 1) / 40)


@pytest.mark.parametrize("texts", [["skip"] * 3, ["1", "skip", "skip"], ["1", "2"], ["9"]])
def test_a_run_that_was_left_or_mostly_not_right_has_no_pace_and_says_why(
    texts: Sequence[str],
) -> None:
    told = result(raced(texts, seconds=0.1), [])
    assert told is not None
    assert told.end.pace is None
    assert not told.is_record
    assert told.change is None
    assert told.working == (NO_PACE,)


def test_the_same_wrong_answer_is_charged_once() -> None:
    session = drill()
    assert session.submit("9").status is Status.WRONG  # type: ignore[union-attr]
    for again in ("9", " 9 "):
        told = session.submit(again)
        assert told is not None
        assert told.status is None
        assert told.verdict is not None
        assert told.verdict.message.startswith("You tried that already")
    assert session.phase is Phase.ASKING
    assert session.current.wrong_tries == 1
    session.submit("1")
    session.submit("9")
    assert session.current.wrong_tries == 1


def test_the_signs_of_a_result_are_those_of_a_practice() -> None:
    told = result(raced(["hint", "1", "9", "2", "skip"]), [])
    assert told is not None
    assert told.signs == "••–"
    left = result(raced(["1", "9"]), [])
    assert left is not None
    assert left.signs == "✓✗"


def test_practice_has_no_pace_and_no_formula() -> None:
    rules = replace(race_rules("practice"), is_timed=False, is_brisk=False)
    session = Session(rules, Deck([problem(1)], is_race=True), MemoryJournal(), HandClock())
    session.submit("1")
    session.advance()
    told = result(session, [])
    assert told is not None
    assert told.end.pace is None
    assert told.formula == ""
