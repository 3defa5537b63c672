"""Letters held at a number: what is left of f, or the height where all of them are held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gradquest.kinds import wording
from gradquest.kinds.kind import Kind, Material, Task
from gradquest.kinds.magnitude import of_several_variables
from gradquest.kinds.outlooks import height_curve, slice_curve
from gradquest.kinds.slips.frozen_slips import VALUE, Held, frozen_blind_spots, frozen_slips
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression, depends_on, number, substitute
from gradquest.maths.notation import pretty
from gradquest.maths.phrases import height_word, letters, listed
from gradquest.maths.verdict import Slip

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture


class Frozen(Kind):
    """f with letters held fixed. Aspects: `value` holds all of them, a letter's name all others."""

    name = "frozen"
    title = "letters held fixed"
    short = "held fixed"
    order = 7
    needs = frozenset({"point"})

    def aspects(self, function: Expression, variables: Sequence[str]) -> tuple[str, ...]:
        """The value, and each letter that occurs."""
        return (VALUE, *(name for name in variables if depends_on(function, name)))

    def moving(self, variables: Sequence[str], aspect: str = "") -> tuple[str, ...]:
        """The one letter that is left free; the height asks for no slope."""
        return (aspect,) if aspect in variables else ()

    def hindrance(self, material: Material) -> str | None:
        """There must be two variables."""
        return of_several_variables(self, material) or super().hindrance(material)

    def heading(self, task: Task) -> str:
        """`y held fixed`; `value of f` where all are."""
        held = Held(task)
        return f"{letters(held.names)} held fixed" if held.by else "value of f"

    def question(self, task: Task) -> str:
        """`f(x, 2) = ?`, `f(3, 2) = ?`"""
        return f"{Held(task).text} = ?"

    def request(self, task: Task) -> str:
        """What is held, and what to find."""
        held = Held(task)
        if not held.by:
            word = height_word(task.variables)
            return f"Work out {held.text}, the {word} where {wording.assignment(task)}."
        by = letters([held.by])
        return f"Hold {held.assignment}. Which function of {by} is left? Find {held.text}."

    def is_formula(self, task: Task) -> bool:
        """One letter stays."""
        return bool(Held(task).by)

    def answer(self, task: Task) -> tuple[Expression, ...]:
        """The height, or what is left, tidy."""
        return (Held(task).left,)

    def steps(self, task: Task) -> tuple[Step, ...]:
        """The numbers put in, then tidied up."""
        held = Held(task)
        filled = substitute(task.function, {name: number(task.at[name]) for name in held.names})
        says = f"Put in {held.assignment}."
        if held.by:
            says += f" {letters([held.by])} stays a letter: this is the curve that f draws over it."
        work = len(held.names) + 1
        return (Step("", says, (filled,), self.answer(task), name=held.text, work=work),)

    def slips(self, task: Task) -> Iterator[Slip]:
        """Letters left, mixed up or dropped, and slopes instead of heights."""
        return frozen_slips(Held(task))

    def hints(self, task: Task) -> tuple[str, ...]:
        """What to do, what becomes of a term, the line with numbers."""
        held = Held(task)
        first = (
            f"Wherever {listed([letters([it]) for it in held.names], 'or')} stands, put its number."
        )
        second = "Nothing is differentiated here. A held letter is an ordinary number, like 7."
        filled = pretty(self.steps(task)[0].of[0])
        return first, second, f"{held.text} = {filled}."

    def scene(self, task: Task, learner: tuple[Expression, ...] | None) -> Picture | None:
        """The curve over the letter that is left, and how high a wrong answer is."""
        held = Held(task)
        by = held.by or task.variables[0]
        return (slice_curve if held.by else height_curve)(task, by, learner)

    def afterword(self, task: Task, learner: tuple[Expression, ...] | None) -> str:  # noqa: ARG002
        """What curve it is that the picture shows."""
        held = Held(task)
        if not held.by:
            return ""
        stays = f"{held.assignment} {'stays' if len(held.names) == 1 else 'stay'}"
        left, by = pretty(self.answer(task)[0]), letters([held.by])
        return f"While {stays}, f draws this curve over {by}: {held.text} = {left}."

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that lead to the right answer here."""
        return frozen_blind_spots(Held(task))


KIND = Frozen()
