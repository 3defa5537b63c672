"""A landscape seen from above: level lines, arrows and steps in the cells of a window."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cached_property, lru_cache

from gradquest.plot.axes import extent, name_ends
from gradquest.plot.backdrop import backdrop_of
from gradquest.plot.cells import Cells, Ink
from gradquest.plot.contours import Contours
from gradquest.plot.critical import critical_point
from gradquest.plot.fog import FOG, cut_out
from gradquest.plot.ground import height_at, slopes_at
from gradquest.plot.labels import FEWEST_PIECES, label_key, label_levels, label_point, label_tip
from gradquest.plot.legend import Shown
from gradquest.plot.numbers import short
from gradquest.plot.scene import GIVEN, Arrow, Point, Role, Scene
from gradquest.plot.shafts import is_finite, label_of, shafts, trail_ways, wanted
from gradquest.plot.signs import Look, signs_of, written
from gradquest.plot.stops import (
    clear_beside,
    draw_landings,
    draw_point,
    draw_stops,
    draw_trails,
    uncovering,
)
from gradquest.plot.window import Window, choose, whole


def window_of(scene: Scene, columns: int, rows: int, aspect: float) -> Window:
    """What of the plane is seen: all that belongs to the scene, or what belongs to its home."""
    if scene.sheet is not None:
        return whole(scene.sheet.corner, scene.sheet.opposite, columns, rows, aspect)
    if scene.home is None:
        return _window(scene, columns, rows, aspect).around(scene.centre)
    base = Scene(scene.field, scene.home, zoom=scene.zoom)
    return _home_window(base, columns, rows, aspect).around(scene.centre)


def _window(scene: Scene, columns: int, rows: int, aspect: float) -> Window:
    critical = critical_point(scene.field, scene.point)
    shown = choose(wanted(scene, critical), columns, rows, aspect)
    return shown.zoomed(scene.point, scene.zoom)


@lru_cache(maxsize=16)
def _home_window(scene: Scene, columns: int, rows: int, aspect: float) -> Window:
    """With room for the gradient at home, which is what a walk begins with."""
    gradient = Arrow(Role.GRADIENT, slopes_at(scene.field, scene.point))
    return _window(replace(scene, arrows=(gradient,)), columns, rows, aspect)


def labels_of(scene: Scene) -> dict[Role, str]:
    """What the legend calls arrows that have names of their own."""
    called = {role: [label_of(it) for it in scene.arrows if it.role is role] for role in GIVEN}
    return {role: ", ".join(labels) for role, labels in called.items() if any(labels)}


def marks_of(scene: Scene) -> tuple[str, ...]:
    """The names of points, after `point` where the scene's own has none."""
    is_named = any(it.point == scene.point for it in scene.marks)
    names = tuple(it.label for it in scene.marks)
    return tuple(dict.fromkeys(names if is_named else ("point", *names)))


class ContourMap:
    """The cells of a window, drawn in layers from the ground up."""

    def __init__(
        self, scene: Scene, window: Window, look: Look, names: tuple[str, str] | None
    ) -> None:
        self.scene, self.window, self.look = scene, window, look
        self.names, self.signs = names, signs_of(look)
        home = scene.home or scene.point
        self.backdrop = backdrop_of(scene.field, window, home, look, scene.has_even_levels)
        self.ground = self.backdrop.ground
        self.height = height_at(scene.field, scene.point)
        self.shafts = shafts(scene, window)
        self.cells = Cells(0, 0)

    @cached_property
    def key(self) -> Contours:
        """The level line through the point."""
        return self.ground.line_at(self.height)

    @cached_property
    def has_label(self) -> bool:
        """The level line through the point has its number; before it is drawn, probably."""
        return len(self.key) >= FEWEST_PIECES

    @property
    def key_text(self) -> str:
        """What is written into it: `f=5`."""
        return f"{self.scene.height_name}={short(self.height)}"

    @property
    def shown(self) -> Shown:
        """What there is to see."""
        return Shown(
            roles=tuple(it.role for it in self.shafts),
            key=self.key_text if self.has_label else "",
            has_poles=self.signs.pole in self.backdrop.marks,
            has_holes=self.signs.hole in self.backdrop.marks,
            has_beyond=self.signs.beyond in self.backdrop.marks,
            is_uneven=not self.ground.levels.is_even,
            is_flat=self.ground.levels.is_flat,
            has_trail=bool(self.scene.trail),
            fog=FOG[self.look] if self.scene.sheet and self.scene.sheet.fog else "",
            trails=tuple(it.role for it in self.scene.trails),
            labels=labels_of(self.scene),
            marks=marks_of(self.scene),
            extent=extent(self.window, self.names) if self.names else "",
        )

    def drawn(self) -> Cells:
        """The cells, in layers from the ground up."""
        canvas = self.backdrop.canvas.copy()
        self.cells = canvas.cells
        canvas.draw_over(self.key, self.shafts, trail_ways(self.scene, self.window))
        if self.look is Look.FILL:
            self.cells.shades[:] = self.ground.shades
        if self.scene.sheet is not None:
            cut_out(self.cells, self.window, self.scene.sheet, self.look)
        self._draw_marks()
        if self.names:
            name_ends(self.cells, self.window, self.names)
        self._write_labels()
        return self.cells

    def _draw_marks(self) -> None:
        """The points of trails, landings of steps too short for arrows, and the point."""
        cells, scene, window, signs = self.cells, self.scene, self.window, self.signs
        draw_trails(cells, window, scene.trails[::-1], signs)
        stops = uncovering(scene.trail, window, self.shafts)
        draw_stops(cells, window, stops, signs.stop, Ink.TRAIL)
        draw_landings(cells, self.shafts, signs)
        for point in (*(it.point for it in scene.marks), scene.point):
            if is_finite(point):
                draw_point(cells, window, point, signs)
                if self.look is Look.ASCII:
                    clear_beside(cells, window, point)

    def _write_labels(self) -> None:
        """Labels of arrows, points and levels; those of levels keep clear of all others."""
        cells, aspect, ground = self.cells, self.window.aspect, self.ground
        for shaft in self.shafts:
            label_tip(cells, shaft, written(shaft.label, self.look))
        for mark in filter(lambda it: is_finite(it.point), self.scene.marks):
            place, name = self.window.place(mark.point), written(mark.label, self.look)
            label_point(cells, place, aspect, name, self._uphill(mark.point))
        at = self.window.place(self.scene.point)
        self.has_label = label_key(cells, self.key, self.key_text, at, aspect)
        if self.scene.home is None:
            label_levels(cells, ground.lines, ground.levels.heights, aspect)
        else:
            cells.overlay(self.backdrop.numbers)

    def _uphill(self, point: Point) -> Point:
        """One cell width to the right and down on the way up, square off the point's own line,
        which a name beside it would cover."""
        x, y = slopes_at(self.scene.field, point)
        steepness = math.hypot(x, y)
        is_known = math.isfinite(steepness) and steepness > 0
        return (x / steepness, -y / steepness) if is_known else (0.0, 0.0)
