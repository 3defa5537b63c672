"""Level lines as straight pieces (marching squares), and the poles that they must not cross."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gradquest.plot.scene import Floats

Bools = NDArray[np.bool_]
Whole = NDArray[np.int64]

TOP, RIGHT, BOTTOM, LEFT = range(4)


@dataclass(frozen=True, slots=True, eq=False)
class Contours:
    """Straight pieces of level lines."""

    ends: Floats
    """One row a piece: column, row, column, row, in squares from the top left corner."""
    level: Whole
    """Which of the levels a piece belongs to."""

    def __len__(self) -> int:
        return len(self.level)


class Squares:
    """Squares of ground, whose corner heights are given.

    Those that are broken, or have a corner without a finite height, stay without lines.
    """

    def __init__(self, corners: Floats, broken: Bools) -> None:
        self.corners = corners
        with np.errstate(all="ignore"):
            upper = np.maximum(corners[:-1], corners[1:])
            lower = np.minimum(corners[:-1], corners[1:])
            upper = np.maximum(upper[:, :-1], upper[:, 1:])
            lower = np.minimum(lower[:, :-1], lower[:, 1:])
            usable = np.isfinite(upper - lower) & ~broken
        self._row, self._column = np.nonzero(usable)
        self._lower, self._upper = lower[usable], upper[usable]

    def lines(self, levels: Floats) -> Contours:
        """The lines of rising levels."""
        square, level = self._crossed(levels)
        row, column = self._row[square], self._column[square]
        four = _four_corners(self.corners, row, column) - levels[level]
        crossed, points = _edge_points(four)
        first, last = _paired_edges(four, crossed)
        pick, corner = np.arange(len(level)), np.stack([column, row], axis=1)
        ends = np.hstack([points[first, pick] + corner, points[last, pick] + corner])
        saddle = np.flatnonzero(crossed.all(axis=0))
        if not saddle.size:
            return Contours(ends, level)
        third, fourth = _other_pair(last[saddle])
        more = np.hstack([points[third, saddle], points[fourth, saddle]])
        more += np.hstack([corner[saddle], corner[saddle]])
        return Contours(np.vstack([ends, more]), np.append(level, level[saddle]))

    def _crossed(self, levels: Floats) -> tuple[Whole, Whole]:
        """Square and level of every crossing."""
        if len(levels) == 1:
            square = np.flatnonzero((self._lower <= levels[0]) & (levels[0] < self._upper))
            return square, np.zeros_like(square)
        first = np.searchsorted(levels, self._lower)
        count = np.searchsorted(levels, self._upper) - first
        square = np.repeat(np.arange(len(count)), count)
        within = np.arange(len(square)) - np.repeat(np.cumsum(count) - count, count)
        return square, first[square] + within


def _four_corners(corners: Floats, row: Whole, column: Whole) -> Floats:
    """Heights at the corners of squares, clockwise from the top left."""
    return np.stack(
        [
            corners[row, column],
            corners[row, column + 1],
            corners[row + 1, column + 1],
            corners[row + 1, column],
        ]
    )


def _edge_points(four: Floats) -> tuple[Bools, Floats]:
    """Which edges (top, right, bottom, left) a line crosses, and where in the square."""
    following = np.roll(four, -1, axis=0)
    above = four > 0
    crossed = above != np.roll(above, -1, axis=0)
    with np.errstate(all="ignore"):
        share = np.where(crossed, four / (four - following), 0.5)
    one, none = np.ones_like(share[0]), np.zeros_like(share[0])
    across = np.stack([share[TOP], one, 1 - share[BOTTOM], none])
    down = np.stack([none, share[RIGHT], one, 1 - share[LEFT]])
    return crossed, np.stack([across, down], axis=2)


def _paired_edges(four: Floats, crossed: Bools) -> tuple[Whole, Whole]:
    """The two edges that a piece joins; where all four are crossed, the centre's height decides."""
    first = crossed.argmax(axis=0)
    last = 3 - crossed[::-1].argmax(axis=0)
    all_four = crossed.all(axis=0)
    cuts_off_corner = (four.sum(axis=0) > 0) != (four[0] > 0)
    last = np.where(all_four, np.where(cuts_off_corner, LEFT, RIGHT), last)
    return first, last


def _other_pair(last: Whole) -> tuple[Whole, Whole]:
    """The two edges that are left when the top one is joined with `last`."""
    return np.where(last == LEFT, RIGHT, BOTTOM), np.where(last == LEFT, BOTTOM, LEFT)


def breaks(corners: Floats, slopes: tuple[Floats, Floats], across: float, down: float) -> Bools:
    """Squares with a pole or a jump: the slopes at an edge's ends do not explain its change.

    `across` and `down` are the sides of a square in data units, `down` negative as y falls.
    """
    finite = corners[np.isfinite(corners)]
    if not finite.size:
        return np.ones((corners.shape[0] - 1, corners.shape[1] - 1), dtype=np.bool_)
    ranks = [round(share * (finite.size - 1)) for share in (0.05, 0.95)]
    low, high = np.partition(finite, ranks)[ranks].tolist()
    least = 0.25 * (high - low) + 1e-12
    by_x, by_y = slopes
    with np.errstate(all="ignore"):
        wide = is_unexplained(
            corners[:, 1:] - corners[:, :-1], across * (by_x[:, 1:] + by_x[:, :-1]) / 2, least
        )
        high_edges = is_unexplained(
            corners[1:] - corners[:-1], down * (by_y[1:] + by_y[:-1]) / 2, least
        )
    return wide[:-1] | wide[1:] | high_edges[:, :-1] | high_edges[:, 1:]


def is_unexplained(change: Floats, foretold: Floats, least: float) -> Bools:
    """A change that is large, and not half of what the slopes foretell; or none at all."""
    is_off = np.abs(change - foretold) > 0.5 * (np.abs(change) + np.abs(foretold))
    return (is_off & (np.abs(change) > least)) | ~np.isfinite(change)
