"""Practice on the screen: keys as a learner presses them, in a small world without sympy."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static
from textual.widgets._toast import ToastHolder
from tui_world import FakeGame

from gradquest.progress.attempt import Status
from gradquest.training.session import Phase
from gradquest.training.start import Start
from gradquest.tui.app import GradquestApp
from gradquest.tui.help import lines
from gradquest.tui.home import HomePage
from gradquest.tui.practice import PracticePage
from gradquest.tui.results import ResultsPage
from gradquest.tui.tutor import NO_SLOPE
from gradquest.tui.words import Words

SIZES = [(60, 18), (80, 24), (120, 40), (200, 60)]
PRACTICE = Start(place="practice")


@asynccontextmanager
async def playing(
    game: FakeGame | None = None, size: tuple[int, int] = (80, 24), start: Start | None = PRACTICE
) -> AsyncIterator[Pilot[None]]:
    """The app with a question on the screen."""
    app = GradquestApp(game or FakeGame(), start)  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot
        app.exit()  # as the program ends, so that what is under way finds nothing half taken down


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing is under way."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one, each followed by all that it sets going."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


def page(pilot: Pilot[None]) -> PracticePage:
    shown = pilot.app.screen
    assert isinstance(shown, PracticePage)
    return shown


def text_of(pilot: Pilot[None], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).content)


def words(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one(Words).query_one(Static).content)


def keys_shown(pilot: Pilot[None]) -> list[str]:
    shown = page(pilot)
    return [binding.description for binding in shown.open_keys()][:5]


@pytest.mark.parametrize("size", SIZES)
async def test_a_newcomer_gets_from_home_to_a_verdict_with_enter_alone(size):
    async with playing(size=size, start=None) as pilot:
        assert isinstance(pilot.app.screen, HomePage)
        await press(pilot, "enter")
        assert text_of(pilot, "#function").endswith("x² + y")
        await press(pilot, "7", "enter")
        assert "✓ Right" in words(pilot)


async def test_a_right_answer_is_stored_before_it_is_shown_and_enter_leads_on():
    game = FakeGame()
    async with playing(game) as pilot:
        await press(pilot, "7", "enter")
        assert [attempt.status for attempt in game.journal.attempts] == [Status.RIGHT]
        assert keys_shown(pilot)[0] == "next"
        await press(pilot, "enter")
        assert page(pilot).open_session.number == 2
        assert pilot.app.screen.query_one(Input).value == ""


async def test_a_wrong_answer_is_explained_and_may_be_tried_once_more():
    async with playing() as pilot:
        await press(pilot, "2", "enter")
        assert "✗ Not yet" in words(pilot)
        assert "Two is not seven." in words(pilot)
        assert keys_shown(pilot)[0] == "try again"
        await press(pilot, "enter")
        assert pilot.app.screen.query_one(Input).value == "2"
        assert pilot.app.focused is pilot.app.screen.query_one(Input)
        assert "Two is not seven." in words(pilot)  # still there while one tries again
        await press(pilot, "backspace", "7", "enter")
        assert "second try" in words(pilot)


async def test_after_the_last_try_the_solution_stands_there_and_enter_leads_on():
    async with playing() as pilot:
        await press(pilot, "2", "enter", "enter", "enter")
        assert "✗ Not this time" in words(pilot)
        assert "Answer: 7" in words(pilot)
        assert keys_shown(pilot)[0] == "next"


async def test_the_solution_of_a_wrong_answer_ends_the_tries():
    async with playing() as pilot:
        await press(pilot, "2", "enter", "f3")
        assert "Answer: 7" in words(pilot)
        assert keys_shown(pilot)[0] == "next"


async def test_an_unreadable_answer_costs_nothing_and_stays_to_be_mended():
    game = FakeGame()
    async with playing(game) as pilot:
        await press(pilot, "x", "enter")
        assert "whole numbers" in text_of(pilot, "#preview")
        assert "^" in text_of(pilot, "#preview")
        assert game.journal.attempts == []
        assert page(pilot).phase is Phase.ASKING


async def test_enter_with_nothing_typed_says_so():
    game = FakeGame()
    async with playing(game) as pilot:
        await press(pilot, "enter")
        assert "Nothing typed yet" in text_of(pilot, "#preview")
        assert game.journal.attempts == []


async def test_a_double_enter_neither_judges_twice_nor_leaves_the_verdict():
    game = FakeGame()
    game.clock.step = 0.0
    async with playing(game) as pilot:
        await pilot.press("7", "enter", "enter", "enter")
        await settled(pilot)
        assert len(game.journal.attempts) == 1
        assert page(pilot).open_session.number == 1
        assert "✓ Right" in words(pilot)


async def test_hints_come_one_by_one_and_are_counted():
    game = FakeGame()
    async with playing(game) as pilot:
        await press(pilot, "f2", "ctrl+t")
        assert "More than six." in words(pilot)
        assert "Less than eight." in words(pilot)
        await press(pilot, "7", "enter")
        assert "with a hint" in words(pilot)
        assert game.journal.attempts[0].hints == 2


async def test_skipping_shows_how_it_goes_and_leads_on():
    game = FakeGame()
    async with playing(game) as pilot:
        await press(pilot, "f6")
        assert "Skipped" in words(pilot)
        assert "Answer: 7" in words(pilot)
        assert game.journal.attempts[0].status is Status.SKIPPED


@pytest.mark.parametrize(("timer", "is_shown"), [("hidden", False), ("shown", True)])
async def test_practice_shows_its_time_only_to_those_who_want_it(timer, is_shown):
    async with playing(FakeGame(timer=timer)) as pilot:
        assert (":" in text_of(pilot, "#aside")) is is_shown


async def test_why_this_one_is_a_key_away():
    async with playing() as pilot:
        await press(pilot, "f5")
        assert "It is due." in words(pilot)
        await press(pilot, "f5")
        assert "It is due." not in words(pilot)


@pytest.mark.parametrize(
    ("before", "opener", "shown"),
    [
        ((), "f5", "Why this one: It is due."),
        (("7", "enter"), "f5", "Why this one: It is due."),
        (("7", "enter"), "f7", NO_SLOPE),
    ],
)
async def test_escape_first_closes_what_was_opened(before, opener, shown):
    async with playing() as pilot:
        await press(pilot, *before)
        assert "close" not in keys_shown(pilot)
        await press(pilot, opener)
        assert shown in words(pilot)
        assert keys_shown(pilot)[1] == "close"
        assert "back" not in keys_shown(pilot)
        await press(pilot, "escape")
        assert shown not in words(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomePage)


async def test_help_says_both_things_that_escape_does():
    async with playing() as pilot:
        told = [line.text.strip() for line in lines(page(pilot))]
        place = next(place for place, row in enumerate(told) if row.startswith("Esc"))
        assert told[place].endswith("close what you opened on the page")
        assert told[place + 1] == "go back, when nothing is open"


async def test_escape_leads_home_and_keeps_what_was_answered():
    game = FakeGame()
    async with playing(game) as pilot:
        await press(pilot, "7", "enter", "escape")
        assert isinstance(pilot.app.screen, HomePage)
        assert len(game.journal.attempts) == 1
        assert len(game.journal.ends) == 1
        assert not game.journal.ends[0].is_complete


async def test_the_last_problem_leads_to_the_results_and_enter_to_another_session():
    async with playing(FakeGame(problems=1)) as pilot:
        await press(pilot, "7", "enter", "enter")
        assert isinstance(pilot.app.screen, ResultsPage)
        assert "All clean" in text_of(pilot, "#sums")
        await press(pilot, "enter")
        assert page(pilot).phase is Phase.ASKING


async def test_a_learner_faster_than_the_warm_up_reads_a_quiet_word_and_then_the_question():
    game = FakeGame()
    game.gate.clear()
    app = GradquestApp(game, PRACTICE)  # type: ignore[arg-type]
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "getting ready" in text_of(pilot, "#question")
        await pilot.press("7", "enter")
        game.gate.set()
        await settled(pilot)
        assert text_of(pilot, "#question") == "seven ="


HOSTILE = ["[/]", "[@click=app.quit]x[/]", "[link=http://x]y[/link]", "[red]2", "\x1b[31mx", "🙂"]


async def test_a_hostile_answer_is_shown_as_typed_and_runs_nothing():
    async with playing() as pilot:
        line = pilot.app.screen.query_one(Input)
        for answer in HOSTILE:
            line.value = answer
            await press(pilot, "enter")
            assert page(pilot).phase is Phase.ASKING
            assert line.value.isprintable()
            await pilot.click("#preview")
            await settled(pilot)
            assert pilot.app.is_running


async def test_a_hostile_bank_is_shown_as_written():
    story = "[/] [@click=app.quit]here[/] \x1b]0;title\x07 [b]x [x, y]"
    async with playing(FakeGame(show=story)) as pilot:
        shown = text_of(pilot, "#story")
        assert shown == "[/] [@click=app.quit]here[/] ?]0;title? [b]x [x, y]"
        await pilot.click("#story", offset=(6, 0))
        await settled(pilot)
        assert pilot.app.is_running


async def test_any_size_can_be_taken_and_left_again():
    async with playing() as pilot:
        for size in [(1, 1), (20, 5), (39, 12), (40, 11), (40, 12), (200, 60), (80, 24)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            is_small = size[0] < 40 or size[1] < 12
            assert pilot.app.screen.has_class("-too-small") is is_small
        await press(pilot, "7", "enter")
        assert "✓ Right" in words(pilot)


def visible(pilot: Pilot[None]) -> str:
    """What of the words can be seen without scrolling."""
    shown = pilot.app.screen.query_one(Words)
    first, rows = round(shown.scroll_offset.y), shown.size.height
    static = shown.query_one(Static)
    lines = [static.render_line(row).text for row in range(static.size.height)]
    return "\n".join(lines[first : first + rows])


@pytest.mark.parametrize("size", SIZES)
async def test_the_newest_hint_can_be_seen(size):
    async with playing(size=size) as pilot:
        await press(pilot, "f2", "f2", "f2")
        assert "A week has as many days." in visible(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_what_was_asked_stays_beside_the_verdict(size):
    async with playing(size=size) as pilot:
        await press(pilot, "2", "enter")
        assert pilot.app.screen.query_one("#asked").is_on_screen or size[0] < 80
        assert text_of(pilot, "#asked") == "Find seven."


async def test_while_one_thinks_help_stands_in_the_line_of_keys():
    async with playing(FakeGame(show="A long story. " * 12), size=(60, 18)) as pilot:
        assert "help" in keys_shown(pilot)
        await press(pilot, "f2", "f2", "f2")
        assert {"more", "help"} <= set(keys_shown(pilot))


async def test_the_empty_answer_shows_what_one_may_type():
    async with playing() as pilot:
        assert pilot.app.screen.query_one(Input).placeholder == "for example 6"


async def test_help_on_a_question_begins_with_what_one_may_type_and_has_each_key_once():
    async with playing() as pilot:
        told = [line.text for line in lines(page(pilot))]
        assert told[0] == "What you may type"
        assert sum(row.startswith("  Enter ") for row in told) == 1
        assert any("try again, after a first wrong answer" in row for row in told)


async def test_one_toast_is_shown_at_a_time_and_none_follows_to_another_page():
    app = GradquestApp(FakeGame(), PRACTICE)  # type: ignore[arg-type]
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+c", "ctrl+c", "ctrl+c")
        assert sum(toast.display for toast in app.screen.query(ToastHolder)) == 1
        await press(pilot, "escape")
        assert not app._notifications


LONG = "A ball rolls on a hill that was measured from two sides. " * 3


@pytest.mark.parametrize("show", ["", LONG])
async def test_the_smallest_window_has_room_for_home_question_answer_and_verdict(show):
    async with playing(FakeGame(show=show), size=(40, 12), start=None) as pilot:
        assert not pilot.app.screen.has_class("-too-small")
        assert "Practise" in shown(pilot)
        await press(pilot, "enter")
        assert "seven =" in shown(pilot)
        assert "for example" in shown(pilot)
        await press(pilot, "5", "enter")
        assert "✗ Not yet" in shown(pilot)
        assert "F3 solution" in shown(pilot)
        await press(pilot, "enter", "7", "enter")
        assert "✓ Right" in shown(pilot)


def shown(pilot: Pilot[None]) -> str:
    """What the window shows."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


async def test_a_smaller_window_is_told_what_works_there():
    async with playing(size=(39, 12)) as pilot:
        assert "gradquest --plain" in shown(pilot)
