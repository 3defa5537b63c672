"""Explore on the screen: keys and mouse as a learner uses them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from posing import posed
from textual.pilot import Pilot
from textual.widgets import Input, Static
from tui_world import FakeGame

from gradquest.explore.exploration import Exploration, exploration
from gradquest.explore.function import function_of
from gradquest.plot.scene import Curve, Scene
from gradquest.training.start import Start
from gradquest.tui.app import GradquestApp
from gradquest.tui.explore import ExplorePage
from gradquest.tui.explore_gallery import GalleryPage

SIZES = [(60, 18), (80, 24), (120, 40), (200, 60)]


def begun(text: str = "x^2 + y^2", point: tuple[float, ...] = (1.0, 2.0)) -> Exploration:
    return exploration(function_of(text), point)


@asynccontextmanager
async def exploring(
    state: Exploration | None = None, size: tuple[int, int] = (120, 40), **more: object
) -> AsyncIterator[Pilot[None]]:
    """The app with a function to walk on."""
    game = FakeGame(**more)  # type: ignore[arg-type]
    app = GradquestApp(game, Start("explore", exploration=state or begun()))  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        await drawn(pilot)
        yield pilot


async def drawn(pilot: Pilot[None]) -> None:
    """Wait until the newest state is on the screen."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    shown = pilot.app.screen
    for _ in range(100):
        if not isinstance(shown, ExplorePage) or (shown.is_ready and not shown._is_due):
            break
        await pilot.pause(0.02)
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await drawn(pilot)


def page(pilot: Pilot[None]) -> ExplorePage:
    shown = pilot.app.screen
    assert isinstance(shown, ExplorePage)
    return shown


def state(pilot: Pilot[None]) -> Exploration:
    return page(pilot).state


def text_of(pilot: Pilot[None], selector: str) -> str:
    return str(pilot.app.screen.query_one(selector, Static).content)


def screen_text(pilot: Pilot[None]) -> str:
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


@pytest.mark.parametrize("size", SIZES)
async def test_the_picture_its_words_and_the_facts_are_there_at_every_size(size):
    async with exploring(size=size) as pilot:
        view = page(pilot).view
        assert view is not None
        assert not view.picture.is_empty
        assert "At (1, 2) f is 5. The gradient is (2, 4)" in text_of(pilot, "#told")
        if size[0] >= 80:
            assert "4.47" in text_of(pilot, "#facts")
        else:
            assert "Hessian" in text_of(pilot, "#told")
            await press(pilot, "i")
            assert "4.47" in screen_text(pilot)


async def test_an_arrow_key_moves_the_point_by_a_cell_and_the_ground_stays():
    async with exploring() as pilot:
        view = page(pilot).view
        window, before = view.picture.window, state(pilot).point
        await press(pilot, "right", "up")
        after = state(pilot).point
        assert view.picture.window == window
        cells = [tuple(int(it) for it in window.place(point)) for point in (before, after)]
        assert (cells[1][0] - cells[0][0], cells[0][1] - cells[1][1]) == (1, 1)
        assert str(after[0]) in text_of(pilot, "#facts")


async def test_a_click_and_a_drag_take_the_point_along():
    async with exploring() as pilot:
        view = page(pilot).view
        await pilot.click(view, offset=(30, 10))
        await drawn(pilot)
        wanted = view.picture.point_at(30, 10)
        window = view.picture.window
        assert state(pilot).point == pytest.approx(wanted, abs=window.row_unit)


async def test_steps_runs_and_the_rate():
    async with exploring() as pilot:
        await press(pilot, "s")
        assert state(pilot).point == pytest.approx((0.8, 1.6))
        await press(pilot, "r", "R")
        assert state(pilot).descent.steps == 111
        await press(pilot, "u")
        assert state(pilot).descent.steps == 110
        await press(pilot, "c", ">", ">", "<")
        assert (state(pilot).descent, state(pilot).rate) == (None, 0.2)
        assert "0.2" in text_of(pilot, "#facts")


async def test_a_rate_that_is_too_large_is_said_to_diverge():
    async with exploring(begun("2x^2 + xy")) as pilot:
        await press(pilot, ">", ">", ">", "r")
        assert "diverges" in text_of(pilot, "#told")


async def test_the_direction_turns_and_goes_along_across_and_against():
    async with exploring() as pilot:
        await press(pilot, "]", "]", "[")
        assert state(pilot).angle == 0
        await press(pilot, "d")
        assert "along the gradient: f rises" in text_of(pilot, "#facts")
        await press(pilot, "d")
        assert "across the gradient" in text_of(pilot, "#facts")
        await press(pilot, "d")
        assert "against the gradient" in text_of(pilot, "#facts")


