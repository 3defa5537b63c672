"""Share codes: short, forgiving, and never taken for another one."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradquest.errors import Misuse
from gradquest.training.code import (
    ALPHABET,
    LENGTH,
    LONGEST_RACE,
    LONGEST_SPRINT_S,
    SEEDS,
    SHORTEST_SPRINT_S,
    Code,
    fingerprint,
    may_be_shared,
    read_code,
)

numbers = st.integers(0, SEEDS - 1)
races = st.builds(Code, numbers, numbers, st.integers(1, LONGEST_RACE), st.just(True))
sprints = st.builds(
    Code, numbers, numbers, st.integers(SHORTEST_SPRINT_S, LONGEST_SPRINT_S), st.just(False)
)
codes = races | sprints
SOME = [
    Code(0, 0, 10, is_race=True),
    Code(SEEDS - 1, SEEDS - 1, LONGEST_SPRINT_S, is_race=False),
    Code(123_456, 654_321, 20, is_race=True),
]


def is_read(text: str) -> bool:
    try:
        read_code(text)
    except Misuse:
        return False
    return True


@given(codes)
@settings(max_examples=200, deadline=None)
def test_a_code_says_all_that_was_put_into_it(code: Code) -> None:
    assert read_code(str(code)) == code


@pytest.mark.parametrize("code", SOME, ids=str)
def test_every_single_wrong_sign_is_noticed(code: Code) -> None:
    """All substitutions at all places; a lookalike (O for 0, I or L for 1) is the same sign."""
    signs = str(code).replace("-", "")
    for place, right in enumerate(signs):
        for other in ALPHABET:
            typed = signs[:place] + other + signs[place + 1 :]
            assert is_read(typed) == (other == right), typed


@given(codes, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
@settings(max_examples=200, deadline=None)
def test_a_wrong_sign_is_noticed_in_any_code(code: Code, place: int, other: str) -> None:
    signs = str(code).replace("-", "")
    typed = signs[:place] + other + signs[place + 1 :]
    assert is_read(typed) == (typed == signs)


@pytest.mark.parametrize("code", SOME, ids=str)
def test_two_unlike_signs_that_changed_places_are_noticed(code: Code) -> None:
    signs = str(code).replace("-", "")
    for one, other in combinations(range(LENGTH), 2):
        typed = [*signs]
        typed[one], typed[other] = typed[other], typed[one]
        assert is_read("".join(typed)) == (signs[one] == signs[other])


@pytest.mark.parametrize("code", SOME, ids=str)
@pytest.mark.parametrize(
    "rewrite",
    [
        str.lower,
        lambda text: text.replace("-", ""),
        lambda text: text.replace("-", " "),
        lambda text: f"  {text}\n",
        lambda text: text.replace("0", "O").replace("1", "l"),
        lambda text: text.replace("0", "o").replace("1", "I"),
        lambda text: "-".join(text.replace("-", "")),
    ],
)
def test_case_hyphens_blanks_and_lookalikes_do_not_matter(code: Code, rewrite) -> None:  # type: ignore[no-untyped-def]
    assert read_code(rewrite(str(code))) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0000-0000-09",
        "0000-0000-09NN",
        "0000-0000-00U",
        "∂∂∂∂-∂∂∂∂-∂∂∂",
        "x" * 10_000,
        "\x00" * 11,
    ],
)
def test_what_is_no_code_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Misuse, match=r"no share code; one looks like \w{4}-\w{4}-\w{3}$"):
        read_code(text)


def test_nothing_but_zeros_is_no_code() -> None:
    assert not is_read("0" * LENGTH)


@given(st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH))
@settings(max_examples=200, deadline=None)
def test_whatever_is_read_is_written_the_same(text: str) -> None:
    if is_read(text):
        assert str(read_code(text)).replace("-", "") == text


def test_codes_of_the_same_problems_have_one_middle() -> None:
    problems = fingerprint("kinds=all")
    middles = {str(Code(seed, problems, 10, is_race=True))[5:9] for seed in range(20)}
    assert len(middles) == 1


@pytest.mark.parametrize(
    ("is_race", "size", "seed", "may"),
    [
        (True, 10, 0, True),
        (True, 101, 0, False),
        (True, 10, SEEDS, False),
        (False, 10, 0, True),
        (False, 9, 0, False),
        (False, 601, 0, False),
    ],
)
def test_only_usual_lengths_and_short_seeds_have_a_code(
    is_race: bool, size: int, seed: int, may: bool
) -> None:
    assert may_be_shared(is_race=is_race, size=size, seed=seed) is may
