"""Gradients as formulas, their length, where they point, and slopes any other way."""

from __future__ import annotations

from fractions import Fraction

import pytest
from posing import along, at_angle, posed, slip_of, towards
from solution_lines import faults

from gradquest.kinds.kind import Form, Material, kind_named
from gradquest.kinds.numeric_check import numeric_check
from gradquest.kinds.walks import walk_scene
from gradquest.kinds.wording import told_answer
from gradquest.maths.grammar.reading import read
from gradquest.maths.judging import remarks
from gradquest.maths.notation import pretty_answer, typed_answer
from gradquest.maths.verdict import Outcome
from gradquest.plot.scene import Role, Scene

WAYS = ("ascent", "descent", "level", "unit ascent", "unit descent", "unit level", "angle")


@pytest.mark.parametrize(
    ("kind", "f", "point", "more", "printed"),
    [
        ("gradient", "x^2 + y^2", (), {}, "(2x, 2y)"),
        ("gradient", "x + 2y", (), {}, "(1, 2)"),
        ("gradient", "x^2 + 3y^2", (), {}, "(2x, 6y)"),
        ("gradient", "x + 2y", (), {"aspect": "unit"}, "(1/sqrt(5), 2/sqrt(5))"),
        ("magnitude", "x^2 + y^2", (1, 1), {}, "2.83"),
        ("magnitude", "x^2 + y^2", (3, 4), {}, "10"),
        ("direction", "x^2 + y^2", (1, 1), {"aspect": "angle"}, "45"),
        ("direction", "x + 2y", (0, 0), {"aspect": "unit ascent"}, "(1/sqrt(5), 2/sqrt(5))"),
        ("directional", "2x^2 + x y", (), {"direction": at_angle(45)}, "(5x + y)/sqrt(2)"),
        (
            "directional",
            "4x y + y^3",
            (),
            {"direction": at_angle(150)},
            "-2 sqrt(3) y + 2x + 3y^2/2",
        ),
    ],
)
def test_textbook_examples_are_right_as_printed(kind, f, point, more, printed):
    problem = posed(kind, f, point, **more)
    assert problem.judge(printed).is_right
    assert problem.judge(typed_answer(problem.answer)).is_right
    assert list(faults(problem)) == []


def test_along_the_gradient_the_slope_is_largest_and_across_it_none():
    up, down, level = (
        posed("directional", "x^2 + 3x y", (1, 2), direction=along(*way)).answer
        for way in ((8, 3), (-8, -3), (-3, 8))
    )
    size = posed("magnitude", "x^2 + 3x y", (1, 2)).answer
    assert pretty_answer(up) == pretty_answer(size) == "√73"
    assert pretty_answer(down) == "-√73"
    assert pretty_answer(level) == "0"


# The gradient as a formula


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("(x^2 + 3, 2x y)", "components-swapped"),
        ("2x y + x^2 + 3", "sum-instead"),
        ("2x y", "one-coordinate-only"),
        ("x^2 y + 3y", "value-instead"),
        ("(2x y, x^2 + 3, -1)", "three-vector"),
        ("(-2x y, -x^2 - 3)", "negated"),
        ("(x y, x^2 + 3)", "power-no-coefficient"),
        ("(2x, x^2 + 3)", "frozen-factor-dropped"),
        ("(2x y, 3)", "mixed-term-lost"),
    ],
)
def test_a_wrong_gradient_is_explained(text, slip):
    assert slip_of(posed("gradient", "x^2 y + 3y"), text) == slip


def test_the_unit_vector_is_asked_for_only_where_an_author_names_it():
    kind = kind_named("gradient")
    assert kind.on_request == {"unit"}
    problem = posed("gradient", "x^2 + 3y^2", aspect="unit")
    assert problem.judge("(x, 3y)/sqrt(x^2 + 9y^2)").is_right
    assert problem.judge("(x/sqrt(x^2 + 9y^2), 3y/sqrt(x^2 + 9y^2))").is_right
    assert slip_of(problem, "(2x, 6y)") == "not-unit"


