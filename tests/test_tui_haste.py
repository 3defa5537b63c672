"""Keys that come faster than pages are made or taken down."""

from __future__ import annotations

import asyncio
import random

import pytest
from test_tui_practice import playing, press, settled
from textual import events
from textual.command import CommandList
from textual.geometry import Size
from textual.widgets import Input

from gradquest.training.start import Start
from gradquest.tui.choosing import DrillChoicePage
from gradquest.tui.help import HelpPage
from gradquest.tui.home import HomePage
from gradquest.tui.palette import Palette
from gradquest.tui.places import PLACES
from gradquest.tui.results import ResultsPage
from gradquest.tui.session import SessionPage
from gradquest.tui.settings import SettingsPage
from gradquest.tui.terminal import Keys

MODES = [place.mode for place in PLACES]


def stack(pilot) -> list[type]:
    """The pages that lie on each other, the lowest first."""
    return [type(page) for page in pilot.app.screen_stack]


@pytest.mark.parametrize("by_row", [True, False])
async def test_two_enters_in_the_palette_are_one(by_row):
    async with playing(start=None) as pilot:
        await press(pilot, "ctrl+p")
        await pilot.press(*"settings")
        await settled(pilot)
        field = pilot.app.screen.query_one(Input)
        rows = pilot.app.screen.query_one(CommandList)
        rows.highlighted = 0
        rows.action_select()
        if by_row:
            rows.action_select()
        else:
            field.post_message(Input.Submitted(field, field.value))
            field.post_message(Input.Submitted(field, field.value))
        await settled(pilot)
        assert stack(pilot) == [HomePage, SettingsPage]


@pytest.mark.parametrize("mode", MODES)
async def test_a_page_may_be_left_before_it_is_made(mode):
    async with playing(start=None) as pilot:
        pilot.app.open(mode)
        pilot.app.go_back()
        await settled(pilot)
        assert stack(pilot) == [HomePage]
        pilot.app.open(mode)
        pilot.app.open("settings")
        await settled(pilot)
        assert stack(pilot) == [HomePage, SettingsPage]


async def test_a_session_may_be_left_before_it_is_made():
    async with playing(start=None) as pilot:
        for place, below in (("practice", [HomePage]), ("race", [HomePage, DrillChoicePage])):
            pilot.app.play(Start(place))
            pilot.app.go_back()
            await settled(pilot)
            assert stack(pilot) == below  # a race goes back to where races are chosen


async def test_the_palette_may_be_closed_while_it_searches():
    async with playing(start=None) as pilot:
        await press(pilot, "ctrl+p")
        palette = pilot.app.screen
        await palette.query_one(CommandList).remove()
        palette._list_visible = not palette._list_visible
        palette._show_busy = not palette._show_busy
        await press(pilot, "escape")
        assert stack(pilot) == [HomePage]


@pytest.mark.parametrize("leave", ["go_back", "go_home"])
async def test_the_end_may_come_when_one_has_left(leave):
    async with playing() as pilot:
        page = pilot.app.screen
        assert isinstance(page, SessionPage)
        getattr(pilot.app, leave)()
        page.session.stop()
        page.show_end()
        await settled(pilot)
        assert stack(pilot) == [HomePage]


async def test_the_end_waits_until_nothing_lies_above():
    async with playing() as pilot:
        page = pilot.app.screen
        await press(pilot, "f1")
        page.session.stop()
        page.refresh_page()
        await settled(pilot)
        assert stack(pilot)[1:] == [type(page), HelpPage]
        await press(pilot, "escape")
        assert stack(pilot) == [HomePage, ResultsPage]


async def test_a_window_over_a_page_closes_itself_alone():
    async with playing() as pilot:
        await press(pilot, "f1")
        over = pilot.app.screen
        over.dismiss()
        over.dismiss()
        await press(pilot, "ctrl+p")
        palette = pilot.app.screen
        pilot.app.pop_screen()
        palette.dismiss()
        await settled(pilot)
        assert len(pilot.app.screen_stack) == 2


