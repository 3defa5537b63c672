"""The chain rule through letters in between: all paths, multiplied along and added up."""

from __future__ import annotations

import pytest
from posing import posed, told
from solution_lines import faults

from gradquest.banks.faults import BankError
from gradquest.banks.loader import load_bank
from gradquest.kinds.kind import Material, kind_named
from gradquest.maths.grammar.reading import read
from gradquest.maths.judging.checking import check
from gradquest.maths.notation import typed_answer
from gradquest.maths.verdict import Outcome

UV = {"u": "x y", "v": "x + 3y"}
SYMBOLIC = posed("chain", "u^2 + v", inner=UV, aspect="x")
PLACED = posed("chain", "u^2 + v", at=(2, 1), inner=UV, aspect="y")
PATH = posed("chain", "u^2 v", (2,), names="t", inner={"u": "2t + 1", "v": "t^2"}, aspect="t")
DIRECT = posed("chain", "u^2 + x y", at=(1, 2), inner={"u": "x^2 + y"}, aspect="x")
NESTED = posed(
    "chain", "S^2 + 3Q", names=("E", "I"), inner={"S": "E I", "Q": "S + E^2"}, aspect="E"
)
ALL = [SYMBOLIC, PLACED, PATH, DIRECT, NESTED]


@pytest.mark.parametrize(
    ("f", "inner", "by", "answer"),
    [
        ("u^2 + v", UV, "x", "2x y^2 + 1"),
        ("u^2 + v", UV, "y", "2x^2 y + 3"),
        ("u v", {"u": "x^2", "v": "sin(y)"}, "y", "x^2 cos(y)"),
        ("e^u", {"u": "x y"}, "x", "y e^(x y)"),
        ("u + x", {"u": "x^2 y"}, "x", "2x y + 1"),
    ],
)
def test_the_derivative_is_that_of_the_composed_function(f, inner, by, answer):
    problem = posed("chain", f, inner=inner, aspect=by)
    assert problem.judge(answer).is_right
    assert check(typed_answer(problem.answer), answer, variables=("x", "y")).is_right


def test_at_a_point_a_number_is_asked_for():
    assert typed_answer(PLACED.answer) == "11"
    assert PLACED.question == "∂f/∂y(2, 1) = ?"
    assert typed_answer(PATH.answer) == "180"
    assert PATH.question == "df/dt(2) = ?"


def test_the_question_shows_all_formulas_and_says_in_what_to_answer():
    assert SYMBOLIC.prompt == (
        "f(u, v) = u² + v, u = xy, v = x + 3y. f depends on x and y through u and v. "
        "Find ∂f/∂x, written in x and y alone, without u and v."
    )


def test_where_a_variable_stands_in_f_too_both_slopes_have_names():
    """∂z/∂x lets u move along, ∂f/∂x holds it fixed."""
    assert DIRECT.prompt.startswith("z = f(u, x, y) = u² + xy, u = x² + y. z depends on")
    assert DIRECT.question == "∂z/∂x(1, 2) = ?"
    assert "∂z/∂x(1, 2) = ∂f/∂u · ∂u/∂x + ∂f/∂x" in DIRECT.steps[-1].name
    assert typed_answer(DIRECT.answer) == "14"


@pytest.mark.parametrize("problem", ALL)
def test_every_line_of_the_solution_is_true(problem):
    assert list(faults(problem)) == []
    assert problem.judge(typed_answer(problem.answer)).is_right


@pytest.mark.parametrize(
    ("problem", "answer", "says"),
    [
        (SYMBOLIC, "2u y + 1", "The answer is asked for in x and y alone: put in u = xy."),
        (SYMBOLIC, "v", "The answer is asked for in x and y alone: put in v = x + 3y."),
        (PLACED, "2u x + 3", "The answer is asked for as a number: put in u = xy."),
    ],
)
def test_an_answer_with_letters_in_between_is_handed_back(problem, answer, says):
    verdict = problem.judge(answer)
    assert (verdict.outcome, verdict.message) == (Outcome.ASK, says)