# Its length


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("11", "sum-instead"),
        ("73", "no-root"),
        ("sqrt(55)", "squares-subtracted"),
        ("sqrt(22)", "doubled"),
        ("8", "one-coordinate-only"),
        ("7", "value-instead"),
        ("sqrt(5)", "gave-point"),
        ("2.24", "gave-point"),
        ("(8, 3)", "gave-gradient"),
        ("sqrt(85)", "point-swapped"),
        ("sqrt((2x+3y)^2 + 9x^2)", "not-substituted"),
        ("sqrt(58)", "power-no-coefficient"),
    ],
)
def test_a_wrong_length_is_explained(text, slip):
    assert slip_of(posed("magnitude", "x^2 + 3x y", (1, 2)), text) == slip


def test_a_length_that_is_cut_off_is_told_so():
    verdict = posed("magnitude", "x^2 + y^2", (1, 1)).judge("2.82")
    assert verdict.outcome is Outcome.WRONG
    assert "cut off" in verdict.message


@pytest.mark.parametrize(
    ("f", "point", "is_neat"),
    [
        ("x^2 + y^2", (3, 4), True),
        ("x^2 + 3x y", (1, 2), True),
        ("13x + 17y", (1, 2), False),
        ("e^x + y", (1, 1), False),
    ],
)
def test_a_length_is_a_short_number_or_a_small_root(f, point, is_neat):
    problem = posed("magnitude", f, point)
    assert problem.kind.is_neat(problem.answer) is is_neat


def test_an_answer_with_a_root_is_told_with_its_decimals():
    assert told_answer(posed("magnitude", "x^2 + 3x y", (1, 2)).answer) == "√73 ≈ 8.544"
    assert told_answer(posed("magnitude", "x^2 + y^2", (3, 4)).answer) == "10"
    unit = posed("direction", "x + 2y", (0, 0), aspect="unit ascent").answer
    assert told_answer(unit) == "(1/√5, 2/√5) ≈ (0.4472, 0.8944)"


# Where it points


@pytest.mark.parametrize(
    ("aspect", "right"),
    [
        ("ascent", ["(8, 3)", "(16, 6)", "(1, 3/8)", "(0.936, 0.351)", "8i + 3j"]),
        ("descent", ["(-8, -3)", "(-16, -6)"]),
        ("level", ["(-3, 8)", "(3, -8)", "(0.351, -0.936)", "(-1, 8/3)"]),
        ("unit ascent", ["(8/sqrt(73), 3/sqrt(73))", "(0.936, 0.351)"]),
        ("unit descent", ["(-8/sqrt(73), -3/sqrt(73))"]),
        ("unit level", ["(-3/sqrt(73), 8/sqrt(73))", "(0.351, -0.936)"]),
        ("angle", ["20.6", "20.56°", "-339.4", "380.6"]),
    ],
)
def test_every_right_direction_is_right(aspect, right):
    problem = posed("direction", "x^2 + 3x y", (1, 2), aspect=aspect)
    for text in (*right, typed_answer(problem.answer)):
        assert problem.judge(text).is_right, text


@pytest.mark.parametrize(
    ("aspect", "text", "slip"),
    [
        ("ascent", "(-8, -3)", "negated"),
        ("ascent", "(-16, -6)", "negated"),
        ("ascent", "(3, 8)", "components-swapped"),
        ("ascent", "(6, 16)", "components-swapped"),
        ("ascent", "(-3, 8)", "level-instead"),
        ("ascent", "(8, -3)", "whole-sign"),
        ("ascent", "(7, 6)", "point-swapped"),
        ("ascent", "(1, 2)", "gave-point"),
        ("ascent", "(7, 3)", "power-no-coefficient"),
        ("descent", "(8, 3)", "negated"),
        ("descent", "(-3, -8)", "components-swapped"),
        ("level", "(8, 3)", "gave-gradient"),
        ("level", "(3, 8)", "sign-not-turned"),
        ("level", "(8, -3)", "entries-not-swapped"),
        ("unit ascent", "(8, 3)", "not-unit"),
        ("unit ascent", "(8/73, 3/73)", "length-squared"),
        ("unit ascent", "(8/11, 3/11)", "sum-instead"),
        ("unit ascent", "(-0.936, -0.351)", "negated"),
        ("unit level", "(-3, 8)", "not-unit"),
        ("angle", "200.6", "negated"),
        ("angle", "69.4", "components-swapped"),
        ("angle", "0.359", "radians"),
        ("angle", "-20.6", "angle-sign"),
        ("angle", "0.375", "tangent-instead"),
    ],
)
def test_a_wrong_direction_is_explained(aspect, text, slip):
    problem = posed("direction", "x^2 + 3x y", (1, 2), aspect=aspect)
    assert problem.judge(text).outcome is Outcome.WRONG
    assert slip_of(problem, text) == slip


