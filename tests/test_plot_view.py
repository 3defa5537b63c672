"""The picture on the screen: every look, every terminal, and only what changed is sent again."""

import pytest
from plot_scenes import choices, curve, feedback, hops, slide
from textual import events
from textual.app import App
from textual.geometry import Size

from gradquest.plot import palette
from gradquest.plot.cells import NO_SHADE, SHADES, Ink
from gradquest.plot.picture import Look, draw
from gradquest.tui.picture import PictureView, choose_look, pixel_aspect
from gradquest.tui.themes import DARK, LIGHT

SCENE = feedback("x^2 + y^2", (1, 2), (4, 2))
PICTURES = {
    "curve": curve("x^2", 1, 3),
    "pole": curve("1/x", 1, 1),
    "hops": hops("x^2", 2, 0.4, 3),
    "slide": slide("x^2", 3, 0.2, 4),
    "choices": choices("x^2 + y^2", (1, 2), (2, 4), (4, 2), (-2, -4), (4, -2)),
}


class Gallery(App[None]):
    """One picture and nothing else."""

    def __init__(self, look="auto", scene=SCENE):
        super().__init__()
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = DARK.name
        self.view = PictureView(scene, look=look)
        self.pointed = []

    def compose(self):
        yield self.view

    def on_picture_view_pointed(self, event):
        self.pointed.append(event.point)


def text_of(view):
    return "\n".join(view.render_line(row).text for row in range(view.size.height))


@pytest.fixture(params=[None, "1"], ids=["colour", "no colour"])
def no_color(request, monkeypatch):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
    if request.param:
        monkeypatch.setenv("NO_COLOR", request.param)
    return request.param


@pytest.mark.parametrize("look", list(Look))
async def test_every_look_is_shown_with_and_without_colour(look, no_color):
    app = Gallery(look)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "yours" in text_of(app.view)
        assert text_of(app.view).isascii() == (look is Look.ASCII)
        for row in range(24):
            strip = app.view.render_line(row)
            assert strip.cell_length == 80
            assert all(segment.style is not None for segment in strip)


@pytest.fixture(params=["truecolor", "256", "16", "no colour"])
def colours(request, monkeypatch):
    terms = {"256": "xterm-256color", "16": "xterm", "no colour": "xterm-256color"}
    monkeypatch.setenv("TERM", terms.get(request.param, "xterm-256color"))
    monkeypatch.setenv("COLORTERM", "truecolor" if request.param == "truecolor" else "")
    monkeypatch.delenv("NO_COLOR", raising=False)
    if request.param == "no colour":
        monkeypatch.setenv("NO_COLOR", "1")
    return request.param


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
async def test_every_picture_is_shown_on_every_terminal(theme, colours):
    """Large and small, dark and light: whole rows, every run with a style, nothing cut off."""
    for size in ((40, 12), (80, 24), (200, 60)):
        app = Gallery("auto", PICTURES["curve"])
        app.theme = theme
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            assert app.view.chosen_look is (Look.FILL if colours == "truecolor" else Look.BRAILLE)
            for picture in PICTURES.values():
                app.view.show(picture)
                strips = [app.view.render_line(row) for row in range(size[1])]
                assert {strip.cell_length for strip in strips} == {size[0]}
                assert all(segment.style is not None for strip in strips for segment in strip)


@pytest.mark.parametrize("name", PICTURES)
def test_without_colour_every_role_has_a_sign_and_a_word_of_its_own(name):
    """What colour tells is also told by a sign, by dashes or by a label, and by the legend."""
    drawing = draw(PICTURES[name], 80, 24, Look.ASCII)
    lines = "\n".join(drawing.lines())
    told = {
        "curve": ("### tangent", "oo o your slope", "slope", "yours"),
        "pole": ("x pole or edge",),
        "hops": ("*** descent step", "++ + your step", "step", "yours"),
        "slide": ("*+* descent",),
        "choices": ("&&& A, B, C, D", " A ", " B ", " C ", " D "),
    }
    assert all(words in lines for words in told[name])


@pytest.mark.parametrize("size", [(80, 24), (30, 10), (10, 4), (120, 40)])
async def test_a_picture_fills_its_room_or_stays_away(size):
    app = Gallery("ascii")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert app.view.picture.is_empty == (size == (10, 4))
        assert all(app.view.render_line(row).cell_length == size[0] for row in range(size[1]))


async def test_it_follows_a_new_size_and_another_look():
    app = Gallery("ascii")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert app.view.picture.cells.columns == 100
        app.view.look = "braille"
        await pilot.pause()
        assert not text_of(app.view).isascii()


