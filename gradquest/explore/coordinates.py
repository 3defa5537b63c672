"""Points as people type them."""

from __future__ import annotations

import math

from gradquest.errors import Unreadable
from gradquest.explore.function import USUAL, Place
from gradquest.maths import floats
from gradquest.maths.expression import Expression, variables
from gradquest.maths.grammar.reading import read

NO_NUMBER = "That should be numbers, such as 1, 2 or pi/2, -1."


def place_of(text: str) -> Place:
    """The numbers of a point: `1,2`, `(pi/2, -1)`. Raises `Unreadable` with the column."""
    if not text.strip():
        raise Unreadable("There is nothing to read yet: type numbers, such as 1, 2.")
    components = _components(text)
    values = tuple(floats.value(component) for component in components)
    if not all(map(math.isfinite, values)):
        raise Unreadable("That has no value, or is too large to work with.")
    return values


def _components(text: str) -> tuple[Expression, ...]:
    letter = next((at for at, sign in enumerate(text) if sign.isalpha()), None)
    try:
        components = read(text, USUAL, is_vector=True).components
    except Unreadable:
        if letter is None:
            raise
        raise Unreadable(NO_NUMBER, letter + 1) from None
    if any(map(variables, components)):
        raise Unreadable(NO_NUMBER, (letter or 0) + 1)
    return components