async def test_two_palettes_may_follow_each_other_at_once():
    async with playing(start=None) as pilot:
        await press(pilot, "ctrl+p")
        pilot.app.pop_screen()
        pilot.app.action_command_palette()
        await settled(pilot)
        assert stack(pilot) == [HomePage, Palette]


async def test_a_click_on_a_row_that_has_gone_is_nothing():
    async with playing(start=None) as pilot:
        await press(pilot, "ctrl+p")
        rows = pilot.app.screen.query_one(CommandList)
        await pilot.hover(CommandList, offset=(5, 1))
        rows.clear_options()
        await pilot.click(CommandList, offset=(5, 1))
        assert stack(pilot)[-1] in (Palette, HomePage)


async def test_a_click_beside_the_window_is_nothing():
    async with playing(start=None) as pilot:
        await press(pilot, "ctrl+p")
        palette = pilot.app.screen
        far = events.Click(None, 300, 90, 0, 0, 1, False, False, False, 300, 90)
        palette.post_message(far)
        await settled(pilot)
        assert pilot.app.screen is palette


async def test_keys_wait_for_the_page_that_they_open():
    async with playing(start=None) as pilot:
        for key in ("l", "enter", "escape"):
            pilot.app.post_message(events.Key(key, None))
        await settled(pilot)
        await settled(pilot)
        assert len(stack(pilot)) <= 3


async def test_nothing_opens_while_the_game_ends():
    async with playing(start=None) as pilot:
        pilot.app.exit()
        pilot.app.open("lessons")
        pilot.app.play(Start("race"))
        assert stack(pilot) == [HomePage]


async def test_of_two_sizes_on_their_way_the_latest_is_taken():
    """Textual would lay the page out for each in turn, for ever."""
    async with playing(size=(80, 24)) as pilot:
        page, taken = pilot.app.screen, []
        page._screen_resized = taken.append
        for size in (Size(80, 60), Size(80, 12), Size(80, 60), pilot.app.size):
            page.post_message(events.Resize(size, size))
        await settled(pilot)
        assert set(taken) == {pilot.app.size}


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        (b"ab", ["a", "b"]),
        ("é".encode(), ["é"]),
        (b"\xe9x", ["\ufffd", "x"]),
        (b"\xff\xfey", ["\ufffd", "\ufffd", "y"]),
        (b"\x1b[1114112ux", ["x"]),
        (b"\x1b[99999999999999999999ux\x1b[1114112uy", ["x", "y"]),
        (b"\x1b[A", [None]),
    ],
)
def test_what_is_no_text_and_no_key_costs_no_key_behind_it(typed, keys):
    noted = []
    reader = Keys(noted.append)
    read = [it for it in reader.read(typed) if isinstance(it, events.Key)]
    assert [it.character for it in read] == keys
    assert len(noted) == (b"1114112" in typed)


PRESSED = (
    "enter", "escape", "tab", "shift+tab", "f1", "f2", "f3", "f4", "f6", "f8", "up", "down", "left",
    "right", "pagedown", "pageup", "home", "end", "7", "2", "x", "n", "p", "d", "g", "a", "s", "f",
)  # fmt: skip
"""All but those that need banks: this small world has none."""
SIZES = ((80, 24), (60, 18), (40, 12), (120, 40), (10, 5), (200, 60), (1, 1))


@pytest.mark.parametrize("seed", [1, 2])
async def test_random_keys_clicks_and_sizes_end_nothing(seed):
    chance = random.Random(seed)  # noqa: S311 (keys, not secrets)
    async with playing(start=None) as pilot:
        app = pilot.app
        for number in range(400):
            match chance.random():
                case draw if draw < 0.03:
                    size = Size(*chance.choice(SIZES))
                    app.post_message(events.Resize(size, size))
                case draw if draw < 0.2:
                    place = (chance.randrange(80), chance.randrange(24))
                    for kind in (events.MouseDown, events.MouseUp):
                        app.post_message(kind(None, *place, 0, 0, 1, False, False, False, *place))
                case _:
                    app.post_message(events.Key(chance.choice(PRESSED), None))
            if number % 7 == 0:
                await asyncio.sleep(0)
        await settled(pilot)
        assert app.is_running