async def test_only_rows_that_changed_are_refreshed(monkeypatch):
    app = Gallery("ascii")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        refreshed = []
        monkeypatch.setattr(app.view, "refresh", lambda *regions, **_: refreshed.append(regions))
        before = [app.view.render_line(row) for row in range(24)]
        app.view.show(SCENE)
        assert refreshed == []
        app.view.show(feedback("x^2 + y^2", (1, 2), (4, 2.4)))
        changed = [row for row in range(24) if app.view.render_line(row) is not before[row]]
        assert [region.y for regions in refreshed for region in regions] == changed
        assert 0 < len(changed) < 20


async def test_nothing_to_show_is_an_empty_widget():
    app = Gallery(scene=None)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert text_of(app.view).strip() == ""
        app.view.show(SCENE)
        assert "yours" in text_of(app.view)
        app.view.show(None)
        assert text_of(app.view).strip() == ""


async def test_the_theme_decides_the_colours(no_color):
    app = Gallery("fill")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        dark = [segment.style for segment in app.view.render_line(5)]
        app.theme = LIGHT.name
        await pilot.pause()
        await pilot.pause()
        light = [segment.style for segment in app.view.render_line(5)]
        assert dark != light


async def test_a_click_tells_its_point():
    app = Gallery("ascii")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        column, row = (int(place) for place in app.view.picture.window.place((1, 2)))
        await pilot.click(offset=(column + app.view.picture.gutter, row))
        await pilot.click(offset=(0, 23))
        await pilot.pause()
    assert app.pointed == [pytest.approx((1, 2), abs=0.3)]


@pytest.mark.parametrize(
    ("wanted", "terminal", "look"),
    [
        ("auto", ("auto", "utf-8", "xterm-256color", True), Look.FILL),
        ("auto", ("auto", "UTF-8", "xterm-256color", False), Look.BRAILLE),
        ("auto", ("auto", "ascii", "xterm", True), Look.ASCII),
        ("auto", ("auto", "utf-8", "linux", True), Look.ASCII),
        ("auto", ("auto", "utf-8", "vt100", True), Look.ASCII),
        ("auto", ("auto", "utf-8", "dumb", True), Look.ASCII),
        ("auto", ("ascii", "utf-8", "xterm", True), Look.ASCII),
        ("auto", ("unicode", "ascii", "linux", False), Look.BRAILLE),
        ("fill", ("auto", "utf-8", "xterm", False), Look.BRAILLE),
        ("fill", ("auto", "utf-8", "xterm", True), Look.FILL),
        ("braille", ("auto", "utf-8", "xterm", True), Look.BRAILLE),
        ("braille", ("ascii", "utf-8", "xterm", True), Look.ASCII),
        ("ascii", ("unicode", "utf-8", "xterm", True), Look.ASCII),
    ],
)
def test_the_look_is_what_the_terminal_can_show(wanted, terminal, look):
    charset, encoding, term, colour = terminal
    chosen = choose_look(
        wanted, charset=charset, encoding=encoding, term=term, has_true_colour=colour
    )
    assert chosen is look


@pytest.mark.parametrize(
    ("pixels", "aspect"), [((800, 480), 2.0), ((800, 540), 2.25), (None, None), ((0, 0), None)]
)
def test_the_shape_of_cells_comes_from_the_terminal(pixels, aspect):
    size = Size(80, 24)
    event = events.Resize(size, size, size, pixels and Size(*pixels))
    assert pixel_aspect(event) == aspect


async def test_cells_of_another_shape_give_another_window():
    app = Gallery("ascii")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        size = Size(80, 24)
        app.view.take_aspect(events.Resize(size, size, size, Size(800, 540)))
        assert app.view.picture.window.aspect == 2.25


PALETTES = (palette.DARK, palette.LIGHT, palette.SIXTEEN, palette.SIXTEEN_LIGHT, palette.MONO)


@pytest.mark.parametrize("colours", PALETTES)
def test_a_palette_has_an_answer_for_every_ink_and_shade(colours):
    for ink in Ink:
        for shade in (NO_SHADE, *range(SHADES)):
            assert isinstance(colours.foreground(ink, shade), str)
            assert isinstance(colours.background(shade), str)


def brightness(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * value for share, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("colours", [palette.DARK, palette.LIGHT])
@pytest.mark.parametrize(
    ("ink", "least"),
    [(Ink.GRADIENT, 4.5), (Ink.YOURS, 4.4), (Ink.STEP, 4.5), (Ink.KEY, 4.5), (Ink.LEVEL, 3.0)],
)
def test_what_matters_can_be_read_on_the_strongest_tint(colours, ink, least):
    for shade in range(SHADES):
        pair = [brightness(colours.foreground(ink, shade)), brightness(colours.background(shade))]
        assert (max(pair) + 0.05) / (min(pair) + 0.05) >= least
