"""What the kinds have in common that are answered by a word: minimum, overshoots, B."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from gradquest.errors import Unreadable
from gradquest.kinds.kind import Kind, Task
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression, Variable
from gradquest.maths.phrases import listed
from gradquest.maths.verdict import Method, Outcome, Reading, Verdict

Words = Mapping[str, Sequence[str]]
"""The words to choose among, each with its other spellings."""

YES_OR_NO: Words = {"yes": ("yep", "true"), "no": ("nope", "false")}

BEFORE = frozenset(
    ("a", "an", "the", "it", "its", "is", "s", "arrow", "option", "answer", "point", "local")
)
"""What people write before the word that counts."""

AFTER = frozenset(("arrow", "option", "point"))

_APART = re.compile(r"[^\w+<>=-]+")


class Spoken(Kind):
    """A kind with questions that are answered by a word; others may ask for mathematics."""

    is_spoken: ClassVar[bool] = True

    @abstractmethod
    def words(self, task: Task) -> Words:
        """What may be answered; empty where this task asks for mathematics."""

    def accepts(self, task: Task) -> str:
        """The words: `minimum, maximum or saddle`."""
        return listed(list(self.words(task)), "or")

    def heard(self, task: Task, text: str) -> str | None:
        """The word that a text means; None where that is not certain."""
        return meant(text, self.words(task))

    def read(self, task: Task, text: str) -> Reading:
        """A word, however it is written. Raises `Unreadable` with all that may be typed."""
        if not self.words(task):
            return super().read(task, text)
        word = self.heard(task, text)
        if word is None:
            raise Unreadable(f"Answer with {self.accepts(task)}.")
        return Reading(text, spoken(word), is_vector=False)

    def judge(self, task: Task, text: str) -> Verdict:
        """Right is the one right word."""
        if not self.words(task):
            return super().judge(task, text)
        try:
            reading = self.read(task, text)
        except Unreadable as trouble:
            return Verdict(Outcome.UNREADABLE, trouble.message)
        if reading.components == self.answer(task):
            return Verdict(Outcome.RIGHT, "Right.", Method.PROVED, None, reading, None, (True,))
        message = "That is not the right answer."
        return Verdict(Outcome.WRONG, message, Method.REFUTED, None, reading, None, (False,))


def spoken(word: str) -> tuple[Expression, ...]:
    """A word as an answer."""
    return (Variable(word),)


def concluded(name: str, word: str, says: str, work: int = 1) -> Step:
    """The last line of a solution: what it all comes to, in a word."""
    return Step("", says, spoken(word), spoken(word), name=name, work=work)


# How words are heard


def meant(text: str, words: Words) -> str | None:
    """The word that a text means: it, another spelling of it, or a beginning that no other has."""
    spellings = {_plain(each): word for word, more in words.items() for each in (word, *more)}
    tries = list(_stripped(_plain(text)))
    exact = next((spellings[each] for each in tries if each in spellings), None)
    if exact is not None or not tries or len(tries[-1]) < 1:
        return exact
    found = {word for each, word in spellings.items() if each.startswith(tries[-1])}
    return found.pop() if len(found) == 1 else None


def _plain(text: str) -> str:
    """Small letters with single spaces, without punctuation but for signs: `+`, `> 0`."""
    folded = text.casefold().replace("\N{MINUS SIGN}", "-")
    return _APART.sub(" ", folded).strip()


def _stripped(text: str) -> Iterator[str]:
    """The text, then without what people write around the word that counts, bit by bit."""
    rest = text.split()
    while rest:
        yield " ".join(rest)
        if len(rest) > 1 and rest[0] in BEFORE:
            rest = rest[1:]
        elif len(rest) > 1 and rest[-1] in AFTER:
            rest = rest[:-1]
        else:
            return
