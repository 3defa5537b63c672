"""Makes tests/data/answer_pairs.jsonl: typed answers whose verdict is known without our checker.

Right answers are sympy's own rewritings of a derivative, in several notations; wrong ones are
mistakes that sympy evaluates to something else; decimals come from exact fractions. Run it with
`python benchmarks/make_answer_pairs.py`; the same pairs come out every time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import sympy

from gradquest.maths.chance import Chance
from gradquest.maths.grammar.characters import LONGEST_TEXT
from gradquest.maths.notation import pretty, typed
from gradquest.maths.symbolic import from_sympy

TARGET = Path(__file__).parent.parent / "tests" / "data" / "answer_pairs.jsonl"
Pair = dict[str, Any]

x, y = sympy.symbols("x y", real=True)
NAMES = {"x": x, "y": y}
ANYWHERE = {"x": [-3, 3], "y": [-3, 3]}
POSITIVE = {"x": [0.5, 3], "y": [0.5, 3]}

EVERYWHERE_DEFINED = [
    3 * x**2 * y**2 + 5 * sympy.sin(2 * x) - 4 * y,
    x**2 + 3 * x * y + y**2,
    (2 * x - 3 * y) ** 4,
    (x * y + 1) ** 3,
    sympy.exp(x * y),
    sympy.exp(-(x**2) - y**2),
    x * sympy.exp(2 * x - y),
    sympy.sin(x * y) * sympy.cos(y),
    sympy.sin(x + 2 * y) ** 2,
    x / (x**2 + y**2 + 1),
    (x - y) / (x**2 + 2),
    sympy.log(x**2 + y**2 + 1),
    sympy.sqrt(x**2 + y**2 + 4),
    1 / (1 + sympy.exp(-x - 2 * y)),
    sympy.atan(x * y),
    sympy.tanh(3 * x + y),
    (x * 2 + y - 3) ** 2 + (4 * x + y - 7) ** 2,
    y**2 * sympy.cos(3 * x) + x**5,
    sympy.Abs(x) * y,
    sympy.sqrt((x - 2 * y) ** 2) * x,
]
FOR_POSITIVE = [
    x * sympy.log(x * y),
    sympy.sqrt(x * y),
    x**y,
    y / x + x / y**2,
    sympy.log(x / y) ** 2,
    x ** sympy.Rational(2, 3) * y ** sympy.Rational(1, 3),
    sympy.atan(y / x),
    2**x * y,
    sympy.log(x + sympy.sqrt(y)),
]


def tree_text(value: Any) -> list[str]:
    """Several ways to type one sympy expression."""
    plain = typed(from_sympy(value))
    return [
        plain,
        pretty(from_sympy(value)),
        str(value),
        sympy.latex(value),
        plain.replace("*", "·"),
        plain.replace("^", "**").replace(" ", ""),
        f"  ( {plain} ) ",
    ]


def rewritten(value: Any) -> list[Any]:
    """The same value in other forms."""
    forms = [value, sympy.expand(value), sympy.factor(value), sympy.together(value)]
    forms += [sympy.expand(value, trig=True), sympy.expand_log(value, force=False)]
    forms += [sympy.simplify(value), sympy.Add(value, x - x), sympy.trigsimp(value)]
    return [form for form in dict.fromkeys(forms) if is_typable(form)]


def is_typable(value: Any) -> bool:
    """It has only functions that a learner may type."""
    return not value.has(sympy.Piecewise, sympy.DiracDelta)


def mistaken(function: Any, value: Any, by: Any) -> list[Any]:
    """Plausible wrong answers."""
    other = y if by is x else x
    candidates = [-value, value + 1, 2 * value, function, sympy.diff(function, other),
                  value + sympy.diff(function, other), value * by, value.subs(by, 2 * by),
                  sympy.diff(value, by), value + sympy.Rational(1, 10**6)]  # fmt: skip
    return [wrong for wrong in candidates if is_typable(wrong) and differ(wrong, value)]


def differ(one: Any, other: Any) -> bool:
    """They have clearly different values at a point of both domains."""
    places = [(sympy.Rational(7, 5), sympy.Rational(6, 5)), (sympy.Rational(1, 2), 2)]
    gaps = [sympy.N((one - other).subs({x: a, y: b}), 30) for a, b in places]
    return any(gap.is_real and abs(gap) > sympy.Rational(1, 10**11) for gap in gaps)


def derivative_pairs() -> Iterator[Pair]:
    """Partial derivatives, right and wrong."""
    for functions, domain in ((EVERYWHERE_DEFINED, ANYWHERE), (FOR_POSITIVE, POSITIVE)):
        for function in functions:
            for by in (x, y):
                value = sympy.diff(function, by).doit()
                yield from right_and_wrong(function, value, by, domain)


def right_and_wrong(function: Any, value: Any, by: Any, domain: Any) -> Iterator[Pair]:
    """The pairs of one derivative."""
    expected = typed(from_sympy(value))
    for turn, form in enumerate(rewritten(value)):
        for text in tree_text(form) if turn == 0 else tree_text(form)[turn % 4 :: 4]:
            yield pair(text, expected, "right", domain)
    for turn, form in enumerate(mistaken(function, value, by)):
        yield pair(tree_text(form)[turn % 4], expected, "wrong", domain)
    for text in broken(expected):
        yield pair(text, expected, "unreadable", domain)


def broken(text: str) -> list[str]:
    """A text that nobody can read."""
    return [
        f"({text}",
        f"{text} +",
        f"{text} + q",
        f"f = {text}",
        f"{text} + Sin(x)",
        f"{text}\x1b",
    ]


def number_pairs() -> Iterator[Pair]:
    """Exact values and decimals of two-digit fractions, entry by entry."""
    chance = Chance("answer pairs", "numbers")
    for _ in range(60):
        first, second = (Fraction(chance.below(199) - 99, 2 + chance.below(12)) for _ in "ab")
        expected = f"({first}, {second})"
        yield pair(f"{first} {second}", expected, "right")
        yield pair(f"<{rounded(first, 6)}, {second}>", expected, "right")
        yield pair(f"({second}, {first})", expected, "right" if first == second else "wrong")
        yield pair(f"{first}", expected, "wrong")
        yield pair(f"({first}, {second}, -1)", expected, "wrong")
        yield pair(f"[{first}, {off(second)}]", expected, "wrong")
        yield from short_decimals(first)


def short_decimals(value: Fraction) -> Iterator[Pair]:
    """Rounded with many digits, with few, and wrongly."""
    yield pair(rounded(value, 5), str(value), "right")
    if value.denominator not in (1, 2, 4, 5, 8, 10) and abs(value) < 9 and abs(value) > 1:
        yield pair(rounded(value, 1), str(value), "ask")
    yield pair(off(value), str(value), "wrong")


def rounded(value: Fraction, digits: int) -> str:
    """A decimal as school teaches it."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def off(value: Fraction) -> str:
    """Two units in the fourth place beside the truth."""
    return rounded(value + Fraction(2, 10**4), 4)


