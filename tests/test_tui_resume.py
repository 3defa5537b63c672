"""Worked examples, unfinished solutions, test-outs and bookmarks on the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from posing import posed
from test_tui_practice import keys_shown, page, press, settled, text_of, words
from textual.pilot import Pilot
from textual.widgets import Input
from tui_world import Deck, FakeGame, problem

from gradquest.kinds.problem import Problem
from gradquest.progress.folders import Folders
from gradquest.progress.mastery import Shown
from gradquest.training import resume
from gradquest.training.played import Played
from gradquest.training.practice import RULES
from gradquest.training.practising import PracticeSession
from gradquest.training.resume import Bookmark
from gradquest.training.session import Phase, Session
from gradquest.training.stages import Stage
from gradquest.training.standing import SkillStanding, Standing
from gradquest.training.start import Start
from gradquest.tui.app import GradquestApp
from gradquest.tui.home import UNKNOWN, HomePage
from gradquest.tui.mapview import MapView
from gradquest.tui.menu import MenuRow
from gradquest.tui.results import ResultsPage
from gradquest.tui.skills import ahead, says

TRIO = (Stage.WORKED, Stage.FADED, Stage.SOLO)
SIZES = [(60, 18), (80, 24), (200, 60)]


class Staged(Deck):
    """Hands out problems in given stages."""

    role = ""
    stage = Stage.PLAIN
    most = None
    says = ""

    def __init__(self, stages: Sequence[Stage]) -> None:
        super().__init__(sum(stage is not Stage.WORKED for stage in stages))
        self.stages = stages

    def next(self, played: Sequence[Played]) -> Problem | None:
        if len(played) >= len(self.stages):
            return None
        self.stage = self.stages[len(played)]
        return problem(len(played))

    def outcome(self, played: Sequence[Played]) -> str:
        return self.says

    def gains(self, played: Sequence[Played]) -> None:
        """It is no practice."""


class World(FakeGame):
    """The small world with stages and a real bookmark."""

    def __init__(self, folder: Path, stages: Sequence[Stage] = TRIO, says: str = "") -> None:
        super().__init__()
        self.home = Folders(folder)
        self.stages = stages
        self.says = says

    def begin(self, start: Start) -> Session:
        mark = self.bookmark() if start.is_resumed else None
        past = resume.past(mark, _made, self.journal.attempts) if mark else None
        supply = Staged(self.stages)
        supply.says = self.says
        return PracticeSession(RULES, supply, self.journal, self.clock, past=past)

    def bookmark(self) -> Bookmark | None:
        return resume.read(self.home)

    def leave(self, session: Session, start: Start, typed: str = "") -> bool:
        assert isinstance(session, PracticeSession)
        mark = resume.bookmark(session, start, typed)
        if mark is not None:
            resume.keep(self.home, mark)
        return mark is not None

    def forget_bookmark(self) -> None:
        resume.drop(self.home)


def _made(reference: str) -> Problem:
    return problem(int(reference.rpartition(":")[2]))


@asynccontextmanager
async def playing(
    game: World, size: tuple[int, int] = (80, 24), place: str = "practice"
) -> AsyncIterator[Pilot[None]]:
    start = None if place == "home" else Start(place=place)
    app = GradquestApp(game, start)  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


@pytest.mark.parametrize("size", SIZES)
async def test_a_worked_example_is_read_and_enter_leads_to_one_to_finish(tmp_path, size):
    game = World(tmp_path)
    async with playing(game, size) as pilot:
        assert "Read how this one goes" in words(pilot)
        assert "Answer: 7" in words(pilot)
        assert not pilot.app.screen.query_one(Input).is_on_screen
        assert text_of(pilot, "#where").endswith("example before 1 of 2")
        assert keys_shown(pilot)[0] == "next"
        await press(pilot, "7", "enter")
        assert "x² = ?" in words(pilot)
        assert "Answer: 7" not in words(pilot)
        assert "Sum rule." in words(pilot)
        assert game.journal.attempts == []
        await press(pilot, "7", "enter")
        assert game.journal.attempts[0].stage == "faded"
        await press(pilot, "enter")
        assert "= ?" not in words(pilot)
        assert text_of(pilot, "#where").endswith("2 of 2")


STEP = posed("descent_step", "x^2 + 3y^2", at=(2, -1), rate="0.1")


class StepDeck(Staged):
    """Every problem is about a landscape."""

    def next(self, played: Sequence[Played]) -> Problem | None:
        return None if super().next(played) is None else STEP


class StepWorld(World):
    def begin(self, start: Start) -> Session:
        return PracticeSession(RULES, StepDeck(self.stages), self.journal, self.clock)


@pytest.mark.parametrize(
    ("size", "is_drawn"),
    [((40, 12), False), ((60, 18), False), ((80, 24), False), ((120, 40), True)],
)
async def test_a_worked_example_has_its_picture_beside_it_or_a_key_away(tmp_path, size, is_drawn):
    """With its arrow and its step, as there is nothing to give away; the words come first."""
    async with playing(StepWorld(tmp_path), size) as pilot:
        shown = page(pilot)
        view = shown.query_one(MapView)
        for wanted in (is_drawn, not is_drawn, is_drawn):
            assert view.is_on_screen is wanted
            assert ("The step goes" in words(pilot)) is wanted
            assert "Answer: (1.6, -0.4)" in words(pilot)
            assert "picture" in [it.description for it in shown.open_keys()]
            if wanted:
                assert shown.picture == STEP.scene()
            await press(pilot, "f4")


async def test_the_question_after_an_example_shows_nothing_of_its_answer(tmp_path):
    async with playing(StepWorld(tmp_path), (120, 40)) as pilot:
        page(pilot)._told_at = -1e9
        await press(pilot, "enter")
        assert page(pilot).phase is Phase.ASKING
        assert page(pilot).picture in (None, STEP.scene().bare)
        assert "picture" not in keys_shown(pilot)


async def test_a_double_enter_does_not_pass_over_the_example(tmp_path):
    game = World(tmp_path, (Stage.PLAIN, *TRIO))
    async with playing(game) as pilot:
        await press(pilot, "7", "enter")
        game.clock.step = 0.0
        game.clock.seconds += 10
        await pilot.press("enter", "enter")
        await settled(pilot)
        await press(pilot, "enter")
        assert page(pilot).phase is Phase.READING


async def test_what_was_left_waits_at_home_and_goes_on_with_the_typed_text(tmp_path):
    game = World(tmp_path)
    async with playing(game) as pilot:
        await press(pilot, "enter", "f2", "1", "escape")
        assert isinstance(pilot.app.screen, HomePage)
        row = str(pilot.app.screen.query(MenuRow).first().content)
        assert "Go on with your practice (1 of 2)" in row
    again = World(tmp_path)
    async with playing(again, place="home") as pilot:
        await press(pilot, "enter")
        assert pilot.app.screen.query_one(Input).value == "1"
        assert "More than six." in words(pilot)
        assert page(pilot).current.stage is Stage.FADED
        await press(pilot, "backspace", "7", "enter", "enter", "7", "enter", "enter")
        assert isinstance(pilot.app.screen, ResultsPage)
        assert len(again.journal.ends) == 1
        assert again.bookmark() is None


async def test_a_wrong_try_stands_there_again(tmp_path):
    game = World(tmp_path, (Stage.PLAIN, Stage.PLAIN))
    async with playing(game) as pilot:
        await press(pilot, "2", "enter", "escape", "enter")
        assert pilot.app.screen.query_one(Input).value == "2"
        await press(pilot, "backspace", "3", "enter")
        assert "✗ Not this time" in words(pilot)
    assert [row.try_ for row in game.journal.attempts] == [1, 2]
    assert len({row.session for row in game.journal.attempts}) == 1


async def test_a_problem_whose_solution_was_shown_does_not_come_again(tmp_path):
    game = World(tmp_path, (Stage.PLAIN, Stage.PLAIN))
    async with playing(game) as pilot:
        await press(pilot, "2", "enter", "f3", "escape")
        mark = game.bookmark()
        assert mark is not None
        assert mark.place == "2 of 2"
        await press(pilot, "enter")
        assert page(pilot).open_session.number == 2
        assert pilot.app.screen.query_one(Input).value == ""


async def test_what_stood_there_is_replaced_as_one_types(tmp_path):
    game = World(tmp_path, (Stage.PLAIN, Stage.PLAIN))
    async with playing(game) as pilot:
        await press(pilot, "2", "enter", "escape", "enter", "7")
        assert pilot.app.screen.query_one(Input).value == "7"


async def test_home_never_offers_a_new_practice_before_it_knows_whether_one_waits(tmp_path):
    page = HomePage()
    app = GradquestApp(World(tmp_path))  # type: ignore[arg-type]
    async with app.run_test() as pilot:
        with pilot.app._context():
            first = page._items()[0]
        assert str(first.title) == UNKNOWN
        await settled(pilot)
        assert "Practise ten problems" in str(pilot.app.screen.query(MenuRow).first().content)


async def test_even_a_crash_keeps_the_place(tmp_path):
    """The bookmark is written before the verdict is shown, not only when one leaves."""
    game = World(tmp_path, (Stage.PLAIN, Stage.PLAIN))
    async with playing(game) as pilot:
        await press(pilot, "7", "enter")
        mark = game.bookmark()
        assert mark is not None
        assert mark.place == "2 of 2"


async def test_n_begins_a_new_practice_where_one_waits_and_does_nothing_else(tmp_path):
    game = World(tmp_path, (Stage.PLAIN, Stage.PLAIN))
    async with playing(game, place="home") as pilot:
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, HomePage)
        await press(pilot, "enter", "7", "enter", "escape", "n")
        assert page(pilot).open_session.number == 1


async def test_a_practice_that_was_opened_and_left_untouched_leaves_nothing_behind(tmp_path):
    game = World(tmp_path)
    async with playing(game) as pilot:
        await press(pilot, "enter", "escape")
        assert game.bookmark() is None
        assert game.journal.ends == []


async def test_the_outcome_of_a_test_out_stands_first_in_its_results(tmp_path):
    game = World(tmp_path, (Stage.TEST_OUT,), says="Passed: you have it.")
    async with playing(game, place="test-out") as pilot:
        assert text_of(pilot, "#where").startswith("test-out")
        await press(pilot, "7", "enter", "enter")
        assert isinstance(pilot.app.screen, ResultsPage)
        assert text_of(pilot, "#sums").startswith("Passed: you have it.")


async def test_a_test_out_leaves_no_bookmark(tmp_path):
    game = World(tmp_path, (Stage.TEST_OUT, Stage.TEST_OUT))
    async with playing(game, place="test-out") as pilot:
        await press(pilot, "7", "enter", "escape")
    assert game.bookmark() is None
    assert len(game.journal.ends) == 1


def row(**known: object) -> SkillStanding:
    usual = {
        "name": "partial_x.chain", "shown": Shown.LEARNED, "is_rusty": False, "memory": 0.84,
        "due_in": 3, "items": 9, "recent": (True, False, True), "level": 2.4, "hardest": 5,
    }  # fmt: skip
    return SkillStanding(**{**usual, **known})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({}, "memory 84%, due in 3 days; 2 of the last 3 clean"),
        ({"due_in": 1}, "memory 84%, due in 1 day; 2 of the last 3 clean"),
        ({"due_in": -4}, "memory 84%, due now; 2 of the last 3 clean"),
        ({"memory": None, "due_in": None}, "not practised yet; problems up to level 5"),
    ],
)
def test_a_skill_is_told_in_a_few_words(known, told):
    assert says(row(**known)) == told


@pytest.mark.parametrize(
    ("due", "told"),
    [
        ((0, 0, 0), "Nothing comes due within 3 days."),
        ((1, 0, 2), "Due today 1 skill, tomorrow 0, within 3 days 3, if you rest until then."),
    ],
)
def test_the_forecast_is_told_in_a_sentence(due, told):
    assert ahead(due) == told


@pytest.mark.parametrize("size", SIZES)
async def test_the_skills_page_tests_out_of_the_skill_under_the_bar(tmp_path, size):
    game = World(tmp_path, (Stage.TEST_OUT,))
    rows = row(name="a.new", memory=None, due_in=None), row(is_rusty=True, due_in=-1)
    game.standing = lambda: Standing(rows, (1, 0))  # type: ignore[attr-defined]
    async with playing(game, size, place="home") as pilot:
        await press(pilot, "g", "t")
        first, second = (str(it.content) for it in pilot.app.screen.query(MenuRow))
        assert "∂x (chain)" in first
        assert "Learned, rusty" in first
        assert "New" not in first
        assert "not practised yet" in second
        await press(pilot, "enter")
        assert page(pilot).wanted == Start(place="test-out", skill="partial_x.chain")
