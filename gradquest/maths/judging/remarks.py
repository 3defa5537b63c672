"""What a verdict says: one sentence for the learner."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gradquest.maths.expression import Expression, Number
from gradquest.maths.judging.decimals import FEWEST_DIGITS, significant_digits
from gradquest.maths.phrases import letters
from gradquest.maths.verdict import Witness

RIGHT = "Right."
UNDEFINED = "This has no real value anywhere here: look for a division by 0, a root or a logarithm."
UNSETTLED = "I cannot work this out: please write it in a simpler form."
ROUNDED_WITHIN = "That is close: inside a formula write exact numbers, 1/3 instead of 0.33."

NO_DIRECTION = "The zero vector points nowhere: a direction is asked for."
OTHER_WAY = "That points another way."
OPPOSITE = "That points the opposite way: turn every sign round."
NOT_UNIT = "The direction is right, but the length is not 1: divide each entry by the length."
OPPOSITE_NOT_UNIT = "That points the opposite way, and its length is not 1."

CONSTANT = "the right answer is the same number everywhere, yours is not."
"""Said instead of a witness, which would give the number away."""

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_DIGITS = (4, 6, 9, 12, 15, 17)


def too_short(text: str) -> str:
    """A decimal that is rounded well but says too little."""
    count = significant_digits(text)
    have = {0: "no significant digit", 1: "1 significant digit"}.get(count)
    have = have or f"{count} significant digits"
    return f"{text} has {have}: write at least {FEWEST_DIGITS}, or the exact value."


def cut_off(text: str) -> str:
    """A decimal whose last digit was not rounded."""
    return f"{text} is cut off: round the last digit, or write the exact value."


def other_shape(wanted: int, given: int) -> str:
    """A list of the wrong length, or no list at all."""
    if wanted == 1:
        return f"One entry is asked for; you gave {given}."
    example = f"({', '.join(str(2 * place) for place in range(1, wanted + 1))})"
    if given == 1:
        return f"{wanted} entries are asked for, like {example}; you gave a single value."
    return f"{wanted} entries are asked for, like {example}; you gave {given}."


def other_reading(mine: Sequence[Expression], other: Sequence[Expression]) -> str:
    """A question back: which of two readings was meant."""
    return f"I read that as {_typed(mine)}. If you mean {_typed(other)}, type it like that."


def _typed(components: Sequence[Expression]) -> str:
    """Numbers as people write them, all else with every sign written out."""
    from gradquest.maths.notation import pretty_answer, typed_answer

    is_numeric = all(isinstance(part, Number) for part in components)
    return pretty_answer(components) if is_numeric else typed_answer(components)


def about_entry(flags: Sequence[bool], entry: int, sentence: str) -> str:
    """A sentence about one entry; for a vector it says which one."""
    return sentence if len(flags) == 1 else f"In the {_ordinal(entry)} entry: {sentence}"


def wrong(flags: Sequence[bool], entry: int, because: str) -> str:
    """Which entry is wrong, and why where that can be said."""
    reason = f": {because}" if because else "."
    if len(flags) == 1:
        return f"Not equal{reason}" if because else "Not the right value."
    if any(flags) or because:
        return f"The {_ordinal(entry)} entry is not right{reason}"
    return "Neither entry is right." if len(flags) == 2 else "No entry is right."


def _ordinal(entry: int) -> str:
    return _ORDINALS[entry] if entry < len(_ORDINALS) else f"{entry + 1}th"


def of_witness(witness: Witness | None) -> str:
    """A clause: where two expressions differ; empty where no letters are involved."""
    if witness is None or not witness.at:
        return ""
    places = [f"{letters([name])} = {_number(value, 6)}" for name, value in witness.at.items()]
    where = ", ".join(places)
    if witness.yours is None:
        theirs = _number(witness.expected, 4)
        return f"at {where} the answer is {theirs}, but yours has no value there."
    mine, theirs = _distinct(witness.yours, witness.expected)
    if mine == theirs:
        return f"at {where} they differ, if only a little."
    return f"at {where} yours is {mine}, the answer is {theirs}."


def _distinct(one: float, other: float) -> tuple[str, str]:
    """Both numbers with as few digits as show that they differ."""
    texts = ("", "")
    for digits in _DIGITS:
        texts = _number(one, digits), _number(other, digits)
        if texts[0] != texts[1]:
            break
    return texts


def _number(value: float, digits: int) -> str:
    if math.isinf(value):
        return "beyond all bounds"
    whole = len(str(int(abs(value)))) if abs(value) < 1e15 else 0
    return f"{value:.{max(digits, whole)}g}"
