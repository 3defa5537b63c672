"""Going on with a practice that was left, in mid-question."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_practice import TODAY, begun
from training_stage import HandClock, MemoryJournal, draw, known, menu

from gradquest.errors import GradquestError
from gradquest.kinds.problem import Problem
from gradquest.maths.chance import Chance
from gradquest.progress.attempt import Attempt
from gradquest.progress.folders import Folders
from gradquest.training import resume
from gradquest.training.learner import Learner
from gradquest.training.practice import RULES, Practice
from gradquest.training.practising import Past, PracticeSession
from gradquest.training.session import Phase
from gradquest.training.stages import Stage
from gradquest.training.start import Start

START = Start(place="practice", kinds=("echo_a", "echo_b", "echo_c"))
LOG = known("2026-02-01")


def made(reference: str) -> Problem:
    """The problem of a reference, as a library makes it."""
    name, _, seed = reference.partition(":")
    for option in menu():
        if name == f"bank/{option.template.id}/{option.kind}" and seed.isdecimal():
            return draw(option, int(seed))
    raise GradquestError("gone")


def right(session: PracticeSession) -> str:
    point = session.problem.task.point
    assert point is not None
    return str(point[0])


def rows(session: PracticeSession) -> list[Attempt]:
    journal = session.journal
    assert isinstance(journal, MemoryJournal)
    return journal.rows


def gone_on(session: PracticeSession, folders: Folders, typed: str = "") -> PracticeSession:
    """The session after the program was closed and started again."""
    mark = resume.bookmark(session, START, typed)
    assert mark is not None
    resume.keep(folders, mark)
    again = resume.read(folders)
    assert again == mark
    past = resume.past(again, made, rows(session))
    assert past is not None
    return continued(past, rows(session))


def continued(past: Past, log: list[Attempt]) -> PracticeSession:
    learner = Learner.from_log([*LOG, *log])
    supply = Practice(menu(), draw, learner, TODAY, Chance(1), count=10)
    supply.knows(past.played)
    journal = MemoryJournal()
    journal.rows = list(log)
    return PracticeSession(RULES, supply, journal, HandClock(), past=past)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path)


def answered(count: int) -> PracticeSession:
    """A session in which so many problems are done and the next one is open."""
    session = begun(10, log=LOG)
    while len([item for item in session.played if item.attempts]) < count:
        if session.phase is Phase.READING:
            session.advance()
        session.submit(right(session))
        session.advance()
    return session


def test_the_same_question_is_open_with_its_hints_and_its_text(folders):
    session = answered(3)
    session.hint()
    again = gone_on(session, folders, "2x +")
    assert again.phase is Phase.ASKING
    assert again.problem.reference == session.problem.reference
    assert again.hints == session.hints
    assert resume.read(folders).typed == "2x +"
    assert (again.id, again.number, again.total) == (session.id, 4, 10)
    assert [item.why for item in again.played] == [item.why for item in session.played]


def test_a_wrong_try_is_not_forgotten(folders):
    session = answered(2)
    session.submit("x")
    again = gone_on(session, folders)
    assert again.phase is Phase.ASKING
    again.submit("y")
    assert [row.try_ for row in rows(again)][-2:] == [1, 2]
    assert not again.retry()


@pytest.mark.parametrize("way", ["right", "wrong twice", "skip", "reveal"])
def test_after_a_question_that_was_done_the_next_one_comes(folders, way):
    session = answered(2)
    match way:
        case "right":
            session.submit(right(session))
        case "wrong twice":
            session.submit("x")
            session.retry()
            session.submit("x")
        case _:
            getattr(session, way)()
    again = gone_on(session, folders)
    assert again.number == 4
    assert resume.read(folders).place == "4 of 10"
    assert again.current.attempts == []


def test_it_plays_on_to_one_end_under_one_id(folders):
    again = gone_on(answered(4), folders)
    while again.phase is not Phase.FINISHED:
        if again.phase is Phase.READING:
            again.advance()
        again.submit(right(again))
        again.advance()
    assert again.end is not None
    assert (again.end.problems, again.end.is_complete) == (10, True)
    assert {row.session for row in rows(again)} == {again.id}


def test_a_worked_example_stands_there_again(folders):
    session = begun(10)
    session.advance()
    session.submit(right(session))
    session.advance()
    session.submit(right(session))
    session.advance()
    while session.phase is not Phase.READING:
        session.submit(right(session))
        session.advance()
    again = gone_on(session, folders)
    assert again.phase is Phase.READING
    assert again.problem.reference == session.problem.reference
    again.advance()
    assert again.current.stage is Stage.FADED


def test_time_away_is_not_counted(folders):
    session = answered(1)
    clock = session.clock
    assert isinstance(clock, HandClock)
    clock.pass_time(30)
    again = gone_on(session, folders)
    assert isinstance(again.clock, HandClock)
    again.clock.pass_time(5)
    again.submit("x")
    assert rows(again)[-1].active_ms == 35_000
    assert again.elapsed_s == pytest.approx(35)


def test_an_untouched_session_leaves_nothing_to_come_back_to():
    assert resume.bookmark(begun(10), START) is None
    assert resume.bookmark(begun(10), START, "2") is not None


def test_a_session_that_is_through_leaves_nothing_to_come_back_to():
    session = answered(9)
    session.submit(right(session))
    assert session.is_through
    assert resume.bookmark(session, START) is None


def test_an_answer_that_reached_the_log_after_the_bookmark_counts(folders):
    """As after a crash between the two."""
    session = answered(2)
    mark = resume.bookmark(session, START)
    session.submit(right(session))
    past = resume.past(mark, made, rows(session))
    assert past is not None
    assert continued(past, rows(session)).number == 4


def test_without_its_answers_in_the_log_there_is_nothing_to_go_on_with():
    mark = resume.bookmark(answered(3), START)
    assert resume.past(mark, made, []) is None


def test_a_bank_that_changed_gives_no_such_session():
    session = answered(3)
    mark = resume.bookmark(session, START)

    def changed(reference: str) -> Problem:
        raise GradquestError("no such template")

    assert resume.past(mark, changed, rows(session)) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(st.data())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_damaged_file_is_no_bookmark_and_no_crash(folders, data):
    """Any value may be any other, anything may be missing, and the text may end anywhere."""
    mark = resume.bookmark(answered(2), START, "2x")
    resume.keep(folders, mark)
    whole = json.loads((folders.home / resume.FILE).read_text())
    row = data.draw(st.sampled_from([whole, whole["items"][0]]))
    row[data.draw(st.sampled_from(sorted(row)))] = data.draw(JSON)
    text = json.dumps(whole)
    cut = data.draw(st.integers(0, len(text)) | st.just(len(text)))
    (folders.home / resume.FILE).write_text(text[:cut])
    found = resume.read(folders)
    if found is not None:
        resume.past(found, made, [])


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[" * 100_000, b"null", b"{}", b"NaN"])
def test_a_file_that_is_none_of_ours_is_passed_over(folders, content):
    (folders.home / resume.FILE).write_bytes(content)
    assert resume.read(folders) is None


def test_no_file_and_no_folder_are_no_bookmark(tmp_path):
    assert resume.read(Folders(tmp_path / "nowhere")) is None
    resume.drop(Folders(tmp_path / "nowhere"))


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path):
    (tmp_path / "file").write_text("")
    resume.keep(Folders(tmp_path / "file" / "home"), resume.bookmark(answered(1), START, "2"))


def test_a_problem_whose_solution_was_shown_is_done(folders):
    session = answered(1)
    session.advance()
    session.submit("-999")
    assert isinstance(session, PracticeSession)
    session.conclude()
    again = gone_on(session, folders)
    assert again.number == session.number + 1


def test_a_bookmark_of_an_earlier_version_is_read(folders):
    mark = resume.bookmark(answered(1), START)
    assert mark is not None
    resume.keep(folders, mark)
    file = folders.home / resume.FILE
    values = json.loads(file.read_text(encoding="utf-8"))
    del values["is_concluded"]
    file.write_text(json.dumps(values), encoding="utf-8")
    assert resume.read(folders) == mark
