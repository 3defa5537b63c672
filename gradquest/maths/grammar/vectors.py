"""Typed vectors: lists such as (2, 4), bare numbers, and sums of i, j and k."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from gradquest.errors import Unreadable
from gradquest.maths.expression import (
    ONE,
    ZERO,
    Expression,
    Negative,
    Product,
    Quotient,
    Sum,
    Variable,
    children,
    walk,
)
from gradquest.maths.grammar.cursor import CLOSERS
from gradquest.maths.grammar.tokens import Kind, Token
from gradquest.maths.grammar.vocabulary import UNITS

Tokens = Sequence[Token]

_UNIT_NAMES = tuple(UNITS.values())
_SEPARATORS = (",", ";")


def entries(tokens: Tokens) -> list[Tokens]:
    """The tokens of each entry; one entry where the text is no list. Raises `Unreadable`."""
    scaled = _scaled_list(tokens[:-1])
    if scaled:
        return scaled
    if _is_bare_list(tokens):
        return list(_bare_entries(tokens))
    inner = _unwrapped(tokens)
    while _is_wrapped(inner):
        inner = inner[1:-1]
    commas = list(_top_level(inner, _SEPARATORS))
    if not commas:
        return [_ended(inner)] if _is_angled(tokens) else [tokens]
    bounds = [-1, *commas, len(inner)]
    parts = [inner[start + 1 : stop] for start, stop in pairwise(bounds)]
    for part, comma in zip(parts, [*commas, len(inner) - 1], strict=True):
        if not part:
            raise Unreadable("An entry of the list is missing here.", inner[comma].start + 1)
    return [_ended(part) for part in parts]


def _scaled_list(body: Tokens) -> list[Tokens]:
    """The entries of a list times or over a number, (1, 2)/sqrt(5); none where there is no such."""
    lists = [
        (start, stop) for start, stop in _groups(body) if _has_separator(body[start + 1 : stop])
    ]
    if len(lists) != 1 or lists == [(0, len(body) - 1)] or _has_separator(body):
        return []
    start, stop = lists[0]
    before, after = body[:start], body[stop + 1 :]
    if before and before[-1].kind is Kind.FUNCTION:
        return []
    _refuse_other_sums(before, after)
    left, right = replace(body[start], text="("), replace(body[stop], text=")")
    parts = entries([*body[start : stop + 1], *_ended(())])
    return [_ended([*before, left, *part[:-1], right, *after]) for part in parts]


def _groups(body: Tokens) -> Iterator[tuple[int, int]]:
    """Where the outermost brackets open and close."""
    depth, start = 0, 0
    for place, token in enumerate(body):
        if token.kind is Kind.MARK and token.text in CLOSERS:
            start = place if depth == 0 else start
            depth += 1
        elif token.kind is Kind.MARK and token.text in CLOSERS.values():
            depth -= 1
            if depth == 0:
                yield start, place


def _has_separator(tokens: Tokens) -> bool:
    return next(_top_level(tokens, _SEPARATORS), None) is not None


def _refuse_other_sums(before: Tokens, after: Tokens) -> None:
    """A number may stand before a list, and * or / behind it; anything else is no vector."""
    odd = [before[place] for place in _top_level(before, ("+", "-")) if place]
    odd += [token for token in before[-1:] if token.text in ("/", "^")]
    odd += [token for token in after[:1] if token.text not in ("*", "/")]
    odd += [after[place] for place in _top_level(after, ("+", "-"))]
    if odd:
        raise Unreadable("A list may only be multiplied or divided by a number.", odd[0].start + 1)


def _is_angled(tokens: Tokens) -> bool:
    return tokens[0].text == "<"


def _ended(tokens: Tokens) -> Tokens:
    last = tokens[-1].end if tokens else 0
    return [*tokens, Token(Kind.END, "", last, last, is_spaced=True)]


def _unwrapped(tokens: Tokens) -> Tokens:
    """The tokens without the end, and without brackets around all of them."""
    body = tokens[:-1]
    closer = CLOSERS.get(body[0].text) if body else None
    if closer is None or body[0].kind is not Kind.MARK:
        return body
    if _is_wrapped(body):
        return body[1:-1]
    if next(_top_level(body[1:], _SEPARATORS), None) is None and not _is_angled(tokens):
        return body
    if body[-1].text in (">", ")", "]", "}") and _closes_first(body):
        return body
    raise Unreadable(f"Did you forget to close this {body[0].text} ?", body[0].start + 1)


def _is_wrapped(body: Tokens) -> bool:
    """One pair of brackets is around all of it."""
    closer = CLOSERS.get(body[0].text) if body else None
    return closer is not None and next(_top_level(body[1:], (closer,)), None) == len(body) - 2


def _closes_first(body: Tokens) -> bool:
    """The first bracket is closed before the end: (a+b)c, d."""
    closer = CLOSERS[body[0].text]
    return next(_top_level(body[1:], (closer,)), None) is not None


def _top_level(tokens: Tokens, marks: Sequence[str]) -> Iterator[int]:
    """Where the marks stand outside of all brackets."""
    depth = 0
    for place, token in enumerate(tokens):
        if token.kind is not Kind.MARK:
            continue
        if depth == 0 and token.text in marks:
            yield place
        if token.text in CLOSERS:
            depth += 1
        elif token.text in CLOSERS.values():
            depth -= 1


def _is_bare_list(tokens: Tokens) -> bool:
    """Two or more numbers with nothing but spaces between them: 2 -4 1/2."""
    inner = _unwrapped(tokens)
    parts = list(_bare_parts(inner))
    return len(parts) > 1 and all(map(_is_bare_number, parts))


def _bare_parts(inner: Tokens) -> Iterator[Tokens]:
    start = 0
    for place in range(1, len(inner) + 1):
        if place == len(inner) or inner[place].is_spaced:
            yield inner[start:place]
            start = place


def _is_bare_number(part: Tokens) -> bool:
    body = part[1:] if part and part[0].text in ("-", "+") else part
    shape = [token.kind is Kind.NUMBER or token.text for token in body]
    return shape in ([True], [True, "/", True])


def _bare_entries(tokens: Tokens) -> Iterator[Tokens]:
    return map(_ended, _bare_parts(_unwrapped(tokens)))


def has_units(node: Expression) -> bool:
    """i, j or k occurs."""
    return any(isinstance(part, Variable) and part.name in _UNIT_NAMES for part in walk(node))


def along_units(node: Expression, fewest: int) -> tuple[Expression, ...]:
    """The entries of a sum of i, j and k. Raises `Unreadable` where it is none."""
    parts = _along(node)
    last = max(_UNIT_NAMES.index(name) for name in parts)
    return tuple(parts.get(name, ZERO) for name in _UNIT_NAMES[: max(last + 1, fewest)])


def _along(node: Expression) -> Mapping[str, Expression]:
    """The factor of each unit. Every term must hold exactly one."""
    match node:
        case Variable(name) if name in _UNIT_NAMES:
            return {name: ONE}
        case Negative(of, span):
            return {unit: Negative(part, span) for unit, part in _along(of).items()}
        case Quotient(top, bottom, span) if not has_units(bottom):
            return {unit: Quotient(part, bottom, span) for unit, part in _along(top).items()}
        case Sum(terms):
            return _gathered(terms)
        case Product(factors):
            return _scaled(node, factors)
    raise _misplaced(node)


def _gathered(terms: Sequence[Expression]) -> Mapping[str, Expression]:
    found: dict[str, list[Expression]] = {}
    for term in terms:
        for unit, part in _along(term).items():
            found.setdefault(unit, []).append(part)
    return {
        unit: parts[0] if len(parts) == 1 else Sum(tuple(parts)) for unit, parts in found.items()
    }


def _scaled(node: Product, factors: Sequence[Expression]) -> Mapping[str, Expression]:
    holders = [factor for factor in factors if has_units(factor)]
    if len(holders) != 1:
        raise _misplaced(node)
    others = tuple(factor for factor in factors if factor is not holders[0])
    return {unit: _times(others, part, node) for unit, part in _along(holders[0]).items()}


def _times(others: tuple[Expression, ...], part: Expression, node: Product) -> Expression:
    factors = others if part == ONE else (*others, part)
    return factors[0] if len(factors) == 1 else Product(factors, node.span)


def _misplaced(node: Expression) -> Unreadable:
    place = node.span[0]
    if not has_units(node):
        return Unreadable("Each term needs one of i, j and k, as in 2i + 4j.", place + 1)
    inner = next((part for part in children(node) if has_units(part)), node)
    return Unreadable("i, j and k may only be multiplied and added up.", inner.span[0] + 1)
