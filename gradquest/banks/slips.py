"""The ids of all slips, as authors name them in `allow`, `avoid` and the `tag` of a test."""

from __future__ import annotations

from collections.abc import Collection

from gradquest.banks.fields import Fields
from gradquest.banks.findings import suggestion
from gradquest.banks.nodes import Text
from gradquest.banks.worth import Reason

_NAMES = """
added-not-multiplied added-outside all-moved all-rows along-level always-off angle-sign ascent
axes-swapped base-log-missing behind beta-misplaced beta-missing beta-swapped betas-exchanged
bias-missing both-sides change-forgotten coefficient-dropped components-swapped coordinate-sign
correction-without-power count-of-all curvature-halved curvature-instead curvature-sign
data-swapped derivative-squared determinant-instead determinant-sign doubled entries-not-swapped
entries-swapped eps-inside eps-missing exact-instead exponent-as-power factor-missing
factor-two-missing fall-unseen flat-direction floor-rate frozen-factor-differentiated
frozen-factor-dropped frozen-letter-forgotten function-unchanged gave-f gave-gradient gave-point
gave-state gave-value half-bias-correction height-forgotten height-kept inner-derivative-divided
inner-derivative-missing integrated length-instead length-multiplied length-squared letter-dropped
letters-left letters-of-f level-instead local-missing log-u-over-x look-behind mean-missing
mean-of-some mixed-doubled mixed-ignored mixed-left-out mixed-term-lost multiplied
multiplied-not-added negated no-bias-correction no-learning-rate no-look-ahead no-root
norm-instead normalised not-divided not-scaled not-substituted not-unit nothing-frozen off-by-one
off-row-counted old-means-ignored old-sum-ignored old-sum-used old-velocity-ignored
old-velocity-used once-only one-coordinate one-coordinate-only one-direction one-path-only
one-point one-sign only-the-change other-rows other-rule outer-at-inner-derivative outer-at-x
outer-derivative-missing overshoot-unseen own-letter-forgotten own-letter-kept own-value
partial-instead-of-total partials-multiplied paths-multiplied point-for-way point-swapped
power-lowered-first power-no-coefficient power-not-reduced power-plus-one product-half
product-minus product-mispaired product-of-derivatives quadrant quotient-half
quotient-no-denominator quotient-no-square quotient-plus quotient-ratio quotient-swapped
quotient-top-squared radians rate-misplaced rate-twice relu-forgotten residual-sign reversed
second-derivative sequential share-of-the-way sign-flipped sign-lost sign-not-turned
sine-for-cosine slope-at-the-end slope-for-mean slope-instead slope-not-squared slope-sign-lost
slopes-of-the-end square-kept squares-subtracted stale-gradient start-forgotten stepped-from-ahead
sum-instead sum-sign swapped-gradient taken-for-level tangent-instead term-dropped term-forgotten
third-derivative three-vector towards-as-vector trig-sign two-forgotten unit-step uphill-instead
upside-down upstream-added upstream-missing used-f value-instead vanished-letter-kept
vanishing-term-differentiated vanishing-term-kept velocity-sign way-reversed whole-sign whole-unit
widely-spaced wrong-second-letter wrong-variable x-in-both x-missing y-missing y-only
"""
SLIPS = frozenset(_NAMES.split())

ALLOWED = SLIPS | {reason for reason in Reason if reason.is_allowed}
"""What `allow` takes: slips that may go unnoticed, and reasons to reject a draw."""


def check_names(fields: Fields) -> None:
    """Note every slip of an entry that does not exist."""
    for name, known in (("allow", ALLOWED), ("avoid", SLIPS)):
        for node in fields.texts(name) if name in fields.table else ():
            check_name(node, fields, known)


def check_name(node: Text, fields: Fields, known: Collection[str] = SLIPS) -> None:
    """Note a slip that does not exist, where it stands."""
    if node.text not in known:
        close = suggestion(node.text, sorted(known)) or "; gradquest bank slips lists them all"
        fields.findings.note(node, f"no slip is called '{node.text}'{close}")
