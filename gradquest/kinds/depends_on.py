"""Which letters a partial derivative depends on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from gradquest.kinds.kind import Material, Task
from gradquest.kinds.second import first_derivative
from gradquest.kinds.slips.coincidence import coincides
from gradquest.kinds.slips.letter_slips import letter_slips
from gradquest.kinds.spoken import Spoken, Words, concluded, spoken
from gradquest.maths.calculus.differentiation import differentiate
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import ZERO, Expression, depends_on
from gradquest.maths.grammar.names import GREEK
from gradquest.maths.notation import pretty
from gradquest.maths.phrases import letters, listed, slope_name
from gradquest.maths.verdict import Slip

NONE = "none"
NOTHING = frozenset(("none", "nothing", "no letter", "no letters", "neither", "constant", "0"))
EVERYTHING = frozenset(("all", "both", "all letters", "everything"))
JOINTS = frozenset(("and", "or", "on", "only", "just", "it", "depends", "letters", "the"))

_APART = re.compile(r"[\s,;.{}()\[\]&+]+")


class DependsOn(Spoken):
    """The letters that occur in ∂f/∂x; the aspect is the letter of the partial: `x`."""

    name = "depends_on"
    title = "which letters"
    order = 8

    def aspects(self, function: Expression, variables: Sequence[str]) -> tuple[str, ...]:
        """The letters that f has."""
        return tuple(name for name in variables if depends_on(function, name))

    def moving(self, variables: Sequence[str], aspect: str = "") -> tuple[str, ...]:  # noqa: ARG002
        """The one letter."""
        return (aspect,)

    def hindrance(self, material: Material) -> str | None:
        """Of one letter there is little to ask."""
        if len(material.variables) == 1:
            return "depends_on needs 2 variables or more"
        return super().hindrance(material)

    def words(self, task: Task) -> Words:
        """Every set of letters, as `x, y`, and `none`."""
        return {word_of(some, task.variables): () for some in _sets(task.variables)}

    def accepts(self, task: Task) -> str:  # noqa: ARG002
        """How letters are listed; an example would give letters away."""
        return f"the letters, separated by commas, or {NONE}"

    def heard(self, task: Task, text: str) -> str | None:
        """The letters in any order, with or without what people write between them."""
        plain = " ".join(text.casefold().strip(" .").split())
        if plain in NOTHING and plain not in task.variables:
            return NONE
        if plain in EVERYTHING:
            return word_of(task.variables, task.variables)
        parts = [part for part in _APART.split(text) if part]
        found: set[str] = set()
        for part in parts:
            names = _letters_in(part, task.variables)
            if names is None and part.casefold() not in JOINTS:
                return None
            found.update(names or ())
        return word_of(found, task.variables) if found else None

    def heading(self, task: Task) -> str:
        """`letters in ∂f/∂x`"""
        return f"letters in {slope_name(task.aspect)}"

    def question(self, task: Task) -> str:
        """`letters in ∂f/∂x = ?`"""
        return f"letters in {slope_name(task.aspect)} = ?"

    def request(self, task: Task) -> str:
        """Which partial derivative, and how to answer."""
        return f"Which letters does {slope_name(task.aspect)} depend on? Type {self.accepts(task)}."

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The letters, in the task's order."""
        return spoken(word_of(_right(task), task.variables))

    def steps(self, task: Task) -> tuple[Step, ...]:
        """The partial derivative, and the letters that are left."""
        from gradquest.maths.calculus.differentiation import worked

        right = _right(task)
        lost = [name for name in _in_function(task) if name not in right]
        stays = f"{letters(right)} {'is' if len(right) == 1 else 'are'} left in it"
        gone = f"no {listed([letters([name]) for name in lost], 'or')} is left"
        says = ", and ".join(([stays] if right else []) + ([gone] if lost else []))
        word = word_of(right, task.variables)
        lines = worked(task.function, task.aspect, task.variables)
        says = f"{says[0].upper()}{says[1:]}." if not right else f"{says}."
        return (*lines, concluded(self.heading(task), word, says))

    def slips(self, task: Task) -> Iterator[Slip]:
        """What speaks against each other set of letters."""
        wrong = [(word_of(some, task.variables), some) for some in _sets(task.variables)]
        return letter_slips(task.aspect, _right(task), _in_function(task), wrong)

    def hints(self, task: Task) -> tuple[str, ...]:
        """The way, what vanishes, the derivative."""
        by = letters([task.aspect])
        slope = slope_name(task.aspect)
        first = f"Write {slope} down first. Only then look which letters stand in it."
        second = f"Terms of f without {by} vanish; frozen letters in front of {by} stay."
        derivative = pretty(first_derivative(task.function, task.aspect))
        return first, second, f"{slope} = {derivative}."

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> None:  # noqa: ARG002
        """None: letters cannot be drawn."""
        return

    def afterword(self, task: Task, learner: tuple[Expression, ...] | None) -> str:  # noqa: ARG002
        """The partial derivative, in which the letters are seen."""
        slope = first_derivative(task.function, task.aspect)
        return f"{slope_name(task.aspect)} = {pretty(slope)}."

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The letters of f itself are right here."""
        if set(_right(task)) == set(_in_function(task)):
            yield "letters-of-f"


def word_of(some: Collection[str], names: Sequence[str]) -> str:
    """A set of letters as the word that it is judged by: `x, θ`."""
    return _row([name for name in names if name in some]) or NONE


def _row(names: Sequence[str]) -> str:
    return ", ".join(letters([name]) for name in names)


def _sets(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for size in range(len(names) + 1):
        yield from combinations(names, size)


def _right(task: Task) -> tuple[str, ...]:
    """The letters by which the partial derivative changes."""
    slope = differentiate(task.function, task.aspect)
    return tuple(
        name
        for name in task.variables
        if not coincides(differentiate(slope, name), ZERO, task.domain)
    )


def _in_function(task: Task) -> tuple[str, ...]:
    return tuple(name for name in task.variables if depends_on(task.function, name))


def _letters_in(part: str, names: Sequence[str]) -> list[str] | None:
    """The letters that are written without anything between them; None where it is no such row."""
    spelled = {name: name for name in names}
    spelled |= {sign: word for sign, word in GREEK.items() if word in names}
    folded = {name.casefold(): name for name in names}
    if len(folded) == len(names):
        spelled = folded | spelled
    found: list[str] = []
    rest = part
    while rest:
        fits = [name for name in spelled if rest.startswith(name)]
        if not fits:
            lower = rest.casefold()
            fits = [name for name in spelled if lower.startswith(name)]
        if not fits:
            return None
        longest = max(fits, key=len)
        found.append(spelled[longest])
        rest = rest[len(longest) :]
    return found


KIND = DependsOn()
