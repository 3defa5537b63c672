"""Reading: every documented way to type, every refusal with its place, nothing ever run."""

import sys
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gradquest.errors import Unreadable
from gradquest.maths.expression import (
    EULER,
    FUNCTIONS,
    Call,
    Negative,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Variable,
    number,
    walk,
)
from gradquest.maths.grammar.reading import read, variables_in

X, Y = Variable("x"), Variable("y")
TWO = number(2)


def tree(text, variables=("x", "y")):
    return read(text, variables).components[0]


def entries(text, variables=("x", "y")):
    reading = read(text, variables, is_vector=True)
    return reading.components if reading.is_vector else None


def refusal(text, variables=("x", "y"), *, is_vector=False):
    with pytest.raises(Unreadable) as caught:
        read(text, variables, is_vector=is_vector)
    return caught.value


SAME = [
    ("2*x*y", "2xy", "2x y", "2 x y", "2·x·y", "2×x×y", "2⋅x∙y", r"2\cdot x\times y"),
    ("x^2", "x**2", "x²", "x ^ 2", "x^{2}", "x^(2)", "x^[2]", "(x)^2"),
    ("x^-1", "x⁻¹", "x^(-1)", "x^{-1}", "x**-1", "x^−1"),
    ("x^12", "x¹²", "x**12"),
    ("sqrt(x)", "sqrt x", "√x", "√(x)", r"\sqrt{x}", "sqrt[x]", r"\sqrt x"),
    ("sqrt(x+1)", "√(x+1)", r"\sqrt{x+1}", r"\sqrt{x + 1}"),
    ("x/2", r"\frac{x}{2}", r"\dfrac{x}2", r"\frac x2", "x÷2", "x∕2"),
    ("1/2", r"\frac12", r"\frac{1}{2}", r"\frac 1 2"),
    ("e^x", "exp(x)", "exp x", r"\exp(x)", "eˣ", "e^{x}"),
    ("e^(x*y)", "e^(xy)", "e^{xy}", "exp(xy)", "exp xy", "eˣʸ"),
    ("e^(-(x+y))", "e^-(x+y)", "exp(-(x+y))"),
    ("ln(x)", "ln x", "lnx", "log(x)", "log x", r"\ln x", r"\log(x)"),
    ("log10(x)", "log10 x", "log_10(x)", "log10[x]"),
    (
        "log2(x)",
        "log2 x",
        "log_2(x)",
        r"log2\left(x\right)",
        r"\log_2(x)",
        "log_{2}(x)",
        r"\log_{2} x",
    ),
    ("log10(x)*y", r"log10\left(x\right)y", r"log10\,x\,y"),
    ("ln(2*x)", "ln 2x", "ln2x", "log 2x", "log2x"),
    ("sin(x)", "sin x", "sinx", r"\sin x", r"\sin{x}"),
    ("sin(2*x)", "sin 2x", "sin2x", "sin 2 x", "sin(2x)"),
    ("sin(x*y)", "sin xy", "sinxy"),
    ("sin(x)^2", "sin^2 x", "sin^2(x)", "sin²x", "sin²(x)", "(sin x)^2", r"\sin^{2}x", "sin^2x"),
    ("sin(x)*cos(x)", "sin x cos x", "sinxcosx", "sin(x)cos(x)", "sin x·cos x"),
    ("sin(cos(x))", "sin cos x"),
    ("sin(x^2)", "sin x^2", "sin x²"),
    ("x*sin(x)", "x sin x", "xsin(x)", "xsinx", "x*sin x"),
    ("x*ln(y)", "x ln y", "xlny", "xln(y)"),
    ("y*(2*x+1)", "y(2x+1)", "y (2x+1)", r"y\left(2x+1\right)", "y[2x+1]", "y{2x+1}"),
    ("(x+1)*(x-1)", "(x+1)(x-1)", "(x+1) (x-1)"),
    ("abs(x)", "|x|", "Abs(x)", r"\left|x\right|", r"\lvert x\rvert"),
    ("abs(x)*abs(y)", "|x||y|", "|x| |y|", "|x|*|y|"),
    ("abs(abs(x)-1)", "||x|-1|", "| |x| - 1 |"),
    ("2*abs(x)*y", "2|x|y"),
    ("ln(abs(x))", "ln|x|", "ln |x|"),
    ("-x", "−x", "–x", " - x", "---x"),
    ("x", "--x", "+x", "(((x)))"),
    ("2*pi*x", "2πx", "2 pi x", r"2\pi x", "2pix"),
    ("x^(1/3)", "cbrt(x)", "cbrt x", "∛x", r"\sqrt[3]{x}", "x^(1/3)"),
    ("x*e^y", "xe^y", "x e^y", "x·e^y"),
    ("e^sin(x)", "e^(sin x)", "e^sin x"),
    ("x*y", "ху", "ｘｙ"),
    ("x^2*y^3", "x²y³", "x^2y^3", "x^2 y^3"),
    ("x*-y", "x * -y", "x*−y"),
    ("arcsin(x)", "asin(x)", "arcsin x", r"\arcsin x"),
    ("arcsinh(x)", "asinh(x)", "arsinh(x)"),
    ("csc(x)", "cosec(x)"),
    ("1/cosh(x)", "sech(x)", "sech x"),
    ("sign(x)", "sgn(x)"),
]


