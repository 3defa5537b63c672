"""A bank file's data as a tree in which every value knows its line and column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A single value. Whether it is a number or a word, the field that it stands in decides."""

    text: str
    line: int
    column: int
    inset: int | None = 0
    """Columns between the start and the text (a quote is 1); None where they drift apart."""
    is_plain: bool = True
    """It stands without quotes."""

    @property
    def is_empty(self) -> bool:
        """There is nothing, or YAML's word for nothing."""
        return self.is_plain and self.text in ("", "~", "null", "Null", "NULL")

    def column_of(self, place: int) -> int:
        """The file's column of a 1-based place in the text."""
        return self.column if self.inset is None else self.column + self.inset + place - 1


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """A list."""

    line: int
    column: int
    nodes: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A mapping; `keys` has the place of every key."""

    line: int
    column: int
    keys: dict[str, Text] = field(default_factory=dict)
    values: dict[str, Node] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return name in self.values


Node = Text | Items | Table


def said(node: Node) -> str:
    """What somebody wrote, in words for a fault: `the text 'no'`, `a list`."""
    match node:
        case Text():
            quoted = "" if node.is_plain else "the quoted text "
            return "nothing" if node.is_empty else f"{quoted}'{shortened(node.text)}'"
        case Items():
            return "a list"
        case Table():
            return "a mapping"


def shortened(text: str) -> str:
    """What somebody wrote, on one line and not too long for a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:37]}..."


def paths(node: Node, path: str = "") -> Iterator[tuple[Node, str]]:
    """Every node with the name of its place: `problems[poly-trap].kinds[1]`."""
    yield node, path
    if isinstance(node, Items):
        for index, part in enumerate(node.nodes):
            yield from paths(part, f"{path}[{_label(part, index)}]")
    elif isinstance(node, Table):
        for name, part in node.values.items():
            inside = f"{path}.{name}" if path else name
            yield node.keys[name], inside
            yield from paths(part, inside)


def _label(node: Node, index: int) -> str:
    """A problem goes by its id, everything else by its place in the list."""
    named = node.values.get("id") if isinstance(node, Table) else None
    return named.text if isinstance(named, Text) and named.text else str(index)
