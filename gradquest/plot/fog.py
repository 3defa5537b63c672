"""A map with edges, and the fog on it: what of the drawn ground may be seen."""

from __future__ import annotations

from typing import Final

import numpy as np

from gradquest.plot.cells import NO_SHADE, Bools, Cells, Ink
from gradquest.plot.scene import Floats, Fog, Sheet
from gradquest.plot.signs import Look
from gradquest.plot.window import Window

FOG: Final = {Look.ASCII: ":", Look.BRAILLE: "░", Look.FILL: "░"}

GROUND: Final = (Ink.BLANK, Ink.AXIS, Ink.POLE, Ink.LEVEL, Ink.NUMBER, Ink.KEY)
"""What fog hides; arrows, steps and trails are one's own, and are seen."""

FINE = 60
"""Places each way at which fog is looked for, to say how much there is."""


def cut_out(cells: Cells, window: Window, sheet: Sheet, look: Look) -> None:
    """Cover what lies in fog and leave nothing beyond the edges; no label will stand there."""
    x, y = _middles(window)
    beyond = _beyond(sheet, x, y)
    fogged = np.zeros_like(beyond) if sheet.fog is None else sheet.fog.hides(x, y) & ~beyond
    ground = np.isin(cells.inks, GROUND) | (cells.signs == " ")
    for some, sign, ink in ((beyond, " ", Ink.BLANK), (fogged, FOG[look], Ink.FOG)):
        cells.signs[some & ground] = sign
        cells.inks[some & ground] = ink
    unseen = beyond | fogged
    cells.shades[unseen] = NO_SHADE
    cells.taken |= unseen


def hidden(sheet: Sheet, fog: Fog) -> float:
    """The share of the map that lies in fog, 0 to 1."""
    (left, bottom), (right, top) = sheet.corner, sheet.opposite
    shares = (np.arange(FINE) + 0.5) / FINE
    x, y = left + shares * (right - left), bottom + shares * (top - bottom)
    return float(fog.hides(x[None, :], y[:, None]).mean())


def _middles(window: Window) -> tuple[Floats, Floats]:
    """The x as a row and the y as a column of the middles of all cells."""
    across: Floats = np.arange(window.columns, dtype=np.float64) + 0.5
    down: Floats = np.arange(window.rows, dtype=np.float64) + 0.5
    x, y = window.left + window.unit * across, window.top - window.row_unit * down
    return x[None, :], y[:, None]


def _beyond(sheet: Sheet, x: Floats, y: Floats) -> Bools:
    (left, bottom), (right, top) = sheet.corner, sheet.opposite
    return (x < left) | (x > right) | (y < bottom) | (y > top)
