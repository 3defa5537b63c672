"""The fields of one mapping, read one by one: what is wrong is noted, and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import TypeGuard

from gradquest.banks.findings import Findings, suggestion
from gradquest.banks.nodes import Items, Node, Table, Text, said, shortened

_WHOLE = re.compile(r"[+-]?[0-9]{1,16}")
_NUMBER = re.compile(r"[+]?(?:[0-9]{1,16}\.?[0-9]{0,16}|\.[0-9]{1,16})(?:[eE][+-]?[0-9]{1,2})?")


_ALSO_CALLED: Mapping[str, str] = {
    "learning_rate": "lr", "rate": "lr", "eta": "lr", "function": "f", "formula": "f",
    "variables": "vars", "letters": "vars", "parameters": "params", "start": "point",
    "conditions": "where", "condition": "where", "question": "ask", "range": "domain",
    "name": "id", "solution": "explain", "explanation": "explain", "seconds": "par",
    "version": "schema", "templates": "problems", "exclude": "except", "min": "from", "max": "to",
    "slip": "tag", "number": "seed",
}  # fmt: skip
"""What others call our fields."""

_SUCH_AS: Mapping[str, str] = {
    "point": "{x: 1..3, y: -2..2}",
    "direction": "{x: 3, y: 4}",
    "towards": "{x: 2, y: 5}",
    "domain": "{x: 0.2..4}",
    "given": "{beta: 0.9}",
    "inner": "{u: x*y}",
    "answer": "{form: exact}",
    "defaults": "{kinds: [partial_x]}",
}
"""Mappings to show who wrote something else."""


class Fields:
    """A mapping, and the mapping that stands in for fields that it does not give."""

    def __init__(
        self,
        table: Table,
        findings: Findings,
        known: Collection[str],
        fallback: Fields | None = None,
    ) -> None:
        self.table = table
        self.findings = findings
        self.fallback = fallback
        for name, key in table.keys.items():
            if name not in known:
                usual = _ALSO_CALLED.get(name, "")
                close = f"; did you mean '{usual}'?" if usual in known else suggestion(name, known)
                findings.note(key, f"unknown field '{name}'{close}")

    def require(self, *names: str) -> None:
        """Note each of these that is missing."""
        for name in names:
            if name not in self.table:
                self.findings.note(self.table, f"the field '{name}' is missing")

    def node(self, name: str) -> Node | None:
        """The field's value; None where it is neither given nor has a default."""
        if name not in self.table:
            return self.fallback.node(name) if self.fallback else None
        value = self.table.values[name]
        if isinstance(value, Text) and value.is_empty:
            self.findings.note(self.table.keys[name], f"'{name}' has no value")
            return None
        return value

    def plain(self, name: str) -> Text | None:
        """A value that is neither a list nor a mapping."""
        node = self.node(name)
        if node is None or isinstance(node, Text):
            return node
        self.findings.note(node, f"'{name}' takes text, not {said(node)}")
        return None

    def text(self, name: str) -> str:
        """Text on one line; empty where there is none."""
        node = self.plain(name)
        return " ".join(node.text.split()) if node else ""

    def whole(self, name: str, low: int, high: int) -> int | None:
        """A whole number in a range."""
        node = self.node(name)
        if node is None:
            return None
        value = int(node.text) if _is_plain(node, _WHOLE) else low - 1
        if low <= value <= high:
            return value
        message = f"'{name}' takes a whole number from {low} to {high}, not {said(node)}"
        self.findings.note(node, message)
        return None

    def positive(self, name: str, most: int) -> Fraction | None:
        """A number above 0, and at most so large."""
        node = self.node(name)
        if node is None:
            return None
        value = Fraction(node.text) if _is_plain(node, _NUMBER) else Fraction(0)
        if 0 < value <= most:
            return value
        bounds = "above 0" if value <= 0 else f"up to {most}"
        self.findings.note(node, f"'{name}' takes a number {bounds}, not {said(node)}")
        return None

    def texts(self, name: str) -> Sequence[Text]:
        """A list of texts."""
        found: list[Text] = []
        for node in self._items(name):
            if isinstance(node, Text) and not node.is_empty:
                found.append(node)
            else:
                self.findings.note(node, f"'{name}' takes a list of texts; one is {said(node)}")
        return found

    def tables(self, name: str) -> Sequence[Table]:
        """A list of mappings."""
        found: list[Table] = []
        for node in self._items(name):
            if isinstance(node, Table):
                found.append(node)
            else:
                self.findings.note(node, f"'{name}' takes a list of mappings; one is {said(node)}")
        return found

    def table_of(self, name: str) -> Table | None:
        """A mapping."""
        node = self.node(name)
        if node is None or isinstance(node, Table):
            return node
        example = _SUCH_AS.get(name, "{a: 1..5}")
        self.findings.note(node, f"'{name}' takes a mapping such as {example}, not {said(node)}")
        return None

    def merged(self, name: str) -> Mapping[str, tuple[Text, Node]]:
        """A mapping's keys and values, those of the default first; its own stand in their place."""
        found = dict(self.fallback.merged(name)) if self.fallback else {}
        own = self.table_of(name) if name in self.table else None
        if own:
            found |= {key: (own.keys[key], value) for key, value in own.values.items()}
        return found

    def _items(self, name: str) -> Sequence[Node]:
        node = self.node(name)
        if node is None:
            return ()
        if isinstance(node, Items):
            return node.nodes
        example = f"; write [{shortened(node.text)}]" if isinstance(node, Text) else ""
        self.findings.note(node, f"'{name}' takes a list, not {said(node)}{example}")
        return ()


def _is_plain(node: Node, form: re.Pattern[str]) -> TypeGuard[Text]:
    """A value without quotes that has a form."""
    return isinstance(node, Text) and node.is_plain and bool(form.fullmatch(node.text))
