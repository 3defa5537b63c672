"""Named wrong answers to the question which letters a partial derivative depends on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from gradquest.maths.expression import Variable
from gradquest.maths.phrases import letters, slope_name
from gradquest.maths.verdict import Slip

Said = Collection[str]


def letter_slips(
    by: str, right: Said, in_function: Said, wrong: Sequence[tuple[str, Said]]
) -> Iterator[Slip]:
    """What speaks against each wrong set of letters; `wrong` gives each as a word and as a set."""
    skill = "partial_x.polynomial"
    for word, said in wrong:
        name, message, did = _against(by, right, in_function, said)
        yield Slip(name, message, (Variable(word),), skill, did)


def _against(by: str, right: Said, in_function: Said, said: Said) -> tuple[str, str, str]:
    """The slip's id, its sentence, and the clause."""
    slope, moving = slope_name(by), letters([by])
    extra = [name for name in said if name not in right]
    missing = [name for name in right if name not in said]
    if set(said) == set(in_function):
        message = f"Those are the letters of f itself. Find {slope} first, and look there."
        return "letters-of-f", message, "list the letters of f"
    others = [name for name in extra if name != by]
    if others:
        vanished = letters(others)
        message = (
            f"Terms without {moving} vanish. Which term of {slope} still has {vanished} in it?"
        )
        return "vanished-letter-kept", message, f"keep {vanished}"
    if extra:
        message = f"Write {slope} down: is any {moving} left in it?"
        return "own-letter-kept", message, f"keep {moving}"
    if by in missing:
        message = f"{moving} moves, and may still stand in {slope}. Write it down, and look for it."
        return "own-letter-forgotten", message, f"leave {moving} out"
    lost = letters(missing)
    message = f"A frozen letter in front stays as a factor. Look for {lost} in {slope}."
    return "frozen-letter-forgotten", message, f"leave {lost} out"
