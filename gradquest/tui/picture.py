"""A picture on the screen: only rows that changed are sent to the terminal again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.theme import Theme
from textual.widget import Widget

from gradquest.plot import palette as palettes
from gradquest.plot.cells import NO_SHADE, SHADES, Cells, Ink
from gradquest.plot.palette import FAINT, STRONG, Palette
from gradquest.plot.picture import NOTHING, Drawing, draw
from gradquest.plot.scene import Picture, Point
from gradquest.plot.signs import Look
from gradquest.tui.cellshape import USUAL_ASPECT, pixel_aspect
from gradquest.tui.lettering import is_ascii_only

_SHADES = range(NO_SHADE, SHADES)
_Look = tuple[str, str, bool, bool]
"""Foreground, background, bold, dim."""


def choose_look(
    wanted: str = "auto",
    *,
    charset: str = "auto",
    encoding: str = "utf-8",
    term: str = "",
    has_true_colour: bool = False,
) -> Look:
    """How to draw: as wanted, but never with more than the terminal can show."""
    if wanted == Look.ASCII or is_ascii_only(charset, encoding, term):
        return Look.ASCII
    if wanted == Look.BRAILLE or not has_true_colour:
        return Look.BRAILLE
    return Look.FILL


def has_true_colour(app: App[object]) -> bool:
    """Tints can be shown as they are meant."""
    system = app.console.color_system
    return system == "truecolor" and not app.no_color and not app.native_ansi_color


def choose_palette(app: App[object], look: Look) -> Palette:
    """The colours for this terminal and theme; only the filled look is tinted."""
    is_dark = app.current_theme.dark
    if app.no_color:
        return palettes.MONO
    if not has_true_colour(app):
        return palettes.SIXTEEN if is_dark else palettes.SIXTEEN_LIGHT
    if look is Look.FILL:
        return palettes.DARK if is_dark else palettes.LIGHT
    return palettes.DARK_LINES if is_dark else palettes.LIGHT_LINES


class PictureView(Widget):
    """Shows a scene as large as it is itself; empty where there is too little room."""

    DEFAULT_CSS = "PictureView { width: 1fr; height: 1fr; }"

    look: reactive[str] = reactive("auto", layout=False, repaint=False)
    """As in the settings: auto, ascii, braille, fill."""
    aspect: reactive[float] = reactive(USUAL_ASPECT, layout=False, repaint=False)

    class Pointed(Message):
        """A point of the picture was clicked."""

        def __init__(self, point: Point) -> None:
            super().__init__()
            self.point = point

    def __init__(
        self,
        scene: Picture | None = None,
        *,
        look: str = "auto",
        charset: str = "auto",
        aspect: float = USUAL_ASPECT,
        id: str | None = None,  # noqa: A002 (Textual's name)
    ) -> None:
        super().__init__(id=id)
        self.scene = scene
        self.charset = charset
        self.picture: Drawing = NOTHING
        self._painter = Painter(palettes.MONO, Style())
        self._strips: list[Strip] = []
        self.set_reactive(PictureView.look, look)
        self.set_reactive(PictureView.aspect, aspect)

    def show(self, scene: Picture | None) -> None:
        """Draw another scene, or nothing."""
        self.scene = scene
        self.redraw()

    def on_mount(self) -> None:
        """Follow the theme."""
        self.app.theme_changed_signal.subscribe(self, self._follow)

    def _follow(self, _: Theme) -> None:
        self.call_after_refresh(self.redraw)

    def on_resize(self, event: events.Resize) -> None:
        """Draw for the new size."""
        self.take_aspect(event)
        self.redraw()

    def take_aspect(self, event: events.Resize) -> None:
        """Use the shape of the terminal's cells, where the event tells it."""
        self.aspect = pixel_aspect(event) or self.aspect

    def watch_look(self) -> None:
        """Draw in the other look."""
        self.redraw()

    def watch_aspect(self) -> None:
        """Draw for cells of another shape."""
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """Say which point was clicked."""
        point = self.picture.point_at(event.x, event.y)
        if point is not None:
            self.post_message(self.Pointed(point))

    @property
    def chosen_look(self) -> Look:
        """The look that this terminal gets."""
        return choose_look(
            self.look,
            charset=self.charset,
            encoding=getattr(sys.__stderr__, "encoding", "") or "",
            term=os.environ.get("TERM", ""),
            has_true_colour=has_true_colour(self.app),
        )

    def redraw(self) -> None:
        """Draw anew, and refresh the rows that differ from what is shown."""
        if not self.is_mounted:
            return
        before, self.picture = self.picture.cells, self._drawn()
        cells, palette = self.picture.cells, choose_palette(self.app, self.chosen_look)
        is_same_size = before.signs.shape == cells.signs.shape
        if not (is_same_size and self._painter.suits(palette, self.rich_style)):
            self._painter = Painter(palette, self.rich_style)
            self._strips = list(self._painter.strips(cells, range(cells.rows)))
            self.refresh()
            return
        rows = changed_rows(before, cells)
        for row, strip in zip(rows, self._painter.strips(cells, rows), strict=True):
            self._strips[row] = strip
        if rows:
            self.refresh(*(Region(0, row, cells.columns, 1) for row in rows))

    def _drawn(self) -> Drawing:
        if self.scene is None:
            return NOTHING
        width, height = self.size
        return draw(self.scene, width, height, self.chosen_look, aspect=self.aspect)

    def render_line(self, y: int) -> Strip:
        """One row of the widget."""
        if y < len(self._strips):
            return self._strips[y]
        return Strip.blank(self.size.width, self.rich_style)


