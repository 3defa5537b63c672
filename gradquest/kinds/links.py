"""A function of letters in between: how f moves with a variable through each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from gradquest.kinds.kind import Task
from gradquest.maths.calculus.neat import neat_derivative
from gradquest.maths.expression import ONE, ZERO, Expression, depends_on, number, substitute
from gradquest.maths.phrases import letters, slope_name, total
from gradquest.maths.tidy import tidy


@dataclass(frozen=True, slots=True)
class Link:
    """One path from the variable to f."""

    through: str
    """The letter in between; empty where f has the variable in it directly."""
    outer: Expression
    """How f moves with that letter, in f's own letters."""
    inner: Expression
    """How that letter moves with the variable, in the variables alone; 1 for the direct path."""


@dataclass(frozen=True)
class Links:
    """The paths from one variable of a task to its f."""

    task: Task
    by: str

    @property
    def formula(self) -> Expression:
        """f in the letters in between."""
        return self.task.outer or self.task.function

    @cached_property
    def parts(self) -> dict[str, Expression]:
        """The letters in between, each in the variables alone."""
        known: dict[str, Expression] = {}
        for name, formula in self.task.parts:
            known[name] = tidy(substitute(formula, known))
        return known

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """What stands in f."""
        names = (*self.parts, *self.task.variables)
        return tuple(name for name in names if depends_on(self.formula, name))

    @cached_property
    def paths(self) -> tuple[Link, ...]:
        """Those along which f moves at all."""
        through = (
            Link(name, neat_derivative(self.formula, name), neat_derivative(part, self.by))
            for name, part in self.parts.items()
        )
        direct = Link("", neat_derivative(self.formula, self.by), ONE)
        return tuple(it for it in (*through, direct) if ZERO not in (it.outer, it.inner))

    @cached_property
    def at(self) -> dict[str, Expression]:
        """The point, where there is one."""
        return {name: number(value) for name, value in self.task.at.items()}

    def replaced(self, node: Expression) -> Expression:
        """A formula with the letters in between replaced; nothing is simplified."""
        return substitute(node, self.parts)

    def outer_name(self, link: Link) -> str:
        """`∂f/∂u`; `df/du` where f has no other letter."""
        return _name("f", link.through or self.by, self.letters)

    def inner_name(self, link: Link) -> str:
        """`∂u/∂x`; `du/dt` where there is no other variable."""
        return _name(link.through, self.by, self.task.variables)

    @cached_property
    def whole(self) -> str:
        """What f is called as a function of the variables: z where they stand in f as well."""
        if not any(name in self.letters for name in self.task.variables):
            return "f"
        taken = {*self.parts, *self.task.variables}
        return next((name for name in ("z", "h", "q", "k") if name not in taken), "F")

    @property
    def name(self) -> str:
        """`∂f/∂x`; `df/dt` where there is no other variable."""
        return _name(self.whole, self.by, self.task.variables)

    def path_name(self, link: Link) -> str:
        """`∂f/∂u · ∂u/∂x`."""
        if not link.through:
            return self.outer_name(link)
        return f"{self.outer_name(link)} · {self.inner_name(link)}"

    @property
    def rule(self) -> str:
        """`∂f/∂u · ∂u/∂x + ∂f/∂v · ∂v/∂x`."""
        return " + ".join(map(self.path_name, self.paths))


def _name(of: str, by: str, names: Sequence[str]) -> str:
    name = slope_name(by, letters([of]))
    return total(name) if len(names) == 1 else name
