"""Differentiation as people do it: with one rule broken, or line by line as a tutor would.

`worked` gives the lines of a worked solution, `broken` every wrong derivative that has a name.
Both run on the one engine in `rules`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from gradquest.maths.calculus.building import squared
from gradquest.maths.calculus.lines import worked
from gradquest.maths.calculus.mistakes import BROAD, MISTAKES, Mistake
from gradquest.maths.calculus.rules import Application, differentiate, trace
from gradquest.maths.expression import ZERO, Expression, Sum, depends_on, variables
from gradquest.maths.notation import pretty
from gradquest.maths.phrases import are, letters, slope_name, total
from gradquest.maths.tidy import add, negative

__all__ = ["Broken", "broken", "broken_everywhere", "differentiate", "worked"]

MOST_VARIANTS = 8
"""Of one mistake; long functions have more sites than anybody errs at."""

EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Broken:
    """A derivative with one rule broken, at one site or at every one."""

    id: str
    site: str
    """The part that was differentiated wrongly, or `everywhere`."""
    derivative: Expression
    sentence: str
    """What a tutor says of it."""
    did: str
    """The mistake as a clause after `Did you`."""
    family: str
    """The rule family in which it is unlearned."""


def broken(function: Expression, by: str, names: Sequence[str]) -> Iterator[Broken]:
    """Every named wrong derivative, most specific first; some may equal the right one.

    A broad mistake that leads where a telling one leads is none of its own.
    """
    told: set[Expression] = set()
    for wrong in _every(function, by, names):
        if wrong.id not in BROAD:
            told.add(wrong.derivative)
        elif wrong.derivative in told:
            continue
        yield wrong if len(names) > 1 else _total(wrong)


def _total(wrong: Broken) -> Broken:
    """The same of a function of one variable."""
    return replace(wrong, sentence=total(wrong.sentence), did=total(wrong.did))


def _every(function: Expression, by: str, names: Sequence[str]) -> Iterator[Broken]:
    yield from _wrong_letters(function, by, names)
    yield from _all_vanished(function, by)
    sites = trace(function, by)
    for mistake in MISTAKES:
        yield from _with_one_broken(function, by, mistake, sites)
    yield from _something_else(function, by)


def broken_everywhere(function: Expression, by: str, mistake_id: str) -> Expression | None:
    """The derivative with one rule broken wherever it applies; None where it never does."""
    mistakes = [mistake for mistake in MISTAKES if mistake.id == mistake_id]
    fired = False

    def use(at: Application) -> Expression:
        nonlocal fired
        for mistake in mistakes:
            for answer, _ in mistake.variants(at):
                fired = True
                return answer
        return at.right

    derivative = differentiate(function, by, use)
    return derivative if fired else None


# One rule broken


def _with_one_broken(
    function: Expression, by: str, mistake: Mistake, sites: Sequence[Application]
) -> Iterator[Broken]:
    found = [
        (place, answer, pieces)
        for place, at in enumerate(sites)
        for answer, pieces in mistake.variants(at)
    ]
    if len({place for place, _, _ in found}) > 1:
        derivative = broken_everywhere(function, by, mistake.id)
        if derivative is not None:
            yield _named(mistake, EVERYWHERE, derivative, found[0][2])
    for place, answer, pieces in islice(found, MOST_VARIANTS):
        derivative = _replaced(function, by, place, answer)
        yield _named(mistake, pretty(sites[place].node), derivative, pieces)


def _replaced(function: Expression, by: str, site: int, answer: Expression) -> Expression:
    """The derivative with another result at one site."""
    count = -1

    def use(at: Application) -> Expression:
        nonlocal count
        count += 1
        return answer if count == site else at.right

    return differentiate(function, by, use)


def _named(
    mistake: Mistake, site: str, derivative: Expression, pieces: Mapping[str, Expression]
) -> Broken:
    words = {name: pretty(piece) for name, piece in pieces.items()}
    sentence, did = mistake.says.format_map(words), mistake.did.format_map(words)
    return Broken(mistake.id, site, derivative, sentence, did, mistake.family)


# Mistakes about the whole function


def _wrong_letters(function: Expression, by: str, names: Sequence[str]) -> Iterator[Broken]:
    others = [name for name in names if name != by and depends_on(function, name)]
    moving, still = letters([by]), letters(others)
    for other in others:
        wrong = slope_name(other)
        sentence = f"That is {wrong}. Here {moving} moves, and {still} {are(len(others))} frozen."
        did = f"differentiate by {letters([other])} instead of {moving}"
        derivative = differentiate(function, other)
        yield Broken("wrong-variable", EVERYWHERE, derivative, sentence, did, "polynomial")
    if others:
        sentence = f"You let every letter move. Only {moving} moves: read {still} as fixed numbers."
        if len(others) == 1:
            sentence = f"You let both letters move. Only {moving} moves: {still} is a fixed number."
        derivative = add(*(differentiate(function, name) for name in (by, *others)))
        did = f"let {still} move as well as {moving}"
        yield Broken("nothing-frozen", EVERYWHERE, derivative, sentence, did, "polynomial")


def _all_vanished(function: Expression, by: str) -> Iterator[Broken]:
    """A function of one mixed term, taken for frozen."""
    if isinstance(function, Sum) or not depends_on(function, by) or len(variables(function)) < 2:
        return
    moving = letters([by])
    sentence = f"{pretty(function)} has {moving} in it, so it does change with {moving}."
    did = f"take {pretty(function)} for a fixed number"
    yield Broken("mixed-term-lost", EVERYWHERE, ZERO, sentence, did, "polynomial")


def _something_else(function: Expression, by: str) -> Iterator[Broken]:
    right = differentiate(function, by)
    partial = slope_name(by)
    rows = (
        ("whole-sign", negative(right), "Right size, wrong sign.", "take the wrong sign"),
        (
            "gave-f",
            function,
            f"That is f itself: {partial} asks how fast it changes with {letters([by])}.",
            "give f itself",
        ),
        (
            "second-derivative",
            differentiate(right, by),
            f"You differentiated twice; {partial} asks for once.",
            "differentiate twice",
        ),
        (
            "derivative-squared",
            squared(right),
            f"That is {partial} squared; nothing is to be squared here.",
            "square the derivative",
        ),
    )
    for name, derivative, sentence, did in rows:
        yield Broken(name, EVERYWHERE, derivative, sentence, did, "polynomial")
