"""What is told of progress, as lines: the same on the page and on the command line."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from progress_logs import FIRST_DAY, attempt, end

from gradquest.maths.notation import to_ascii
from gradquest.progress.attempt import Status
from gradquest.progress.mastery import Shown
from gradquest.progress.records import personal_bests
from gradquest.progress.retired import SlipRecord, slip_records
from gradquest.progress.statistics import Tally, summary
from gradquest.progress.store import Unsaved
from gradquest.training.standing import SkillStanding, Standing
from gradquest.tui.charts import pace_top, two_courses
from gradquest.tui.courses import ahead, pooled
from gradquest.tui.naming import configuration_title
from gradquest.tui.sections import SECTIONS, Sizes, Told, overview

WRONG = Status.WRONG
TODAY = FIRST_DAY + timedelta(days=40)


def skill(name: str, **known: object) -> SkillStanding:
    usual = {"shown": Shown.LEARNED, "is_rusty": False, "memory": 0.93, "due_in": 3, "items": 9,
             "recent": (True,), "level": 2.0, "hardest": 5, "easiest": 1}  # fmt: skip
    return SkillStanding(name, **{**usual, **known})  # type: ignore[arg-type]


SKILLS = (
    skill("partial_x.polynomial"),
    skill("gradient_at.quotient", shown=Shown.PROFICIENT, memory=0.71, is_rusty=True, due_in=-9),
    skill("momentum_step.polynomial", memory=None, due_in=None, shown=Shown.LEARNING),
    skill("partial_y.log", shown=Shown.NEW, memory=None, due_in=None, items=0),
)


def told(days: int = 40, **changes: object) -> Told:
    """Every other day three problems, better and faster as time goes on."""
    log = [
        attempt(
            n,
            day,
            status=WRONG if n == 0 and day < 20 else Status.RIGHT,
            slip="v1" if n == 0 and day < 20 else "",
            active_ms=40_000 - 500 * day,
        )
        for day in range(0, days, 2)
        for n in range(3)
    ]
    with Unsaved("a test", log) as journal:
        known = Told(
            summary(journal, TODAY),
            tuple(personal_bests([end(configuration="race-10 kinds=all")]).values()),
            tuple(slip_records(journal)),
            TODAY,
            Standing(SKILLS, (2, 1, *[0] * 12)),
        )
    return replace(known, **changes)


def written(known: Told, sizes: Sizes) -> dict[str, list[str]]:
    return {it.name: [line.text for line in it.lines(known, sizes)] for it in SECTIONS}


@pytest.mark.parametrize("columns", [52, 72, 90, 180])
@pytest.mark.parametrize("days", [1, 3, 40])
def test_charts_and_tables_fit_their_columns(columns: int, days: int) -> None:
    """Sentences may go on in another row; whatever is drawn may not."""
    for lines in written(told(days), Sizes(columns)).values():
        assert all(len(line) <= columns for line in lines if "  " in line and "column" not in line)


def test_skills_stand_with_what_needs_care_first() -> None:
    lines = written(told(), Sizes(90))["skills"]
    assert lines[1] == "3 of 4 skills begun: 1 proficient, 1 learned, 1 learning."
    rows = [line.split() for line in lines[3:6]]
    assert [" ".join(row)[:9] for row in rows] == ["∇f at a p", "∂x (polyn", "momentum "]
    assert "71%!   now" in lines[3]
    assert "93%    3 d" in lines[4]
    assert lines[4].split()[-3:] == ["83%", "60", "0.68"]
    assert lines[6].startswith("! rusty")


def test_only_so_many_skills_as_there_is_room_for() -> None:
    lines = written(told(), Sizes(60, most_skills=1))["skills"]
    assert lines[4] == "and 2 more that are due later"


def test_names_in_ascii_keep_their_columns() -> None:
    lines = written(told(), Sizes(60, is_ascii=True))["skills"][3:6]
    plain = [to_ascii(line) for line in lines]
    assert len({line.index("%") for line in plain if "%" in line}) == 1
    assert plain[0].startswith("grad f at a point (quotient) ")


def test_the_chart_says_the_same_in_words() -> None:
    lines = written(told(), Sizes(72))["time"]
    assert lines[-1] == (
        "First 5 days against last 5 days: right at the first try 67% and 100%, up; "
        "pace 0.53 and 0.87, up."
    )
    assert "●" in "".join(lines[1:9])
    assert "×" in "".join(lines[1:9])


def test_on_the_first_day_accuracy_stands_alone() -> None:
    lines = written(told(1), Sizes(72))["time"]
    assert lines[-1].startswith("Accuracy of the first tries, over 20 problems: 67% now.")


def test_the_calendar_says_the_same_in_words() -> None:
    lines = written(told(), Sizes(52))["days"]
    assert lines[-1] == (
        "20 days of practice in 6 weeks; on average 3 problems a day, most on 2026-02-12: 3."
    )
    assert sum(line.count("▁") for line in lines[1:9]) == 20
    assert lines[-2] == ". none  ▁ 1–9  ▃ 10–19  ▅ 20–39  █ 40+ problems"


def test_what_comes_due_stands_under_its_weekday() -> None:
    lines = written(told(), Sizes(52))["due"]
    assert TODAY.weekday() == 5
    assert lines[-3].split()[:3] == ["Sa", "Su", "Mo"]
    assert lines[-2].split()[:3] == ["2", "1", "."]
    assert lines[-1].startswith("Due today 2 skills, tomorrow 1, within 14 days 3")
    assert ahead([0, 0]) == "Nothing comes due within 2 days."


def test_slips_say_how_near_they_are_to_being_retired() -> None:
    lines = written(told(24), Sizes(72))["slips"]
    assert lines[1].split() == ["v1", "10", "×", "8", "of", "12", "without"]
    retired = written(told(40), Sizes(72))["slips"]
    assert retired[1] == "Retired:"
    assert retired[2].split() == ["v1", "✓", "last", "2026-01-23"]


def test_retired_slips_are_marked_and_stand_last() -> None:
    known = (
        SlipRecord("trig-sign", 5, True, 12, "2026-01-05"),
        SlipRecord("sum-sign", 2, False, 1, "2026-01-06"),
    )
    lines = written(told(slips=known), Sizes(52))["slips"]
    assert [" ".join(line.split()) for line in lines[1:4]] == [
        "wrong sign of a term 2 × seen twice only",
        "Retired:",
        "wrong sign of sin or cos ✓ last 2026-01-05",
    ]


def test_records_and_slow_ones_are_listed() -> None:
    lines = written(told(), Sizes(72))
    assert lines["best"][1].split() == ["Race", "10", "pace", "1.10", "2026-01-05"]
    assert lines["slow"][1].endswith("× par  ∂x, poly trap")


def test_an_empty_log_has_kind_words_in_every_section() -> None:
    with Unsaved("a test") as journal:
        empty = Told(summary(journal, TODAY), (), (), TODAY, Standing(SKILLS[3:], (0,) * 14))
    assert all(written(empty, Sizes(72)).values())
    waiting = replace(empty, standing=None)
    assert written(waiting, Sizes(72))["skills"][-1] == "Getting ready…"


def test_the_overview_says_how_long_it_took() -> None:
    assert "In all 30 minutes of thinking." in [*overview(told())][1].text
    long = told()
    total = replace(long.summary.total, practice_s=2 * 3600 + 65.0)
    text = [*overview(replace(long, summary=replace(long.summary, total=total)))][1].text
    assert "In all 2 hours 1 minute of thinking." in text


# The chart


def test_two_courses_have_a_scale_each_and_meet_in_one_sign() -> None:
    lines = [*two_courses([0.0, 0.5, 1.0], [0.0, 1.5, None], 5)]
    assert lines == [
        "  100% ┤ ×●├ 1.5×",
        "       ┤   ├",
        "   50% ┤ ● ├",
        "       ┤   ├",
        "    0% ┤◆  ├ 0×",
        "       └───┘",
    ]


@pytest.mark.parametrize(
    ("paces", "top"), [([], 1), ([None], 1), ([0.3], 1), ([1.0], 1), ([1.01], 1.25), ([2.6], 2.75)]
)
def test_the_scale_of_paces_ends_at_a_quarter(paces: list[float | None], top: float) -> None:
    assert pace_top(paces) == top


def test_the_sections_need_no_textual() -> None:
    code = "import sys, gradquest.tui.sections; print('textual' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_pace_is_pooled_by_time_not_by_days() -> None:
    """A quick day of one problem and a slow day of many."""
    quick = Tally(1, 1, 1, None, 2.0, right_s=10.0)
    slow = Tally(9, 1, 1, None, 0.5, right_s=90.0)
    assert pooled([quick, slow])[1] == pytest.approx((20 + 45) / 100)


@pytest.mark.parametrize(
    ("record", "lacks"),
    [
        (SlipRecord("a", 1, False, 30, ""), "seen once only"),
        (SlipRecord("a", 2, False, 12, "", 3), "seen twice only"),
        (SlipRecord("a", 3, False, 9, "", 3), "9 of 12 without"),
        (SlipRecord("a", 3, False, 15, "", 2), "2 of 3 days without"),
    ],
)
def test_of_a_slip_is_said_what_it_lacks(record: SlipRecord, lacks: str) -> None:
    assert record.lacks == lacks


@pytest.mark.parametrize(
    ("configuration", "title"),
    [
        ("sprint-120 kinds=all level=all", "Sprint 2:00"),
        ("race-10 kinds=partial_x level=2", "Race 10, ∂x, level 2"),
        ("race-10 kinds=gradient_at,partial_w", "Race 10, ∇f at a point, ∂ 4th letter"),
        ("daily-10 kinds=all", "Daily"),
    ],
)
def test_drills_are_called_as_in_the_menu(configuration: str, title: str) -> None:
    assert configuration_title(configuration) == title
