"""How many seconds an able learner needs, estimated from the way to the answer."""

from __future__ import annotations

from gradquest.kinds.problem import Problem
from gradquest.maths.notation import typed_answer

READING_S = 4.0
STEP_S = 3.0
KEY_S = 0.4


def par_seconds(problem: Problem) -> float:
    """Reading, one share for each line of the worked solution, and typing the answer."""
    thinking = STEP_S * len(problem.steps)
    typing = KEY_S * len(typed_answer(problem.answer))
    return round(READING_S + thinking + typing, 1)
