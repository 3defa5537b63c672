"""A scene or a curve drawn into character cells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from gradquest.plot import contourmap, curve, legend
from gradquest.plot.axes import FRAME_ROWS, LEAST_GUTTER, frame_of, gutter_for
from gradquest.plot.cells import Cells
from gradquest.plot.contourmap import ContourMap
from gradquest.plot.curve import CurvePlot
from gradquest.plot.legend import Shown
from gradquest.plot.scene import Curve, Picture, Point, Role, Scene
from gradquest.plot.shafts import is_finite
from gradquest.plot.signs import Look, Signs, signs_of, written
from gradquest.plot.window import Window

__all__ = ["NOTHING", "Drawing", "Look", "draw"]

LEAST_COLUMNS, LEAST_ROWS = 24, 8
FRAMED_COLUMNS, FRAMED_ROWS = 50, 12
"""From this size on, numbers stand along the edges."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """Drawn cells; empty where there is too little room, or nothing to stand on."""

    cells: Cells
    legend: str = ""
    window: Window | None = None
    gutter: int = 0
    """Columns to the left of the window."""

    @property
    def is_empty(self) -> bool:
        """There is nothing to see, so that words have to do."""
        return self.window is None

    def lines(self) -> tuple[str, ...]:
        """The picture and its legend as text."""
        return tuple(self.cells.text(row).rstrip() for row in range(self.cells.rows))

    def point_at(self, column: int, row: int) -> Point | None:
        """The point in the middle of a cell; None outside of the window."""
        at = column - self.gutter
        if self.window is None or not (
            0 <= at < self.window.columns and 0 <= row < self.window.rows
        ):
            return None
        return self.window.point(at + 0.5, row + 0.5)


NOTHING = Drawing(Cells(0, 0))


def draw(
    picture: Picture,
    columns: int,
    rows: int,
    look: Look,
    *,
    aspect: float = 2.0,
    frame: bool = True,
) -> Drawing:
    """The picture in so many columns and rows, frame and legend included.

    `aspect` is how many times a cell is as high as wide. Without `frame` there are no
    numbers at the edges and no legend.
    """
    if columns < LEAST_COLUMNS or rows < LEAST_ROWS or not _is_somewhere(picture):
        return NOTHING
    sheet = _Sheet(picture, columns, rows, Look(look), aspect, has_legend=frame)
    has_gutter = frame and columns >= FRAMED_COLUMNS and rows >= FRAMED_ROWS
    return sheet.drawn(LEAST_GUTTER if has_gutter else 0)


def _is_somewhere(picture: Picture) -> bool:
    places = (picture.point, picture.point if picture.home is None else picture.home)
    return all(is_finite((it, 0.0) if isinstance(it, float | int) else it) for it in places)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The room that a picture has."""

    picture: Picture
    columns: int
    rows: int
    look: Look
    aspect: float
    has_legend: bool

    @property
    def signs(self) -> Signs:
        return signs_of(self.look)

    @property
    def names(self) -> tuple[str, str]:
        """What is written at the ends of the axes."""
        it = self.picture
        first, second = it.names if isinstance(it, Scene) else (it.name, it.height_name)
        return written(first, self.look), written(second, self.look)

    @property
    def most_legend_rows(self) -> int:
        return (1 if self.rows < 12 else 2 if self.rows < 18 else 3) * self.has_legend

    def drawn(self, gutter: int) -> Drawing:
        """The picture with as many legend rows as it turns out to need."""
        if self.picture.home is not None:
            gutter, rows = _home_layout(replace(self, picture=_at_home(self.picture)), gutter)
            return self._joined(self._plot(gutter, rows), gutter)
        plot, gutter, rows = self.fitted(gutter)
        if (needed := len(self._legend(plot.shown))) != rows:
            rows, plot = needed, self._plot(gutter, needed)
        drawing = self._joined(plot, gutter)
        if (needed := len(self._legend(plot.shown))) != rows:
            drawing = self._joined(self._plot(gutter, needed), gutter)
        return drawing

    def fitted(self, gutter: int) -> tuple[ContourMap | CurvePlot, int, int]:
        """A plot with a gutter that is wide enough, and the rows left for the legend."""
        rows = len(self._legend(_expected(self.picture)))
        plot = self._plot(gutter, rows)
        if gutter and (wider := gutter_for(plot.window, self.names)) > gutter:
            return self._plot(wider, rows), wider, rows
        return plot, gutter, rows

    def legend_rows(self, shown: Shown) -> int:
        """For all that there may be to see while the point moves; a map with edges stands still."""
        if isinstance(self.picture, Scene) and self.picture.sheet is not None:
            return self.most_legend_rows
        it = _expected(self.picture)
        return len(self._legend(replace(shown, roles=it.roles, key=it.key, trails=it.trails)))

    def _joined(self, plot: ContourMap | CurvePlot, gutter: int) -> Drawing:
        whole, cells, window = Cells(self.columns, self.rows), plot.drawn(), plot.window
        if gutter:
            whole.paste(frame_of(window, gutter, self.names, self.look), 0, 0)
        whole.paste(cells, 0, gutter)
        rows = self._legend(plot.shown)
        legend.write(whole, rows, window.rows + (FRAME_ROWS if gutter else 0))
        told = "\n".join(legend.row_text(row, self.columns) for row in rows)
        return Drawing(whole, told, window, gutter)

    def _legend(self, shown: Shown) -> list[list[legend.Entry]]:
        every = list(legend.entries(shown, self.names, self.signs, self.columns))
        return legend.wrapped(every, self.columns)[: self.most_legend_rows]

    def _plot(self, gutter: int, legend_rows: int) -> ContourMap | CurvePlot:
        columns = self.columns - gutter
        rows = self.rows - legend_rows - (FRAME_ROWS if gutter else 0)
        names = self.names if self.has_legend and not gutter else None
        it = self.picture
        if isinstance(it, Curve):
            seen = curve.window_of(it, columns, rows, self.aspect)
            return CurvePlot(it, seen, self.look, names)
        return ContourMap(
            it, contourmap.window_of(it, columns, rows, self.aspect), self.look, names
        )


