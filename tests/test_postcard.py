"""What is sent to friends: lines to paste, files to race against, and what others make of them."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from test_drill import CARD, drill
from training_stage import pass_time

from gradquest.errors import GradquestError
from gradquest.training.postcard import (
    PostcardError,
    as_json,
    friend,
    has_pace,
    lines,
    read_result,
    write_result,
)
from gradquest.training.result import Result, result

DAILY = replace(CARD, title="Daily 2026-11-20")


def ran(**more: object) -> Result:
    session = drill(5, **{"card": DAILY, **more})
    for text in ("1", "9", "2", "hint", "3", "skip", "5"):
        pass_time(session, 10)
        if text == "hint":
            session.hint()
        elif text == "skip":
            session.skip()
        else:
            session.submit(text)
    told = result(session, [])
    assert told is not None
    return told


def test_the_lines_to_paste_say_what_how_fast_and_how_right() -> None:
    assert lines(ran()) == (
        "gradquest daily 2026-11-20  0.51x par  1:10",
        "+xh~+  2/5",
        "0005-0R19-09Y",
    )


def test_the_lines_have_a_form_with_signs() -> None:
    first, marks, code = lines(ran(), is_ascii=False)
    assert first == "∇ gradquest daily 2026-11-20  0.51× par  1:10"
    assert marks == "✓••–✓  2/5"
    assert code == "0005-0R19-09Y"


def test_plain_lines_are_ascii_and_a_drill_without_code_has_two() -> None:
    told = ran(card=replace(CARD, daily="", title="Weak spots", code=""))
    assert [line.isascii() for line in lines(told)] == [True, True]
    assert lines(told)[0].startswith("gradquest weak spots  ")


@pytest.mark.parametrize("is_ascii", [True, False])
def test_pasted_lines_are_a_ghost(is_ascii: bool) -> None:
    pasted = "\n".join(lines(ran(), is_ascii=is_ascii))
    assert has_pace(pasted)
    ghost = friend(pasted)
    assert (ghost.pace, ghost.code, ghost.who) == (0.51, "0005-0R19-09Y", "friend")


def test_a_file_is_a_ghost_with_a_time_for_each_problem(tmp_path: Path) -> None:
    told = ran()
    write_result(tmp_path / "run.json", told)
    ghost = friend(str(tmp_path / "run.json"))
    assert ghost.pace == told.end.pace
    assert ghost.session == told.end.id
    assert ghost.splits[0] == (10, 10)
    assert ghost.splits[-1][1] == 50
    assert len(ghost.splits) == 5


def test_a_file_of_a_sprint_has_its_pace_alone(tmp_path: Path) -> None:
    told = ran(limit_s=1000)
    told = replace(told, end=replace(told.end, is_complete=True))
    write_result(tmp_path / "run.json", told)
    assert read_result(tmp_path / "run.json").splits == ()


def test_a_run_without_a_pace_is_shared_but_cannot_be_raced(tmp_path: Path) -> None:
    told = ran()
    told = replace(told, end=replace(told.end, pace=None))
    assert lines(told)[0] == "gradquest daily 2026-11-20  1:10"
    assert not has_pace("\n".join(lines(told)))
    write_result(tmp_path / "run.json", told)
    with pytest.raises(PostcardError, match="has no pace to race against"):
        read_result(tmp_path / "run.json")


def broken(**changes: object) -> str:
    return json.dumps({**as_json(ran()), **changes})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "null",
        '"x"',
        "\x00\xff",
        "[" * 100_000,
        broken(format="other"),
        broken(version=2),
        broken(complete=False),
        broken(pace=0),
        broken(pace="1"),
        broken(pace=True),
        broken(pace=float("nan")),
        broken(problems=[]),
        broken(problems={"a": 1}),
        broken(problems=[{}]),
        broken(problems=[{**as_json(ran())["problems"][0], "par_s": -1}]),
        broken(problems=[as_json(ran())["problems"][0]] * 400),
        broken(session="x" * 300_000),
    ],
    ids=lambda text: text[:12],
)
def test_what_is_no_result_is_refused_in_one_sentence(tmp_path: Path, text: str) -> None:
    file = tmp_path / "odd.json"
    file.write_text(text, encoding="latin-1")
    with pytest.raises(PostcardError, match=r"is no result file of gradquest$"):
        read_result(file)


def test_a_file_that_is_not_there_or_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(PostcardError, match="cannot be read"):
        read_result(tmp_path / "none.json")
    with pytest.raises(PostcardError, match="cannot be read"):
        read_result(tmp_path)
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(PostcardError, match="cannot be written"):
        write_result(tmp_path / "file" / "run.json", ran())


def test_a_pipe_or_a_device_is_written_to_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDWR | os.O_NONBLOCK)
    told = ran()
    try:
        write_result(pipe, told)
        assert json.loads(os.read(reader, 65536)) == as_json(told)
    finally:
        os.close(reader)
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("nobody", "none of these"),
        ("x" * 5000, "none of these"),
        ("\x00", "none of these"),
        ("0000-0000-09N", "a share code holds no pace"),
        ("gradquest race 10  0.00x par  3:42", "a pace above 0"),
    ],
)
def test_what_cannot_be_a_ghost_is_refused(text: str, says: str) -> None:
    with pytest.raises(GradquestError, match=says):
        friend(text)
