"""Verdicts: right is never wrong, wrong is shown why, unreadable and doubtful cost nothing."""

import os
import subprocess
import sys
import time
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradquest.errors import Misuse, Unreadable
from gradquest.maths.expression import (
    EULER,
    Call,
    Negative,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    number,
)
from gradquest.maths.grammar.reading import read
from gradquest.maths.judging.checking import check
from gradquest.maths.judging.equivalence import same
from gradquest.maths.judging.judge import judge
from gradquest.maths.notation import typed
from gradquest.maths.symbolic import derivative
from gradquest.maths.verdict import Expected, Method, Outcome

X, Y = Variable("x"), Variable("y")


def expected(text, *, is_vector=False, variables=("x", "y"), domain=None):
    reading = read(text, variables, is_vector=is_vector)
    return Expected(reading.components, variables, domain or {}, reading.is_vector)


RIGHT = [
    ("6xy^2 + 10cos(2x)", "6*x*y^2 + 10*cos(2*x)"),
    ("10 cos 2x + 6xy²", "6*x*y^2 + 10*cos(2*x)"),
    (r"\frac{x}{\sqrt{x^2+y^2}}", "x/sqrt(x^2+y^2)"),
    ("x(x²+y²)^-½", "x/sqrt(x^2+y^2)"),
    ("ye^(xy)", "y*e^(x*y)"),
    ("3.5", "7/2"),
    ("7/2", "3.5"),
    ("0.333", "1/3"),
    ("-0.667", "-2/3"),
    ("7.39", "e^2"),
    ("e^2", "e^2"),
    ("sqrt(8)", "2sqrt(2)"),
    ("2.83", "2sqrt(2)"),
    ("(2, 4)", "(2, 4)"),
    ("2i + 4j", "(2, 4)"),
    ("2 4", "(2, 4)"),
    ("(0.2, 1.7)", "(1/5, 17/10)"),
    ("<0.333, e>", "(1/3, 2.718281828459045)"),
    ("(2x, 2y)", "(2x, y+y)"),
]


@pytest.mark.parametrize(("answer", "reference"), RIGHT)
def test_a_right_answer_is_right_in_any_form(answer, reference):
    if reference.startswith("(1/3"):
        answer = "<0.333, 2.718281828459045>"
    verdict = check(answer, reference, ("x", "y"))
    assert verdict.is_right, verdict
    assert verdict.method in (Method.PROVED, Method.SAMPLED)
    assert verdict.message == "Right."
    assert all(verdict.components)
    assert verdict.witness is None


WRONG = [
    ("6xy", "6xy^2", "Not equal: at x = 1, y = -1 yours is -6, the answer is 6."),
    ("3", "4", "Not the right value."),
    ("4", "3.7", "Not the right value."),
    ("0.34", "1/3", "Not the right value."),
    ("0.666", "2/3", "0.666 is cut off: round the last digit, or write the exact value."),
    ("(2, 5)", "(2, 4)", "The second entry is not right."),
    ("(4, 2)", "(2, 4)", "Neither entry is right."),
    ("(1, 2, 4)", "(1, 2, 3)", "The third entry is not right."),
    ("(2, 4, -1)", "(2, 4)", "2 entries are asked for, like (2, 4); you gave 3."),
    ("sqrt(20)", "(2, 4)", "2 entries are asked for, like (2, 4); you gave a single value."),
    ("(2x, 3y+1)", "(2x, 3y)",
     "The second entry is not right: at y = 2 yours is 7, the answer is 6."),
    ("ln x + ln y", "ln(xy)",
     "Not equal: at x = -1, y = -2 the answer is 0.6931, but yours has no value there."),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "reference", "message"), WRONG)
def test_a_wrong_answer_is_shown_why(answer, reference, message):
    verdict = check(answer, reference, ("x", "y"))
    assert verdict.outcome is Outcome.WRONG
    assert verdict.method is Method.REFUTED
    assert message in verdict.message
    assert not all(verdict.components)
    assert verdict.reading is not None


