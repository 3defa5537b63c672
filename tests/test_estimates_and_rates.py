"""Linear estimates and learning rates: answers, slips and draws that teach nothing."""

from __future__ import annotations

import pytest
from posing import posed, slip_of, towards
from solution_lines import faults

from gradquest.kinds.kind import Form, Material, kinds
from gradquest.maths.grammar.reading import read
from gradquest.maths.notation import pretty_answer


def near(aspect: str, function: str = "x^2*y + 3", point=(1, 2), to=("1.1", "2.05")):
    names, way = "xyz"[: len(point)], towards(*to)
    return posed("linear_estimate", function, point, names=names, aspect=aspect, direction=way)


@pytest.mark.parametrize(
    ("problem", "answer"),
    [
        (near("value"), "5.45"),
        (near("change"), "9/20"),
        (near("plane"), "5 + 4(x - 1) + (y - 2)"),
        (near("plane"), "4x + y - 1"),
        (near("value", "x^3", (2,), ("2.1",)), "9.2"),
        (near("plane", "x^3", (2,), ("2.1",)), "12x - 16"),
        (near("change", "x y z", (1, 2, 3), ("1.1", 2, "2.8")), "0.2"),
    ],
)
def test_estimates(problem, answer):
    assert problem.judge(answer).is_right
    assert not list(faults(problem))


@pytest.mark.parametrize(
    ("aspect", "answer", "slip"),
    [
        ("value", "0.45", "height-forgotten"),
        ("value", "5", "change-forgotten"),
        ("value", "11.45", "point-for-way"),
        ("value", "5.4805", "exact-instead"),
        ("value", "4.55", "way-reversed"),
        ("value", "5.3", "components-swapped"),
        ("value", "5.40", "one-coordinate"),
        ("change", "5.45", "height-kept"),
        ("change", "0.4805", "exact-instead"),
        ("plane", "4(x - 1) + (y - 2)", "height-forgotten"),
        ("plane", "5 + 4x + y", "point-for-way"),
        ("plane", "5 + 4(x + 1) + (y + 2)", "way-reversed"),
        ("plane", "5 + 2x y (x - 1) + x^2 (y - 2)", "letters-left"),
        ("plane", "5 + (x - 1) + 4(y - 2)", "components-swapped"),
    ],
)
def test_slips_of_an_estimate(aspect, answer, slip):
    assert slip_of(near(aspect), answer) == slip


def test_a_plane_is_its_own_estimate_so_it_is_not_asked():
    for aspect in ("value", "change"):
        flat = near(aspect, "2x + 3y")
        assert "exact-instead" in set(flat.kind.blind_spots(flat.task))
    assert not list(near("value").kind.blind_spots(near("value").task))


def test_an_angle_leads_to_no_point():
    material = Material(
        read("x y", "xy").components[0],
        ("x", "y"),
        frozenset({"point", "direction"}),
        form=Form.ANGLE,
    )
    assert "near point" in kinds()["linear_estimate"].hindrance(material)


def judged(rate: str, function: str = "x^2 + 4y^2", aspect: str = "judge", names: str = "xy"):
    return posed("rate", function, names=names, at=(1, 2)[: len(names)], rate=rate, aspect=aspect)


@pytest.mark.parametrize(
    ("rate", "word"),
    [("0.01", "too small"), ("0.05", "good"), ("0.125", "good"), ("0.2", "overshoots"),
     ("0.249", "overshoots"), ("0.251", "diverges"), ("0.3", "diverges")],
)  # fmt: skip
def test_the_share_of_the_way_decides(rate, word):
    """One step does rate · λ of the way to the floor, here with λ = 8."""
    problem = judged(rate)
    assert pretty_answer(problem.answer) == word
    assert not list(faults(problem))


@pytest.mark.parametrize("rate", ["0.02", "0.03", "0.25"])
def test_shares_between_two_words_are_not_asked(rate):
    problem = judged(rate)
    assert "unclear" in set(problem.kind.blind_spots(problem.task))


def test_what_the_word_means_is_what_descent_does():
    """The distance to the floor along the steepest direction after one step, as a multiple."""
    for rate, word in (("0.2", "overshoots"), ("0.3", "diverges"), ("0.1", "good")):
        after = 1 - float(rate) * 8
        assert {"overshoots": -1 < after < 0, "diverges": after < -1, "good": 0 <= after <= 0.75}[
            word
        ]


@pytest.mark.parametrize(
    ("function", "names", "answer"),
    [("x^2 + 4y^2", "xy", "0.25"), ("5x^2 - 4x*y + 2y^2", "xy", "1/6"), ("5w^2 + w", "w", "0.2")],
)
def test_the_largest_rate_is_2_over_the_largest_curvature(function, names, answer):
    problem = judged("0.1", function, "largest", names)
    assert problem.judge(answer).is_right
    assert not list(faults(problem))


@pytest.mark.parametrize(
    ("answer", "slip"),
    [("1", "flat-direction"), ("1/8", "floor-rate"), ("1/2", "curvature-halved"),
     ("4", "upside-down"), ("8", "curvature-instead"), ("16", "two-forgotten")],
)  # fmt: skip
def test_slips_of_the_largest_rate(answer, slip):
    assert slip_of(judged("0.3", aspect="largest"), answer) == slip


@pytest.mark.parametrize(("rate", "word"), [("0.1", "yes"), ("0.3", "no")])
def test_whether_f_falls(rate, word):
    problem = judged(rate, aspect="fall")
    assert pretty_answer(problem.answer) == word
    assert not list(faults(problem))


def test_overshooting_as_it_is_taught():
    """2x² + xy: from (1, 2) and from (-5, 1) a rate of 1 climbs, a rate of 0.1 goes down."""
    for point, rate, word in (
        ((1, 2), "0.1", "yes"),
        ((-5, 1), "1", "no"),
        ((-5, 1), "0.1", "yes"),
    ):
        problem = posed("rate", "2x^2 + x*y", at=point, rate=rate, aspect="fall")
        assert problem.judge(word).is_right


def test_no_bowl_has_no_largest_rate():
    for function in ("x^2 - y^2", "x^2 + x*y + 2y^2"):
        problem = judged("0.1", function)
        assert "no-bowl" in set(problem.kind.blind_spots(problem.task))
    assert kinds()["rate"].aspects(read("x^3 + y", "xy").components[0], ("x", "y")) == ("fall",)
    round_bowl = judged("0.2", "x^2 + y^2")
    assert "flat-direction" in set(round_bowl.kind.blind_spots(round_bowl.task))


def test_the_curvature_of_a_tilted_bowl_is_explained_by_its_second_derivatives():
    (line,) = [it for it in judged("0.1", "5x^2 - 4x*y + 2y^2", "largest").steps if it.name == "λ"]
    assert "λ² - 14λ + 24 = 0" in line.says
    assert "14 is ∂²f/∂x² + ∂²f/∂y²" in line.says
    assert "24 is ∂²f/∂x² times ∂²f/∂y² minus the square of ∂²f/∂x∂y" in line.says
    assert "determinant" not in line.says


def test_a_share_of_the_way_is_explained_before_it_is_used():
    for aspect in ("judge", "largest"):
        told = " ".join(step.says for step in judged("0.1", aspect=aspect).steps)
        assert "is called λ" in told
        assert "The slope is λ times the way to the floor" in told
