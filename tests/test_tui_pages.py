"""The other pages: home, progress, achievements, settings, help, palette, quitting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from progress_logs import attempt, end
from test_tui_practice import playing, press, settled, text_of, words
from textual.binding import Binding
from textual.events import Resize
from textual.geometry import Size
from textual.widgets import Static
from tui_world import FakeGame

from gradquest.maths.grammar.forms import FORMS, READINGS, VECTOR_FORMS
from gradquest.maths.grammar.names import CONSTANT_NAMES, FUNCTION_NAMES
from gradquest.progress.achievements import ACHIEVEMENTS
from gradquest.training.menu import configuration
from gradquest.training.start import Start
from gradquest.tui.achievements import AchievementsPage
from gradquest.tui.app import GradquestApp
from gradquest.tui.choosing import DrillChoicePage
from gradquest.tui.drill import DrillPage
from gradquest.tui.help import HelpPage, lines
from gradquest.tui.home import HOW_TO_QUIT, HomePage
from gradquest.tui.keybar import KeyBar, all_keys
from gradquest.tui.menu import MenuRow
from gradquest.tui.page import Page
from gradquest.tui.places import PLACES
from gradquest.tui.practice import PracticePage
from gradquest.tui.progress import ProgressPage
from gradquest.tui.results import ResultsPage
from gradquest.tui.scrolling import Scroller
from gradquest.tui.sections import SECTIONS
from gradquest.tui.settings import SettingsPage

SIZES = [(60, 18), (80, 24), (120, 40), (200, 60)]
PAGES = (
    HomePage, PracticePage, DrillPage, DrillChoicePage, ResultsPage, ProgressPage,
    AchievementsPage, SettingsPage,
)  # fmt: skip
TAKEN_BY_INPUT = set("acdekuvwx")
TAKEN_BY_TERMINALS = set("himjbaso")


def help_text(pilot) -> str:
    """All that help says, without the ends of its rows."""
    told = str(pilot.app.screen.query_one("#overlay-text").query_one(Static).content)
    return " ".join(told.split())


@pytest.mark.parametrize("size", SIZES)
async def test_every_place_opens_by_its_key_and_escape_leads_home(size):
    async with playing(size=size, start=None) as pilot:
        for place in PLACES:
            await press(pilot, place.key)
            assert not isinstance(pilot.app.screen, HomePage)
            await press(pilot, "escape")
            assert isinstance(pilot.app.screen, HomePage)


async def test_home_greets_a_newcomer_and_says_what_enter_does():
    async with playing(start=None) as pilot:
        assert "Welcome" in text_of(pilot, "#greeting")
        rows = [str(row.content) for row in pilot.app.screen.query(MenuRow)]
        assert rows[0].startswith("Enter")
        assert "Practise ten problems" in rows[0]


async def test_home_counts_today_and_this_week_anew_when_one_comes_back():
    async with playing(start=None) as pilot:
        await press(pilot, "enter", "7", "enter", "escape")
        assert "Today  1 problem" in text_of(pilot, "#greeting")
        assert "Fr ●" in text_of(pilot, "#greeting")


async def test_a_click_on_a_row_is_as_good_as_its_key():
    async with playing(start=None) as pilot:
        await pilot.click("#row-settings")
        await settled(pilot)
        assert isinstance(pilot.app.screen, SettingsPage)


async def test_a_click_on_the_line_of_keys_is_as_good_as_the_key():
    async with playing() as pilot:
        bar = pilot.app.screen.query_one(KeyBar)
        start = next(start for start, _, action in bar.places if action == "skip")
        await pilot.click(KeyBar, offset=(start + 3, 0))
        await settled(pilot)
        assert "Skipped" in words(pilot)


async def test_settings_change_at_once_and_are_kept():
    game = FakeGame()
    async with playing(game, start=None) as pilot:
        await press(pilot, "s", "down", "right")
        assert game.settings.charset == "ascii"
        assert pilot.app.is_ascii
        await press(pilot, "left")
        assert game.settings.charset == "unicode"
        assert text_of(pilot, "#aside") == "saved"


async def test_progress_tells_what_the_log_says():
    async with playing(start=None) as pilot:
        await press(pilot, "g")
        assert "Nothing here yet" in text_of(pilot, "#overview")
        await press(pilot, "escape", "enter", "2", "enter", "f3", "escape", "g")
        assert "1 problem on 1 day, 0% right" in text_of(pilot, "#overview")
        for name, head in (("skills", "Skills"), ("time", "Accuracy and pace"), ("days", "Days"),
                           ("due", "Due"), ("slips", "two"), ("slow", "Slowest"),
                           ("best", "Records")):  # fmt: skip
            assert head in text_of(pilot, f"#part-{name}")


@pytest.mark.parametrize("page", PAGES)
def test_every_binding_has_an_id_and_says_what_it_does(page):
    for binding in vars(page).get("BINDINGS", ()):
        assert isinstance(binding, Binding)
        assert binding.id
        assert binding.description


@pytest.mark.parametrize("page", PAGES)
def test_no_key_clashes_with_typing_or_with_terminals(page):
    for binding in vars(page).get("BINDINGS", ()):
        for key in binding.key.split(","):
            if key.startswith("ctrl+"):
                assert key[-1] not in TAKEN_BY_INPUT | TAKEN_BY_TERMINALS


def test_no_two_places_share_a_key():
    assert len({place.key for place in PLACES}) == len(PLACES)


@pytest.mark.parametrize("size", [(60, 18), (200, 60)])
async def test_help_lists_every_key_every_place_and_everything_that_may_be_typed(size):
    async with playing(size=size) as pilot:
        shown = pilot.app.screen
        assert isinstance(shown, Page)
        await press(pilot, "f1")
        told = help_text(pilot)
        for binding in shown.all_keys():
            assert all_keys(binding.key) in told
            assert binding.description in told
        for place in PLACES:
            assert place.title in told
            assert place.help in told
        for name in (*FUNCTION_NAMES, *CONSTANT_NAMES):
            assert name.says in told
        for typed, means in (*FORMS, *VECTOR_FORMS):
            assert " ".join(typed.split()) in told
            assert means in told
        for typed, _, other in READINGS:
            assert typed in told
            assert other in told
        assert all(line.text.strip() for line in lines(shown))
        await press(pilot, "escape")
        assert pilot.app.screen is shown


async def test_help_closes_with_f1_and_quits_with_ctrl_q():
    async with playing() as pilot:
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, HelpPage)
        await press(pilot, "f1")
        assert isinstance(pilot.app.screen, PracticePage)
        await press(pilot, "f1")
        await pilot.press("ctrl+q")
        assert pilot.app.return_code == 0


async def test_the_palette_offers_every_place_and_every_open_key():
    async with playing() as pilot:
        shown = pilot.app.screen
        offered = {it.title for it in pilot.app.get_system_commands(shown)}
        assert {place.title for place in PLACES} <= offered
        assert {"Check", "Hint", "Skip", "Help", "Quit"} <= offered


async def test_the_palette_leads_from_a_session_to_another_place_and_keeps_the_answers():
    game = FakeGame()
    async with playing(game) as pilot:
        await press(pilot, "7", "enter", "ctrl+p")
        await pilot.press(*"settings")
        await settled(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, SettingsPage)
        assert len(game.journal.ends) == 1


async def test_ctrl_c_does_no_harm_and_says_how_to_leave():
    async with playing() as pilot:
        await press(pilot, "ctrl+c")
        assert pilot.app.is_running
        await press(pilot, "escape", "escape")
        assert [note.message for note in pilot.app._notifications] == [HOW_TO_QUIT]
        await press(pilot, "ctrl+c")
        assert any("Ctrl+Q" in note.message for note in pilot.app._notifications)


async def test_trouble_with_the_files_is_said_once_and_practice_goes_on():
    game = FakeGame()
    game.trouble = "nothing will be saved: [/] the disk is full"
    async with playing(game) as pilot:
        await settled(pilot)
        assert [note.message for note in pilot.app._notifications] == [game.trouble]
        await press(pilot, "7", "enter")
        assert "✓ Right" in words(pilot)


async def test_ctrl_q_quits_in_the_middle_and_keeps_what_was_answered():
    game = FakeGame()
    async with playing(game) as pilot:
        await press(pilot, "7", "enter")
        await pilot.press("ctrl+q")
    assert len(game.journal.ends) == 1


async def test_achievements_stand_with_the_results_and_never_when_quiet():
    class Generous(FakeGame):
        def new_achievements(self):
            return ACHIEVEMENTS[:1]

    for quiet in (False, True):
        game = Generous(problems=1)
        game.settings = replace(game.settings, quiet=quiet)
        async with playing(game) as pilot:
            await press(pilot, "7", "enter", "enter")
            assert not list(pilot.app._notifications)
            assert ("★ Base Camp" in text_of(pilot, "#sums")) is not quiet


async def test_achievements_are_told_between_problems_once_and_never_when_quiet():
    for quiet in (False, True):
        game = FakeGame(problems=3)
        told = [[], []] if quiet else [[ACHIEVEMENTS[0]], []]
        game.new_achievements = lambda told=told: told.pop(0) if told else []
        game.settings = replace(game.settings, quiet=quiet)
        async with playing(game) as pilot:
            await press(pilot, "7", "enter")
            assert not list(pilot.app._notifications)
            await press(pilot, "enter", "7", "enter", "enter")
            said = [note.message for note in pilot.app._notifications]
            assert said == ([] if quiet else [f"★ Base Camp. {ACHIEVEMENTS[0].says}"])


async def test_no_achievement_is_told_in_a_race():
    game = FakeGame(problems=3)
    game.new_achievements = lambda: ACHIEVEMENTS[:1]
    async with playing(game, start=Start(place="race")) as pilot:
        await press(pilot, "enter", "7", "enter", "7", "enter")
        assert not list(pilot.app._notifications)


async def test_progress_goes_to_each_section_by_number_and_by_tab():
    game = FakeGame()
    game.journal.attempts += [attempt(number, day) for day in range(9) for number in range(3)]
    async with playing(game, size=(60, 18), start=None) as pilot:
        await press(pilot, "g")
        page = pilot.app.screen
        assert isinstance(page, ProgressPage)
        for keys, place in (("3", 2), ("tab", 3), ("shift+tab", 2), ("7", 6), ("tab", 0)):
            await press(pilot, keys)
            assert page.place == place
            part = page.query_one(f"#part-{SECTIONS[place].name}")
            assert page.query_one(Scroller).region.overlaps(part.region)


async def test_with_ascii_alone_not_one_other_sign_reaches_the_terminal():
    game = FakeGame()
    game.settings = replace(game.settings, charset="ascii")
    async with playing(game, start=None) as pilot:
        await press(pilot, "p", "f1")
        for key in ("escape", "2", "enter", "f3", "escape", "d", "g", "a", "s", "ctrl+p"):
            await press(pilot, key)
            if key in "dgas":
                await press(pilot, "escape")
            assert all(line.isascii() for line in rows(pilot.app))


def rows(app: GradquestApp) -> list[str]:
    """What the compositor would write, after all filters."""
    compositor = app.screen._compositor
    return ["".join(segment.text for segment in strip) for strip in compositor.render_strips()]


@pytest.mark.parametrize("size", SIZES)
async def test_no_menu_row_is_cut_off(size):
    async with playing(size=size, start=None) as pilot:
        for key in ("escape", "d", "s"):
            await press(pilot, "escape", key)
            for row in pilot.app.screen.query(MenuRow):
                lines = str(row.content).splitlines()
                assert max(map(len, lines)) <= row.content_size.width


async def test_a_drill_shows_the_best_that_is_to_be_beaten():
    game = FakeGame()
    name = configuration(Start(place="race", size=10), 10, ())
    best = end(configuration=name, pace=1.25)
    game.journal.finish(best)
    async with playing(game, start=None) as pilot:
        await press(pilot, "d")
        rows = [str(row.content) for row in pilot.app.screen.query(MenuRow)]
        assert f"your best 1.25 on {best.day}" in rows[0]
        assert "best" not in rows[1]


async def test_the_line_of_keys_offers_more_only_where_there_is_more():
    async with playing(FakeGame(problems=1), size=(60, 18)) as pilot:
        await press(pilot, "f6")
        assert "more" not in [it.description for it in pilot.app.screen.open_keys()]
        await press(pilot, "enter")
        assert "more" in [it.description for it in pilot.app.screen.open_keys()]
        before = pilot.app.screen.query_one(Scroller).scroll_y
        await press(pilot, "pagedown")
        assert pilot.app.screen.query_one(Scroller).scroll_y > before


async def test_a_theme_of_the_settings_is_used_as_it_is():
    game = FakeGame(theme="textual-dark")
    async with playing(game, start=None) as pilot:
        assert pilot.app.theme == "textual-dark"


async def test_the_shape_of_the_cells_is_remembered():
    async with playing() as pilot:
        size = pilot.app.size
        pixels = Size(size.width * 10, size.height * 25)
        pilot.app.screen.on_resize(Resize(size, size, None, pixels))
        assert pilot.app.cell_aspect == 2.5
        pilot.app.screen.on_resize(Resize(size, size))
        assert pilot.app.cell_aspect == 2.5


async def test_the_palette_offers_nothing_twice():
    async with playing(start=None) as pilot:
        offered = [it.title for it in pilot.app.get_system_commands(pilot.app.screen)]
        assert len(set(offered)) == len(offered)


async def test_home_and_end_go_to_the_ends_of_a_long_page():
    async with playing(size=(80, 24), start=None) as pilot:
        await press(pilot, "a")
        scroller = pilot.app.screen.query_one(Scroller)
        await press(pilot, "end")
        assert scroller.scroll_y == scroller.max_scroll_y > 0
        await press(pilot, "home")
        assert scroller.scroll_y == 0
