"""Named wrong answers about a mini-batch: the wrong rows, or the wrong count of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from gradquest.kinds.kind import Task
from gradquest.kinds.slips.coincidence import all_coincide
from gradquest.kinds.slips.local import Entries
from gradquest.kinds.slips.regression_slips import FAMILY, Fit
from gradquest.kinds.slips.step_slips import Stride
from gradquest.maths.verdict import Slip

NAME = "minibatch_step"
SKILL = f"{NAME}.{FAMILY}"

ALL, OTHERS, COUNT = "all-rows", "other-rows", "count-of-all"


def batch_slips(task: Task, batch: Task) -> Iterator[Slip]:
    """All rows, those outside the batch, or the mean over all of them."""
    for name, gradient, message, did in _mistakes(task, batch):
        yield Slip(name, message, Stride(task).against(gradient), SKILL, did)


def _mistakes(task: Task, batch: Task) -> Iterator[tuple[str, Entries, str, str]]:
    count, of = len(batch.data), len(task.data)
    message = "That uses every row. A mini-batch step looks at the rows of the batch alone."
    yield ALL, Fit(task).slopes(), message, "use every row"
    message = f"The mean is over the rows of the batch: divide by {count}, not by {of}."
    mean_of_all = Fit(batch).slopes(share=Fraction(2, of))
    yield COUNT, mean_of_all, message, f"divide by {of}"
    left = tuple(row for row in task.data if row not in batch.data)
    if left:
        message = "Those are the rows outside the mini-batch."
        outside = Fit(replace(task, data=left)).slopes()
        yield OTHERS, outside, message, "use the rows outside the batch"


def batch_blind_spots(task: Task, batch: Task) -> Iterator[str]:
    """The mistakes that lead to the right point all the same."""
    right = Fit(batch).slopes()
    for name, gradient, _, _ in _mistakes(task, batch):
        if name in (ALL, COUNT) and all_coincide(gradient, right, {}):
            yield name
