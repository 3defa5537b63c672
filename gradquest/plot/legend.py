"""The lines under a picture that say what its marks are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

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
    Role.DIRECTION: "direction",
    Role.CHOICE: "",
}
CURVE_NAMES = {Role.GRADIENT: "tangent", Role.YOURS: "your slope"}
"""What lines are called beside a curve."""

TRAIL_NAMES = {Role.STEP: "true descent", Role.YOUR_STEP: "your descent"}
ONLY_TRAIL = "descent"


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
    has_beyond: bool = False
    is_uneven: bool = False
    is_flat: bool = False
    has_trail: bool = False
    fog: str = ""
    """The sign of fog, where there is some."""
    trails: tuple[Role, ...] = ()
    """Those that are compared."""
    is_curve: bool = False
    marks: tuple[str, ...] = ("point",)
    """What the signs of points stand for."""
    labels: Mapping[Role, str] = field(default_factory=dict)
    """Of arrows that have names of their own."""
    extent: str = ""
    """The ranges of both axes, where no numbers stand along the edges."""


def entries(shown: Shown, names: tuple[str, str], signs: Signs, columns: int) -> Iterator[Entry]:
    """The legend's entries, the most needed first."""
    yield Entry(signs.point, Ink.POINT, ", ".join(shown.marks))
    every = NAMES | CURVE_NAMES if shown.is_curve else NAMES
    swatches = signs.swatches | signs.straights if shown.is_curve else signs.swatches
    for role, name in every.items():
        if role in shown.roles:
            words = " ".join(filter(None, (name, shown.labels.get(role))))
            yield Entry(swatches[role], INK_OF[role], words)
    if shown.has_trail:
        yield Entry(signs.stop, Ink.TRAIL, "trail")
    for role, name in TRAIL_NAMES.items():
        if role in shown.trails:
            is_alone = set(shown.trails) == {Role.STEP}
            words = ONLY_TRAIL if is_alone else name
            yield Entry(signs.tracks[role], INK_OF[role], words)
    if shown.fog:
        yield Entry(shown.fog, Ink.FOG, "fog")
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
    if shown.has_beyond:
        yield Entry(signs.beyond, Ink.POLE, "numbers too large")
    if shown.is_flat:
        yield Entry("", Ink.TEXT, "flat: f is the same everywhere here")
    if shown.is_uneven:
        yield Entry("", Ink.TEXT, "levels: uneven")


def wrapped(every: Sequence[Entry], columns: int) -> list[list[Entry]]:
    """The entries in rows that are at most so wide; one that is wider is left out."""
    rows: list[list[Entry]] = [[]]
    width, gap = 0, len(_gap(columns))
    for entry in every:
        length = len(entry.text)
        if length > columns:
            continue
        if rows[-1] and width + gap + length > columns:
            rows.append([])
        width = length + (width + gap if rows[-1] else 0)
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
