"""One line of a worked solution, as data: a true equation and the rule that gives it."""

from __future__ import annotations

from dataclasses import dataclass

from gradquest.maths.expression import Expression


@dataclass(frozen=True, slots=True)
class Step:
    """`of` (differentiated by `by`, where given) equals `equals`, because of `rule`."""

    rule: str
    """The rule's usual name, such as `chain rule`; empty for plain arithmetic."""
    says: str
    """One sentence that names this instance's pieces and what is frozen."""
    of: tuple[Expression, ...]
    equals: tuple[Expression, ...]
    by: str | None = None
    """The variable that moves; None where both sides are compared as they are."""
    name: str = ""
    """What the left side is called on screen (`∂f/∂x`, `new x`); empty: it is written out."""
    work: int = 1
    """How many small thoughts it stands for; par is made of them."""
    sign: str = "∂"
    """What stands before `by`: `d` where there is no other variable."""

    @property
    def because(self) -> str:
        """The rule by its name, and the sentence."""
        return f"{self.rule.capitalize()}. {self.says}" if self.rule else self.says
