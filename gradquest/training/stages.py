"""The part that a problem plays in a practice, and how a new skill is brought in.

A new skill is first shown worked out, then left to be finished, then asked like any other.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from gradquest.kinds.wording import left_side

if TYPE_CHECKING:
    from gradquest.kinds.problem import Problem
    from gradquest.maths.calculus.working import Step
    from gradquest.progress.attempt import Attempt


class Stage(StrEnum):
    """How a problem is posed; the log keeps it with the attempt."""

    PLAIN = ""
    WORKED = "worked"
    """Its solution is read; there is nothing to answer."""
    FADED = "faded"
    """All of its solution but the last line stands there."""
    SOLO = "solo"
    """The first one of a new skill without help."""
    SIBLING = "sibling"
    """Like one that was missed, with new numbers."""
    TEST_OUT = "test-out"


_STAGES = {stage.value: stage for stage in Stage}


def stage_of(attempt: Attempt) -> Stage:
    """The stage that the log keeps; one that a later version wrote counts as plain."""
    return _STAGES.get(attempt.stage, Stage.PLAIN)


def unfinished(problem: Problem) -> tuple[tuple[Step, ...], str, str]:
    """A faded solution: all steps but the last, how the last one begins, and by which rule."""
    *shown, last = problem.steps
    rule = f"{last.rule.capitalize()}." if last.rule else ""
    return tuple(shown), f"{left_side(last)} = ?", rule
