"""Backpropagation on a tiny graph: values forwards, then upstream times local backwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gradquest.kinds import afterwords, slips, wording
from gradquest.kinds.graph import Blank, Graph
from gradquest.kinds.kind import Kind, Task
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression
from gradquest.maths.notation import pretty
from gradquest.maths.phrases import letters, listed
from gradquest.maths.verdict import Slip, Verdict

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture


class Backprop(Kind):
    """Every node's value, and how f moves with every node and input, at the task's point."""

    name = "backprop"
    title = "backpropagation"
    short = "backprop"
    order = 48
    needs = frozenset({"inner", "point"})

    def question(self, task: Task) -> str:
        """`(q, f, ∂f/∂q, ∂f/∂x, ∂f/∂y) = ?`"""
        return f"({', '.join(_names(task))}) = ?"

    def request(self, task: Task) -> str:
        """The inputs, and what to fill in, in which order."""
        given = wording.assignment(task)
        return (
            f"The inputs are {given}. Go forwards for the value of each node, then backwards for "
            f"the slope of f in each. Give a list of {len(_names(task))} numbers, in this order: "
            f"{', '.join(_names(task))}."
        )

    def defined(self, task: Task) -> tuple[tuple[str, Expression], ...]:
        """The nodes, in order."""
        formulas = Graph(task).formulas
        return tuple((letters([name]), formula) for name, formula in formulas.items())

    def entries(self, task: Task) -> tuple[str, ...]:
        """The blanks by name."""
        return _names(task)

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The exact number of every blank."""
        return tuple(Graph(task).filled.values())

    def steps(self, task: Task) -> tuple[Step, ...]:
        """A line for each node forwards, one for each backwards, and the inputs at the end."""
        graph = Graph(task)
        inner = [it for it in graph.blanks if it.node not in task.variables]
        return (*(_line(it, graph) for it in inner), _inputs_line(graph))

    def slips(self, task: Task) -> Iterator[Slip]:
        """Each mistake made everywhere, then at one blank with all that follows from it."""
        return slips.graph_slips(Graph(task))

    def explain(self, task: Task, verdict: Verdict) -> Verdict | None:
        """The first mistake, and which entries only follow from it."""
        return slips.explain_blanks(Graph(task), verdict)

    def hints(self, task: Task) -> tuple[str, ...]:
        """The order of work, the local slopes, the first number."""
        graph = Graph(task)
        first = (
            "Forwards, put the numbers in node by node. Backwards, each slope is what comes from "
            "above times the local slope; where a letter feeds two nodes, add both paths."
        )
        nodes = [it.node for it in graph.blanks if it.is_slope]
        local = listed([slope for node in nodes for slope in graph.local_slopes(node)])
        begin = graph.blanks[0]
        value = pretty(graph.written(begin, graph.start))
        third = f"To begin: {begin.name} = {value} = {pretty(graph.filled[begin])}."
        return first, f"The local slopes are {local}.", third

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:  # noqa: ARG002
        """A graph is no landscape."""
        return None

    def afterword(self, task: Task, learner: tuple[Expression, ...] | None) -> str:  # noqa: ARG002
        """One of the slopes, seen in what f does."""
        return afterwords.nudged(task)

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The mistakes that fill in the right numbers here."""
        return slips.graph_blind_spots(Graph(task))


def _names(task: Task) -> tuple[str, ...]:
    return tuple(blank.name for blank in Graph(task).blanks)


def _line(blank: Blank, graph: Graph) -> Step:
    """One blank with its numbers, and the rule that fills it in."""
    of = graph.written(blank, {**graph.start, **graph.filled})
    says = f"Forwards: {graph.rule(blank)}."
    if blank.is_slope:
        says = f"Backwards: {_rule(blank, graph)}."
    return Step("", says, (of,), (graph.filled[blank],), name=blank.name)


def _inputs_line(graph: Graph) -> Step:
    """The answer, with the slopes of the inputs as they are computed."""
    known = {**graph.start, **graph.filled}
    inputs = [it for it in graph.blanks if it.node in graph.task.variables]
    of = tuple(graph.written(it, known) if it in inputs else known[it] for it in graph.blanks)
    rules = [_rule(it, graph) for it in inputs]
    name = f"({', '.join(blank.name for blank in graph.blanks)})"
    says = f"At the inputs: {'; '.join(rules)}."
    return Step("chain rule", says, of, tuple(graph.filled.values()), name=name, work=len(inputs))


def _rule(blank: Blank, graph: Graph) -> str:
    """`∂f/∂x = ∂f/∂q · ∂q/∂x with ∂q/∂x = y`; `∂f/∂z = q` at the last node."""
    rule, local = graph.rule(blank), graph.local_text(blank.node)
    return local if rule == blank.name else f"{rule} with {local}"


KIND = Backprop()
