"""Formulas in banks: read as answers are, with sentences for authors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Self

from gradquest.banks.findings import Several
from gradquest.errors import Unreadable
from gradquest.maths.expression import Expression, Number, Variable
from gradquest.maths.grammar.names import CONSTANTS, FUNCTIONS
from gradquest.maths.grammar.reading import read
from gradquest.maths.phrases import listed

MOST_REFUSALS = 10
MOST_NAMED = 12
"""A sentence names no more letters than that."""

NAME = re.compile(r"[A-Za-z](?:[A-Za-z]*[0-9]{0,3}|_[0-9]{1,3})")
"""What a variable or parameter may be called: x, w1, theta, x_2."""

_LETTERS = re.compile(r"[A-Za-z]+")

_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")
"""Most of a bank's formulas are plain numbers, which need no grammar."""

RATE = "lr"
"""What the learning rate is called in conditions."""

STEPS = "steps"
"""What the number of descent steps is called there."""


class Names(tuple[str, ...]):
    """The letters that a formula may use, and those that exist but come too late for it."""

    later: tuple[str, ...] = ()

    @classmethod
    def of(cls, names: Iterable[str], later: Iterable[str]) -> Self:
        """These, and no others."""
        found = cls(names)
        found.later = tuple(later)
        return found


def formula(text: str, names: Sequence[str], offset: int = 0) -> Expression:
    """The tree of a formula that begins `offset` characters into a text. Raises `Unreadable`."""
    plain = text.strip()
    if _NUMBER.fullmatch(plain):
        return Number(Fraction(plain), plain)
    if plain in names:
        return Variable(plain)
    if not plain:
        raise Unreadable("there is nothing here; write a number or a formula", offset + 1)
    return formulas(text, names, offset, is_vector=False)[0]


def formulas(
    text: str, names: Sequence[str], offset: int = 0, *, is_vector: bool
) -> tuple[Expression, ...]:
    """The same for an answer, which may be a vector."""
    try:
        return read(text, names, is_vector=is_vector).components
    except Unreadable as refusal:
        found = list(_refusals(text, names, refusal, is_vector=is_vector))
        raise Several([Unreadable(it.message, it.column + offset) for it in found]) from refusal


def _refusals(
    text: str, names: Sequence[str], first: Unreadable, *, is_vector: bool
) -> Iterator[Unreadable]:
    """All letters that nobody declared, and what else is wrong then."""
    known, refusal = tuple(names), first
    for _ in range(MOST_REFUSALS):
        stranger = _stranger(text, refusal.column, known)
        further = _refusal(text, (*known, stranger), is_vector=is_vector) if stranger else None
        if not stranger or (further and further.column <= refusal.column + len(stranger)):
            said = refusal.message.replace("the answer itself", "the formula itself")
            yield Unreadable(said, refusal.column)
            return
        is_meant = "did you mean" in refusal.message
        said = refusal.message if is_meant else _unknown(stranger, names)
        yield Unreadable(said, refusal.column)
        if further is None:
            return
        known, refusal = (*known, stranger), further


def _refusal(text: str, names: Sequence[str], *, is_vector: bool) -> Unreadable | None:
    try:
        read(text, names, is_vector=is_vector)
    except Unreadable as refusal:
        return refusal
    return None


def _stranger(text: str, column: int, names: Sequence[str]) -> str:
    """The letter at a place, or the word if it has no known letter; empty where it is known."""
    run = _LETTERS.match(text, column - 1)
    if run is None:
        return ""
    word = run[0] if not any(it in names for it in run[0]) else run[0][0]
    is_known = word in names or word in FUNCTIONS or word in CONSTANTS
    return word if NAME.fullmatch(word) and not is_known else ""


def _unknown(letter: str, names: Sequence[str]) -> str:
    if isinstance(names, Names) and letter in names.later:
        return f"'{letter}' comes later; what a formula uses stands above it"
    known = tuple(dict.fromkeys(names))
    if not known:
        return f"'{letter}' is not known here; a number is asked for"
    if len(known) == 1:
        return f"'{letter}' is not known here; the only letter is {known[0]}"
    if len(known) > MOST_NAMED:
        known = (*known[:MOST_NAMED], f"{len(known) - MOST_NAMED} more")
    return f"'{letter}' is not known here; the letters are {listed(known)}"