def test_a_missed_quadrant_is_explained():
    problem = posed("direction", "y^2 - 4x", (1, 3), aspect="angle")
    assert problem.judge("123.7").is_right
    assert slip_of(problem, "-56.3") == "quadrant"


@pytest.mark.parametrize(
    ("aspect", "text", "message"),
    [
        ("unit ascent", "(16, 6)", remarks.NOT_UNIT),
        ("unit level", "(6, -16)", remarks.NOT_UNIT),
        ("unit ascent", "(-16, -6)", remarks.OPPOSITE_NOT_UNIT),
        ("ascent", "(1, 7)", remarks.OTHER_WAY),
        ("level", "(1, 7)", remarks.OTHER_WAY),
        ("ascent", "(0, 0)", remarks.NO_DIRECTION),
    ],
)
def test_what_no_slip_explains_keeps_the_judges_remark(aspect, text, message):
    problem = posed("direction", "x^2 + 3x y", (1, 2), aspect=aspect)
    verdict = problem.judge(text)
    assert (verdict.slip, verdict.message) == (None, message)


@pytest.mark.parametrize("aspect", WAYS)
def test_every_aspect_is_asked_explained_and_drawn(aspect):
    problem = posed("direction", "y^2 - 3x y", (1, 2), aspect=aspect)
    assert problem.question == f"{'angle' if aspect == 'angle' else problem.heading} = ?"
    assert list(faults(problem)) == []
    assert len(problem.hints) == 3
    assert all(hint.endswith(".") for hint in problem.hints)
    scene = problem.scene(problem.answer)
    assert isinstance(scene, Scene)
    assert scene.arrows[-1].role is Role.YOURS
    for slip in problem.slips:
        verdict = problem.judge(typed_answer(slip.answer))
        assert verdict.is_right is problem.is_same(slip.answer, problem.answer), slip


def test_a_level_way_and_an_angle_need_a_plane():
    kind = kind_named("direction")
    function = read("x y z", ("x", "y", "z")).components[0]
    assert kind.aspects(function, ("x", "y")) == (
        "ascent", "descent", "unit ascent", "unit descent", "level", "unit level", "angle",
    )  # fmt: skip
    assert set(kind.aspects(function, ("x", "y", "z"))) == {
        "ascent", "descent", "unit ascent", "unit descent",
    }  # fmt: skip


# Slopes any other way


@pytest.mark.parametrize(
    ("direction", "shown"),
    [
        (along(3, 4), "7.2"),
        (along(1, 1), "11/√2"),
        (along(2, 2), "11/√2"),
        (along(-3, 4), "-2.4"),
        (along(0, 2), "3"),
        (along("0.6", "0.8"), "7.2"),
        (towards(4, 6), "7.2"),
        (towards(1, 5), "3"),
        (at_angle(0), "8"),
        (at_angle(90), "3"),
        (at_angle(180), "-8"),
        (at_angle(270), "-3"),
        (at_angle(-90), "-3"),
        (at_angle(45), "11/√2"),
        (at_angle(135), "-5/√2"),
        (at_angle(30), "1.5 + 4√3"),
        (at_angle(420), "3√3/2 + 4"),
    ],
)
def test_a_slope_along_a_direction(direction, shown):
    problem = posed("directional", "x^2 + 3x y", (1, 2), direction=direction)
    parts = sorted(pretty_answer(problem.answer).split(" + "))
    assert parts == sorted(shown.split(" + "))
    assert problem.judge(typed_answer(problem.answer)).is_right
    assert list(faults(problem)) == []


