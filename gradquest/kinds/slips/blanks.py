"""Why the blanks of a graph are wrong: each is measured by what was filled in before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import isclose

from gradquest.errors import Undefined
from gradquest.kinds.descents import exact
from gradquest.kinds.graph import TOP, Blank, Graph, Known
from gradquest.kinds.slips.coincidence import coincides
from gradquest.kinds.slips.graph_slips import SKILL, Misfilled, misfilled
from gradquest.kinds.slips.local import Entries
from gradquest.kinds.slips.recognition import likely
from gradquest.maths import floats
from gradquest.maths.expression import Expression, Number, variables
from gradquest.maths.phrases import letters, listed
from gradquest.maths.verdict import Slip, Verdict

SAME = 1e-9

ROUNDED = 5e-3
"""So far a number may be off that was computed from rounded ones."""


@dataclass(frozen=True)
class Look:
    """The blanks as a learner filled them in."""

    graph: Graph
    answer: Entries
    right: tuple[bool, ...]

    @property
    def known(self) -> Known:
        """All numbers of the learner's."""
        return {**self.graph.start, **dict(zip(self.graph.blanks, self.answer, strict=True))}

    def follows(self, place: int) -> bool:
        """A wrong number is what the rule makes of the wrong ones before it."""
        blank = self.graph.blanks[place]
        if self.right[place] or not self.wrong_sources(blank):
            return False
        return _is(self.answer[place], self.graph.written(blank, self.known))

    def wrong_sources(self, blank: Blank) -> list[Blank]:
        """The wrong numbers that a number is made from."""
        places = {it: place for place, it in enumerate(self.graph.blanks)}
        return [it for it in self.graph.sources(blank) if not self.right[places[it]]]

    def fitting(self, place: int) -> list[Misfilled]:
        """The mistakes that lead to a number, each once; broken rules where nothing else does."""
        found: dict[str, Misfilled] = {}
        for wrong in misfilled(self.graph.blanks[place], self.graph, self.known):
            if coincides(self.answer[place], wrong.value, {}):
                found.setdefault(wrong.id, wrong)
        own = [it for it in found.values() if not it.is_of_rule]
        return own or [found[name] for name in likely(found)]


def explain_blanks(graph: Graph, verdict: Verdict) -> Verdict | None:
    """The verdict with the first mistake told, and what only follows from it marked as such."""
    reading = verdict.reading
    if reading is None or len(reading.components) != len(graph.blanks):
        return None
    look = Look(graph, reading.components, verdict.components)
    odd = _with_letters(look) or _in_another_order(look)
    if odd:
        return replace(verdict, slip=odd)
    places = range(len(graph.blanks))
    carried = tuple(look.follows(place) for place in places)
    blamed = [place for place in places if not look.right[place] and not carried[place]]
    first, *others = blamed
    found = look.fitting(first)
    message = " ".join((_told(found, first, look), *_too(others, look), *_followers(carried, look)))
    slip = Slip(found[0].id, message, look.answer, found[0].skill) if found else None
    return replace(verdict, message=message, slip=slip, carried=carried)


def _with_letters(look: Look) -> Slip | None:
    """Letters where numbers are asked for."""
    left = [
        blank.name
        for blank, entry in zip(look.graph.blanks, look.answer, strict=True)
        if variables(entry)
    ]
    if not left:
        return None
    message = f"Numbers are asked for: put the inputs into {listed(left)}."
    return Slip("not-substituted", message, look.answer, SKILL, "leave letters in")


def _in_another_order(look: Look) -> Slip | None:
    """The right numbers in the wrong places."""
    wrong = [place for place, is_right in enumerate(look.right) if not is_right]
    mine = sorted(floats.value(look.answer[place]) for place in wrong)
    values = [*look.graph.filled.values()]
    theirs = sorted(floats.value(values[place]) for place in wrong)
    if not all(isclose(one, other, rel_tol=SAME) for one, other in zip(mine, theirs, strict=True)):
        return None
    names = ", ".join(blank.name for blank in look.graph.blanks)
    message = f"The numbers are right, but in another order than {names}."
    return Slip("entries-swapped", message, look.answer, SKILL, "give the numbers in another order")


def _told(found: Sequence[Misfilled], place: int, look: Look) -> str:
    """The first mistake: named, or asked about, or where to look."""
    if len(found) > 1:
        return f"Did you {found[0].did}, or {found[1].did}?"
    if found:
        return found[0].says
    blank, graph = look.graph.blanks[place], look.graph
    rule = graph.rule(blank)
    if rule == blank.name:
        rule = f"how {graph.rule(Blank(TOP))} moves with {letters([blank.node])}"
    return f"{blank.name} is not right: look at {rule} again."


def _too(others: Sequence[int], look: Look) -> Iterator[str]:
    """Further mistakes, by name alone."""
    if others:
        names = listed([look.graph.blanks[place].name for place in others])
        yield f"Look at {names} as well."


def _followers(carried: Sequence[bool], look: Look) -> Iterator[str]:
    """What is computed rightly from numbers that were wrong."""
    blanks = [it for it, follows in zip(look.graph.blanks, carried, strict=True) if follows]
    if not blanks:
        return
    sources = {it for blank in blanks for it in look.wrong_sources(blank)} - {*blanks}
    from_ = listed([it.name for it in look.graph.blanks if it in sources])
    many = len(blanks) > 1
    names = listed([it.name for it in blanks])
    is_no = "are no mistakes of their own" if many else "is no mistake of its own"
    yield f"{names} {'follow' if many else 'follows'} from your {from_}, and {is_no}."


def _is(entry: Expression, formula: Expression) -> bool:
    """A number is what a formula gives; one that was rounded on the way too."""
    try:
        wanted = exact(formula)
    except Undefined:
        return False
    if coincides(entry, wanted, {}):
        return True
    rounded = isinstance(entry, Number) and entry.is_decimal
    return rounded and isclose(floats.value(entry), floats.value(wanted), rel_tol=ROUNDED)
