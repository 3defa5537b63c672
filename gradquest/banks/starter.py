"""The bank that an author starts from: it works as it is, and says what each line is for."""

from __future__ import annotations

import re

from gradquest.banks.entry import IDENTIFIER

USUAL_NAME = "my-bank"

_TEXT = """\
# A bank for gradquest. Change it, then run: gradquest bank check {file}
# The fields that there are: gradquest bank schema
schema: gradquest/bank@1
id: {name}
title: {title}

problems:
  # Partial derivatives need a function and what its letters are drawn from.
  - id: two-terms
    kinds: [partial_x, partial_y]
    f: a*x^2*y + b*y^3
    params: {{a: 2..9, b: 2..5}}
    hints: ["Only {{var}} moves, everything else is a fixed number."]

  # A gradient needs a point as well, a descent step a learning rate too.
  - id: tilted-bowl
    kinds: [gradient_at, descent_step]
    f: a*x^2 + b*x*y + c*y^2
    params: {{a: 1..4, b: -3..3 except 0, c: [1, 2, 3]}}
    where: [4*a*c > b^2]                # a draw where this is false is not used
    point: {{x: -3..3 except 0, y: -3..3 except 0}}
    lr: [0.1, 0.05]
    explain: "The gradient points uphill, so a step of descent goes against it."
"""


def starter(file: str, stem: str) -> str:
    """The text of a new bank; its id and title follow from the name of its file."""
    name = re.sub(r"[^a-z0-9.-]+", "-", stem.lower()).strip(".-")
    if not IDENTIFIER.fullmatch(name):
        name = USUAL_NAME
    title = name.replace("-", " ").replace(".", " ").capitalize()
    return _TEXT.format(file=file, name=name, title=title)
