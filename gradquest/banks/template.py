"""A template: everything that an author said of one problem, from which many are drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gradquest.banks.choices import Choices
from gradquest.banks.conditions import Condition
from gradquest.banks.formulas import RATE
from gradquest.maths.expression import Expression
from gradquest.maths.verdict import Domain

Place = tuple[int, int]
"""Line and column in the bank's file, from 1."""


@dataclass(frozen=True)
class Example:
    """An author's own test: for this seed and kind, this answer is right, or wrong."""

    seed: int
    kind: str
    answer: tuple[Expression, ...]
    """May use the parameters."""
    text: str
    is_right: bool
    slip: str = ""
    """The id of the slip that must be recognised; empty: any."""
    place: Place = (1, 1)


@dataclass(frozen=True)
class Template:
    """One problem of a bank."""

    bank: str
    bank_hash: str
    """Short, of the file's bytes."""
    id: str
    function: Expression
    """In the variables and the parameters."""
    variables: tuple[str, ...]
    kinds: tuple[str, ...]
    """What may be asked of it, by name."""
    params: Mapping[str, Choices]
    """In the order of drawing: later ones may use earlier ones."""
    where: tuple[Condition, ...]
    point: tuple[Choices, ...] | None
    """In the order of `variables`."""
    rate: Choices | None
    """The learning rate."""
    domain: Domain
    family: str
    level: int
    skill: str = ""
    tags: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    explain: str = ""
    show: str = ""
    allow: frozenset[str] = frozenset()
    """Ids of slips, and of `worth.Reason`, that do not matter here."""
    avoid: frozenset[str] = frozenset()
    """Ids of further slips that a draw must tell from the right answer."""
    par_s: float | None = None
    examples: tuple[Example, ...] = ()
    place: Place = (1, 1)

    @property
    def name(self) -> str:
        """`bank/template`."""
        return f"{self.bank}/{self.id}"

    def sources(self) -> Iterator[tuple[str, Choices]]:
        """Everything that is drawn, in order: parameters, coordinates, the rate."""
        yield from self.params.items()
        yield from zip(self.variables, self.point or (), strict=False)
        if self.rate:
            yield RATE, self.rate
