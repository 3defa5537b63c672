"""Fog on a map with edges: what lies in it is hidden, what one has drawn oneself is seen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from plot_scenes import feedback

from gradquest.plot.cells import NO_SHADE, Ink
from gradquest.plot.describe import describe
from gradquest.plot.fog import FOG
from gradquest.plot.picture import Drawing, draw
from gradquest.plot.scene import Clearing, Fog, Scene, Sheet
from gradquest.plot.signs import Look

SHEET = Sheet((-4.25, -4.25), (4.25, 4.25), Fog((Clearing((1, 2), 1.5),)))
SCENE = replace(feedback("x^2 + y^2", (1, 2), (4, 2)), home=(1.0, 2.0), sheet=SHEET)
SIZES = [(34, 16), (50, 21), (110, 50)]
looks = pytest.mark.parametrize("look", list(Look))
sizes = pytest.mark.parametrize("size", SIZES)


def cell(drawing: Drawing, point: tuple[float, float]) -> tuple[int, int]:
    assert drawing.window is not None
    column, row = drawing.window.place(point)
    return int(row), int(column) + drawing.gutter


def drawn(scene: Scene, size: tuple[int, int], look: Look = Look.BRAILLE) -> Drawing:
    return draw(scene, *size, look)


@looks
@sizes
def test_far_cells_are_fogged_and_near_ones_are_clear(size: tuple[int, int], look: Look) -> None:
    drawing = drawn(SCENE, size, look)
    for far in ((-3, -3), (3, -3), (-3, 3), (0, -1)):
        row, column = cell(drawing, far)
        assert drawing.cells.signs[row, column] == FOG[look]
        assert drawing.cells.inks[row, column] == Ink.FOG
        assert drawing.cells.shades[row, column] == NO_SHADE
    for near in ((1.5, 2.6), (0.4, 2.2), (1, 2)):
        assert drawing.cells.inks[cell(drawing, near)] != Ink.FOG


@looks
@sizes
def test_beyond_the_edges_there_is_nothing_but_arrows(size: tuple[int, int], look: Look) -> None:
    drawing = drawn(replace(SCENE, arrows=()), size, look)
    window = drawing.window
    assert window is not None
    for row in range(window.rows):
        for column in range(window.columns):
            x, y = window.point(column + 0.5, row + 0.5)
            if max(abs(x), abs(y)) > 4.25:
                ink = drawing.cells.inks[row, column + drawing.gutter]
                assert ink in (Ink.BLANK, Ink.TICK, Ink.TEXT, Ink.AXIS, Ink.FRAME)


@sizes
def test_the_whole_map_is_seen_wherever_the_point_is(size: tuple[int, int]) -> None:
    windows = [
        drawn(replace(SCENE, point=point, arrows=arrows), size).window
        for point, arrows in (((1, 2), SCENE.arrows), ((-4, 4), ()), ((0, 0), ()))
    ]
    assert windows[0] == windows[1] == windows[2]
    assert windows[0] is not None
    assert all(windows[0].shows((x, y)) for x in (-4.2, 4.2) for y in (-4.2, 4.2))


def test_no_number_of_a_level_line_stands_in_the_fog_or_is_cut_by_it() -> None:
    plain, fogged = (
        drawn(replace(SCENE, arrows=(), sheet=sheet), (110, 50), Look.ASCII)
        for sheet in (replace(SHEET, fog=None), SHEET)
    )
    written = {text for _, _, text, _ in plain.cells.words()}
    for row in range(fogged.cells.rows):
        inks = fogged.cells.inks[row]
        assert not any(inks[i] == Ink.NUMBER and inks[i + 1] == Ink.FOG for i in range(108))
    assert written


@looks
def test_the_legend_names_fog_only_where_there_is_some(look: Look) -> None:
    assert f"{FOG[look]} fog" in drawn(SCENE, (110, 50), look).legend
    clear = replace(SCENE, sheet=replace(SHEET, fog=None))
    assert "fog" not in drawn(clear, (110, 50), look).legend


def test_ascii_fog_is_ascii() -> None:
    assert all(line.isascii() for line in drawn(SCENE, (60, 22), Look.ASCII).lines())


def test_the_sentences_say_how_much_is_hidden() -> None:
    assert describe(SCENE).endswith("Fog lies over 90 % of the map.")
    more = replace(SHEET, fog=Fog((Clearing((0, 0), 3),)))
    assert describe(replace(SCENE, sheet=more)).endswith("Fog lies over 61 % of the map.")
    assert "Fog" not in describe(replace(SCENE, sheet=None))


def test_ones_own_arrows_are_seen_in_the_fog() -> None:
    narrow = replace(SHEET, fog=Fog((Clearing((1, 2), 0.1),)))
    inks = drawn(replace(SCENE, sheet=narrow), (110, 50)).cells.inks
    assert {Ink.GRADIENT, Ink.YOURS, Ink.POINT} <= {Ink(it) for it in inks.ravel().tolist()}
