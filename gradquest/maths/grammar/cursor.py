"""A place among tokens, and what can be said of a token that cannot stand there."""

from __future__ import annotations

from collections.abc import Sequence

from gradquest.errors import Unreadable
from gradquest.maths.expression import Span
from gradquest.maths.grammar.doubts import NONE, Doubt, Doubts
from gradquest.maths.grammar.tokens import Kind, Token

DEEPEST = 30
MOST_SIGNS = 5
LONGEST_SHOWN = 30
"""Characters of what was understood that a message repeats."""

CLOSERS = {"(": ")", "[": "]", "{": "}", "<": ">"}


class Cursor:
    """Walks over tokens, counts levels, and notes doubts."""

    def __init__(self, tokens: Sequence[Token], taken: Doubts = NONE) -> None:
        self.tokens = tokens
        self.taken = taken
        self.met: set[Doubt] = set()
        self._at = 0
        self._depth = 0

    @property
    def _here(self) -> Token:
        return self.tokens[self._at]

    def _sees(self, *marks: str) -> bool:
        return self._here.kind is Kind.MARK and self._here.text in marks

    def _takes(self, mark: str) -> bool:
        found = self._sees(mark)
        self._at += found
        return found

    def _next(self) -> Token:
        self._at += 1
        return self.tokens[self._at - 1]

    def _span(self, start: int) -> Span:
        return self.tokens[start].start, self.tokens[self._at - 1].end

    def _is_other(self, doubt: Doubt) -> bool:
        """Note the doubt; whether its other reading is to be taken."""
        self.met.add(doubt)
        return doubt in self.taken

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            message = f"That is nested too deeply: I follow {DEEPEST} levels."
            raise Unreadable(message, self._here.start + 1)

    def _signs(self) -> bool:
        """Take a run of signs; whether they make a minus."""
        start, is_negative = self._at, False
        while self._sees("+", "-"):
            if self._at - start == MOST_SIGNS:
                raise Unreadable("There are too many signs in a row.", self._here.start + 1)
            is_negative ^= self._next().text == "-"
        return is_negative

    def _missing(self) -> Unreadable:
        """An operand should stand here."""
        here = self._here
        if here.kind is Kind.END:
            return Unreadable("Something is missing at the end.", here.start + 1)
        if here.text in CLOSERS.values() and not self._depth:
            return stray(here)
        return Unreadable(f"Something is missing before the {here.text} here.", here.start + 1)

    def _unclosed(self, opener: Token) -> Unreadable:
        """The bracket should be closed here."""
        here = self._here
        if here.kind is Kind.END:
            message = f"Did you forget to close this {opener.text} ?"
            return Unreadable(message, opener.start + 1)
        if here.text in CLOSERS.values():
            message = f"A {here.text} cannot close the {opener.text} before it."
            return Unreadable(message, here.start + 1)
        return self._stray()

    def _stray(self) -> Unreadable:
        """This token cannot stand here."""
        return stray(self._here, _typed(self.tokens[: self._at]))


def _typed(tokens: Sequence[Token]) -> str:
    return "".join(" " * token.is_spaced + token.text for token in tokens).strip()


def stray(token: Token, understood: str = "") -> Unreadable:
    """Nothing that can stand here, after what was understood."""
    if token.text in CLOSERS.values():
        message = f"There is a {token.text} too many: nothing was opened before it."
    elif token.text in (",", ";"):
        message = "Only the entries of a vector have commas between them: decimals take a dot."
    elif 0 < len(understood) <= LONGEST_SHOWN:
        message = f"I understood {understood} but did not expect {token.text} after it."
    else:
        message = f"I did not expect {token.text} here."
    return Unreadable(message, token.start + 1)
