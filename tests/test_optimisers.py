"""Steps of momentum, Nesterov momentum, AdaGrad and Adam by the rule that is printed."""

from __future__ import annotations

import math

import pytest
from posing import posed, told
from solution_lines import faults

from gradquest.kinds.kind import Material, kind_named
from gradquest.maths.floats import value
from gradquest.maths.grammar.reading import read
from gradquest.maths.notation import to_ascii, typed_answer

BOWL = "x^2 + 3y^2"
KEPT = {"beta": "0.9", "vx": 1, "vy": -2}


def momentum(aspect="rate outside", given=None):
    return posed("momentum_step", BOWL, at=(1, 2), rate="0.1", aspect=aspect, given=given or KEPT)


NESTEROV = posed("nesterov_step", BOWL, at=(1, 2), rate="0.1", given=KEPT | {"beta": "0.5"})
ADAGRAD = posed("adagrad_step", "x^2 + 2y^2", at=(2, 3), rate="0.5",
                given={"eps": 0, "sx": 9, "sy": 25})  # fmt: skip
FIRST = posed("adam_step", "x^2 + 2y^2", at=(2, -1), rate="0.1",
              given={"beta1": "0.9", "beta2": "0.999", "eps": 1})  # fmt: skip
LATER = posed("adam_step", "x^2 + 2y^2", at=(2, -1), rate="0.1",
              given={"beta1": "0.9", "beta2": "0.99", "eps": "0.5", "t": 3,
                     "mx": 1, "my": 2, "vx": 5, "vy": 7})  # fmt: skip
HALVES = {"beta1": "0.5", "beta2": "0.5", "eps": 0}
ALONE = posed(
    "adam_step", "v^2", (2,), "0.1", names="v", given=HALVES | {"t": 2, "mv": 8, "vv": 80}
)
ODD = posed("momentum_step", "E^2 + I gamma", (1, 2, 3), "0.1", names=("E", "I", "gamma"),
            aspect="averaged", given={"beta": "0.5", "vE": 1, "vI": 2, "vgamma": -1})  # fmt: skip
ALL = [momentum(it) for it in ("rate outside", "rate inside", "averaged")]
ALL += [NESTEROV, ADAGRAD, FIRST, LATER, ALONE, ODD]


# Written out once more, in floating point


def by_momentum(aspect):
    moved = []
    for place, velocity, slope in ((1, 1, 2), (2, -2, 12)):
        match aspect:
            case "rate outside":
                moved.append(place - 0.1 * (0.9 * velocity + slope))
            case "rate inside":
                moved.append(place - (0.9 * velocity + 0.1 * slope))
            case _:
                moved.append(place - 0.1 * (0.9 * velocity + 0.1 * slope))
    return moved


def by_adam(problem):
    given = {name: float(number) for name, number in problem.task.given}
    moved = []
    for name, place, slope in (("x", 2, 4), ("y", -1, -4)):
        t = given.get("t", 1)
        m = given["beta1"] * given.get(f"m{name}", 0) + (1 - given["beta1"]) * slope
        v = given["beta2"] * given.get(f"v{name}", 0) + (1 - given["beta2"]) * slope**2
        m, v = m / (1 - given["beta1"] ** t), v / (1 - given["beta2"] ** t)
        moved.append(place - 0.1 * m / (math.sqrt(v) + given["eps"]))
    return moved


@pytest.mark.parametrize("aspect", ["rate outside", "rate inside", "averaged"])
def test_momentum_follows_each_of_its_conventions(aspect):
    assert list(map(value, momentum(aspect).answer)) == pytest.approx(by_momentum(aspect))


@pytest.mark.parametrize("problem", [FIRST, LATER])
def test_adam_follows_its_paper(problem):
    assert list(map(value, problem.answer)) == pytest.approx(by_adam(problem))


@pytest.mark.parametrize(
    ("problem", "answer"),
    [
        (NESTEROV, "(0.4, 1.2)"),
        (ADAGRAD, "(1.6, 3 - 6/13)"),
        (FIRST, "(1.92, -0.92)"),
        (ALONE, "1.9"),
        (ODD, "(0.85, 1.75, 2.95)"),
    ],
)
def test_small_numbers_come_out(problem, answer):
    assert problem.judge(answer).is_right


@pytest.mark.parametrize("problem", ALL)
def test_every_line_of_the_solution_is_true(problem):
    assert list(faults(problem)) == []
    typed = [f"{value(it):.6g}" for it in problem.answer]
    assert problem.judge(typed[0] if len(typed) == 1 else f"({', '.join(typed)})").is_right
    assert problem.judge(typed_answer(problem.answer)).is_right


@pytest.mark.parametrize(
    ("problem", "printed"),
    [
        (momentum(), "v₁ = 0.9v + g, new x = x - 0.1v₁."),
        (momentum("rate inside"), "v₁ = 0.9v + 0.1g, new x = x - v₁."),
        (momentum("averaged"), "v₁ = 0.9v + (1 - 0.9)g, new x = x - 0.1v₁."),
        (NESTEROV, "ahead = x - 0.5v, v₁ = 0.5v + 0.1g, new x = x - v₁."),
        (ADAGRAD, "s₁ = s + g², new x = x - 0.5g/√(s₁)."),
        (FIRST, "M = m₁/(1 - 0.9), V = v₁/(1 - 0.999), new x = x - 0.1M/(√V + 1)."),
        (LATER, "M = m₁/(1 - 0.9³), V = v₁/(1 - 0.99³), new x = x - 0.1M/(√V + 0.5)."),
    ],
)
def test_the_question_prints_its_rule(problem, printed):
    assert printed in problem.prompt


