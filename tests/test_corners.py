"""Corners: explore claims no slope that does not exist, and knows one that does."""

from __future__ import annotations

import math

import pytest

from gradquest.explore.corners import Missing
from gradquest.explore.descent import Ending
from gradquest.explore.exploration import Exploration, exploration
from gradquest.explore.function import function_of
from gradquest.explore.sentences import rows, sentences
from gradquest.explore.view import described, picture
from gradquest.plot.scene import Curve, Scene

CORNER, JUMP, FORMULA = Missing.CORNER, Missing.JUMP, Missing.FORMULA


def walk(text: str, *point: float) -> Exploration:
    return exploration(function_of(text), tuple(map(float, point)))


def says(state: Exploration) -> str:
    return " ".join([described(picture(state)), *sentences(state)])


@pytest.mark.parametrize(
    ("text", "point", "missing"),
    [
        ("|x|", (0,), CORNER),
        ("(x + |x|)/2", (0,), CORNER),
        ("|x - 0.3|", (0.1 + 0.2,), CORNER),
        ("|sin(x)|", (math.pi,), CORNER),
        ("1e9|x| + y", (0, 1), CORNER),
        ("|x| + |y|", (0, 1), CORNER),
        ("|x - 1| y", (1, 2), CORNER),
        ("|x + y|", (1000, -1000), CORNER),
        ("|x||y|", (0, 1), CORNER),
        ("sqrt(x^2 + y^2)", (0, 0), CORNER),
        ("sign(x) + y", (0, 1), JUMP),
        ("sqrt(x)", (0,), FORMULA),
        ("x^(1/3)", (0,), FORMULA),
        ("sqrt(|x|)", (0,), FORMULA),
    ],
)
def test_where_f_has_a_value_and_no_gradient_the_reason_is_known(text, point, missing):
    facts = walk(text, *point).facts
    assert math.isfinite(facts.height)
    assert facts.missing is missing
    assert not facts.is_known
    assert facts.angle is None


@pytest.mark.parametrize(
    ("text", "point", "gradient"),
    [
        ("|x|", (1e-10,), (1.0,)),
        ("|x|", (-2,), (-1.0,)),
        ("x|x|", (0,), (0.0,)),
        ("|x|^3", (0,), (0.0,)),
        ("|x|^(3/2)", (0,), (0.0,)),
        ("|x||y|", (0, 0), (0.0, 0.0)),
        ("(|x| + 1) y", (1, 2), (2.0, 2.0)),
        ("x^4 + y^4", (0, 0), (0.0, 0.0)),
        ("x^2/(1 + x^2)", (0,), (0.0,)),
    ],
)
def test_where_there_is_a_gradient_it_is_told(text, point, gradient):
    facts = walk(text, *point).facts
    assert (facts.missing, facts.gradient) == (None, gradient)


def test_a_slope_without_a_bend_has_no_hessian():
    facts = walk("x|x|", 0).facts
    assert facts.is_known
    assert facts.bends == ()


@pytest.mark.parametrize("name", ["x", "y"])
def test_a_slice_has_a_tangent_where_its_own_slope_exists(name):
    """|x| + |y| has a corner along x at (0, 1), and none along y."""
    state = walk("|x| + |y|", 0, 1).turned_over
    state = state if name == "x" else state.turned_over
    seen = picture(state)
    assert isinstance(seen, Curve)
    assert seen.has_tangent is (name == "y")


def test_at_a_corner_nothing_is_drawn_for_the_gradient_and_the_reason_is_told():
    curve, cone = walk("|x|", 0), walk("sqrt(x^2 + y^2)", 0, 0)
    seen = picture(curve)
    assert isinstance(seen, Curve)
    assert not seen.has_tangent
    assert says(curve) == "At x = 0 f is 0. f has a corner here, so it has no slope."
    seen = picture(cone)
    assert isinstance(seen, Scene)
    assert seen.arrows == ()
    assert says(cone) == "At (0, 0) f is 0. f has a corner here, so it has no gradient."
    assert ("gradient", "none") in list(rows(cone))


def test_no_step_leads_on_from_a_corner():
    state = walk("|x| + |y|", 0, 1).stepped(3)
    assert state.descent is not None
    assert (state.descent.steps, state.descent.ending) == (0, Ending.CORNERED)
    assert "nothing says where the next step goes" in says(state)


@pytest.mark.parametrize(
    ("text", "point", "open_choice"),
    [
        ("x^4 + y^4", (0, 0), "a minimum, a maximum or a saddle"),
        ("x^2 + y^4", (0, 0), "a minimum or a saddle"),
        ("-x^2 + y^3", (0, 0), "a maximum or a saddle"),
        ("x^3", (0,), "a minimum, a maximum or neither"),
    ],
)
def test_a_degenerate_hessian_does_not_decide(text, point, open_choice):
    assert f"open whether this is {open_choice}." in says(walk(text, *point))
    assert any(open_choice in row.value for row in rows(walk(text, *point)))


def test_a_hessian_that_decides_is_believed():
    assert "flat ground, so this is a minimum." in says(walk("x^2 + y^2", 0, 0))
