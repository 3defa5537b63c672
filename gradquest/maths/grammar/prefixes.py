"""Names in front of an answer, `f_x = 6x` or `(x = 1, y = 2)`: read past, not refused.

A name gives way to blanks, so that columns in messages are those of the typed text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from gradquest.maths.grammar.matrices import pieces, unwrapped

_SLOPE = re.compile(r"d(\w+)/d(\w+)(\(.*\))?")
_TWICE = re.compile(r"d²(\w+)/(?:d(\w+)²|d(\w+)d(\w+))")
_AT_POINT = re.compile(r"(\S+?)\(.*\)")


def without_names(
    text: str, whole: Collection[str], entries: Sequence[Collection[str]] = ()
) -> str:
    """The text with blanks for the name of the whole answer and for those of all its entries."""
    text = _without(text, (0, len(text)), whole)
    if "=" not in text:
        return text
    parts = list(pieces(text, unwrapped(text, (0, len(text)))))
    if len(parts) != len(entries):
        return text
    for part, names in zip(parts, entries, strict=True):
        text = _without(text, part, names)
    return text


def _without(text: str, span: tuple[int, int], names: Collection[str]) -> str:
    start, end = span
    sign = text.find("=", start, end)
    if sign < 0 or plain(text[start:sign]) not in set(map(plain, names)):
        return text
    return f"{text[:start]}{' ' * (sign + 1 - start)}{text[sign + 1 :]}"


def plain(name: str) -> str:
    """A name without blanks, every ∂ a d."""
    return "".join(name.split()).replace("∂", "d").replace("′", "'")


def spellings(name: str) -> set[str]:
    """How people write what is asked: `∂f/∂x(1, 2)`, `∂f/∂x` and `f_x` are one."""
    known = {plain(name)}
    if found := _AT_POINT.fullmatch(plain(name)):
        known.add(found[1])
    for slope in [*known]:
        if found := _TWICE.fullmatch(slope):
            known |= _twice(found[1], found[3] or found[2], found[4] or found[2])
        elif found := _SLOPE.fullmatch(slope):
            top, by, at = found[1], found[2], found[3] or ""
            known |= {f"d{top}/d{by}", f"{top}_{by}{at}", f"{top}{by}{at}", f"{top}_{by}"}
            known |= {f"{top}{by}"} | ({f"{top}'", f"{top}'({by})"} if "∂" not in name else set())
        elif slope.startswith("∇"):
            known |= {slope.replace("∇", sign) for sign in ("grad", "nabla")}
        elif slope.startswith("new"):
            known.add(slope.removeprefix("new"))
    return known


def _twice(top: str, one: str, other: str) -> set[str]:
    """`f_xy` and `f_yx` are one; in one letter also `f''` and `f''(x)`."""
    mixed = {f"{top}_{one}{other}", f"{top}_{other}{one}", f"{top}{one}{other}"}
    mixed |= {f"d^2{top}/d{one}d{other}", f"d²{top}/d{other}d{one}", f"d^2{top}/d{other}d{one}"}
    if one == other:
        mixed |= {f"d^2{top}/d{one}^2", f"{top}''", f"{top}''({one})"}
    return mixed
