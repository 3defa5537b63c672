"""The derivative of a function of one variable, as a formula."""

from __future__ import annotations

from gradquest.kinds import wording
from gradquest.kinds.kind import Kind, Material, Task
from gradquest.kinds.partial import Partial
from gradquest.maths.phrases import letters, listed, slope_name, total


class Derivative(Partial):
    """df/dx: the partial derivative where there is no other variable."""

    def __init__(self) -> None:
        super().__init__(0, "x")
        self.name = "derivative"
        self.title = self.short = "derivative"
        self.order = 5

    def hindrance(self, material: Material) -> str | None:
        """There must be one variable."""
        return of_one_variable(self, material) or super().hindrance(material)

    def heading(self, task: Task) -> str:
        """`derivative in t`"""
        return f"derivative in {letters([self.by(task)])}"

    def question(self, task: Task) -> str:
        """`df/dx = ?`"""
        return f"{total(slope_name(self.by(task)))} = ?"

    def request(self, task: Task) -> str:
        """The derivative."""
        return f"Find {total(slope_name(self.by(task)))}, the derivative of f."

    def hints(self, task: Task) -> tuple[str, ...]:
        """How to take f apart, which rules are needed, the first line."""
        first = "Take f apart: first its terms, then in each term what is outside and what inside."
        return (first, *wording.rule_hints(self.steps(task)))


def of_one_variable(kind: Kind, material: Material) -> str | None:
    """Why a kind for one variable cannot be asked; None where it can."""
    if len(material.variables) == 1:
        return None
    return f"{kind.name} needs one variable, not {listed(material.variables)}; add vars: [x]"


KIND = Derivative()
