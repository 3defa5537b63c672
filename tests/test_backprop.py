"""Backpropagation: every blank is measured by what was filled in before it."""

from __future__ import annotations

import pytest
from posing import posed, told
from solution_lines import faults

from gradquest.commands.wording import verdict_line
from gradquest.kinds.kind import kind_named
from gradquest.maths.notation import typed_answer
from gradquest.progress.attempt import Status
from gradquest.training.played import Feedback
from gradquest.tui.answering import preview
from gradquest.tui.feedback import why

GATE = posed("backprop", "q z", (-2, 5, -4), names="xyz", inner={"q": "x + y"})
FORK = posed("backprop", "p + q^2", (3, 2), names="xy", inner={"p": "x y", "q": "p - x"})
SQUASHED = posed(
    "backprop", "a^2", ("1/2", 1), names=("w", "b"), inner={"z": "2w + b", "a": "tanh(z)"}
)  # fmt: skip
ODD = posed("backprop", "E^2", (3, 2), names=("I", "pi"), inner={"theta": "I pi", "E": "theta - 1"})


def test_a_textbook_gate_comes_out():
    """f = (x + y)z at (-2, 5, -4), as every course on neural networks has it."""
    assert typed_answer(GATE.answer) == "(3, -12, -4, -4, -4, 3)"
    assert GATE.entries == ("q", "f", "∂f/∂q", "∂f/∂x", "∂f/∂y", "∂f/∂z")
    assert GATE.question == "(q, f, ∂f/∂q, ∂f/∂x, ∂f/∂y, ∂f/∂z) = ?"


def test_slopes_come_back_later_nodes_first_and_add_up_where_ways_meet():
    assert FORK.entries == ("p", "q", "f", "∂f/∂q", "∂f/∂p", "∂f/∂x", "∂f/∂y")
    assert typed_answer(FORK.answer) == "(6, 3, 15, 6, 7, 8, 21)"


def test_letters_are_shown_as_they_are_written():
    assert ODD.question == "(θ, E, f, ∂f/∂E, ∂f/∂θ, ∂f/∂I, ∂f/∂π) = ?"


@pytest.mark.parametrize("problem", [GATE, FORK, SQUASHED, ODD])
def test_the_slopes_are_those_of_the_composed_function(problem):
    gradient = posed("gradient_at", typed_answer((problem.task.function,)),
                     problem.task.point, names=problem.task.variables).answer  # fmt: skip
    assert kind_named("gradient_at").is_same(
        problem.task, problem.answer[-len(gradient) :], gradient
    )


@pytest.mark.parametrize("problem", [GATE, FORK, SQUASHED, ODD])
def test_every_line_of_the_solution_is_true(problem):
    assert list(faults(problem)) == []
    assert problem.judge(typed_answer(problem.answer)).is_right


def test_the_request_lists_the_blanks_in_order():
    assert GATE.prompt == (
        "q = x + y, f = qz. The inputs are x = -2, y = 5 and z = -4. Go forwards for the value "
        "of each node, then backwards for the slope of f in each. Give a list of 6 numbers, in "
        "this order: q, f, ∂f/∂q, ∂f/∂x, ∂f/∂y, ∂f/∂z."
    )


FOLLOW = "∂f/∂x and ∂f/∂y follow from your ∂f/∂q, and are no mistakes of their own."


@pytest.mark.parametrize(
    ("answer", "slip", "says", "carried"),
    [
        ("(3, -12, 3, 3, 3, 3)", "own-value",
         f"A product passes on the other factor: ∂f/∂q is z, not q. {FOLLOW}", "...xx."),
        ("(3, -12, -5, -5, -5, 3)", "",
         f"∂f/∂q is not right: look at how f = qz moves with q again. {FOLLOW}", "...xx."),
        ("(3, -12, -5, -5, -4, 3)", "",
         "∂f/∂q is not right: look at how f = qz moves with q again. "
         "∂f/∂x follows from your ∂f/∂q, and is no mistake of its own.", "...x.."),
        ("(7, -28, -4, -4, -4, 7)", "",
         "q is not right: look at q = x + y again. "
         "f and ∂f/∂z follow from your q, and are no mistakes of their own.", ".x...x"),
        ("(-10, 40, -4, -4, -4, -10)", "multiplied-not-added",
         "q = x + y is a sum; you multiplied. "
         "f and ∂f/∂z follow from your q, and are no mistakes of their own.", ".x...x"),
        ("(3, -1, -4, -4, -4, 3)", "added-not-multiplied", "f = qz is a product; you added.", ""),
        ("(3, -12, -4, 1, 1, 3)", "upstream-missing",
         "∂f/∂x also needs what comes from above: multiply by ∂f/∂q. Look at ∂f/∂y as well.", ""),
        ("(3, -12, -4, 4, -4, 3)", "whole-sign", "Check the sign of ∂f/∂x.", ""),
        ("(3, -12, z, -4, -4, 3)", "not-substituted",
         "Numbers are asked for: put the inputs into ∂f/∂q.", ""),
        ("(3, -12, -4, 3, -4, -4)", "entries-swapped",
         "The numbers are right, but in another order than q, f, ∂f/∂q, ∂f/∂x, ∂f/∂y, ∂f/∂z.", ""),
        ("(3, -12)", "",
         "The answer has 6 entries, in this order: q, f, ∂f/∂q, ∂f/∂x, ∂f/∂y, ∂f/∂z.", ""),
    ],
)  # fmt: skip
def test_the_first_mistake_is_told_and_what_follows_from_it_is_not_blamed(
    answer, slip, says, carried
):
    assert told(GATE, answer) == (slip, says)
    verdict = GATE.judge(answer)
    assert "".join("x" if follows else "." for follows in verdict.carried).strip(".") in (
        carried.strip("."),
    )
    for right, follows in zip(verdict.components, verdict.carried, strict=False):
        assert not (right and follows)


