"""The shape of the terminal's cells: circles on a map are to be round."""

from __future__ import annotations

from textual import events

USUAL_ASPECT = 2.0
"""How many times a cell is as high as wide where the terminal does not say."""


def pixel_aspect(event: events.Resize) -> float | None:
    """How many times a cell is as high as wide, where the terminal tells its size in pixels."""
    pixels, size = event.pixel_size, event.size
    if pixels is None or not all((*pixels, *size)):
        return None
    aspect = (pixels.height / size.height) / (pixels.width / size.width)
    return aspect if 1 <= aspect <= 4 else None
