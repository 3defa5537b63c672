"""A picture that is asked about stands beside the question: in lines, on the page, in a drill."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from posing import posed
from test_tui_practice import page, playing, press, settled, text_of
from training_stage import Fixed, HandClock, MemoryJournal
from tui_world import FakeGame

from gradquest.commands.output import Output
from gradquest.commands.plain import PlainGame
from gradquest.kinds.problem import Problem
from gradquest.training.played import Played
from gradquest.training.practice import RULES
from gradquest.training.session import Session
from gradquest.tui.drill import DrillPage
from gradquest.tui.mapview import MapView

MAP = posed("read_contour", "x^2 + 3y^2 - x*y", at=(2, -1), aspect="arrow")
PLAIN = posed("partial_x", "x^2 + 3y^2 - x*y")


@dataclass
class MapDeck:
    """One question about a map, then one without."""

    total: int | None = 2
    why: str = "It is new."
    predicted: float | None = None

    def next(self, played: Sequence[Played]) -> Problem | None:
        return (MAP, PLAIN, None)[len(played)]


def printed(*lines: str) -> list[str]:
    paper = io.StringIO()
    session = Session(RULES, Fixed([MAP, PLAIN], 2), MemoryJournal(), HandClock())
    PlainGame(session, Output(paper), 60).play(iter([f"{line}\n" for line in lines]))
    return paper.getvalue().splitlines()


def test_in_lines_the_map_follows_the_question_and_can_be_asked_for_again() -> None:
    once, twice = printed("quit"), printed("picture", "quit")
    assert sum(line.startswith("  @ P") for line in once) == 1
    assert sum(line.startswith("  @ P") for line in twice) == 2
    assert not any("gradient is" in line for line in twice)


def test_in_lines_nothing_is_given_away_before_the_last_try() -> None:
    lines = printed("A", "quit")
    assert any(line.startswith("wrong: Along the level line") for line in lines)
    assert not any("The gradient is" in line for line in lines)
    assert any("The gradient is (5, -8)" in line for line in printed("A", "B", "quit"))


def game() -> FakeGame:
    made = FakeGame(problems=2)
    made.deck = MapDeck()  # type: ignore[assignment]
    return made


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_question_line_and_map_share_the_page(size: tuple[int, int]) -> None:
    async with playing(game(), size) as pilot:
        await settled(pilot)
        shown = page(pilot)
        view = shown.query_one(MapView)
        line = shown.answering.line
        assert view.display
        assert view.size.width >= size[0] // 2
        assert line.is_on_screen
        assert line.placeholder == "A, B, C or D"
        assert line.region.right <= view.region.x
        assert "which arrow" in text_of(pilot, "#asked")


async def test_while_one_may_try_again_the_map_stays_as_it_was_asked() -> None:
    async with playing(game(), (120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "a", "enter")
        shown = page(pilot)
        assert shown.told is not None
        assert shown.told.may_retry
        assert shown.scene == MAP.exhibit


async def test_the_next_question_has_its_whole_page_again() -> None:
    async with playing(game(), (80, 24)) as pilot:
        await settled(pilot)
        shown = page(pilot)
        await press(pilot, "d", "enter")
        shown._told_at = -1e9
        await press(pilot, "enter")
        assert not shown.has_class("-exhibited")
        assert shown.answering.line.placeholder.startswith("for example ")


async def test_a_drill_shows_the_map_while_the_clock_runs_and_hides_it_in_a_pause() -> None:
    from gradquest.training.start import Start

    async with playing(game(), (80, 24), Start(place="race", size=2)) as pilot:
        await settled(pilot)
        shown = pilot.app.screen
        assert isinstance(shown, DrillPage)
        assert not shown.query_one(MapView).display
        await press(pilot, "enter")
        assert shown.query_one(MapView).display
        await press(pilot, "f7")
        assert not shown.query_one(MapView).display
