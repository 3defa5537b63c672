"""A few of the simulated learners of `benchmarks/training.py`; all of them take minutes there."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import fmean

import pytest

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


@pytest.mark.parametrize("strength", [-1.0, 2.0])
def test_a_learner_stays_where_learning_happens(strength):
    """At least 85 % of the windows of 60 problems are 75 to 92 % clean."""
    shares = [
        share for seed in range(3) for share in training.windows(strength, seed, target=0.83)[0]
    ]
    assert fmean(training.LOW <= share <= training.HIGH for share in shares) >= 0.85
