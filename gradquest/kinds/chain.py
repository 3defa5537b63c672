"""The chain rule through letters in between: add up all the paths from a variable to f."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gradquest.errors import Unreadable
from gradquest.kinds import pictures, slips, wording
from gradquest.kinds.descents import exact
from gradquest.kinds.kind import Kind, Task
from gradquest.kinds.links import Link, Links
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import (
    Expression,
    Product,
    Sum,
    depends_on,
    substitute,
    variables,
)
from gradquest.maths.notation import point_text, pretty
from gradquest.maths.phrases import letters, listed
from gradquest.maths.tidy import tidy
from gradquest.maths.verdict import Outcome, Reading, Slip, Verdict

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture


class Chain(Kind):
    """How f moves with one variable; a number where there is a point. Aspects: the variables."""

    name = "chain"
    title = "chain rule through letters in between"
    short = "chain of letters"
    order = 46
    needs = frozenset({"inner"})
    takes = frozenset({"point"})

    def aspects(self, function: Expression, variables: Sequence[str]) -> tuple[str, ...]:
        """The variables that occur."""
        return tuple(name for name in variables if depends_on(function, name))

    def moving(self, variables: Sequence[str], aspect: str = "") -> tuple[str, ...]:
        """The one variable that is asked for."""
        return (aspect,) if aspect in variables else tuple(variables[:1])

    def links(self, task: Task) -> Links:
        """The paths from the variable to f."""
        return Links(task, self.moving(task.variables, task.aspect)[0])

    def question(self, task: Task) -> str:
        """`∂f/∂x = ?`, `∂f/∂x(1, 2) = ?`"""
        return f"{_asked(task, self.links(task))} = ?"

    def request(self, task: Task) -> str:
        """Through what f depends on the variables, and what to find."""
        links = self.links(task)
        own, between = letters(task.variables), letters(tuple(links.parts))
        directly = " and directly" if links.whole != "f" else ""
        opening = f"{links.whole} depends on {own} through {between}{directly}."
        if task.point is not None:
            return f"{opening} Find {links.name} at {wording.place(task)}: one number."
        return f"{opening} Find {links.name}, written in {own} alone, without {between}."

    def defined(self, task: Task) -> tuple[tuple[str, Expression], ...]:
        """f in the letters in between, then each of these."""
        links = self.links(task)
        name = f"f({', '.join(letters([it]) for it in links.letters)})"
        name = name if links.whole == "f" else f"{links.whole} = {name}"
        between = ((letters([name]), formula) for name, formula in task.parts)
        return ((name, links.formula), *between)

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The derivative in the variables, or its exact value at the point."""
        from gradquest.maths.calculus.neat import neat_derivative
        from gradquest.maths.symbolic import derivative, expanded, value_at

        by = self.links(task).by
        if task.point is not None:
            return (value_at(derivative(task.function, by), task.at),)
        neat = neat_derivative(task.function, by)
        return (min(neat, expanded(neat), key=lambda form: len(pretty(form))),)

    def read(self, task: Task, text: str) -> Reading:
        """The letters in between are read too, so that something can be said of them."""
        from gradquest.maths.grammar.reading import read

        return read(text, (*task.variables, *(name for name, _ in task.parts)))

    def judge(self, task: Task, text: str) -> Verdict:
        """An answer with letters in between is handed back: they stand for something."""
        try:
            reading = self.read(task, text)
        except Unreadable:
            return super().judge(task, text)
        left = [it for it in task.parts if it[0] in variables(reading.components[0])]
        if not left:
            return super().judge(task, text)
        put_in = listed([f"{letters([name])} = {pretty(formula)}" for name, formula in left])
        where = "a number" if task.point is not None else f"{letters(task.variables)} alone"
        wanted = f"The answer is asked for {'as' if task.point is not None else 'in'} {where}"
        return Verdict(Outcome.ASK, f"{wanted}: put in {put_in}.", reading=reading)

    def steps(self, task: Task) -> tuple[Step, ...]:
        """Each derivative along each path, then all paths added up."""
        links = self.links(task)
        lines = (line for link in links.paths for line in _lines_of(link, links))
        return (*_places(task, links), *lines, _sum(self, task, links))

    def slips(self, task: Task) -> Iterator[Slip]:
        """Paths forgotten or joined wrongly, then a broken rule on one path."""
        return slips.chain_slips(self.links(task))

    def hints(self, task: Task) -> tuple[str, ...]:
        """The paths, the chain rule with this problem's letters, the first derivative."""
        links = self.links(task)
        by = letters([links.by])
        paths = listed(
            [f"through {letters([it.through])}" if it.through else "directly" for it in links.paths]
        )
        many = len(links.paths) > 1
        first = f"When {by} moves, {links.whole} feels it {paths}. " + (
            "Multiply along each path, then add the paths." if many else "Multiply along the path."
        )
        link = links.paths[0]
        third = f"To begin: {links.outer_name(link)} = {pretty(link.outer)}"
        if link.through:
            third += f" and {links.inner_name(link)} = {pretty(link.inner)}"
        return first, f"{links.name} = {links.rule}.", f"{third}."

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:
        """The gradient over the variables, and the arrow that the learner's slope would give."""
        return pictures.partial_scene(task, task.variables.index(self.links(task).by), learner)

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that lead to the right answer here."""
        return slips.chain_blind_spots(self.links(task))


def _asked(task: Task, links: Links) -> str:
    return f"{links.name}{point_text(task.point)}" if task.point is not None else links.name


def _lines_of(link: Link, links: Links) -> Iterator[Step]:
    """How f moves with the letter in between, and how that moves with the variable."""
    from gradquest.maths.calculus.differentiation import worked

    *lines, last = worked(links.formula, link.through or links.by, links.letters)
    yield from (*lines, replace(last, name=links.outer_name(link)))
    if link.through:
        part = links.parts[link.through]
        *lines, last = worked(part, links.by, links.task.variables)
        yield from (*lines, replace(last, name=links.inner_name(link)))


def _places(task: Task, links: Links) -> Iterator[Step]:
    """Where the point puts the letters in between."""
    if task.point is not None:
        names = [letters([it]) for it in links.parts]
        filled = tuple(substitute(part, links.at) for part in links.parts.values())
        says = f"Put {wording.assignment(task)} into {listed(names)}."
        name = f"({', '.join(names)})" if len(names) > 1 else names[0]
        yield Step("", says, filled, tuple(map(exact, filled)), name=name, work=len(filled))


def _sum(kind: Chain, task: Task, links: Links) -> Step:
    """All paths added up, in the variables or in numbers."""
    many = len(links.paths) > 1
    says = "Multiply along each path, and add the paths." if many else "Multiply along the path."
    if task.point is None:
        says += f" Write it in {letters(task.variables)} alone."
    of = _added([_path(link, links) for link in links.paths])
    name = f"{_asked(task, links)} = {links.rule}"
    work = len(links.paths) + 1
    return Step("chain rule", says, (of,), kind.answer(task), name=name, work=work)


def _path(link: Link, links: Links) -> Expression:
    """The product along one path: in numbers where there is a point, else in the variables."""
    outer, inner = tidy(links.replaced(link.outer)), link.inner
    if links.at:
        placed = {name: exact(substitute(part, links.at)) for name, part in links.parts.items()}
        outer, inner = substitute(link.outer, placed | links.at), substitute(inner, links.at)
    return Product((outer, inner)) if link.through else outer


def _added(terms: Sequence[Expression]) -> Expression:
    return Sum(tuple(terms)) if len(terms) > 1 else terms[0]


KIND = Chain()
