"""Conditions on a draw: `4*a*c > b^2`, `a != b`, `0 < a < b`, `s == 5 or s == 10`."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isclose

from gradquest.banks.formulas import formula
from gradquest.errors import Unreadable
from gradquest.maths import floats
from gradquest.maths.exact import rational
from gradquest.maths.expression import Expression, variables

_SIGNS: Mapping[str, Callable[[float | Fraction, float | Fraction], bool]] = {
    "<=": operator.le, "≤": operator.le, ">=": operator.ge, "≥": operator.ge,
    "==": operator.eq, "!=": operator.ne, "≠": operator.ne,
    "<": operator.lt, ">": operator.gt, "=": operator.eq,
}  # fmt: skip
_SIGN = re.compile("|".join(_SIGNS))
_OR, _AND = re.compile(r"\bor\b"), re.compile(r"\band\b")
_BRACKET_OR_SIGN = re.compile(rf"[()]|{_SIGN.pattern}")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two expressions and the sign between them."""

    left: Expression
    sign: str
    right: Expression

    def holds(self, given: Mapping[str, Fraction]) -> bool:
        """Whether it is true; exact wherever all is rational."""
        left, right = rational(self.left, given), rational(self.right, given)
        if left is not None and right is not None:
            return _SIGNS[self.sign](left, right)
        return self._holds_nearly({name: float(value) for name, value in given.items()})

    def _holds_nearly(self, given: Mapping[str, float]) -> bool:
        left, right = floats.value(self.left, given), floats.value(self.right, given)
        if isclose(left, right, rel_tol=1e-12, abs_tol=1e-12):
            left = right
        return left - right == left - right and _SIGNS[self.sign](left, right)


@dataclass(frozen=True, slots=True)
class Condition:
    """Comparisons, all of which hold in at least one of the alternatives."""

    text: str
    alternatives: tuple[tuple[Comparison, ...], ...]

    @property
    def names(self) -> frozenset[str]:
        """What it depends on."""
        sides = (
            side
            for comparisons in self.alternatives
            for comparison in comparisons
            for side in (comparison.left, comparison.right)
        )
        return frozenset().union(*map(variables, sides))

    def holds(self, given: Mapping[str, Fraction]) -> bool:
        """Whether it is true of what was drawn."""
        return any(all(part.holds(given) for part in parts) for parts in self.alternatives)


def read_condition(text: str, names: Sequence[str]) -> Condition:
    """A condition on the names given. Raises `Unreadable`."""
    _refuse_brackets(text)
    alternatives = tuple(
        tuple(
            comparison
            for clause, at in _split(_AND, part, start)
            for comparison in _comparisons(clause, at, names)
        )
        for part, start in _split(_OR, text, 0)
    )
    return Condition(" ".join(text.split()), alternatives)


def _refuse_brackets(text: str) -> None:
    """Brackets belong into formulas; around a comparison there are none."""
    opened: list[int] = []
    for match in _BRACKET_OR_SIGN.finditer(text):
        if match[0] == "(":
            opened.append(match.start())
        elif match[0] == ")":
            opened = opened[:-1]
        elif opened and text.count("(") == text.count(")"):
            message = "leave out the brackets around a comparison: a == 1 or b == 2"
            raise Unreadable(message, opened[0] + 1)


def _split(joint: re.Pattern[str], text: str, start: int) -> Iterator[tuple[str, int]]:
    """The parts between the joints, each with its place."""
    at = 0
    for match in joint.finditer(text):
        yield text[at : match.start()], start + at
        at = match.end()
    yield text[at:], start + at


def _comparisons(text: str, start: int, names: Sequence[str]) -> Iterator[Comparison]:
    """`0 < a < b` is two comparisons."""
    signs = _SIGN.findall(text)
    if not signs:
        raise Unreadable("a condition compares two things, as in a != b or 4*a*c > b^2", start + 1)
    parts = list(_split(_SIGN, text, start))
    for side, at in parts:
        if not side.strip():
            message = "a comparison has something on both sides, as in a > 2"
            raise Unreadable(message, at + 1)
    sides = [formula(side, names, at) for side, at in parts]
    for left, sign, right in zip(sides, signs, sides[1:], strict=False):
        yield Comparison(left, sign, right)
