"""What was asked lately."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from training_stage import Shape, attempt

from gradquest.training.lately import MOST_TEMPLATES, RESTED, Lately
from gradquest.training.options import Option


def asked(*templates: str, family: str = "plain") -> Lately:
    lately = Lately()
    for template in templates:
        lately.note(replace(attempt(family=family), template=template))
    return lately


def option(template: str) -> Option:
    return Option("echo", Shape("bank", template, "plain", 1))  # type: ignore[arg-type]


def test_ago_counts_problems():
    lately = asked("a", "b", "a", "c")
    assert [lately.template_ago(("bank", name)) for name in "abc"] == [2, 3, 1]
    assert lately.skill_ago("echo.plain") == 1


def test_what_never_came_is_longer_ago_than_all_else():
    lately = asked("a", "b")
    assert lately.template_ago(("bank", "never")) == lately.skill_ago("echo.never") == 3
    assert Lately().skill_ago("echo.plain") == 1


@pytest.mark.parametrize(
    ("seen", "rested"),
    [("", "abc"), ("a", "bc"), ("ab", "c"), ("abc", "a"), ("abca", "b"), ("cabb", "c")],
)
def test_a_template_that_was_not_seen_comes_first_then_the_one_seen_longest_ago(seen, rested):
    options = [option(name) for name in "abc"]
    assert [it.template.id for it in asked(*seen).rested(options)] == list(rested)


def test_a_skill_that_just_came_is_worth_little_and_a_rested_one_all():
    lately = asked("a")
    rests = []
    for _ in range(RESTED + 5):
        rests.append(lately.rest("echo.plain"))
        lately.note(attempt(family="other"))
    assert rests == sorted(rests)
    assert rests[0] < 0.001
    assert rests[-1] == lately.rest("echo.never") == 1


def test_the_memory_stays_small():
    lately = asked(*(f"t{number}" for number in range(3 * MOST_TEMPLATES)))
    assert len(lately.as_json()["templates"]) == MOST_TEMPLATES
    assert lately.template_ago(("bank", "t0")) == lately.count + 1


def test_it_goes_through_json_unchanged():
    lately = asked("a", "b", "a")
    again = Lately.from_json(json.loads(json.dumps(lately.as_json())))
    for each in (lately, again):
        each.note(attempt())
    assert again.as_json() == lately.as_json()
