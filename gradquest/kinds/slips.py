"""Named wrong answers that the kinds share, and the draws in which they could not be noticed."""

from gradquest.kinds.blind_spots import gradient_blind_spot, partial_blind_spot, step_blind_spot
from gradquest.kinds.coincidence import coincides
from gradquest.kinds.gradient_slips import gradient_slips
from gradquest.kinds.partial_slips import partial_slips
from gradquest.kinds.step_slips import step_slips

__all__ = [
    "coincides",
    "gradient_blind_spot",
    "gradient_slips",
    "partial_blind_spot",
    "partial_slips",
    "step_blind_spot",
    "step_slips",
]
