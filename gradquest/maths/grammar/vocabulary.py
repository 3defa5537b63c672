"""Which words a text may use: a problem's variables, the functions and the constants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from functools import lru_cache
from itertools import islice

from gradquest.errors import Unreadable
from gradquest.maths.grammar.names import CONSTANTS, FOREIGN, FUNCTIONS, GREEK

UNITS = {"i": "î", "j": "ĵ", "k": "k̂"}
"""The unit vectors of a vector answer, and what a tree calls them until they are entries."""

MOST_SPLITS = 2
LONGEST_RUN = 100


class Sort(Enum):
    """What a word stands for."""

    VARIABLE = "variable"
    CONSTANT = "constant"
    FUNCTION = "function"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Word:
    """A word at a place of a text."""

    sort: Sort
    name: str
    length: int
    """How many characters of the text it takes."""


_LETTERS = re.compile(r"[A-Za-z]+")
_BRACKET_OR_SPACE = re.compile(r"\s|[(\[{|]|\\(?:left(?![A-Za-z])|lvert|[,;:! ])|$")
_INDEXED = re.compile(r"([A-Za-z]+)_?([0-9]+)")


class Vocabulary:
    """The words of one problem."""

    def __init__(self, variables: Sequence[str], *, has_units: bool = False) -> None:
        self.variables = tuple(variables)
        self._words: dict[str, tuple[Sort, str]] = {}
        for spelling, name in FUNCTIONS.items():
            self._words[spelling] = (Sort.FUNCTION, name)
        for base in ("2", "10"):
            self._words[f"log_{{{base}}}"] = (Sort.FUNCTION, f"log{base}")
        for spelling, name in CONSTANTS.items():
            self._words[spelling] = (Sort.CONSTANT, name)
        for unit in UNITS if has_units else ():
            self._words[unit] = (Sort.UNIT, UNITS[unit])
        for name in variables:
            for spelling in _spellings(name):
                self._words[spelling] = (Sort.VARIABLE, name)
        self._by_letter: dict[str, list[str]] = {}
        for spelling in sorted(self._words, key=lambda word: (-len(word), word)):
            self._by_letter.setdefault(spelling[0], []).append(spelling)

    def declares(self, name: str) -> bool:
        """The name is a variable of the problem."""
        return name in self.variables

    def word(self, spelling: str) -> Word | None:
        """What a whole word stands for; None where it is not known."""
        found = self._words.get(spelling)
        return Word(*found, len(spelling)) if found else None

    def splits(self, text: str, at: int, end: int) -> list[tuple[Word, ...]]:
        """How the letters at a place are split into words: our reading, and another one.

        Longest words first. Raises `Unreadable` where no split uses known words only.
        """
        run = _LETTERS.match(text, at, end)
        stop = run.end() if run else at + 1
        if stop - at > LONGEST_RUN:
            raise Unreadable(f"More than {LONGEST_RUN} letters stand in a row here.", at + 1)
        dead: set[int] = set()
        found = list(islice(self._splits(text, at, stop, dead), MOST_SPLITS))
        if not found:
            raise self._lost(text[at:stop], at, max(dead))
        return found

    def _splits(self, text: str, at: int, end: int, dead: set[int]) -> Iterator[tuple[Word, ...]]:
        if at >= end:
            yield ()
            return
        if at in dead:
            return
        is_dead = True
        for word in self._candidates(text, at):
            for rest in self._splits(text, at + word.length, end, dead):
                is_dead = False
                yield (word, *rest)
        if is_dead:
            dead.add(at)

    def _candidates(self, text: str, at: int) -> list[Word]:
        words = [
            Word(*self._words[spelling], len(spelling))
            for spelling in self._by_letter.get(text[at], ())
            if text.startswith(spelling, at) and not _cuts_number(spelling, text, at)
        ]
        return sorted(words, key=lambda word: _is_cramped(word, text, at))

    def _lost(self, run: str, start: int, place: int) -> Unreadable:
        rest = run[place - start :]
        if meant := _meant(rest):
            return Unreadable(f"I do not know {rest}: did you mean {meant}?", place + 1)
        is_other_case = self.declares(rest[0].swapcase())
        if place > start and not is_other_case and (meant := _alike(run)):
            return Unreadable(f"I do not know {run}: did you mean {meant}?", start + 1)
        return self.stranger(rest[0], place)

    def stranger(self, letter: str, at: int) -> Unreadable:
        """What to say of a letter that the problem does not have."""
        swapped = letter.swapcase()
        if self.declares(swapped):
            return Unreadable(f"{letter} is not in this problem: did you mean {swapped}?", at + 1)
        if not self.variables:
            return Unreadable(f"{letter} is not known here: a number is asked for.", at + 1)
        return Unreadable(f"{letter} is not in this problem: {_listed(self.variables)}.", at + 1)


@lru_cache(maxsize=64)
def vocabulary(variables: tuple[str, ...], has_units: bool) -> Vocabulary:
    """The words of a problem, made once."""
    return Vocabulary(variables, has_units=has_units)


def _spellings(name: str) -> Iterator[str]:
    yield name
    if indexed := _INDEXED.fullmatch(name):
        yield f"{indexed[1]}_{{{indexed[2]}}}"
        yield f"{indexed[1]}_{indexed[2]}"
        yield f"{indexed[1]}{indexed[2]}"
    yield from (sign for sign, word in GREEK.items() if word == name)


def _cuts_number(spelling: str, text: str, at: int) -> bool:
    """x1 is not what stands in x12."""
    after = text[at + len(spelling) : at + len(spelling) + 1]
    return spelling[-1].isdigit() and after.isascii() and after.isdigit()


def _is_cramped(word: Word, text: str, at: int) -> bool:
    """log2x is rather ln(2x) than log2(x); log_2x is not."""
    if word.name not in ("log10", "log2") or "_" in text[at : at + word.length]:
        return False
    return not _BRACKET_OR_SPACE.match(text, at + word.length)


def _meant(word: str) -> str | None:
    """The function that a misspelt word begins with, or is close to."""
    if word.startswith("In"):
        return "ln"
    if word in FOREIGN:
        return FOREIGN[word]
    lowered = word.lower()
    starts = [name for name in FUNCTIONS if len(name) > 1 and lowered.startswith(name.lower())]
    return max(starts, key=len) if starts else _alike(word)


def _alike(word: str) -> str | None:
    close = get_close_matches(word.lower(), FUNCTIONS, n=1, cutoff=0.66) if len(word) > 2 else []
    return FUNCTIONS[close[0]] if close else None


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return f"its only letter is {names[0]}"
    return f"its letters are {', '.join(names[:-1])} and {names[-1]}"