@pytest.mark.parametrize(
    ("answer", "slip", "part"),
    [
        ("(6, 3, 15, 6, 7, 14, 21)", "one-path-only", "x goes into p and into q: add"),
        ("(6, 3, 15, 6, 6, 6, 18)", "one-path-only", "follow from your ∂f/∂p"),
        ("(6, 3, 15, 6, 7, 13, 21)", "local-missing", "also needs the local slope"),
        ("(6, 3, 15, 3, 4, 5, 12)", "gave-value", "That is the value of q"),
        ("(6, 3, 15, 18, 19, 20, 57)", "power-not-reduced", "Look at ∂f/∂q. Power rule on q²"),
    ],
)
def test_mistakes_on_a_fork_are_named(answer, slip, part):
    found, message = told(FORK, answer)
    assert found == slip
    assert part in message or "Did you" in message


def test_numbers_rounded_on_the_way_still_follow():
    right = [0.9640, 0.9293, 1.928, 0.1362, 0.2724, 0.1362]
    assert SQUASHED.judge(f"(2, {', '.join(map(str, right))})").is_right
    wrong = "(2, 0.964, 0.929, 0.964, 0.0681, 0.1362, 0.0681)"
    verdict = SQUASHED.judge(wrong)
    assert verdict.carried == (False, False, False, False, True, True, True)


@pytest.mark.parametrize(
    ("problem", "unseen"),
    [
        (GATE, set()),
        (FORK, set()),
        (
            posed("backprop", "q + z", (1, 2, 3), names="xyz", inner={"q": "x + 2y"}),
            {"upstream-missing"},
        ),
        (posed("backprop", "q z", (1, 2, 3), names="xyz", inner={"q": "x + y"}), {"own-value"}),
    ],
)
def test_draws_that_hide_a_mistake_are_noticed(problem, unseen):
    assert set(problem.kind.blind_spots(problem.task)) == unseen


# A long list on screen


def test_each_entry_has_its_name_and_its_mark():
    verdict = GATE.judge("(3, -12, 3, 3, 3, 3)")
    lines = [line.text for line in why(Feedback(GATE, Status.WRONG, verdict))]
    assert "✓ q   ✓ f   ✗ ∂f/∂q   → ∂f/∂x   → ∂f/∂y   ✓ ∂f/∂z" in lines
    assert verdict_line(verdict).startswith("wrong: q, f and ∂f/∂z are right. A product passes on")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("3", "3"),
        ("(3", "q = 3   next: f"),
        ("(3, -12,", "q = 3   f = -12   next: ∂f/∂q"),
        ("3 -12 -4 -4", "q = 3   f = -12   ∂f/∂q = -4   ∂f/∂x = -4   next: ∂f/∂y"),
        ("(3, -12, -4, -4, -4, 3)",
         "q = 3   f = -12   ∂f/∂q = -4   ∂f/∂x = -4   ∂f/∂y = -4   ∂f/∂z = 3"),
        ("1 2 3 4 5 6 7",
         "q = 1   f = 2   ∂f/∂q = 3   ∂f/∂x = 4   ∂f/∂y = 5   ∂f/∂z = 6   1 too many"),
    ],
)  # fmt: skip
def test_while_one_types_each_number_stands_beside_its_name(typed, shown):
    assert preview(GATE, typed, 72, 5, is_ascii=False).text == shown


def test_a_list_that_is_complete_but_not_closed_is_pointed_out():
    found = preview(GATE, "(3, -12, -4, -4, -4, 3", 72, 5, is_ascii=False)
    assert (found.text, found.column) == ("Did you forget to close this ( ?", 1)


def test_the_direct_path_has_a_name_of_its_own():
    direct = posed("backprop", "q*x + 3x", at=(1, 2), inner={"q": "x y"})
    says = direct.steps[-1].says
    assert "∂f/∂x = ∂f/∂q · ∂q/∂x + direct slope in x with " in says
    assert "direct slope in x = q + 3" in says
    assert says.count("∂f/∂x") == 1
