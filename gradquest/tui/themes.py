"""The game's own two themes; every theme that comes with Textual can be chosen too."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="gradquest-dark",
    primary="#7fb2ff",
    secondary="#5f7fae",
    accent="#ffb000",
    success="#7ddc8a",
    warning="#ffb000",
    error="#ff8f80",
    foreground="#e6e9f0",
    background="#101218",
    surface="#171a22",
    panel="#1e222d",
    dark=True,
    variables={"foreground-muted": "#9aa1b0"},
)
LIGHT = Theme(
    name="gradquest-light",
    primary="#1f5fbf",
    secondary="#54749f",
    accent="#a34a00",
    success="#1b7a37",
    warning="#8a5200",
    error="#b3261e",
    foreground="#1b1e26",
    background="#fafaf7",
    surface="#f1f1ec",
    panel="#e7e7e0",
    dark=False,
    variables={"foreground-muted": "#5b5f6a"},
)
OWN = (DARK, LIGHT)
