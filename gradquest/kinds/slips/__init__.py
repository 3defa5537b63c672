"""Named wrong answers that the kinds share, and the draws in which they could not be noticed."""

from gradquest.kinds.slips.blind_spots import (
    gradient_blind_spots,
    partial_blind_spots,
    step_blind_spots,
)
from gradquest.kinds.slips.coincidence import coincides
from gradquest.kinds.slips.gradient_slips import gradient_slips
from gradquest.kinds.slips.partial_slips import partial_slips
from gradquest.kinds.slips.step_slips import step_slips

__all__ = [
    "coincides",
    "gradient_blind_spots",
    "gradient_slips",
    "partial_blind_spots",
    "partial_slips",
    "step_blind_spots",
    "step_slips",
]
