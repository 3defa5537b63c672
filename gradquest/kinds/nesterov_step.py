"""One step of Nesterov's momentum: the slope is taken where the velocity would lead."""

from __future__ import annotations

from collections.abc import Sequence

from gradquest.kinds.kind import Task
from gradquest.kinds.momentum_step import IGNORED, MISPLACED, NO_RATE, OLD, TWICE, UNDAMPED
from gradquest.kinds.optimiser import OptimiserStep
from gradquest.kinds.slips.update_slips import Habit, Twist
from gradquest.kinds.updates import Rule

LOOKED = Habit(
    "no-look-ahead",
    "Take the slope ahead, not where you stand: {rule}.",
    "take the slope where you stand",
    is_telling=True,
)
BEHIND = Habit("look-behind", "Look ahead, not back: {rule}.", "look the wrong way")
FROM_AHEAD = Habit(
    "stepped-from-ahead",
    "Only the slope is taken ahead; the step begins where you stand: {rule}.",
    "step from the point ahead",
)

TWISTS = (
    LOOKED.by(L="p"),
    BEHIND.by(L="p + beta*v"),
    UNDAMPED.by(L="p - v"),
    FROM_AHEAD.by(P="L - V"),
    FROM_AHEAD.by(P="L - rate*g"),
    NO_RATE.by(V="beta*v + g"),
    TWICE.by(P="p - rate*V"),
    IGNORED.by(V="rate*g"),
    OLD.by(P="p - v"),
    UNDAMPED.by(V="v + rate*g"),
    MISPLACED.by(V="(1 - beta)*v + rate*g"),
)


class NesterovStep(OptimiserStep):
    """Where a step with Nesterov's momentum lands (Nesterov, 1983; in the form of Sutskever)."""

    name = "nesterov_step"
    title = "one step of Nesterov momentum"
    short = "Nesterov step"
    order = 61
    called = "Nesterov momentum"

    def constants(self, variables: Sequence[str]) -> tuple[str, ...]:
        """`beta vx vy`"""
        return ("beta", *(f"v{name}" for name in variables))

    def rule(self, task: Task) -> Rule:  # noqa: ARG002
        """Look ahead, then move as momentum does."""
        lines = (("L", "p - beta*v"), ("V", "beta*v + rate*g"), ("P", "p - V"))
        return Rule(lines, ("v",), ("beta",), {"L": "ahead", "V": "v₁"})

    def twists(self, task: Task) -> tuple[Twist, ...]:  # noqa: ARG002
        """The look ahead forgotten or misused, and what goes wrong with any momentum."""
        return TWISTS


KIND = NesterovStep()
