"""A quest on the screen: from the menu through the fog into the valley, at every size."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path

import pytest
from test_quest import begun, walk
from test_tui_practice import press, settled, text_of, words
from textual.pilot import Pilot
from training_stage import HandClock

from gradquest.maths.notation import typed_answer
from gradquest.plot.cells import Ink
from gradquest.plot.scene import Role, Scene
from gradquest.training.game import Game
from gradquest.training.landscapes import LANDSCAPES
from gradquest.training.session import Phase
from gradquest.training.start import Start
from gradquest.tui.app import GradquestApp
from gradquest.tui.home import HomePage
from gradquest.tui.mapview import MapView
from gradquest.tui.menu import MenuRow
from gradquest.tui.picture import PictureView
from gradquest.tui.problemview import ProblemView
from gradquest.tui.quest import QuestPage
from gradquest.tui.quest_choice import QuestChoicePage
from gradquest.tui.quest_end import QuestEndPage

SIZES = [(60, 18), (80, 24), (200, 60)]
every_size = pytest.mark.parametrize("size", SIZES)
BOWL = Start("quest", landscape="bowl", seed=5)
PASS = Start("quest", landscape="pass", seed=2)
"""A short one."""


class RunningClock(HandClock):
    """A second passes with every look."""

    def monotonic(self) -> float:
        self.seconds += 1
        return self.seconds


@asynccontextmanager
async def questing(
    home: Path, size: tuple[int, int] = (80, 24), start: Start | None = BOWL
) -> AsyncIterator[Pilot[None]]:
    with closing(
        Game.open({"GRADQUEST_HOME": str(home)}, RunningClock(), new_seed=lambda: 3)
    ) as it:
        app = GradquestApp(it, start)
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            await settled(pilot)
            yield pilot


def page(pilot: Pilot[None]) -> QuestPage:
    shown = pilot.app.screen
    assert isinstance(shown, QuestPage)
    return shown


def picture(pilot: Pilot[None]) -> PictureView:
    return pilot.app.screen.query_one(PictureView)


def shown_inks(pilot: Pilot[None]) -> set[Ink]:
    return {Ink(it) for it in picture(pilot).picture.cells.inks.ravel().tolist()}


async def answer(pilot: Pilot[None], text: str | None = None) -> None:
    right = typed_answer(page(pilot).current.problem.answer)
    page(pilot).answering.line.value = right if text is None else text
    await press(pilot, "enter")


@every_size
async def test_right_answers_lead_through_the_fog_to_the_whole_map(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with questing(tmp_path, size, PASS) as pilot:
        while isinstance(pilot.app.screen, QuestPage):
            assert page(pilot).phase is Phase.ASKING
            assert pilot.app.screen.query_one(MapView).region.width >= 30
            assert Ink.FOG in shown_inks(pilot)
            await answer(pilot)
            assert "✓ Right" in words(pilot)
            assert "The fog lifts." in words(pilot).replace("\n", " ")
            await press(pilot, "enter")
        assert isinstance(pilot.app.screen, QuestEndPage)
        assert "You are in the valley" in words(pilot)
        assert "Out of the Fog" in words(pilot)
        assert Ink.FOG not in shown_inks(pilot)
        assert Ink.TRAIL in shown_inks(pilot)


@every_size
async def test_a_wrong_answer_says_where_it_leads_and_keeps_the_solution_a_key_away(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with questing(tmp_path, size) as pilot:
        await answer(pilot, "(1, 1)")
        told = words(pilot).replace("\n", " ")
        assert "✗ Not this time." in told
        assert "You walk against the gradient as you have it" in told
        assert "Answer:" not in told
        scene = picture(pilot).scene
        assert isinstance(scene, Scene)
        assert [it.role for it in scene.arrows] == [Role.GRADIENT, Role.YOURS]
        await press(pilot, "f3")
        assert "Answer:" in words(pilot)
        await press(pilot, "enter")
        assert page(pilot).open_session.number == 2
        assert "you were at" in text_of(pilot, "#story")


async def test_what_cannot_be_read_leaves_one_where_one_is(tmp_path: Path) -> None:
    async with questing(tmp_path) as pilot:
        await answer(pilot, "(1,")
        assert page(pilot).phase is Phase.ASKING
        assert page(pilot).open_session.number == 1


async def test_giving_up_shows_the_solution_and_goes_one_cairn_down(tmp_path: Path) -> None:
    async with questing(tmp_path) as pilot:
        await press(pilot, "f6")
        told = words(pilot).replace("\n", " ")
        assert "A hand leads you one cairn downhill" in told
        assert "Answer:" in told
        await press(pilot, "f4")
        assert "Answer:" not in words(pilot)
        assert pilot.app.screen.query_one(MapView).display


async def test_the_map_can_be_put_away_to_read(tmp_path: Path) -> None:
    async with questing(tmp_path) as pilot:
        await answer(pilot, "(1, 1)")
        await press(pilot, "f4")
        assert not pilot.app.screen.query_one(MapView).display
        await press(pilot, "f4")
        assert pilot.app.screen.query_one(MapView).display


@pytest.mark.parametrize("size", SIZES[:2])
@pytest.mark.parametrize("name", ["four-lakes", "cliff"])
async def test_a_long_function_fits_beside_the_map(
    size: tuple[int, int], name: str, tmp_path: Path
) -> None:
    async with questing(tmp_path, size, replace(BOWL, landscape=name)) as pilot:
        view = page(pilot).query_one(ProblemView)
        rows = text_of(pilot, "#function").splitlines()
        assert len(rows) == 1 or max(map(len, rows)) <= view.size.width - 2
        assert page(pilot).answering.line.region.bottom <= size[1] - 1


async def test_from_home_one_key_leads_to_the_landscapes_and_one_more_into_the_fog(
    tmp_path: Path,
) -> None:
    async with questing(tmp_path, start=None) as pilot:
        await press(pilot, "u")
        assert isinstance(pilot.app.screen, QuestChoicePage)
        await press(pilot, "2")
        assert page(pilot).way.landscape is LANDSCAPES[1]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, QuestChoicePage)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomePage)


async def test_home_shows_all_its_places_at_80_by_24(tmp_path: Path) -> None:
    async with questing(tmp_path, start=None) as pilot:
        assert all(row.region.bottom <= 23 for row in pilot.app.screen.query(MenuRow))


async def test_without_a_name_one_chooses_and_the_bar_lies_on_what_is_new(tmp_path: Path) -> None:
    with closing(Game.open({"GRADQUEST_HOME": str(tmp_path)}, RunningClock())) as game:
        list(walk(begun(game, BOWL)))
    async with questing(tmp_path, start=Start("quest")) as pilot:
        assert isinstance(pilot.app.screen, QuestChoicePage)
        assert "valley reached in" in text_of(pilot, "#row-bowl")
        await press(pilot, "enter")
        assert page(pilot).way.landscape is LANDSCAPES[1]


@pytest.mark.parametrize(("key", "name"), [("enter", "cliff"), ("r", "pass")])
async def test_after_the_valley_comes_the_next_landscape_or_the_same(
    key: str, name: str, tmp_path: Path
) -> None:
    async with questing(tmp_path, start=PASS) as pilot:
        while isinstance(pilot.app.screen, QuestPage):
            await answer(pilot)
            await press(pilot, "enter")
        await press(pilot, key)
        assert page(pilot).way.landscape.name == name


async def test_at_nightfall_the_valley_is_shown_and_one_may_try_again(tmp_path: Path) -> None:
    async with questing(tmp_path, start=None) as pilot:
        app = pilot.app
        assert isinstance(app, GradquestApp)
        way = begun(app.game, BOWL)
        while way.phase is not Phase.FINISHED:
            way.submit("(0, 0)")
            way.advance()
        await app.push_screen(QuestEndPage(way, BOWL))
        await settled(pilot)
        told = words(pilot).replace("\n", " ")
        assert "Night falls, and you make camp at" in told
        assert "The valley at (0, 0) waits for another day." in told
        assert pilot.app.screen.open_keys()[0].description == "try it again"
        await press(pilot, "enter")
        assert page(pilot).way.landscape.name == "bowl"


async def test_a_quest_that_is_left_is_kept_as_far_as_it_went(tmp_path: Path) -> None:
    async with questing(tmp_path) as pilot:
        game = page(pilot).quest.game
        await answer(pilot)
        await press(pilot, "escape")
        assert [(it.mode, it.is_complete) for it in game.sessions()] == [("quest", False)]
        assert game.bookmark() is None


async def test_ascii_is_ascii(tmp_path: Path) -> None:
    async with questing(tmp_path, start=replace(BOWL, is_ascii=True)) as pilot:
        await answer(pilot, "(1, 1)")
        cells = picture(pilot).picture.cells
        assert all(cells.text(row).isascii() for row in range(cells.rows))
