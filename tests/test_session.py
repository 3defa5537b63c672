"""The session as a state machine, with a clock that is set by hand."""

from __future__ import annotations

import threading

import pytest
from training_stage import Fixed, HandClock, MemoryJournal, problem

from gradquest.kinds.problem import Problem
from gradquest.progress.attempt import Status
from gradquest.training.drill import race_rules, sprint_rules
from gradquest.training.practice import RULES
from gradquest.training.rules import Rules
from gradquest.training.session import Phase, Session


def started(
    rules: Rules = RULES,
    count: int = 3,
    clock: HandClock | None = None,
    journal: MemoryJournal | None = None,
    problems: list[Problem] | None = None,
) -> Session:
    supply = Fixed(problems or [problem(value) for value in range(1, count + 1)], count)
    return Session(rules, supply, journal or MemoryJournal(), clock or HandClock(), seed=7)


def rows(session: Session) -> list[tuple[int, Status]]:
    assert isinstance(session.journal, MemoryJournal)
    return [(row.try_, row.status) for row in session.journal.rows]


def test_a_session_opens_with_its_first_problem_and_why_it_was_chosen() -> None:
    session = started()
    assert session.phase is Phase.ASKING
    assert (session.number, session.total) == (1, 3)
    assert session.current.why == "because"


def test_a_right_answer_is_stored_and_waits_for_next() -> None:
    session = started()
    told = session.submit("1")
    assert told is not None
    assert told.status is Status.RIGHT
    assert not told.may_retry
    assert rows(session) == [(1, Status.RIGHT)]
    assert session.phase is Phase.ANSWERED
    assert session.number == 1
    session.advance()
    assert session.number == 2
    assert session.feedback is None


def test_the_expected_chance_is_stored_with_the_attempt() -> None:
    session = started()
    session.submit("1")
    assert session.journal.rows[0].predicted == 0.5


@pytest.mark.parametrize("text", ["?", "ask"])
def test_what_does_not_count_costs_nothing(text: str) -> None:
    """Unreadable answers and questions back are not scored and leave the question open."""
    session = started()
    told = session.submit(text)
    assert told is not None
    assert told.status is None
    assert session.phase is Phase.ASKING
    assert rows(session) == []
    session.submit("1")
    assert session.current.is_clean


def test_misreads_are_counted_but_questions_back_are_not() -> None:
    session = started()
    for text in ("?", "ask", "?", "1"):
        session.submit(text)
    assert session.journal.rows[0].misreads == 2


def test_practice_gives_one_retry_and_no_more() -> None:
    session = started()
    told = session.submit("8")
    assert told is not None
    assert told.may_retry
    assert session.retry()
    assert session.phase is Phase.ASKING
    told = session.submit("9")
    assert told is not None
    assert not told.may_retry
    assert not session.retry()
    assert rows(session) == [(1, Status.WRONG), (2, Status.WRONG)]


def test_right_at_the_second_try_is_right_but_not_clean() -> None:
    session = started()
    session.submit("8")
    session.retry()
    session.submit("1")
    assert session.current.is_right
    assert not session.current.is_clean


def test_a_second_enter_finds_nothing_to_answer() -> None:
    session = started()
    session.submit("1")
    assert session.submit("1") is None
    assert len(rows(session)) == 1


def test_two_enters_at_the_same_moment_store_one_attempt() -> None:
    """The question is closed before judging begins, whichever thread comes first."""
    session = started()
    both = threading.Barrier(8)

    def press() -> None:
        both.wait()
        session.submit("1")

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(rows(session)) == 1


def test_a_verdict_that_comes_after_the_end_does_not_reopen_the_session() -> None:
    session = started()

    class Leaving(MemoryJournal):
        def append(self, attempt: object) -> None:
            session.stop()

    session.journal = Leaving()
    session.submit("1")
    assert session.phase is Phase.FINISHED


@pytest.mark.parametrize("verb", ["skip", "reveal", "hint", "retry", "submit", "advance"])
def test_a_finished_session_does_nothing_more(verb: str) -> None:
    session = started()
    session.stop()
    act = getattr(session, verb)
    assert not (act("1") if verb == "submit" else act())
    assert session.phase is Phase.FINISHED
    assert rows(session) == []


def test_a_session_without_an_answer_leaves_no_end() -> None:
    session = started()
    session.stop()
    assert session.end is None
    assert session.journal.ends == []


def test_hints_come_one_by_one_and_make_the_answer_no_longer_clean() -> None:
    session = started()
    assert [session.hint() for _ in range(4)] == ["one", "two", "three", None]
    assert session.hints == ("one", "two", "three")
    assert not session.has_more_hints
    session.submit("1")
    assert session.journal.rows[0].hints == 3
    assert session.current.is_right
    assert not session.current.is_clean


@pytest.mark.parametrize(("verb", "status"), [("skip", "skipped"), ("reveal", "revealed")])
def test_giving_up_is_stored(verb: str, status: str) -> None:
    session = started()
    told = getattr(session, verb)()
    assert told.status == status
    assert told.verdict is None
    assert rows(session) == [(1, Status(status))]


