"""Faults as they are noted while a file is read; their places get names at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from gradquest.banks.faults import Fault
from gradquest.banks.nodes import Node, Text, paths
from gradquest.errors import Unreadable

WHOLE_FILE = "file"


class Several(Unreadable):
    """More than one thing is wrong with a formula."""

    def __init__(self, refusals: Sequence[Unreadable]) -> None:
        super().__init__(refusals[0].message, refusals[0].column)
        self.refusals = tuple(refusals)


class Findings:
    """What has been found wrong in one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._noted: list[tuple[tuple[int, int], Node, str, str]] = []

    def __len__(self) -> int:
        return len(self._noted)

    def note(
        self, node: Node, message: str, *, inside: Node | None = None, below: str = ""
    ) -> None:
        """Something is wrong with a node.

        A node that has no place of its own in the tree, such as a repeated key, is named by the
        node that it stands inside and by what it would be called below that.
        """
        self._noted.append(((node.line, node.column), inside or node, below, message))

    def note_at(self, node: Text, place: int, message: str) -> None:
        """Something is wrong at a 1-based place of a text."""
        self._noted.append(((node.line, node.column_of(place)), node, "", message))

    def unreadable(self, node: Text, refusal: Unreadable, offset: int = 0) -> None:
        """A formula, or the part of one that begins `offset` characters into the text."""
        for each in refusal.refusals if isinstance(refusal, Several) else (refusal,):
            self.note_at(node, each.column + offset, each.message.rstrip("."))

    def faults(self, root: Node) -> tuple[Fault, ...]:
        """All faults in the order of the file, at most one for each place."""
        names = dict(paths(root)) if self._noted else {}
        found: dict[tuple[int, int], Fault] = {}
        for at, node, below, message in self._noted:
            field = ".".join(filter(None, (names.get(node, ""), below))) or WHOLE_FILE
            found.setdefault(at, Fault(self.file, *at, field, message))
        return tuple(sorted(found.values()))


def suggestion(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'params'?`, or nothing where no known word is close."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return f"; did you mean '{close[0]}'?" if close else ""