ASKED = [
    ("{a}/{b}{c}", "{a}/({b}{c})"),
    ("e^{b}{c}", "e^({b}{c})"),
    ("e^-{b}{c}", "e^-({b}{c})"),
    ("{b}^1/2", "sqrt({b})"),
    ("sin {b} {c}", "sin({b}{c})"),
    ("cos {b}/{c}", "cos({b}/{c})"),
    ("ln {b}({c}+{a})", "ln({b}({c}+{a}))"),
    ("{a}√{b}{c}", "{a}√({b}{c})"),
    ("{b}{a} + {c}", "{b}^{a} + {c}"),
    ("sin {b}^2", "sin({b})^2"),
]


def asked_pairs() -> Iterator[Pair]:
    """Texts of which only the other documented reading is right."""
    for text, meant in ASKED:
        for a, b, c in (("3", "x", "y"), ("5", "y", "x"), ("7", "x", "y")):
            answer, expected = (form.format(a=a, b=b, c=c) for form in (text, meant))
            yield pair(answer, expected, "ask", POSITIVE)


IDENTITIES = [
    ("sin(2*x)", "2*sin(x)*cos(x)"),
    ("cos(2*x)", "cos(x)^2 - sin(x)^2"),
    ("sin(3*x)", "3*sin(x) - 4*sin(x)^3"),
    ("sin(x + y)", "sin(x)*cos(y) + cos(x)*sin(y)"),
    ("cos(x - y)", "cos(x)*cos(y) + sin(x)*sin(y)"),
    ("tan(x)", "sin(2*x)/(1 + cos(2*x))"),
    ("1 + tan(x)^2", "1/cos(x)^2"),
    ("sin(x)*cos(y)", "(sin(x + y) + sin(x - y))/2"),
    ("sin(x + pi/2)", "cos(x)"),
    ("sin(x)^4", "(3 - 4*cos(2*x) + cos(4*x))/8"),
    ("e^(x + y)", "e^x*e^y"),
    ("e^(2*x - 1)", "(e^x)^2/e"),
    ("2^(x + 3)", "8*2^x"),
    ("sinh(2*x)", "2*sinh(x)*cosh(x)"),
    ("1 - tanh(x)^2", "1/cosh(x)^2"),
    ("tanh(x)", "(e^(2*x) - 1)/(e^(2*x) + 1)"),
    ("arcsinh(x)", "ln(x + sqrt(x^2 + 1))"),
    ("1/(1 + e^(-x))", "e^x/(1 + e^x)"),
    ("e^x/(1 + e^x)^2", "1/(1 + e^x) - 1/(1 + e^x)^2"),
    ("ln(x^2*y^2 + x^2)", "2*ln(abs(x)) + ln(y^2 + 1)"),
    ("sqrt((x - y)^2)", "abs(x - y)"),
    ("abs(x)*abs(y)", "abs(x*y)"),
    ("abs(x)^3", "x^2*abs(x)"),
    ("sqrt(x^2*y^2 + x^2)", "abs(x)*sqrt(y^2 + 1)"),
    ("sqrt(x^4 + 2*x^2 + 1)", "x^2 + 1"),
    ("(x - y)^4", "x^4 - 4*x^3*y + 6*x^2*y^2 - 4*x*y^3 + y^4"),
    ("(x^3 - y^3)/(x - y)", "x^2 + x*y + y^2"),
    ("x^(-2) - y^(-2)", "(y - x)*(x + y)/(x^2*y^2)"),
    ("1/(x^2 + 1) - 1/(x^2 + 2)", "((x^2 + 1)*(x^2 + 2))^(-1)"),
    ("arctan(x)", "arcsin(x/sqrt(1 + x^2))"),
    ("cos(arctan(x))", "1/sqrt(1 + x^2)"),
]
FOR_POSITIVE_IDENTITIES = [
    ("ln(x*y)", "ln(x) + ln(y)"),
    ("ln(x/y)", "-ln(y/x)"),
    ("ln(x^y)", "y*ln(x)"),
    ("x^y", "e^(y*ln(x))"),
    ("x^ln(y)", "y^ln(x)"),
    ("ln(x)/ln(2)", "log2(x)"),
    ("sqrt(x)*sqrt(y)", "sqrt(x*y)"),
    ("sqrt(sqrt(x))", "x^(1/4)"),
    ("sqrt(x + 2*sqrt(x*y) + y)", "sqrt(x) + sqrt(y)"),
    ("1/(sqrt(x) + sqrt(x + 1))", "sqrt(x + 1) - sqrt(x)"),
    ("x^(-1/2)*y^(3/2)", "y*sqrt(y)/sqrt(x)"),
    ("x^(1/3)*x^(1/6)", "sqrt(x)"),
    ("sqrt(x)/x", "x^(-1/2)"),
    ("sqrt(5 + 2*sqrt(6))*x", "(sqrt(2) + sqrt(3))*x"),
    ("arctan(x) + arctan(1/x)", "pi/2"),
]
NEAR_MISSES = (
    "-({0})",
    "2*({0})",
    "({0})/2",
    "{0} + 1/1000",
    "{0} - x*y/10^9",
    "({0})*y",
    "1/({0})",
)


