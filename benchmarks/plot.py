"""How long a whole picture takes: `python benchmarks/plot.py`."""

from __future__ import annotations

import statistics
import time
from fractions import Fraction

from gradquest.maths.expression import (
    EULER,
    Expression,
    Negative,
    Number,
    Power,
    Product,
    Sum,
    Variable,
)
from gradquest.maths.landscape import Landscape
from gradquest.plot.ground import survey
from gradquest.plot.picture import draw
from gradquest.plot.scene import Arrow, Role, Scene
from gradquest.plot.signs import Look

SIZES = ((60, 24), (120, 40), (200, 60))
LIMITS_MS = (4.0, 5.0, 9.0)
RUNS = 31
X, Y = Variable("x"), Variable("y")


def times(factor: int, *factors: Expression) -> Expression:
    """A product that begins with a whole number."""
    return Product((Number(Fraction(factor)), *factors))


def power_of_e(factor: int, letter: Expression) -> Expression:
    """e to a multiple of a letter."""
    return Power(EULER, times(factor, letter))


def landscape() -> Landscape:
    """2x² + 4y² + e^(-3x) + 3e^(-2y)."""
    two = Number(Fraction(2))
    bowl = (times(2, Power(X, two)), times(4, Power(Y, two)))
    by_x, by_y = power_of_e(-3, X), power_of_e(-2, Y)
    function = Sum((*bowl, by_x, times(3, by_y)))
    slopes = (
        Sum((times(4, X), Negative(times(3, by_x)))),
        Sum((times(8, Y), Negative(times(6, by_y)))),
    )
    return Landscape(function, slopes, ("x", "y"))


def milliseconds(scene: Scene, size: tuple[int, int], look: Look, *, is_cold: bool) -> float:
    """The median time of a picture; a cold one keeps nothing of the one before."""
    spent = []
    for _ in range(RUNS):
        if is_cold:
            survey.cache_clear()
        start = time.perf_counter()
        draw(scene, *size, look)
        spent.append(1000 * (time.perf_counter() - start))
    return statistics.median(spent)


def main() -> None:
    """Print a table: one row a size, cold and warm for each look."""
    gradient = (3.850638794896408, 7.187988300580324)
    arrows = (
        Arrow(Role.GRADIENT, gradient, "∇f"),
        Arrow(Role.X_ONLY, (gradient[0], 0.0)),
        Arrow(Role.Y_ONLY, (0.0, gradient[1])),
        Arrow(Role.YOURS, (7.0, 3.0), "yours"),
    )
    scene = Scene(landscape(), (1.0, 1.0), arrows)
    print(f"{'size':>8}  {'limit':>5}  " + "  ".join(f"{look:>16}" for look in Look))
    print(f"{'':>8}  {'ms':>5}  " + "  ".join(f"{'cold / warm':>16}" for _ in Look))
    for size, limit in zip(SIZES, LIMITS_MS, strict=True):
        cells = []
        for look in Look:
            cold = milliseconds(scene, size, look, is_cold=True)
            warm = milliseconds(scene, size, look, is_cold=False)
            cells.append(f"{cold:7.1f} / {warm:6.1f}")
        print(f"{size[0]:>4}x{size[1]:<3}  {limit:>5.1f}  " + "  ".join(cells))


if __name__ == "__main__":
    main()
