"""From template and seed to problem: always the same one, and always worth asking."""

import subprocess
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradquest.banks.drawing import Barren, draw, drawn
from gradquest.banks.loader import load_bank
from gradquest.banks.worth import Reason, explained
from gradquest.maths.chance import LARGEST_SEED
from gradquest.maths.expression import Number
from gradquest.maths.notation import pretty, typed, typed_answer

DATA = Path(__file__).parent / "data" / "banks"
GOLDEN = DATA / "golden.txt"
HEAD = "schema: gradquest/bank@1\nid: b\ntitle: B\nproblems:\n"

WORKED = load_bank(DATA / "worked.yaml")


def template(folder, body):
    """The one template of a body such as `{f: a*x + y, kinds: [partial_x]}`."""
    path = folder / "bank.yaml"
    path.write_text(f"{HEAD}  - {body.replace('{', '{id: p, ', 1)}\n", encoding="utf-8")
    return load_bank(path).templates[0]


def golden_lines():
    """Problems of fixed seeds as text."""
    for it in WORKED.templates:
        for kind in it.kinds:
            for seed in (0, 1, 2, 7, LARGEST_SEED):
                problem = draw(it, kind, seed)
                task = problem.task
                given = [*map(str, task.point or ()), f"rate {task.learning_rate or 'none'}"]
                parts = (problem.reference, typed(task.function), *given)
                yield f"{'; '.join(parts)}; answer {typed_answer(problem.answer)}"


def test_a_seed_names_a_problem_for_ever():
    """A change here breaks every share code and every reference to a problem."""
    assert list(golden_lines()) == GOLDEN.read_text("utf-8").splitlines()


def test_hash_randomisation_changes_nothing():
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import test_banks_drawing as it;"
        "print(*it.golden_lines(), sep='\\n')"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(Path(__file__).parent)],
        env={"PYTHONHASHSEED": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == GOLDEN.read_text("utf-8")


def test_another_parameter_changes_no_other_draw(tmp_path):
    few = template(tmp_path, "{f: a*x + b*y, kinds: [partial_x], params: {a: 1..99, b: 1..99}}")
    more = template(
        tmp_path, "{f: a*x + b*y + c, kinds: [partial_x], params: {c: 1..9, b: 1..99, a: 1..99}}"
    )
    for seed in range(20):
        one, other = drawn(few, "partial_x", seed), drawn(more, "partial_x", seed)
        assert {**one.values, "c": other.values["c"]} == other.values


def test_a_problem_says_where_it_comes_from():
    problem = draw(WORKED.templates[0], "partial_x", 7)
    assert problem.reference == "worked/poly-trap/partial_x:7"
    assert problem.origin.bank_hash == WORKED.hash
    assert (problem.origin.family, problem.origin.level) == ("mixed", 2)
    assert problem.skill == "partial_x.mixed"


def test_authors_sentences_are_filled_in():
    problem = draw(WORKED.templates[0], "partial_x", 7)
    vanishing = pretty(problem.task.function.terms[-1])
    assert problem.origin.author_hints == (
        "Which letters are frozen? Read y as the number 7.",
        f"The term {vanishing} has no x in it.",
    )
    loss = draw(WORKED.templates[2], "descent_step", 3)
    values = drawn(WORKED.templates[2], "descent_step", 3).values
    shown = "({x1},{y1}) and ({x2},{y2})".format(**values)
    assert loss.prompt.startswith(f"Mean squared error of the line w·x + b on {shown}. ")


def test_a_hint_with_nothing_to_say_here_is_left_out(tmp_path):
    it = template(
        tmp_path,
        "{f: a*x^2*y, kinds: [partial_x, gradient_at], params: {a: 2..9}, "
        'point: {x: 1..4, y: 1..4}, hints: ["{vanishing} goes.", "Freeze {other}.", "{f}", "{a}"]}',
    )
    partial = draw(it, "partial_x", 1)
    assert partial.origin.author_hints[0] == "Freeze y."
    assert len(partial.origin.author_hints) == 3
    assert len(draw(it, "gradient_at", 1).origin.author_hints) == 2


def test_only_what_the_kind_needs_is_in_the_task():
    bowl = WORKED.templates[1]
    step, gradient = draw(bowl, "descent_step", 1).task, draw(bowl, "gradient_at", 1).task
    assert step.learning_rate in (Fraction(1, 10), Fraction(1, 20), Fraction(1, 4))
    assert gradient.learning_rate is None
    assert len(gradient.point) == 2


@pytest.mark.parametrize("it", WORKED.templates, ids=lambda it: it.id)
def test_conditions_hold_in_every_draw(it):
    for kind in it.kinds:
        for seed in range(20):
            values = drawn(it, kind, seed).values
            assert all(condition.holds(values) for condition in it.where)


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        ("{f: a*x + y, kinds: [partial_x], params: {a: [0]}}", "partial_x", "zero-partial"),
        ("{f: x + y, kinds: [partial_x]}", "partial_x", "wrong-variable"),
        (
            "{f: x^2 + y^2, kinds: [gradient_at], point: {x: 0, y: 1..3}}",
            "gradient_at",
            "zero-component",
        ),
        (
            "{f: x^2 - y^2, kinds: [gradient_at], point: {x: 1..3, y: -x}}",
            "gradient_at",
            "components-swapped",
        ),
        (
            "{f: a*x^2 + y^2, kinds: [gradient_at], params: {a: 40..50}, point: {x: 1..3, y: 1}}",
            "gradient_at",
            "large-answer",
        ),
        (
            "{f: 2*x^2 + y^2, kinds: [descent_step], point: {x: 1..3, y: 1..3}, lr: 1}",
            "descent_step",
            "no-learning-rate",
        ),
        ("{f: a^x + y, kinds: [partial_x], params: {a: 1..1}}", "partial_x", "zero-partial"),
    ],
)
def test_draws_that_teach_nothing_are_rejected_unless_allowed(body, kind, reason, tmp_path):
    it = template(tmp_path, body)
    with pytest.raises(Barren) as barren:
        draw(it, kind, 1)
    assert barren.value.reason == reason
    assert barren.value.rejected == Counter({reason: 200})
    assert str(barren.value) == (
        f"b/p/{kind} gives no problem: 200 draws failed, 200 of them because {explained(reason)}"
    )
    allowed = template(tmp_path, f"{body[:-1]}, allow: [{reason}]}}")
    assert draw(allowed, kind, 1)


