"""What docs/tutor.md shows is what the game says.

Each block follows a comment that says how it came about: `<!-- wrong: KIND of FORMULA: ANSWER -->`.
`python tests/test_tutor_document.py` writes the blocks anew; read every difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gradquest.commands.tutor import picture_lines
from gradquest.commands.wording import solution_lines, verdict_line
from gradquest.kinds.kind import Task, kind_named
from gradquest.kinds.numeric_check import numeric_check
from gradquest.kinds.problem import Origin, Problem
from gradquest.kinds.walks import walk_scene
from gradquest.maths.exact import rational
from gradquest.maths.grammar.reading import read
from gradquest.maths.notation import to_ascii
from gradquest.maths.verdict import EVERYWHERE

DOCUMENT = Path(__file__).parent.parent / "docs" / "tutor.md"
BLOCK = re.compile(
    r"<!-- (?P<what>\w+): (?P<kind>\w+) of (?P<f>[^@:]+?)"
    r"(?: @ (?P<at>\([^)]*\)))?(?: rate (?P<rate>[\d.]+))?(?:: (?P<answer>.+?))? -->\n\n"
    r"```text\n(?P<text>.*?)\n```",
    re.DOTALL,
)
COLUMNS = 72


def posed(found: re.Match[str]) -> Problem:
    names = ("x", "y")
    point = None
    if found["at"]:
        entries = read(found["at"], (), is_vector=True).components
        point = tuple(value for entry in entries if (value := rational(entry)) is not None)
    rate = rational(read(found["rate"], ()).components[0]) if found["rate"] else None
    function = read(found["f"], names).components[0]
    task = Task(function, names, dict.fromkeys(names, EVERYWHERE), point, rate)
    return Problem(kind_named(found["kind"]), task, Origin("", "", "", 1, "polynomial", 1))


def told(found: re.Match[str]) -> Iterator[str]:
    """The lines of one block."""
    problem, answer = posed(found), found["answer"]
    typed = problem.read(answer).components if answer else None
    yield problem.prompt
    match found["what"]:
        case "solution":
            yield from solution_lines(problem)
        case "hints":
            count = len(problem.hints)
            yield from (f"Hint {at} of {count}: {it}" for at, it in enumerate(problem.hints, 1))
        case "wrong":
            yield f"> {answer}"
            yield verdict_line(problem.judge(answer))
        case "check":
            yield f"> {answer}"
            check = numeric_check(problem, typed)
            yield from check.lines() if check else ()
        case "walk":
            yield f"> {answer}"
            scene = walk_scene(problem, typed)
            assert scene is not None
            yield from map(to_ascii, picture_lines(scene, COLUMNS))


BLOCKS = list(BLOCK.finditer(DOCUMENT.read_text(encoding="utf-8")))


@pytest.mark.parametrize("found", BLOCKS, ids=lambda it: f"{it['what']}: {it['f']}")
def test_the_document_shows_what_the_game_says(found):
    assert found["text"].splitlines() == list(told(found))


def test_the_document_shows_three_solutions_and_six_slips():
    kinds = [found["what"] for found in BLOCKS]
    assert kinds.count("solution") == 3
    assert kinds.count("wrong") >= 6
    assert {"hints", "check", "walk"} <= set(kinds)
    assert DOCUMENT.read_text(encoding="utf-8").count("<!--") == len(BLOCKS)


if __name__ == "__main__":
    text = DOCUMENT.read_text(encoding="utf-8")
    for block in reversed(BLOCKS):
        start, end = block.span("text")
        text = text[:start] + "\n".join(told(block)) + text[end:]
    DOCUMENT.write_text(text, encoding="utf-8")
