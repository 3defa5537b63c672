"""Numeric check, walk and dispute on the screen, by the keys that F1 and the palette name."""

from __future__ import annotations

import pytest
from posing import posed
from test_tui_practice import keys_shown, page, playing, press, settled, words
from textual.pilot import Pilot
from tui_world import FakeGame

from gradquest.topics.lesson import Lesson
from gradquest.topics.tree import TOPICS
from gradquest.tui.feedback import example
from gradquest.tui.lesson import LessonPage
from gradquest.tui.page import Page

CHECKED = "(f(1.001, 2) - f(0.999, 2)) / 0.002 = 8.000. Yours gives 7."


class Fixed:
    """The same gradient, again and again."""

    total = 3
    why, predicted = "It is due.", None

    def next(self, played: object) -> object:
        return posed("gradient_at", "x^2 + 3x y", (1, 2))


def game() -> FakeGame:
    made = FakeGame()
    made.deck = Fixed()
    return made


async def answer_wrongly(pilot: Pilot[None]) -> None:
    """Both tries, so that the problem is left."""
    await pilot.press(*"(7,3)", "enter")
    await settled(pilot)
    await press(pilot, "enter", "enter")


def open_actions(pilot: Pilot[None]) -> set[str]:
    return {binding.action for binding, _ in page(pilot).commands()}


async def test_check_measures_beside_the_learners_answer_and_goes_away_again():
    async with playing(game(), size=(120, 40)) as pilot:
        await answer_wrongly(pilot)
        await press(pilot, "f7")
        assert CHECKED in " ".join(words(pilot).split())
        await press(pilot, "f7")
        assert "Numeric check" not in words(pilot)


async def test_walk_replaces_the_picture_and_is_said_in_words():
    async with playing(game(), size=(120, 40)) as pilot:
        await answer_wrongly(pilot)
        await press(pilot, "f8")
        assert "The true trail, ten steps by the true gradient" in words(pilot)
        shown = page(pilot).query_one("PictureView")
        assert shown.scene is page(pilot).walk
        await press(pilot, "f4")
        assert page(pilot).walk is None
        assert shown.scene is page(pilot).scene


async def test_while_another_try_is_left_nothing_is_given_away():
    async with playing(game(), size=(120, 40)) as pilot:
        assert not open_actions(pilot) & {"check", "walk", "dispute"}
        await pilot.press(*"(7,3)", "enter")
        await settled(pilot)
        before = words(pilot)
        for key in ("f7", "f8"):
            await press(pilot, key)
            assert any("give the answer away" in it.message for it in pilot.app._notifications)
        assert words(pilot) == before


async def test_a_verdict_may_be_doubted_and_is_kept_as_it_was_typed():
    world = game()
    async with playing(world, size=(80, 24)) as pilot:
        await answer_wrongly(pilot)
        await press(pilot, "f9")
        assert world.disputed == ["(7,3)"]


@pytest.mark.parametrize("size", [(60, 18), (200, 60)])
async def test_both_fit_on_every_screen_and_the_next_problem_starts_clean(size):
    async with playing(game(), size=size) as pilot:
        await answer_wrongly(pilot)
        await press(pilot, "f7", "f8")
        assert len(keys_shown(pilot)) <= 5
        assert {"check", "walk", "dispute"} <= open_actions(pilot)
        await press(pilot, "enter")
        assert page(pilot).open_session.number == 2
        assert page(pilot).checked == ()
        assert page(pilot).walk is None


async def test_where_there_is_no_slope_or_map_that_is_said():
    async with playing(size=(80, 24)) as pilot:
        await press(pilot, "7", "enter", "f7")
        assert "There is no slope to measure here." in words(pilot)
        await press(pilot, "f8")
        assert "There is no map to walk on here." in words(pilot)


def test_a_lesson_writes_its_primes_as_its_example_does():
    """Worked solutions write u', and so does the lesson above them."""
    for topic in TOPICS:
        told = "\n".join(line.text for line in LessonPage(Page(), Lesson(topic, None)).lines())
        assert "\N{RIGHT SINGLE QUOTATION MARK}" not in told


async def test_the_key_of_the_lesson_is_said_where_something_went_wrong():
    """F10 is taken by many terminals, and no footer has room for it."""
    async with playing(game(), size=(80, 24)) as pilot:
        await pilot.press(*"(7,3)", "enter")
        await settled(pilot)
        assert "Ctrl+O opens the lesson." in words(pilot)
        assert "F8 walks" not in words(pilot)
        await press(pilot, "enter", "enter")
        assert "Ctrl+O opens the lesson." in " ".join(words(pilot).split())


def test_a_worked_example_says_how_to_open_its_lesson():
    told = [line.text for line in example(posed("gradient_at", "x^2 + 3x y", (1, 2)))]
    assert told[1] == "Ctrl+O: the lesson."