def _at_home(picture: Picture) -> Picture:
    """The picture as it is before anything moves: the same while only that changes."""
    if isinstance(picture, Curve):
        at = picture.home or 0.0
        yours = None if picture.yours is None else 0.0
        hops = tuple(replace(it, start=at, end=at) for it in picture.hops)
        return replace(picture, point=at, yours=yours, hops=hops, trails=())
    home = picture.home or (0.0, 0.0)
    arrows = tuple(replace(it, vector=(0.0, 0.0), start=None) for it in picture.arrows)
    moves = tuple(replace(it, start=home, end=home) for it in picture.moves)
    return replace(picture, point=home, arrows=arrows, moves=moves, trail=(), trails=())


@lru_cache(maxsize=16)
def _home_layout(sheet: _Sheet, gutter: int) -> tuple[int, int]:
    """The columns of the gutter and the rows of the legend: they stay while the point moves."""
    plot, gutter, _ = sheet.fitted(gutter)
    return gutter, sheet.legend_rows(plot.shown)


def _expected(picture: Picture) -> Shown:
    """What there will probably be to see; while the point moves, it may leave a trail."""
    trails = tuple(it.role for it in picture.trails)
    if picture.home is not None:
        trails = (Role.STEP,)
    if isinstance(picture, Curve):
        shown = curve.roles_of(picture)
        return Shown(shown, trails=trails, is_curve=True, marks=curve.marks_of(picture))
    roles = (*(it.role for it in picture.arrows), *(it.role for it in picture.moves))
    labels, marks = contourmap.labels_of(picture), contourmap.marks_of(picture)
    return Shown(
        roles, key=f"{picture.height_name}=0.00", trails=trails, labels=labels, marks=marks
    )
