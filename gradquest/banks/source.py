"""A bank file read as plain YAML data with places; everything beyond plain data is refused.

What a value means is decided by the field that it stands in, never by YAML: `no` is a word,
`1:30` is no time, `1e-3` is a number where a number belongs.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any
from unicodedata import category, name

import yaml

from gradquest.banks.faults import BankError, Fault
from gradquest.banks.findings import WHOLE_FILE, Findings
from gradquest.banks.nodes import Items, Node, Table, Text

MOST_BYTES = 2_000_000
MOST_EVENTS = 150_000
DEEPEST = 12
HASH_BYTES = 6

SYNTAX = "YAML syntax"

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML has it (eight times as fast), else pure Python."""

_INVISIBLE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


@dataclass(frozen=True, slots=True)
class Source:
    """What a file holds, before anything is known of banks."""

    file: str
    hash: str
    """Short, of the file's bytes."""
    root: Table
    findings: Findings
    """What is wrong so far; a reader goes on and adds to it."""


def read_source(path: Path, content: bytes) -> Source:
    """The data in a file's bytes. Raises `BankError` where they are no YAML to the end."""
    text = _text(str(path), content)
    findings = Findings(str(path))
    root = _Builder(text, findings).root()
    return Source(str(path), short_hash(content), root, findings)


def short_hash(content: bytes) -> str:
    """What tells one version of a bank from another."""
    return blake2b(content, digest_size=HASH_BYTES).hexdigest()


def _refusal(file: str, message: str, line: int = 1, column: int = 1) -> BankError:
    return BankError([Fault(file, line, column, WHOLE_FILE, message)])


