"""A few of the simulated learners of `benchmarks/training.py`; all of them take minutes there."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import fmean, median

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

import training  # found only now

from gradquest.training.choosing import MOST_NEW


def test_built_sessions_keep_what_they_promise():
    """No pair twice running outside a trio, three kinds in any six, at most 60 % due, no skill as
    due more than twice, and at most three new skills."""
    for _, played in training.built_sessions(200):
        assert list(training.faults(played)) == []
        assert len({item.problem.skill for item in played if item.role == "new"}) <= MOST_NEW


def test_an_able_learner_is_soon_asked_what_is_hard_enough_in_spite_of_slips():
    """Before the hundredth problem, half of the time before the seventieth, and has met much."""
    starts = [training.start(training.Sort(2.0, training.SLIPS), seed) for seed in range(5)]
    assert median(it.right_after for it in starts) <= 70
    assert fmean(it.met for it in starts) >= 6.5


def test_learners_of_every_strength_stay_where_learning_happens():
    """At least 85 % of the windows of 60 problems are 75 to 92 % clean."""
    shares, means = [], []
    for strength in training.STRENGTHS:
        windows, mean = training.windows(training.Sort(strength), seed=1, target=0.83)
        shares += windows
        means.append(mean)
    assert fmean(training.LOW <= share <= training.HIGH for share in shares) >= 0.85
    assert all(training.LOW <= mean <= training.HIGH for mean in means)
