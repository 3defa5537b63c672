"""Every table of skills holds the longest name that there is, at any width, in either charset."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from progress_logs import FIRST_DAY

from gradquest.banks.library import shipped_banks
from gradquest.kinds.naming import kind_title, skill_title, slip_title
from gradquest.kinds.slip_titles import TITLES
from gradquest.maths.notation import to_ascii
from gradquest.progress.mastery import Shown
from gradquest.progress.retired import SlipRecord
from gradquest.progress.statistics import summary
from gradquest.progress.store import Unsaved
from gradquest.training.gains import Gains, Rise
from gradquest.training.standing import SkillStanding, Standing
from gradquest.tui.results_words import brought
from gradquest.tui.running import bars
from gradquest.tui.sections import Sizes, Told, skills, slips
from gradquest.tui.tables import Entry, names_first, names_last

SKILLS = sorted(
    {
        f"{kind}.{template.family}"
        for bank in shipped_banks()
        for template in bank.templates
        for kind in template.kinds
    }
)
ROOMS = (112, 72, 54, 52, 32)
"""What pages of 120, 80 and 60 columns leave, one of two columns, and what 40 leave."""

RETIRED = SlipRecord("ascent", 3, True, 20, "2026-01-05")

any_room = pytest.mark.parametrize("room", ROOMS)
either_charset = pytest.mark.parametrize("is_ascii", [False, True])


def standing(name: str) -> SkillStanding:
    return SkillStanding(name, Shown.PROFICIENT, True, 1.0, -120, 9, (True,), 2.0, 5, 1)


def told(**changes: object) -> Told:
    with Unsaved("a test") as journal:
        empty = Told(summary(journal, FIRST_DAY), (), (), FIRST_DAY)
    return replace(empty, **changes)  # type: ignore[arg-type]


def written(lines, is_ascii: bool) -> list[str]:
    texts = (f"{' ' * line.indent}{line.text}" for line in lines)
    return [to_ascii(text) if is_ascii else text for text in texts]


def stands_apart(name: str, lines: list[str], is_ascii: bool) -> bool:
    """The whole name, with nothing that touches it."""
    shown = to_ascii(name) if is_ascii else name
    return any(f" {shown}  " in f" {line}  " for line in lines)


@any_room
@either_charset
def test_what_a_practice_brought(room: int, is_ascii: bool) -> None:
    rises = tuple(Rise(it, Shown.PROFICIENT, Shown.MASTERED) for it in SKILLS)
    lines = written(brought(Gains(rises, ""), room, is_ascii=is_ascii), is_ascii)
    assert max(map(len, lines)) <= room
    assert all(stands_apart(skill_title(it), lines, is_ascii) for it in SKILLS)


@any_room
@either_charset
def test_each_problem_of_a_session(room: int, is_ascii: bool) -> None:
    effort = SimpleNamespace(ratio=12.3)
    row = SimpleNamespace(number=20, sign="✗", effort=effort, is_first_try=False, is_idle=False)
    names = [skill_title(it) for it in SKILLS]
    lines = written(bars([row] * len(names), names, room, is_ascii=is_ascii), is_ascii)
    too_wide = [line.strip() for line in lines if len(line) > room]
    assert too_wide == (["grad f at a point (inverse-trig)"] if is_ascii and room == 32 else [])
    assert all(stands_apart(it, lines, is_ascii) for it in names)


@any_room
@either_charset
def test_how_skills_stand(room: int, is_ascii: bool) -> None:
    known = told(standing=Standing(tuple(map(standing, SKILLS)), ()))
    lines = written(skills(known, Sizes(room, is_ascii=is_ascii)), is_ascii)
    assert max(len(line) for line in lines if "  " in line) <= room
    assert all(stands_apart(skill_title(it), lines, is_ascii) for it in SKILLS)


@any_room
@either_charset
def test_slips(room: int, is_ascii: bool) -> None:
    for name, title in TITLES.items():
        seen = (
            SlipRecord(name, 100, False, 20, "", 2),
            SlipRecord("ascent", 3, True, 20, "2026-01-05"),
        )
        lines = written(slips(told(slips=seen), Sizes(room, is_ascii=is_ascii)), is_ascii)
        assert max(len(line) for line in lines[:-1]) <= room
        assert stands_apart(title, lines, is_ascii)


def test_a_kind_has_room_beside_its_bar_in_a_running_drill() -> None:
    """There a row has 42 columns at least, and a bar of eight."""
    names = {kind_title(it.partition(".")[0]) for it in SKILLS}
    assert max(len(text) for name in names for text in (name, to_ascii(name))) <= 42 - 22


def test_columns_are_as_wide_as_the_longest_name_and_end_without_blanks() -> None:
    entries = [Entry("∇f", "one"), Entry("longer", "two"), Entry("Head:", "")]
    assert [it.text for it in names_first(entries, 20)] == ["∇f      one", "longer  two", "Head:"]
    assert [it.text for it in names_first(entries, 20, is_ascii=True)][:2] == [
        "grad f  one",
        "longer  two",
    ]
    below = [*names_first(entries, 10)]
    assert [(it.text, it.indent) for it in below] == [
        ("∇f", 0),
        ("one", 2),
        ("longer", 0),
        ("two", 2),
        ("Head:", 0),
    ]


def test_a_name_at_the_end_stands_below_where_it_does_not_fit() -> None:
    entries = [Entry("∇f", "1.00"), Entry("longer", "2.00")]
    assert [it.text for it in names_last(entries, 12)] == ["1.00  ∇f", "2.00  longer"]
    assert [it.text for it in names_last(entries, 11)] == ["1.00", "∇f", "2.00", "longer"]


def test_slips_are_called_by_words_that_no_other_slip_has() -> None:
    assert slip_title("nothing-frozen") == "nothing held fixed"
    assert slip_title("no-longer-there") == "no longer there"
    assert len(set(TITLES.values())) == len(TITLES)
    assert list(TITLES) == sorted(TITLES)
