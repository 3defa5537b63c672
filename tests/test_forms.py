"""Help tells the truth: every row of what may be typed is read as it says."""

import pytest

from gradquest.commands.check import options
from gradquest.commands.parser import Parser
from gradquest.errors import Unreadable
from gradquest.maths.grammar.forms import FORMS, READINGS, REFUSED, VECTOR_FORMS, lines
from gradquest.maths.grammar.names import CONSTANT_NAMES, FUNCTION_NAMES
from gradquest.maths.grammar.reading import read
from gradquest.maths.judging.checking import check
from gradquest.maths.judging.equivalence import same
from gradquest.maths.verdict import Outcome

VARIABLES = ("x", "y")


def tree(text):
    return read(text, VARIABLES).components[0]


def meanings(says):
    """The parts of a meaning that are formulas."""
    return [part for part in says.split("; ") if can_be_read(part)]


def can_be_read(text):
    try:
        read(text, VARIABLES)
    except Unreadable:
        return False
    return True


@pytest.mark.parametrize(("ways", "says"), FORMS)
def test_each_way_to_type_means_what_help_says(ways, says):
    wanted = [tree(part) for part in meanings(says)]
    for way in ways.split("   "):
        node = tree(way)
        assert not wanted or any(same(node, other) for other in wanted)


@pytest.mark.parametrize(("ways", "says"), VECTOR_FORMS)
def test_each_way_to_type_a_vector_is_read(ways, says):
    for way in ways.split("   "):
        assert check(way, "(2, 4)", VARIABLES).is_right


@pytest.mark.parametrize(("text", "ours", "other"), READINGS)
def test_each_documented_reading_is_ours_and_the_other_is_asked_for(text, ours, other):
    assert check(text, ours, VARIABLES).is_right
    assert check(text, other, VARIABLES).outcome is Outcome.ASK


def test_every_listed_spelling_is_read():
    for row in FUNCTION_NAMES:
        trees = {tree(f"{spelling}(x)") for spelling in row.spellings}
        assert len(trees) == 1
    for row in CONSTANT_NAMES:
        assert len({tree(spelling) for spelling in row.spellings}) == 1


@pytest.mark.parametrize(("text", "instead"), REFUSED)
def test_what_is_handed_back_is_refused_and_the_advice_is_read(text, instead):
    assert not can_be_read(text)
    assert all(can_be_read(advice) for advice in instead.split(" or "))


def test_help_on_the_command_line_shows_the_whole_table():
    parser = Parser("check", "Judge.")
    options(parser, "check")
    shown = parser.format_help()
    for text in (*lines(), *(row[0] for row in (*FORMS, *VECTOR_FORMS, *READINGS, *REFUSED))):
        assert text in shown
