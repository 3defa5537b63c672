"""What docs/banks.md shows works, and what it lists is what there is.

Tables and faults are written by the program: `python tests/test_banks_document.py` writes them
anew; read every difference.
"""

from __future__ import annotations

import re
import sys
import textwrap
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from gradquest.banks.checking import check_bank
from gradquest.banks.schema import PROBLEM
from gradquest.banks.slips import SLIPS
from gradquest.banks.worth import Reason
from gradquest.kinds.kind import NEEDS, Kind, kinds
from gradquest.maths.grammar.reading import read

DOCUMENT = Path(__file__).parent.parent / "docs" / "banks.md"
BANK = re.compile(r"<!-- bank -->\n```yaml\n(.*?)```", re.DOTALL)
ENTRIES = re.compile(r"<!-- problems -->\n```yaml\n(.*?)```", re.DOTALL)
HEAD = "schema: gradquest/bank@1\nid: guide\ntitle: From the guide\nproblems:\n"
FAULTY = re.compile(r"<!-- faulty -->\n```yaml\n(.*?)```", re.DOTALL)
SEEDS = 40
SECTIONS = ("kinds", "fields", "slips", "reasons", "faults")


def text() -> str:
    return DOCUMENT.read_text(encoding="utf-8")


def banks() -> list[str]:
    """All that the guide shows, entries with a head of their own."""
    return BANK.findall(text()) + [HEAD + entries for entries in ENTRIES.findall(text())]


@pytest.mark.parametrize("bank", banks())
def test_every_bank_in_the_guide_is_a_good_one(bank, tmp_path):
    path = tmp_path / "bank.yaml"
    path.write_text(bank, encoding="utf-8")
    report = check_bank(path, SEEDS)
    assert report.faults == ()
    assert report.warnings == ()


@pytest.mark.parametrize("name", SECTIONS)
def test_what_the_guide_lists_is_what_there_is(name):
    assert section(name) in text()


def section(name: str) -> str:
    """One part of the guide as the program writes it."""
    writers = (kind_table, field_table, slips, reasons, faults)
    made = dict(zip(SECTIONS, writers, strict=True))[name]()
    return f"<!-- {name} -->\n{made}\n<!-- end -->"


def kind_table() -> str:
    rows = ["| kind | what is asked | needs | `ask` |", "|---|---|---|---|"]
    for kind in kinds().values():
        rows.append(f"| `{kind.name}` | {kind.title} | {needed(kind)} | {asked(kind)} |")
    return "\n".join(rows)


def needed(kind: Kind) -> str:
    """The fields, those in brackets only where there is a point to be asked at."""
    fields = [name for name in NEEDS if name in kind.needs]
    fields += [f"({name})" for name in NEEDS if name in kind.takes - kind.needs]
    constants = kind.constants(("x", "y"))
    return ", ".join(fields) + (f"; given: {', '.join(constants)}" if constants else "")


def asked(kind: Kind) -> str:
    """The aspects of a function of x and y, where there are several."""
    function = read("x^2*y^2 + x*y", ("x", "y")).components[0]
    aspects = kind.aspects(function, ("x", "y"))
    if kind.name == "rate":
        aspects = kind.aspects(read("x^2 + x*y", ("x", "y")).components[0], ("x", "y"))
    return ", ".join(f"`{aspect}`" for aspect in aspects) if len(aspects) > 1 else ""


def field_table() -> str:
    rows = ["| field | what it says |", "|---|---|"]
    rows += [f"| `{name}` | {field.says} |" for name, field in PROBLEM.items()]
    return "\n".join(rows)


def slips() -> str:
    return textwrap.fill(
        ", ".join(f"`{slip}`" for slip in sorted(SLIPS)), 125, break_on_hyphens=False
    )


def reasons() -> str:
    rows = ["| reason | what is rejected for it |", "|---|---|"]
    rows += [f"| `{reason}` | {reason.sentence} |" for reason in Reason if reason.is_allowed]
    return "\n".join(rows)


def faults() -> str:
    found = FAULTY.search(text())
    assert found
    with TemporaryDirectory() as folder:
        path = Path(folder) / "faulty.yaml"
        path.write_text(found[1], encoding="utf-8")
        lines = [str(fault).replace(str(path), path.name) for fault in check_bank(path, 1).faults]
    return "```text\n" + "\n".join(lines) + "\n```"


def write_anew() -> None:
    """Fill in the sections; read the difference before you keep it."""
    whole = text()
    for name in SECTIONS:
        old = re.compile(rf"<!-- {name} -->(?:\n.*?\n<!-- end -->)?", re.DOTALL)
        whole = old.sub(lambda _, name=name: section(name), whole, count=1)
    DOCUMENT.write_text(whole, encoding="utf-8")


if __name__ == "__main__":
    write_anew()
    sys.stdout.write(f"wrote {DOCUMENT}\n")
