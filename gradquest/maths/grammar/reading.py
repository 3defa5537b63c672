"""From typed text to a reading: the one documented meaning, and the others that were possible."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence

from gradquest.errors import Unreadable
from gradquest.maths.expression import Expression
from gradquest.maths.grammar import limits, vectors
from gradquest.maths.grammar.doubts import NONE, Doubt, Doubts
from gradquest.maths.grammar.names import FUNCTIONS, GREEK
from gradquest.maths.grammar.parser import Parser
from gradquest.maths.grammar.tokens import Kind, Scanner, Token
from gradquest.maths.grammar.vocabulary import Vocabulary, vocabulary
from gradquest.maths.verdict import Reading

MOST_TRIED = 8

_WORD = re.compile(r"[A-Za-z]{2,}")
_LETTERS = tuple("abcdfghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""What may be a variable where none is declared: all but e."""


def read(text: str, variables: Sequence[str], *, is_vector: bool = False) -> Reading:
    """How a text is understood, given a problem's variables. Raises `Unreadable`."""
    words = vocabulary(tuple(variables), is_vector)
    first = _Attempt(text, words, NONE, is_vector=is_vector)
    first.check()
    others = tuple(_others(first, text, words, is_vector=is_vector))
    return Reading(text, first.components, first.is_list, others)


def variables_in(text: str) -> tuple[str, ...]:
    """The letters and Greek words that a text uses where none are declared, in order.

    Raises `Unreadable` where the text cannot be read.
    """
    words = vocabulary((*_LETTERS, *(word for word in GREEK.values() if word != "pi")), False)
    scanner = Scanner(text, words)
    _refuse_capitals(scanner.plain)
    tokens = scanner.scan()
    return tuple(sorted({token.text for token in tokens if token.kind is Kind.VARIABLE}))


def _refuse_capitals(plain: str) -> None:
    """Sin(x) is no product of S, i, n and x."""
    for word in _WORD.finditer(plain):
        meant = word[0].lower()
        if meant in FUNCTIONS and word[0] not in FUNCTIONS:
            message = f"I do not know {word[0]}: did you mean {meant}?"
            raise Unreadable(message, word.start() + 1)


class _Attempt:
    """One way of reading a text, and the doubts that it met."""

    def __init__(self, text: str, words: Vocabulary, taken: Doubts, *, is_vector: bool) -> None:
        self.taken = taken
        self.size = len(words.variables)
        scanner = Scanner(text, words, taken)
        _refuse_equation(scanner.plain)
        tokens = scanner.scan()
        self.met = scanner.met
        self.components, self.is_list = self._components(tokens, is_vector=is_vector)

    def check(self) -> None:
        """Raises `Unreadable` where the trees are beyond the limits."""
        for component in self.components:
            limits.check(component)

    def _components(
        self, tokens: Sequence[Token], *, is_vector: bool
    ) -> tuple[tuple[Expression, ...], bool]:
        if not is_vector:
            return (self._parsed(tokens),), False
        parts = vectors.entries(tokens)
        nodes = tuple(map(self._parsed, parts))
        if len(nodes) == 1:
            if vectors.has_units(nodes[0]):
                return vectors.along_units(nodes[0], max(2, self.size)), True
            return nodes, False
        for node in nodes:
            if vectors.has_units(node):
                raise Unreadable("Use either a list or i, j and k, not both.", node.span[0] + 1)
        return nodes, True

    def _parsed(self, tokens: Sequence[Token]) -> Expression:
        parser = Parser(tokens, self.taken)
        node = parser.parse()
        self.met |= parser.met
        return node


def _refuse_equation(plain: str) -> None:
    place = next((at for at, sign in enumerate(plain) if sign in "=≈≃≅≠≤≥"), None)
    if place is not None:
        raise Unreadable(f"Leave out the {plain[place]} : only the answer itself.", place + 1)


def _others(first: _Attempt, text: str, words: Vocabulary, *, is_vector: bool) -> Iterator[Reading]:
    """Each doubt alone, then together with those that it leads to; no more than is worth it."""
    seen, waiting = {first.components}, deque(_further(first))
    for _ in range(MOST_TRIED):
        if not waiting:
            return
        try:
            other = _Attempt(text, words, waiting.popleft(), is_vector=is_vector)
            other.check()
        except Unreadable:
            continue
        waiting.extend(taken for taken in _further(other) if taken not in waiting)
        if other.components not in seen:
            seen.add(other.components)
            yield Reading(text, other.components, other.is_list)


def _further(attempt: _Attempt) -> list[Doubts]:
    met = [doubt for doubt in Doubt if doubt in attempt.met - attempt.taken]
    return [attempt.taken | {doubt} for doubt in met]