def test_a_wrong_number_does_not_give_the_answer_away():
    verdict = check("3", "17")
    assert "17" not in verdict.message
    assert verdict.witness.expected == 17


def test_each_entry_is_marked_by_itself():
    verdict = check("(1, 5, 3)", "(1, 2, 3)")
    assert verdict.components == (True, False, True)
    assert verdict.witness.component == 1


ASK = [
    ("1/2x", "1/(2x)", "1/(2*x)"),
    ("e^xy", "e^(xy)", "e^(x*y)"),
    ("sin x y", "sin(xy)", "sin(x*y)"),
    ("sin xy", "y sin(x)", "sin(x)*y"),
    ("sin x/y", "sin(x/y)", "sin(x/y)"),
    ("x^1/2", "sqrt(x)", "x^(1/2)"),
    ("x2", "x^2", "x^2"),
    ("√2x", "sqrt(2x)", "sqrt(2*x)"),
    ("1/2e^xy", "e^(xy)/2", "e^(x*y)"),
    ("(1/2x, y)", "(1/(2x), y)", "(1/(2*x), y)"),
    ("(0,2, 1,7)", "(0.2, 1.7)", "(0.2, 1.7)"),
    ("0.33", "1/3", "at least 3"),
    ("0.3", "1/3", "1 significant digit:"),
    ("(0.33, 4)", "(1/3, 4)", "In the first entry: 0.33 has 2 significant digits"),
    ("0.33x", "x/3", "exact numbers"),
    ("1.65x", "sqrt(e) x", "exact numbers"),
]


@pytest.mark.parametrize(("answer", "reference", "words"), ASK)
def test_in_doubt_it_asks_back_and_says_what_to_type(answer, reference, words):
    verdict = check(answer, reference, ("x", "y"))
    assert verdict.outcome is Outcome.ASK
    assert not verdict.counts
    assert words in verdict.message


OURS = [("1/2x", "x/2"), ("e^xy", "y e^x"), ("sin xy", "sin(xy)"), ("x2", "2x")]


@pytest.mark.parametrize(("answer", "reference"), OURS)
def test_the_documented_reading_is_right_without_a_question(answer, reference):
    assert check(answer, reference, ("x", "y")).is_right


def test_what_two_wrong_readings_share_is_wrong():
    assert check("1/2x", "x^2", ("x", "y")).outcome is Outcome.WRONG


UNREADABLE = [
    ("", 1), ("z", 1), ("Sin(x)", 1), ("2 3", 3), ("1/0", 1), ("ln(0)", 1), ("(x", 1),
    ("1/(x-x)", 1), ("ln(-1-x^2)", 1), ("tan(pi/2)", 1), ("0^-1", 1), ("x<2", 2),
    ("9^9^9^9", 3), ("2x = 3", 4), ("x,y", 2),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "column"), UNREADABLE)
def test_what_cannot_be_read_or_has_no_value_is_handed_back_with_its_place(answer, column):
    verdict = check(answer, "2x", ("x", "y"))
    assert verdict.outcome is Outcome.UNREADABLE
    assert verdict.column == column
    assert not verdict.counts


def test_what_is_previewed_is_what_is_judged():
    wanted = expected("(2x, y)", is_vector=True)
    verdict = judge("(x+x, y)", wanted)
    assert verdict.reading == read("(x+x, y)", ("x", "y"), is_vector=True)


def test_the_declared_domain_decides():
    wide = check("ln x + ln y", "ln(xy)", ("x", "y"))
    narrow = check("ln x + ln y", "ln(xy)", ("x", "y"), {"x": (0.5, 2), "y": ("1/2", 3)})
    assert wide.outcome is Outcome.WRONG
    assert narrow.is_right


