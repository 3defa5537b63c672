"""What a look draws lines and arrows on."""

from __future__ import annotations

from gradquest.plot.ascii import AsciiCanvas
from gradquest.plot.braille import BrailleCanvas
from gradquest.plot.cells import Cells
from gradquest.plot.signs import Look

Canvas = AsciiCanvas | BrailleCanvas


def canvas_for(look: Look, cells: Cells, aspect: float) -> Canvas:
    """An empty one over cells that are `aspect` times as high as wide."""
    return (AsciiCanvas if look is Look.ASCII else BrailleCanvas)(cells, aspect)
