"""Typed text as tokens, each with its place in the text as it was typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction

from gradquest.errors import Unreadable
from gradquest.maths.grammar.characters import FRACTIONS, SUPERSCRIPTS, cleaned
from gradquest.maths.grammar.doubts import NONE, Doubt, Doubts
from gradquest.maths.grammar.names import GREEK
from gradquest.maths.grammar.vocabulary import Sort, Vocabulary, Word

MOST_TOKENS = 250
MOST_DIGITS = 40
LARGEST_SCIENTIFIC_EXPONENT = 15


class Kind(Enum):
    """What a token is."""

    NUMBER = "number"
    VARIABLE = "variable"
    CONSTANT = "constant"
    FUNCTION = "function"
    UNIT = "unit"
    """i, j or k of a vector answer."""
    MARK = "mark"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a text."""

    kind: Kind
    text: str
    """A name's usual spelling; a number or mark as typed."""
    start: int
    end: int
    is_spaced: bool = False
    """There is a space before it."""
    value: Fraction = field(default=Fraction(0), compare=False)


_KINDS = {
    Sort.VARIABLE: Kind.VARIABLE,
    Sort.CONSTANT: Kind.CONSTANT,
    Sort.FUNCTION: Kind.FUNCTION,
    Sort.UNIT: Kind.UNIT,
}
_SPACE = re.compile(r"(?:\s|\\[,;:! ]|\\(?:left|right|quad|displaystyle|limits)(?![A-Za-z]))+")
_DECIMAL = re.compile(r"[0-9]+(?:\.[0-9]*)?|\.[0-9]+")
_COMMA_DECIMAL = re.compile(r"[0-9]+,[0-9]+")
_EXPONENT = re.compile(r"([eE])[+-]?[0-9]+")
_COMMAND = re.compile(r"\\([A-Za-z]+|.?)")
_OPERATOR = re.compile(r"\\(?:operatorname|mathrm)\s*\{([A-Za-z]+)\}")
_OTHER_LOG = re.compile(r"log_?\{?([0-9]+)\}?\s*(?:\\left)?[(\[]|log_\{?([0-9]+)")
"""A logarithm to a base that has no name here, which would be read as a product."""
_LOG_COMMAND = re.compile(r"\\log_(?:\{(2|10)\}|(2|10))(?![0-9])")
_SINGLE_DIGITS = re.compile(r"\s*([0-9])\s*([0-9])?")
_MARKS = re.compile(r"\*\*|[-+*/^()\[\]{}|,;<>]")
_COMMANDS = {
    "cdot": "*", "times": "*", "ast": "*", "div": "/", "sqrt": r"\sqrt",
    "frac": r"\frac", "dfrac": r"\frac", "tfrac": r"\frac", "lvert": "|", "rvert": "|",
    "vert": "|", "langle": "<", "rangle": ">", "{": "{", "}": "}", "|": "|",
}  # fmt: skip
_SINGLE_MARKS = {"√": "√", "∛": "∛"}


