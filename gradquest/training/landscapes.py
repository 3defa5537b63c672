"""The landscapes of quests, one row each, easy ground first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from gradquest.errors import Misuse

if TYPE_CHECKING:
    from gradquest.maths.expression import Expression

Cairn = tuple[Fraction, Fraction]
"""Where one can stand: both coordinates are multiples of the landscape's cell."""

NAMES = ("x", "y")
HALF, QUARTER, WHOLE = Fraction(1, 2), Fraction(1, 4), Fraction(1)


@dataclass(frozen=True)
class Landscape:
    """A function to walk on in fog, and the map that shows it."""

    name: str
    """As on the command line and in the log: `four-lakes`."""
    formula: str
    """As one would type it."""
    story: str
    """One line about it."""
    level: int
    valleys: tuple[tuple[int, int], ...]
    """Every minimum, exactly."""
    east: int
    """The map goes from -east to east, and as far as `north` up and down."""
    north: int
    cell: Fraction
    """The distance from one cairn to the next."""
    rate: Fraction
    """The learning rate by which one walks."""
    stride: float
    """No walk is longer."""
    far: int
    """A quest begins where the valley is at least so many right answers away."""

    @property
    def title(self) -> str:
        """The name as people read it: `four lakes`."""
        return self.name.replace("-", " ")

    @cached_property
    def function(self) -> Expression:
        """The formula, read."""
        from gradquest.maths.grammar.reading import read

        return read(self.formula, NAMES).components[0]

    @cached_property
    def partials(self) -> tuple[Expression, ...]:
        """The gradient, entry by entry."""
        from gradquest.maths.calculus.rules import differentiate

        return tuple(differentiate(self.function, name) for name in NAMES)

    @cached_property
    def family(self) -> str:
        """The hardest rule that its gradient asks for."""
        from gradquest.banks.family import family

        return family(self.function, NAMES)

    def height(self, cairn: Cairn) -> float:
        """How high the ground is there, in metres."""
        from gradquest.maths.floats import value

        return value(self.function, _at(cairn))

    def gradient(self, cairn: Cairn) -> tuple[float, float]:
        """Where it rises fastest, and how steeply."""
        from gradquest.maths.floats import value

        first, second = (value(it, _at(cairn)) for it in self.partials)
        return first, second

    def is_flat(self, cairn: Cairn) -> bool:
        """The gradient is (0, 0) there."""
        return all(abs(slope) < 1e-12 for slope in self.gradient(cairn))

    def is_valley(self, cairn: Cairn) -> bool:
        """One has arrived."""
        return any(cairn[0] == x and cairn[1] == y for x, y in self.valleys)

    def holds(self, cairn: Cairn) -> bool:
        """It is on the map."""
        return abs(cairn[0]) <= self.east and abs(cairn[1]) <= self.north

    @property
    def extent(self) -> tuple[tuple[Fraction, Fraction], ...]:
        """From where to where the map goes, letter by letter."""
        return tuple((Fraction(-it), Fraction(it)) for it in (self.east, self.north))

    @property
    def cairns(self) -> tuple[Cairn, ...]:
        """Every place of the map where one can stand, row by row from the south-west."""
        across, up = int(self.east / self.cell), int(self.north / self.cell)
        return tuple(
            (column * self.cell, row * self.cell)
            for row in range(-up, up + 1)
            for column in range(-across, across + 1)
        )

    def number(self, cairn: Cairn) -> int:
        """Which of all cairns it is: the seed of the problem that is posed there."""
        return self.cairns.index(cairn)


def _at(cairn: Cairn) -> Mapping[str, float]:
    return dict(zip(NAMES, map(float, cairn), strict=True))


LANDSCAPES = (
    Landscape("bowl", "x^2 + y^2",
              "A round hollow, gentle at the bottom.",
              1, ((0, 0),), 5, 4, HALF, QUARTER, 1.5, 5),
    Landscape("hidden-hollow", "(x - 1)^2 + (y + 2)^2",
              "As round, but who knows where its middle is.",
              2, ((1, -2),), 5, 4, HALF, QUARTER, 1.8, 5),
    Landscape("long-valley", "x^2/2 + 2y^2",
              "Steep across, gentle along: one zigzags.",
              2, ((0, 0),), 5, 4, HALF, HALF, 2.2, 5),
    Landscape("twisted-bowl", "x^2 + xy + y^2",
              "Steepest down is not towards the middle.",
              3, ((0, 0),), 5, 4, HALF, QUARTER, 1.8, 5),
    Landscape("slant", "x^2 - xy + y^2 - 3x + 3",
              "A hillside; the valley lies off to one side.",
              3, ((2, 1),), 5, 4, HALF, QUARTER, 2.2, 5),
    Landscape("crater", "x^4/4 + y^4/4",
              "Sheer walls, and a floor that is almost level.",
              3, ((0, 0),), 5, 4, WHOLE, QUARTER, 1.5, 3),
    Landscape("pass", "x^4/4 - 2x^2 + y^2 + 4",
              "Two valleys, a pass between: flat is not low.",
              4, ((-2, 0), (2, 0)), 4, 4, WHOLE, QUARTER, 1.5, 3),
    Landscape("cliff", "exp(x) - x + y^2/2",
              "A wall in the east, a long slope in the west.",
              4, ((0, 0),), 4, 4, WHOLE, HALF, 1.5, 4),
    Landscape("four-lakes", "(x^2 + y^2 - 5)^2/4 + (xy - 2)^2",
              "Four lakes: it matters where you begin.",
              5, ((1, 2), (2, 1), (-1, -2), (-2, -1)), 4, 4, WHOLE, QUARTER, 1.5, 3),
)  # fmt: skip


def landscape_named(name: str) -> Landscape:
    """The landscape of that name. Raises `Misuse` with a suggestion."""
    from difflib import get_close_matches

    wanted = "-".join(name.strip().lower().split())
    known = {it.name: it for it in LANDSCAPES}
    if wanted in known:
        return known[wanted]
    close = get_close_matches(wanted, known, n=1)
    hint = f"did you mean {close[0]!r}?" if close else f"there are {', '.join(known)}"
    raise Misuse(f"{name!r} is no landscape; {hint}")
