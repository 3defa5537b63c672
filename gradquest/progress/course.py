"""The skills that an achievement means by all of them.

Banks come and go, and what was earned stays: so the course is written down here, and does not
follow what happens to be installed.
"""

from __future__ import annotations

from collections.abc import Mapping

from gradquest.progress.mastery import MASTERED_AT

CORE_KINDS = ("partial_x", "partial_y", "gradient_at", "descent_step")
FAMILIES = (
    "polynomial", "power", "root", "exp", "log", "trig", "inverse-trig", "hyperbolic",
    "product", "quotient", "chain", "mixed",
)  # fmt: skip
_NEVER_ASKED = {"descent_step.power", "descent_step.inverse-trig"}

COURSE = frozenset(f"{kind}.{family}" for kind in CORE_KINDS for family in FAMILIES) - _NEVER_ASKED
"""Partials, gradients and descent steps, in every rule family in which they are asked."""

_SHALLOW: Mapping[int, str] = {
    1: "partial_at.polynomial derivative.polynomial frozen.polynomial",
    2: (
        "partial_x.polynomial partial_y.polynomial direction.polynomial "
        "difference_quotient.polynomial "
        "derivative_at.polynomial derivative_at.exp derivative_at.trig"
    ),
    3: (
        "gradient_at.polynomial descent_step.polynomial depends_on.mixed depends_on.chain "
        "depends_on.exp critical_point.polynomial second.polynomial magnitude.polynomial "
        "linear_estimate.polynomial gradient.mixed read_contour.chain read_contour.mixed "
        "derivative.chain derivative.exp derivative.hyperbolic derivative_at.inverse-trig "
        "derivative_at.chain derivative_at.quotient derivative_at.product "
        "difference_quotient.chain"
    ),
}
_HARDEST = {skill: level for level, skills in _SHALLOW.items() for skill in skills.split()}


def hardest_of(skill: str) -> int:
    """The level that a skill can be mastered at: the usual one, or that of its hardest problems."""
    return _HARDEST.get(skill, MASTERED_AT)