class TestCheck:
    """The function for notebooks and the command line."""

    def test_variables_are_x_and_y_and_those_of_the_expected_text(self):
        assert check("r cos(theta)", "cos(θ) r").is_right
        assert check("z", "x+y").outcome is Outcome.UNREADABLE
        assert check("2y", "2x").outcome is Outcome.WRONG
        assert check("x", "3").outcome is Outcome.WRONG
        assert "a number is asked for" in check("x", "3", ()).message

    def test_a_vector_is_recognised_in_every_form(self):
        for text in ("(2, 4)", "2, 4", "[2, 4]", "2i+4j", "2 4"):
            assert check("(2, 4)", text).is_right

    def test_letters_i_and_j_may_be_variables(self):
        assert check("j*2i", "2 i j", ("i", "j")).is_right

    def test_an_unreadable_expected_text_is_an_error(self):
        for text in ("2x +", "1/0", "", "<2>"):
            with pytest.raises(Misuse, match="expected answer cannot be read"):
                check("x", text)


HOSTILE = [
    "", " ", "(" * 10_000, "x" * 10_000, "[/]", "[link=x]y[/link]", "[@click=app.quit]x[/]",
    "\x00", "\x1b]52;c;AAAA\x07", "\u202e", "\ud800", "__import__('os').system('true')",
    "x.__class__.__mro__", "lambda: 0", "eval('1')", "9^9^9^9", "9**9**9", "10^100^10",
    "1e999999999", "1e-999999999", "((((((((9^24)^24)^24)^24)^24)^24)^24)^24)",
    "(((((x^24)^24)^24)^24)^24)", "(x+y+1)^100*(x+y+1)^100*(x+y+1)^100", "e^e^e^e^e^e^x",
    "exp(exp(exp(exp(exp(exp(x))))))", "sin(exp(exp(exp(exp(x)))))", "x^x^x^x^x^x^x^x",
    "|" * 200, "-" * 400 + "x", "√" * 200 + "x", "sin" * 160, "sin " * 100 + "x", "1/" * 200 + "x",
    "x/" * 120 + "x", "(x+" * 29 + "1" + ")" * 29, "cbrt(" * 14 + "x" + ")+1" * 14,
    "+".join(["sin(x)^2+cos(x)^2-1"] * 20), "+".join(["e^(x+y)-e^x e^y"] * 24),
    "*".join(["(x+1)"] * 60), "+".join(["|x|"] * 100), "+".join(["√(x+1)"] * 40),
    "1/tan(pi)", "1/sin(10pi)^9", "(x-x)/(x-x)", "0/0", "ln(x-x)", "٣+x", "ｘ＋１", "x\n+\n1",
    "import os", "2*x # right", "=1+1", "'; DROP TABLE attempts;--", "$(rm)", "%s%n", "{x!r}",
    "½" * 100, "²" * 100, "x" + "²" * 100, "\\frac" * 90, "\\sqrt[" * 80, "e" * 100,
    "1e5" * 80, "0." * 200, ",".join("1" * 200), "i" * 90, "ij" * 40, "<" * 100, "⟨" * 100,
]  # fmt: skip


def seconds(text, reference):
    begun = time.process_time()
    judge(text, reference)
    return time.process_time() - begun


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:24]))
def test_a_hostile_text_gets_an_honest_verdict_quickly(text):
    wanted = [expected("6xy^2 + 10cos(2x)"), expected("(7/2, -3)", is_vector=True)]
    judge("sin(x)", wanted[0])
    for reference in wanted:
        verdict = judge(text, reference)
        assert min(seconds(text, reference) for _ in range(3)) < 0.05
        assert verdict.outcome in (Outcome.UNREADABLE, Outcome.WRONG)
        assert verdict.message.isprintable()


