"""Second derivatives, Hessians and critical points: answers, forms, slips and rejected draws."""

from __future__ import annotations

from fractions import Fraction

import pytest
from posing import posed, slip_of
from solution_lines import faults

from gradquest.kinds.kind import Material, kinds
from gradquest.maths.calculus.curvature import curvatures, determinant, is_bowl, solved
from gradquest.maths.grammar.matrices import matrix, upper_half
from gradquest.maths.grammar.reading import read
from gradquest.maths.notation import pretty_answer
from gradquest.maths.verdict import Outcome

MIXED = posed("second", "3x^2 y + y^3 - x", aspect="x y")
AT_POINT = posed("hessian", "x^3 + 2x^2 y - y^2", at=(1, 2), aspect="at point")
SYMBOLIC = posed("hessian", "x^3 + 2x^2 y - y^2", at=(1, 2), aspect="symbolic")
TILTED = posed("critical_point", "x^2 + x*y + 2y^2 - 4x - 9 y")

SECONDS = [
    ("x^3", "x", "x x", "6x"),
    ("3x^2 y + y^3 - x", "xy", "x x", "6y"),
    ("3x^2 y + y^3 - x", "xy", "x y", "6x"),
    ("3x^2 y + y^3 - x", "xy", "y y", "6y"),
    ("e^(x y)", "xy", "x y", "e^(xy) + xy e^(xy)"),
    ("x y z + z^2", "xyz", "y z", "x"),
    ("E^2 I + N^3 Q", "EINQ", "E I", "2E"),
    ("sin(pi*w)", ("pi", "w"), "pi w", "cos(pi w) - pi w sin(pi w)"),
]


@pytest.mark.parametrize(("function", "names", "aspect", "answer"), SECONDS)
def test_second_derivatives(function, names, aspect, answer):
    problem = posed("second", function, names=names, aspect=aspect)
    assert problem.judge(answer).is_right
    assert not list(faults(problem))


@pytest.mark.parametrize(("function", "names", "aspect", "answer"), SECONDS)
def test_either_order_gives_the_same(function, names, aspect, answer):
    """Clairaut, 1743: mixed second derivatives are equal where they are continuous."""
    one, other = aspect.split()
    assert posed("second", function, names=names, aspect=f"{other} {one}").judge(answer).is_right


@pytest.mark.parametrize(
    ("answer", "slip"),
    [
        ("6xy - 1", "once-only"),
        ("3x^2 + 3y^2", "once-only"),
        ("(6xy - 1)(3x^2 + 3y^2)", "partials-multiplied"),
        ("6y", "wrong-second-letter"),
        ("3x^2 y + y^3 - x", "gave-f"),
        ("6xy", "power-not-reduced"),
        ("3x", "power-no-coefficient"),
    ],
)
def test_slips_of_a_second_derivative(answer, slip):
    assert slip_of(MIXED, answer) == slip


def test_the_solution_says_that_the_order_does_not_matter():
    assert "Clairaut" in MIXED.steps[-1].says
    assert MIXED.steps[-1].name == "∂²f/∂x∂y"


def test_of_one_letter_nothing_is_written_with_a_curly_d():
    problem = posed("second", "x^3 e^(2x)", names="x", aspect="x x")
    said = [problem.prompt, problem.question, problem.heading, *problem.hints]
    said += [f"{step.says}{step.name}{step.sign}" for step in problem.steps]
    said += [slip.message + slip.did for slip in problem.slips]
    assert not [text for text in said if "∂" in text]


def test_what_is_0_everywhere_is_not_asked():
    function = read("x^2 + y^3", "xy").components[0]
    assert kinds()["second"].aspects(function, ("x", "y")) == ("x x", "y y")
    flat = Material(read("2x + 3y", "xy").components[0], ("x", "y"))
    assert "nothing to ask" in kinds()["second"].hindrance(flat)


@pytest.mark.parametrize(
    ("function", "aspect", "blind"),
    [
        ("e^(x + y)", "x y", {"once-only", "wrong-second-letter", "gave-f"}),
        ("x^2 + y^2 + 2x y", "x y", "wrong-second-letter"),
        ("x^3 y", "x y", ()),
    ],
)
def test_draws_that_hide_a_slip_of_second_derivatives(function, aspect, blind):
    problem = posed("second", function, aspect=aspect)
    found = set(problem.kind.blind_spots(problem.task))
    assert found >= ({blind} if isinstance(blind, str) else set(blind))
    assert bool(found) == bool(blind)


