"""One step of momentum: the velocity remembers earlier slopes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gradquest.kinds.kind import Task
from gradquest.kinds.optimiser import OptimiserStep
from gradquest.kinds.slips.update_slips import Habit, Twist
from gradquest.kinds.updates import Line, Rule
from gradquest.maths.expression import Expression

OUTSIDE, INSIDE, AVERAGED = "rate outside", "rate inside", "averaged"

RULES: Mapping[str, tuple[Line, ...]] = {
    OUTSIDE: (("V", "beta*v + g"), ("P", "p - rate*V")),
    INSIDE: (("V", "beta*v + rate*g"), ("P", "p - V")),
    AVERAGED: (("V", "beta*v + (1 - beta)*g"), ("P", "p - rate*V")),
}
"""The three conventions in use, so that every question prints its own (Polyak, 1964)."""

IGNORED = Habit(
    "old-velocity-ignored",
    "The velocity so far counts too: {rule}.",
    "leave out the velocity so far",
    is_telling=True,
)
OLD = Habit(
    "old-velocity-used",
    "The last line moves by {V}, not by {v}.",
    "move by {v}",
    is_telling=True,
)
UNDAMPED = Habit(
    "beta-missing", "The velocity so far is damped: {beta} times {v}.", "leave out {beta}"
)
MISPLACED = Habit(
    "beta-misplaced",
    "{beta} belongs to the velocity so far: {rule}.",
    "multiply something else by {beta}",
    is_telling=True,
)
TURNED = Habit("velocity-sign", "Mind the signs: {rule}.", "turn the sign of {v}")
NO_RATE = Habit(
    "no-learning-rate",
    "The learning rate {rate} is missing: {rule}.",
    "leave out the learning rate {rate}",
    is_telling=True,
)
TWICE = Habit(
    "rate-twice",
    "The learning rate {rate} stands in the rule once: {rule}.",
    "use the learning rate {rate} twice",
)
ANOTHER = Habit(
    "other-rule",
    "There is such a rule of momentum too, but here {rule}.",
    "use another rule of momentum",
)

OF_RULE: Mapping[str, tuple[Twist, ...]] = {
    OUTSIDE: (
        NO_RATE.by(P="p - V"),
        IGNORED.by(V="g"),
        OLD.by(P="p - rate*v"),
        UNDAMPED.by(V="v + g"),
        TWICE.by(V="beta*v + rate*g"),
        TWICE.by(P="p - rate*rate*V"),
        MISPLACED.by(V="(1 - beta)*v + g"),
        MISPLACED.by(V="v + beta*g"),
        MISPLACED.by(V="beta*(v + g)"),
        TURNED.by(V="g - beta*v"),
        ANOTHER.by(V="beta*v + rate*g", P="p - V"),
        ANOTHER.by(V="beta*v + (1 - beta)*g"),
    ),
    INSIDE: (
        NO_RATE.by(V="beta*v + g"),
        IGNORED.by(V="rate*g"),
        OLD.by(P="p - v"),
        UNDAMPED.by(V="v + rate*g"),
        TWICE.by(P="p - rate*V"),
        MISPLACED.by(V="(1 - beta)*v + rate*g"),
        MISPLACED.by(V="v + beta*rate*g"),
        MISPLACED.by(V="beta*(v + rate*g)"),
        TURNED.by(V="rate*g - beta*v"),
        ANOTHER.by(V="beta*v + g", P="p - rate*V"),
        ANOTHER.by(V="beta*v + (1 - beta)*g", P="p - rate*V"),
    ),
    AVERAGED: (
        NO_RATE.by(P="p - V"),
        IGNORED.by(V="(1 - beta)*g"),
        IGNORED.by(V="g"),
        OLD.by(P="p - rate*v"),
        UNDAMPED.by(V="v + (1 - beta)*g"),
        MISPLACED.by(V="(1 - beta)*v + beta*g"),
        MISPLACED.by(V="beta*(v + g)"),
        TWICE.by(P="p - rate*rate*V"),
        TURNED.by(V="(1 - beta)*g - beta*v"),
        ANOTHER.by(V="beta*v + g"),
        ANOTHER.by(V="beta*v + rate*g", P="p - V"),
    ),
}
"""The wrong ways to follow each."""


class MomentumStep(OptimiserStep):
    """Where a step with momentum lands. Aspects: the conventions of `RULES`."""

    name = "momentum_step"
    title = "one step of momentum"
    short = "momentum step"
    order = 60
    called = "momentum"

    def aspects(self, function: Expression, variables: Sequence[str]) -> tuple[str, ...]:  # noqa: ARG002
        """The conventions."""
        return tuple(RULES)

    def constants(self, variables: Sequence[str]) -> tuple[str, ...]:
        """`beta vx vy`"""
        return ("beta", *(f"v{name}" for name in variables))

    def rule(self, task: Task) -> Rule:
        """The convention that the aspect names."""
        return Rule(RULES[task.aspect or OUTSIDE], ("v",), ("beta",), {"V": "v₁"})

    def twists(self, task: Task) -> tuple[Twist, ...]:
        """The velocity forgotten, used too early, or damped wrongly; another convention."""
        return OF_RULE[task.aspect or OUTSIDE]


KIND = MomentumStep()
