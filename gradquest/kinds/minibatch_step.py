"""One step on a mini-batch: the gradient of some rows of the data stands for that of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gradquest.kinds import slips, wording
from gradquest.kinds.descent_step import rate
from gradquest.kinds.kind import Task
from gradquest.kinds.lines import model, numbered
from gradquest.kinds.regression import loss
from gradquest.kinds.regression_step import RegressionStep
from gradquest.kinds.slips.batch_slips import batch_blind_spots, batch_slips
from gradquest.kinds.slips.regression_slips import FAMILY
from gradquest.maths.calculus.working import Step
from gradquest.maths.expression import Expression, number
from gradquest.maths.notation import number_text
from gradquest.maths.phrases import listed
from gradquest.maths.tidy import tidy
from gradquest.maths.verdict import Slip


class MinibatchStep(RegressionStep):
    """Where a step on the loss of `size` rows leads, from row `first` on and round the end."""

    name = "minibatch_step"
    title = "one step on a mini-batch"
    short = "mini-batch"
    order = 64

    def constants(self, variables: Sequence[str]) -> tuple[str, ...]:  # noqa: ARG002
        """`first size`"""
        return ("first", "size")

    def settled(self, task: Task) -> Task:
        """The loss is that of the batch alone; the data stay as they are."""
        rows = [tuple(map(number, row)) for row in batch(task).data]
        return replace(task, function=tidy(loss(rows, task.variables)))

    def request(self, task: Task) -> str:
        """All data, which rows count, the start and the learning rate."""
        line, chosen = model(task), [str(place + 1) for place in sorted(places(task))]
        rows = f"rows {listed(chosen)}" if len(chosen) > 1 else f"row {chosen[0]}"
        mean = "the mean of the squared errors" if len(chosen) > 1 else "the square of the error"
        return (
            f"{numbered(task)} Model: {line.line}. The mini-batch is {rows} alone, and L is {mean} "
            f"{line.error} there. Begin at {wording.place(task)} and take one gradient descent "
            f"step on L with learning rate {number_text(rate(task))}. Where do you land?"
        )

    def defined(self, task: Task) -> tuple[tuple[str, Expression], ...]:  # noqa: ARG002
        """Nothing: which rows the loss is made of is half of the question."""
        return ()

    def steps(self, task: Task) -> tuple[Step, ...]:
        """The errors of the batch, the gradient of its loss, the move."""
        first, *others = super().steps(batch(task))
        chosen = listed([str(place + 1) for place in sorted(places(task))])
        rows = f"rows {chosen} count" if len(places(task)) > 1 else f"row {chosen} counts"
        says = f"Only {rows}. {first.says}"
        return (replace(first, says=says), *others)

    def slips(self, task: Task) -> Iterator[Slip]:
        """All the data used, or other rows; then as in any step on a line's loss."""
        yield from batch_slips(task, batch(task))
        skill = f"{self.name}.{FAMILY}"
        yield from (replace(it, skill=skill) for it in slips.regression_step_slips(batch(task)))

    def hints(self, task: Task) -> tuple[str, ...]:
        """Which rows count; then as in any step on a line's loss."""
        first, *others = super().hints(batch(task))
        return (f"Forget the rows that are not in the mini-batch. {first}", *others)

    def blind_spots(self, task: Task) -> Iterator[str]:
        """The slips that lead to the right answer here."""
        yield from batch_blind_spots(task, batch(task))
        yield from slips.regression_step_blind_spots(batch(task))


def places(task: Task) -> tuple[int, ...]:
    """Where the rows of the batch stand, in the order of the data; after the last the first."""
    given, count = dict(task.given), len(task.data)
    first, size = int(given["first"]) - 1, min(int(given["size"]), count)
    return tuple(sorted((first + turn) % count for turn in range(size)))


def batch(task: Task) -> Task:
    """The task with the rows of the batch for its data."""
    return replace(task, data=tuple(task.data[place] for place in places(task)))


KIND = MinibatchStep()
