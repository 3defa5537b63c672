"""Any expression in other words is right; one slip away from it is never taken for right."""

import pytest
from answer_forms import expression, rewritten, slips, typed_somehow
from hypothesis import given, settings
from hypothesis import strategies as st

from gradquest.errors import GradquestError
from gradquest.maths.grammar.reading import read
from gradquest.maths.judging.checking import expectation
from gradquest.maths.judging.judge import judge
from gradquest.maths.notation import typed
from gradquest.maths.symbolic import to_sympy
from gradquest.maths.verdict import Outcome

DOMAIN = {"x": ("1/2", 3), "y": ("1/2", 3)}
PLACES = ((0.75, 1.3), (1.7, 0.6), (2.9, 2.1), (0.51, 2.7))


def reference(tree):
    try:
        return expectation(typed(tree), ("x", "y"), DOMAIN)
    except GradquestError:
        return None


def differ(one, other):
    """By sympy's own arithmetic, clearly and somewhere."""
    for x, y in PLACES:
        first, second = (_value(tree, x, y) for tree in (one, other))
        if first is not None and second is not None:
            gap = abs(first - second)
            if gap > 1e-6 * max(1, abs(first), abs(second)):
                return True
    return False


def _value(tree, x, y):
    letters = {letter: {"x": x, "y": y}[letter.name] for letter in to_sympy(tree).free_symbols}
    value = to_sympy(tree).evalf(30, subs=letters)
    return complex(value).real if value.is_real and value.is_finite else None


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_an_equal_form_is_right(random):
    tree = expression(random)
    wanted = reference(tree)
    if wanted is None:
        return
    text = typed_somehow(rewritten(tree, random), random)
    verdict = judge(text, wanted)
    assert verdict.outcome in (Outcome.RIGHT, Outcome.UNREADABLE), (text, typed(tree), verdict)
    if verdict.outcome is Outcome.UNREADABLE:
        assert any(word in verdict.message for word in ("too long", "characters", "too deeply",
                   "no real value", "divides by 0", "powers of powers")), verdict  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_slip_is_wrong(random):
    tree = expression(random, depth=2)
    wanted = reference(tree)
    others = [] if wanted is None else [slip for slip in slips(tree) if differ(slip, tree)]
    for other in random.sample(others, min(2, len(others))):
        text = typed_somehow(rewritten(other, random, 0.3), random)
        verdict = judge(text, wanted)
        assert not verdict.is_right, (text, typed(tree), verdict)


@pytest.mark.parametrize("text", ["6xy^2 + 10cos(2x)", "x e^(xy)/(1+y^2)", "|x-1| ln(x)"])
def test_slips_are_many(text):
    assert len(list(slips(read(text, ("x", "y")).components[0]))) > 10
