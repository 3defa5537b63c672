"""One step of Adam: mean slope over root mean square, both corrected for their start at 0."""

from __future__ import annotations

from collections.abc import Sequence

from gradquest.kinds.adagrad_step import EPS_INSIDE, EPS_MISSING, with_eps
from gradquest.kinds.kind import Material, Task
from gradquest.kinds.momentum_step import NO_RATE
from gradquest.kinds.optimiser import OptimiserStep
from gradquest.kinds.slips.update_slips import Habit, Twist
from gradquest.kinds.updates import TIME, Rule
from gradquest.maths.notation import number_text

MEAN, SQUARE = "beta1*m + (1 - beta1)*g", "beta2*v + (1 - beta2)*g^2"

UNCORRECTED = Habit(
    "no-bias-correction",
    "The means began at 0: divide them as the rule says, {rule}.",
    "leave out the bias correction",
    is_telling=True,
)
HALF_CORRECTED = Habit(
    "half-bias-correction", "This mean is corrected too: {rule}.", "correct one of the means only"
)
WRONG_POWER = Habit(
    "correction-without-power", "Mind the powers of the betas: {rule}.", "leave out the power"
)
NO_ROOT = Habit(
    "no-root", "Divide by the root of {B}: {rule}.", "leave out the root", is_telling=True
)
NOT_SQUARED = Habit(
    "slope-not-squared", "{V} takes the square of the slope: {rule}.", "forget to square the slope"
)
BARE_SLOPE = Habit("slope-for-mean", "Move by {A}, not by the slope: {rule}.", "move by the slope")
FORGOTTEN = Habit(
    "old-means-ignored", "The means so far count too: {rule}.", "leave out the means so far"
)
EXCHANGED = Habit(
    "betas-exchanged", "{beta1} belongs to {m} and {beta2} to {v}: {rule}.", "exchange the betas"
)
SWAPPED = Habit(
    "beta-swapped",
    "A beta belongs to the mean so far, 1 minus it to what is new: {rule}.",
    "confuse a beta with 1 minus it",
    is_telling=True,
)

FIRST = (
    UNCORRECTED.by(A="M", B="V"),
    HALF_CORRECTED.by(A="M"),
    HALF_CORRECTED.by(B="V"),
    NO_ROOT.by(P="p - rate*A/(B + eps)"),
    EPS_INSIDE.by(P="p - rate*A/sqrt(B + eps)"),
    EPS_MISSING.by(P="p - rate*A/sqrt(B)"),
    NOT_SQUARED.by(V="beta2*v + (1 - beta2)*g"),
    SWAPPED.by(M="(1 - beta1)*m + beta1*g", V="(1 - beta2)*v + beta2*g^2"),
    SWAPPED.by(M="(1 - beta1)*m + beta1*g"),
    SWAPPED.by(V="(1 - beta2)*v + beta2*g^2"),
    NO_RATE.by(P="p - A/(sqrt(B) + eps)"),
)
"""The wrong ways of any step."""

LATER = (
    WRONG_POWER.by(A="M/(1 - beta1)", B="V/(1 - beta2)"),
    FORGOTTEN.by(M="(1 - beta1)*g", V="(1 - beta2)*g^2"),
    FORGOTTEN.by(M="(1 - beta1)*g"),
    FORGOTTEN.by(V="(1 - beta2)*g^2"),
    BARE_SLOPE.by(A="g"),
    EXCHANGED.by(M="beta2*m + (1 - beta2)*g", V="beta1*v + (1 - beta1)*g^2"),
)
"""Those that show only after the first step."""


class AdamStep(OptimiserStep):
    """Where a step of Adam lands (Kingma and Ba, 2015); a first one where m, v and t are not given.

    Given are beta1, beta2 and eps; for a later step also t, mx, vx and so on.
    """

    name = "adam_step"
    title = "one step of Adam"
    short = "Adam step"
    order = 62
    called = "Adam"

    def constants(self, variables: Sequence[str]) -> tuple[str, ...]:  # noqa: ARG002
        """`beta1 beta2 eps`"""
        return ("beta1", "beta2", "eps")

    def hindrance(self, material: Material) -> str | None:
        """A later step has its number and all that is remembered."""
        kept = [f"{kept}{name}" for kept in "mv" for name in material.variables]
        later = {TIME, *kept}
        missing = sorted(later - material.given)
        if later & material.given and missing:
            first = missing[0]
            return f"a later step of {self.name} needs {first} too; add given: {{{first}: 2}}"
        return super().hindrance(material)

    def rule(self, task: Task) -> Rule:
        """Both means, both corrected, and the step."""
        given = dict(task.given)
        eps = " + eps" if given["eps"] else ""
        power = f"^{TIME}" if given.get(TIME, 1) != 1 else ""
        lines = (
            ("M", MEAN),
            ("V", SQUARE),
            ("A", f"M/(1 - beta1{power})"),
            ("B", f"V/(1 - beta2{power})"),
            ("P", f"p - rate*A/(sqrt(B){eps})"),
        )
        shown = {"M": "m₁", "V": "v₁", "A": "M", "B": "V"}
        return Rule(lines, ("m", "v"), ("beta1", "beta2", "eps"), shown)

    def so_far(self, task: Task) -> str:
        """The number of the step, and what is remembered."""
        given = dict(task.given)
        if TIME in given:
            return f"{super().so_far(task)} This is step {number_text(given[TIME])}."
        update = self.update(task)
        return f"This is the first step: {update.name('m')} = {update.name('v')} = 0."

    def twists(self, task: Task) -> tuple[Twist, ...]:
        """Corrections, roots and squares forgotten, betas confused."""
        return with_eps((*FIRST, *LATER) if TIME in dict(task.given) else FIRST, task)


KIND = AdamStep()
