"""A function of one or two variables that somebody typed, with its exact derivatives."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from gradquest.errors import Misuse, Unreadable
from gradquest.explore import corners
from gradquest.explore.corners import Missing
from gradquest.maths import floats
from gradquest.maths.calculus.differentiation import differentiate
from gradquest.maths.expression import Call, Expression, variables, walk
from gradquest.maths.grammar.names import FUNCTIONS
from gradquest.maths.grammar.reading import read, variables_in
from gradquest.maths.notation import pretty, typed
from gradquest.maths.phrases import letters

if TYPE_CHECKING:
    from gradquest.maths.landscape import CurveProfile, Landscape

Place = tuple[float, ...]
"""One number for each variable."""

MOST_VARIABLES = 2
WEIGHT_AND_BIAS = ("b", "w")
USUAL = ("x", "y")
KINKED = ("abs", "sign")

INSTEAD = {
    "max": "max is not known here: max(a, b) is (a + b + |a - b|)/2, so for max(0, x) type "
    "(x + |x|)/2.",
    "min": "min is not known here: min(a, b) is (a + b - |a - b|)/2, so for min(0, x) type "
    "(x - |x|)/2.",
    "relu": "relu is not known here: for relu(x) type (x + |x|)/2.",
    "sigmoid": "sigmoid is not known here: for sigmoid(x) type 1/(1 + exp(-x)).",
    "softplus": "softplus is not known here: for softplus(x) type ln(1 + exp(x)).",
}
"""What to type for functions that have no name here."""

NO_LETTER = "There is no letter in it, so nothing can move: type a function such as x^2 + y^2."
NOTHING = "There is nothing to read yet: type a function such as x^2 + y^2."

_HEAD = re.compile(r"\s*[A-Za-z]\s*(?:\(([\w\s,]*)\))?\s*=(?!=)")
"""`f(x, y) =` or `z =`, which people put in front."""
_WORD = re.compile(r"\w+")
_CALLED = re.compile(r"[A-Za-z]{2,}(?=\s*\()")


@dataclass(frozen=True, eq=False)
class Function:
    """A formula, its variables in order, and its first and second partial derivatives."""

    formula: Expression
    names: tuple[str, ...]

    @property
    def is_curve(self) -> bool:
        """It has one variable: its picture is a curve, not a map."""
        return len(self.names) == 1

    @property
    def text(self) -> str:
        """`f(x, y) = x² + y²`."""
        return f"f({', '.join(map(pretty_name, self.names))}) = {pretty(self.formula)}"

    @property
    def typed(self) -> str:
        """The formula as one would type it."""
        return typed(self.formula)

    @cached_property
    def partials(self) -> tuple[Expression, ...]:
        """The gradient, entry by entry."""
        return tuple(differentiate(self.formula, name) for name in self.names)

    @cached_property
    def seconds(self) -> tuple[tuple[Expression, ...], ...]:
        """The Hessian, row by row."""
        return tuple(
            tuple(differentiate(partial, name) for name in self.names) for partial in self.partials
        )

    @cached_property
    def kinks(self) -> tuple[Expression, ...]:
        """What stands in absolute values and signs: where that is 0 there may be a corner."""
        calls = (it for it in walk(self.formula) if isinstance(it, Call))
        return tuple(it.argument for it in calls if it.function in KINKED)

    def height(self, point: Place) -> float:
        """The value at a point; NaN where there is none, infinite where it is too large."""
        return floats.value(self.formula, self._at(point))

    def gradient(self, point: Place) -> Place:
        """The partial derivatives at a point; NaN at corners and jumps, where there are none."""
        if self._is_broken(point):
            return (math.nan,) * len(self.names)
        return self._formal_gradient(point)

    def missing(self, point: Place) -> Missing | None:
        """Why there is no gradient at a point where f has a value; None where there is one."""
        if not math.isfinite(self.height(point)):
            return None
        if self._is_at_kink(point) and corners.has_jump(self._heights, point):
            return Missing.JUMP
        is_there = all(map(math.isfinite, self._formal_gradient(point)))
        if is_there and not self._is_broken(point):
            return None
        has_sides = corners.has_jump(self._formal_gradient, point)
        return Missing.CORNER if has_sides else Missing.FORMULA

    def has_slope_along(self, point: Place, axis: int) -> bool:
        """There is a partial derivative, whether or not there is a gradient."""
        if not math.isfinite(self._formal_gradient(point)[axis]):
            return False
        return not (self._is_at_kink(point) and self._is_cut(point, axis))

    def hessian(self, point: Place) -> tuple[Place, ...]:
        """The second partial derivatives at a point, row by row; NaN where it has none."""
        size = len(self.names)
        has_none = self._is_at_kink(point) and (
            self._is_cut(point) or corners.has_jump(self._formal_hessian, point)
        )
        entries = (math.nan,) * size**2 if has_none else self._formal_hessian(point)
        return tuple(entries[row * size : (row + 1) * size] for row in range(size))

    # What the formulas give, which is too much at corners

    def _formal_gradient(self, point: Place) -> Place:
        return self._values(self.partials, point)

    def _formal_hessian(self, point: Place) -> Place:
        return self._values([entry for row in self.seconds for entry in row], point)

    def _heights(self, point: Place) -> Place:
        return (self.height(point),)

    def _values(self, formulas: Iterable[Expression], point: Place) -> Place:
        at = self._at(point)
        return tuple(floats.value(it, at) for it in formulas)

    def _is_at_kink(self, point: Place) -> bool:
        places = (point, *corners.around(point, corners.NEARER)) if self.kinks else ()
        signs = [tuple(map(_sign, self._values(self.kinks, place))) for place in places]
        return len(set(signs)) > 1

    def _is_broken(self, point: Place) -> bool:
        return self._is_at_kink(point) and self._is_cut(point)

    def _is_cut(self, point: Place, axis: int | None = None) -> bool:
        """The slopes jump, or the value does."""
        slopes = self._formal_gradient if axis is None else self._slopes_along(axis)
        return any(corners.has_jump(it, point, axis) for it in (slopes, self._heights))

    def _slopes_along(self, axis: int) -> corners.Values:
        return lambda point: self._formal_gradient(point)[axis : axis + 1]

    def _at(self, point: Place) -> dict[str, float]:
        return dict(zip(self.names, point, strict=True))

    @cached_property
    def landscape(self) -> Landscape:
        """The ground of its map."""
        from gradquest.maths.landscape import Landscape

        first, second = self.names
        by_first, by_second = self.partials
        return Landscape(self.formula, (by_first, by_second), (first, second))

    @cached_property
    def profile(self) -> CurveProfile:
        """The line of its curve."""
        from gradquest.maths.landscape import CurveProfile

        return CurveProfile(self.formula, self.partials[0], self.names[0])


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def function_of(text: str, names: Sequence[str] = ()) -> Function:
    """The function that a text describes; without names, of the letters in it.

    Raises `Unreadable` with the column of what is not understood, `Misuse` for too many names.
    """
    if len(names) > MOST_VARIABLES:
        raise Misuse(f"a picture has room for two variables, and {letters(names)} are {len(names)}")
    bare, declared = _without_head(text)
    if not bare.strip():
        raise Unreadable(NOTHING)
    _refuse_unnamed(bare)
    names = names or declared
    formula = read(bare, names or _letters_of(bare)).components[0]
    wanted = tuple(names) or _ordered(variables(formula))
    if not wanted:
        raise Unreadable(NO_LETTER)
    if len(wanted) > MOST_VARIABLES:
        raise _too_many(wanted, bare, formula)
    return Function(formula, wanted)


def _refuse_unnamed(text: str) -> None:
    """Functions that people expect, with what to type for them."""
    for word in _CALLED.finditer(text):
        if word[0].lower() in INSTEAD:
            raise Unreadable(INSTEAD[word[0].lower()], word.start() + 1)


def _without_head(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with blanks for `f(x, y) =`, so that columns stay, and the letters named there."""
    head = _HEAD.match(text)
    if head is None:
        return text, ()
    declared = tuple(_WORD.findall(head[1] or ""))
    return " " * head.end() + text[head.end() :], declared


def _letters_of(text: str) -> tuple[str, ...]:
    """The letters of a text, which may always use x and y."""
    return tuple(dict.fromkeys((*USUAL, *variables_in(text))))


def _ordered(found: frozenset[str]) -> tuple[str, ...]:
    """Alphabetical, but weight before bias."""
    names = tuple(sorted(found))
    return names[::-1] if names == WEIGHT_AND_BIAS else names


def _too_many(names: Sequence[str], text: str, formula: Expression) -> Unreadable:
    """An unknown function falls apart into letters: then that is what to say."""
    for word in _CALLED.finditer(text):
        if word[0] not in FUNCTIONS and len(set(word[0]) - set(USUAL)) > 1:
            return Unreadable(f"I do not know {word[0]}.", word.start() + 1)
    return Unreadable(
        f"{letters(names)} are {len(names)} letters, and a picture has room for two: "
        "write numbers in place of the others.",
        _column_of(names[MOST_VARIABLES], formula),
    )


def _column_of(name: str, formula: Expression) -> int:
    spans = (it.span for it in walk(formula) if variables(it) == {name} and it.span[1])
    return min((start for start, _ in spans), default=0) + 1


def pretty_name(name: str) -> str:
    """A variable as it is shown: `θ`."""
    return letters([name])
