"""Every slip of hundreds of drawn problems, typed as a learner would, is named as what it is."""

from functools import cache

import pytest
from slip_census import CORE, Census, as_typed, census, problems, says_nothing

LEAST_SHARE = 0.9


@cache
def counted() -> Census:
    return census(problems(range(11, 18), keep=12), keep=8)


def test_nine_of_ten_slips_are_rightly_named():
    found = counted()
    assert found.problems >= 200
    assert found.share >= LEAST_SHARE, "\n".join(map(str, found.misses[:20]))


@pytest.mark.parametrize(
    "slip",
    ["wrong-variable", "vanishing-term-kept", "power-not-reduced", "one-coordinate-only"],
)
def test_the_commonest_slips_are_nearly_always_named(slip):
    found = counted()
    assert found.named[slip] >= 0.85 * found.typed[slip] > 0


def test_no_right_answer_is_called_wrong():
    assert counted().called_wrong == []


def test_every_wrong_answer_is_told_more_than_that_it_is_wrong():
    assert [str(miss) for miss in counted().unexplained] == []


def test_an_answer_that_nothing_explains_is_told_something_true_all_the_same():
    for problem in problems((15,), keep=8):
        for text in ("(41, 17)", "(x, y)") if problem.entries else ("41", "0", "(1, 2)"):
            verdict = problem.judge(text)
            if not verdict.is_right and verdict.counts:
                told = verdict.slip.message if verdict.slip else verdict.message
                assert not says_nothing(told), (problem.reference, text)


def test_all_core_kinds_are_in_the_census():
    assert counted().kinds == set(CORE)


def test_a_number_that_is_no_fraction_is_typed_rounded():
    from gradquest.maths.grammar.reading import read

    assert as_typed(read("(sqrt(2), 1/3)", (), is_vector=True).components) == "(1.4142, 1/3)"
