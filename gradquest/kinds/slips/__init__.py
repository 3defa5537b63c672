"""Named wrong answers that the kinds share, and the draws in which they could not be noticed."""

from gradquest.kinds.slips.blanks import explain_blanks
from gradquest.kinds.slips.blind_spots import (
    gradient_blind_spots,
    partial_blind_spots,
    slope_blind_spots,
    step_blind_spots,
)
from gradquest.kinds.slips.chain_slips import chain_blind_spots, chain_slips
from gradquest.kinds.slips.coincidence import coincides
from gradquest.kinds.slips.direction_slips import direction_blind_spots, direction_slips
from gradquest.kinds.slips.directional_slips import (
    directional_blind_spots,
    directional_slips,
)
from gradquest.kinds.slips.formula_slips import formula_blind_spots, formula_slips
from gradquest.kinds.slips.gradient_slips import gradient_slips
from gradquest.kinds.slips.graph_slips import graph_blind_spots, graph_slips
from gradquest.kinds.slips.magnitude_slips import magnitude_blind_spots, magnitude_slips
from gradquest.kinds.slips.partial_slips import partial_slips
from gradquest.kinds.slips.path_slips import path_blind_spots, path_slips
from gradquest.kinds.slips.regression_slips import (
    regression_blind_spots,
    regression_slips,
    regression_step_blind_spots,
    regression_step_slips,
)
from gradquest.kinds.slips.slope_slips import slope_slips
from gradquest.kinds.slips.step_slips import step_slips
from gradquest.kinds.slips.update_slips import update_blind_spots, update_slips

__all__ = [
    "chain_blind_spots",
    "chain_slips",
    "coincides",
    "direction_blind_spots",
    "direction_slips",
    "directional_blind_spots",
    "directional_slips",
    "explain_blanks",
    "formula_blind_spots",
    "formula_slips",
    "gradient_blind_spots",
    "gradient_slips",
    "graph_blind_spots",
    "graph_slips",
    "magnitude_blind_spots",
    "magnitude_slips",
    "partial_blind_spots",
    "partial_slips",
    "path_blind_spots",
    "path_slips",
    "regression_blind_spots",
    "regression_slips",
    "regression_step_blind_spots",
    "regression_step_slips",
    "slope_blind_spots",
    "slope_slips",
    "step_blind_spots",
    "step_slips",
    "update_blind_spots",
    "update_slips",
]