async def test_tab_shows_both_slices_and_the_map_again():
    async with exploring() as pilot:
        seen = []
        for _ in range(3):
            await press(pilot, "tab")
            seen.append(page(pilot).view.scene)
        assert [type(it) for it in seen] == [Curve, Curve, Scene]
        assert seen[0].height_name == "f(x, 2)"
        assert seen[1].height_name == "f(1, y)"


async def test_zoom_pan_and_home():
    async with exploring() as pilot:
        view = page(pilot).view
        usual = view.picture.window
        await press(pilot, "+")
        assert view.picture.window.unit == pytest.approx(usual.unit / 1.5)
        await press(pilot, "minus", "shift+right")
        assert view.picture.window.centre[0] > usual.centre[0] + usual.unit
        await press(pilot, "h")
        assert view.picture.window == usual


async def test_a_function_that_is_typed_is_walked_on():
    async with exploring() as pilot:
        await press(pilot, "f", "ctrl+u", *"x^2 y", "enter")
        assert state(pilot).function.text == "f(x, y) = x²y"
        assert state(pilot).point == (1.0, 2.0)
        assert text_of(pilot, "#formula") == "f(x, y) = x²y"


async def test_a_typed_function_that_cannot_be_read_keeps_the_old_one_and_says_where():
    async with exploring() as pilot:
        await press(pilot, "f", "ctrl+u", *"x^2 + sin(", "enter")
        assert "column 11" in text_of(pilot, "#asked-for")
        assert page(pilot).is_typing
        await press(pilot, "escape")
        assert state(pilot).function.text == "f(x, y) = x² + y²"
        assert not page(pilot).is_typing


async def test_while_one_types_letters_are_letters():
    async with exploring() as pilot:
        await press(pilot, "f", "ctrl+u", *"src", "tab", "up")
        assert page(pilot).query_one(Input).value == "src"
        assert (state(pilot).descent, state(pilot).sliced) == (None, None)
        assert state(pilot).point == (1.0, 2.0)


async def test_a_point_is_typed_too():
    async with exploring() as pilot:
        await press(pilot, "p", "ctrl+u", *"3, q", "enter")
        assert "numbers" in text_of(pilot, "#asked-for")
        await press(pilot, "ctrl+u", *"3", "enter")
        assert "two numbers" in text_of(pilot, "#asked-for")
        await press(pilot, "ctrl+u", *"3, -4", "enter")
        assert (state(pilot).point, state(pilot).home) == ((3.0, -4.0), (3.0, -4.0))


async def test_a_point_beyond_all_pictures_is_told_and_the_picture_stays():
    async with exploring(begun("2x^2+4y^2+exp(-3x)+3exp(-2y)", (14.0, -53.0))) as pilot:
        await press(pilot, "s")
        assert "too far away" in text_of(pilot, "#told")
        assert not page(pilot).view.picture.is_empty
        await press(pilot, "h", "right")
        assert not page(pilot).view.picture.is_empty


async def test_a_curve_has_a_tangent_and_no_directions():
    async with exploring(begun("x^2/2 + exp(-x)", (-1.0,))) as pilot:
        await press(pilot, "d", "tab", "right", "up", "s")
        assert isinstance(page(pilot).view.scene, Curve)
        assert state(pilot).angle is None
        assert "slope" in text_of(pilot, "#facts")


async def test_many_keys_at_once_are_drawn_as_few_pictures():
    """Held keys never queue up pictures: the newest state wins."""
    async with exploring() as pilot:
        shown, pictures = page(pilot), []
        draw = shown.draw
        shown.draw = lambda: (pictures.append(shown.state), draw())
        for _ in range(40):
            shown.action_move(1, 0)
        await drawn(pilot)
        assert len(pictures) < 10
        assert pictures[-1] is shown.state


async def test_nothing_ticks_while_nobody_presses_a_key():
    async with exploring() as pilot:
        await press(pilot, "right")
        assert [timer for timer in page(pilot)._timers if timer.name != "screen_update"] == []


async def test_from_the_gallery_one_walks_and_comes_back():
    app = GradquestApp(FakeGame(), Start("explore"))  # type: ignore[arg-type]
    async with app.run_test(size=(80, 24)) as pilot:
        await drawn(pilot)
        assert isinstance(app.screen, GalleryPage)
        await press(pilot, "down", "down", "enter")
        assert state(pilot).function.text == "f(x, y) = x² + xy + y²"
        await press(pilot, "g")
        assert isinstance(app.screen, GalleryPage)
        await press(pilot, "f")
        assert page(pilot).is_typing
        await press(pilot, "escape", "escape", "escape")
        assert not isinstance(app.screen, GalleryPage | ExplorePage)


