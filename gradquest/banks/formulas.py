"""Formulas in banks: read as answers are, with sentences for authors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from gradquest.errors import Unreadable
from gradquest.maths.expression import Expression, Number, Variable
from gradquest.maths.grammar.reading import read
from gradquest.maths.phrases import listed

NAME = re.compile(r"[A-Za-z](?:[A-Za-z]*[0-9]{0,3}|_[0-9]{1,3})")
"""What a variable or parameter may be called: x, w1, theta, x_2."""

_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
"""Most of a bank's formulas are plain numbers, which need no grammar."""

RATE = "lr"
"""What the learning rate is called in conditions."""

STEPS = "steps"
"""What the number of descent steps is called there."""


def formula(text: str, names: Sequence[str], offset: int = 0) -> Expression:
    """The tree of a formula that begins `offset` characters into a text. Raises `Unreadable`."""
    plain = text.strip()
    if _NUMBER.fullmatch(plain):
        return Number(Fraction(plain), plain)
    if plain in names:
        return Variable(plain)
    return formulas(text, names, offset, is_vector=False)[0]


def formulas(
    text: str, names: Sequence[str], offset: int = 0, *, is_vector: bool
) -> tuple[Expression, ...]:
    """The same for an answer, which may be a vector."""
    try:
        return read(text, names, is_vector=is_vector).components
    except Unreadable as refusal:
        said = refusal.message.replace("the answer itself", "the formula itself")
        message = _stranger(text, names, refusal, is_vector=is_vector) or said
        raise Unreadable(message, refusal.column + offset) from refusal


def _stranger(
    text: str, names: Sequence[str], refusal: Unreadable, *, is_vector: bool
) -> str | None:
    """What to say where a letter that nobody declared is all that is wrong at that place."""
    letter = text[refusal.column - 1 : refusal.column]
    if not NAME.fullmatch(letter) or letter in names:
        return None
    try:
        read(text, (*names, letter), is_vector=is_vector)
    except Unreadable as other:
        if other.column <= refusal.column + 1:
            return None
    if not names:
        return f"'{letter}' is not known here; a number is asked for"
    known = f"letters are {listed(names)}" if len(names) > 1 else f"only letter is {names[0]}"
    return f"'{letter}' is not known here; the {known}"
