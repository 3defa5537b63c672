"""A point that moves over a landscape, shown by one widget inside Textual, and what that costs.

`python benchmarks/plot_player.py NAME FILE` plays once in this terminal and writes the CPU
milliseconds of a frame to FILE; `benchmarks/plot.py` starts it in pseudo-terminals.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import pty
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

import numpy as np
from textual.app import App, ComposeResult
from textual.widget import Widget

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
from gradquest.plot.contourmap import ContourMap, window_of
from gradquest.plot.ground import slopes_at
from gradquest.plot.scene import Arrow, Role, Scene
from gradquest.plot.signs import Look

NAMES = ("gradquest", "textual-plot", "textual-plotext")
SIZES = ((60, 24), (120, 40), (200, 60))
FRAMES, WARM_UP, PAUSE_S = 30, 5, 0.04
X, Y = Variable("x"), Variable("y")
Polyline = tuple[list[float], list[float]]


def times(factor: int, *factors: Expression) -> Expression:
    """A product that begins with a whole number."""
    return Product((Number(Fraction(factor)), *factors))


def power_of_e(factor: int, letter: Expression) -> Expression:
    """e to a multiple of a letter."""
    return Power(EULER, times(factor, letter))


def terrain() -> Landscape:
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


def moving(field: Landscape, number: int, *, has_home: bool = True) -> Scene:
    """The point after so many moves, with the gradient, its parts, and a learner's arrow."""
    home = (1.0, 1.0)
    point = (home[0] + 0.02 * (number % 30), home[1] - 0.013 * (number % 30))
    across, up = slopes_at(field, point)
    arrows = (
        Arrow(Role.GRADIENT, (across, up), "∇f"),
        Arrow(Role.X_ONLY, (across, 0.0)),
        Arrow(Role.Y_ONLY, (0.0, up)),
        Arrow(Role.YOURS, (up, across), "yours"),
    )
    return Scene(field, point, arrows, home=home if has_home else None)


def polylines(scene: Scene, columns: int, rows: int) -> list[Polyline]:
    """The lines and shafts that our picture draws, in data units, in long chains."""
    shown = ContourMap(scene, window_of(scene, columns, rows, 2.0), Look.FILL, None)
    found = [
        chain
        for lines in (shown.ground.lines, shown.key)
        for level in np.unique(lines.level)
        for chain in _chained(lines.ends[lines.level == level])
    ]
    found += [[shaft.tail, shaft.tip] for shaft in shown.shafts]
    return [_in_data_units(chain, shown) for chain in found]


def _chained(pieces: np.ndarray) -> list[list[tuple[float, float]]]:
    """Pieces that share ends, joined."""
    ends = [((a, b), (c, d)) for a, b, c, d in np.round(pieces, 6).tolist()]
    at = defaultdict(list)
    for number, (start, end) in enumerate(ends):
        at[start].append(number)
        at[end].append(number)
    unused, chains = set(range(len(ends))), []
    while unused:
        first = unused.pop()
        chain = list(ends[first])
        while following := [it for it in at[chain[-1]] if it in unused]:
            unused.remove(following[0])
            start, end = ends[following[0]]
            chain.append(end if start == chain[-1] else start)
        chains.append(chain)
    return chains


def _in_data_units(chain: list[tuple[float, float]], shown: ContourMap) -> Polyline:
    points = [shown.window.point(*place) for place in chain]
    return [x for x, _ in points], [y for _, y in points]


class Player(App[None]):
    """Shows one frame after the other, and ends."""

    def __init__(self, name: str, out: Path) -> None:
        super().__init__()
        self.widget_name, self.out, self.field = name, out, terrain()
        self.widget = self._widget()
        self.scenes = [moving(self.field, number) for number in range(WARM_UP + FRAMES)]
        self.lines: list[list[Polyline]] = []

    def _widget(self) -> Widget:
        if self.widget_name == "gradquest":
            from gradquest.tui.picture import PictureView

            return PictureView(look="fill", charset="unicode")
        if self.widget_name == "textual-plot":
            from textual_plot import PlotWidget

            return PlotWidget()
        from textual_plotext import PlotextPlot

        return PlotextPlot()

    def compose(self) -> ComposeResult:
        """The widget fills the screen."""
        self.widget.styles.width = self.widget.styles.height = "1fr"
        yield self.widget

    def on_mount(self) -> None:
        """Play as soon as there is a size."""
        self.call_after_refresh(lambda: self.run_worker(self._play()))

    async def _play(self) -> None:
        if self.widget_name != "gradquest":
            self.lines = [polylines(it, self.size.width, self.size.height) for it in self.scenes]
        for number in range(WARM_UP):
            self._show(number)
            await asyncio.sleep(PAUSE_S)
        start = time.process_time()
        for number in range(WARM_UP, WARM_UP + FRAMES):
            self._show(number)
            await asyncio.sleep(PAUSE_S)
        spent = 1000 * (time.process_time() - start) / FRAMES
        self.out.write_text(str(spent), encoding="utf-8")
        self.exit()

    def _show(self, number: int) -> None:
        if self.widget_name == "gradquest":
            self.widget.show(self.scenes[number])
        elif self.widget_name == "textual-plot":
            self._show_plot(self.lines[number])
        else:
            self._show_plotext(self.lines[number])

    def _show_plot(self, lines: list[Polyline]) -> None:
        from textual_plot import HiResMode

        self.widget.clear()
        for x, y in lines:
            self.widget.plot(x, y, hires_mode=HiResMode.BRAILLE, line_style="cyan")

    def _show_plotext(self, lines: list[Polyline]) -> None:
        self.widget.plt.clear_data()
        for x, y in lines:
            self.widget.plt.plot(x, y, marker="braille", color="cyan")
        self.widget.refresh()


def watched(name: str, columns: int, rows: int) -> float:
    """CPU milliseconds of a frame, played in a pseudo-terminal of that size."""
    with tempfile.TemporaryDirectory() as folder:
        out, (screen, program) = Path(folder) / "ms", pty.openpty()
        fcntl.ioctl(program, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        environment = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environment.pop("NO_COLOR", None)
        with subprocess.Popen(
            [sys.executable, __file__, name, str(out)],
            stdin=program, stdout=program, stderr=program, env=environment,
        ) as player:  # fmt: skip
            os.close(program)
            threading.Thread(target=_read_all, args=(screen,), daemon=True).start()
            player.wait(60)
        return float(out.read_text(encoding="utf-8"))


def _read_all(screen: int) -> None:
    try:
        while os.read(screen, 65536):
            pass
    except OSError:
        pass


if __name__ == "__main__":
    Player(sys.argv[1], Path(sys.argv[2])).run()
