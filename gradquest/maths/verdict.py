"""What the checker says of an answer, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from gradquest.maths.expression import Expression

Domain = Mapping[str, tuple[Fraction, Fraction]]
"""For each variable the closed interval on which answers are compared."""

EVERYWHERE = (Fraction(-3), Fraction(3))
"""The interval of a variable for which a problem declares none."""


class Outcome(StrEnum):
    """The four things that can be said of a text."""

    RIGHT = "right"
    WRONG = "wrong"
    UNREADABLE = "unreadable"
    ASK = "ask"


class Method(StrEnum):
    """How a verdict was reached."""

    PROVED = "proved"
    """Exact algebra shows that both are equal."""
    SAMPLED = "sampled"
    """Both agree at every sample point to at least 35 digits."""
    REFUTED = "refuted"
    """A point of the domain at which they differ is at hand."""


class Asked(StrEnum):
    """What of a vector counts."""

    VALUE = "value"
    """Every entry."""
    DIRECTION = "direction"
    """Where it points: any positive multiple is right."""
    UNIT = "unit"
    """Where it points, written with length 1."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text was understood: what is previewed and what is judged is this one object."""

    text: str
    """The text as typed."""
    components: tuple[Expression, ...]
    """One tree, or one for each entry of a vector."""
    is_vector: bool
    others: tuple[Reading, ...] = ()
    """Readings that the documented table rejects but a person might have meant."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A point of the domain that shows that an answer is wrong."""

    at: Mapping[str, float]
    yours: float | None
    """None where the answer has no value there."""
    expected: float
    component: int = 0
    """0-based entry of a vector answer."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A named mistake, the answer that it leads to, and what a tutor says of it."""

    id: str
    """Such as `power-not-reduced`; stable, stored with attempts, used in banks' tests."""
    message: str
    """One or two sentences with this problem's own pieces in them."""
    answer: tuple[Expression, ...]
    """The wrong answer, entry by entry."""
    skill: str = ""
    """The skill that repairs it."""
    did: str = ""
    """The mistake as a clause after `Did you`, for when two mistakes explain one answer."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A reference answer and what is needed to compare with it."""

    components: tuple[Expression, ...]
    variables: tuple[str, ...]
    """Every name that an answer may use."""
    domain: Domain
    is_vector: bool = False
    asked: Asked = Asked.VALUE
    """For a direction, `components` may be any positive multiple of it, but not zero."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of one typed answer."""

    outcome: Outcome
    message: str
    """One sentence (two at most) for the learner."""
    method: Method | None = None
    column: int | None = None
    """1-based column of what could not be read."""
    reading: Reading | None = None
    """None where the text could not be read."""
    witness: Witness | None = None
    components: tuple[bool, ...] = ()
    """For a vector: which entries are right."""
    carried: tuple[bool, ...] = ()
    """For a vector whose entries build on each other: which wrong ones only follow from others."""
    names: tuple[str, ...] = ()
    """For a vector: what its entries are called; empty: the first, the second."""
    slip: Slip | None = None
    """The mistake that explains a wrong answer, where one is recognised."""

    @property
    def is_right(self) -> bool:
        """The answer is right."""
        return self.outcome is Outcome.RIGHT

    @property
    def counts(self) -> bool:
        """It is scored: unreadable answers and questions back are not."""
        return self.outcome in (Outcome.RIGHT, Outcome.WRONG)