@pytest.mark.parametrize(
    "answer",
    ["(14, 4, -2)", "14, 4, -2", "[[14,4],[4,-2]]", "((14, 4), (4, -2))", "[14,4;4,-2]",
     "14, 4, 4, -2", " [ [14, 4] , [8/2, -2] ] "],
)  # fmt: skip
def test_a_hessian_is_read_as_entries_or_as_a_matrix(answer):
    verdict = AT_POINT.judge(answer)
    assert verdict.is_right
    assert verdict.reading.text == answer
    assert len(AT_POINT.read(answer).components) == 3


def test_a_matrix_that_is_not_symmetric_is_handed_back_with_the_place():
    verdict = AT_POINT.judge("[[14,4],[3,-2]]")
    assert verdict.outcome is Outcome.UNREADABLE
    assert verdict.column == 10
    assert AT_POINT.judge("[[14,4],[4,-2").outcome is Outcome.UNREADABLE


def test_brackets_of_an_entry_are_no_rows():
    assert SYMBOLIC.judge("(6(x) + 4y, (4x), -2)").is_right
    assert SYMBOLIC.judge("[[6x+4y, 4x], [4x, -2]]").is_right


def test_a_hessian_of_three_letters():
    problem = posed("hessian", "x y z + x^2 - 2y z", names="xyz", at=(1, 2, 3), aspect="at point")
    assert problem.judge("(2, 3, 2, 0, -1, 0)").is_right
    assert problem.judge("[[2,3,2],[3,0,-1],[2,-1,0]]").is_right
    assert not list(faults(problem))


@pytest.mark.parametrize(
    ("answer", "slip"),
    [
        ("(14, -2, 4)", "components-swapped"),
        ("(14, -2)", "mixed-left-out"),
        ("(11, -2)", "once-only"),
        ("(14, 0, -2)", "mixed-term-lost"),
        ("-44", "determinant-instead"),
        ("(6x + 4y, 4x, -2)", "not-substituted"),
    ],
)
def test_slips_of_a_hessian(answer, slip):
    assert slip_of(AT_POINT, answer) == slip


def test_a_mixed_entry_is_not_counted_twice():
    doubled = AT_POINT.read("(14, 8, -2)").components
    assert "mixed-doubled" in {
        it.id for it in AT_POINT.slips if AT_POINT.is_same(doubled, it.answer)
    }


def test_entries_that_could_be_swapped_are_a_blind_spot():
    for function in ("x^2 + x*y + y^2", "x^2 + 2x*y - y^2"):
        problem = posed("hessian", function, at=(1, 2), aspect="at point")
        assert "components-swapped" in set(problem.kind.blind_spots(problem.task))
    diagonal = posed("hessian", "x^2 - y^2", at=(1, 2), aspect="at point")
    assert "mixed-term-lost" in set(diagonal.kind.blind_spots(diagonal.task))
    assert not list(AT_POINT.kind.blind_spots(AT_POINT.task))


@pytest.mark.parametrize("problem", [AT_POINT, SYMBOLIC, TILTED])
def test_every_line_of_the_solution_is_true(problem):
    assert not list(faults(problem))


@pytest.mark.parametrize(
    ("text", "size", "half"),
    [
        ("[[1,2],[2,3]]", 2, "  1,2,   3"),
        ("1, 2, 2, 3", 2, "1, 2,      3"),
        ("(1,2,3)", 2, None),
        ("((x+y)^2, 2, 3)", 2, None),
        ("[[1,2,3],[2,4,5],[3,5,6]]", 3, "  1,2,3,   4,5,     6"),
        ("", 2, None),
        ("[[", 2, None),
    ],
)
def test_the_upper_half_keeps_its_places(text, size, half):
    entries = matrix(text, size)
    if half is None:
        assert entries is None
        return
    found = upper_half(text, entries, size)
    assert len(found) == len(text)
    assert found.split() == half.split() or found.replace(" ", "") == half.replace(" ", "")
    digits = [place for place, sign in enumerate(found) if sign.isdigit()]
    assert all(text[place] == found[place] for place in digits)


