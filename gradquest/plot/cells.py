"""The grid of character cells that every look draws on."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import IntEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gradquest.plot.scene import Role

SHADES: Final = 20
"""Steps from the lowest ground to the highest."""

NO_SHADE: Final = -1

_CODING: Final = f"utf-32-{sys.byteorder[0]}e"
"""How numpy keeps characters."""

Signs = NDArray[np.str_]
Small = NDArray[np.int8]
Bools = NDArray[np.bool_]


class Ink(IntEnum):
    """What a cell's character belongs to; colour follows from it."""

    BLANK = 0
    FRAME = 1
    AXIS = 2
    TICK = 3
    POLE = 4
    LEVEL = 5
    NUMBER = 6
    KEY = 7
    TRAIL = 8
    PART = 9
    YOURS = 10
    GRADIENT = 11
    YOUR_STEP = 12
    STEP = 13
    GIVEN = 14
    """An arrow of the question itself."""
    POINT = 15
    TEXT = 16
    FOG = 17


INK_OF: Final = {
    Role.GRADIENT: Ink.GRADIENT,
    Role.YOURS: Ink.YOURS,
    Role.X_ONLY: Ink.PART,
    Role.Y_ONLY: Ink.PART,
    Role.STEP: Ink.STEP,
    Role.YOUR_STEP: Ink.YOUR_STEP,
    Role.DIRECTION: Ink.GIVEN,
    Role.CHOICE: Ink.GIVEN,
}


Word = tuple[int, int, str, Small]
"""Row, first column, characters, and the ink of each."""


def ink_of_trail(role: Role | None) -> Ink:
    """A trail that compares nothing has an ink of its own."""
    return Ink.TRAIL if role is None else INK_OF[role]


class Cells:
    """Columns by rows of cells: a character, what it belongs to, and how high the ground is."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns, self.rows = columns, rows
        self.signs: Signs = np.full((rows, columns), " ", dtype="<U1")
        self.inks: Small = np.zeros((rows, columns), dtype=np.int8)
        self.shades: Small = np.full((rows, columns), NO_SHADE, dtype=np.int8)
        """Of the ground below a cell, or of the level line in it; `NO_SHADE` where unknown."""
        self.taken: Bools = np.zeros((rows, columns), dtype=np.bool_)
        """By an arrow, a mark or a label: nothing else may be written there."""

    def copy(self) -> Cells:
        """The same cells once more."""
        twin = Cells(0, 0)
        twin.columns, twin.rows = self.columns, self.rows
        twin.signs, twin.inks = self.signs.copy(), self.inks.copy()
        twin.shades, twin.taken = self.shades.copy(), self.taken.copy()
        return twin

    @property
    def codes(self) -> NDArray[np.uint32]:
        """The characters as numbers, which are quicker to compare."""
        return self.signs.view(np.uint32)

    def text(self, row: int) -> str:
        """The characters of a row."""
        return str(self.signs[row].tobytes(), _CODING)

    def holds(self, row: int, column: int) -> bool:
        """Whether there is such a cell."""
        return 0 <= row < self.rows and 0 <= column < self.columns

    def put(self, row: int, column: int, text: str, ink: Ink) -> None:
        """Write text and take its cells; what lies outside is cut off."""
        for place, sign in enumerate(text, column):
            if self.holds(row, place):
                self.signs[row, place] = sign
                self.inks[row, place] = ink
                self.taken[row, place] = True

    def clear(self, row: int, column: int) -> None:
        """Keep a cell empty, unless it is taken."""
        if self.holds(row, column) and not self.taken[row, column]:
            self.put(row, column, " ", Ink.BLANK)

    def write(self, row: int, column: int, text: str, ink: Ink) -> None:
        """Put text with an empty cell on either side."""
        self.put(row, column, text, ink)
        self.clear(row, column - 1)
        self.clear(row, column + len(text))

    def is_free(self, row: int, column: int, width: int) -> bool:
        """Whether so many cells are there, and none is taken."""
        if not (0 <= row < self.rows and 0 <= column <= self.columns - width):
            return False
        return not self.taken[row, column : column + width].any()

    def words(self) -> list[Word]:
        """What is written here, run by run of taken cells."""
        rows, edges = np.nonzero(np.diff(self.taken.astype(np.int8), prepend=0, append=0))
        ends = zip(rows.tolist()[::2], edges.tolist()[::2], edges.tolist()[1::2], strict=True)
        return [
            (row, start, "".join(self.signs[row, start:end]), self.inks[row, start:end])
            for row, start, end in ends
        ]

    def overlay(self, words: Iterable[Word]) -> None:
        """Write the whole words that meet no taken cell."""
        for row, start, text, inks in words:
            into = (row, slice(start, start + len(text)))
            if not self.taken[into].any():
                self.signs[into] = list(text)
                self.inks[into] = inks
                self.taken[into] = True

    def paste(self, other: Cells, row: int, column: int) -> None:
        """Copy another grid into this one, its top left corner at the cell."""
        into = (slice(row, row + other.rows), slice(column, column + other.columns))
        self.signs[into] = other.signs
        self.inks[into] = other.inks
        self.shades[into] = other.shades
        self.taken[into] = other.taken