@pytest.mark.parametrize(
    ("plain", "text"), [(row[0], text) for row in SAME for text in row[1:]], ids=str
)
def test_ways_to_type_the_same_are_read_the_same(plain, text):
    assert tree(text) == tree(plain)


SHAPES = [
    ("2xy", Product((TWO, X, Y))),
    ("x-y+2", Sum((X, Negative(Y), TWO))),
    ("x/y*2", Product((Quotient(X, Y), TWO))),
    ("x*y/2", Quotient(Product((X, Y)), TWO)),
    ("x/y/2", Quotient(Quotient(X, Y), TWO)),
    ("1/2x", Product((Quotient(number(1), TWO), X))),
    ("2/xy", Product((Quotient(TWO, X), Y))),
    ("-x^2", Negative(Power(X, TWO))),
    ("-2x", Negative(Product((TWO, X)))),
    ("2^x^2", Power(TWO, Power(X, TWO))),
    ("x^-1", Power(X, Negative(number(1)))),
    ("e^xy", Product((Power(EULER, X), Y))),
    ("exp(x)", Power(EULER, X)),
    ("sin x/y", Quotient(Call("sin", X), Y)),
    ("ln x/y", Quotient(Call("ln", X), Y)),
    ("sin x y", Product((Call("sin", X), Y))),
    ("sin x(y+1)", Product((Call("sin", X), Sum((Y, number(1)))))),
    ("cos(x)^2", Power(Call("cos", X), TWO)),
    ("sqrt 2x", Call("sqrt", Product((TWO, X)))),
    ("√2x", Product((Call("sqrt", TWO), X))),
    ("x(y+1)", Product((X, Sum((Y, number(1)))))),
    ("2e", Product((TWO, EULER))),
    ("2e-x", Sum((Product((TWO, EULER)), Negative(X)))),
    ("(-8)^(1/3)", Power(Negative(number(8)), Quotient(number(1), number(3)))),
    ("x2", Product((X, TWO))),
    ("½x", Product((number(Fraction(1, 2)), X))),
]


@pytest.mark.parametrize(("text", "expected"), SHAPES)
def test_a_text_has_one_tree(text, expected):
    assert tree(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.5", "1/2"), (".5", "1/2"), ("5.", "5"), ("3e-2", "3/100"), ("2e3", "2000"),
     ("2E3", "2000"), ("1.50", "3/2"), ("½", "1/2"), ("⅔", "2/3"), ("7" * 40, "7" * 40)],
)  # fmt: skip
def test_numbers_are_exact_and_keep_their_text(text, value):
    node = tree(text)
    assert isinstance(node, Number)
    assert node.value == Fraction(value)
    assert node.text == text


OTHERS = [
    ("1/2x", "1/(2x)"),
    ("x/xy", "x/(xy)"),
    ("e^xy", "e^(xy)"),
    ("e^2x", "e^(2x)"),
    ("e^-xy/2", "e^(-xy/2)"),
    ("x^1/2", "x^(1/2)"),
    ("2^x^2", "(2^x)^2"),
    ("sin x/y", "sin(x/y)"),
    ("sin xy", "sin(x)y"),
    ("sin x y", "sin(xy)"),
    ("cos x(y+1)", "cos(x(y+1))"),
    ("sin x^2", "sin(x)^2"),
    ("√2x", "√(2x)"),
    ("x2", "x^2"),
    ("3e-2", "3*e-2"),
    ("log2x", "log2(x)"),
]


