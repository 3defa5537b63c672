"""Cuts through a landscape: the curve in one variable while the other is held."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gradquest.plot.numbers import told
from gradquest.plot.scene import Curve, Field, Floats, Point


@dataclass(frozen=True, slots=True)
class Slice:
    """A field along one axis: a `scene.Profile`."""

    field: Field
    axis: int
    """0: x varies and y is held; 1: y varies and x is held."""
    held: float

    def height(self, x: Floats) -> Floats:
        """Values of f along the cut."""
        return self.field.height(*self._along(x))

    def slope(self, x: Floats) -> Floats:
        """The partial derivative along the cut."""
        return self.field.slopes(*self._along(x))[self.axis]

    def _along(self, x: Floats) -> tuple[Floats, Floats]:
        held = np.asarray(self.held, dtype=np.float64)
        return (x, held) if self.axis == 0 else (held, x)


def slice_of(field: Field, point: Point, axis: int, names: tuple[str, str] = ("x", "y")) -> Curve:
    """The cut through a point along `axis`, called `f(x, 2)` or `f(1, y)`."""
    held = told(point[1 - axis])
    shown = (names[0], held) if axis == 0 else (held, names[1])
    profile = Slice(field, axis, point[1 - axis])
    return Curve(profile, point[axis], name=names[axis], height_name=f"f({', '.join(shown)})")
