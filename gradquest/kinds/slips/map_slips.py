"""What speaks against a wrong word about a map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from gradquest.maths.expression import Variable
from gradquest.maths.phrases import slope_name
from gradquest.maths.verdict import Slip

SKILL = "read_contour.polynomial"

ALONG = ("right", "up")
ACROSS = ("right or left", "up or down")
RUNS = ("from left to right", "up and down")


def sign_slips(names: tuple[str, str], axis: int, other: str) -> Iterator[Slip]:
    """The other axis, given its sign; then what each word would mean."""
    slope = slope_name(names[axis])
    message = f"You looked {ACROSS[1 - axis]}. For {slope} go straight {ALONG[axis]} from P."
    yield _slip("axes-swapped", other, message, f"look {ACROSS[1 - axis]} from P")
    message = f"Go straight {ALONG[axis]} from P: do the numbers on the lines grow or fall?"
    for word in ("positive", "negative"):
        if word != other:
            yield _slip("sign-flipped", word, message, "take the wrong sign")
    message = f"With {slope} = 0 the line through P would run {RUNS[axis]} there."
    if other != "zero":
        yield _slip("taken-for-level", "zero", message, "take the ground for level there")


def arrow_slips(ways: Mapping[str, str], *, is_downhill: bool) -> Iterator[Slip]:
    """What each letter's arrow does; `ways` says for each `up`, `down` or `along`."""
    message = "Along the level line f does not change: look for the arrow square across it."
    for letter, way in ways.items():
        if way == "along":
            yield _slip("along-level", letter, message, "follow the level line")
        elif way == "up" and is_downhill:
            uphill = "That arrow points to larger numbers, uphill. Downhill is the opposite way."
            yield _slip("uphill-instead", letter, uphill, "go uphill")
        elif way == "down" and not is_downhill:
            lower = "That arrow points to smaller numbers; the gradient points uphill."
            yield _slip("negated", letter, lower, "go downhill")


def steeper_slips(wrong: str) -> Iterator[Slip]:
    """The flatter point."""
    message = "Steep ground has its lines close together. Compare the gaps at P and at Q."
    yield _slip("widely-spaced", wrong, message, "take wide gaps for steep ground")


def _slip(name: str, word: str, message: str, did: str) -> Slip:
    return Slip(name, message, (Variable(word),), SKILL, did)