def test_the_end_of_the_planned_set_is_complete() -> None:
    session = started(count=2)
    for text in ("1", "2"):
        session.submit(text)
        session.advance()
    assert session.phase is Phase.FINISHED
    assert session.end is not None
    assert session.end.is_complete
    assert (session.end.problems, session.end.right, session.end.clean) == (2, 2, 2)
    assert session.journal.ends == [session.end]
    session.stop()
    assert len(session.journal.ends) == 1


def test_leaving_early_is_not_complete_and_counts_only_what_was_tried() -> None:
    session = started()
    session.submit("1")
    session.advance()
    session.stop()
    assert session.end is not None
    assert not session.end.is_complete
    assert session.end.problems == 1
    assert session.end.pace is None


def test_trouble_with_the_journal_is_told_and_the_session_goes_on() -> None:
    journal = MemoryJournal()
    session = started(journal=journal)
    journal.is_full = True
    told = session.submit("1")
    assert told is not None
    assert told.trouble == "the disk is full"
    session.advance()
    assert session.number == 2
    session.stop()
    assert session.end is not None


# Time


def test_time_is_what_the_monotonic_clock_says_without_pauses() -> None:
    clock = HandClock()
    session = started(clock=clock)
    clock.pass_time(5)
    session.pause()
    clock.pass_time(100)
    assert session.elapsed_s == 5
    assert session.is_paused
    session.resume()
    clock.pass_time(2)
    session.submit("1")
    assert session.elapsed_s == 7
    assert session.journal.rows[0].active_ms == 7000


def test_a_pause_at_the_very_start_of_the_clock_counts() -> None:
    """Zero is an instant like any other."""
    session = started(clock=(clock := HandClock()))
    session.pause()
    clock.pass_time(60)
    assert session.elapsed_s == 0


def test_a_drill_has_two_pauses_and_forced_ones_are_free() -> None:
    session = started(race_rules())
    assert session.pause(is_forced=True)
    session.resume()
    for _ in range(2):
        assert session.pause()
        session.resume()
    assert not session.pause()
    assert not session.is_paused
    assert session.pause(is_forced=True)


@pytest.mark.parametrize(
    ("seconds", "par_s", "idle"),
    [(100, 10, False), (121, 10, True), (121, 60, False), (361, 60, True)],
)
def test_an_attempt_after_a_long_absence_is_idle(seconds: int, par_s: float, idle: bool) -> None:
    clock = HandClock()
    session = started(clock=clock, problems=[problem(1, par_s=par_s)])
    clock.pass_time(seconds)
    session.submit("1")
    assert session.journal.rows[0].idle is idle
    assert session.current.is_clean is not idle


def test_a_practice_day_begins_at_four() -> None:
    from datetime import UTC, datetime

    for hour, day in ((3, "2026-03-01"), (4, "2026-03-02")):
        clock = HandClock(datetime(2026, 3, 2, hour, 30, tzinfo=UTC))
        session = started(clock=clock)
        session.submit("1")
        assert session.journal.rows[0].day == day


# Drills


def test_in_a_drill_a_right_answer_leads_straight_on() -> None:
    session = started(race_rules())
    told = session.submit("1")
    assert told is not None
    assert told.problem.origin.seed == 1
    assert session.phase is Phase.ASKING
    assert session.number == 2
    assert session.feedback is told


def test_in_a_drill_a_wrong_answer_stays_open_until_it_is_right() -> None:
    session = started(race_rules())
    for text in ("8", "9", "1"):
        session.submit(text)
    assert rows(session) == [(1, Status.WRONG), (2, Status.WRONG), (3, Status.RIGHT)]
    assert session.number == 2
    assert session.played[0].wrong_tries == 2


def test_a_race_ends_by_itself() -> None:
    clock = HandClock()
    session = started(race_rules(), count=2, clock=clock)
    for text in ("1", "2"):
        clock.pass_time(10)
        session.submit(text)
    assert session.phase is Phase.FINISHED
    assert session.end is not None
    assert session.end.is_complete
    assert session.end.pace == 1.0


def test_the_problem_on_screen_at_the_bell_is_finished() -> None:
    """Overtime: no new problem after the bell, but the open one still counts."""
    clock = HandClock()
    session = started(sprint_rules(60), count=9, clock=clock)
    clock.pass_time(59)
    session.submit("1")
    assert session.left_s == 1
    assert session.number == 2
    clock.pass_time(31)
    assert session.phase is Phase.ASKING
    assert session.left_s == -30
    session.submit("2")
    assert session.phase is Phase.FINISHED
    assert session.end is not None
    assert session.end.is_complete
    assert (session.end.right, session.end.elapsed_ms) == (2, 90_000)


def test_a_pause_does_not_eat_the_time_of_a_sprint() -> None:
    clock = HandClock()
    session = started(sprint_rules(60), count=9, clock=clock)
    session.pause()
    clock.pass_time(1000)
    session.resume()
    session.submit("1")
    assert session.number == 2