def changed_rows(before: Cells, after: Cells) -> list[int]:
    """The rows in which two grids of equal size differ."""
    is_changed = (
        (before.codes != after.codes)
        | (before.inks != after.inks)
        | (before.shades != after.shades)
    )
    return np.flatnonzero(is_changed.any(axis=1)).tolist()


class Painter:
    """Turns rows of cells into strips, in one palette over one background."""

    def __init__(self, palette: Palette, base: Style) -> None:
        self.palette, self.base = palette, base
        looks: dict[_Look, int] = {}
        self._numbers = np.array([
            looks.setdefault(self._look(ink, shade), len(looks)) for ink in Ink for shade in _SHADES
        ])  # fmt: skip
        """What each ink over each shade looks like: the same number where it looks the same."""
        self._looks = list(looks)
        self._styles: dict[int, Style] = {}

    def suits(self, palette: Palette, base: Style) -> bool:
        """It paints with these already."""
        return self.palette is palette and self.base == base

    def strips(self, cells: Cells, rows: Sequence[int]) -> Iterator[Strip]:
        """Rows as runs of one style; every run has one, as Textual needs it without colour."""
        looks = self._numbers[_kinds(cells)[rows]]
        begins = np.ones(looks.shape, dtype=np.bool_)
        begins[:, 1:] = looks[:, 1:] != looks[:, :-1]
        styles = iter([self._style(look) for look in looks[begins].tolist()])
        starts = np.nonzero(begins)[1].tolist()
        counts, done = begins.sum(axis=1).tolist(), 0
        for row, count in zip(rows, counts, strict=True):
            text, places = cells.text(row), [*starts[done : done + count], cells.columns]
            runs = zip(pairwise(places), styles, strict=False)
            yield Strip([Segment(text[i:j], style) for (i, j), style in runs], cells.columns)
            done += count

    def _look(self, ink: Ink, shade: int) -> _Look:
        colour = self.palette.foreground(ink, shade)
        return colour, self.palette.background(shade), ink in STRONG, ink in FAINT and not colour

    def _style(self, number: int) -> Style:
        style = self._styles.get(number)
        if style is None:
            colour, ground, is_strong, is_faint = self._looks[number]
            own = Style(
                color=colour or None,
                bgcolor=ground or None,
                bold=is_strong or None,
                dim=is_faint or None,
            )
            style = self._styles[number] = self.base + own
        return style


def _kinds(cells: Cells) -> NDArray[np.int64]:
    """One number for the ink and the shade of each cell; an empty cell has no ink."""
    inks = np.where(cells.codes == ord(" "), Ink.BLANK, cells.inks).astype(np.int64)
    return np.asarray(inks * len(_SHADES) + cells.shades - NO_SHADE)
