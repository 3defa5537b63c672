"""What an author's sentences may leave to be filled in: `The term {vanishing} has no {var}.`"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from gradquest.kinds.kind import Kind, Task
from gradquest.maths.expression import Sum, Variable, depends_on
from gradquest.maths.notation import number_text, pretty
from gradquest.maths.phrases import listed
from gradquest.maths.tidy import signed

WORDS: Mapping[str, str] = {
    "f": "the function",
    "var": "the letter that moves",
    "other": "the letters that are frozen",
    "vanishing": "the terms without the letter that moves",
}
"""Besides these: every parameter, the point's letters, and lr."""

_PLACEHOLDER = re.compile(r"\{([A-Za-z][A-Za-z0-9_]*)\}")


def placeholders(text: str) -> Iterator[tuple[str, int]]:
    """The names in braces, each with the 1-based place of its brace."""
    return ((match[1], match.start() + 1) for match in _PLACEHOLDER.finditer(text))


def filled(text: str, words: Mapping[str, str]) -> str:
    """The text with its placeholders filled; empty where one has nothing to say here."""
    if any(name not in words for name, _ in placeholders(text)):
        return ""
    return _PLACEHOLDER.sub(lambda match: words[match[1]], text)


def words(kind: Kind, task: Task, drawn: Mapping[str, Fraction]) -> Mapping[str, str]:
    """What the placeholders stand for in one problem."""
    found = {name: number_text(value) for name, value in drawn.items()}
    found["f"] = pretty(task.function)
    moving = kind.moving(task.variables, task.aspect)
    if len(moving) == 1 and len(task.variables) > 1:
        by = moving[0]
        found["var"] = _letters([by])
        found["other"] = _letters([name for name in task.variables if name != by])
        if vanishing := _vanishing(task, by):
            found["vanishing"] = listed(vanishing)
    return found


def _letters(names: Sequence[str]) -> str:
    return listed([pretty(Variable(name)) for name in names])


def _vanishing(task: Task, by: str) -> Sequence[str]:
    terms = task.function.terms if isinstance(task.function, Sum) else (task.function,)
    return [pretty(signed(term)[1]) for term in terms if not depends_on(term, by)]