def read_content(path: Path) -> bytes:
    """A file's bytes, if they are not too many. Raises `BankError`."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _refusal(str(path), "this is not a regular file")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as refused:
        reason = getattr(refused, "strerror", None) or "its name cannot be used"
        raise _refusal(str(path), f"it cannot be read: {reason}") from refused
    if len(content) > MOST_BYTES:
        raise _refusal(str(path), f"a bank has at most {MOST_BYTES:,} bytes; split it")
    return content


def _text(file: str, content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as refused:
        lines = content[: refused.start].decode("utf-8", "replace").split("\n")
        message = "this is not UTF-8 text; save it as UTF-8"
        raise _refusal(file, message, len(lines), len(lines[-1]) + 1) from refused
    for number, line in enumerate(text.split("\n"), 1):
        for place, sign in _invisible_in(line.replace("\t", " ")):
            raise _refusal(file, _called(sign), number, place + 1)
    return text


def _invisible_in(text: str) -> Iterator[tuple[int, str]]:
    """Characters that could move the cursor, reorder the line or hide text."""
    if not text.isprintable():
        for place, sign in enumerate(text):
            if category(sign) in _INVISIBLE:
                yield place, sign


def _called(sign: str) -> str:
    called = name(sign, "control character").lower()
    return f"invisible characters are not allowed: {called} (U+{ord(sign):04X})"


def _hint(line: str) -> str:
    """What usually lies behind a syntax error in such a line."""
    if re.match(r" *\t", line):
        return " (indent with spaces, not with a tab)"
    if re.search(r"(?:^|[:,\[{-])\s*[*&!%@`|>]", line):
        return ' (text that starts with a sign needs quotes: f: "…")'
    if re.search(r"(?:^|[:-])\s*(?:\{.*\}|\[.*\])\s*[^\s#]", line):
        return " (text that begins with a bracket needs quotes)"
    if re.search(r":\s+[^\s\"'].*:(?:\s|$)", line):
        return " (text that contains ': ' needs quotes)"
    return ""


class _StopError(Exception):
    """Nothing after this place can be made sense of."""


class _Builder:
    """Makes nodes of YAML's events, one pass, and notes what is no plain data."""

    def __init__(self, text: str, findings: Findings) -> None:
        self.findings = findings
        self.lines = [*text.split("\n"), ""]  # libyaml ends on a line of its own
        self.events = self._counted(text)

    def root(self) -> Table:
        """The mapping that the file holds. Raises `BankError`."""
        start = Text("", 1, 1)
        try:
            root = self._document()
        except yaml.MarkedYAMLError as broken:
            raise self._broken(broken) from broken
        except _StopError:
            raise BankError(self.findings.faults(start)) from None
        if not isinstance(root, Table):
            self.findings.note(root, "a bank is a mapping: schema, id, title and problems")
            raise BankError(self.findings.faults(start))
        return root

    def _broken(self, error: yaml.MarkedYAMLError) -> BankError:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = f"{error.problem or error.context}{_hint(self.lines[line - 1])}"
        fault = Fault(self.findings.file, line, column, SYNTAX, message)
        return BankError([*self.findings.faults(Text("", 1, 1)), fault])

    def _counted(self, text: str) -> Iterator[Any]:
        for count, event in enumerate(yaml.parse(text, Loader=LOADER)):
            if count > MOST_EVENTS:
                self._stop(event, f"a bank has at most {MOST_EVENTS:,} pieces; split it")
            yield event

    def _stop(self, event: Any, message: str) -> None:
        self.findings.note(_at(event), message)
        raise _StopError

    def _document(self) -> Node:
        next(self.events)
        start = next(self.events)
        if isinstance(start, yaml.StreamEndEvent):
            self._stop(start, "the file is empty")
        if start.version or start.tags:
            self._stop(start, "directives (%) are not used in banks")
        root = self._node(next(self.events), DEEPEST)
        next(self.events)
        after = next(self.events)
        if isinstance(after, yaml.DocumentStartEvent):
            self._stop(after, "a bank file is one document; remove this --- and what follows")
        return root

    def _node(self, event: Any, room: int) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.AliasEvent):
            node = Text("*", *_marked(event), is_plain=False)
            self.findings.note(node, "aliases (*) are not used in banks; write the value out")
            return node
        if not room:
            self._stop(event, f"this is nested more than {DEEPEST} levels deep")
        if isinstance(event, yaml.SequenceStartEvent):
            return self._items(event, room - 1)
        return self._table(event, room - 1)

    def _items(self, event: Any, room: int) -> Items:
        items = Items(*_marked(event))
        self._refuse_frills(event, items)
        while not isinstance(part := next(self.events), yaml.SequenceEndEvent):
            items.nodes.append(self._node(part, room))
        return items

    def _table(self, event: Any, room: int) -> Table:
        table = Table(*_marked(event))
        self._refuse_frills(event, table)
        while not isinstance(part := next(self.events), yaml.MappingEndEvent):
            key = self._node(part, room)
            self._enter(table, key, self._node(next(self.events), room))
        return table

    def _enter(self, table: Table, key: Node, value: Node) -> None:
        if not isinstance(key, Text):
            self.findings.note(key, "a key must be a word", inside=table)
        elif key.text == "<<" and key.is_plain:
            message = "merge keys (<<) are not used in banks; write the fields out"
            self.findings.note(key, message, inside=table, below="<<")
        elif key.text in table.keys:
            first = table.keys[key.text].line
            message = f"key '{key.text}' is given twice (first on line {first})"
            self.findings.note(key, message, inside=table, below=key.text)
        else:
            table.keys[key.text] = key
            table.values[key.text] = value

    def _scalar(self, event: Any) -> Text:
        line, column = _marked(event)
        text: str = event.value
        is_plain = not event.style
        inset: int | None = 0 if is_plain else 1
        if not self.lines[line - 1].startswith(text, column - 1 + (inset or 0)):
            inset = None
        node = Text(text, line, column, inset, is_plain)
        self._refuse_frills(event, node)
        for _, sign in _invisible_in(text.replace("\n", " ")):
            self.findings.note(node, _called(sign))
        return node

    def _refuse_frills(self, event: Any, node: Node) -> None:
        if event.anchor:
            self.findings.note(node, f"anchors (&{event.anchor}) are not used in banks")
        elif event.tag:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self.findings.note(node, f"tags ({tag}) are not used in banks")


def _marked(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _at(event: Any) -> Text:
    return Text("", *_marked(event))