def identity_pairs() -> Iterator[Pair]:
    """Identities of every kind, both ways round, each with lost signs, factors and near misses."""
    for identities, domain in ((IDENTITIES, ANYWHERE), (FOR_POSITIVE_IDENTITIES, POSITIVE)):
        for identity in identities:
            for text, expected in (identity, identity[::-1]):
                if differ(in_sympy(text), in_sympy(expected)):
                    raise ValueError(identity)
                yield pair(text, expected, "right", domain)
                yield pair(text.replace("*", "·"), expected, "right", domain)
                for miss in NEAR_MISSES:
                    wrong = miss.format(text)
                    if differ(in_sympy(wrong), in_sympy(expected)):
                        yield pair(wrong, expected, "wrong", domain)


def in_sympy(text: str) -> Any:
    """A text of this file as sympy understands it."""
    functions = {"ln": sympy.log, "log2": lambda u: sympy.log(u, 2), "arctan": sympy.atan,
                 "arcsin": sympy.asin, "arcsinh": sympy.asinh, "e": sympy.E}  # fmt: skip
    return sympy.sympify(text.replace("^", "**"), locals={**NAMES, **functions})


def pair(answer: str, expected: str, verdict: str, domain: Any = None) -> Pair:
    """One line of the file."""
    names = ["x", "y"] if domain else []
    return {"answer": answer, "expected": expected, "vars": names, "domain": domain or {},
            "verdict": verdict}  # fmt: skip


def main() -> None:
    """Write the file."""
    pairs = [*derivative_pairs(), *number_pairs(), *asked_pairs(), *identity_pairs()]
    short = [each for each in pairs if len(each["answer"]) <= LONGEST_TEXT]
    unique = dict.fromkeys(json.dumps(each, ensure_ascii=False) for each in short)
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("".join(f"{line}\n" for line in unique), encoding="utf-8")
    print(f"{len(unique)} pairs written to {TARGET}")


if __name__ == "__main__":
    main()
