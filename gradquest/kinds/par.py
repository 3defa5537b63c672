"""How many seconds an able learner needs, estimated from the way to the answer."""

from __future__ import annotations

from collections.abc import Sequence

from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression
from gradquest.maths.notation import typed_answer

READING_S = 4.0
THOUGHT_S = 3.0
KEY_S = 0.4


def par_seconds(steps: Sequence[Step], answer: Sequence[Expression]) -> float:
    """Reading, one share for each thought of the worked solution, and typing the answer."""
    thinking = THOUGHT_S * sum(step.work for step in steps)
    typing = KEY_S * len(typed_answer(answer))
    return round(READING_S + thinking + typing, 1)