def test_undefined_slopes_are_rejected_though_the_function_is_defined(tmp_path):
    it = template(
        tmp_path, "{f: a*sqrt(x) + y, kinds: [partial_x], params: {a: 2..3}, domain: {x: 0..4}}"
    )
    with pytest.raises(Barren) as barren:
        draw(it, "partial_x", 1)
    assert barren.value.reason == Reason.UNDEFINED


@pytest.mark.parametrize("f", ["3*x*((a^(-a))^a) + y", "3*x + y*a^a^a", "3*x^(a^3) + y"])
def test_numbers_that_would_stop_the_machine_are_rejected_at_once(f, tmp_path):
    it = template(tmp_path, f"{{f: {f}, kinds: [partial_x], params: {{a: [1, 9999, 9998]}}}}")
    values = {drawn(it, "partial_x", seed).values["a"] for seed in range(3)}
    assert values == {1}


def test_a_choice_that_other_choices_empty_is_drawn_again(tmp_path):
    it = template(tmp_path, "{f: a*x + b*y, kinds: [partial_x], params: {a: 1..9, b: a+1..6}}")
    found = [drawn(it, "partial_x", seed) for seed in range(30)]
    assert all(one.values["a"] < one.values["b"] <= 6 for one in found)
    assert sum(one.rejected[Reason.NO_CHOICE] for one in found) > 3


def test_slips_that_an_author_names_must_be_told_from_the_answer(tmp_path):
    """Differentiating e^x twice gives the answer too, unless there is a square beside it."""
    body = "{f: a*x^2 + b*e^x + y, kinds: [partial_x], params: {a: 0..1, b: 2..9}%s}"
    free = template(tmp_path, body % "")
    strict = template(tmp_path, body % ", avoid: [second-derivative]")
    assert {drawn(free, "partial_x", seed).values["a"] for seed in range(20)} == {0, 1}
    assert {drawn(strict, "partial_x", seed).values["a"] for seed in range(20)} == {1}


def test_numbers_have_at_most_three_decimals_where_the_template_can(tmp_path):
    """At least 95 % of all problems, over fractions that are mostly ugly."""
    it = template(
        tmp_path,
        "{f: a*x/y + b*x, kinds: [gradient_at], params: {a: 1..6, b: 1..4}, "
        "point: {x: 1..9, y: 1..9}, domain: {x: 1..9, y: 1..9}}",
    )
    answers = [draw(it, "gradient_at", seed).answer for seed in range(60)]
    neat = [all(1000 % entry.value.denominator == 0 for entry in answer) for answer in answers]
    assert sum(neat) >= 0.95 * len(neat)


def test_an_ugly_answer_is_better_than_none(tmp_path):
    it = template(
        tmp_path,
        "{f: e^(a*x) + y^2, kinds: [gradient_at], params: {a: 2..3}, point: {x: 1, y: 1..9}}",
    )
    problem = draw(it, "gradient_at", 1)
    assert not isinstance(problem.answer[0], Number)
    assert drawn(it, "gradient_at", 1).rejected[Reason.UGLY] == 40


@settings(max_examples=60, deadline=None)
@given(st.integers(0, LARGEST_SEED), st.sampled_from(WORKED.templates))
def test_every_seed_gives_a_sound_problem(seed, it):
    for kind in it.kinds:
        problem = draw(it, kind, seed)
        assert problem == draw(it, kind, seed)
        assert problem.judge(typed_answer(problem.answer)).is_right
        assert not [*problem.kind.blind_spots(problem.task)]
        for entry in problem.answer:
            if isinstance(entry, Number):
                assert 1000 % entry.value.denominator == 0
                assert abs(entry.value) <= 60
