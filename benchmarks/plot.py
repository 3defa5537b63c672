"""How long pictures take: `python benchmarks/plot.py`.

A whole picture is drawn and turned into strips, as the screen needs it. `cold`: nothing is known of
the function; `moved`: only the point and its arrows changed, as in explore mode. All times are CPU
time, medians of interleaved runs, so that other programs disturb as little as possible.

`python benchmarks/plot.py --app` also plays a moving point inside Textual, in a pseudo-terminal,
beside the two plotting widgets for Textual, which get the same lines, ready-made. For that,
`pip install textual-plot textual-plotext` first (only this benchmark uses them).
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable

from plot_player import NAMES, SIZES, moving, terrain, watched
from rich.style import Style

from gradquest.plot import palette
from gradquest.plot.backdrop import backdrop_of
from gradquest.plot.cells import Cells
from gradquest.plot.ground import survey
from gradquest.plot.picture import Look, draw
from gradquest.plot.scene import Scene
from gradquest.tui.picture import Painter, changed_rows

LIMITS_MS = {"cold": (4.0, 5.0, 9.0), "moved": (2.0, 3.0, 5.0), "app": (5.0, 8.0, 10.0)}
RUNS, ROUNDS = 41, 5
LEAST_TIMES = {"textual-plot": 3, "textual-plotext": 5}


def cold_frame(size: tuple[int, int], look: Look) -> Callable[[int], None]:
    """A picture of a function that was never drawn before."""
    painter = Painter(palette.DARK, Style())

    def frame(number: int) -> None:
        survey.cache_clear()
        backdrop_of.cache_clear()
        cells = draw(moving(terrain(), number, has_home=False), *size, look).cells
        list(painter.strips(cells, range(cells.rows)))

    return frame


def moved_frame(size: tuple[int, int], look: Look) -> Callable[[int], None]:
    """The next picture while the point moves; only rows that changed become strips."""
    painter, field = Painter(palette.DARK, Style()), terrain()
    shown: list[Cells] = [draw(moving(field, 0), *size, look).cells]

    def frame(number: int) -> None:
        scene: Scene = moving(field, number)
        cells = draw(scene, *size, look).cells
        list(painter.strips(cells, changed_rows(shown[0], cells)))
        shown[0] = cells

    return frame


def milliseconds(frames: list[Callable[[int], None]]) -> list[float]:
    """The median time of each, in turn."""
    spent: list[list[float]] = [[] for _ in frames]
    for number in range(1, RUNS + 1):
        for frame, times in zip(frames, spent, strict=True):
            start = time.process_time()
            frame(number)
            times.append(1000 * (time.process_time() - start))
    return [statistics.median(times[1:]) for times in spent]


def print_pictures() -> None:
    """One row a size: cold and moved, for each look."""
    print("Drawing and strips, ms")
    print(
        f"{'':>8}"
        + "".join(f"{f'{kind} {look}':>16}" for kind in ("cold", "moved") for look in Look)
    )
    for place, size in enumerate(SIZES):
        spent = [
            it
            for make in (cold_frame, moved_frame)
            for it in milliseconds([make(size, look) for look in Look])
        ]
        limits = [LIMITS_MS[kind][place] for kind in ("cold", "moved") for _ in Look]
        cells = zip(spent, limits, strict=True)
        print(
            f"{size[0]:>4}x{size[1]:<3}"
            + "".join(f"{ms:7.1f} (of {limit:g})" for ms, limit in cells)
        )


def print_app() -> None:
    """One row a size: CPU a frame of each widget in a running app, and how many times ours."""
    print("\nInside Textual, CPU ms a frame, and how many times ours")
    print(f"{'':>8}" + "".join(f"{name:>20}" for name in NAMES))
    for place, size in enumerate(SIZES):
        rounds = [[watched(name, *size) for name in NAMES] for _ in range(ROUNDS)]
        ours, *others = (statistics.median(spent) for spent in zip(*rounds, strict=True))
        cells = [f"{ours:.1f} (of {LIMITS_MS['app'][place]:g})"]
        for other, least in enumerate(LEAST_TIMES.values(), 1):
            times = statistics.median(spent[other] / spent[0] for spent in rounds)
            cells.append(f"{others[other - 1]:.1f} ({times:.1f}x, of {least}x)")
        print(f"{size[0]:>4}x{size[1]:<3}" + "".join(f"{cell:>20}" for cell in cells))


if __name__ == "__main__":
    print_pictures()
    if "--app" in sys.argv:
        print_app()
