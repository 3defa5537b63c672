"""A template: everything that an author said of one problem, from which many are drawn."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from gradquest.banks.choices import Choices
from gradquest.banks.conditions import Condition
from gradquest.banks.formulas import RATE, STEPS
from gradquest.kinds.kind import Form, Material
from gradquest.maths.expression import Expression, substitute
from gradquest.maths.verdict import Domain

Place = tuple[int, int]
"""Line and column in the bank's file, from 1."""


@dataclass(frozen=True)
class Example:
    """An author's own test: for this seed and kind, this answer is right, or wrong."""

    seed: int
    kind: str
    answer: tuple[Expression, ...]
    """May use the parameters; empty where the text is judged as it stands."""
    text: str
    is_right: bool
    slip: str = ""
    """The id of the slip that must be recognised; empty: any."""
    place: Place = (1, 1)


@dataclass(frozen=True)
class Listed(ABC):
    """What is to be known of a template before a problem is drawn from it."""

    bank: str
    bank_hash: str
    """Short, of the file's bytes."""
    id: str
    kinds: tuple[str, ...]
    """What may be asked of it, by name."""
    family: str
    level: int

    @property
    def name(self) -> str:
        """`bank/template`."""
        return f"{self.bank}/{self.id}"

    @abstractmethod
    def whole(self) -> Template:
        """All of it. Raises `BankError` where its file cannot be read any more."""


@dataclass(frozen=True)
class Template(Listed):
    """One problem of a bank."""

    function: Expression
    """In the variables, the parameters and the letters of `inner`."""
    variables: tuple[str, ...]
    params: Mapping[str, Choices]
    """In the order of drawing: later ones may use earlier ones."""
    where: tuple[Condition, ...]
    point: tuple[Choices, ...] | None
    """In the order of `variables`."""
    rate: Choices | None
    """The learning rate."""
    domain: Domain
    steps: Choices | None = None
    """How many descent steps."""
    form: Form = Form.VECTOR
    """How the direction is given."""
    direction: tuple[Choices, ...] = ()
    """Entries of a vector, an angle, or coordinates of a point; empty where there is none."""
    given: Mapping[str, Choices] = field(default_factory=dict)
    inner: tuple[tuple[str, Expression], ...] = ()
    """Letters between the variables and the function."""
    data: tuple[tuple[Expression, ...], ...] = ()
    ask: frozenset[str] = frozenset()
    """The aspects that may be asked, of kinds that have any of them; empty: all."""
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

    def whole(self) -> Template:
        """This is all of it."""
        return self

    def sources(self) -> Iterator[tuple[str, Choices]]:
        """Everything that is drawn, in order: parameters, coordinates, the rate."""
        yield from self.params.items()
        yield from zip(self.variables, self.point or (), strict=False)
        if self.rate:
            yield RATE, self.rate
        if self.steps:
            yield STEPS, self.steps
        for place, choices in enumerate(self.direction):
            yield direction_entry(place), choices
        yield from self.given.items()

    @property
    def composed(self) -> Expression:
        """The function with the letters of `inner` replaced."""
        function = self.function
        for name, formula in reversed(self.inner):
            function = substitute(function, {name: formula})
        return function

    def material(self) -> Material:
        """What kinds may be asked of it."""
        offers = {
            "point": self.point,
            "lr": self.rate,
            "steps": self.steps,
            "direction": self.direction,
            "inner": self.inner,
            "data": self.data,
        }
        return Material(
            self.composed,
            self.variables,
            frozenset(name for name, offer in offers.items() if offer),
            frozenset(self.given),
            self.form,
            self.ask,
            "zero-partial" in self.allow,
        )


def direction_entry(place: int) -> str:
    """What an entry of the direction is called in conditions and hints: `d1`."""
    return f"d{place + 1}"