@pytest.mark.parametrize(("text", "meant"), OTHERS)
def test_the_other_documented_reading_is_kept_for_asking_back(text, meant):
    reading = read(text, ("x", "y"))
    assert tree(meant) in [other.components[0] for other in reading.others]
    assert tree(meant) != reading.components[0]


@pytest.mark.parametrize("text", ["2xy", "3x^2 + y", "sin(x)cos(y)", "x/(2y)", "e^(xy)", "ln(x)/y"])
def test_plain_texts_have_no_other_reading(text):
    assert read(text, ("x", "y")).others == ()


NAMES = [
    ("w1x1 + w_1^2", ("w1", "x1"), "w1*x1 + w1^2"),
    ("w₁x₁", ("w1", "x1"), "w1*x1"),
    ("w_{1}^{2}x_{1}", ("w1", "x1"), "w1^2*x1"),
    ("θ^2 + theta t", ("theta", "t"), "theta^2 + theta*t"),
    (r"\theta t", ("theta", "t"), "theta*t"),
    ("EINS", ("E", "I", "N", "S"), "E*I*N*S"),
    ("2E-3I", ("E", "I"), "2*E - 3*I"),
    ("2e-3", ("e",), "2*e - 3"),
    ("pi gamma", ("pi", "gamma"), "pi*gamma"),
    ("cost", ("t",), "cos(t)"),
    ("x12", ("x", "x1"), "x*12"),
    ("x1x2", ("x1", "x2"), "x1*x2"),
]


@pytest.mark.parametrize(("text", "variables", "plain"), NAMES)
def test_declared_names_come_before_everything_else(text, variables, plain):
    assert tree(text, variables) == tree(plain, variables)
    assert all(not isinstance(part, Variable) or part.name in variables
               for part in walk(tree(text, variables)))  # fmt: skip


def test_a_function_that_could_be_a_product_of_letters_keeps_the_product_as_other():
    reading = read("acos(t)", ("a", "t"))
    assert reading.components[0] == Call("arccos", Variable("t"))
    assert reading.others[0].components[0] == tree("a*cos(t)", ("a", "t"))


VECTORS = [
    ("2, 4", "(2,4)", "[2,4]", "<2,4>", "⟨2,4⟩", "2, 4", "2,4", "2 4", "(2 4)", "( 2 , 4 )",
     "2i+4j", "4j + 2i", "2*i + 4*j", "((2, 4))", "(2; 4)", r"\langle 2,4\rangle", "{2,4}"),
    ("2, -4", "2 -4", "2i-4j", "(2,-4)", "⟨2,−4⟩", "2i - 4 j"),
    ("1/2, -3/4", "1/2 -3/4", "(1/2, -3/4)"),
    ("2*x, 3*y", "(2x,3y)", "2x i + 3y j", "2xi+3yj"),
    ("(x+1)*y, 2", "(x+1)y, 2", "((x+1)y, 2)"),
    ("0, 3", "0i + 3j", "(0,3)"),
    ("1, 2, 3", "i+2j+3k", "(1,2,3)", "1 2 3"),
]  # fmt: skip


@pytest.mark.parametrize(("plain", "text"), [(row[0], text) for row in VECTORS for text in row[1:]])
def test_vectors_may_be_typed_in_many_ways(plain, text):
    assert entries(text) == tuple(tree(part) for part in plain.split(", "))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("-i", "(-1, 0)"), ("3j", "(0, 3)"), ("(3i+4j)/5", "(3/5, 4/5)"), ("-(i+j)", "(-1, -1)")],
)
def test_units_may_stand_in_sums_multiples_and_quotients(text, expected):
    assert entries(text) == entries(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(1, 2)/sqrt(5)", "(1/sqrt(5), 2/sqrt(5))"),
        ("[3, 4]/5", "(3/5, 4/5)"),
        ("<3, 4>*2", "(3*2, 4*2)"),
        ("2(1, 3)", "(2*1, 2*3)"),
        ("(x+1)(y, 2)", "((x+1)*y, (x+1)*2)"),
        ("-(1, 2)", "(-1, -2)"),
        (r"\frac{1}{2}(x, y)", "(1/2*x, 1/2*y)"),
    ],
)
def test_a_list_may_be_multiplied_and_divided_by_a_number(text, expected):
    assert entries(text) == entries(expected)


