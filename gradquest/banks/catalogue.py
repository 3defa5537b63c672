"""What is in a learner's own banks, kept in a file: a start then reads no bank that it knows.

The catalogue is a convenience that may be missing, damaged or deleted at any time. It goes by the
content of the banks, is sealed with a hash of its own, and a bank is read in full as soon as one
of its templates is drawn; where the two differ the catalogue is thrown away.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any

from gradquest import __version__
from gradquest.banks.bank import Bank
from gradquest.banks.entry import HIGHEST_LEVEL, IDENTIFIER, LOWEST_LEVEL
from gradquest.banks.family import FAMILIES
from gradquest.banks.faults import BankError, Fault
from gradquest.banks.findings import WHOLE_FILE
from gradquest.banks.loader import bank_in
from gradquest.banks.template import Listed, Template
from gradquest.kinds.kind import kinds

MOST_BYTES = 20_000_000
PRIVATE_FOLDER = 0o700
_TEXTS = ("id", "title", "hash", "description", "author", "license")

Card = dict[str, Any]
"""A bank as the catalogue writes it."""


class Catalogue:
    """The banks of one folder: those that are known by their content need not be read."""

    def __init__(self, file: Path | None) -> None:
        self.file = file
        """None where nothing is kept."""
        self._known = {} if file is None else _unsealed(file)
        self._seen: dict[str, Card] = {}

    def bank(self, path: Path, content: bytes) -> Bank:
        """The bank in a file. Raises `BankError` with all its faults."""
        key = _digest(content)
        card = self._known.get(key)
        bank = self._shelved(card, path, content) if card else None
        if bank is None:
            bank = bank_in(path, content)
            card = _card(bank)
        if card:
            self._seen[key] = card
        return bank

    def keep(self) -> None:
        """Write down what was seen, if that is news; where it cannot be written, it is not."""
        if self.file is None or self._seen == self._known:
            return
        with suppress(OSError):
            self.file.parent.mkdir(PRIVATE_FOLDER, exist_ok=True)
            draft = self.file.with_name(f".{self.file.name}.{os.getpid()}")
            draft.write_bytes(_sealed(self._seen))
            draft.replace(self.file)

    def _shelved(self, card: Card, path: Path, content: bytes) -> Bank | None:
        """The bank that a card describes; None where the card makes no sense."""
        book = _Book(path, content, self.file)
        try:
            told = {name: _text(card[name]) for name in _TEXTS}
            rows = [_row(row) for row in card["templates"]]
        except (KeyError, TypeError, ValueError):
            return None
        book.rows = rows
        templates = tuple(Shelved(told["id"], told["hash"], *row, book=book) for row in rows)
        return Bank(path=path, templates=templates, **told) if templates else None


class _Book:
    """A bank's file that is read when the first of its templates is needed."""

    def __init__(self, path: Path, content: bytes, catalogue: Path | None) -> None:
        self.path = path
        self.content = content
        self.catalogue = catalogue
        self.rows: list[Row] = []

    @cached_property
    def templates(self) -> dict[str, Template]:
        """All of them by id. Raises `BankError` where they are not what the catalogue says."""
        bank = bank_in(self.path, self.content, is_tested=True)
        templates = [template.whole() for template in bank.templates]
        if [*map(_listing, templates)] == self.rows:
            return {template.id: template for template in templates}
        if self.catalogue is not None:
            with suppress(OSError):
                self.catalogue.unlink()
        message = "the catalogue of your banks was out of date; start gradquest again"
        raise BankError([Fault(str(self.path), 1, 1, WHOLE_FILE, message)])


@dataclass(frozen=True)
class Shelved(Listed):
    """A template that the catalogue knows; the rest is in its bank's file."""

    book: _Book = field(repr=False, compare=False)

    def whole(self) -> Template:
        """What the file says of it."""
        return self.book.templates[self.id]


Row = tuple[str, tuple[str, ...], str, int]
"""A template's id, kinds, family and level."""


def _listing(template: Listed) -> Row:
    return template.id, template.kinds, template.family, template.level


def _card(bank: Bank) -> Card:
    return {
        **{name: getattr(bank, name) for name in _TEXTS},
        "templates": [[it.id, [*it.kinds], it.family, it.level] for it in bank.templates],
    }


def _row(row: Any) -> Row:
    """A template's line of a card. Raises `ValueError` or `TypeError` where it makes no sense."""
    own, asked, family, level = row
    if not (asked and all(name in kinds() for name in asked) and family in FAMILIES):
        raise ValueError(family)
    if not (IDENTIFIER.fullmatch(own) and LOWEST_LEVEL <= level <= HIGHEST_LEVEL):
        raise ValueError(own)
    return own, tuple(asked), family, level


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()


def _sealed(cards: dict[str, Card]) -> bytes:
    """The catalogue's file: a line that says by whom and of what it is, then JSON."""
    body = json.dumps(cards, separators=(",", ":")).encode()
    return f"{_reader()} {_digest(body)}\n".encode() + body


def _unsealed(file: Path) -> dict[str, Card]:
    """The cards in a file; none where it is missing, damaged, or of another gradquest."""
    with suppress(OSError, ValueError):
        with file.open("rb") as opened:
            head, _, body = opened.read(MOST_BYTES).partition(b"\n")
        if head == f"{_reader()} {_digest(body)}".encode():
            cards = json.loads(body)
            return cards if isinstance(cards, dict) else {}
    return {}


def _reader() -> str:
    """Which gradquest reads the banks: another one may find other faults in them."""
    folder = Path(__file__).parent
    stamps = (f"{it.name} {it.stat().st_mtime_ns}" for it in _modules(folder))
    return f"gradquest-{__version__}-{_digest(' '.join(stamps).encode())}"


def _modules(folder: Path) -> Iterator[Path]:
    """The modules that say what a bank may hold."""
    yield from sorted(folder.glob("*.py"))
    yield from sorted((folder.parent / "kinds").glob("*.py"))
