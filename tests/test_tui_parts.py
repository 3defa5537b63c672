"""The small parts that need no screen: letters, charts, figures, words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plot_scenes import feedback
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from tui_world import problem

from gradquest.maths.expression import Power, Quotient, Variable, number
from gradquest.progress.calendar import calendar
from gradquest.tui.charts import bar, calendar_lines, columns_chart
from gradquest.tui.feedback import seen
from gradquest.tui.keybar import all_keys
from gradquest.tui.lettering import Inert, is_ascii_only
from gradquest.tui.naming import configuration_title
from gradquest.tui.paragraphs import hanging
from gradquest.tui.statement import statement
from gradquest.wording import clock_text, counted, harmless

BLACK = Color.parse("black")


@given(st.text())
@settings(max_examples=200, deadline=None)
def test_no_control_character_survives(text):
    shown = harmless(text)
    assert all(
        sign == "\n" or sign.isprintable() or sign == " " or sign.isspace() for sign in shown
    )
    assert "\x1b" not in shown
    assert "\x9b" not in shown


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_the_last_filter_lets_only_ascii_through_and_keeps_every_width(text):
    inert = Inert()
    inert.is_ascii = True
    clean = harmless(text).replace("\n", " ")
    [segment] = inert.apply([Segment(text)], BLACK)
    assert segment.text.isascii()
    assert segment.text.isprintable()
    assert cell_len(segment.text) >= cell_len(clean)


@pytest.mark.parametrize(
    ("charset", "encoding", "term", "is_ascii"),
    [
        ("auto", "utf-8", "xterm-256color", False),
        ("auto", "UTF-8", "linux", True),
        ("auto", "ascii", "xterm", True),
        ("ascii", "utf-8", "xterm", True),
        ("unicode", "ascii", "dumb", False),
    ],
)
def test_the_setting_rules_then_the_terminal(charset, encoding, term, is_ascii):
    assert is_ascii_only(charset, encoding, term) is is_ascii


def test_a_function_too_wide_for_its_block_stands_on_one_line():
    fraction = Quotient(Power(Variable("x"), number(2)), Variable("y"))
    wide = statement(problem(function=fraction), 40)
    narrow = statement(problem(function=fraction), 10)
    assert wide.function.count("\n") == 2
    assert "\n" not in narrow.function


def test_the_question_leaves_room_for_the_answer():
    assert statement(problem(), 60).question == "seven ="


def test_a_chart_has_a_scale_and_one_column_a_value():
    lines = list(columns_chart([0, 50, 100], 100, 4, "%"))
    assert lines[0].startswith("  100% ┤")
    assert lines[3].endswith(" ██")
    assert all(len(line) == len(lines[0]) for line in lines)


@pytest.mark.parametrize(("share", "full"), [(-1, 0), (0, 0), (0.5, 5), (1, 10), (7, 10)])
def test_a_bar_never_leaves_its_columns(share, full):
    assert bar(share, 10) == "━" * full + " " * (10 - full)


def test_the_calendar_tells_days_apart_without_colour():
    weeks = calendar({"2026-11-18": 1, "2026-11-19": 45}, date(2026, 11, 20), 4)
    lines = list(calendar_lines(weeks))
    assert len(lines) == 8
    assert lines[3].endswith("▁")
    assert lines[4].endswith("█")
    assert "Nov" in lines[0]


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (59.9, "0:59"), (61, "1:01"), (-3, "0:00"), (3600, "60:00")]
)
def test_a_clock_shows_whole_seconds(seconds, text):
    assert clock_text(seconds) == text


def test_counts_have_their_noun():
    assert [counted(count, "day") for count in (0, 1, 2000)] == ["0 days", "1 day", "2,000 days"]


@pytest.mark.parametrize(
    ("key", "name"),
    [("enter", "Enter"), ("ctrl+q", "Ctrl+Q"), ("f2,ctrl+t", "F2 or Ctrl+T"), ("p", "p")],
)
def test_keys_are_named_as_keyboards_print_them(key, name):
    assert all_keys(key) == name


def test_records_are_named_as_people_say_them():
    name = "race-10 kinds=all level=2 banks=ab12 generator=1"
    assert configuration_title(name) == "Race 10, level 2"


def test_an_indented_paragraph_hangs():
    assert hanging("one two three", 2, 9) == "  one two\n  three"
    assert hanging("one", 2, 0) == "  one"


def test_while_one_may_try_again_the_words_of_the_picture_keep_the_answer():
    scene = feedback("x^2 + y^2", (1.0, 2.0), (4.0, 2.0))
    [_, early] = seen(scene, is_open=True)
    [_, late] = seen(scene)
    assert early.text.startswith("Your arrow (4, 2) points")
    assert "(2, 4)" not in early.text
    assert "The gradient is (2, 4)" in late.text
    assert not list(seen(feedback("x^2 + y^2", (1.0, 2.0)), is_open=True))