@pytest.mark.parametrize(
    ("direction", "text", "slip"),
    [
        (along(3, 4), "36", "not-unit"),
        (along(3, 4), "36/25", "length-squared"),
        (along(3, 4), "180", "length-multiplied"),
        (along(3, 4), "-7.2", "whole-sign"),
        (along(3, 4), "8.2", "components-swapped"),
        (along(3, 4), "4.8", "one-coordinate-only"),
        (along(3, 4), "2.4", "one-coordinate-only"),
        (along(3, 4), "(8, 3)", "gave-gradient"),
        (along(3, 4), "sqrt(73)", "norm-instead"),
        (along(3, 4), "7", "value-instead"),
        (along(3, 4), "9", "point-swapped"),
        (along(3, 4), "3(2x+3y)/5 + 12x/5", "not-substituted"),
        (along(3, 4), "6.6", "power-no-coefficient"),
        (towards(4, 6), "36", "not-unit"),
        (towards(4, 6), "50", "towards-as-vector"),
        (towards(4, 6), "50/sqrt(52)", "towards-as-vector"),
        (at_angle(30), "4 + 3sqrt(3)/2", "sine-for-cosine"),
        (at_angle(30), "8cos(30) + 3sin(30)", "radians"),
        (at_angle(30), "-1.73", "radians"),
    ],
)
def test_a_wrong_slope_along_a_direction_is_explained(direction, text, slip):
    problem = posed("directional", "x^2 + 3x y", (1, 2), direction=direction)
    fitting = {
        it.id for it in problem.slips if problem.is_same(problem.read(text).components, it.answer)
    }
    assert problem.judge(text).outcome is Outcome.WRONG
    assert slip in fitting


def test_a_list_that_is_not_the_gradient_is_handed_back():
    problem = posed("directional", "x^2 + 3x y", (1, 2), direction=along(3, 4))
    assert problem.judge("(0.6, 0.8)").outcome is Outcome.UNREADABLE


@pytest.mark.parametrize(
    ("direction", "text", "slip"),
    [
        (along(3, 4), "6x y + 4x^2", "not-unit"),
        (along(3, 4), "(2x y, x^2)", "gave-gradient"),
        (along(3, 4), "(8x y + 3x^2)/5", "components-swapped"),
        (at_angle(60), "sqrt(3) x y + x^2/2", "sine-for-cosine"),
    ],
)
def test_a_wrong_formula_along_a_direction_is_explained(direction, text, slip):
    assert slip_of(posed("directional", "x^2 y", direction=direction), text) == slip


@pytest.mark.parametrize(
    ("direction", "point", "unseen"),
    [
        (along(3, 4), (1, 2), []),
        (along("0.6", "0.8"), (1, 2), ["not-unit"]),
        (along(3, -8), (1, 2), ["whole-sign"]),
        (along(2, 2), (1, 2), []),
        (at_angle(45), (1, 2), []),
        (towards(2, 4), (1, 2), ["towards-as-vector"]),
        (along(3, 4), (2, 2), ["point-swapped"]),
    ],
)
def test_a_direction_in_which_a_common_slip_is_invisible_is_noticed(direction, point, unseen):
    problem = posed("directional", "x^2 + 3x y", point, direction=direction)
    assert list(problem.kind.blind_spots(problem.task)) == unseen


@pytest.mark.parametrize(
    ("form", "letters", "gives", "hindrance"),
    [
        (Form.VECTOR, "xyz", {"direction"}, None),
        (Form.ANGLE, "xy", {"direction"}, None),
        (
            Form.ANGLE,
            "xyz",
            {"direction"},
            "directional at an angle needs two variables; give a vector instead",
        ),
        (
            Form.TOWARDS,
            "xy",
            {"direction"},
            "directional towards a point needs a point to stand at; add point: {...}",
        ),
        (Form.TOWARDS, "xy", {"direction", "point"}, None),
    ],
)
def test_a_direction_says_what_it_needs(form, letters, gives, hindrance):
    f = read("+".join(f"{name}^2" for name in letters), tuple(letters)).components[0]
    material = Material(f, tuple(letters), frozenset(gives), form=form)
    assert kind_named("directional").hindrance(material) == hindrance


def test_letters_of_the_task_are_not_used_for_the_direction():
    problem = posed("directional", "u^2 v + d", (1, 2, 3), names="uvd", direction=along(1, 2, 2))
    assert problem.question == "D_m f(1, 2, 3) = ?"
    assert "k = (1, 2, 2)" in problem.prompt