@pytest.mark.parametrize(
    ("function", "names", "answer"),
    [
        ("x^2 + x*y + 2y^2 - 4x - 9 y", "xy", "(1, 2)"),
        ("w^2 - 4w", "w", "2"),
        ("x^2 + y^2 + z^2 - 2x + 4y - z", "xyz", "(1, -2, 1/2)"),
        ("(E - 3)^2 + E I + I^2", "EI", "(4, -2)"),
    ],
)
def test_critical_points(function, names, answer):
    problem = posed("critical_point", function, names=names)
    assert problem.judge(answer).is_right
    assert not list(faults(problem))


@pytest.mark.parametrize(
    ("answer", "slip"),
    [
        ("(-1, -2)", "negated"),
        ("(2, 1)", "components-swapped"),
        ("(2, 9/4)", "mixed-ignored"),
        ("(1, -2)", "one-sign"),
        ("-11", "value-instead"),
    ],
)
def test_slips_of_a_critical_point(answer, slip):
    assert slip_of(TILTED, answer) == slip


def test_only_a_quadratic_has_surely_one_critical_point():
    cubic = Material(read("x^3 + y^2", "xy").components[0], ("x", "y"))
    assert "quadratic" in kinds()["critical_point"].hindrance(cubic)
    trough = posed("critical_point", "(x + y)^2")
    assert "not-critical" in set(trough.kind.blind_spots(trough.task))


CLASSIFIED = [
    ("x^2 + y^2", (0, 0), "minimum"),
    ("-x^2 - 2y^2", (0, 0), "maximum"),
    ("x^2 - y^2", (0, 0), "saddle"),
    ("x^2 + 3x*y + y^2", (0, 0), "saddle"),
    ("x*y", (0, 0), "saddle"),
    ("x^3 - 3x + y^2", (1, 0), "minimum"),
    ("x^3 - 3x + y^2", (-1, 0), "saddle"),
    ("(x - 1)^2 + (y + 2)^2", (1, -2), "minimum"),
]


@pytest.mark.parametrize(("function", "point", "word"), CLASSIFIED)
def test_what_a_critical_point_is(function, point, word):
    problem = posed("classify", function, at=point)
    assert pretty_answer(problem.answer) == word
    assert not list(problem.kind.blind_spots(problem.task))
    assert not list(faults(problem))


@pytest.mark.parametrize(
    ("function", "point", "blind"),
    [
        ("x^2 + y", (0, 0), "not-critical"),
        ("x^4 + y^4", (0, 0), "undecided"),
        ("(x + y)^2", (0, 0), "undecided"),
    ],
)
def test_what_the_second_derivatives_do_not_tell_is_not_asked(function, point, blind):
    problem = posed("classify", function, at=point)
    assert blind in set(problem.kind.blind_spots(problem.task))


@pytest.mark.parametrize(
    ("function", "said", "slip"),
    [
        ("x^2 + 3x*y + y^2", "minimum", "mixed-ignored"),
        ("x^2 - y^2", "minimum", "one-direction"),
        ("x^2 + y^2", "maximum", "curvature-sign"),
        ("x^2 + y^2", "saddle", "determinant-sign"),
    ],
)
def test_what_speaks_against_a_wrong_word(function, said, slip):
    assert slip_of(posed("classify", function, at=(0, 0)), said) == slip


def test_matrices_are_exact():
    half = Fraction(1, 2)
    assert determinant(((Fraction(2), half), (half, Fraction(1)))) == Fraction(7, 4)
    assert solved(((Fraction(2), Fraction(1)), (Fraction(1), Fraction(4))), (4, 9)) == (1, 2)
    assert solved(((Fraction(1), Fraction(1)), (Fraction(1), Fraction(1))), (1, 2)) is None
    assert curvatures(((Fraction(10), Fraction(-4)), (Fraction(-4), Fraction(4)))) == (2, 12)
    assert curvatures(((Fraction(1), Fraction(1)), (Fraction(1), Fraction(2)))) is None
    assert is_bowl(((Fraction(2), Fraction(1)), (Fraction(1), Fraction(2))))
    assert not is_bowl(((Fraction(1), Fraction(2)), (Fraction(2), Fraction(1))))


def test_every_line_of_a_hessian_says_by_which_rule():
    steps = posed("hessian", "2x^3 + x^2 y", (2, 1)).steps
    assert all(step.rule for step in steps[:-1])
    assert "x² becomes 2x" in steps[2].says
    assert steps[2].says.startswith("Differentiate ∂f/∂x in x. The exponent comes down in front")
