"""A small computation graph: values forwards, slopes backwards, each from what is known by then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from gradquest.kinds.descents import exact
from gradquest.kinds.kind import Task
from gradquest.maths.calculus.neat import neat_derivative
from gradquest.maths.expression import (
    ONE,
    Expression,
    Product,
    Sum,
    depends_on,
    number,
    substitute,
)
from gradquest.maths.notation import pretty
from gradquest.maths.phrases import letters, listed, slope_name

TOP = "f"
"""The last node."""


@dataclass(frozen=True, slots=True)
class Blank:
    """One number to be filled in: a node's value, or the slope of f in a node or an input."""

    node: str
    is_slope: bool = False

    @property
    def name(self) -> str:
        """`q`, `∂f/∂q`"""
        return slope_name(self.node) if self.is_slope else letters([self.node])


@dataclass(frozen=True, slots=True)
class Path:
    """From a node to one above it, in numbers."""

    over: str
    upstream: Expression
    """How f moves with the node above."""
    local: Expression
    """How that node moves with this one; not yet computed."""

    @property
    def product(self) -> Expression:
        """What this path brings."""
        return self.local if self.over == TOP else Product((self.upstream, self.local))


Known = Mapping[Blank, Expression]
"""The numbers filled in so far."""


@dataclass(frozen=True)
class Graph:
    """The nodes of a task, in order, over its inputs."""

    task: Task

    @cached_property
    def formulas(self) -> Mapping[str, Expression]:
        """Each node in the letters before it; the last one is f."""
        return {**dict(self.task.parts), TOP: self.task.outer or self.task.function}

    @cached_property
    def blanks(self) -> tuple[Blank, ...]:
        """Values forwards, then slopes backwards: the later nodes first, the inputs last."""
        inner = [name for name, _ in self.task.parts]
        inputs = [it for it in self.task.variables if self.above(it)]
        slopes = (*reversed(inner), *inputs)
        return (*map(Blank, self.formulas), *(Blank(name, is_slope=True) for name in slopes))

    @cached_property
    def start(self) -> Known:
        """What is known before anything is filled in: the inputs, and that f moves with itself."""
        inputs = {Blank(name): number(value) for name, value in self.task.at.items()}
        return {**inputs, Blank(TOP, is_slope=True): ONE}

    @cached_property
    def filled(self) -> Known:
        """All blanks with their exact numbers."""
        known = dict(self.start)
        for blank in self.blanks:
            known[blank] = exact(self.written(blank, known))
        return {blank: known[blank] for blank in self.blanks}

    @property
    def letters(self) -> tuple[str, ...]:
        """All nodes and inputs."""
        return (*self.formulas, *self.task.variables)

    def above(self, node: str) -> tuple[str, ...]:
        """The nodes that a node or input goes into."""
        return tuple(name for name, formula in self.formulas.items() if depends_on(formula, node))

    def local(self, over: str, node: str) -> Expression:
        """How a node moves with one that goes into it, in letters."""
        return neat_derivative(self.formulas[over], node)

    def placed(self, formula: Expression, known: Known) -> Expression:
        """A formula with the known values put in; nothing is computed."""
        return substitute(formula, {it.node: at for it, at in known.items() if not it.is_slope})

    def written(self, blank: Blank, known: Known) -> Expression:
        """The number of a blank by the rule, from what is known; not yet computed."""
        if not blank.is_slope:
            return self.placed(self.formulas[blank.node], known)
        terms = tuple(path.product for path in self.paths(blank, known))
        return terms[0] if len(terms) == 1 else Sum(terms)

    def paths(self, blank: Blank, known: Known) -> tuple[Path, ...]:
        """All paths by which a slope arrives at a node or an input."""
        return tuple(
            Path(
                over,
                known[Blank(over, is_slope=True)],
                self.placed(self.local(over, blank.node), known),
            )
            for over in self.above(blank.node)
        )

    def rule(self, blank: Blank) -> str:
        """`q = x + y`, `∂f/∂x = ∂f/∂q · ∂q/∂x`"""
        if not blank.is_slope:
            return f"{blank.name} = {pretty(self.formulas[blank.node])}"
        paths = " + ".join(self._path_name(blank.node, over) for over in self.above(blank.node))
        return blank.name if paths == blank.name else f"{blank.name} = {paths}"

    def _path_name(self, node: str, over: str) -> str:
        if over == TOP:
            return self._direct(node) or slope_name(node)
        return f"{slope_name(over)} · {slope_name(node, letters([over]))}"

    def _direct(self, node: str) -> str:
        """What to call the path straight into f where there are others: not ∂f/∂x once more."""
        return f"direct slope in {letters([node])}" if len(self.above(node)) > 1 else ""

    def local_text(self, node: str) -> str:
        """All local slopes of a node in a row."""
        return listed(self.local_slopes(node))

    def local_slopes(self, node: str) -> list[str]:
        """`∂q/∂x = y`, for each node that this one goes into."""
        return [
            f"{self._local_name(node, over)} = {pretty(self.local(over, node))}"
            for over in self.above(node)
        ]

    def _local_name(self, node: str, over: str) -> str:
        direct = self._direct(node) if over == TOP else ""
        return direct or slope_name(node, letters([over]))

    def sources(self, blank: Blank) -> tuple[Blank, ...]:
        """The blanks that a number is made from."""
        if not blank.is_slope:
            formula = self.formulas[blank.node]
            return tuple(it for it in self.blanks if not it.is_slope and _uses(formula, it))
        over = self.above(blank.node)
        upstream = [Blank(name, is_slope=True) for name in over]
        slopes = [self.local(name, blank.node) for name in over]
        return tuple(
            it
            for it in self.blanks
            if it in upstream or (not it.is_slope and any(_uses(slope, it) for slope in slopes))
        )


def _uses(formula: Expression, blank: Blank) -> bool:
    return depends_on(formula, blank.node)
