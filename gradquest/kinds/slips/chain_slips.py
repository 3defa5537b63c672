"""Named wrong answers to the chain rule through letters in between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from gradquest.kinds.links import Link, Links
from gradquest.kinds.slips.coincidence import coincides
from gradquest.kinds.slips.local import NOT_OF_A_SLOPE, exact_at, is_defined
from gradquest.kinds.slips.partial_slips import partial_slips
from gradquest.kinds.wording import assignment
from gradquest.maths.calculus.building import times
from gradquest.maths.calculus.differentiation import Broken, broken
from gradquest.maths.calculus.rules import differentiate
from gradquest.maths.expression import ONE, Expression
from gradquest.maths.phrases import called, letters, listed, slope_name
from gradquest.maths.tidy import add, tidy
from gradquest.maths.verdict import Slip

NAME = "chain"
SKILL = f"{NAME}.chain"

TELLING = (
    "one-path-only",
    "inner-derivative-missing",
    "partial-instead-of-total",
    "wrong-variable",
)
"""What must not lead to the right answer."""

OF_THE_WHOLE = ("nothing-frozen", "whole-sign", "gave-f")
"""What is made with f as a whole; all else happens on one of its paths."""


def chain_slips(links: Links) -> Iterator[Slip]:
    """The paths first, then a broken rule on one of them, then f as a whole.

    Where a broken rule comes to the same as a wrong path, the path is what is said.
    """
    yield from _unfinished(links)
    told: list[Slip] = []
    for slip in _all_placed((*_paths(links), *_joints(links)), links):
        if not _is_among(slip, told, links):
            told.append(slip)
            yield slip
    further = (*_other_variables(links), *_on_one_path(links), *_whole(links))
    for slip in _all_placed(further, links):
        if not _is_among(slip, told, links):
            yield slip


def _all_placed(slips: Iterable[Slip], links: Links) -> Iterator[Slip]:
    """Those that have a value, with the point put in where there is one."""
    if links.task.point is None:
        yield from slips
        return
    for slip in slips:
        answer = tuple(exact_at(it, links.task.at) for it in slip.answer)
        if is_defined(answer):
            yield replace(slip, answer=answer)


def _is_among(slip: Slip, told: Sequence[Slip], links: Links) -> bool:
    return any(coincides(slip.answer[0], it.answer[0], links.task.domain) for it in told)


def chain_blind_spots(links: Links) -> Iterator[str]:
    """The slips that lead to the right answer all the same."""
    task = links.task
    right = _added(links, links.paths)
    for slip in (*_paths(links), *_joints(links), *_other_variables(links)):
        if slip.id in TELLING and coincides(slip.answer[0], right, task.domain):
            yield slip.id


def _slip(name: str, answer: Expression, message: str, did: str) -> Slip:
    return Slip(name, message, (answer,), SKILL, did)


def _added(links: Links, paths: Sequence[Link]) -> Expression:
    return add(*(times(_outer(link, links), link.inner) for link in paths))


def _outer(link: Link, links: Links) -> Expression:
    return tidy(links.replaced(link.outer))


def _unfinished(links: Links) -> Iterator[Slip]:
    """A formula where a number is asked for."""
    if links.task.point is not None:
        message = f"That is the right formula. Now put in {assignment(links.task)}."
        yield _slip("not-substituted", _added(links, links.paths), message, "leave the letters in")


# What goes wrong with the paths


def _paths(links: Links) -> Iterator[Slip]:
    """One path taken for all, or left out."""
    paths = links.paths if len(links.paths) > 1 else ()
    for link in paths:
        name, message, did = _alone(link, [it for it in paths if it is not link], links)
        yield _slip(name, _added(links, [link]), message, did)
    for link in paths:
        path = (
            f"through {letters([link.through])}" if link.through else f"straight to {links.whole}"
        )
        message = f"The path {path} is missing: {links.name} = {links.rule}."
        others = _added(links, [it for it in paths if it is not link])
        yield _slip("one-path-only", others, message, f"leave out the path {path}")


def _alone(link: Link, others: Sequence[Link], links: Links) -> tuple[str, str, str]:
    """One path taken for all: what that is called, and what is said of it."""
    by = letters([links.by])
    if link.through:
        through = letters([link.through])
        says = (
            f"That is the path through {through} alone. {by} moves {links.whole} along every path: "
            "add them up."
        )
        return "one-path-only", says, f"take the path through {through} alone"
    between = letters([it.through for it in others])
    moves = "moves" if len(others) == 1 else "move"
    says = (
        f"You held {between} fixed, but {between} {moves} with {by}: {links.name} = {links.rule}."
    )
    return "partial-instead-of-total", says, f"hold {between} fixed"


# What goes wrong along a path


def _joints(links: Links) -> Iterator[Slip]:
    """Derivatives left out, or joined by the wrong sign."""
    inner = [it for it in links.paths if it.through]
    if not inner:
        return
    direct = [it for it in links.paths if not it.through]
    outers = [_outer(it, links) for it in inner]
    inners = [it.inner for it in inner]
    said = listed([links.inner_name(it) for it in inner if it.inner != ONE])
    message = f"Multiply by {said}: {links.name} = {links.rule}."
    rest = [_added(links, direct)] if direct else []
    yield _slip("inner-derivative-missing", add(*outers, *rest), message, f"leave out {said}")
    yield from _one_inner_missing(inner, links)
    said = listed([links.outer_name(it) for it in inner if it.outer != ONE])
    message = f"Multiply by {said}: {links.name} = {links.rule}."
    yield _slip("outer-derivative-missing", add(*inners, *rest), message, f"leave out {said}")
    message = f"Multiply along a path, do not add: {links.name} = {links.rule}."
    did = "add along the paths"
    yield _slip("added-not-multiplied", add(*outers, *inners, *rest), message, did)
    if len(links.paths) > 1:
        message = f"Add the paths, do not multiply them: {links.name} = {links.rule}."
        product = times(*outers, *inners, *rest)
        yield _slip("paths-multiplied", product, message, "multiply all derivatives")


def _one_inner_missing(inner: Sequence[Link], links: Links) -> Iterator[Slip]:
    for link in inner if len(inner) > 1 else ():
        name = links.inner_name(link)
        bare = [replace(it, inner=ONE) if it is link else it for it in links.paths]
        message = f"On the path through {letters([link.through])} the factor {name} is missing."
        yield _slip("factor-missing", _added(links, bare), message, f"leave out {name}")


def _on_one_path(links: Links) -> Iterator[Slip]:
    """A broken rule in one derivative of one path."""
    for link in links.paths:
        for wrong in broken(links.formula, link.through or links.by, links.letters):
            if wrong.id not in NOT_OF_A_SLOPE:
                yield _broken(links, link, replace(link, outer=wrong.derivative), wrong)
        part = links.parts.get(link.through)
        for wrong in broken(part, links.by, links.task.variables) if part else ():
            if wrong.id not in NOT_OF_A_SLOPE:
                yield _broken(links, link, replace(link, inner=wrong.derivative), wrong)


def _broken(links: Links, link: Link, other: Link, wrong: Broken) -> Slip:
    is_inner = other.outer == link.outer
    name = links.inner_name(link) if is_inner else links.outer_name(link)
    of = letters([link.through]) if is_inner else "f"
    paths = [other if it is link else it for it in links.paths]
    message = f"Look at {name}. {called(wrong.sentence, of)}"
    skill, did = f"{NAME}.{wrong.family}", f"{called(wrong.did, of)} in {name}"
    return Slip(wrong.id, message, (_added(links, paths),), skill, did)


# What goes wrong with f as a whole


def _whole(links: Links) -> Iterator[Slip]:
    """Mistakes about the composed function."""
    for slip in partial_slips(links.task, links.by):
        if slip.id in OF_THE_WHOLE:
            said = called(slip.message, links.whole), called(slip.did, links.whole)
            yield replace(slip, message=said[0], did=said[1])


def _other_variables(links: Links) -> Iterator[Slip]:
    """The slope in another variable."""
    for other in links.task.variables:
        if other != links.by:
            name = slope_name(other, links.whole)
            message = (
                f"That is {name}; {links.name} is asked for: only {letters([links.by])} moves."
            )
            slope = differentiate(links.task.function, other)
            yield _slip("wrong-variable", slope, message, f"give {name}")
