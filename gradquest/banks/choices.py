"""What a parameter, a coordinate or a learning rate is drawn from.

One line that reads aloud: `3`, `[1, 2, 5]`, `-5..5 except 0`, `0.1..0.5 step 0.1`, `a + 1`.
All arithmetic is exact.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from functools import cached_property, lru_cache

from gradquest.banks.formulas import formula
from gradquest.errors import Unreadable
from gradquest.maths.exact import rational
from gradquest.maths.expression import ONE, Expression, variables

MOST_VALUES = 10_000
MOST_BITS = 200
"""A number that needs more above or below its line is not drawn: others may build on it."""

_STRETCH = re.compile(r"(.+?)\.\.(.+?)(?:\s+step\s+(.+?))?(?:\s+except\s+(.+))?\s*", re.DOTALL)

_HYPHEN = re.compile(r"\s*([0-9]+)\s*(?:-|–|to)\s*([0-9]+)\s*")
"""What is no choice, though it may look like one."""

_WORD = re.compile(r"[A-Za-z]{3,}")

_PLAIN = re.compile(r"[-+0-9. ,/]*(?: step [-+0-9. ,/]+)?(?: except [-+0-9. ,/]+)?")


@dataclass(frozen=True)
class Choices:
    """Values to draw from: options given one by one, or a stretch from low to high."""

    options: tuple[Expression, ...] = ()
    low: Expression | None = None
    high: Expression | None = None
    step: Expression = ONE
    excluded: tuple[Expression, ...] = ()

    @cached_property
    def names(self) -> frozenset[str]:
        """The parameters that the values depend on."""
        ends = (end for end in (self.low, self.high) if end is not None)
        parts = (*self.options, *ends, self.step, *self.excluded)
        return frozenset().union(*map(variables, parts))

    def values(self, given: Mapping[str, Fraction]) -> Sequence[Fraction]:
        """All values, once the parameters they depend on are drawn; perhaps none."""
        return self._fixed if not self.names else self._values(given)

    @cached_property
    def _fixed(self) -> Sequence[Fraction]:
        return self._values({})

    def _values(self, given: Mapping[str, Fraction]) -> Sequence[Fraction]:
        taken = {rational(part, given) for part in self.excluded}
        values = self._stretch(given) if self.low is not None else self._options(given)
        return tuple(value for value in values if value not in taken and _is_handy(value))

    def _options(self, given: Mapping[str, Fraction]) -> Sequence[Fraction]:
        values = (rational(option, given) for option in self.options)
        return tuple(value for value in values if value is not None)

    def _stretch(self, given: Mapping[str, Fraction]) -> Sequence[Fraction]:
        low, high, step = (
            rational(part, given) if part is not None else None
            for part in (self.low, self.high, self.step)
        )
        if low is None or high is None or not step or step < 0 or high < low:
            return ()
        count = (high - low) // step + 1
        return tuple(low + step * at for at in range(min(count, MOST_VALUES)))


def _is_handy(value: Fraction) -> bool:
    return max(value.numerator.bit_length(), value.denominator.bit_length()) <= MOST_BITS


def read_choices(text: str, names: Sequence[str]) -> Choices:
    """The choices in one line; `names` are the parameters drawn before. Raises `Unreadable`."""
    return _plain_choices(text) if _PLAIN.fullmatch(text) else _choices(text, names)


@lru_cache(maxsize=1024)
def _plain_choices(text: str) -> Choices:
    """The same for a line without letters: banks write the same few again and again."""
    return _choices(text, ())


def _choices(text: str, names: Sequence[str]) -> Choices:
    stretch = _STRETCH.fullmatch(text)
    _refuse_slips_of_the_pen(text, is_stretch=stretch is not None)
    if stretch is None and (hyphen := _HYPHEN.fullmatch(text)):
        low, high = hyphen.groups()
        raise Unreadable(f"for whole numbers from {low} to {high} write {low}..{high}")
    if stretch is None:
        return checked(Choices((formula(text, names),)))
    low, high, step = (_part(stretch, group, names) for group in (1, 2, 3))
    excluded = tuple(_listed(stretch, 4, names))
    return checked(Choices((), low, high, step or ONE, excluded))


def _refuse_slips_of_the_pen(text: str, *, is_stretch: bool) -> None:
    """What is nearly a stretch is told apart from an odd formula. Raises `Unreadable`."""
    at = text.find("..")
    if at < 0:
        return
    if text.startswith("...", at):
        raise Unreadable(f"two dots are enough: {text.replace('...', '..')}", at + 1)
    if not is_stretch:
        raise Unreadable("a stretch has two ends, as in 1..5", at + 1)
    for word in _WORD.finditer(text, at):
        close = get_close_matches(word[0], ("except", "step"), n=1, cutoff=0.7)
        if close and close[0] != word[0]:
            message = f"'{word[0]}' is not known here; did you mean '{close[0]}'?"
            raise Unreadable(message, word.start() + 1)


def _part(match: re.Match[str], group: int, names: Sequence[str]) -> Expression | None:
    text = match[group]
    return None if text is None else formula(text, names, match.start(group))


def _listed(match: re.Match[str], group: int, names: Sequence[str]) -> Sequence[Expression]:
    if match[group] is None:
        return ()
    parts = re.finditer(r"[^,]+", match[group])
    start = match.start(group)
    return [formula(part[0], names, start + part.start()) for part in parts]


def checked(choices: Choices) -> Choices:
    """The same choices. Raises `Unreadable` where it is plain that they leave nothing."""
    if choices.low is not None and choices.high is not None:
        _check_stretch(choices.low, choices.high, choices.step)
    if not choices.names and not choices.values({}):
        if choices.excluded:
            raise Unreadable("except takes every choice away")
        raise Unreadable("this has no exact value to draw; use whole numbers, decimals, fractions")
    return choices


def _check_stretch(low: Expression, high: Expression, step: Expression) -> None:
    size = rational(step)
    if size is not None and size <= 0:
        raise Unreadable("the step must be above 0")
    first, last = rational(low), rational(high)
    if first is None or last is None:
        return
    if last < first:
        raise Unreadable(f"{first}..{last} runs backwards; write {last}..{first}")
    if size and (last - first) // size >= MOST_VALUES:
        raise Unreadable(f"that is more than {MOST_VALUES:,} values; take a larger step")
