"""Named mistakes in backpropagation: one blank filled in wrongly, from what was known there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gradquest.kinds.descents import exact
from gradquest.kinds.graph import TOP, Blank, Graph, Known, Path
from gradquest.kinds.slips.coincidence import all_coincide
from gradquest.kinds.slips.local import NOT_OF_A_SLOPE, Entries, is_defined
from gradquest.maths.calculus.differentiation import broken
from gradquest.maths.expression import ONE, Expression, Negative, Product, Sum
from gradquest.maths.notation import pretty
from gradquest.maths.phrases import called, letters, listed, slope_name
from gradquest.maths.verdict import Slip

NAME = "backprop"
SKILL = f"{NAME}.chain"

HABITS = {
    "upstream-missing": "leave out what comes from above",
    "local-missing": "leave out the local slopes",
    "upstream-added": "add what comes from above",
    "own-value": "multiply by a node's own value",
    "one-path-only": "take one path of several",
    "gave-value": "give values for slopes",
}
"""Mistakes that are made wherever they can be, and what one did then."""

TELLING = ("upstream-missing", "local-missing", "own-value", "one-path-only")
"""Habits that must not fill in the right numbers."""


@dataclass(frozen=True, slots=True)
class Misfilled:
    """A wrong number for one blank."""

    id: str
    says: str
    did: str
    value: Expression
    skill: str = SKILL
    is_of_rule: bool = False
    """A rule of differentiation is broken."""


def graph_slips(graph: Graph) -> Iterator[Slip]:
    """Each habit, then each mistake at one blank with all that follows from it."""
    for habit, did in HABITS.items():
        yield from _everywhere(habit, did, graph)
    for place, blank in enumerate(graph.blanks):
        known = {**graph.start, **dict(list(graph.filled.items())[:place])}
        for wrong in misfilled(blank, graph, known):
            answer = _carried(graph, known | {blank: wrong.value})
            if is_defined(answer):
                yield Slip(wrong.id, wrong.says, answer, wrong.skill, wrong.did)


def graph_blind_spots(graph: Graph) -> Iterator[str]:
    """The habits that fill in the right numbers all the same."""
    right = tuple(graph.filled.values())
    for habit in TELLING:
        for slip in _everywhere(habit, HABITS[habit], graph):
            if all_coincide(slip.answer, right, {}):
                yield habit


def _everywhere(habit: str, did: str, graph: Graph) -> Iterator[Slip]:
    """What comes of a habit, where it has a chance to show."""
    known, says = dict(graph.start), ""
    for blank in graph.blanks:
        found = [it for it in own_mistakes(blank, graph, known) if it.id == habit]
        known[blank] = found[0].value if found else exact(graph.written(blank, known))
        says = says or (found[0].says if found else "")
    answer = tuple(known[blank] for blank in graph.blanks)
    if says and is_defined(answer):
        yield Slip(habit, says, answer, SKILL, did)


def _carried(graph: Graph, known: Known) -> Entries:
    """The blanks that are known, and the others as they follow from these."""
    filled = dict(known)
    for blank in graph.blanks:
        if blank not in filled:
            filled[blank] = exact(graph.written(blank, filled))
    return tuple(filled[blank] for blank in graph.blanks)


# One blank


def misfilled(blank: Blank, graph: Graph, known: Known) -> Iterator[Misfilled]:
    """The wrong numbers that have a name, most telling first; some may be right all the same."""
    yield from own_mistakes(blank, graph, known)
    if blank.is_slope:
        yield from _with_value(_broken(blank, graph, known))


def own_mistakes(blank: Blank, graph: Graph, known: Known) -> Iterator[Misfilled]:
    """Those of backpropagation itself."""
    for group in (_joined, _swapped) if blank.is_slope else (_computed,):
        yield from _with_value(group(blank, graph, known))


def _with_value(found: Iterable[Misfilled]) -> Iterator[Misfilled]:
    return (wrong for wrong in found if is_defined((wrong.value,)))


def _computed(blank: Blank, graph: Graph, known: Known) -> Iterator[Misfilled]:
    """A value computed with the wrong operation or sign."""
    formula, name = graph.formulas[blank.node], blank.name
    shown = f"{name} = {pretty(formula)}"

    def wrong(mistake: str, says: str, did: str, of: Expression) -> Misfilled:
        return Misfilled(mistake, says, did, exact(graph.placed(of, known)))

    if isinstance(formula, Product):
        says, added = f"{shown} is a product; you added.", Sum(formula.factors)
        yield wrong("added-not-multiplied", says, f"add for {name}", added)
    if isinstance(formula, Sum):
        says, multiplied = f"{shown} is a sum; you multiplied.", Product(formula.terms)
        yield wrong("multiplied-not-added", says, f"multiply for {name}", multiplied)
    says = f"Check the sign of {shown}."
    yield wrong("whole-sign", says, f"lose the sign of {name}", Negative(formula))


def _joined(blank: Blank, graph: Graph, known: Known) -> Iterator[Misfilled]:
    """Upstream and local slope not multiplied, or paths not added."""
    found = graph.paths(blank, known)
    upstream, local, name = _upstream(blank, graph), graph.local_text(blank.node), blank.name

    def wrong(mistake: str, says: str, did: str, *terms: Expression) -> Misfilled:
        total = terms[0] if len(terms) == 1 else Sum(terms)
        return Misfilled(mistake, says, f"{did} in {name}", exact(total))

    for path in found if len(found) > 1 else ():
        over = letters([path.over])
        says = f"{letters([blank.node])} goes {_fed(blank, graph)}: add {_all(found)} paths."
        yield wrong("one-path-only", says, f"take the path through {over} alone", path.product)
    if any(path.over != TOP for path in found):
        says = f"{name} also needs what comes from above: multiply by {upstream}."
        bare = [path.local for path in found]
        yield wrong("upstream-missing", says, f"leave out {upstream}", *bare)
        passed = [path.upstream for path in found]
        if any(graph.local(path.over, blank.node) != ONE for path in found):
            says = f"{name} also needs the local slope: multiply {upstream} by {local}."
            did = f"leave out {local}"
            if len(found) > 1:
                says = f"{name} also needs the local slopes: {local}."
                did = "leave out the local slopes"
            yield wrong("local-missing", says, did, *passed)
        says = f"Multiply what comes from above by the local slope; you added them in {name}."
        did = "add the local slope to what comes from above"
        yield wrong("upstream-added", says, did, *bare, *passed)


def _swapped(blank: Blank, graph: Graph, known: Known) -> Iterator[Misfilled]:
    """A value where a slope belongs, or the sign lost."""
    name, node, own = blank.name, letters([blank.node]), known[Blank(blank.node)]
    products = [
        path for path in graph.paths(blank, known) if isinstance(graph.formulas[path.over], Product)
    ]
    for path in products[:1]:
        local = f"{slope_name(blank.node, letters([path.over]))} is {_local(path, blank, graph)}"
        says = f"A product passes on the other factor: {local}, not {node}."
        value = exact(Product((path.upstream, own)))
        yield Misfilled("own-value", says, f"multiply by {node} in {name}", value)
    if not any(path.over == TOP for path in products):
        says = f"That is the value of {node}; {name} says how f moves with it."
        yield Misfilled("gave-value", says, f"give the value of {node} for {name}", own)
    says = f"Check the sign of {name}."
    turned = exact(Negative(graph.written(blank, known)))
    yield Misfilled("whole-sign", says, f"lose the sign of {name}", turned)


def _local(path: Path, blank: Blank, graph: Graph) -> str:
    return pretty(graph.local(path.over, blank.node))


def _broken(blank: Blank, graph: Graph, known: Known) -> Iterator[Misfilled]:
    """A broken rule in the local slope."""
    found = graph.paths(blank, known)
    for path in found:
        over = letters([path.over])
        others = [it.product for it in found if it is not path]
        local = slope_name(blank.node, over)
        place = local if path.over == TOP else f"{local} in {blank.name}"
        for rule in broken(graph.formulas[path.over], blank.node, graph.letters):
            if rule.id in NOT_OF_A_SLOPE:
                continue
            slope = Product((path.upstream, graph.placed(rule.derivative, known)))
            value = exact(Sum((slope, *others)) if others else slope)
            says = f"Look at {place}. {called(rule.sentence, over)}"
            did = f"{called(rule.did, over)} in {local}"
            yield Misfilled(rule.id, says, did, value, f"{NAME}.{rule.family}", is_of_rule=True)


def _upstream(blank: Blank, graph: Graph) -> str:
    """`∂f/∂q`"""
    over = graph.above(blank.node)
    return " and ".join(slope_name(it) for it in over if it != TOP)


def _fed(blank: Blank, graph: Graph) -> str:
    """`into p and into q`, `into q and straight into f`."""
    over = graph.above(blank.node)
    return listed([f"into {letters([it])}" if it != TOP else "straight into f" for it in over])


def _all(paths: Sequence[Path]) -> str:
    return "both" if len(paths) == 2 else "all"
