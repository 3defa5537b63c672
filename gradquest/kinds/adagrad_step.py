"""One step of AdaGrad: each letter's rate shrinks with the slopes that it has seen."""

from __future__ import annotations

from collections.abc import Sequence

from gradquest.kinds.kind import Task
from gradquest.kinds.momentum_step import NO_RATE
from gradquest.kinds.optimiser import OptimiserStep
from gradquest.kinds.slips.update_slips import Habit, Twist
from gradquest.kinds.updates import Rule

FORGOTTEN = Habit(
    "old-sum-ignored",
    "The sum so far counts too: {rule}.",
    "leave out the sum so far",
    is_telling=True,
)
OLD = Habit("old-sum-used", "Divide by the root of {S}, not of {s}.", "use {s}", is_telling=True)
NOT_SQUARED = Habit("slope-not-squared", "The sum is of squares: {rule}.", "add the slope itself")
NO_ROOT = Habit(
    "no-root", "Divide by the root of {S}: {rule}.", "leave out the root", is_telling=True
)
EPS_INSIDE = Habit(
    "eps-inside", "{eps} is added to the root, not under it: {rule}.", "put {eps} under the root"
)
EPS_MISSING = Habit("eps-missing", "Add {eps} to the root: {rule}.", "leave out {eps}")
NOT_SCALED = Habit("not-scaled", "Divide by the root: {rule}.", "leave out the root of {S}")

TWISTS = (
    FORGOTTEN.by(S="g^2"),
    OLD.by(P="p - rate*g/(sqrt(s) + eps)"),
    NO_ROOT.by(P="p - rate*g/(S + eps)"),
    NOT_SQUARED.by(S="s + g"),
    NOT_SQUARED.by(S="s + abs(g)"),
    EPS_INSIDE.by(P="p - rate*g/sqrt(S + eps)"),
    EPS_MISSING.by(P="p - rate*g/sqrt(S)"),
    NOT_SCALED.by(P="p - rate*g"),
    NO_RATE.by(P="p - g/(sqrt(S) + eps)"),
)


def with_eps(twists: tuple[Twist, ...], task: Task) -> tuple[Twist, ...]:
    """What can go wrong here: where eps is 0 it cannot be misplaced."""
    if dict(task.given)["eps"]:
        return twists
    return tuple(it for it in twists if not it.id.startswith("eps"))


class AdagradStep(OptimiserStep):
    """Where a step of AdaGrad lands (Duchi, Hazan and Singer, 2011)."""

    name = "adagrad_step"
    title = "one step of AdaGrad"
    short = "AdaGrad step"
    order = 63
    called = "AdaGrad"

    def constants(self, variables: Sequence[str]) -> tuple[str, ...]:
        """`eps sx sy`"""
        return ("eps", *(f"s{name}" for name in variables))

    def rule(self, task: Task) -> Rule:
        """The squares added up, then a step by the slope over their root."""
        eps = " + eps" if dict(task.given)["eps"] else ""
        lines = (("S", "s + g^2"), ("P", f"p - rate*g/(sqrt(S){eps})"))
        return Rule(lines, ("s",), ("eps",), {"S": "s₁"})

    def twists(self, task: Task) -> tuple[Twist, ...]:
        """The sum forgotten or used too early, the root forgotten, eps misplaced."""
        return with_eps(TWISTS, task)


KIND = AdagradStep()
