"""The lines under a picture that say what its marks are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gradquest.plot.cells import INK_OF, Cells, Ink
from gradquest.plot.scene import Role
from gradquest.plot.signs import Signs

NARROW = 60
"""Below so many columns the words are short."""

NAMES = {
    Role.GRADIENT: "gradient",
    Role.YOURS: "your answer",
    Role.STEP: "descent step",
    Role.YOUR_STEP: "your step",
}


TRAIL_NAMES = {Role.STEP: "true descent", Role.YOUR_STEP: "your descent"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A mark and what it means."""

    swatch: str
    ink: Ink
    words: str

    @property
    def text(self) -> str:
        """Both, as they stand in the legend."""
        return f"{self.swatch} {self.words}".strip()


@dataclass(frozen=True, slots=True)
class Shown:
    """What there is to see in a picture."""

    roles: tuple[Role, ...]
    key: str = ""
    """The label of the level line through the point."""
    has_poles: bool = False
    has_holes: bool = False
    is_uneven: bool = False
    is_flat: bool = False
    has_trail: bool = False
    trails: tuple[Role, ...] = ()
    """Those that are compared."""
    extent: str = ""
    """The ranges of both axes, where no numbers stand along the edges."""


def entries(shown: Shown, names: tuple[str, str], signs: Signs, columns: int) -> Iterator[Entry]:
    """The legend's entries, the most needed first."""
    yield Entry(signs.point, Ink.POINT, "point")
    for role, name in NAMES.items():
        if role in shown.roles:
            yield Entry(signs.swatches[role], INK_OF[role], name)
    if shown.has_trail:
        yield Entry(signs.stop, Ink.TRAIL, "trail")
    for role, name in TRAIL_NAMES.items():
        if role in shown.trails:
            yield Entry(signs.tracks[role], INK_OF[role], name)
    if shown.key:
        same = "same height" if columns < NARROW else "same height as the point"
        yield Entry(shown.key, Ink.KEY, same)
    for role, name in zip((Role.X_ONLY, Role.Y_ONLY), names, strict=True):
        if role in shown.roles:
            yield Entry(signs.swatches[role], INK_OF[role], f"{name} only")
    yield from _warnings(shown, signs)
    if shown.extent:
        yield Entry("", Ink.TEXT, shown.extent)


def _warnings(shown: Shown, signs: Signs) -> Iterator[Entry]:
    if shown.has_poles:
        yield Entry(signs.pole, Ink.POLE, "pole or edge")
    if shown.has_holes:
        yield Entry(signs.hole, Ink.POLE, "no value")
    if shown.is_flat:
        yield Entry("", Ink.TEXT, "flat: f is the same everywhere here")
    if shown.is_uneven:
        yield Entry("", Ink.TEXT, "levels: uneven")


def wrapped(every: Sequence[Entry], columns: int) -> list[list[Entry]]:
    """The entries in rows that are at most so wide; one that is wider is left out."""
    rows: list[list[Entry]] = [[]]
    for entry in every:
        if len(entry.text) > columns:
            continue
        if len(row_text([*rows[-1], entry], columns)) > columns:
            rows.append([])
        rows[-1].append(entry)
    return rows


def row_text(row: Sequence[Entry], columns: int) -> str:
    """One row of the legend."""
    return _gap(columns).join(entry.text for entry in row)


def write(cells: Cells, rows: Sequence[Sequence[Entry]], first: int) -> None:
    """Put the legend into the cells, from row `first` on."""
    for number, row in enumerate(rows, first):
        column = 0
        for entry in row:
            cells.put(number, column, entry.text, Ink.TEXT)
            cells.put(number, column, entry.swatch, entry.ink)
            column += len(entry.text) + len(_gap(cells.columns))


def _gap(columns: int) -> str:
    return "  " if columns < NARROW else "   "
