"""The lines of a worked solution: one rule a line, in the words of a tutor.

Terms that stand still share a line, so do plain powers; a product, a quotient or an outer function
gets a line of its own, after the lines of what is inside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gradquest.maths.calculus import lessons
from gradquest.maths.calculus.factoring import factored
from gradquest.maths.calculus.neat import is_same_text, neat_derivative
from gradquest.maths.calculus.rules import Application, Rule, differentiate, trace
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import ZERO, Expression, Sum, depends_on
from gradquest.maths.phrases import are, letters, slope_name, total
from gradquest.maths.tidy import add

CONSTANT = "constant rule"

MERGED_WORK = 3
"""What vanishes, what changes, and that this is all."""


def worked(
    function: Expression, by: str, names: Sequence[str], *, is_first: bool = True
) -> tuple[Step, ...]:
    """The partial derivative by `by`, line by line; the last line ends in it, tidy.

    Where it is not the first partial of a solution, what was said of moving letters is not
    said again.
    """
    *lines, last = _with_end(_merged(list(_lines(function, by)), function, by), function, by)
    first, *others = *lines, replace(last, name=slope_name(by))
    if len(names) == 1:
        return tuple(map(_total, (first, *others)))
    frozen = [name for name in names if name != by and depends_on(function, name)]
    if not is_first:
        first = replace(first, says=f"Now only {letters([by])} moves. {first.says}")
    elif frozen:
        first = _with_frozen(first, by, frozen)
    return first, *others


def _total(step: Step) -> Step:
    """The line with d for ∂."""
    return replace(step, says=total(step.says), name=total(step.name), sign="d")


def _with_frozen(first: Step, by: str, frozen: Sequence[str]) -> Step:
    """The first line says who moves."""
    numbers = "a fixed number" if len(frozen) == 1 else "fixed numbers"
    opening = f"Only {letters([by])} moves; {letters(frozen)} {are(len(frozen))} {numbers} here."
    return replace(first, says=f"{opening} {first.says}")


def _merged(lines: list[Step], function: Expression, by: str) -> list[Step]:
    """What stands still is said on the line of the one thing that changes."""
    if lines[0].rule != CONSTANT or len(lines) == 1 or _count(function, by) > 1:
        return lines
    still, *inner, moving = lines
    says = f"{still.says} {moving.says}"
    return [*inner, replace(moving, says=says, of=(function,), work=MERGED_WORK)]


def _count(function: Expression, by: str) -> int:
    """How many lines are added up in the end; plain powers share one."""
    moving = [term for term in _terms(function) if depends_on(term, by)]
    plain = [term for term in moving if _is_plain(term, by)]
    return len(moving) - len(plain) + bool(plain)


def _terms(function: Expression) -> Sequence[Expression]:
    return function.terms if isinstance(function, Sum) else (function,)


def _with_end(lines: list[Step], function: Expression, by: str) -> list[Step]:
    """The lines closed with the whole derivative."""
    final = neat_derivative(function, by)
    if lines[-1].of != (function,):
        is_bare = is_same_text(differentiate(function, by), final)
        says = "Add the parts." if is_bare else "Add the parts, and tidy up."
        return [*lines, Step("sum rule", says, (function,), (final,), by)]
    last = lines[-1]
    if is_same_text(last.equals[0], final):
        return [*lines[:-1], replace(last, equals=(final,))]
    return [*lines, Step("", "The same, tidied up.", (function,), (final,), by)]


def _lines(function: Expression, by: str) -> Iterator[Step]:
    terms = _terms(function)
    still = tuple(term for term in terms if not depends_on(term, by))
    moving = [term for term in terms if depends_on(term, by)]
    plain = tuple(term for term in moving if _is_plain(term, by))
    if still:
        yield Step(CONSTANT, lessons.standing(still, by), (add(*still),), (ZERO,), by)
    if plain:
        rule, says = lessons.powers(plain, by)
        slopes = add(*(differentiate(term, by) for term in plain))
        yield Step(rule, says, (add(*plain),), (slopes,), by)
    for term in moving:
        if term not in plain:
            yield from _term(term, by)


def _is_plain(term: Expression, by: str) -> bool:
    """Frozen factors times a power of the bare letter."""
    core = trace(factored(term, by).moving, by)[-1]
    return core.rule is Rule.VARIABLE or (core.rule is Rule.POWER and not core.is_chain)


def _term(term: Expression, by: str) -> Iterator[Step]:
    """The lines of one term: what is inside it first, then its own rule with what is in front."""
    split = factored(term, by)
    *inner, core = trace(split.moving, by)
    told: set[Expression] = set()
    for at in inner:
        if _needs_line(at) and at.node not in told:
            told.add(at.node)
            rule, says = lessons.of_rule(at)
            yield Step(rule, says, (at.node,), (at.right,), by)
    rule, says = lessons.of_rule(core)
    yield Step(rule, says + lessons.front(split), (term,), (differentiate(term, by),), by)


def _needs_line(at: Application) -> bool:
    """Too much to be said in passing."""
    return at.is_chain or at.rule in (Rule.PRODUCT, Rule.QUOTIENT, Rule.TOWER)
