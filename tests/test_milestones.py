"""On which day skills rise, and what the course is."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from progress_logs import attempt, logs

from gradquest.banks.library import Library
from gradquest.progress.course import COURSE, hardest_of
from gradquest.progress.mastery import LEARNED_AT, MASTERED_AT, Shown
from gradquest.progress.milestones import Milestones, milestones_of
from gradquest.progress.store import Unsaved
from gradquest.training.learner import Learner
from gradquest.training.menu import options
from gradquest.training.projection import Projection, projection, weeks_for
from gradquest.training.standing import SkillStanding

SKILL = "partial_x.chain"


def test_a_skill_rises_on_the_day_of_the_answer_that_lifts_it() -> None:
    log = [attempt(n, day, family="chain", level=4) for n, day in enumerate((0, 0, 1, 1, 3, 3))]
    with Unsaved("a test", log) as journal:
        milestones = milestones_of(journal)
    days = {level: milestones.day(SKILL, level) for level in Shown}
    assert days == {
        Shown.NEW: None,
        Shown.LEARNING: "2026-01-05",
        Shown.LEARNED: "2026-01-06",
        Shown.PROFICIENT: "2026-01-08",
        Shown.MASTERED: None,
    }


@settings(max_examples=60, deadline=None)
@given(logs)
def test_the_milestones_agree_with_the_levels_that_are_shown(log) -> None:
    milestones = Milestones()
    for one in log:
        milestones.note(one)
    learner = Learner.from_log(log)
    for skill in {f"{one.kind}.{one.family}" for one in log}:
        shown = learner.shown(skill, hardest_of(skill))
        reached = {it for it in Shown if milestones.day(skill, it) is not None}
        assert reached == {it for it in Shown if 0 < it.rank <= shown.rank}


@pytest.fixture(scope="module")
def hardest() -> dict[str, int]:
    found: dict[str, int] = {}
    for option in options(Library.open(None).banks):
        found[option.skill] = max(option.level, found.get(option.skill, 0))
    return found


def test_every_skill_of_the_course_is_in_the_shipped_banks(hardest: dict[str, int]) -> None:
    assert not COURSE - hardest.keys()


def test_no_achievement_asks_for_harder_problems_than_there_are(hardest: dict[str, int]) -> None:
    """A new skill whose hardest problems are easy goes into the table of `course`."""
    for least in (LEARNED_AT, MASTERED_AT):
        asked = {skill: min(least, hardest_of(skill)) for skill in hardest}
        assert {it: asked[it] for it in asked if asked[it] > hardest[it]} == {}


# The goal

TODAY = date(2026, 3, 1)


def standing_of(count: int, learned: int, easiest: int = 1) -> list[SkillStanding]:
    return [
        SkillStanding(
            f"partial_x.f{place}",
            Shown.LEARNED if place < learned else Shown.NEW,
            is_rusty=False,
            memory=None,
            due_in=None,
            items=0,
            recent=(),
            level=1.0,
            hardest=4,
            easiest=easiest,
        )
        for place in range(count)
    ]


def learned_on(ages: list[int]) -> Milestones:
    """The first skills were learned so many days ago."""
    days = {
        f"partial_x.f{place}": {Shown.LEARNED.value: (TODAY - timedelta(days=age)).isoformat()}
        for place, age in enumerate(ages)
    }
    return Milestones({"days": days, "inner": {}})


def goal(ages: list[int], count: int = 20, first: int = 200) -> Projection:
    skills = standing_of(count, len(ages))
    begun = TODAY - timedelta(days=first)
    return projection(skills, learned_on(ages), 2, begun, TODAY)


def test_only_what_was_learned_lately_makes_the_rate() -> None:
    found = goal([100, 90, 27, 20, 10, 0, 28])
    assert (found.total, found.learned, found.lately, found.days) == (20, 7, 4, 28)
    assert found.weeks == weeks_for(13, 4, 28)


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (goal([]), "0 are learned. None was learned in the last 28 days, so there is no rate"),
        (goal([], first=3), "Too early to say when: none in 4 days."),
        (goal([1, 2]), "Too early to say when: 2 in 28 days."),
        (goal([1, 2, 3, 4], first=12), "Too early to say when: 4 in 13 days."),
        (goal([1, 2, 3, 4, 5, 6, 7]), "7 in 28 days, it takes about 4 to 14 weeks more."),
        (goal([1] * 18), "it takes up to about 2 weeks more."),
        (goal([1, 2, 3], count=60), "it takes 35 weeks or much longer."),
        (goal([1, 2, 3], count=900), "it takes more than a year."),
        (goal([1, 2], count=2), "Your goal is reached: the 2 skills up to level 2 are learned."),
        (goal([], count=0), "Your goal: there is no skill up to level 2."),
    ],
)
def test_the_goal_is_told_as_a_range_or_not_at_all(found: Projection, says: str) -> None:
    assert says in found.says


def test_skills_that_begin_harder_are_no_part_of_the_goal() -> None:
    skills = standing_of(3, 0) + standing_of(5, 0, easiest=3)
    assert projection(skills, learned_on([]), 2, TODAY, TODAY).total == 3


def test_the_range_holds_four_times_in_five() -> None:
    """For skills that are learned at random at a steady rate, counted in 28 days."""
    chance, held = Random(7), []  # noqa: S311
    for _ in range(3000):
        rate, left = chance.uniform(0.2, 0.6), chance.randint(8, 30)
        lately, waited = 0, chance.expovariate(rate)
        while waited < 28:
            lately, waited = lately + 1, waited + chance.expovariate(rate)
        needed = sum(chance.expovariate(rate) for _ in range(left)) / 7
        weeks = weeks_for(left, lately, 28)
        if weeks is not None:
            held.append(weeks[0] <= needed <= weeks[1])
    assert 0.75 <= sum(held) / len(held) <= 0.95
