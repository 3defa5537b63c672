"""One way to break a rule, and the words for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gradquest.maths.calculus.broken_rules import Wrong
from gradquest.maths.calculus.rules import Application, Rule
from gradquest.maths.expression import Variable


@dataclass(frozen=True, slots=True)
class Mistake:
    """One way to break a rule."""

    id: str
    rules: tuple[Rule, ...]
    """The rules that it can break."""
    wrong: Callable[[Application], Iterator[Wrong]]
    says: str
    """For the learner. {by}, {node} and the pieces stand in braces; {the_term} and, where a
    sentence begins, {Term} say what sum a term stands in."""
    did: str
    """The mistake as a clause after `Did you`."""
    family: str
    """The rule family in which it is unlearned."""
    place: str = "node"
    """The piece that names the place where it is made."""

    def variants(self, at: Application) -> Iterator[Wrong]:
        """The wrong results at one application, those left out that are right."""
        if at.rule in self.rules:
            for wrong in self.wrong(at):
                if wrong.answer != at.right:
                    pieces = {"node": at.node, "by": Variable(at.by), **wrong.pieces}
                    yield wrong._replace(pieces=pieces)
