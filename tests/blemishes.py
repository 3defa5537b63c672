"""What a problem must not look like: texts that nobody would write by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gradquest.commands.problem import as_json
from gradquest.commands.wording import problem_lines
from gradquest.kinds.problem import Problem
from gradquest.maths.notation import pretty, typed

WART = re.compile(
    r"""
      (?<![\d.,)/^·⁰¹²³⁴⁵⁶⁷⁸⁹])1[ ]?[*·]?[a-z(√](?![a-z]{2})   # 1x, 1*x
    | (?<![\d.,)/])1[*]?(?:sin|cos|tan|ln|sqrt|e)              # 1sin(x)
    | [·*]1(?![\d./])                  # x·1
    | /1(?![\d.])                      # x/1
    | (?<![\d.,])0[·*]?[a-z(√]         # 0x
    | [+][ ]0(?![\d.])                 # x + 0
    """,
    re.VERBOSE,
)
"""In a formula; a line of work with its numbers put in may well say 2·1."""

BLOT = re.compile(
    r"""
      \^1(?![\d/.])                    # x^1
    | ¹(?![⁰¹²³⁴⁵⁶⁷⁸⁹])(?<![⁰¹²³⁴⁵⁶⁷⁸⁹⁻]¹)
    | [-+][ ]?[-+]                     # + -3, - -3, --
    | [·*/][ ]?[-+]                    # 2·-3
    | [*]{2}
    | [ ]{2} | [ ][,.;:)](?![.\d]) | [(][ ]                    # blanks
    | \{\w*\} | \b(?:None|nan|inf|zoo|Fraction)\b
    | (?<!≈[ ])(?<!≈[ ]-)\b\d+[.]\d*0(?!\d)(?![ ]s\b)          # 2.50
    | (?<![\d.])-0(?![.\d])            # -0
    | [.]{2}(?![.\d])
    """,
    re.VERBOSE,
)
"""In any text."""

PAIRS = {")": "(", "]": "[", "}": "{"}


def blemishes(problem: Problem) -> Iterator[str]:
    """Each formula and each text of a problem that has one."""
    shown = [formula for _, formula in problem.kind.defined(problem.task)]
    for formula in (problem.task.function, *shown, *problem.answer):
        yield from (text for text in (pretty(formula), typed(formula)) if WART.search(text))
    yield from (text for text in texts(problem) if BLOT.search(text) or not is_balanced(text))


def texts(problem: Problem) -> Iterator[str]:
    """Everything that a learner may read of it."""
    yield problem.question
    yield from problem.hints
    yield from (line.strip() for line in problem_lines(problem))
    yield from as_json(problem)["steps"]


def is_balanced(text: str) -> bool:
    """Every bracket has its partner."""
    opened: list[str] = []
    for sign in text:
        if sign in PAIRS.values():
            opened.append(sign)
        elif sign in PAIRS and (not opened or opened.pop() != PAIRS[sign]):
            return False
    return not opened


def own_answer(problem: Problem) -> str:
    """The answer of `gradquest problem --jsonl`, as one types it."""
    answer = as_json(problem)["answer"]
    return answer if isinstance(answer, str) else f"({', '.join(answer)})"
