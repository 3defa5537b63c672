"""Small pieces of English that sentences about mathematics share."""

from __future__ import annotations

from collections.abc import Sequence

from gradquest.maths.expression import Variable
from gradquest.maths.notation import pretty


def listed(words: Sequence[str], joint: str = "and") -> str:
    """`x`, `x and y`, `x, y and z`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def letters(names: Sequence[str]) -> str:
    """Variables as they are shown: `w and θ`."""
    return listed([pretty(Variable(name)) for name in names])


def slope_name(by: str, of: str = "f") -> str:
    """`∂f/∂x`."""
    return f"∂{of}/∂{letters([by])}"


def second_name(one: str, other: str, of: str = "f") -> str:
    """`∂²f/∂x²`, `∂²f/∂x∂y`."""
    if one == other:
        return f"∂²{of}/∂{letters([one])}²"
    return f"∂²{of}/∂{letters([one])}∂{letters([other])}"


def total(text: str) -> str:
    """The text for a function of one variable, where ∂ is written d."""
    return text.replace("∂", "d")


def called(text: str, name: str) -> str:
    """A sentence about f, said of a function of another name."""
    for old in ("∂{}/", "d{}/", "{} itself"):
        text = text.replace(old.format("f"), old.format(name))
    return text


def height_word(names: Sequence[str]) -> str:
    """What f has at a point: a `height` where there is ground to picture, else a `value`."""
    return "height" if len(names) < 3 else "value"


def are(count: int) -> str:
    """The verb that goes with a count."""
    return "is" if count == 1 else "are"
