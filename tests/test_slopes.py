"""Functions of one variable, and one slope of several: asked, judged, explained, drawn."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from posing import posed, slip_of
from solution_lines import faults

from gradquest.kinds.kind import Material, kind_named, kinds
from gradquest.kinds.numeric_check import numeric_check
from gradquest.kinds.walks import walk_scene
from gradquest.kinds.wording import step_line
from gradquest.maths.grammar.reading import read
from gradquest.maths.verdict import Outcome
from gradquest.plot.describe import describe
from gradquest.plot.scene import Curve, Role, Scene

EULER = "x^2/2 + e^(-x)"


@pytest.mark.parametrize(
    ("kind", "f", "more", "printed"),
    [
        ("derivative", EULER, {"names": "x"}, "x - exp(-x)"),
        ("derivative_at", EULER, {"names": "x", "at": (-1,)}, "-3.72"),
        ("gradient_at", EULER, {"names": "x", "at": (-1,)}, "-3.72"),
        ("derivative_at", EULER, {"names": "x", "at": ("2.72",)}, "2.65"),
        ("descent_step", EULER, {"names": "x", "at": (-1,), "rate": "1"}, "2.72"),
        ("derivative_at", "x^2", {"names": "x", "at": (3,)}, "6"),
        ("derivative_at", "x^2", {"names": "x", "at": (0,)}, "0"),
        ("derivative_at", "x^2", {"names": "x", "at": (-2,)}, "-4"),
        ("partial_at", "3x + 2y", {"at": (1, 1)}, "3"),
        ("partial_z", "2x^2 - 3x y + z^3", {"names": "xyz"}, "3z^2"),
    ],
)
def test_textbook_examples_are_right_as_printed(kind, f, more, printed):
    problem = posed(kind, f, aspect="x", **more)
    assert problem.judge(printed).is_right
    assert not problem.judge(f"{printed} + 1").is_right
    assert list(faults(problem)) == []


@pytest.mark.parametrize(
    ("kind", "question", "request_"),
    [
        ("derivative", "df/dt = ?", "Find df/dt, the derivative of f."),
        ("derivative_at", "f'(2) = ?", "Find f'(2), the slope of f at t = 2."),
        ("gradient_at", "f'(2) = ?", "Find f'(2), the slope of f at t = 2."),
        (
            "descent_step",
            "new t = ?",
            "You stand at t = 2. Take one gradient descent step with learning rate 0.1. "
            "Where do you land?",
        ),
    ],
)
def test_one_variable_is_spoken_of_as_one(kind, question, request_):
    problem = posed(kind, "t^3 + 4", (2,), names="t", rate="0.1")
    assert problem.question == question
    assert problem.kind.request(problem.task) == request_
    told = [*map(step_line, problem.steps), *problem.hints]
    told += [text for slip in problem.slips for text in (slip.message, slip.did)]
    assert not any("∂" in text or "(t)" in text or "each of" in text for text in told)


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("3x^2 - 12x", "not-substituted"),
        ("-16", "value-instead"),
        ("12", "whole-sign"),
        ("36", "coordinate-sign"),
        ("-6", ""),
        ("-8", "power-no-coefficient"),
    ],
)
def test_a_wrong_slope_is_explained(text, slip):
    found = slip_of(posed("derivative_at", "x^3 - 6x^2", (2,), names="x"), text)
    assert found == slip


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("0.6", "ascent"),
        ("5", "no-learning-rate"),
        ("-4", "gave-gradient"),
        ("0.4", "only-the-change"),
        ("1.5", "used-f"),
        ("1.72", "off-by-one"),
        ("1.1", "unit-step"),
    ],
)
def test_a_wrong_step_in_one_variable_is_explained(text, slip):
    problem = posed("descent_step", "x^2 - 6x", (1,), names="x", rate="0.1")
    fitting = {
        it.id for it in problem.slips if problem.is_same(problem.read(text).components, it.answer)
    }
    assert slip in fitting or slip_of(problem, text) == slip
    assert problem.judge("1.4").is_right


def test_no_slip_of_one_variable_speaks_of_a_list():
    problem = posed("descent_step", "x^2 - 6x", (1,), names="x", rate="0.1")
    assert {len(slip.answer) for slip in problem.slips} == {1}
    assert not {"sequential", "one-coordinate", "swapped-gradient"} & {
        it.id for it in problem.slips
    }


@pytest.mark.parametrize(
    ("text", "outcome", "slip"),
    [
        ("8", Outcome.RIGHT, None),
        ("3", Outcome.WRONG, "wrong-variable"),
        ("11", Outcome.WRONG, "nothing-frozen"),
        ("(8, 3)", Outcome.WRONG, "gave-gradient"),
        ("(1, 1)", Outcome.UNREADABLE, None),
        ("2x + 3y", Outcome.WRONG, "not-substituted"),
        ("2 + 3y", Outcome.WRONG, "not-substituted"),
    ],
)
def test_one_partial_at_a_point(text, outcome, slip):
    verdict = posed("partial_at", "x^2 + 3x y", (1, 2), aspect="x").judge(text)
    assert verdict.outcome is outcome
    assert (verdict.slip.id if verdict.slip else None) == slip


def test_every_letter_that_occurs_can_be_asked_for():
    kind = kind_named("partial_at")
    f = read("E I + N^2", ("E", "I", "N", "S")).components[0]
    assert kind.aspects(f, ("E", "I", "N", "S")) == ("E", "I", "N")
    for aspect, printed in (("E", "2"), ("I", "1"), ("N", "6")):
        problem = posed("partial_at", "E I + N^2", (1, 2, 3, 4), names="EINS", aspect=aspect)
        assert problem.judge(printed).is_right
        assert f"∂f/∂{aspect}" in problem.question


@pytest.mark.parametrize("names", ["E I N S", "pi gamma theta w1", "Q S b w", "i j k t"])
def test_any_letters_do(names):
    first, second, third, fourth = names.split()
    f = f"{first}*{second} + {third}^2*{fourth}"
    problem = posed("partial_w", f, names=names.split())
    assert problem.judge(f"{third}^2").is_right
    assert slip_of(problem, f"2*{third}") == "frozen-factor-differentiated"
    assert list(faults(problem)) == []


@pytest.mark.parametrize(
    ("kind", "names", "hindrance"),
    [
        ("derivative", "xy", "derivative needs one variable, not x and y; add vars: [x]"),
        ("derivative_at", "xy", "derivative_at needs one variable, not x and y; add vars: [x]"),
        ("partial_w", "xyz", "partial_w needs 4 variables; there are only x, y and z"),
        ("magnitude", "x", "magnitude needs two variables or more; there is only x"),
        ("gradient", "x", "gradient needs two variables or more; there is only x"),
        ("direction", "x", "direction needs two variables or more; there is only x"),
        ("directional", "x", "directional needs two variables or more; there is only x"),
    ],
)
def test_a_kind_says_which_variables_it_needs(kind, names, hindrance):
    f = read("+".join(f"{name}^2" for name in names), tuple(names)).components[0]
    material = Material(f, tuple(names), frozenset({"point", "direction"}))
    assert kind_named(kind).hindrance(material) == hindrance


def test_the_new_kinds_stand_in_their_places():
    order = list(kinds())
    mine = [
        "derivative", "derivative_at", "partial_x", "partial_y", "partial_z", "partial_w",
        "partial_at", "gradient", "gradient_at", "magnitude", "direction", "descent_step",
        "directional",
    ]  # fmt: skip
    assert [name for name in order if name in mine] == mine


# Draws that teach nothing


@pytest.mark.parametrize(
    ("f", "point", "unseen"),
    [
        ("x^2", (2,), ["value-instead"]),
        ("x^2", (0,), ["zero-component", "value-instead"]),
        ("x^2", (3,), []),
    ],
)
def test_a_slope_in_which_a_common_slip_is_invisible_is_noticed(f, point, unseen):
    problem = posed("derivative_at", f, point, names="x")
    assert list(problem.kind.blind_spots(problem.task)) == unseen


@pytest.mark.parametrize(
    ("f", "aspect", "unseen"),
    [
        ("x^2 + 3x y", "x", []),
        ("x^2 + 2y", "y", ["wrong-variable", "point-swapped"]),
        ("x^2 y^2", "x", []),
        ("(x + y)^2", "x", ["wrong-variable", "point-swapped"]),
        ("2x^2 + y", "x", ["point-swapped"]),
    ],
)
def test_a_partial_in_which_a_common_slip_is_invisible_is_noticed(f, aspect, unseen):
    point = (2, 2) if unseen == ["point-swapped"] else (1, 2)
    problem = posed("partial_at", f, point, aspect=aspect)
    assert list(problem.kind.blind_spots(problem.task)) == unseen


# Pictures, measuring, walking


def test_a_slope_is_drawn_as_a_tangent_with_the_learners_beside_it():
    problem = posed("derivative_at", "x^2", (3,), names="x")
    scene = problem.scene(problem.read("3").components)
    assert isinstance(scene, Curve)
    assert (scene.point, scene.yours, scene.name) == (3.0, 3.0, "x")
    assert "The slope is 6" in describe(scene)


def test_a_formula_is_drawn_where_it_shows_that_it_is_wrong():
    problem = posed("derivative", "x^2", names="x")
    scene = problem.scene(problem.read("2").components)
    assert isinstance(scene, Curve)
    assert scene.point != 1


def test_a_step_in_one_variable_is_a_hop():
    problem = posed("descent_step", "x^2 - 6x", (1,), names="x", rate="0.1")
    scene = problem.scene(problem.read("0.6").components)
    assert isinstance(scene, Curve)
    assert [(hop.role, hop.end) for hop in scene.hops] == [
        (Role.STEP, 1.4),
        (Role.YOUR_STEP, pytest.approx(0.6)),
    ]


def test_with_three_letters_a_partial_is_a_cut_with_the_others_frozen():
    problem = posed("partial_z", "x y + z^3", names="xyz")
    scene = problem.scene(problem.read("z^2").components)
    assert isinstance(scene, Curve)
    assert scene.height_name == "f(1, 2, z)"
    assert scene.point == 2
    assert scene.yours == 4


def test_one_partial_at_a_point_is_an_arrow_on_the_map():
    problem = posed("partial_at", "x^2 + 3x y", (1, 2), aspect="y")
    scene = problem.scene(problem.read("5").components)
    assert isinstance(scene, Scene)
    assert scene.arrows[-1].vector == (8.0, 5.0)


@pytest.mark.parametrize(
    ("kind", "text", "last"),
    [
        ("derivative_at", "3", "= 6.000. Yours gives 3."),
        ("derivative", "2x", "Yours gives 2, the same."),
        (
            "descent_step",
            "2.7",
            "Yours lands at 2.7: that would take a slope of 3 in x.",
        ),
    ],
)
def test_a_slope_in_one_variable_is_measured(kind, text, last):
    problem = posed(kind, "x^2", (3,), names="x", rate="0.1")
    if kind == "derivative":
        problem = replace(problem, task=replace(problem.task, point=None))
    check = numeric_check(problem, problem.read(text).components)
    assert check is not None
    assert check.lines()[-1].endswith(last)


def test_one_walks_on_a_curve():
    problem = posed("derivative_at", "x^2 + x", (3,), names="x")
    curve = walk_scene(problem, problem.read("-7").components)
    assert isinstance(curve, Curve)
    true, mine = curve.trails
    assert true.points[0] == mine.points[0] == (3.0, 12.0)
    assert true.points[-1][1] < 12 < mine.points[-1][1]
    assert mine.rule == "the formula behind your answer"


def test_a_partial_at_a_point_is_walked_by_with_the_true_other_slope():
    problem = posed("partial_at", "x^2 + 3y^2", (2, 1), aspect="x")
    scene = walk_scene(problem, problem.read("2").components)
    assert isinstance(scene, Scene)
    assert scene.trails[1].points[1][0] == pytest.approx(
        2 - 2 * (2 - scene.trails[0].points[1][0]) / 4
    )


def test_the_point_may_be_a_fraction():
    problem = posed("partial_at", "x^2 y", (Fraction(1, 2), 3), aspect="x")
    assert problem.judge("3").is_right
