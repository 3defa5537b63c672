"""Judging an answer against an expression, without a problem around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from gradquest.errors import Misuse, Unreadable
from gradquest.maths.verdict import Domain, Expected, Reading, Verdict

USUAL = ("x", "y")

Bound = int | float | str | Fraction


def check(
    answer: str,
    expected: str,
    variables: Sequence[str] | None = None,
    domain: Mapping[str, tuple[Bound, Bound]] | None = None,
) -> Verdict:
    """The verdict on `answer`, which should equal `expected` everywhere on the domain.

    Without `variables` they are x and y and whatever else `expected` uses; without a domain each
    runs from -3 to 3. A vector is written `(2x, 3y)`. Raises `Misuse` where `expected` cannot be
    read or the domain is none.
    """
    from gradquest.maths.judging.judge import judge

    return judge(answer, expectation(expected, variables, domain))


def expectation(
    expected: str,
    variables: Sequence[str] | None = None,
    domain: Mapping[str, tuple[Bound, Bound]] | None = None,
) -> Expected:
    """What answers are compared with. Raises `Misuse`."""
    try:
        reading, names = _with_names(expected, variables)
    except Unreadable as trouble:
        raise Misuse(f"the expected answer cannot be read: {trouble.message}") from trouble
    bounds = _domain(domain or {}, names)
    return Expected(reading.components, names, bounds, len(reading.components) > 1)


def _with_names(expected: str, variables: Sequence[str] | None) -> tuple[Reading, tuple[str, ...]]:
    from gradquest.maths.grammar.reading import variables_in

    if variables is not None:
        return _read(expected, variables), tuple(variables)
    try:
        return _read(expected, USUAL), USUAL
    except Unreadable:
        names = tuple(dict.fromkeys((*USUAL, *variables_in(expected))))
        return _read(expected, names), names


def _read(expected: str, names: Sequence[str]) -> Reading:
    """As one expression, else as a vector; the first refusal is the one to tell."""
    from gradquest.maths.grammar.reading import read

    try:
        return read(expected, names)
    except Unreadable:
        reading = read(expected, names, is_vector=True)
        if len(reading.components) < 2:
            raise
        return reading


def _domain(domain: Mapping[str, tuple[Bound, Bound]], names: Sequence[str]) -> Domain:
    unknown = [name for name in domain if name not in names]
    if unknown:
        raise Misuse(f"the domain names {unknown[0]!r}, which is no variable here")
    return {name: _interval(name, bounds) for name, bounds in domain.items()}


def _interval(name: str, bounds: Sequence[Bound]) -> tuple[Fraction, Fraction]:
    try:
        low, high = (Fraction(str(bound)) for bound in bounds)
    except (ValueError, TypeError, ZeroDivisionError):
        raise Misuse(f"the domain of {name} should be two numbers, such as [-3, 3]") from None
    if not low < high:
        raise Misuse(f"the domain of {name} should go from the smaller number to the larger")
    return low, high
