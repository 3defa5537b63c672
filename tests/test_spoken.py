"""Answers in a word: whatever people write around it, and nothing that is not certain."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from posing import posed, slip_of

from gradquest.errors import Unreadable
from gradquest.kinds.kind import Material, kinds
from gradquest.kinds.slips.certain import explain_wrong
from gradquest.kinds.spoken import meant
from gradquest.maths.expression import Variable
from gradquest.maths.grammar.reading import read
from gradquest.maths.notation import typed_answer
from gradquest.maths.verdict import Outcome
from gradquest.tui.answering import preview

SADDLE = posed("classify", "x^2 + 3x*y + y^2", at=(0, 0))
BOWL = posed("classify", "x^2 + x*y + y^2", at=(0, 0))
LETTERS = posed("depends_on", "2x^2 - 3x y + z^3", names="xyz", aspect="x")
STEEP = posed("rate", "x^2 + 4y^2", at=(1, 2), rate="0.3", aspect="judge")
SLOPE = posed("read_contour", "x^2 - y^2", at=(1, 1), aspect="sign x")
ARROW = posed("read_contour", "x^2 + 2y^2", at=(1, 1), aspect="arrow")

HEARD = [
    (SADDLE, "saddle", "saddle"),
    (SADDLE, "SADDLE.", "saddle"),
    (SADDLE, "a saddle point", "saddle"),
    (SADDLE, "It is the saddle", "saddle"),
    (SADDLE, "s", "saddle"),
    (SADDLE, "sad", "saddle"),
    (SADDLE, "min", "minimum"),
    (SADDLE, "local maximum!", "maximum"),
    (STEEP, "it diverges", "diverges"),
    (STEEP, "too", "too small"),
    (STEEP, "Just right", "good"),
    (SLOPE, "+", "positive"),
    (SLOPE, "> 0", "positive"),
    (SLOPE, "<0", "negative"),
    (SLOPE, "\N{MINUS SIGN}", "negative"),
    (SLOPE, "0", "zero"),
    (ARROW, "(b)", "B"),
    (ARROW, "arrow a", "A"),
    (ARROW, "Option D", "D"),
    (LETTERS, "x, y", "x, y"),
    (LETTERS, "y and x", "x, y"),
    (LETTERS, "xy", "x, y"),
    (LETTERS, "{x; y}", "x, y"),
    (LETTERS, "only z", "z"),
    (LETTERS, "It depends on X.", "x"),
    (LETTERS, "none", "none"),
    (LETTERS, "no letters", "none"),
    (LETTERS, "all", "x, y, z"),
]
UNCERTAIN = [
    (SADDLE, "m"),
    (SADDLE, "not a minimum"),
    (SADDLE, "minimum or saddle"),
    (SADDLE, "2xy"),
    (STEEP, "too large"),
    (SLOPE, "not zero"),
    (SLOPE, "+2"),
    (ARROW, "A or B"),
    (ARROW, "E"),
    (LETTERS, "x, q"),
    (LETTERS, "and"),
]


@pytest.mark.parametrize(("problem", "text", "word"), HEARD, ids=lambda it: str(it)[:20])
def test_a_word_is_heard_however_it_is_written(problem, text, word):
    assert problem.read(text).components == (Variable(word),)


@pytest.mark.parametrize(("problem", "text"), UNCERTAIN, ids=lambda it: str(it)[:20])
def test_what_is_not_certain_is_handed_back_with_all_that_may_be_typed(problem, text):
    with pytest.raises(Unreadable) as trouble:
        problem.read(text)
    assert trouble.value.message == f"Answer with {problem.accepts}."
    verdict = problem.judge(text)
    assert verdict.outcome is Outcome.UNREADABLE
    assert verdict.column is None
    assert not verdict.counts


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_is_one_of_the_words_or_handed_back(text):
    for problem in (SADDLE, STEEP, SLOPE, ARROW, LETTERS):
        verdict = problem.judge(text)
        assert verdict.outcome in (Outcome.RIGHT, Outcome.WRONG, Outcome.UNREADABLE)


def test_every_word_is_heard_as_itself_and_every_spelling_as_its_word():
    for problem in (SADDLE, STEEP, SLOPE, ARROW):
        words = problem.kind.words(problem.task)
        for word, spellings in words.items():
            assert {meant(it, words) for it in (word, *spellings)} == {word}


def test_letters_of_any_name_are_heard():
    greek = posed("depends_on", "3N theta + E^2", names=("E", "N", "theta"), aspect="N")
    assert greek.judge("θ").is_right
    assert greek.judge("theta").is_right
    assert greek.read("e n").components == (Variable("E, N"),)
    numbered = posed("depends_on", "w1 w2 + w2^2", names=("w1", "w2"), aspect="w2")
    assert numbered.judge("w1w2").is_right
    cased = posed("depends_on", "x X^2", names=("x", "X"), aspect="x")
    assert cased.judge("X").is_right
    assert cased.judge("x").outcome is Outcome.WRONG


def test_the_right_word_is_right_and_another_is_wrong_with_a_slip_that_does_not_tell():
    assert SADDLE.judge("saddle").is_right
    wrong = SADDLE.judge("minimum")
    assert wrong.outcome is Outcome.WRONG
    assert wrong.slip.id == "mixed-ignored"
    assert "saddle" not in wrong.slip.message


@pytest.mark.parametrize("problem", [SADDLE, BOWL, LETTERS, STEEP, SLOPE, ARROW])
def test_every_wrong_word_has_a_slip(problem):
    for word in problem.kind.words(problem.task):
        assert bool(slip_of(problem, word)) != problem.judge(word).is_right, word


def test_nothing_more_is_explained_of_a_word():
    assert explain_wrong(SADDLE.judge("minimum"), SADDLE) == ""


def test_an_answer_goes_through_text_and_back():
    for problem in (SADDLE, BOWL, LETTERS, STEEP, SLOPE, ARROW):
        assert problem.judge(typed_answer(problem.answer)).is_right


def test_the_preview_shows_the_word_that_is_heard_or_what_may_be_typed():
    shown = preview(SADDLE, "sad", 60, 5, is_ascii=False)
    assert (shown.text, shown.column) == ("saddle", None)
    shown = preview(SADDLE, "m", 60, 5, is_ascii=False)
    assert (shown.text, shown.column) == ("Answer with minimum, maximum or saddle.", None)


def test_a_kind_of_words_may_ask_for_a_number_too():
    largest = posed("rate", "x^2 + 4y^2", at=(1, 2), rate="0.3", aspect="largest")
    assert largest.accepts == ""
    assert largest.judge("1/4").is_right
    assert largest.judge("0.250").is_right


def test_all_that_ask_for_words_say_which_in_the_question():
    for problem in (SADDLE, BOWL, LETTERS, STEEP, ARROW):
        assert "Type" in problem.prompt
    assert SLOPE.accepts in SLOPE.prompt


@pytest.mark.parametrize("name", ["classify", "depends_on", "read_contour", "rate"])
def test_these_are_spoken(name):
    assert kinds()[name].is_spoken


def test_what_cannot_be_asked_is_said():
    def hindrance(kind: str, function: str, names: str) -> str | None:
        material = Material(
            read(function, names).components[0], tuple(names), frozenset({"point", "lr"})
        )
        return kinds()[kind].hindrance(material)

    assert "2 variables" in hindrance("classify", "x y z", "xyz")
    assert "2 variables" in hindrance("depends_on", "x^2", "x")
    assert "2 variables" in hindrance("read_contour", "x^2", "x")
    assert hindrance("rate", "x^3 + y", "xy") is None


@pytest.mark.parametrize(("function", "by"), [("w^2*b^2", "w"), ("w^2 + b", "w"), ("w + b", "b")])
def test_the_way_to_list_letters_gives_none_away(function, by):
    problem = posed("depends_on", function, names="wb", aspect=by)
    asked = problem.prompt.partition("depend on?")[2]
    assert asked == " Type the letters, separated by commas, or none."