def test_the_question_says_what_is_remembered():
    assert momentum().prompt.endswith(
        "You stand at (x, y) = (1, 2). Take one step of momentum by this rule, with g for the "
        "slope ∂f/∂x where you stand. Move y like x. So far v = (1, -2). Where do you land?"
    )
    assert "with g for the slope ∂f/∂x at the point ahead." in NESTEROV.prompt
    assert "This is the first step: m = v = 0." in FIRST.prompt
    assert "So far m = (1, 2) and v = (5, 7). This is step 3." in LATER.prompt


def test_the_rules_letters_keep_out_of_the_way():
    assert "r₁ = 0.5r + (1 - 0.5)g²" in ALONE.prompt
    assert "So far m = 8 and r = 80." in ALONE.prompt


def test_the_rule_can_be_shown_in_ascii():
    assert "v_1 = 0.9v + g, new x = x - 0.1v_1." in to_ascii(momentum().prompt)


@pytest.mark.parametrize(
    ("problem", "answer", "slip", "says"),
    [
        (momentum(), "(0.8, 0.8)", "old-velocity-ignored",
         "The velocity so far counts too: v₁ = 0.9v + g."),
        (momentum(), "(0.9, 2.2)", "old-velocity-used", "The last line moves by v₁, not by v."),
        (momentum(), "(0.7, 1)", "beta-missing", "The velocity so far is damped: 0.9 times v."),
        (momentum(), "(0.79, 0.82)", "beta-misplaced", None),
        (momentum(), "(-1.9, -8.2)", "no-learning-rate",
         "The learning rate 0.1 is missing: new x = x - 0.1v₁."),
        (momentum(), "(0.971, 1.898)", "rate-twice", None),
        (momentum(), "(-0.1, 2.6)", "other-rule", None),
        (momentum(), "(1.29, 3.02)", "ascent", "That climbs: the last line subtracts."),
        (momentum(), "(2.9, 10.2)", "gave-state", "That is v₁; the rule goes on to the new point."),
        (momentum(), "(0.71, 2)", "one-coordinate", "y moves too, by its own numbers."),
        (NESTEROV, "(0.3, 1.8)", "no-look-ahead",
         "Take the slope ahead, not where you stand: ahead = x - 0.5v."),
        (ADAGRAD, "(1.5, 2.5)", "old-sum-ignored", None),
        (ADAGRAD, "(2 - 2/25, 3 - 6/169)", "no-root", None),
        (ADAGRAD, "(0, -3)", "not-scaled", None),
        (FIRST, "(2 - 0.04/(sqrt(0.016) + 1), -1 + 0.04/(sqrt(0.016) + 1))", "no-bias-correction",
         "The means began at 0: divide them as the rule says, M = m₁/(1 - 0.9) and "
         "V = v₁/(1 - 0.999)."),
        (FIRST, "(2 - 0.4/17, -1 + 0.4/17)", "no-root", None),
        (FIRST, "(2 - 0.4/sqrt(17), -1 + 0.4/sqrt(17))", "eps-inside", None),
        (FIRST, "(19/10, -9/10)", "eps-missing", None),
        (FIRST, "(2.08, -1.08)", "ascent", None),
    ],
)  # fmt: skip
def test_each_mistake_is_named(problem, answer, slip, says):
    found, message = told(problem, answer)
    assert found == slip
    assert says in (None, message)


@pytest.mark.parametrize("problem", ALL)
def test_every_slip_says_what_was_done_in_words_that_are_filled_in(problem):
    for slip in problem.slips:
        assert slip.message.endswith(".")
        assert slip.did
        assert "{" not in slip.message + slip.did
        assert slip.skill.startswith(f"{problem.kind.name}.")


@pytest.mark.parametrize(
    ("given", "unseen"),
    [
        (KEPT, set()),
        ({"beta": "0.9", "vx": 0, "vy": 0}, {"old-velocity-ignored"}),
    ],
)
def test_draws_that_hide_a_mistake_are_noticed(given, unseen):
    problem = momentum(given=given)
    found = set(problem.kind.blind_spots(problem.task))
    assert unseen <= found
    assert unseen or not found


@pytest.mark.parametrize(
    ("kind", "given", "missing"),
    [
        ("momentum_step", {"beta", "vx"}, "vy"),
        ("adagrad_step", {"eps"}, "sx"),
        ("adam_step", {"beta1", "eps"}, "beta2"),
        ("adam_step", {"beta1", "beta2", "eps", "t", "mx", "my", "vx"}, "vy"),
        ("adam_step", {"beta1", "beta2", "eps"}, ""),
    ],
)
def test_an_author_is_told_which_number_is_missing(kind, given, missing):
    function = read(BOWL, "xy").components[0]
    material = Material(function, ("x", "y"), frozenset({"point", "lr"}), frozenset(given))
    hindrance = kind_named(kind).hindrance(material)
    assert f"{missing}: " in hindrance if missing else hindrance is None


@pytest.mark.parametrize(
    ("kind", "given", "slip"),
    [
        ("adam_step", HALVES | {"t": 2, "mv": 8, "vv": 80}, "beta-swapped"),
        ("momentum_step", {"beta": "0.5", "vv": 3}, "beta-misplaced"),
    ],
)
def test_a_beta_of_one_half_hides_which_part_it_belongs_to(kind, given, slip):
    problem = posed(kind, "v^2", (2,), "0.1", names="v", given=given)
    assert slip in problem.kind.blind_spots(problem.task)


@pytest.mark.parametrize("kind", ["descent_step", "momentum_step"])
def test_from_a_start_at_zero_the_change_alone_is_where_one_lands(kind):
    given = {"beta": "0.9", "vw": 1}
    problem = posed(kind, "w^2 + 3w", (0,), "0.1", names="w", given=given)
    assert "only-the-change" in problem.kind.blind_spots(problem.task)
