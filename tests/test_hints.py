"""Hints go from vague to specific, and none says again what an earlier one said."""

from __future__ import annotations

import pytest
from posing import posed


def test_the_second_hint_names_each_rule_with_its_piece():
    second = posed("partial_x", "3x^2y^2+5sin(2x)-4y").hints[1]
    assert second == "You need the power rule for 3x²y² and the chain rule for 5sin(2x)."


@pytest.mark.parametrize("f", ["3x^2y^2+5sin(2x)-4y", "exp(x*y)", "x*y^2", "x*sin(x*y)+x"])
def test_the_third_hint_does_not_repeat_the_first(f):
    first, _, third = posed("partial_x", f).hints
    assert first.startswith("Only x moves")
    assert third
    assert "Only x moves" not in third


def test_the_partial_derivative_is_asked_for_with_respect_to_its_letter():
    assert posed("partial_x", "x^2*y").prompt.endswith(
        "Find ∂f/∂x, the partial derivative of f with respect to x."
    )