@pytest.mark.parametrize("text", ["3 + (1, 2)", "(1, 2)^2", "1/(1, 2)", "(1, 2) - 3", "(1, 2) 3"])
def test_nothing_else_may_be_done_to_a_list(text):
    assert "only be multiplied or divided by a number" in refusal(text, is_vector=True).message


@pytest.mark.parametrize("text", ["2", "2 - 4", "2x", "(2)", "<2>"])
def test_a_single_expression_is_no_vector(text):
    reading = read(text, ("x", "y"), is_vector=True)
    assert not reading.is_vector
    assert len(reading.components) == 1


def test_missing_units_are_zero_entries():
    assert len(entries("2i", ("x", "y"))) == 2
    assert len(entries("2i", ("x", "y", "z"))) == 3


def test_i_and_j_are_variables_where_a_problem_declares_them():
    assert entries("i+j", ("i", "j")) is None


REFUSED = [
    ("", 1, "nothing to read"),
    ("   ", 1, "nothing to read"),
    ("z", 1, "its letters are x and y"),
    ("xz", 2, "z is not in this problem"),
    ("X", 1, "did you mean x"),
    ("lnX", 3, "did you mean x"),
    ("Sin(x)", 1, "did you mean sin"),
    ("SIN(x)", 1, "did you mean sin"),
    ("2 Exp(x)", 3, "did you mean exp"),
    ("In(x)", 1, "did you mean ln"),
    ("Inx", 1, "did you mean ln"),
    ("sen(x)", 1, "did you mean sin"),
    ("2 3", 3, "side by side"),
    ("1/2 1/2", 5, "side by side"),
    ("1½", 2, "side by side"),
    ("sin^-1 x", 1, "arcsin(x) or 1/sin(x)"),
    ("sin⁻¹(x)", 1, "arcsin(x) or 1/sin(x)"),
    ("x = 2", 3, "Leave out the ="),
    ("x,y", 2, "vector"),
    ("3,14", 2, "decimals take a dot"),
    ("(x", 1, "forget to close"),
    ("2(x+(y)", 2, "forget to close"),
    ("|x", 1, "forget to close"),
    ("x)", 2, "too many"),
    ("(x]", 3, "cannot close"),
    ("()", 1, "nothing between"),
    ("x+", 3, "missing at the end"),
    ("x^", 3, "missing at the end"),
    ("log3(x)", 1, "ln(x)/ln(3)"),
    ("log_5 x", 1, "ln(x)/ln(5)"),
    ("y log_{3}(x)", 3, "ln(x)/ln(3)"),
    ("tg x", 1, "did you mean tan"),
    ("ctg(x)", 1, "did you mean cot"),
    ("arccot(x)", 1, "did you mean arctan(1/x)"),
    ("lm(x)", 1, "did you mean ln"),
    ("2Pi", 2, "did you mean pi"),
    ("E^x", 1, "did you mean e?"),
    ("sin(x)10^-60*10^-60", 1, "too large or too small a factor"),
    ("x/1e15^4/1e15^4", 1, "too large or too small a factor"),
    ("*x", 1, "missing before"),
    ("x+*y", 3, "missing before"),
    ("sin", 1, "such as sin(x)"),
    ("sin + x", 1, "such as sin(x)"),
    ("x^101", 3, "at most 100"),
    ("(x^50)^50", 1, "powers of powers"),
    ("9^9^9^9", 3, "too large"),
    ("e^1000", 1, "too large"),
    ("1e16", 2, "from -15 to 15"),
    ("1e-999999999", 2, "from -15 to 15"),
    ("1e0000000999999999", 2, "from -15 to 15"),
    ("7" * 41, 1, "at most 40 digits"),
    ("1.2.3", 4, "two decimal points"),
    ("------x", 6, "too many signs"),
    ("1/0", 1, "divides by 0"),
    ("x + 1/(2-2)", 5, "divides by 0"),
    ("ln(0)", 1, "above 0"),
    ("sqrt(-1)", 1, "negative"),
    ("x + 0^-2", 5, "divides by 0"),
    ("x<y", 2, "I understood x but did not expect < after it"),
    ("0^0", 1, "no agreed value"),
    ("arcsin(2)", 1, "from -1 to 1"),
    ("x!", 2, "the sign !"),
    ("x'", 2, "the sign '"),
    (r"x\foo", 2, "foo"),
    ("θ", 1, "θ is not in this problem"),
    ("x\N{SNOWMAN}", 2, "the sign"),
    ("x\x00", 2, "U+0000"),
    ("x\x1b[2J", 2, "U+001B"),
    ("x\N{RIGHT-TO-LEFT OVERRIDE}", 2, "right-to-left override"),
    ("\ud800", 1, "U+D800"),
    ("x\N{ZERO WIDTH SPACE}y", 2, "zero width space"),
    ("x" * 501, 501, "500"),
    ("x" * 101, 1, "letters stand in a row"),
    ("x+" * 126 + "x", 251, "too long"),
    ("(" * 31 + "x" + ")" * 31, 31, "too deeply"),
    ("sin " * 31 + "x", None, "too deeply"),
    ("x^" * 40 + "x", None, "too deeply"),
    ("x" + "/x" * 70, None, "too deeply"),
    ("__import__('os')", 1, "the sign _"),
    ("x.__class__", 2, ""),
    ("[/]", 2, "missing"),
    ("2\\", 2, "command"),
    ("₂x", 1, "belongs to a letter"),
]


