"""Landscapes worth a walk, from easy ground to hard."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gradquest.explore.exploration import Exploration, exploration
from gradquest.explore.function import Place, function_of


@dataclass(frozen=True, slots=True)
class Landmark:
    """A landscape of the gallery."""

    name: str
    formula: str
    """As one would type it."""
    point: Place
    rate: float
    says: str
    """Why it is worth looking at, in a sentence."""
    names: tuple[str, ...] = ("x", "y")
    zoom: float = 1.0
    centre: Place | None = None
    """Where the middle of the picture is; None: where it usually is."""

    def exploration(self) -> Exploration:
        """Standing there."""
        begun = exploration(function_of(self.formula, self.names), self.point, self.rate)
        return replace(begun, zoom=self.zoom, centre=self.centre)


GALLERY = (
    Landmark("bowl", "x^2 + y^2", (1, 2), 0.1,
             "The gradient points away from the bottom."),
    Landmark("tilted bowl", "x^2 + xy + y^2", (2, 1), 0.2,
             "Against the gradient is not the middle."),
    Landmark("saddle", "x^2 - y^2", (2, 0.1), 0.1,
             "Steps come in along x and leave along y."),
    Landmark("valley", "x^2/10 + 2y^2", (4, 1), 0.4,
             "Big steps zigzag across it."),
    Landmark("overshoot", "2x^2 + xy", (1, 2), 1,
             "At rate 1 each step lands farther off."),
    Landmark("cliff", "2x^2 + 4y^2 + exp(-3x) + 3exp(-2y)", (-1, -1), 0.1,
             "One step flies across; the next come back."),
    Landmark("Rosenbrock", "(1 - x)^2 + 100(y - x^2)^2", (-1.2, 1), 0.001,
             "A bent valley; (1, 1) is hard to reach."),
    Landmark("Himmelblau", "(x^2 + y - 11)^2 + (x + y^2 - 7)^2", (0, 0), 0.01,
             "Four minima: it matters where you begin.",
             zoom=0.35, centre=(0, 0)),
    Landmark("waves", "sin(x) + cos(y)", (1, 1), 0.5,
             "Hills, hollows and saddles in turn.",
             zoom=0.4),
    Landmark("regression", "((w + b - 2)^2 + (2w + b - 3)^2 + (3w + b - 5)^2)/3", (0, 0), 0.1,
             "The error of a line through three points.",
             ("w", "b")),
    Landmark("curve", "x^2/2 + exp(-x)", (-1,), 0.1,
             "One letter: the gradient is a slope.", ("x",)),
)  # fmt: skip


def landmark_named(name: str) -> Landmark | None:
    """The landscape of that name, if there is one."""
    wanted = name.strip().lower()
    return next((it for it in GALLERY if it.name.lower() == wanted), None)
