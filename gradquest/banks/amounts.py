"""Choices and intervals as a bank writes them: one line, a list, or `{from, to, step, except}`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeVar

from gradquest.banks.choices import Choices, checked, read_choices
from gradquest.banks.fields import Fields
from gradquest.banks.findings import Findings
from gradquest.banks.formulas import formula
from gradquest.banks.nodes import Items, Node, Table, Text, said
from gradquest.errors import Unreadable
from gradquest.maths.exact import rational
from gradquest.maths.expression import ONE, Expression

T = TypeVar("T")

LONG_FORM = ("from", "to", "step", "except")


def understood(node: Text, findings: Findings, reader: Callable[[], T]) -> T | None:
    """What the reader makes of a text; where it refuses, the place is noted."""
    try:
        return reader()
    except Unreadable as refusal:
        findings.unreadable(node, refusal)
        return None


def choices(node: Node, names: Sequence[str], findings: Findings) -> Choices | None:
    """What a node lets one draw; `names` are the parameters drawn before."""
    if isinstance(node, Text):
        return understood(node, findings, lambda: read_choices(node.text, names))
    if isinstance(node, Items):
        return _checked(node, _options(node, names, findings), findings)
    return _checked(node, _stretch(node, names, findings), findings)


def interval(node: Node, findings: Findings) -> tuple[Fraction, Fraction] | None:
    """The interval `lo..hi` on which answers are compared."""
    if isinstance(node, Text) and ".." in node.text:
        found = understood(node, findings, lambda: read_choices(node.text, ()))
        if found is None:
            return None
        low, high = (rational(end) if end else None for end in (found.low, found.high))
        if low is not None and high is not None and low < high:
            return low, high
    findings.note(node, f"this takes an interval such as 0.2..4, not {said(node)}")
    return None


def _checked(node: Node, found: Choices | None, findings: Findings) -> Choices | None:
    try:
        return checked(found) if found else None
    except Unreadable as refusal:
        findings.note(node, refusal.message)
        return None


def _options(node: Items, names: Sequence[str], findings: Findings) -> Choices | None:
    if not node.nodes:
        findings.note(node, "this list is empty; give at least one value")
        return None
    parts = [_part(part, names, findings) for part in node.nodes]
    return Choices(tuple(part for part in parts if part)) if all(parts) else None


def _stretch(node: Table, names: Sequence[str], findings: Findings) -> Choices | None:
    fields = Fields(node, findings, LONG_FORM)
    fields.require("from", "to")
    parts = {
        name: _part(value, names, findings)
        for name in ("from", "to", "step")
        if (value := fields.node(name)) is not None
    }
    excluded = _excluded(fields.node("except"), names, findings)
    if excluded is None or None in parts.values() or not {"from", "to"} <= set(parts):
        return None
    return Choices((), parts["from"], parts["to"], parts.get("step") or ONE, tuple(excluded))


def _excluded(
    node: Node | None, names: Sequence[str], findings: Findings
) -> Sequence[Expression] | None:
    if node is None:
        return ()
    parts = [
        _part(part, names, findings) for part in (node.nodes if isinstance(node, Items) else [node])
    ]
    return [part for part in parts if part] if all(parts) else None


def _part(node: Node, names: Sequence[str], findings: Findings) -> Expression | None:
    if isinstance(node, Text) and not node.is_empty:
        return understood(node, findings, lambda: formula(node.text, names))
    findings.note(node, f"this takes a number or a formula, not {said(node)}")
    return None
