"""Two or three steps of gradient descent, the gradient taken afresh at every point."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from gradquest.kinds import afterwords, pictures, slips, wording
from gradquest.kinds.descent_step import rate
from gradquest.kinds.descents import Entries, gradient, moves, path, slopes_line
from gradquest.kinds.gradient_at import partial_lines
from gradquest.kinds.kind import Kind, Task
from gradquest.maths.calculus.working import Step
from gradquest.maths.notation import number_text, pretty_answer
from gradquest.maths.verdict import Slip

if TYPE_CHECKING:
    from gradquest.plot.scene import Picture

COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class DescentSteps(Kind):
    """Where several descent steps from the task's point lead."""

    name = "descent_steps"
    title = "several descent steps"
    short = "descent steps"
    order = 40
    needs = frozenset({"point", "lr", "steps"})

    def heading(self, task: Task) -> str:
        """`two descent steps`"""
        return counted(task)

    def question(self, task: Task) -> str:
        """`(x, y) after 2 steps = ?`"""
        return f"{_after(task, task.count or 0)} = ?"

    def request(self, task: Task) -> str:
        """The start, the learning rate and the number of steps."""
        return (
            f"You stand at {wording.place(task)}. Take {counted(task)} with learning rate "
            f"{number_text(rate(task))}, each by the gradient where it begins. Where do you land?"
        )

    def entries(self, task: Task) -> tuple[str, ...]:
        """One coordinate for each variable."""
        return task.variables

    def answer(self, task: Task) -> Entries:
        """The exact point after the last step."""
        return path(task)[-1]

    def steps(self, task: Task) -> tuple[Step, ...]:
        """The partials once; then for each step the gradient there, and the move."""
        return (*partial_lines(task), *_strides(task))

    def slips(self, task: Task) -> Iterator[Slip]:
        """The old gradient kept, too few or too many steps, and every step taken wrongly."""
        return slips.path_slips(task)

    def hints(self, task: Task) -> tuple[str, ...]:
        """The way, the first gradient, the first landing point."""
        start, landing = path(task)[:2]
        slopes = gradient(task.function, task.variables, start)
        first = (
            "One step after the other: find the gradient where you stand, go "
            f"{number_text(rate(task))} times against it, and find it anew where you land."
        )
        second = f"The gradient at the start {pretty_answer(start)} is {pretty_answer(slopes)}."
        move = pretty_answer(moves(start, slopes, rate(task)))
        return first, second, f"{_after(task, 1)} = {move} = {pretty_answer(landing)}."

    def scene(self, task: Task, learner: Entries | None) -> Picture | None:
        """The trail of the true steps, and where the learner's answer lies."""
        return pictures.path_scene(task, path(task), learner)

    def afterword(self, task: Task, learner: Entries | None) -> str:  # noqa: ARG002
        """How far down that is, where no picture says it."""
        return afterwords.landed(task, self.answer(task))

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that lead to the right answer here."""
        return slips.path_blind_spots(task)


def counted(task: Task) -> str:
    """`two descent steps`."""
    count = task.count or 0
    return f"{COUNTS[count]} descent step{'' if count == 1 else 's'}"


def _after(task: Task, count: int) -> str:
    """`(x, y) after 2 steps`"""
    return f"{wording.names(task)} after {count} step{'' if count == 1 else 's'}"


def _strides(task: Task) -> Iterator[Step]:
    for count, (here, landing) in enumerate(pairwise(path(task)), 1):
        slopes = gradient(task.function, task.variables, here)
        at = f"{wording.names(task)} = {pretty_answer(here)}"
        yield slopes_line(task, here, f"Step {count} begins at {at}. Put that into the slopes.")
        yield _landing_line(task, count, moves(here, slopes, rate(task)), landing)


def _landing_line(task: Task, count: int, move: Entries, landing: Entries) -> Step:
    times = number_text(rate(task))
    says = f"From each letter subtract {times} times its own slope."
    if len(move) == 1:
        says = f"Subtract {times} times the slope."
    return Step("", says, move, landing, name=_after(task, count), work=len(move) + 1)


KIND = DescentSteps()
