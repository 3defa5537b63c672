"""Every verdict on some 2,000 typed answers whose truth is known without our checker.

`answer_pairs` is made by benchmarks/make_answer_pairs.py from sympy; the `odd_answers` were
thought up by hand to mislead a checker, and worked out with mpmath and on paper.
"""

import json
from pathlib import Path

import pytest

from gradquest.maths.judging.checking import check

DATA = Path(__file__).parent / "data"


def pairs(name, verdict):
    lines = map(json.loads, (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line["verdict"] == verdict]


@pytest.mark.parametrize(
    ("name", "verdict", "fewest"),
    [
        ("answer_pairs", "right", 700),
        ("answer_pairs", "wrong", 1500),
        ("answer_pairs", "unreadable", 300),
        ("answer_pairs", "ask", 40),
        ("odd_answers", "right", 130),
        ("odd_answers", "wrong", 60),
        ("odd_answers", "unreadable", 40),
        ("odd_answers", "ask", 25),
    ],
)
def test_no_pair_is_misjudged(name, verdict, fewest):
    known = pairs(name, verdict)
    misjudged = [
        pair
        for pair in known
        if check(pair["answer"], pair["expected"], pair["vars"], pair["domain"]).outcome != verdict
    ]
    assert misjudged == []
    assert len(known) >= fewest
