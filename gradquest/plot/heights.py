"""The heights in a window, and how well level lines at some of them would lie in it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from gradquest.plot.scene import Floats

APART = 1.5
"""So many cells keep a line apart from the point's own."""

NOTICED = 0.005
"""A level counts where this share of the ground lies beyond it."""

SAMPLED = 3
"""One cell of so many tells how crowded they are."""

WIDE, WIDE_SIDE = 0.4, 0.05
"""So much of the ground between two lines, or on one side of the point's own, deserves another."""

BLOCK_ROWS, BLOCK_COLUMNS = 2, 4
"""Cells that count as one place, about as high as wide."""
CLUMP = 3
"""So many lines through one place run into each other."""


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """The lowest and the highest corner of squares that have finite ones."""

    low: Floats
    high: Floats

    def share_crossed(self, lines: Floats, times: int) -> float:
        """The share of the squares that so many lines cross."""
        if not self.low.size:
            return 0.0
        crossed = lines.searchsorted(self.high) - lines.searchsorted(self.low)
        return float(np.count_nonzero(crossed >= times) / crossed.size)


@dataclass(frozen=True, slots=True, eq=False)
class Heights:
    """The finite heights at the corners of cells in rising order, and the point's own."""

    rising: Floats
    key: float
    """NaN where the point has no height."""
    cells: Spans
    places: Spans
    """Several cells each, about as high as wide."""

    def quantile(self, share: float) -> float:
        """The height that so much of the ground does not reach."""
        return float(self.rising[round(share * (len(self.rising) - 1))])

    @property
    def lowest(self) -> float:
        """The least."""
        return float(self.rising[0])

    @property
    def highest(self) -> float:
        """The largest finite one."""
        return float(self.rising[-1])

    @property
    def apart(self) -> float:
        """The difference to the point's own height that usually shows as two lines."""
        low, high = self.cells.low, self.cells.high
        crossed = (low <= self.key) & (self.key < high)
        return APART * float(np.median((high - low)[crossed])) if crossed.any() else 0.0

    def cost(self, levels: Floats) -> float:
        """How badly lines at these levels and at the point's own would show the ground.

        The share of the emptiest band, half that of a side of the point's own line without
        another one, twice the share of cells that two lines cross, and that of places where
        lines look like one blob.
        """
        lines = self._with_key(levels)
        if not lines.size:
            return 1.0
        low, high = self._widest(lines)
        bare = sum(end - start for start, end in self.bare_sides(levels)) / 2
        crowding = 2 * self.cells.share_crossed(lines, 2) + self.places.share_crossed(lines, CLUMP)
        return float(high - low + bare + crowding)

    def emptiest(self, levels: Floats) -> tuple[float, float] | None:
        """Where another line would do most good, as shares of the ground; None: nowhere."""
        low, high = self._widest(self._with_key(levels))
        if high - low > WIDE:
            return low, high
        return next((it for it in self.bare_sides(levels) if it[1] - it[0] > WIDE_SIDE), None)

    def _with_key(self, levels: Floats) -> Floats:
        return distinct(np.append(levels, self.key)) if math.isfinite(self.key) else levels

    def _widest(self, lines: Floats) -> tuple[float, float]:
        """The widest band between lines or beside them."""
        shares = (self.rising.searchsorted(lines) / self.rising.size).tolist()
        return max(pairwise([0.0, *shares, 1.0]), key=lambda it: it[1] - it[0])

    def bare_sides(self, levels: Floats) -> Iterator[tuple[float, float]]:
        """The sides of the point's own line without another one, as shares of the ground."""
        if not math.isfinite(self.key):
            return
        ranks = self.rising.searchsorted(np.append(levels, self.key)) / self.rising.size
        *shares, own = ranks.tolist()
        if not any(NOTICED <= it < own for it in shares):
            yield 0.0, own
        if not any(own < it <= 1 - NOTICED for it in shares):
            yield own, 1.0


def heights_of(corners: Floats, key: float) -> Heights:
    """Those at the corners of cells, around a point of height `key`."""
    rising = np.sort(corners[np.isfinite(corners)])
    cells, places = _spans(corners), _spans(corners[::BLOCK_ROWS, ::BLOCK_COLUMNS])
    some = Spans(cells.low[::SAMPLED], cells.high[::SAMPLED])
    return Heights(rising, key, some, places)


def _spans(corners: Floats) -> Spans:
    upper, lower = np.maximum(corners[:-1], corners[1:]), np.minimum(corners[:-1], corners[1:])
    low = np.minimum(lower[:, :-1], lower[:, 1:])
    high = np.maximum(upper[:, :-1], upper[:, 1:])
    finite = np.isfinite(low + high)
    return Spans(low[finite], high[finite])


def distinct(heights: Floats) -> Floats:
    """In rising order; `np.unique` would import much for that."""
    rising = np.sort(heights)
    return np.asarray(rising[np.append(True, rising[1:] != rising[:-1])[: rising.size]])
