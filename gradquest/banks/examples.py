"""An author's own tests: answers to one seed that must be right, or wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from gradquest.banks.amounts import understood
from gradquest.banks.fields import Fields
from gradquest.banks.findings import suggestion
from gradquest.banks.formulas import formulas
from gradquest.banks.nodes import Text
from gradquest.banks.schema import EXAMPLE
from gradquest.banks.slips import check_name
from gradquest.banks.template import Example
from gradquest.kinds.kind import kinds
from gradquest.maths.chance import LARGEST_SEED
from gradquest.maths.expression import Expression


def read_examples(
    fields: Fields, asked: Collection[str], letters: Sequence[str], *, is_sure: bool = True
) -> Iterator[Example]:
    """The tests of an entry; what is wrong with one is noted.

    Where it is not sure what the entry asks, since its kinds are faulty, a test may be of any.
    """
    asked = asked if is_sure else kinds()
    for table in fields.tables("tests"):
        example = _example(Fields(table, fields.findings, EXAMPLE), asked, letters)
        if example:
            yield example


def _example(fields: Fields, asked: Collection[str], letters: Sequence[str]) -> Example | None:
    fields.require("seed", "kind")
    seed = fields.whole("seed", 0, LARGEST_SEED)
    kind = _kind(fields, asked)
    given = [name for name in ("right", "wrong") if name in fields.table]
    if len(given) != 1:
        fields.findings.note(fields.table, "a test has either 'right' or 'wrong'")
        return None
    tag = fields.plain("tag")
    if tag is not None:
        check_name(tag, fields)
        if given == ["right"]:
            fields.findings.note(fields.table.keys["tag"], "a right answer has no slip")
    node = fields.plain(given[0])
    if node is None or seed is None or not kind:
        return None
    answer = _answer(node, fields, kind, letters)
    if answer is None:
        return None
    place = (fields.table.line, fields.table.column)
    slip = tag.text if tag else ""
    return Example(seed, kind, answer, node.text, given == ["right"], slip, place)


def _answer(
    node: Text, fields: Fields, kind: str, letters: Sequence[str]
) -> tuple[Expression, ...] | None:
    if kinds()[kind].is_spoken or re.match(r"\s*\[\s*\[|[^=]*=", node.text):
        return ()  # words, matrices and names before = are read with the problem at hand
    return understood(node, fields.findings, lambda: formulas(node.text, letters, is_vector=True))


def _kind(fields: Fields, asked: Collection[str]) -> str:
    node = fields.plain("kind")
    if node is None or not asked:
        return ""
    if node.text in asked:
        return node.text
    what = "one of this problem's kinds" if node.text in kinds() else "a kind of problem"
    message = f"'{node.text}' is not {what}{close_kind(node.text, asked)}"
    fields.findings.note(node, message)
    return ""


def close_kind(word: str, known: Collection[str]) -> str:
    """The kind that was meant; a partial goes by the place of its variable, not by its letter."""
    if re.fullmatch(r"partial_[A-Za-z][0-9]*", word) and word.lower() not in kinds():
        return "; partial_x means in the first variable, whatever its name, partial_y in the second"
    return suggestion(word, known)
