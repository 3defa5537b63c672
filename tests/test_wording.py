"""Texts that any terminal may show."""

import pytest

from gradquest.wording import clock_text, counted, harmless, in_one_line, sentence


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2x", "2x"),
        ("a\nb\tc", "a\nb c"),
        ("\x1b[31m∂f/∂x\x9b", "?[31m∂f/∂x?"),
        ("\u202eabc\u2028\ud800", "?abc??"),
    ],
)
def test_what_would_move_the_cursor_shows_as_a_question_mark(text, shown):
    assert harmless(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"), [("", ""), (" a\r\n\tb ", "a b"), ("a\u2028b\x1b", "a b?")]
)
def test_one_line_is_one_line(text, shown):
    assert in_one_line(text) == shown


def test_counts_and_times_read_aloud():
    assert [counted(count, "day") for count in (0, 1, 2000)] == ["0 days", "1 day", "2,000 days"]
    assert [clock_text(seconds) for seconds in (-3, 59.9, 3600)] == ["0:00", "0:59", "60:00"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("there is no run of yours", "There is no run of yours."),
        ("Done.", "Done."),
        ("what then?", "What then?"),
        ("", "."),
    ],
)
def test_a_refusal_becomes_a_sentence(text, shown):
    assert sentence(text) == shown
