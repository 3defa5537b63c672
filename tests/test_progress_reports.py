"""A doubted verdict is kept for the authors, privately, and never stops the game."""

from __future__ import annotations

import json
import stat

import pytest
from test_recognition import A, B
from training_stage import HandClock

from gradquest import __version__
from gradquest.progress.attempt import Status
from gradquest.progress.folders import Folders
from gradquest.progress.reports import file_report, report_of
from gradquest.training.game import Game
from gradquest.training.played import Feedback

AT = "2026-03-02T10:00:00.000Z"


def filed(tmp_path, posed, text):
    return file_report(Folders(tmp_path), report_of(posed, text, posed.judge(text), AT))


def test_a_report_has_all_that_is_needed_to_judge_again(tmp_path):
    one = filed(tmp_path, A, "6x^2y - 4")
    told = json.loads(one.path.read_text(encoding="utf-8"))
    assert told["problem"] == A.reference
    assert told["prompt"] == A.prompt
    assert told["answer"] == "6x^2y - 4"
    assert told["verdict"] == "wrong"
    assert told["slip"] == "wrong-variable"
    assert told["reading"] == "6*x^2*y - 4"
    assert told["expected"] == "6*x*y^2 + 10*cos(2*x)"
    assert set(told["witness"]) == {"at", "yours", "expected", "entry"}
    assert (told["version"], told["at"]) == (__version__, AT)
    assert one.says == f"Kept in {one.path}. Send it to whoever gave you gradquest or the bank."


def test_only_the_learner_can_read_it(tmp_path):
    path = filed(tmp_path, A, "x").path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_every_dispute_has_a_file_of_its_own(tmp_path):
    assert filed(tmp_path, A, "x").path != filed(tmp_path, A, "x").path


@pytest.mark.parametrize("text", ["6x^", "(8", "\ud800", "(1/0, 1e999)", "∂" * 40])
def test_whatever_was_typed_is_reported(tmp_path, text):
    one = filed(tmp_path, B, text)
    assert one.says
    if one.path:
        assert json.loads(one.path.read_text(encoding="utf-8"))["answer"] == text


def test_where_nothing_can_be_written_the_reason_is_said(tmp_path):
    (tmp_path / "reports").write_text("in the way")
    one = filed(tmp_path, A, "x")
    assert one.path is None
    assert one.says.startswith("The report could not be saved: ")


def test_without_a_folder_the_game_says_so_and_goes_on():
    game = Game(None, HandClock(), lambda: 1)
    told = Feedback(A, Status.WRONG, A.judge("x"))
    assert game.dispute(told, "x").says == "There is no folder to keep a report in."


def test_what_was_not_judged_cannot_be_doubted():
    game = Game(None, HandClock(), lambda: 1)
    assert game.dispute(Feedback(A, Status.SKIPPED, None), "") is None
