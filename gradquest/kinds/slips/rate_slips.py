"""What speaks against a wrong word or number for a learning rate."""

from __future__ import annotations

from collections.abc import Iterator

from gradquest.kinds.kind import Task
from gradquest.kinds.steepness import DIVERGES, GOOD, OVERSHOOTS, TOO_SMALL, Bowl, suits
from gradquest.maths.expression import Variable, number
from gradquest.maths.notation import number_text
from gradquest.maths.verdict import Slip

SKILL = "rate.polynomial"

CLAIMS = {
    TOO_SMALL: "Then a step would do less than a tenth of the way to the floor.",
    GOOD: "Then a step would do between a quarter and all of the way to the floor.",
    OVERSHOOTS: "Then a step would do more than the way to the floor, but less than twice that.",
    DIVERGES: "Then a step would do more than twice the way to the floor.",
}
"""What each word says of one step."""

STEEPEST = "The steepest direction decides: the one with the largest second derivative."


def judge_slips(task: Task, bowl: Bowl) -> Iterator[Slip]:
    """The flattest direction, half the curvature, then what each other word would mean."""
    rate = task.learning_rate or 1
    word = suits(rate * bowl.flattest)
    message = f"That is so in the flattest direction. {STEEPEST}"
    yield _slip("flat-direction", word, message, "look at the flattest direction")
    halved = suits(rate * bowl.steepest / 2)
    message = "Differentiate twice: the second derivative of a·x² is 2a, not a."
    yield _slip("curvature-halved", halved, message, "take a for the second derivative of a·x²")
    times = number_text(task.learning_rate or number(1).value)
    for claimed, meaning in CLAIMS.items():
        if claimed in (word, halved):
            continue
        message = f"{meaning} Work out {times} · λ, with the largest second derivative λ."
        yield _slip("share-of-the-way", claimed, message, "misjudge the share of the way")


def largest_slips(bowl: Bowl) -> Iterator[Slip]:
    """The flattest direction, half the curvature, the landing on the floor, upside down."""
    top, low = bowl.steepest, bowl.flattest
    rows = (
        ("flat-direction", 2 / low, STEEPEST, "look at the flattest direction"),
        (
            "floor-rate",
            1 / top,
            "With that rate a step lands right on the floor. Twice as much is still no disaster.",
            "take the rate that lands on the floor",
        ),
        (
            "curvature-halved",
            4 / top,
            "Differentiate twice: the second derivative of a·x² is 2a, not a.",
            "take a for the second derivative of a·x²",
        ),
        ("upside-down", top / 2, "The steeper the bowl, the smaller the rate: divide by λ.", ""),
        ("curvature-instead", top, "That is the largest second derivative λ. Divide 2 by it.", ""),
        ("two-forgotten", 2 * top, "Divide 2 by the largest second derivative λ.", "multiply by λ"),
    )
    for name, value, message, did in rows:
        clause = did or "take the second derivative for the rate"
        yield Slip(name, message, (number(value),), SKILL, clause)


def fall_slips() -> Iterator[Slip]:
    """Both words, and what to compare."""
    message = "A step goes downhill at first, but it can be too long. Compare f before and after."
    yield _slip("overshoot-unseen", "yes", message, "trust the direction alone")
    message = "Work out f at the start and where the step lands, and compare both."
    yield _slip("fall-unseen", "no", message, "compare the wrong numbers")


def _slip(name: str, word: str, message: str, did: str) -> Slip:
    return Slip(name, message, (Variable(word),), SKILL, did)
