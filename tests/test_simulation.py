"""A few of the simulated learners of `benchmarks/training.py`; all of them take minutes there."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import fmean

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

import training  # found only now

from gradquest.training.choosing import MOST_NEW


def test_built_sessions_keep_what_they_promise():
    """No pair twice running outside a trio, three kinds in any six, at most 60 % due, no skill as
    due more than twice, and after the first session seldom more than one new skill."""
    several = 0
    for number, played in training.built_sessions(200):
        assert list(training.faults(played)) == []
        new = {item.problem.skill for item in played if item.role == "new"}
        assert len(new) <= MOST_NEW
        several += number > 1 and len(new) > 1
    assert several <= 10


def test_learners_of_every_strength_stay_where_learning_happens():
    """At least 85 % of the windows of 60 problems are 75 to 92 % clean."""
    shares, means = [], []
    for strength in training.STRENGTHS:
        windows, mean = training.windows(strength, seed=1, target=0.83)
        shares += windows
        means.append(mean)
    assert fmean(training.LOW <= share <= training.HIGH for share in shares) >= 0.85
    assert all(training.LOW <= mean <= training.HIGH for mean in means)
