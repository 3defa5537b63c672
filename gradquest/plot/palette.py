"""Which colour a mark has, for each kind of terminal; colour never says anything by itself.

The true colours keep arrows apart from lines and from each other for colour-blind eyes too, and
readable on the strongest tint.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from gradquest.plot.cells import NO_SHADE, SHADES, Ink

Colour = tuple[int, int, int]

STRONG: Final = frozenset(
    {Ink.KEY, Ink.GRADIENT, Ink.YOURS, Ink.STEP, Ink.YOUR_STEP, Ink.TRAIL, Ink.GIVEN, Ink.POINT}
)
"""What is written bold."""

FAINT: Final = frozenset({Ink.FRAME, Ink.AXIS, Ink.POLE, Ink.LEVEL, Ink.FOG})
"""What is written dim where there is no colour for it."""


@dataclass(frozen=True, slots=True, eq=False)
class Palette:
    """A colour for every ink, as `#rrggbb` or by name; empty where the terminal's own will do."""

    inks: Mapping[Ink, str]
    tints: tuple[str, ...] = ()
    """The background of each shade, low to high; none where the ground is not tinted."""
    lines: tuple[str, ...] = ()
    """Level lines by their height, low to high, where they are coloured by it."""

    def foreground(self, ink: Ink, shade: int) -> str:
        """The colour of a character."""
        if ink is Ink.LEVEL and self.lines and shade != NO_SHADE:
            return self.lines[shade * len(self.lines) // SHADES]
        return self.inks.get(ink, "")

    def background(self, shade: int) -> str:
        """The colour behind it; empty where it is the page's."""
        return self.tints[shade] if self.tints and shade != NO_SHADE else ""


def _text(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + share * (b - a)) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _between(stops: Sequence[Colour], share: float) -> Colour:
    """The colour at a share of the way along the stops."""
    place = share * (len(stops) - 1)
    first = min(int(place), len(stops) - 2)
    return _mixed(stops[first], stops[first + 1], place - first)


def _tints(page: Colour, stops: Sequence[Colour], least: float, more: float) -> tuple[str, ...]:
    """The page's colour mixed with ever more of ever higher stops."""
    shares = [shade / (SHADES - 1) for shade in range(SHADES)]
    return tuple(
        _text(_mixed(page, _between(stops, share), least + more * share)) for share in shares
    )


DARK: Final = Palette(
    {
        Ink.FRAME: "#5c626e", Ink.AXIS: "#606878", Ink.TICK: "#9a9fa9", Ink.POLE: "#b07070",
        Ink.LEVEL: "#8ca6c8", Ink.NUMBER: "#c8d4e0", Ink.KEY: "#ffffff", Ink.TRAIL: "#bfffbf",
        Ink.PART: "#ffd682", Ink.YOURS: "#acaaff", Ink.GRADIENT: "#ffb000",
        Ink.YOUR_STEP: "#acaaff", Ink.STEP: "#bfffbf", Ink.POINT: "#ffffff", Ink.TEXT: "#d2d6de",
        Ink.GIVEN: "#60d8c0", Ink.FOG: "#525a69",
    },
    _tints(
        (16, 18, 24),
        ((34, 36, 96), (26, 66, 128), (20, 96, 146), (24, 124, 150), (60, 150, 150)),
        0.14, 0.30,
    ),
)  # fmt: skip

LIGHT: Final = Palette(
    {
        Ink.FRAME: "#969aa2", Ink.AXIS: "#a0a4ac", Ink.TICK: "#5a606a", Ink.POLE: "#aa5a5a",
        Ink.LEVEL: "#5474a4", Ink.NUMBER: "#28384c", Ink.KEY: "#000000", Ink.TRAIL: "#00006e",
        Ink.PART: "#966414", Ink.YOURS: "#6a21d9", Ink.GRADIENT: "#983800",
        Ink.YOUR_STEP: "#6a21d9", Ink.STEP: "#00006e", Ink.POINT: "#000000", Ink.TEXT: "#1e1e22",
        Ink.GIVEN: "#601830", Ink.FOG: "#b4b8c0",
    },
    _tints(
        (250, 250, 248),
        ((150, 172, 200), (116, 146, 184), (84, 116, 164), (60, 92, 144), (44, 70, 120)),
        0.08, 0.16,
    ),
)  # fmt: skip

DARK_LINES: Final = replace(DARK, tints=())
LIGHT_LINES: Final = replace(LIGHT, tints=())

SIXTEEN: Final = Palette(
    {
        Ink.FRAME: "bright_black", Ink.AXIS: "bright_black", Ink.POLE: "red", Ink.LEVEL: "cyan",
        Ink.KEY: "bright_white", Ink.TRAIL: "bright_green", Ink.PART: "yellow",
        Ink.YOURS: "bright_magenta", Ink.GRADIENT: "bright_yellow",
        Ink.YOUR_STEP: "bright_magenta", Ink.STEP: "bright_green", Ink.POINT: "bright_white",
        Ink.GIVEN: "bright_red", Ink.FOG: "bright_black",
    },
    lines=("blue", "bright_blue", "cyan", "bright_cyan"),
)  # fmt: skip

SIXTEEN_LIGHT: Final = Palette(
    {
        Ink.FRAME: "bright_black", Ink.AXIS: "bright_black", Ink.POLE: "red", Ink.LEVEL: "blue",
        Ink.KEY: "black", Ink.TRAIL: "green", Ink.PART: "red", Ink.YOURS: "magenta",
        Ink.GRADIENT: "red", Ink.YOUR_STEP: "magenta", Ink.STEP: "green", Ink.POINT: "black",
        Ink.GIVEN: "black", Ink.FOG: "bright_black",
    },
)  # fmt: skip

MONO: Final = Palette({})