@pytest.mark.parametrize(("text", "column", "words"), REFUSED)
def test_what_cannot_be_read_is_refused_with_its_place(text, column, words):
    trouble = refusal(text)
    assert words in trouble.message
    assert column is None or trouble.column == column
    assert trouble.message.isprintable()
    assert trouble.message.endswith((".", "?"))


@pytest.mark.parametrize(
    ("text", "words"),
    [("2i+3", "Each term needs"), ("i*j", "multiplied and added"), ("sin(i)", "multiplied"),
     ("(2,)", "missing"), ("(,2)", "missing"), ("(2,4", "forget to close"), ("2,4)", "too many"),
     ("(2,4)+(1,2)", "commas"), ("(i, 2)", "not both"), ("2/i", "multiplied and added")],
)  # fmt: skip
def test_broken_vectors_are_refused_in_a_sentence(text, words):
    assert words in refusal(text, is_vector=True).message


def test_letters_are_refused_where_a_number_is_asked_for():
    assert "a number is asked for" in refusal("x", ()).message


@pytest.mark.parametrize("wait", range(0, 10_001, 2_000))
def test_a_long_text_is_refused_at_once(wait):
    assert "at most 500" in refusal("(" * (wait + 501)).message


def test_columns_count_characters_as_typed():
    """Look-alikes and TeX do not move the place of what comes after them."""
    assert refusal(r"\frac{1}{2}·½x² + z").column == 19


def test_spans_are_places_in_the_text_as_typed():
    text = "2xy + sin²(x)/√y"
    spans = {type(part).__name__: text[slice(*part.span)] for part in walk(tree(text))}
    assert spans["Product"] == "2xy"
    assert spans["Quotient"] == "sin²(x)/√y"


def test_all_functions_of_the_tree_can_be_typed():
    for name in FUNCTIONS:
        assert tree(f"{name}(x)") == Call(name, X)


def test_letters_in_use_are_found_where_none_are_declared():
    assert variables_in("x^2 + 3theta y - e^z sin(w) + π") == ("theta", "w", "x", "y", "z")
    assert variables_in("2e + 1") == ()
    with pytest.raises(Unreadable, match="did you mean sin"):
        variables_in("Sin(x)")


PIECES = st.sampled_from(
    [*"xyz0123456789.()+-*/^|,;<>[]{} e=_'²½√π\\", "sin", "ln", "sqrt", "exp", "pi", "**", "\\frac",
     "^-1", "1e5", "i", "j", "\\sqrt[3]", "log2", "\x00", "\u202e", "abs", "Sin", "__import__"]
)  # fmt: skip


def outcome(text, *, is_vector):
    try:
        return read(text, ("x", "y"), is_vector=is_vector)
    except Unreadable as trouble:
        return trouble


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=60).map("".join)), st.booleans())
def test_any_text_is_read_or_refused_in_place(text, is_vector):
    found = outcome(text, is_vector=is_vector)
    if isinstance(found, Unreadable):
        assert 1 <= found.column <= len(text) + 1
        assert found.message.isprintable()
    else:
        assert found == outcome(text, is_vector=is_vector)


def test_reading_needs_little_stack():
    """A screen calls it from deep inside a framework."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(700)
    try:
        tree("(" * 29 + "x" + ")" * 29)
        tree("x" * 100)
        tree("x" + "/x" * 50)
    finally:
        sys.setrecursionlimit(limit)
