"""Every shipped template over many seeds: well written, worth asking, its own answer right."""

from collections import Counter

import pytest
from blemishes import BLOT, WART, blemishes, is_balanced, own_answer

from gradquest.banks.drawing import draw, drawn
from gradquest.banks.family import FAMILIES
from gradquest.banks.library import Library, shipped_banks
from gradquest.kinds.kind import kinds
from gradquest.maths import floats
from gradquest.maths.exact import rational
from gradquest.maths.expression import variables

SEEDS = range(2)
TEMPLATES = [template for bank in shipped_banks() for template in bank.templates]


@pytest.mark.parametrize("text", ["1x + y", "1sin(x)", "1·x", "0x", "x + 0", "x*1", "x/1 + y"])
def test_warts_are_recognised(text):
    assert WART.search(text)


@pytest.mark.parametrize(
    "text",
    ["2x^1", "x¹", "x + -3", "x - -y", "--x", "2·-3", "x  + y", "2.50", "-0", "{a} is", "( x)"],
)
def test_blots_are_recognised(text):
    assert BLOT.search(text)


@pytest.mark.parametrize("text", ["(x", "x)", "(x]", "{x"])
def test_a_bracket_without_its_partner_is_recognised(text):
    assert not is_balanced(text)


@pytest.mark.parametrize(
    "text",
    [
        "x^10 + 11x",
        "x¹²",
        "x⁻¹",
        "0.1x - 10y",
        "x/(1 - y)",
        "10x",
        "x^(1/2)",
        "tanh(5w + 10) + 0.5",
    ],
)
def test_plain_notation_is_neither(text):
    assert not WART.search(text)
    assert not BLOT.search(text)
    assert is_balanced(text)


def test_every_shipped_bank_loads():
    assert [str(fault) for fault in Library.open().faults] == []
    assert len(TEMPLATES) == len({(it.bank, it.id) for it in TEMPLATES})
    assert len(TEMPLATES) >= 320


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_has_templates_on_several_levels(kind):
    levels = [it.level for it in TEMPLATES if kind in it.kinds]
    assert len(levels) >= 6
    assert len(set(levels)) >= 4


def test_every_family_and_every_level_has_templates():
    families = Counter(it.family for it in TEMPLATES)
    assert all(families[family] >= 12 for family in FAMILIES)
    assert {it.level for it in TEMPLATES} == set(range(10))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda it: it.name)
def test_every_template_gives_sound_problems(template):
    for place, kind in enumerate(template.kinds):
        for seed in SEEDS:
            problem = draw(template, kind, seed)
            answer = own_answer(problem)
            assert problem.judge(answer).is_right, problem.reference
            assert not problem.kind.judge(problem.task, f"{answer} + 1").is_right
            if seed == place % len(SEEDS):
                assert list(blemishes(problem)) == [], problem.reference


def is_short(entry):
    value = rational(entry)
    return value is not None and 1000 % value.denominator == 0


def test_nearly_all_numbers_have_at_most_three_decimals():
    """The best known banks reach 47 % with two decimals."""
    numeric = [
        problem
        for template in TEMPLATES
        for kind in template.kinds
        for problem in [drawn(template, kind, 0).problem]
        if not problem.kind.is_spoken and not any(map(variables, problem.answer))
    ]
    short = sum(all(map(is_short, it.answer)) for it in numeric)
    assert short >= 0.95 * len(numeric)
    assert all(it.kind.is_neat(it.answer) for it in numeric)
    plain = [it for it in numeric if it.task.aspect != "angle"]
    assert max(abs(floats.value(entry)) for it in plain for entry in it.answer) <= 60
