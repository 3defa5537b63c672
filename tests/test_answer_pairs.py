"""Every verdict on some 1,900 typed answers whose truth is known without our checker."""

import json
from pathlib import Path

import pytest

from gradquest.maths.judging.checking import check

PAIRS = Path(__file__).parent / "data" / "answer_pairs.jsonl"


def pairs(verdict):
    lines = map(json.loads, PAIRS.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line["verdict"] == verdict]


@pytest.mark.parametrize(
    ("verdict", "fewest"), [("right", 600), ("wrong", 800), ("unreadable", 300), ("ask", 40)]
)
def test_no_pair_is_misjudged(verdict, fewest):
    """Remade by benchmarks/make_answer_pairs.py."""
    known = pairs(verdict)
    misjudged = [
        pair
        for pair in known
        if check(pair["answer"], pair["expected"], pair["vars"], pair["domain"]).outcome != verdict
    ]
    assert misjudged == []
    assert len(known) >= fewest