def test_odd_angles_are_judged_as_decimals():
    problem = posed("directional", "x^2 + 3x y", (1, 2), direction=at_angle(20))
    assert problem.judge("8.54").is_right
    assert problem.judge("8.5436").is_right
    assert not problem.judge("8.53").is_right


# Draws that teach nothing


@pytest.mark.parametrize(
    ("kind", "f", "point", "unseen"),
    [
        ("magnitude", "x^2 + 3x y", (1, 2), []),
        ("magnitude", "x^2 + y^2", (1, 2), ["point-swapped"]),
        ("magnitude", "x^2 + 2y", (0, 2), ["zero-component", "gave-point"]),
        ("direction", "x^2 + 3x y", (1, 2), []),
        ("direction", "x^2 + y^2", (1, 2), ["gave-point"]),
        ("direction", "2x + 3y", (1, 2), ["point-swapped", "point-swapped"]),
        ("direction", "x^2 + y^2", (2, 2), None),
        ("gradient", "x^2 y + y", (), []),
        ("gradient", "x y", (), []),
        ("gradient", "2x + 2y", (), ["components-swapped", "wrong-variable"]),
    ],
)
def test_a_draw_in_which_a_common_slip_is_invisible_is_noticed(kind, f, point, unseen):
    problem = posed(kind, f, point, aspect="ascent" if kind == "direction" else "")
    found = list(problem.kind.blind_spots(problem.task))
    assert found == unseen if unseen is not None else found


# Pictures, measuring, walking


def test_a_length_is_drawn_along_the_gradient():
    problem = posed("magnitude", "x^2 + y^2", (3, 4))
    scene = problem.scene(problem.read("5").components)
    assert isinstance(scene, Scene)
    assert scene.arrows[-1].vector == pytest.approx((3, 4))


def test_a_slope_along_a_direction_is_drawn_along_it():
    problem = posed("directional", "x^2 + 3x y", (1, 2), direction=along(3, 4))
    scene = problem.scene(problem.read("36").components)
    assert isinstance(scene, Scene)
    assert [it.role for it in scene.bare.arrows] == [Role.DIRECTION]
    assert scene.arrows[-1].vector == pytest.approx((21.6, 28.8))


def test_in_three_letters_there_is_no_map():
    problem = posed("direction", "x y + z^2", (1, 2, 3), names="xyz", aspect="ascent")
    assert problem.scene(problem.answer) is None
    assert walk_scene(problem, problem.answer) is None


@pytest.mark.parametrize(
    ("kind", "more", "text", "last"),
    [
        (
            "directional",
            {"direction": along(3, 4)},
            "36",
            "Numeric check at (1, 2), h = 0.001, along u = (0.6, 0.8): "
            "(f(1.0006, 2.0008) - f(0.9994, 1.9992)) / 0.002 = 7.200. Yours gives 36.",
        ),
        (
            "magnitude",
            {},
            "11",
            "So the gradient's length is √((8.000)² + (3.000)²) = 8.544. Yours gives 11.",
        ),
        ("gradient", {}, "(2x + 3y, 3y)", "Yours gives 3."),
        ("direction", {"aspect": "level"}, "(1, 1)", "= 3.000."),
    ],
)
def test_every_slope_can_be_measured(kind, more, text, last):
    point = () if kind == "gradient" else (1, 2)
    problem = posed(kind, "x^2 + 3x y", point, **more)
    check = numeric_check(problem, problem.read(text).components)
    assert check is not None
    assert check.lines()[-1].endswith(last)


def test_one_walks_by_the_formula_that_one_gave():
    problem = posed("gradient", "x^2 + 3y^2")
    scene = walk_scene(problem, problem.read("(2x, 3y)").components)
    assert isinstance(scene, Scene)
    assert [it.rule for it in scene.trails] == [
        "the true gradient with learning rate 0.1",
        "your formula",
    ]


def test_numbers_of_a_direction_may_be_fractions():
    problem = posed("directional", "x^2 + 3x y", (Fraction(1, 2), 1), direction=along("1/2", "2/3"))
    assert problem.judge(typed_answer(problem.answer)).is_right
    assert problem.judge("3.6").is_right
