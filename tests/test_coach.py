"""Practice, test-outs and bookmarks of the real game, on a small bank."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from training_stage import HandClock, pass_time

from gradquest.errors import Misuse
from gradquest.maths.notation import typed_answer
from gradquest.training import resume
from gradquest.training.game import Game
from gradquest.training.practising import PracticeSession
from gradquest.training.session import Phase, Session
from gradquest.training.start import Start

BANK = """
schema: gradquest/bank@1
id: small
title: Small
license: MIT
defaults: {vars: [x, y], kinds: [partial_x, partial_y]}
problems:
  - {id: one, level: 1, f: a*x*y + b, params: {a: 2..9, b: 1..9}}
  - {id: two, level: 2, f: a*x^2*y + b*y, params: {a: 2..6, b: 1..7}}
  - {id: three, level: 3, f: a*x^2*y^3 + b*x*y, params: {a: 2..6, b: 1..7}}
"""


@pytest.fixture
def start(tmp_path: Path) -> Start:
    path = tmp_path / "small.yaml"
    path.write_text(BANK, encoding="utf-8")
    return Start("practice", bank=str(path), seed=1, size=5)


def opened(home: Path) -> Game:
    clock = HandClock(datetime(2026, 3, 2, 10, tzinfo=UTC))
    return Game.open({"GRADQUEST_HOME": str(home)}, clock, new_seed=lambda: 7)


def answer(session: Session) -> None:
    if session.phase is Phase.READING:
        session.advance()
    session.submit(typed_answer(session.problem.answer))
    session.advance()


def test_a_practice_goes_on_in_another_run_of_the_program(tmp_path, start):
    game = opened(tmp_path)
    session = game.begin(start)
    answer(session)
    session.hint()
    assert game.leave(session, start, "2x")
    game.close()

    again = opened(tmp_path)
    assert again.bookmark().place == "2 of 5"
    resumed = again.begin(Start("practice", is_resumed=True))
    assert isinstance(resumed, PracticeSession)
    assert resumed.id == session.id
    assert resumed.problem.reference == session.problem.reference
    assert len(resumed.hints) == 1
    while resumed.phase is not Phase.FINISHED:
        answer(resumed)
    assert [end.problems for end in again.journal.sessions()] == [5]
    again.close()


def test_a_new_practice_ends_the_one_that_was_left(tmp_path, start):
    game = opened(tmp_path)
    session = game.begin(start)
    answer(session)
    game.leave(session, start)
    game.begin(start)
    (end,) = game.journal.sessions()
    assert (end.id, end.problems, end.is_complete) == (session.id, 1, False)
    assert game.bookmark() is None
    game.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such locks")
def test_of_two_programs_only_the_first_keeps_its_place(tmp_path, start):
    first, second = opened(tmp_path), opened(tmp_path)
    session = first.begin(start)
    answer(session)
    assert first.leave(session, start)
    assert second.bookmark() is None
    other = second.begin(replace(start, is_resumed=True))
    assert other.id != session.id
    answer(other)
    assert not second.leave(other, start)
    second.forget_bookmark()
    assert first.bookmark().id == session.id
    assert first.journal.sessions() == []
    first.close()
    assert second.bookmark().id == session.id
    second.close()


def test_who_only_goes_on_has_a_copy_of_the_day_too(tmp_path, start):
    game = opened(tmp_path)
    session = game.begin(start)
    answer(session)
    game.leave(session, start)
    game.close()
    assert not [*tmp_path.rglob("gradquest-2026-*.db")]
    again = opened(tmp_path)
    again.begin(Start("practice", is_resumed=True))
    again.close()
    assert len([*tmp_path.rglob("gradquest-2026-*.db")]) == 1


@pytest.mark.parametrize("is_quiet", [True, False])
def test_who_wants_it_quiet_hears_no_word_of_achievements_and_records(tmp_path, start, is_quiet):
    (tmp_path / "settings.toml").write_text(f"quiet = {str(is_quiet).lower()}", encoding="utf-8")
    game = opened(tmp_path)
    race = replace(start, place="race", size=1)
    drill = game.begin(race)
    pass_time(drill, 5)
    answer(drill)
    told = game.result(drill)
    assert (told.is_record, bool(game.new_achievements())) == (not is_quiet, not is_quiet)
    assert game.new_achievements() == []
    again = game.begin(replace(race, seed=drill.seed))
    assert ("record" in again.card.note) is not is_quiet
    game.close()


@pytest.mark.parametrize("harm", ["gone", "changed", "damaged"])
def test_what_cannot_go_on_gives_way_to_a_new_practice(tmp_path, start, harm):
    game = opened(tmp_path)
    session = game.begin(start)
    answer(session)
    game.leave(session, start)
    bank = Path(start.bank)
    match harm:
        case "gone":
            bank.unlink()
        case "changed":
            bank.write_text(BANK.replace("2..9", "2..8"), encoding="utf-8")
        case _:
            (tmp_path / resume.FILE).write_text("{")
    assert game.resume() is None
    fresh = game.begin(Start("practice", size=1, is_resumed=True))
    assert fresh.id != session.id
    game.close()


def test_a_test_out_places_its_skill(tmp_path, start):
    game = opened(tmp_path)
    wish = Start("test-out", bank=start.bank, skill="partial_x.mixed")
    session = game.begin(wish)
    while session.phase is not Phase.FINISHED:
        answer(session)
    assert session.outcome == "Passed: you have ∂x (mixed) up to its hardest, level 3."
    assert not game.leave(session, wish)
    assert game.learner().wanted_level("partial_x.mixed") > 2
    game.close()


def test_a_test_out_of_no_skill_suggests_one(tmp_path, start):
    with pytest.raises(Misuse, match=r"did you mean 'partial_x\.mixed'"):
        opened(tmp_path).begin(Start("test-out", bank=start.bank, skill="partial_x.mixd"))


def test_the_learner_is_the_same_from_the_log_and_from_its_checkpoint(tmp_path, start):
    game = opened(tmp_path)
    for seed in range(3):
        session = game.begin(Start("practice", bank=start.bank, seed=seed, size=5))
        while session.phase is not Phase.FINISHED:
            answer(session)
    first = game.learner().as_json()
    assert game.learner().as_json() == first
    standing = {skill.name: skill for skill in game.standing().skills}
    assert standing["partial_x.mixed"].memory == 1
    game.close()