@pytest.mark.parametrize("size", SIZES)
async def test_with_ascii_alone_nothing_else_reaches_the_terminal(size):
    async with exploring(size=size, charset="ascii") as pilot:
        await press(pilot, "s", "d", "tab", "f")
        assert page(pilot).quest.is_ascii
        assert page(pilot).view.picture.cells.signs.tolist()
        assert all("".join(row).isascii() for row in page(pilot).view.picture.cells.signs.tolist())
        assert text_of(pilot, "#told").isascii()
        assert text_of(pilot, "#formula").isascii()


async def test_help_names_every_key_of_the_page():
    async with exploring(size=(120, 60)) as pilot:
        described = {binding.description for binding in page(pilot).all_keys()}
        assert {
            "step",
            "run 10",
            "slice",
            "function",
            "gallery",
            "larger learning rate",
        } <= described


async def test_from_practice_one_explores_the_problems_own_landscape_once_it_is_answered():
    """Before that, the gradient would be given away."""
    game = FakeGame()
    game.deck = OneProblem()
    app = GradquestApp(game, Start(place="practice"))  # type: ignore[arg-type]
    async with app.run_test(size=(80, 24)) as pilot:
        await drawn(pilot)
        assert app.screen.check_action("explore", ()) is False
        await pilot.press(*"(8,3)", "enter")
        await drawn(pilot)
        assert app.screen.check_action("explore", ()) is True
        await press(pilot, "f6")
        assert state(pilot).function.text == "f(x, y) = x² + 3xy"
        assert state(pilot).point == (1.0, 2.0)
        await press(pilot, "escape")
        assert app.screen.check_action("next", ()) is True
        assert not isinstance(app.screen, ExplorePage)


class OneProblem:
    """The gradient of x² + 3xy at (1, 2), again and again."""

    total = 3
    why, predicted = "It is due.", None

    def next(self, played: object) -> object:
        return posed("gradient_at", "x^2 + 3x y", (1, 2))


@pytest.mark.parametrize("size", SIZES)
async def test_the_last_line_tells_how_to_move_and_to_change_the_rate(size):
    async with exploring(size=size) as pilot:
        last = screen_text(pilot).splitlines()[-1]
        assert last.split()[:6] == ["←↑↓→", "move", "<", ">", "rate", "s"]
        assert ("facts" in last) is (size[0] < 80)


async def test_the_last_line_is_ascii_where_that_is_asked_for():
    game = FakeGame()
    app = GradquestApp(game, Start("explore", is_ascii=True, exploration=begun()))  # type: ignore[arg-type]
    async with app.run_test(size=(80, 24)) as pilot:
        await drawn(pilot)
        assert screen_text(pilot).splitlines()[-1].split()[:2] == ["Arrows", "move"]


@pytest.mark.parametrize("steps", [1, 5, 13, 40])
async def test_no_cell_of_the_trail_is_cut(steps):
    async with exploring(begun("x^2 + 3xy + y^2", (-1.23456, 2.34567)), (80, 24)) as pilot:
        page(pilot).change(state(pilot).stepped(steps))
        await drawn(pilot)
        panel = page(pilot).query_one("#facts", Static)
        assert max(map(len, text_of(pilot, "#facts").splitlines())) <= panel.content_size.width


async def test_words_that_do_not_fit_end_with_how_to_see_the_rest():
    async with exploring(begun("x^2 + 3xy + 4y^2"), (60, 18)) as pilot:
        told = page(pilot).query_one("#told", Static)
        assert text_of(pilot, "#told").endswith("… i: all facts")
        assert len(text_of(pilot, "#told").splitlines()) == told.size.height
        await press(pilot, "i")
        assert "…" not in text_of(pilot, "#told")
        assert "a rate above 0.216 overshoots here" in screen_text(pilot)


async def test_a_long_name_and_its_value_have_a_blank_between_them():
    turned = replace(begun("x^2 + 3xy + 4y^2"), angle=30.0)
    async with exploring(turned, (80, 24), charset="ascii") as pilot:
        assert "along 30 degrees 16.4" in text_of(pilot, "#facts")


async def test_steps_that_leave_the_picture_are_told_with_the_keys_back():
    async with exploring(begun("x^2 + 3xy + 4y^2")) as pilot:
        await press(pilot, ">", ">", ">", "r")
        assert text_of(pilot, "#told").startswith("The steps lead out of the picture: h brings it")
        await press(pilot, "h")
        assert "out of the picture" not in text_of(pilot, "#told")
