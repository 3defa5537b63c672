"""The palette finds drills, lessons and a test-out from every page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from test_tui_practice import playing, press
from textual.command import CommandList
from textual.pilot import Pilot
from tui_world import FakeGame

from gradquest.topics.lesson import Lesson
from gradquest.topics.tree import TOPICS
from gradquest.tui import lessons
from gradquest.tui.lesson import LessonPage
from gradquest.tui.places import PLACES


def keys(text: str) -> Iterator[str]:
    return iter(text.lower())


async def offered(pilot: Pilot[None]) -> list[str]:
    """The rows of the palette, as soon as there are some."""
    for _ in range(100):
        listed = pilot.app.screen.query_one(CommandList)
        if listed.option_count and listed.display:
            break
        await pilot.pause(0.02)
    return [plain(listed.get_option_at_index(at).prompt) for at in range(listed.option_count)]


def plain(prompt: object) -> str:
    return str(getattr(prompt, "renderable", prompt))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("weak", "Weak spots"),
        ("race 2", "Race 20"),
        ("test out", "Test out of a skill"),
        ("zzzz", "No matches found"),
    ],
)
async def test_what_is_typed_in_the_palette_is_found_or_said_to_be_missing(typed, found):
    async with playing() as pilot:
        await press(pilot, "ctrl+p", *keys(typed))
        rows = await offered(pilot)
        assert found in rows[0]


async def test_the_palette_leads_to_a_lesson_by_its_title(monkeypatch):
    topic, game = TOPICS[1], FakeGame()
    game.library = None  # type: ignore[attr-defined]
    monkeypatch.setattr(lessons, "lesson_on", lambda it, _: Lesson(it, None))
    async with playing(game) as pilot:
        await press(pilot, "ctrl+p", *keys(f"lesson: {topic.title}"))
        await offered(pilot)
        await press(pilot, "enter")
        for _ in range(100):
            if isinstance(pilot.app.screen, LessonPage):
                break
            await pilot.pause(0.02)
        assert isinstance(pilot.app.screen, LessonPage)
        assert pilot.app.screen.lesson.topic == topic


@pytest.mark.parametrize("room", [20, 46, 66, 120])
@pytest.mark.parametrize("standing", ["", "new to you", "2 of 5 skills learned"])
def test_what_stands_below_a_lesson_is_never_cut(room, standing):
    for topic in TOPICS:
        said = lessons.said_of(topic, standing, room)
        if room >= 46:
            assert len(said) <= room
        assert said.startswith(standing)


@pytest.mark.parametrize("mode", [place.mode for place in PLACES])
async def test_the_palette_lists_nothing_twice_on_any_page(mode):
    async with playing() as pilot:
        pilot.app.open(mode)
        await pilot.pause()
        await press(pilot, "ctrl+p")
        rows = [row.splitlines()[0] for row in await offered(pilot)]
        assert "Race 10" in rows
        assert len(set(rows)) == len(rows)
