"""Achievements: each at the very attempt that earns it, none ever taken back."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from progress_logs import attempt, end, end_logs, logs

from gradquest.progress import fold
from gradquest.progress.achievement import Tier
from gradquest.progress.achievements import (
    ACHIEVEMENTS,
    CORE_KINDS,
    UPHILL,
    achievement_named,
)
from gradquest.progress.attempt import Status
from gradquest.progress.course import COURSE
from gradquest.progress.reached import SECRET, reached_by, reached_in
from gradquest.progress.store import Unsaved
from gradquest.progress.telling import News, granted, tell

WRONG, SKIPPED, REVEALED = Status.WRONG, Status.SKIPPED, Status.REVEALED
FAMILIES = ("polynomial", "mixed", "product", "quotient", "chain", "exp", "log", "trig", "root")


def unlocked(log, ends, shipped=()):
    return reached_by(log, ends, shipped).unlocked


def run(count, day=0, start=0, **changes):
    """So many attempts on one day."""
    return [attempt(start + number, day, **changes) for number in range(count)]


def spread(count, families, days, **changes):
    """So many attempts over so many families and days."""
    return [
        attempt(number, number * days // count, family=FAMILIES[number % families], **changes)
        for number in range(count)
    ]


def at_day(name, log=(), ends=(), shipped=()):
    """The practice day on which it was earned, counted from the first; None if it was not."""
    found = [unlock for unlock in unlocked(list(log), list(ends), shipped) if unlock.name == name]
    days = [one.day for one in map(attempt, range(150), range(150))]
    return days.index(found[0].day) if found else None


PROFICIENT_AFTER, MASTERED_AFTER = (0, 0, 0, 0, 0, 1), (0, 0, 0, 0, 0, 7)


def risen(skills, days):
    """Clean answers in each of these skills on these days, two other skills before them."""
    others = [
        attempt(n, kind="derivative", family=name, session="all", level=4)
        for n, name in enumerate(("exp", "log"))
    ]
    return others + [
        attempt(100 * place + n, day, kind=kind, family=family, session="all", level=4)
        for place, (kind, family) in enumerate(name.split(".") for name in sorted(skills))
        for n, day in enumerate(days)
    ]


# What earns each of them, and what falls just short

SLIPS = run(3, status=WRONG, slip="v1")
FAR_FROM_IT = run(4, 1) + run(4, 2, 10) + run(4, 3, 20)

EARNED = [
    ("Hold y Still", [attempt()]),
    ("Hold x Still", [attempt(kind="partial_y")]),
    ("Nabla!", [attempt(kind="gradient_at", try_=3, hints=2)]),
    ("First Descent", [attempt(kind="descent_step", try_=2)]),
    ("Four Corners", [attempt(n, kind=kind, try_=2) for n, kind in enumerate(CORE_KINDS)]),
    ("Frozen Variable I", spread(10, 3, 1)),
    ("Frozen Variable II", spread(50, 5, 4)),
    ("Frozen Variable III", spread(150, 8, 10)),
    ("Compass Rose I", spread(10, 3, 1, kind="gradient_at")),
    ("Compass Rose II", spread(50, 5, 4, kind="gradient_at")),
    ("Compass Rose III", spread(150, 8, 10, kind="gradient_at")),
    ("Steady Boots I", spread(10, 3, 1, kind="descent_step")),
    ("Steady Boots II", spread(50, 5, 4, kind="descent_step")),
    ("Steady Boots III", spread(150, 8, 10, kind="descent_step")),
    ("Chain Gang", [replace(one, family="chain", level=3) for one in spread(10, 1, 3)]),
    ("Product Placement", [replace(one, family="product", level=5) for one in spread(10, 1, 3)]),
    (
        "Logs, Exps & Other Monsters",
        [attempt(n, family=name, level=3) for n, name in enumerate(("exp", "log", "root", "trig"))],
    ),
    ("Still There", [attempt(), attempt(1, 7)]),
    ("Long Memory", [attempt(), attempt(1, 30)]),
    ("Elephant", [attempt(), attempt(1, 90)]),
    (
        "Perennial",
        [
            attempt(n, day, kind=CORE_KINDS[n % 4], family=FAMILIES[n // 4])
            for day in (0, 14)
            for n in range(10)
        ],
    ),
    ("Welcome Back", [attempt(), *run(5, 14, status=WRONG)]),
    ("Weekly Rhythm I", [one for day in (0, 2, 4, 21, 24, 27) for one in run(5, day)]),
    (
        "Weekly Rhythm II",
        [one for week in range(6) for day in (0, 3, 6) for one in run(5, 14 * week + day)],
    ),
    (
        "Weekly Rhythm III",
        [one for week in range(12) for day in (0, 3, 6) for one in run(5, 7 * week + day)],
    ),
    ("Second Wind", run(10, try_=2)),
    (
        "Took the Hint",
        [
            attempt(n, day, hints=hints)
            for n in range(5)
            for day, hints in ((2 * n, 1), (2 * n + 1, 0))
        ],
    ),
    (
        "Read the Map",
        [
            attempt(2 * n + after, template=f"t{n}", status=Status.RIGHT if after else REVEALED)
            for n in range(10)
            for after in (0, 1)
        ],
    ),
    ("From Fog to Clear", [*run(3, status=WRONG), *run(2, start=5), *run(10, 1)]),
    ("Myth Buster I", [*SLIPS, *FAR_FROM_IT]),
    (
        "Myth Buster II",
        [
            replace(one, family=name, id=f"{name}{one.id}")
            for name in FAMILIES[:4]
            for one in [*(replace(slip, slip=name) for slip in SLIPS), *FAR_FROM_IT]
        ],
    ),
    (
        "Myth Buster III",
        [
            replace(one, family=name, id=f"{name}{one.id}")
            for name in FAMILIES[:8]
            for one in [*(replace(slip, slip=name) for slip in SLIPS), *FAR_FROM_IT]
        ],
    ),
    ("Downhill From Here", [*(replace(slip, slip=UPHILL) for slip in SLIPS), *FAR_FROM_IT]),
    ("Summiteer I", risen(["gradient_at.chain"], MASTERED_AFTER)),
    ("Summiteer II", risen([*sorted(COURSE)[:11], "backprop.chain"], MASTERED_AFTER)),
    ("Summiteer III", risen(COURSE, MASTERED_AFTER)),
    ("Cartographer", risen(COURSE, PROFICIENT_AFTER)),
    ("Contour Reader", run(20, kind="read_contour", aspect="arrow", arrow_error=15.0)),
    ("With a Twist", run(10, try_=2, flags="shared other-form")),
    ("Flatlander", [attempt(flags="flat")]),
    ("Saddle Up", [attempt(kind="critical_point", flags="level-ground")]),
    ("Unlearning Rate", [attempt(kind="descent_step", flags="overshoots")]),
]


@pytest.mark.parametrize(("name", "log"), EARNED, ids=[name for name, _ in EARNED])
def test_it_is_earned_with_the_last_attempt_and_not_before(name, log):
    last = log[-1]
    (unlock,) = [one for one in unlocked(log, []) if one.name == name]
    assert (unlock.at, unlock.day) == (last.at, last.day)
    assert name not in {one.name for one in unlocked(log[:-1], [])}


QUEST = end(mode="quest", problems=4, right=4, clean=4, pace=None, configuration="quest-bowl")
QUESTS = [
    replace(QUEST, id=f"q{n}", day=end(n, n).day, at=end(n, n).at, configuration=f"quest-{n} x")
    for n in range(9)
]

RACE = end(problems=20, clean=20, pace=1.5, consistency=80.0)
ENDED = [
    ("Under Par", [end(problems=10, clean=9, pace=1.0)]),
    ("Double Black Diamond", [end(problems=20, clean=18, pace=1.5)]),
    ("Clean Line", [RACE]),
    ("Metronome", [end(problems=20, clean=18, consistency=80.0)]),
    ("Smooth Is Fast", [end(problems=10, clean=10, pace=1.05)]),
    ("Five Times Better", [end(day, day, pace=1 + day / 10) for day in range(5)]),
    ("Rest Stop", [end(number, mode="practice") for number in range(5)]),
    ("Ghost Buster", [end(pace=1.05, ghost="par", ghost_pace=1.0)]),
    ("Out of the Fog", [replace(QUEST, right=0)]),
    ("Sure-Footed", [QUEST]),
    ("All the Way Down", QUESTS),
    ("Postcard I", [end(mode="daily", daily="2026-01-05", right=5)]),
    ("Postcard II", [end(day, day, daily=f"2026-01-{day:02}") for day in range(1, 8)]),
    ("Postcard III", [end(day, day, daily=f"2026-01-{day:02}") for day in range(1, 31)]),
]


@pytest.mark.parametrize(("name", "ends"), ENDED, ids=[name for name, _ in ENDED])
def test_it_is_earned_with_the_last_session_and_not_before(name, ends):
    (unlock,) = [one for one in unlocked([], ends) if one.name == name]
    assert (unlock.at, unlock.day) == (ends[-1].at, ends[-1].day)
    assert name not in {one.name for one in unlocked([], ends[:-1])}


SHARED_RUN = "Same Hill, Different Boots"


@pytest.mark.parametrize(
    ("flags", "changes", "is_earned"),
    [
        ("shared", {}, True),
        ("other shared", {"right": 5}, True),
        ("", {}, False),
        ("unshared", {}, False),
        ("shared", {"right": 4}, False),
        ("shared", {"is_complete": False}, False),
        ("shared", {"id": "another"}, False),
    ],
)
def test_a_run_from_a_code_counts_when_it_is_finished(flags, changes, is_earned):
    finished = replace(end(id="s"), **changes)
    found = {one.name for one in unlocked([attempt(flags=flags)], [finished])}
    assert (SHARED_RUN in found) is is_earned


def test_every_one_can_be_earned_and_is_tried_here():
    tried = [name for name, _ in EARNED + ENDED] + ["Base Camp", "Homebrew", SHARED_RUN]
    assert sorted(tried) == sorted(achievement.name for achievement in ACHIEVEMENTS)
    assert len(set(tried)) == len(tried) >= 20


SHORT = [
    ("Hold y Still", [attempt(hints=1)]),
    ("Hold y Still", [attempt(idle=True)]),
    ("Hold y Still", [attempt(try_=2)]),
    ("Nabla!", [attempt(kind="gradient_at", status=SKIPPED)]),
    (
        "Four Corners",
        [attempt(n, kind=kind, session=kind) for n, kind in enumerate(CORE_KINDS)],
    ),
    ("Frozen Variable I", spread(60, 2, 1)),
    ("Frozen Variable II", spread(200, 9, 3)),
    ("Frozen Variable III", spread(149, 9, 30)),
    ("Chain Gang", [replace(one, family="chain", level=2) for one in spread(30, 1, 5)]),
    ("Chain Gang", [replace(one, family="chain", level=4) for one in spread(30, 1, 2)]),
    ("Still There", [attempt(), attempt(1, 7, status=WRONG), attempt(2, 7)]),
    ("Still There", [attempt(), attempt(1, 6), attempt(2, 12)]),
    ("Still There", [attempt(1, 30), attempt(2, 2), attempt(3, 36)]),
    ("Welcome Back", [attempt(), *run(30, 13)]),
    ("Welcome Back", [attempt(), *run(5, 14, status=SKIPPED)]),
    ("Weekly Rhythm I", [one for day in (0, 2, 7, 9, 14, 16) for one in run(20, day)]),
    ("Weekly Rhythm I", [one for day in range(14) for one in run(4, day)]),
    ("Second Wind", run(10, try_=2, hints=1) + run(10, 1, try_=3)),
    ("Took the Hint", [*run(20, hints=1), *run(20, 0, 20), *run(4, 1)]),
    ("From Fog to Clear", [*run(3), *run(2, start=5, status=WRONG), *run(30, 1)]),
    ("Summiteer I", risen(["gradient_at.chain"], PROFICIENT_AFTER)),
    ("Summiteer I", risen(["gradient_at.chain"], MASTERED_AFTER)[2:]),
    ("Summiteer I", [replace(it, mode="race") for it in risen(["backprop.chain"], MASTERED_AFTER)]),
    ("Summiteer I", [replace(it, level=3) for it in risen(["backprop.chain"], MASTERED_AFTER)]),
    ("Cartographer", risen([*sorted(COURSE)[1:], "backprop.chain"], PROFICIENT_AFTER)),
    ("Contour Reader", run(40, kind="read_contour", arrow_error=15.1)),
    ("Contour Reader", run(40, kind="read_contour", arrow_error=0.0, hints=1)),
    ("Contour Reader", run(40, kind="gradient_at", arrow_error=0.0)),
    ("Contour Reader", run(40, kind="read_contour")),
    ("With a Twist", run(20, status=WRONG, flags="other-form")),
    ("Flatlander", [attempt(status=WRONG, flags="flat"), attempt(1, flags="flatter")]),
    ("Myth Buster I", [*SLIPS[:2], *FAR_FROM_IT]),
    ("Myth Buster I", [*SLIPS, *run(30, 1), *run(30, 2)]),
    ("Myth Buster I", [*SLIPS, *FAR_FROM_IT[:8], attempt(99, 2, slip="v1"), *FAR_FROM_IT[8:]]),
    ("Myth Buster I", [*SLIPS, *(replace(one, family="log") for one in FAR_FROM_IT)]),
    ("Myth Buster I", [*SLIPS, *(replace(one, status=SKIPPED) for one in FAR_FROM_IT)]),
]


@pytest.mark.parametrize(("name", "log"), SHORT)
def test_what_falls_short_earns_nothing(name, log):
    assert at_day(name, log) is None


ENDED_SHORT = [
    ("Under Par", end(problems=10, clean=8, pace=2.0)),
    ("Under Par", end(pace=0.99)),
    ("Under Par", end(mode="sprint")),
    ("Under Par", end(pace=None)),
    ("Clean Line", replace(RACE, clean=19)),
    ("Clean Line", replace(RACE, is_complete=False)),
    ("Smooth Is Fast", replace(RACE, pace=1.06)),
    ("Metronome", replace(RACE, consistency=79.9)),
    ("Ghost Buster", replace(RACE, ghost="par", ghost_pace=1.45)),
    ("Ghost Buster", replace(RACE, ghost="par", ghost_pace=1.0, problems=9, clean=9)),
    ("Ghost Buster", RACE),
    ("Out of the Fog", replace(QUEST, is_complete=False)),
    ("Out of the Fog", replace(QUEST, mode="race")),
    ("Sure-Footed", replace(QUEST, right=3)),
    ("Sure-Footed", replace(QUEST, problems=3, right=3)),
    ("Sure-Footed", replace(QUEST, is_complete=False)),
    ("Postcard I", replace(RACE, daily="2026-01-05", right=9)),
    ("Postcard I", RACE),
]


@pytest.mark.parametrize(("name", "finished"), ENDED_SHORT)
def test_a_session_that_falls_short_earns_nothing(name, finished):
    assert at_day(name, ends=[finished]) is None


def test_the_same_valley_twice_is_one():
    again = [replace(it, configuration="quest-0 y") for it in QUESTS]
    assert at_day("All the Way Down", ends=[*QUESTS[:8], *again]) is None


def test_a_quest_is_no_bank_of_ones_own():
    walked = run(5, bank="quest", mode="quest", status=Status.RIGHT)
    assert at_day("Homebrew", walked, shipped=("bank",)) is None


def test_a_race_with_numbers_that_were_seen_earns_nothing():
    broken_off = replace(RACE, id="first", is_complete=False)
    assert at_day("Clean Line", ends=[broken_off, RACE]) is None


def test_the_same_numbers_again_do_not_count():
    again = [replace(one, session="again", id=f"again {one.id}") for one in spread(9, 3, 1)]
    assert at_day("Frozen Variable I", spread(9, 3, 1) + again) is None


def test_only_sixty_problems_a_day_count_for_volume():
    """A hundred clean ones a day are as good as sixty."""
    marathon = [replace(one, family=FAMILIES[n % 9]) for n, one in enumerate(run(500))]
    assert reached_by(marathon, []).under_way["Frozen Variable III"] == pytest.approx(0.1)
    days = [one for day in range(1, 10) for one in run(10, day)]
    assert at_day("Frozen Variable III", marathon + days) == 9


def test_a_bank_of_ones_own_is_one_that_did_not_come_with_the_game():
    log = [*run(5), *run(5, 1, bank="mine")]
    assert at_day("Homebrew", log, shipped={"polynomials"}) == 1
    assert at_day("Homebrew", log) is None


# What holds for any log


@settings(max_examples=80, deadline=None)
@given(log=logs, ends=end_logs, cut=st.integers(0, 40), cut_ends=st.integers(0, 10))
def test_what_was_earned_stays_with_its_time_whatever_is_added(log, ends, cut, cut_ends):
    before = unlocked(log[:cut], ends[:cut_ends], {"alpha"})
    after = unlocked(log, ends, {"alpha"})
    assert set(before) <= set(after)
    assert after == unlocked(log, ends, {"alpha"})


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_that_holds_for_logs_that_earn_much_too(data):
    """Long merged logs of few skills, days out of order."""
    pieces = [log for _, log in EARNED if len(log) < 60]
    chosen = data.draw(st.lists(st.sampled_from(pieces), min_size=1, max_size=6))
    log = [replace(one, id=str(n)) for n, one in enumerate(one for log in chosen for one in log)]
    cut = data.draw(st.integers(0, len(log)))
    assert set(unlocked(log[:cut], [])) <= set(unlocked(log, []))


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_piece_by_piece_and_put_away_in_between_gives_the_same_as_all_at_once(data):
    """Ends come behind their attempts, as a session stores them."""
    pieces = [log for _, log in EARNED if len(log) < 60]
    chosen = data.draw(st.lists(st.sampled_from(pieces), min_size=1, max_size=5))
    log = [replace(one, id=str(n)) for n, one in enumerate(one for log in chosen for one in log)]
    ends = data.draw(end_logs)
    with Unsaved("a test") as journal, pytest.MonkeyPatch.context() as patch:
        patch.setattr(fold, "ENOUGH_TO_KEEP", 1)
        cuts = sorted(data.draw(st.lists(st.integers(0, len(log)), max_size=4)))
        for start, stop in pairwise([0, *cuts, len(log)]):
            journal.add(log[start:stop], [])
            reached_in(journal, {"alpha"})
        for one in ends:
            journal.finish(one)
            reached_in(journal, {"alpha"})
        assert reached_in(journal, {"alpha"}).told() == reached_by(log, ends, {"alpha"}).told()


@settings(max_examples=40, deadline=None)
@given(log=logs, ends=end_logs)
def test_progress_is_of_those_under_way(log, ends):
    earned = {unlock.name for unlock in unlocked(log, ends)}
    under_way = reached_by(log, ends).under_way
    assert not earned & under_way.keys()
    assert all(0 < part < 1 for part in under_way.values())


# How they are told


def test_the_rows_are_told_apart_and_in_plain_sentences():
    for achievement in ACHIEVEMENTS:
        assert achievement_named(achievement.name) is achievement
        assert achievement.says.endswith(".")
        assert len(achievement.says) <= 90
        assert len(achievement.name) <= 30
        assert all(goal.count >= 1 for goal in achievement.goals)
    assert [tier.value for tier in Tier] == ["●", "▲", "◆"]


def test_hidden_ones_are_named_once_they_are_earned():
    hidden = {achievement.name for achievement in ACHIEVEMENTS if achievement.is_hidden}
    told = reached_by(run(5, try_=2, flags="other-form"), []).told()
    assert told["unlocked"] == 0
    assert told["total"] == len(ACHIEVEMENTS) == len(told["achievements"])
    assert not hidden & {row["name"] for row in told["achievements"]}
    unknown = [row for row in told["achievements"] if row["name"] == "???"]
    assert len(unknown) == len(hidden)
    assert {(row["says"], row["progress"]) for row in unknown} == {(SECRET, None)}
    told = json.loads(json.dumps(reached_by([attempt(), attempt(1, 90)], []).told()))
    (elephant,) = [row for row in told["achievements"] if row["name"] == "Elephant"]
    assert elephant == {
        "name": "Elephant",
        "tier": "summit",
        "sign": "◆",
        "says": "Get a skill clean that you left alone for 90 days.",
        "hidden": True,
        "unlocked": True,
        "at": "2026-04-05T12:00:00.001Z",
        "day": "2026-04-05",
        "progress": 1.0,
    }


def test_what_a_new_rule_or_an_import_grants_is_told_once():
    with Unsaved("a test", [attempt()]) as journal:
        assert granted(journal, reached_in(journal)) == []
        journal.add([attempt(1, kind="partial_y"), attempt(2, kind="gradient_at")], [])
        tell(journal, ["Nabla!"])
        assert granted(journal, reached_in(journal)) == ["Hold x Still"]
        assert granted(journal, reached_in(journal)) == []


def test_what_is_unlocked_while_one_plays_is_news_once_and_granted_no_more():
    with Unsaved("a test", [attempt(day=0)]) as journal:
        assert granted(journal, reached_in(journal)) == []
        news = News(reached_in(journal))
        journal.add([attempt(1, day=1, kind="partial_y")], [])
        assert news.of(journal, reached_in(journal)) == ["Hold x Still"]
        assert news.of(journal, reached_in(journal)) == []
        assert granted(journal, reached_in(journal)) == []


def test_what_was_unlocked_on_later_dates_is_no_news_when_the_clock_is_set_back():
    with Unsaved("a test", [attempt(day=300)]) as journal:
        news = News(reached_in(journal))
        journal.add([attempt(1, day=1), attempt(2, day=1, kind="partial_y")], [])
        assert news.of(journal, reached_in(journal)) == ["Hold x Still"]


def test_what_was_told_is_no_news_in_the_next_program():
    with Unsaved("a test", [attempt(day=0)]) as journal:
        granted(journal, reached_in(journal))
        news, other = News(reached_in(journal)), News(reached_in(journal))
        journal.add([attempt(1, day=1, kind="partial_y")], [])
        assert news.of(journal, reached_in(journal)) == ["Hold x Still"]
        assert other.of(journal, reached_in(journal)) == []


def test_a_session_long_ago_was_finished_all_the_same_when_all_is_made_anew():
    rows = [attempt(number, day, session=f"s{day}") for day in range(150) for number in range(10)]
    done = reached_by(rows, [end(day=day, id=f"s{day}") for day in range(150)])
    base_camp = next(it for it in done.unlocked if it.name == "Base Camp")
    assert base_camp.day == end(day=0).day


def test_they_are_told_oldest_first():
    log = [attempt(1, 3, kind="partial_y"), attempt(2, 0)]
    assert [unlock.name for unlock in unlocked(log, [])] == ["Hold y Still", "Hold x Still"]


TEN = [attempt(number, session="s", status=Status.WRONG) for number in range(10)]


@pytest.mark.parametrize(
    ("log", "changes", "is_earned"),
    [
        (TEN, {}, True),
        (TEN[:9], {}, False),
        ([*TEN[:9], replace(TEN[9], status=Status.SKIPPED)], {}, False),
        ([*TEN[:9], replace(TEN[8], id="again", try_=2)], {}, False),
        (TEN, {"is_complete": False}, False),
        (TEN, {"id": "another"}, False),
    ],
)
def test_base_camp_wants_ten_answers_in_a_finished_session(log, changes, is_earned):
    finished = replace(end(), **{"id": "s", **changes})
    assert ("Base Camp" in {one.name for one in unlocked(log, [finished])}) is is_earned


def test_what_is_told_of_an_achievement_has_one_full_stop_a_sentence():
    told = {it.name: it.told for it in ACHIEVEMENTS}
    assert told["Nabla!"] == "Nabla! Get a gradient right."
    assert not any("!." in it or ".." in it for it in told.values())


def test_the_readme_counts_the_achievements():
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    assert f"{len(ACHIEVEMENTS)} achievements" in readme
