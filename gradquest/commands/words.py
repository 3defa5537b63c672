"""What can be typed besides answers, where the game is lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from gradquest.kinds.problem import Problem

GUIDANCE = "Type your answer, or help."

SHORT = {"?": "help", "q": "quit", "quit": "quit"}
"""Words that may be typed with fewer letters, and the one that ends the game."""

HELP = (
    "Type an answer such as 2xy, 3/4 or (2, -1), or one of these words:",
    "  hint      the next hint; the answer then no longer counts as clean",
    "  why       why this problem, and how the one before it goes",
    "  solution  how this one goes, instead of an answer",
    "  picture   the level curves, where there is a map",
    "  check     measure the slopes of the problem before with numbers",
    "  walk      ten descent steps there, by the true gradient and by your answer",
    "  dispute   keep the last verdict for the authors, if you doubt it",
    "  skip      leave this one",
    "  pause     in a drill: stop the clock before the next problem, twice at most",
    "  quit      end with a summary (so do Ctrl+C and the end of the input)",
    "? is short for help and q for quit, where the problem has no letter q.",
)

LONGEST_LINE = 10_000

_LETTER = re.compile(r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])")


def meant(text: str, problem: Problem) -> str:
    """The word behind an abbreviation, unless the problem has a letter of that name."""
    letters = _LETTER.findall(f"{problem.prompt} {problem.accepts}")
    return text if text in letters else SHORT.get(text.lower(), text)


def typed_lines(stream: TextIO) -> Iterator[str]:
    """The lines of a stream; what is longer than any answer is cut, its rest dropped."""
    while line := stream.readline(LONGEST_LINE):
        rest = line
        while rest and not rest.endswith("\n"):
            rest = stream.readline(LONGEST_LINE)
        yield line
