"""The characters of each look, and its words where a sign may not be used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from gradquest.plot.scene import Role


class Look(StrEnum):
    """How a picture is drawn."""

    ASCII = "ascii"
    BRAILLE = "braille"
    FILL = "fill"
    """Braille over ground that is tinted by its height."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The characters that are not lines or arrows."""

    point: str
    stop: str
    """A point of the trail, and the landing of a step too short for an arrow."""
    your_stop: str
    """A point of the learner's own trail."""
    pole: str
    hole: str
    beyond: str
    """A height that is too large to be drawn."""
    level_axis: tuple[str, str]
    """In turn, so that ASCII dots can have gaps."""
    upright_axis: str
    origin: str
    left_edge: str
    left_tick: str
    bottom_edge: str
    bottom_tick: str
    corner: str
    swatches: dict[Role, str]
    """What stands for an arrow in the legend."""
    straights: dict[Role, str]
    """What stands for a line without a head."""
    tracks: dict[Role, str]
    """What stands for a trail there."""


ASCII: Final = Signs(
    "@", "*", "o", "x", "~", "^", (".", " "), ":", "+", "|", "+", "-", "+", "+",
    {Role.GRADIENT: "###", Role.YOURS: "oo o", Role.X_ONLY: "===", Role.Y_ONLY: "!!!",
     Role.STEP: "***", Role.YOUR_STEP: "++ +", Role.DIRECTION: "%%%", Role.CHOICE: "&&&"},
    {Role.GRADIENT: "###", Role.YOURS: "oo o"},
    {Role.STEP: "*+*", Role.YOUR_STEP: "o=o"},
)  # fmt: skip
UNICODE: Final = Signs(
    "●", "•", "o", "╳", "░", "∞", ("┄", "┄"), "┆", "┼", "│", "┤", "─", "┬", "└",
    {Role.GRADIENT: "⣶⣶", Role.YOURS: "⣶ ⣶", Role.X_ONLY: "⠒⠒", Role.Y_ONLY: "⡇",
     Role.STEP: "⣶⣶", Role.YOUR_STEP: "⣶ ⣶", Role.DIRECTION: "⠶⠶", Role.CHOICE: "⣶⣶"},
    {Role.GRADIENT: "⠒⠒", Role.YOURS: "⠒ ⠒"},
    {Role.STEP: "•⠒•", Role.YOUR_STEP: "o⠄o"},
)  # fmt: skip

_WORDS = {"∇": "grad ", "λ": "lambda", "θ": "theta", "α": "alpha", "β": "beta", "−": "-"}


def signs_of(look: Look) -> Signs:
    """The characters of a look."""
    return ASCII if look is Look.ASCII else UNICODE


def written(text: str, look: Look) -> str:
    """A label or a name in the characters of a look."""
    if look is not Look.ASCII or text.isascii():
        return text
    worded = "".join(_WORDS.get(sign, sign) for sign in text)
    return worded.encode("ascii", "replace").decode("ascii")
