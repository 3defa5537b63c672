"""A bank file as a bank, or all of its faults at once.

Everything is checked when a bank is loaded except what needs many draws or sympy: that is what
`gradquest bank check` is for.
"""

from __future__ import annotations

from pathlib import Path

from gradquest.banks.bank import Bank
from gradquest.banks.entry import identifier, read_entry
from gradquest.banks.faults import BankError
from gradquest.banks.fields import Fields
from gradquest.banks.rehearsal import rehearse
from gradquest.banks.schema import BANK, DEFAULTS, NAME, PROBLEM
from gradquest.banks.template import Template

MOST_FAULTS = 500
"""Nobody reads more at once, and each takes its time to word."""


def load_bank(path: Path, *, is_tested: bool = False) -> Bank:
    """The bank in a file. Raises `BankError` with all faults of the file, in its order.

    A bank that is known to be drawable is not rehearsed, which is quicker.
    """
    from gradquest.banks.source import read_content

    return bank_in(path, read_content(path), is_tested=is_tested)


def bank_in(path: Path, content: bytes, *, is_tested: bool = False) -> Bank:
    """The same of the bytes that such a file holds."""
    from gradquest.banks.source import read_source

    source = read_source(path, content)
    fields = Fields(source.root, source.findings, BANK)
    fields.require(*(name for name, field in BANK.items() if field.is_required))
    _check_schema(fields)
    bank = identifier(fields)
    templates = _templates(fields, bank, source.hash, is_tested=is_tested)
    told = {name: fields.text(name) for name in ("title", "description", "author", "license")}
    if faults := source.findings.faults(source.root):
        raise BankError(faults)
    return Bank(id=bank, path=path, hash=source.hash, templates=templates, **told)


def _check_schema(fields: Fields) -> None:
    node = fields.plain("schema")
    if node is not None and node.text != NAME:
        fields.findings.note(node, f"'{node.text}' is a format that I do not know; write {NAME}")


def _templates(
    fields: Fields, bank: str, bank_hash: str, *, is_tested: bool
) -> tuple[Template, ...]:
    table = fields.table_of("defaults")
    defaults = Fields(table, fields.findings, DEFAULTS) if table else None
    lines: dict[str, int] = {}
    templates: list[Template] = []
    entries = fields.tables("problems")
    for table in entries:
        if len(fields.findings) >= MOST_FAULTS:
            fields.findings.note(table, "reading stops here; put right what is above first")
            break
        entry = Fields(table, fields.findings, PROBLEM, defaults)
        template = read_entry(entry, bank, bank_hash)
        _check_unique(entry, lines)
        if template is not None:
            if not is_tested:
                rehearse(template, entry)
            templates.append(template)
    if "problems" in fields.table and not entries and not len(fields.findings):
        fields.findings.note(fields.table.keys["problems"], "a bank has at least one problem")
    return tuple(templates)


def _check_unique(entry: Fields, lines: dict[str, int]) -> None:
    node = entry.plain("id")
    if node is None:
        return
    first = lines.setdefault(node.text, node.line)
    if first != node.line:
        message = f"the id '{node.text}' is taken already (line {first})"
        entry.findings.note(node, message)
