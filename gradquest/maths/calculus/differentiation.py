"""Differentiation as people do it: with one rule broken, or line by line as a tutor would.

`worked` gives the lines of a worked solution, `broken` every wrong derivative that has a name.
Both run on the one engine in `rules`.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from gradquest.maths.calculus.broken_rules import Wrong
from gradquest.maths.calculus.building import squared
from gradquest.maths.calculus.factoring import factored
from gradquest.maths.calculus.lines import worked
from gradquest.maths.calculus.mistake import Mistake
from gradquest.maths.calculus.mistakes import BROAD, MISTAKES, SAID_BY
from gradquest.maths.calculus.rules import Application, differentiate, trace
from gradquest.maths.expression import ZERO, Expression, Sum, depends_on, variables
from gradquest.maths.notation import pretty
from gradquest.maths.phrases import are, letters, listed, slope_name, total
from gradquest.maths.tidy import add, negative

__all__ = ["Broken", "broken", "differentiate", "worked"]

MOST_VARIANTS = 8
"""Of one mistake; long functions have more sites than anybody errs at."""

MOST_NAMED = 3
"""Places that a sentence names besides the first."""

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


def broken(function: Expression, by: str, names: Sequence[str]) -> Sequence[Broken]:
    """Every named wrong derivative, most specific first; some may equal the right one.

    A mistake that leads where another leads, which says as much or more, is none of its own.
    """
    return _broken(function, by, tuple(names))


@lru_cache(maxsize=64)
def _broken(function: Expression, by: str, names: tuple[str, ...]) -> Sequence[Broken]:
    return tuple(_told(function, by, names))


def _told(function: Expression, by: str, names: Sequence[str]) -> Iterator[Broken]:
    told: dict[Expression, str] = {}
    for wrong in _every(function, by, names):
        before = told.get(wrong.derivative)
        if before and (wrong.id in BROAD or SAID_BY.get(wrong.id) == before):
            continue
        if wrong.id not in BROAD:
            told.setdefault(wrong.derivative, wrong.id)
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


# One rule broken


@dataclass(frozen=True, slots=True)
class _Found:
    """A mistake that can be made at a site."""

    site: int
    mistake: Mistake
    wrong: Wrong
    function: Expression
    by: str

    @property
    def place(self) -> Expression:
        """What it is made in, for people."""
        return self.wrong.pieces[self.mistake.place]

    def named(self, derivative: Expression, site: str, also: Sequence[Expression] = ()) -> Broken:
        """The wrong derivative with its words, which name further places too."""
        mistake, words = self.mistake, self._words()
        sentence, did = mistake.says.format_map(words), mistake.did.format_map(words)
        texts = list(dict.fromkeys(map(pretty, also)))
        others = listed([text for text in texts if text != pretty(self.place)])
        if others:
            others = others if len(texts) <= MOST_NAMED else "every other place like it"
            sentence = f"{sentence} The same goes for {others}."
            did = f"{did} (and the same with {others})"
        return Broken(mistake.id, site, derivative, sentence, did, mistake.family)

    def _words(self) -> Mapping[str, str]:
        """The pieces; of a term, what sum it stands in, where that is not f itself."""
        pieces = self.wrong.pieces
        words = {name: pretty(piece) for name, piece in pieces.items()}
        term = words.get("term", "")
        words |= {"Term": term, "the_term": term}
        if pieces["node"] not in (self.function, factored(self.function, self.by).moving):
            words |= {"Term": f"The {term} in {words['node']}"}
            words |= {"the_term": f"the {term} in {words['node']}"}
        return words


def _with_one_broken(
    function: Expression, by: str, mistake: Mistake, sites: Sequence[Application]
) -> Iterator[Broken]:
    """The mistake wherever it can be made, then at each site.

    Where two sites lead to the same, the outer one is what is said.
    """
    found = [
        _Found(site, mistake, wrong, function, by)
        for site, at in enumerate(sites)
        for wrong in mistake.variants(at)
    ]
    everywhere = _everywhere(function, by, mistake, found)
    if everywhere:
        yield everywhere
    alone: dict[Expression, _Found] = {}
    for one in found:
        derivative = _replaced(function, by, one.site, one.wrong.answer)
        if derivative not in alone or alone[derivative].site != one.site:
            alone[derivative] = one
    for derivative, one in islice(alone.items(), MOST_VARIANTS):
        yield one.named(derivative, pretty(sites[one.site].node), one.wrong.also)


def _everywhere(
    function: Expression, by: str, mistake: Mistake, found: Sequence[_Found]
) -> Broken | None:
    """One mistake at every site; None where that shows at one site alone."""
    first: dict[int, _Found] = {}
    for one in found:
        first.setdefault(one.site, one)
    if len(first) < 2:
        return None
    whole = _broken_at(first, function, by, mistake)
    for site in list(first):
        rest = [other for other in first if other != site]
        if rest and _broken_at(rest, function, by, mistake) == whole:
            del first[site]
    one, *others = first.values()
    if not others:
        return None
    also = [*one.wrong.also]
    for other in others:
        also += [other.place, *other.wrong.also]
    return one.named(whole, EVERYWHERE, also)


def _broken_at(
    sites: Container[int], function: Expression, by: str, mistake: Mistake
) -> Expression:
    """The derivative with the same mistake at some sites."""
    count = -1

    def use(at: Application) -> Expression:
        nonlocal count
        count += 1
        if count not in sites:
            return at.right
        return next((wrong.answer for wrong in mistake.variants(at)), at.right)

    return differentiate(function, by, use)


def _replaced(function: Expression, by: str, site: int, answer: Expression) -> Expression:
    """The derivative with another result at one site."""
    count = -1

    def use(at: Application) -> Expression:
        nonlocal count
        count += 1
        return answer if count == site else at.right

    return differentiate(function, by, use)


# Mistakes about the whole function


def _wrong_letters(function: Expression, by: str, names: Sequence[str]) -> Iterator[Broken]:
    others = [name for name in names if name != by and depends_on(function, name)]
    moving, still = letters([by]), letters(others)
    for other in others:
        wrong = slope_name(other)
        sentence = f"You took {wrong}. Here {moving} moves, and {still} {are(len(others))} frozen."
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
