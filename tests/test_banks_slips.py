"""The list of slips that authors may name is whole, and holds nothing that does not exist."""

from __future__ import annotations

import re
from pathlib import Path

import gradquest
from gradquest.banks.checking import slips_of
from gradquest.banks.drawing import Barren, draw
from gradquest.banks.library import shipped_banks
from gradquest.banks.slips import SLIPS

PACKAGE = Path(gradquest.__file__).parent


def test_every_slip_that_a_shipped_template_shows_is_listed():
    """Three templates of each kind; `benchmarks` and the census look at more."""
    found: dict[str, list[str]] = {}
    unlisted = set()
    for bank in shipped_banks():
        for template in bank.templates:
            for kind in template.kinds:
                seen = found.setdefault(kind, [])
                if len(seen) == 3:
                    continue
                seen.append(template.name)
                try:
                    unlisted |= slips_of(draw(template, kind, 3)) - SLIPS
                except Barren:
                    continue
    assert unlisted == set()


def test_every_listed_slip_is_written_somewhere_in_the_code():
    code = "".join(
        path.read_text("utf-8")
        for folder in ("kinds", "maths/calculus")
        for path in (PACKAGE / folder).rglob("*.py")
        if path.name != "slip_titles.py"
    )
    words = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', code))
    assert SLIPS - words == set()
