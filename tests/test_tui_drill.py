"""A drill on the screen, from the choice to the results."""

from __future__ import annotations

import pytest
from test_tui_practice import playing, press, settled, text_of, words
from textual.widgets import Input
from tui_world import FakeGame

from gradquest.progress.attempt import Status
from gradquest.training.session import Phase
from gradquest.training.start import Start
from gradquest.tui.choosing import DrillChoicePage
from gradquest.tui.drill import DrillPage
from gradquest.tui.results import ResultsPage

RACE = Start(place="race", size=10)
SPRINT = Start(place="sprint", size=60)


@pytest.mark.parametrize("size", [(60, 18), (200, 60)])
async def test_a_drill_goes_from_the_menu_to_its_results_by_keys_alone(size):
    game = FakeGame(problems=2)
    async with playing(game, size, start=None) as pilot:
        await press(pilot, "d")
        assert isinstance(pilot.app.screen, DrillChoicePage)
        await press(pilot, "enter")
        assert "The clock starts when you press Enter" in words(pilot)
        await press(pilot, "enter", "7", "enter", "7", "enter")
        assert isinstance(pilot.app.screen, ResultsPage)
        assert "Pace" in text_of(pilot, "#sums")
        assert len(game.journal.ends) == 1


async def test_the_clock_stands_until_the_learner_is_ready():
    game = FakeGame()
    game.clock.step = 0.0
    async with playing(game, start=RACE) as pilot:
        game.clock.seconds += 500
        await press(pilot, "enter")
        shown = pilot.app.screen
        assert isinstance(shown, DrillPage)
        assert shown.open_session.elapsed_s == 0


async def test_the_question_is_hidden_until_the_clock_runs():
    async with playing(start=RACE) as pilot:
        assert pilot.app.screen.query_one("#function").region.height == 0
        await press(pilot, "enter")
        assert pilot.app.screen.query_one("#function").region.height > 0


async def test_a_wrong_answer_stays_to_be_mended_and_says_nothing_of_the_slip():
    game = FakeGame()
    async with playing(game, start=RACE) as pilot:
        await press(pilot, "enter", "2", "enter")
        assert "✗ Not yet" in words(pilot)
        assert "Two is not seven" not in words(pilot)
        assert pilot.app.screen.query_one(Input).value == "2"
        await press(pilot, "backspace", "7", "enter")
        assert "✓ Right" in words(pilot)
        assert [it.status for it in game.journal.attempts] == [Status.WRONG, Status.RIGHT]


async def test_skipping_leads_straight_to_the_next_problem():
    async with playing(start=RACE) as pilot:
        await press(pilot, "enter", "f6")
        assert "Skipped" in words(pilot)
        assert "2 of 3" in text_of(pilot, "#where")


async def test_a_pause_stops_the_clock_and_hides_the_question_twice_at_most():
    game = FakeGame()
    async with playing(game, start=RACE) as pilot:
        await press(pilot, "enter")
        for _ in range(2):
            await press(pilot, "f7")
            assert "Paused" in words(pilot)
            await press(pilot, "enter")
        await press(pilot, "f7")
        assert "used up" in text_of(pilot, "#preview")


async def test_the_question_at_the_bell_is_finished_then_the_results_come():
    game = FakeGame(problems=9)
    async with playing(game, start=SPRINT) as pilot:
        await press(pilot, "enter", "7", "enter")
        game.clock.seconds += 100
        pilot.app.screen.write_aside()
        assert "take your time" in text_of(pilot, "#aside")
        await press(pilot, "7", "enter")
        assert isinstance(pilot.app.screen, ResultsPage)


async def test_the_clock_can_be_hidden_and_shown():
    async with playing(start=RACE) as pilot:
        await press(pilot, "enter")
        assert ":" in text_of(pilot, "#aside")
        await press(pilot, "f8")
        assert text_of(pilot, "#aside") == ""
        await press(pilot, "ctrl+g")
        assert ":" in text_of(pilot, "#aside")


async def test_a_double_enter_answers_once():
    game = FakeGame()
    async with playing(game, start=RACE) as pilot:
        await press(pilot, "enter")
        await pilot.press("7", "enter", "enter")
        await settled(pilot)
        assert len(game.journal.attempts) == 1
        assert pilot.app.screen.phase is Phase.ASKING


async def test_results_show_what_was_missed_with_solutions_and_the_formula_on_request():
    async with playing(FakeGame(problems=1), start=RACE) as pilot:
        await press(pilot, "enter", "2", "enter", "backspace", "7", "enter")
        told = text_of(pilot, "#worked")
        assert "The ones you missed" in told
        assert "You: 2" in told
        assert "Answer: 7" in told
        await press(pilot, "f6")
        assert "1.00 is par" in text_of(pilot, "#sums")


async def test_results_show_the_three_slowest_of_those_that_were_right():
    async with playing(FakeGame(problems=4), start=RACE) as pilot:
        await press(pilot, "enter", *("7", "enter") * 4)
        told = text_of(pilot, "#worked")
        assert "The ones that took longest" in told
        assert told.count("Answer: 7") == 3


async def test_the_newest_hint_stands_first():
    async with playing(start=RACE) as pilot:
        await press(pilot, "enter", "f2", "f2")
        assert words(pilot).startswith("Hint: Less than eight.")