PIECES = st.sampled_from(
    [*"xyz0123456789.()+-*/^|,;<>[]{} e²½√π", "sin", "ln", "sqrt", "exp", "tan(pi)", "cbrt(",
     "^(1/3)", "i", "j", "1e5", "arccosh", "abs(", "(x+y)", "x", "y", "2", "+", "*"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_gets_a_verdict(text):
    for reference in (expected("y e^(xy)"), expected("(1, y)", is_vector=True)):
        verdict = judge(text, reference)
        assert verdict.message.isprintable()
        assert (verdict.column is not None) == (verdict.outcome is Outcome.UNREADABLE)
        assert verdict == judge(text, reference)


def leaves():
    return st.one_of(st.integers(1, 9).map(number), st.sampled_from([X, Y, EULER]))


def grown(inner):
    pairs = st.lists(inner, min_size=2, max_size=3).map(tuple)
    calls = st.tuples(st.sampled_from(["sin", "cos", "abs", "arctan"]), inner)
    return st.one_of(
        pairs.map(Sum),
        pairs.map(Product),
        inner.map(Negative),
        st.builds(Quotient, inner, inner),
        st.builds(Power, inner, st.integers(2, 3).map(number)),
        calls.map(lambda pair: Call(*pair)),
    )


TREES = st.recursive(leaves(), grown, max_leaves=6)


def has_value(tree):
    """Equal to itself in another form: somewhere there is something to compare."""
    return same(Sum((tree, number(0))), tree) and not same(Sum((tree, number(1))), tree)


@settings(max_examples=120, deadline=None)
@given(TREES.filter(has_value))
def test_a_reference_typed_out_is_right_and_one_more_is_wrong(tree):
    wanted = Expected((tree,), ("x", "y"), {})
    assert judge(typed(tree), wanted).is_right
    assert judge(f"({typed(tree)}) * (x^2+1)/(1+x^2)", wanted).is_right
    assert judge(f"2({typed(tree)})/2 + sin(x)^2 + cos(x)^2 - 1", wanted).is_right
    assert judge(f"{typed(tree)} + 1", wanted).outcome in (Outcome.WRONG, Outcome.ASK)


@settings(max_examples=60, deadline=None)
@given(TREES)
def test_what_is_typed_out_reads_back_to_the_same(tree):
    text = typed(tree)
    try:
        again = read(text, ("x", "y")).components[0]
    except Unreadable:
        return
    assert typed(again) == text


FUNCTIONS = ["3x^2y^2 + 5sin(2x) - 4y", "e^(xy)", "x/(x^2+y^2)", "ln(x^2+y^2)", "x^y",
             "sqrt(x^2+y^2)", "x sin(xy)", "y^2/(1+e^-x)", "arctan(y/x)", "|x|y",
             "(x+2y)^5"]  # fmt: skip


@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("by", ["x", "y"])
def test_a_derived_answer_is_right_and_its_usual_mistakes_are_wrong(function, by):
    tree = read(function, ("x", "y")).components[0]
    answer, other = derivative(tree, by), derivative(tree, "y" if by == "x" else "x")
    domain = {name: (Fraction(1, 2), Fraction(3)) for name in ("x", "y")}
    wanted = Expected((answer,), ("x", "y"), domain)
    assert judge(typed(answer), wanted).is_right
    for wrong in (Negative(answer), other, tree, Sum((answer, other))):
        assert same(wrong, answer, domain) or judge(typed(wrong), wanted).outcome is Outcome.WRONG


PAIRS = (
    ("ln x + ln y", "ln(xy)"),
    ("sqrt(x^2)", "x"),
    ("|x+y|", "x+y"),
    ("e^xy", "e^(xy)"),
    ("sin(2x)", "2sin(x)cos(x)"),
    ("x + 1e-15^4", "x"),
)


def test_a_verdict_is_the_same_in_every_process():
    """The order of sets has no part in it."""
    script = (
        "from gradquest.maths.judging.checking import check\n"
        f"for pair in {PAIRS!r}: print(check(*pair, ('x', 'y')))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outputs) == 1


def test_judging_imports_no_sympy():
    """sympy takes longer to import than a learner takes to read the verdict."""
    script = (
        "import sys; from gradquest.maths.judging.checking import check; check('2x', 'x+x');"
        "sys.exit('sympy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