class Scanner:
    """One pass over one text."""

    def __init__(self, text: str, vocabulary: Vocabulary, taken: Doubts = NONE) -> None:
        self.plain = cleaned(text)
        self.vocabulary = vocabulary
        self.taken = taken
        self.met: set[Doubt] = set()
        self.tokens: list[Token] = []
        self._spaced = False

    def scan(self) -> Sequence[Token]:
        """All tokens and the end. Raises `Unreadable`."""
        self._scan(self.plain, 0, len(self.plain))
        end = self.tokens[-1].end if self.tokens else 0
        self.tokens.append(Token(Kind.END, "", end, end, is_spaced=True))
        return self.tokens

    def _scan(self, plain: str, at: int, end: int) -> None:
        while at < end:
            if space := _SPACE.match(plain, at, end):
                self._spaced, at = True, space.end()
                continue
            at = self._next(plain, at, end)
            if len(self.tokens) > MOST_TOKENS:
                message = (
                    f"That is too long: I read at most {MOST_TOKENS} numbers, names and signs."
                )
                raise Unreadable(message, self.tokens[-1].start + 1)

    def _next(self, plain: str, at: int, end: int) -> int:
        sign = plain[at]
        if (comma := _COMMA_DECIMAL.match(plain, at, end)) and self._is_other(Doubt.DECIMAL_COMMA):
            pointed = plain[:at] + comma[0].replace(",", ".") + plain[comma.end() :]
            return self._number(pointed, at, comma.end(), end)
        if decimal := _DECIMAL.match(plain, at, end):
            return self._number(plain, at, self._exponent_end(plain, decimal.end(), end), end)
        if sign.isascii() and sign.isalpha():
            return self._names(plain, at, end)
        if mark := _MARKS.match(plain, at, end):
            return self._add(Kind.MARK, mark[0].replace("**", "^"), at, mark.end())
        if sign in SUPERSCRIPTS:
            return self._superscript(plain, at, end)
        if sign in FRACTIONS:
            return self._add(Kind.NUMBER, sign, at, at + 1, FRACTIONS[sign])
        if sign in _SINGLE_MARKS:
            return self._add(Kind.MARK, sign, at, at + 1)
        if log := _LOG_COMMAND.match(plain, at, end):
            return self._add(Kind.FUNCTION, f"log{log[1] or log[2]}", at, log.end())
        if operator := _OPERATOR.match(plain, at, end):
            self._names(plain, operator.start(1), operator.end(1))
            return operator.end()
        if command := _COMMAND.match(plain, at, end):
            return self._command(plain, command, end)
        return self._foreign(sign, at)

    def _is_other(self, doubt: Doubt) -> bool:
        """Note the doubt; whether its other reading is to be taken."""
        self.met.add(doubt)
        return doubt in self.taken

    def _add(
        self, kind: Kind, text: str, start: int, end: int, value: Fraction = Fraction(0)
    ) -> int:
        self.tokens.append(Token(kind, text, start, end, self._spaced, value))
        self._spaced = False
        return end

    def _number(self, plain: str, at: int, stop: int, end: int) -> int:
        text = plain[at:stop]
        if sum(sign.isdigit() for sign in text) > MOST_DIGITS:
            raise Unreadable(f"A number may have at most {MOST_DIGITS} digits.", at + 1)
        if stop < end and plain[stop] == ".":
            raise Unreadable("This number has two decimal points.", stop + 1)
        return self._add(Kind.NUMBER, text, at, stop, Fraction(text))

    def _exponent_end(self, plain: str, at: int, end: int) -> int:
        match = _EXPONENT.match(plain, at, end)
        if match is None or self.vocabulary.declares(match[1]):
            return at
        if self._is_other(Doubt.SCIENTIFIC):
            return at
        if abs(int(match[0][1:])) > LARGEST_SCIENTIFIC_EXPONENT:
            raise Unreadable(
                f"A power of ten goes from -{LARGEST_SCIENTIFIC_EXPONENT} "
                f"to {LARGEST_SCIENTIFIC_EXPONENT} here.",
                at + 1,
            )
        return match.end()

    def _names(self, plain: str, at: int, end: int) -> int:
        splits = self.vocabulary.splits(plain, at, end)
        if len(splits) > 1:
            self.met.add(Doubt.WORDS)
        words = splits[-1] if Doubt.WORDS in self.taken else splits[0]
        return self._words(words, at)

    def _words(self, words: Sequence[Word], at: int) -> int:
        for word in words:
            if word.name == "ln" and (other := _OTHER_LOG.match(self.plain, at)):
                message = (
                    f"I know log, log2 and log10 here: write ln(x)/ln({other[1] or other[2]})."
                )
                raise Unreadable(message, at + 1)
            at = self._add(_KINDS[word.sort], word.name, at, at + word.length)
        return at

    def _superscript(self, plain: str, at: int, end: int) -> int:
        stop = at
        while stop < end and plain[stop] in SUPERSCRIPTS:
            stop += 1
        raised = plain[:at] + "".join(map(SUPERSCRIPTS.__getitem__, plain[at:stop]))
        self._spaced = False
        self._add(Kind.MARK, "^", at, at)
        self._add(Kind.MARK, "(", at, at)
        self._scan(raised, at, stop)
        return self._add(Kind.MARK, ")", stop, stop)

    def _command(self, plain: str, command: re.Match[str], end: int) -> int:
        name, at = command[1], command.start()
        if name in _COMMANDS:
            stop = self._add(Kind.MARK, _COMMANDS[name], at, command.end())
            return self._single_digits(plain, stop, end) if name.endswith("frac") else stop
        word = self.vocabulary.word(name) or self.vocabulary.word(name.removeprefix("var"))
        if word is None:
            raise Unreadable(f"I do not know the command \\{name} here.", at + 1)
        return self._add(_KINDS[word.sort], word.name, at, command.end())

    def _single_digits(self, plain: str, at: int, end: int) -> int:
        r"""The digits of `\frac12`, one each."""
        match = _SINGLE_DIGITS.match(plain, at, end)
        for group in (1, 2) if match else ():
            if match and match[group]:
                start, at = match.span(group)
                self._add(Kind.NUMBER, match[group], start, at, Fraction(match[group]))
        return at

    def _foreign(self, sign: str, at: int) -> int:
        word = self.vocabulary.word(sign) or self.vocabulary.word(GREEK.get(sign, sign))
        if word is not None:
            return self._add(_KINDS[word.sort], word.name, at, at + 1)
        if sign.isalpha():
            raise self.vocabulary.stranger(sign, at)
        raise Unreadable(f"I do not know the sign {sign} here.", at + 1)
