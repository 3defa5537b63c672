"""How long an explore frame takes, and how a held key feels: `python benchmarks/explore.py`."""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from gradquest.explore import steering
from gradquest.explore.exploration import Exploration, exploration
from gradquest.explore.function import function_of
from gradquest.explore.sentences import rows
from gradquest.explore.view import described, drawable, picture
from gradquest.plot.picture import draw
from gradquest.plot.signs import Look

FUNCTION = "2x^2 + 4y^2 + exp(-3x) + 3exp(-2y)"
SIZES = ((60, 24), (120, 40), (200, 60))
LIMITS_MS = (2.0, 3.0, 5.0)
MOVES = 60
REPEAT_HZ = 30
HELD_S = 10.0


def begun() -> Exploration:
    """At (1, 1), with ten steps behind and a direction."""
    state = exploration(function_of(FUNCTION), (1.0, 1.0), 0.05)
    return replace(state.stepped(10), point=(1.0, 1.0), angle=30.0)


def frame(
    state: Exploration, size: tuple[int, int], look: Look
) -> tuple[Exploration, float, float]:
    """One move drawn: the next state, the milliseconds of the picture, and those of the words."""
    start = time.perf_counter()
    seen = picture(state)
    drawing = draw(drawable(seen), *size, look)
    drawn = time.perf_counter()
    described(seen)
    list(rows(state))
    said = time.perf_counter()
    assert drawing.window is not None  # noqa: S101 (a benchmark looks)
    way = 1 if state.point[0] < 1.2 else -1
    state = steering.moved(state, drawing.window, way, 0)
    return state, 1000 * (drawn - start), 1000 * (said - drawn)


def frames() -> None:
    """Print a table: one row a size."""
    print(f"{'size':>8}  {'limit':>5}  " + "  ".join(f"{look:>16}" for look in Look))
    print(f"{'':>8}  {'ms':>5}  " + "  ".join(f"{'picture + words':>16}" for _ in Look))
    for size, limit in zip(SIZES, LIMITS_MS, strict=True):
        cells = []
        for look in Look:
            state, drawn, said = begun(), [], []
            for _ in range(MOVES):
                state, picture_ms, words_ms = frame(state, size, look)
                drawn.append(picture_ms)
                said.append(words_ms)
            cells.append(f"{statistics.median(drawn):9.1f} + {statistics.median(said):4.1f}")
        print(f"{size[0]:>4}x{size[1]:<3}  {limit:>5.1f}  " + "  ".join(cells))


async def held_key(home: str, size: tuple[int, int]) -> None:
    """An arrow key held in the app: the longest that a key waits, and the processor when idle."""
    from gradquest.training.clock import SystemClock
    from gradquest.training.game import Game
    from gradquest.training.start import Start
    from gradquest.tui.app import GradquestApp

    game = Game.open({"GRADQUEST_HOME": home}, SystemClock())
    app = GradquestApp(game, Start("explore", exploration=begun()))
    async with app.run_test(size=size) as pilot:
        await asyncio.to_thread(app.ready.wait)
        await pilot.pause(1.0)
        waits, cpu, began = [], time.process_time(), time.perf_counter()
        while (held := time.perf_counter() - began) < HELD_S:
            pressed = time.perf_counter()
            app.simulate_key("right" if held % 2 < 1 else "left")
            await asyncio.sleep(1 / REPEAT_HZ)
            waits.append(1000 * (time.perf_counter() - pressed - 1 / REPEAT_HZ))
        busy = (time.process_time() - cpu) / HELD_S
        await pilot.pause(0.5)
        cpu = time.process_time()
        await asyncio.sleep(5.0)
        idle = (time.process_time() - cpu) / 5.0
    late = statistics.quantiles(waits, n=100)[98]
    print(
        f"{size[0]}x{size[1]}: {len(waits)} keys in {HELD_S:g} s, late by {late:.0f} ms at p99, "
        f"processor {busy:.0%} busy while held, {idle:.2%} when idle"
    )


def main() -> None:
    """Frames, then the app."""
    frames()
    if "--frames" not in sys.argv:
        for size in SIZES:
            with TemporaryDirectory() as home:
                asyncio.run(held_key(str(Path(home)), size))


if __name__ == "__main__":
    main()
