"""Keys that come faster than pages are made or taken down."""

from __future__ import annotations

import pytest
from test_tui_practice import playing, press, settled
from textual.command import CommandList
from textual.widgets import Input

from gradquest.training.start import Start
from gradquest.tui.home import HomePage
from gradquest.tui.places import PLACES
from gradquest.tui.settings import SettingsPage

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
        for place in ("practice", "race"):
            pilot.app.play(Start(place))
            pilot.app.go_back()
            await settled(pilot)
            assert stack(pilot) == [HomePage]


async def test_the_palette_may_be_closed_while_it_searches():
    async with playing(start=None) as pilot:
        await press(pilot, "ctrl+p")
        palette = pilot.app.screen
        await palette.query_one(CommandList).remove()
        palette._list_visible = not palette._list_visible
        palette._show_busy = not palette._show_busy
        await press(pilot, "escape")
        assert stack(pilot) == [HomePage]