@pytest.mark.parametrize(
    ("problem", "answer", "slip", "part"),
    [
        (SYMBOLIC, "2x y^2", "one-path-only", "the path through u alone"),
        (SYMBOLIC, "1", "one-path-only", "the path through v alone"),
        (SYMBOLIC, "2x y + 1", "inner-derivative-missing", "Multiply by ∂u/∂x"),
        (SYMBOLIC, "y + 1", "outer-derivative-missing", "Multiply by ∂f/∂u"),
        (SYMBOLIC, "2x y + y + 2", "added-not-multiplied", "do not add"),
        (SYMBOLIC, "2x^2 y + 3", "wrong-variable", "That is ∂f/∂y"),
        (SYMBOLIC, "x y^2 + 1", "power-no-coefficient", "Look at ∂f/∂u. Power rule on u²"),
        (NESTED, "6 E I^2 (2E + I)", "paths-multiplied", "Add the paths"),
        (NESTED, "2 E I + 3 (2E + I)", "factor-missing", "the factor ∂S/∂E is missing"),
        (PATH, "4t^2 (2t + 1) + 2t (2t + 1)^2", "not-substituted", "Now put in t = 2."),
        (PATH, "65", "inner-derivative-missing", "Multiply by du/dt and dv/dt"),
        (PATH, "8000", "paths-multiplied", "df/dt = ∂f/∂u · du/dt + ∂f/∂v · dv/dt"),
        (DIRECT, "2", "partial-instead-of-total", "You held u fixed, but u moves with x"),
        (DIRECT, "12", "one-path-only", "x moves z along every path"),
    ],
)  # fmt: skip
def test_each_mistake_is_named(problem, answer, slip, part):
    assert told(problem, answer)[0] == slip
    assert part in told(problem, answer)[1]


def test_no_sentence_calls_a_letter_in_between_f():
    """`∂u/∂x` has its own name in the sentences about its broken rules."""
    for slip in SYMBOLIC.slips:
        if "Look at ∂u/∂x" in slip.message:
            assert "∂f" not in slip.message.replace("∂f/∂x = ", "")


@pytest.mark.parametrize(
    ("f", "inner", "unseen"),
    [
        ("u^2 + v", UV, set()),
        ("u^2 + v", {"u": "x + y", "v": "x - 3y"}, {"inner-derivative-missing"}),
        ("u^2", {"u": "x + y"}, {"inner-derivative-missing", "wrong-variable"}),
    ],
)
def test_draws_that_hide_a_mistake_are_noticed(f, inner, unseen):
    problem = posed("chain", f, inner=inner, aspect="x")
    found = set(problem.kind.blind_spots(problem.task))
    assert unseen <= found
    assert unseen or not found


def test_each_variable_can_be_asked_for():
    kind = kind_named("chain")
    function = read("x y + 1", ("x", "y", "z")).components[0]
    assert kind.aspects(function, ("x", "y", "z")) == ("x", "y")
    material = Material(function, ("x", "y"), frozenset())
    assert kind.hindrance(material) == (
        "chain needs letters in between; add inner: {u: x*y, v: x + y}"
    )


def test_three_hints_lead_to_the_first_line():
    first, second, third = SYMBOLIC.hints
    assert first == (
        "When x moves, f feels it through u and through v. Multiply along each path, then add "
        "the paths."
    )
    assert second == "∂f/∂x = ∂f/∂u · ∂u/∂x + ∂f/∂v · ∂v/∂x."
    assert third == "To begin: ∂f/∂u = 2u and ∂u/∂x = y."


def test_no_letter_in_between_is_called_f(tmp_path):
    path = tmp_path / "bank.yaml"
    path.write_text(
        "schema: gradquest/bank@1\nid: one\ntitle: One\nproblems:\n"
        "  - {id: a, kinds: [chain], f: f^2 + x, inner: {f: x*y}}\n"
    )
    with pytest.raises(BankError) as trouble:
        load_bank(path)
    assert "'f' is taken already; use another letter" in str(trouble.value)
