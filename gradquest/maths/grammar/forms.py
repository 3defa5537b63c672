"""What may be typed and how it is read, as help shows it; every row is tested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from gradquest.maths.grammar.names import CONSTANT_NAMES, FUNCTION_NAMES

FORMS: tuple[tuple[str, str], ...] = (
    ("2xy   2x y   2*x*y   2·x·y   2×x×y", "2*x*y"),
    ("x^2   x**2   x²", "x^2"),
    ("-x^2   −x²", "-(x^2)"),
    ("x^-1   x⁻¹", "1/x"),
    ("y(2x+1)", "y*(2*x + 1)"),
    ("1/2   ½   0.5   .5", "1/2"),
    ("3e-2", "0.03"),
    ("pi   π", "3.14159…"),
    ("2e", "2*e, Euler's number"),
    ("2e3", "2000"),
    ("(-8)^(1/3)", "-2"),
    ("sqrt(x)   sqrt x   √x   x^(1/2)", "sqrt(x)"),
    ("cbrt(x)   x^(1/3)", "the real cube root, also below 0"),
    ("|x|   abs(x)", "abs(x)"),
    ("e^x   exp(x)", "e^x"),
    ("e^-(x+y)", "e^(-(x + y))"),
    ("ln x   ln(x)   log(x)", "ln(x)"),
    ("log10(x)   log_10(x)", "ln(x)/ln(10)"),
    ("log2(x)   log_2(x)", "ln(x)/ln(2)"),
    ("sin x   sinx   sin(x)", "sin(x)"),
    ("sin 2x   sin xy", "sin(2*x); sin(x*y)"),
    ("sin^2 x   sin²x   sin(x)^2", "(sin(x))^2"),
    ("x sin x   xsin(x)", "x*sin(x)"),
    ("sin x cos x   sin(x)cos(x)", "sin(x)*cos(x)"),
    ("arctan x   atan(x)   tanh x", "arctan(x); tanh(x)"),
    (r"\frac{x}{2}   \sqrt{x}   x^{2}", "x/2; sqrt(x); x^2"),
)
"""What you type, with three spaces between ways to type the same; and what it means."""

VECTOR_FORMS: tuple[tuple[str, str], ...] = (
    ("(2, 4)   [2, 4]   <2, 4>   2, 4", "(2, 4)"),
    ("2 4", "(2, 4), numbers only"),
    ("2i + 4j", "(2, 4)"),
    ("2(1, 2)   (4, 8)/2", "(2, 4)"),
)

DECIMALS: tuple[tuple[str, str], ...] = (
    ("1/3   sqrt(2)   2e", "an exact form is always right"),
    ("0.333   1.414", "right: the true value rounded, 3 digits or more"),
    ("0.33", "asked back: too few digits"),
    ("0.666 for 2/3", "wrong: cut off instead of rounded"),
)
"""The rule for decimals."""

WIDTH = 34
"""Columns for what is typed, in the table as text."""

READINGS: tuple[tuple[str, str, str], ...] = (
    ("1/2x", "(1/2)*x", "1/(2x)"),
    ("e^xy", "e^x*y", "e^(xy)"),
    ("x^1/2", "(x^1)/2", "x^(1/2)"),
    ("2^x^2", "2^(x^2)", "(2^x)^2"),
    ("sin x/y", "sin(x)/y", "sin(x/y)"),
    ("sin xy", "sin(xy)", "sin(x)y"),
    ("sin x y", "sin(x)*y", "sin(xy)"),
    ("sin x^2", "sin(x^2)", "sin(x)^2"),
    ("√2x", "√(2)*x", "√(2x)"),
    ("ln x/y", "ln(x)/y", "ln(x/y)"),
    ("x2", "x*2", "x^2"),
    ("2e3", "2000", "2*e*3"),
)
"""A text that could mean two things: our one reading, and what to type for the other one.

Where only the other one is right, the game asks instead of saying 'wrong'.
"""

REFUSED: tuple[tuple[str, str], ...] = (
    ("sin^-1 x", "arcsin(x) or 1/sin(x)"),
    ("2 3", "2*3 or 2 + 3"),
    ("log3(x)", "ln(x)/ln(3)"),
    ("x = 2", "2"),
    ("3,14", "3.14"),
)
"""What is handed back, and what to type instead."""


def lines() -> Iterator[str]:
    """The whole table as text."""
    yield from _block("what you may type", FORMS)
    yield from _block("vectors", VECTOR_FORMS)
    yield from _block("names", _names())
    read_as = [(text, f"{ours};  for the other one type {other}") for text, ours, other in READINGS]
    yield from _block("how it is read", read_as)
    yield from _block("what is handed back, and what to type instead", REFUSED)
    yield from _block("decimals", DECIMALS)


def _names() -> Iterator[tuple[str, str]]:
    for row in (*FUNCTION_NAMES, *CONSTANT_NAMES):
        yield "   ".join(row.spellings), row.says


def _block(title: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f"{title}:"
    for ways, says in rows:
        yield f"  {ways:<{WIDTH}}  {says}".rstrip()
    yield ""
